"""A rate asked back, out of the screens: no verb, no letter and no question line by line shows a figure of it first."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest

from ashore.casework.late import position_by_rate
from ashore.cli.main import main
from ashore.guide.guide import Guide, load
from ashore.letters import drafts
from ashore.letters.advice import warnings
from ashore.letters.drafts import letter_case
from ashore.workbook import edits
from ashore.workbook.file.store import Store
from ashore.workbook.model import Workbook
from tests.support import TODAY, case_of, empty, speak, story
from tests.test_plain import talk

Out = pytest.CaptureFixture[str]
VERBS = (
    ("status",),
    ("status", "--json"),
    ("letter", "hardship"),
    ("letter", "hardship", "--length", "spoken"),
    ("export", "agenda", "--format", "ics-named"),
    ("export", "contacts"),
    ("export", "evidence"),
    ("check",),
)


def frightened() -> Workbook:
    """The story, whose sum is worked out from a rate a year that was taken for one a day."""
    values = {"owed": None, "principal": Decimal(2000), "penalty_rate": Decimal("0.24"), "penalty_per": "day"}
    return edits.edit_debt(story(), "d1", **values)


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_no_verb_shows_a_figure_of_a_rate_that_has_to_be_confirmed(
    verb: tuple[str, ...], home: Path, capsys: Out
) -> None:
    Store(home / "data" / "workbook.toml").write(frightened())
    assert main([*verb]) == 0
    out = capsys.readouterr().out
    debt = frightened().debts[0]
    for ahead in (-1, 0, 1):  # the day may turn while it runs
        now = position_by_rate(debt, dt.date.today() + dt.timedelta(ahead))
        assert now is not None
        for sum_ in (now.owed, now.interest):
            assert f"{sum_:,.2f}" not in out
            assert f"{sum_:.2f}" not in out
    if verb == ("status",):
        assert "24% a day would be 8,760% a year" in out
    if verb == ("status", "--json"):
        (found,) = json.loads(out)["debts"]
        assert (found["owed"], found["rate_question"]) == (None, "high")


def test_the_writer_of_a_letter_is_asked(guide: Guide) -> None:
    speak("en")
    workbook = frightened()
    about = letter_case(workbook.letters[0], case_of(workbook, guide))
    assert about.owed is None
    assert about.schedule() == ()
    assert any("8,760% a year" in line for line in warnings(about))
    workbook, offer = edits.add_offer(
        story(), "d1", amount=Decimal(2000), number=3, first=dt.date(2026, 12, 15), rate=Decimal("0.24"), rate_per="day"
    )
    workbook, draft = drafts.propose(workbook, offer, load(), TODAY)
    letter = next(d for d in workbook.letters if d.id == draft)
    assert letter_case(letter, case_of(workbook, guide)).schedule() == ()  # nor equal parts in its place


def test_the_plain_way_asks_it_right_after_the_period() -> None:
    speak("en")
    debt = ("3", "1", "L", "", "1", "", "2026-10-19", "", "", "2000", "", "", "", "24", "1", "3", "q", "", "q")
    said, workbook = talk(empty(), *debt)
    asked = said.index("24% a day would be 8,760% a year")
    assert said.index("Rate for being late") < asked < said.index("No, it is per year")
    assert "18,800" not in said
    assert workbook.debts[0].penalty_per == "year"


def test_what_is_left_can_be_offered_without_interest(guide: Guide) -> None:
    """A plan of the reader's own has no rate that is not known."""
    offer = case_of(story(), guide).own_offer("d1")
    assert not isinstance(offer, str)
    assert offer["rate"] == 0
    huge = edits.edit_debt(story(), "d1", owed=None, principal=Decimal("100000000"), charges=Decimal("1.00"))
    assert case_of(huge, guide).own_offer("d1") == "too-little"
