"""Progress, the next step, what is due."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ashore.casework.agenda import agenda
from ashore.casework.debts import days_overdue, total_owed
from ashore.casework.progress import Progress, progress
from ashore.guide.guide import load
from ashore.workbook import edits
from ashore.workbook.model import Debt
from tests.support import TODAY, empty, story


def test_steps_that_are_not_for_the_reader_do_not_count() -> None:
    workbook = edits.mark_step(empty(), "a", "done", TODAY)
    workbook = edits.mark_step(workbook, "b", "not-for-me", TODAY)
    assert progress(["a", "b", "c"], workbook.steps) == Progress(1, 2)
    assert progress([], workbook.steps) == Progress(0, 0)


def test_days_overdue_count_from_the_due_day() -> None:
    def debt(day: dt.date | None) -> Debt:
        return Debt(id="d1", due_date=day)

    assert days_overdue(debt(dt.date(2026, 10, 19)), TODAY) == 35
    assert days_overdue(debt(TODAY), TODAY) == 0
    assert days_overdue(debt(TODAY + dt.timedelta(days=1)), TODAY) is None
    assert days_overdue(debt(None), TODAY) is None


def test_what_is_owed() -> None:
    assert total_owed(empty(), TODAY) is None
    assert total_owed(story(), TODAY) == Decimal("2052.50")


def test_the_agenda_is_in_order_and_names_its_records() -> None:
    workbook = edits.answer(story(), "l1", "reply-by", dt.date(2026, 12, 1))
    assert [(str(e.date), e.kind, e.ref) for e in agenda(workbook, load().letters, TODAY)] == [
        ("2026-10-19", "debt-due", "d1"),
        ("2026-12-01", "reply-by", "l1"),
        ("2026-12-15", "proposed-payment", "l1"),
    ]
    assert agenda(empty(), load().letters, TODAY) == ()
