"""The session: undo and redo of everything, and saving off the thread."""

from __future__ import annotations

import threading
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.workbook import edits
from ashore.workbook.edits import Edit
from ashore.workbook.file.store import Store
from ashore.workbook.model import Workbook
from ashore.workbook.saver import DELAY, Saver
from ashore.workbook.session import Session
from tests.support import TODAY, empty, story


def amount(value: int) -> Edit:
    return lambda workbook: edits.edit_item(workbook, "food", "sum", amount=Decimal(value))


def tick(step: str) -> Edit:
    return lambda workbook: edits.mark_step(workbook, step, "done", TODAY)


def test_undo_and_redo() -> None:
    session = Session(empty())
    session.apply(tick("a"))
    session.apply(tick("b"))
    after = session.value
    assert session.undo()
    assert [s.id for s in session.value.steps] == ["a"]
    assert session.undo()
    assert not session.undo()
    assert session.value == empty()
    assert session.redo()
    assert session.redo()
    assert not session.redo()
    assert session.value == after


def test_typing_in_one_field_is_undone_together_until_it_is_left() -> None:
    session = Session(empty())
    for value in (1, 12, 120):
        session.apply(amount(value), "food")
    session.end_merging()
    session.apply(amount(1200), "food")
    session.undo()
    assert [line.amount for line in session.value.budget.lines] == [Decimal(120)]
    session.undo()
    assert session.value == empty()


def test_a_new_edit_ends_redoing_and_an_empty_one_changes_nothing() -> None:
    session = Session(empty())
    session.apply(tick("a"))
    session.undo()
    session.apply(lambda workbook: workbook)
    assert session.can_redo
    session.apply(tick("b"))
    assert not session.can_redo


@given(st.lists(st.integers(0, 5), max_size=30))
def test_undoing_everything_leads_back(values: list[int]) -> None:
    session = Session(story())
    for value in values:
        session.apply(amount(value), "food" if value % 2 else None)
    last = session.value
    while session.undo():
        pass
    assert session.value == story()
    while session.redo():
        pass
    assert session.value == last


def test_saved_soon_after_an_edit(tmp_path: Path) -> None:
    path = tmp_path / "workbook.toml"
    saved = threading.Event()
    saver = Saver(Store(path), lambda state, _problem: saved.set() if state == "saved" else None)
    session = Session(empty(), saver)
    session.apply(tick("a"))
    assert saved.wait(10)
    assert Store(path).read() == session.value
    assert saver.close()


def test_typing_on_does_not_put_the_save_off(tmp_path: Path) -> None:
    path = tmp_path / "workbook.toml"
    saver = Saver(Store(path))
    session = Session(empty(), saver)
    end = time.monotonic() + DELAY * 4
    number = 0
    while time.monotonic() < end and not path.exists():
        number += 1
        session.apply(amount(number), "food")
        time.sleep(0.02)
    assert path.exists()
    saver.close()
    assert Store(path).read() == session.value


def test_a_failed_save_is_told_kept_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "workbook.toml"
    told: list[tuple[str, str]] = []
    store = Store(path)
    write = store.write
    broken = True

    def refuse(workbook: Workbook) -> None:
        if broken:
            raise OSError(28, "No space left on device")
        write(workbook)

    monkeypatch.setattr(store, "write", refuse)
    saver = Saver(store, lambda state, problem: told.append((state, problem)))
    session = Session(empty(), saver)
    session.apply(tick("a"))
    assert not saver.flush()
    assert ("failed", "the disk is full") in told
    broken = False
    assert saver.flush()
    assert Store(path).read() == session.value
    assert saver.close()
    assert told[-1] == ("saved", "")


class Kept:
    """A saver that remembers what it was given."""

    def __init__(self) -> None:
        self.given: list[Workbook] = []

    def submit(self, workbook: Workbook) -> None:
        self.given.append(workbook)


def test_what_was_begun_is_saved_from_its_first_answer_on() -> None:
    saver = Kept()
    session = Session(empty(), saver)  # type: ignore[arg-type]
    debt = session.begin(edits.add_debt)
    assert saver.given == []
    session.apply(lambda workbook: edits.edit_debt(workbook, debt, lender="A"), "lender")
    assert saver.given[-1] == session.value
    session.apply(lambda workbook: edits.edit_debt(workbook, debt, lender=""), "lender")
    assert saver.given[-1] == empty()
    assert session.drop_untouched()
    assert session.value == empty()
    assert not session.can_undo


def test_what_is_begun_within_something_begun_goes_first() -> None:
    session = Session(empty())
    session.apply(tick("a"))
    session.undo()
    debt = session.begin(edits.add_debt)
    session.begin(lambda workbook: edits.add_offer(workbook, debt))
    told: list[int] = []
    session.subscribe(lambda: told.append(1))
    assert session.drop_untouched(lambda: not session.value.debts)
    assert (len(session.value.debts), len(session.value.offers), len(told)) == (1, 0, 1)
    assert session.drop_untouched()
    assert session.value == empty()
    assert session.redo()  # as it was before anything was begun
    assert [s.id for s in session.value.steps] == ["a"]


def test_what_was_begun_and_touched_stays_and_is_undone_step_by_step() -> None:
    session = Session(empty())
    debt = session.begin(edits.add_debt)
    session.apply(lambda workbook: edits.edit_debt(workbook, debt, lender="A"))
    assert not session.drop_untouched()
    assert session.value.debts[0].lender == "A"
    assert session.undo() and session.undo() and not session.undo()
    assert session.value == empty()


def test_who_only_reads_begins_nothing_and_handing_over_takes_the_untouched_away() -> None:
    reader = Session(empty(), read_only=True)
    assert reader.begin(edits.add_debt) == ""
    assert reader.value == empty()
    writer = Session(empty())
    writer.begin(edits.add_debt)
    writer.stop_writing()
    assert writer.value == empty()
