"""The case: each answer once, and anew when the workbook, the guidance or the minute is another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property

import pytest

from ashore.casework import case as module
from ashore.casework.case import Case, Present
from ashore.casework.offers import measure
from ashore.guide.guide import Guide, load
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import case_of, make_app, two_debts, years

NAMES = [name for name, value in vars(Case).items() if isinstance(value, cached_property) and name[0] != "_"]


@pytest.mark.parametrize("name", NAMES)
def test_each_answer_is_worked_out_once(name: str, guide: Guide) -> None:
    case = case_of(years(), guide)
    assert getattr(case, name) is getattr(case, name)


def test_an_offer_is_measured_once(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    case, measured = case_of(two_debts(), guide), []

    def counted(*args: object) -> object:
        measured.append(args)
        return measure(*args)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(module, "measure", counted)
    for _turn in range(2):
        for offer in case.workbook.offers:
            case.measured(offer)
    assert len(measured) == len(case.workbook.offers) == 4


NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        (lambda book, guide, now: (book, guide, now), True),
        (lambda book, guide, now: (edits.add_debt(book)[0], guide, now), False),
        (lambda book, guide, now: (book, load("gb"), now), False),
        (lambda book, guide, now: (book, guide, now + MINUTE), False),
    ],
)
def test_the_case_is_made_anew_when_something_is_another(
    guide: Guide, change: Callable[[Workbook, Guide, dt.datetime], tuple[Workbook, Guide, dt.datetime]], same: bool
) -> None:
    present, book = Present(), two_debts()
    first = present.case(book, guide, NOW)
    assert (present.case(*change(book, guide, NOW)) is first) is same


async def test_the_app_has_the_case_of_its_present_value() -> None:
    app = make_app(two_debts())
    async with app.run_test():
        first = app.case
        assert app.case is first
        app.session.apply(lambda workbook: edits.edit_debt(workbook, "d1", lender="B"))
        assert app.case.workbook is app.session.value
        assert app.case is not first
        app.session.undo()
        assert app.case.workbook is app.session.value
