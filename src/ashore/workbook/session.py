"""The session alone holds the current value, applies edits, undoes and redoes, and hands each value to the saver."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ashore.workbook.edits import Edit
from ashore.workbook.model import Workbook
from ashore.workbook.saver import Saver

UNDO_DEPTH = 500


@dataclass(frozen=True)
class _New:
    """A record that was opened new: the workbook before it and with it, and what could be redone then."""

    before: Workbook
    made: Workbook
    redo: tuple[Workbook, ...]


class Session:
    """One open workbook. Without a saver nothing is written."""

    def __init__(self, workbook: Workbook, saver: Saver | None = None, *, read_only: bool = False) -> None:
        self._value = workbook
        self._read_only = read_only
        self._saver = saver
        self._undo: list[Workbook] = []
        self._redo: list[Workbook] = []
        self._merge: str | None = None
        self._news: list[_New] = []
        self._submitted = workbook
        self._listeners: list[Callable[[], None]] = []
        self.refused: Callable[[], None] = lambda: None
        """Called when an edit is refused."""

    @property
    def value(self) -> Workbook:
        """The workbook as it is now."""
        return self._value

    @property
    def to_save(self) -> Workbook:
        """What belongs on the disk: the workbook, without a record that was opened new and is as it was made."""
        value = self._value
        for new in reversed(self._news):
            if value != new.made:
                break
            value = new.before
        return value

    @property
    def saver(self) -> Saver | None:
        """What writes it."""
        return self._saver

    @property
    def read_only(self) -> bool:
        """Whether edits are refused: another session has the workbook."""
        return self._read_only

    def write_with(self, saver: Saver) -> None:
        """From now on edits are taken, and saved by `saver`."""
        self._saver, self._read_only = saver, False

    def stop_writing(self) -> None:
        """From now on edits are refused."""
        self._value = self.to_save
        self._news.clear()
        self._saver, self._read_only = None, True
        self._undo.clear()
        self._redo.clear()
        self._tell()

    def replace(self, workbook: Workbook) -> None:
        """Another value, read from the file; what was done before cannot be undone any more."""
        self._undo.clear()
        self._redo.clear()
        self._news.clear()
        self._merge = None
        self._value = self._submitted = workbook
        self._tell()

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` after every change. Returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, edit: Edit, merge: str | None = None) -> None:
        """Apply an edit. Edits in a row with the same `merge` (typing into one field) are undone together."""
        if self._read_only:
            self._tell()  # whoever shows something else by now shows the value again
            self.refused()
            return
        new = edit(self._value)
        if new == self._value:
            return
        if merge is None or merge != self._merge:
            self._undo.append(self._value)
            del self._undo[:-UNDO_DEPTH]
        self._merge = merge
        self._redo.clear()
        self._set(new)

    def make(self, edit: Callable[[Workbook], tuple[Workbook, str]]) -> str:
        """Apply an edit that makes a record. Returns the record's id; empty where nothing may be written."""
        made = ""

        def apply(workbook: Workbook) -> Workbook:
            nonlocal made
            workbook, made = edit(workbook)
            return workbook

        self.apply(apply)
        return made

    def begin(self, edit: Callable[[Workbook], tuple[Workbook, str]]) -> str:
        """Like `make`, for an empty record that the reader is to fill in: it is kept from the first answer on.

        Until then it is not saved, and `drop_untouched` takes it away as if it had not been made.
        """
        if self._read_only:
            return self.make(edit)
        made, id_ = edit(self._value)
        self._news.append(_New(self._value, made, tuple(self._redo)))
        self.apply(lambda _workbook: made)
        return id_

    def drop_untouched(self, needed: Callable[[], bool] = lambda: False, *, tell: bool = True) -> bool:
        """Take away what was begun and is as it was made; whether there was something.

        `needed`, asked of the workbook without it, says whether it still has to be there: its page is on show.
        """
        dropped = False
        while self._news:
            new = self._news[-1]
            if self._asked_of(new.before, needed):
                break
            self._news.pop()
            if self._value == new.made:
                place = next((n for n in reversed(range(len(self._undo))) if self._undo[n] is new.before), None)
                if place is not None:
                    del self._undo[place:]
                self._redo = list(new.redo)
                self._merge = None
                self._value = new.before
                dropped = True
            elif self._value == new.before and len(self._redo) == 1:
                self._redo = list(new.redo)  # undone before it was touched: nothing to be brought back
        self._submit()
        if dropped and tell:
            self._tell()
        return dropped

    def _asked_of(self, workbook: Workbook, needed: Callable[[], bool]) -> bool:
        """What `needed` says where this is the workbook."""
        value, self._value = self._value, workbook
        try:
            return needed()
        finally:
            self._value = value

    def keep_new(self) -> None:
        """What was begun is kept as it is: it was used, though nothing was changed in it."""
        self._news.clear()
        self._submit()

    def end_merging(self) -> None:
        """The next edit is undone on its own, even in the same field."""
        self._merge = None

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo."""
        return bool(self._redo)

    def undo(self) -> bool:
        """Take the last edit back; whether there was one."""
        if not self._undo:
            return False
        self._redo.append(self._value)
        self._merge = None
        self._set(self._undo.pop())
        return True

    def redo(self) -> bool:
        """Do again what was undone; whether there was something."""
        if not self._redo:
            return False
        self._undo.append(self._value)
        self._merge = None
        self._set(self._redo.pop())
        return True

    def _set(self, workbook: Workbook) -> None:
        self._value = workbook
        self._submit()
        self._tell()

    def _submit(self) -> None:
        workbook = self.to_save
        if workbook is not self._submitted:
            self._submitted = workbook
            if self._saver:
                self._saver.submit(workbook)

    def _tell(self) -> None:
        for listener in list(self._listeners):
            listener()
