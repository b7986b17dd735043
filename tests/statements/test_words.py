"""What is said of statements: every reason, every question and every error has its words; learned payees."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import ashore
from ashore.guide.models.statements import Meaning
from ashore.statements.answers import Payee
from ashore.statements.counting import count
from ashore.statements.report import report_of
from ashore.statements.rows import Problem
from ashore.statements.rules import same
from ashore.statements.sorting import NOTHING_MOVED
from ashore.statements.words import Finder
from ashore.wording.statements import EXPECTED, NOTES, REASONS, ROLES, WHYS
from tests.statements.samples import rules, statement

SOURCE = "\n".join(path.read_text("utf-8") for path in (Path(ashore.__file__).parent / "statements").glob("*.py"))


def test_every_error_says_what_was_expected() -> None:
    kinds = set(re.findall(r'StatementError\(\s*"([a-z-]+)"', SOURCE)) | {"zip-damaged", "password-wrong", "no-header"}
    assert len(kinds) > 12
    assert kinds <= set(EXPECTED)


def test_every_reason_and_question_has_words() -> None:
    reasons = set(re.findall(r'reason="([a-z-]+)"', SOURCE)) | (set(get_args(Problem)) - {""}) | NOTHING_MOVED
    assert reasons | {"own-money", "paid-by-someone-else", "undecided", "refund-without-payment"} <= set(REASONS)
    assert set(re.findall(r'ask="([a-z-]+)"', SOURCE)) | {"group", "cash", "lender", "direction"} <= set(WHYS)
    assert set(re.findall(r'yield "([a-z-]+)"', SOURCE)) == set(NOTES)
    assert set(re.findall(r'take\("([a-z]+)"', SOURCE)) <= set(ROLES)


def test_every_meaning_of_a_state_leads_somewhere() -> None:
    assert set(get_args(Meaning)) >= NOTHING_MOVED - {"refunded-in-full"}


def test_what_the_reader_said_of_a_payee_holds_for_its_next_row() -> None:
    read = statement("alipay-app.csv")
    answers = {Payee(same("妈妈"), "out"): "family", Payee(same("姐姐"), "in"): "family-income"}
    report = report_of(count([read], rules(), (), answers), rules())
    assert report.spending_groups["family"] == 500
    assert report.income_groups.keys() == {"gig", "family-income"}
    assert {one.who for one in report.asked} == {"林小树"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("oak street rent", True),
        ("car rental", False),
        ("房租 周某", True),
        ("parents", False),
        ("MIETE".lower(), True),
    ],
)
def test_latin_words_stand_at_the_start_of_a_word(text: str, found: bool) -> None:
    assert bool(Finder(["房租", "miete"], ["rent"]).search(text)) is found
