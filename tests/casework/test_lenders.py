"""A rule that binds some lenders only says for which of the reader's it holds, and for which it does not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, get_args

import pytest

from ashore.casework.lenders import ALL, lender_kinds
from ashore.cli.main import main
from ashore.guide.guide import Guide
from ashore.guide.models.chapter import RuleBlock
from ashore.values import BoundLender
from ashore.wording.lenders import bound_words
from ashore.workbook import edits
from ashore.workbook.file.store import Store
from ashore.workbook.model import Loan, Workbook
from tests.support import case_of, empty, make_app, screen_text, speak, two_debts
from tests.test_plain import talk
from tests.test_plain_places import LAST
from tests.tui.screens import settle

CARD = "For credit cards only"
HOLDS, NOT = "What follows holds for:", "What follows does not hold for:"
PLAN = "What follows holds for: 某银行. What follows does not hold for: 某消费金融公司."


def owed_to(lender: str, workbook: Workbook | None = None, **values: Any) -> Workbook:
    workbook, debt = edits.add_debt(workbook or empty())
    return edits.edit_debt(workbook, debt, lender=lender, owed=Decimal(2000), **values)


def complained(workbook: Workbook, company: str) -> Workbook:
    """A complaint about the first debt that says what kind of company the lender is."""
    workbook, letter = edits.add_letter(workbook, "complaint", "d1", "zh_CN", dt.date(2026, 11, 20))
    return edits.answer(workbook, letter, "lender-kind", company)


def kinds_of(workbook: Workbook, guide: Guide) -> set[BoundLender]:
    return set(lender_kinds(workbook.debts[0], workbook, guide.letters))


def block(guide: Guide, context: str) -> RuleBlock:
    blocks = [b for chapter in guide.chapters for section in chapter.section for b in section.block]
    return next(b for b in blocks if isinstance(b, RuleBlock) and b.text.context == f"{context}/text")


@pytest.mark.parametrize(
    ("workbook", "kinds"),
    [
        (owed_to("甲"), {"bank", "consumer-finance", "microloan", "private"}),
        (owed_to(""), set(get_args(BoundLender))),  # the kind of a debt stands there before anybody has said it
        (owed_to("甲", kind="credit-card"), {"card"}),
        (owed_to("甲", loan=Loan(by="private")), {"private"}),
        (owed_to("甲", loan=Loan(by="licensed")), {"bank", "consumer-finance", "microloan"}),
        (complained(owed_to("甲"), "microloan"), {"microloan"}),
        (complained(owed_to("甲"), "bank"), {"bank"}),
        (complained(owed_to("甲", kind="credit-card"), "bank"), {"card"}),
        (complained(owed_to("甲"), "other"), {"bank", "consumer-finance", "microloan", "private"}),
        (complained(complained(owed_to("甲"), "bank"), "microloan"), {"microloan"}),  # the last word
        (complained(owed_to("甲", loan=Loan(by="private")), "bank"), set(ALL)),  # they go not together
    ],
)
def test_what_is_known_of_who_lends(workbook: Workbook, kinds: set[BoundLender], guide: Guide) -> None:
    assert kinds_of(workbook, guide) == kinds


def test_a_letter_about_another_debt_says_nothing_of_this_one(guide: Guide) -> None:
    workbook = owed_to("乙", complained(owed_to("甲"), "microloan"))
    assert lender_kinds(workbook.debts[1], workbook, guide.letters) == ALL - {"card"}


def said(workbook: Workbook, guide: Guide, context: str) -> str:
    speak("en")
    return bound_words(block(guide, context), case_of(workbook, guide))


def test_nothing_is_said_while_nobody_knows_who_lends(guide: Guide) -> None:
    assert not said(empty(), guide, "negotiate/propose/card")
    assert not said(owed_to(""), guide, "negotiate/propose/card")
    assert not said(owed_to("甲"), guide, "visit/limits/members")


def test_a_rule_says_for_whom_it_holds_and_for_whom_it_does_not(guide: Guide) -> None:
    both = owed_to("乙", owed_to("甲", loan=Loan(by="private")), kind="credit-card")
    assert said(both, guide, "visit/limits/members") == f"{HOLDS} 乙. {NOT} 甲."
    assert said(both, guide, "visit/limits/microloan") == "What follows does not hold for: 甲, 乙."
    assert said(both, guide, "negotiate/waiver/line-private") == f"{HOLDS} 甲. {NOT} 乙."
    assert not said(both, guide, "visit/limits/list")  # it binds nobody in particular


def test_one_who_lent_in_two_ways_is_named_with_the_way(guide: Guide) -> None:
    twice = owed_to("甲", owed_to("甲", kind="credit-card"))
    expected = f"{HOLDS} 甲 (Credit card). {NOT} 甲 (Instalment loan, consumer finance)."
    assert said(twice, guide, "negotiate/propose/card") == expected


def test_a_debt_that_is_cleared_is_nobody_s_concern(guide: Guide) -> None:
    assert not said(owed_to("甲", kind="credit-card", state="cleared"), guide, "negotiate/propose/card")


def test_each_rule_that_binds_some_names_them_in_its_words(guide: Guide) -> None:
    """Its words have to stand alone: nobody knows at the beginning who lends."""
    names = {
        "card": ("card",),
        "bank": ("bank",),
        "consumer-finance": ("consumer-finance", "bank", "licensed"),
        "microloan": ("microloan", "licensed"),
        "private": ("without a licence",),
    }
    rules = [b for c in guide.chapters for s in c.section for b in s.block if isinstance(b, RuleBlock) and b.lenders]
    assert len(rules) >= 12
    for rule in rules:
        assert any(name in rule.text.source.casefold() for who in rule.lenders for name in names[who]), (
            rule.text.context
        )


# On the screen, in the plain way, in a pipe


def bare(text: str) -> str:
    """The words without what stands between them: lines may break anywhere."""
    return "".join(text.split())


def above(text: str, words: str) -> str:
    """What is said of the lenders above the line that begins with words; it may take several lines."""
    lines = [line.strip(" │▌>§") for line in text.split("\n")]
    end = next(n for n, line in enumerate(lines) if line.startswith(words))
    marks = [n for n, line in enumerate(lines[:end]) if line.startswith("What follows") and end - n < 4]
    begin = marks[-1] if marks else end
    return bare(" ".join(lines[begin:end]))


async def test_the_screen_says_it_above_the_rule_and_anew_when_the_kind_is_another() -> None:
    speak("en")
    app = make_app(two_debts())
    async with app.run_test(size=(80, 60)) as pilot:
        app.go.chapter(app.guide.chapters[2], "card")
        await settle(pilot)
        assert above(screen_text(app), CARD).startswith(bare(PLAN))
        app.session.apply(lambda workbook: edits.edit_debt(workbook, "d2", kind="small-loan"))
        await settle(pilot)
        assert above(screen_text(app), CARD).startswith(bare("What follows does not hold for: 某消费金融公司, 某银行."))
        app.session.undo()
        await settle(pilot)
        assert above(screen_text(app), CARD).startswith(bare(PLAN))


def test_the_plain_way_says_it_above_the_rule() -> None:
    speak("en")
    text, _workbook = talk(two_debts(), LAST["chapters"], "3", "1", "q")
    assert above(text, CARD) == bare(PLAN)


def test_reading_a_chapter_says_it_above_the_rule(home: Any, capsys: pytest.CaptureFixture[str]) -> None:
    Store(home / "data" / "workbook.toml").write(two_debts())
    assert main(["--lang", "en", "read", "3"]) == 0
    assert above(capsys.readouterr().out, CARD) == bare(PLAN)
