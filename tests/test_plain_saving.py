"""The plain way and the file: what cannot be saved is said at once; other sessions, and changes by other programs."""

from __future__ import annotations

import errno
import io
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from ashore.dialogue.menu import Conversation
from ashore.dialogue.places import HOME
from ashore.dialogue.program import Program
from ashore.dialogue.saving import Saving
from ashore.dialogue.talk import Leave, Talk
from ashore.i18n import catalogue
from ashore.workbook import edits
from ashore.workbook.file.store import Store
from ashore.workbook.open_workbook import OpenWorkbook
from tests.support import TODAY, speak, story
from tests.test_plain import NOW

MORE = str(len(HOME) + 2)
"""After what follows from how the case stands. What is typed in the first menu for what can be done about the file."""


class Doing(io.StringIO):
    """What is typed; between the lines something happens."""

    def __init__(self, *lines: str | Callable[[], object]) -> None:
        super().__init__()
        self._lines = list(lines)

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        while self._lines and not isinstance(self._lines[0], str):
            self._lines.pop(0)()  # type: ignore[operator]
        return f"{self._lines.pop(0)}\n" if self._lines else ""


def talked(open_workbook: OpenWorkbook, *lines: str | Callable[[], object]) -> str:
    """The conversation over an open workbook, as it is put together for the command line."""
    shown = io.StringIO()
    talk = Talk(Doing(*lines), shown, open_workbook.session, lambda: NOW, 78)
    program, saving = Program(path=open_workbook.path), Saving(talk, open_workbook)
    talk.notice, program.more = saving.notice, saving.choices
    with pytest.raises(Leave):
        Conversation(talk, open_workbook.session, catalogue.search_path(), 78, program).home()
    return shown.getvalue()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    speak("en")
    path = tmp_path / "workbook.toml"
    Store(path).write(story())
    return path


def saved(open_workbook: OpenWorkbook) -> None:
    """Wait for the saver's next try."""
    assert open_workbook.session.saver
    open_workbook.session.saver.flush(2)


def test_what_cannot_be_saved_is_said_at_the_next_prompt_and_when_it_is_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_workbook = OpenWorkbook(path, TODAY)

    def refuse(_workbook: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    def broken() -> None:
        monkeypatch.setattr(open_workbook.store, "write", refuse)

    said = talked(
        open_workbook,
        *(broken, "3", "2", "ABC", lambda: saved(open_workbook), "", "", lambda: monkeypatch.undo()),
        *(lambda: saved(open_workbook), "q", "q"),
    )
    assert said.count("! not saved: ") == 1
    assert said.index("Noted: ABC") < said.index("! not saved: ") < said.index("\nsaved\n")
    assert open_workbook.close()
    assert Store(path).read() == open_workbook.session.value


@pytest.mark.parametrize("mine", [True, False], ids=["mine", "theirs"])
def test_after_a_change_by_another_program_one_version_is_chosen(path: Path, mine: bool) -> None:
    open_workbook = OpenWorkbook(path, TODAY)
    theirs = edits.edit_debt(story(), "d1", lender="Other")

    def change() -> None:
        Store(path).write(theirs)
        saved(open_workbook)

    number = MORE if mine else str(int(MORE) + 1)
    said = talked(open_workbook, "3", "2", "ABC", "q", "", change, "", number, "q")
    assert "! not saved: " in said
    assert f"{MORE}. Keep what is here" in said
    assert "The other version is in the backups." in said
    assert open_workbook.close()
    found = Store(path).read()
    assert found is not None
    assert [debt.lender for debt in found.debts] == (["某消费金融公司", "ABC"] if mine else ["Other"])


def test_the_workbook_is_taken_over_from_another_session(path: Path) -> None:
    first, second = OpenWorkbook(path, TODAY), OpenWorkbook(path, TODAY)
    done = threading.Event()

    def hand_over() -> None:
        while not done.wait(0.05):
            if first.lock_is_requested():
                first.release_lock()

    thread = threading.Thread(target=hand_over)
    thread.start()
    try:
        said = talked(second, MORE, "3", "2", "ABC", "q", "", "", "q")
    finally:
        done.set()
        thread.join()
    assert f"{MORE}. Take the workbook over from the other session" in said
    assert "You have the workbook now; the other session only reads." in said
    assert first.close()
    assert second.close()
    found = Store(path).read()
    assert found is not None
    assert found.debts[-1].lender == "ABC"


def test_a_session_that_does_not_answer_keeps_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ashore.dialogue.saving.LIMIT", 0.1)
    first, second = OpenWorkbook(path, TODAY), OpenWorkbook(path, TODAY)
    said = talked(second, MORE, "q")
    assert "The other session does not answer, or cannot save. Nothing was changed." in said
    assert second.mode == "reading"
    assert not first.lock_is_requested()
    assert first.close()
    assert second.close()


def test_what_the_other_session_saves_is_seen(path: Path) -> None:
    first, second = OpenWorkbook(path, TODAY), OpenWorkbook(path, TODAY)

    def save() -> None:
        first.session.apply(lambda workbook: edits.edit_debt(workbook, "d1", lender="Seen"))
        saved(first)

    said = talked(second, save, "3", "l", "q")
    assert "Seen" in said
    assert first.close()
    assert second.close()
