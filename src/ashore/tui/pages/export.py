"""Something to a file: where, in which format; nothing is replaced unasked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.errors import AshoreError
from ashore.export.registers import ExportFormat
from ashore.export.render import export
from ashore.i18n import K_, _, fill, parse
from ashore.i18n.parse.user_path import user_path
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.choice_list import ChoiceList
from ashore.tui.widgets.inputs import ONE_VALUE, TextInput
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row


class ExportDialog(ModalPage):
    """Asks for the file's name and format."""

    def __init__(self, title: str, formats: Sequence[ExportFormat], stem: Path) -> None:
        super().__init__()
        self._title, self._formats, self._stem = title, formats, stem
        self._format = formats[0]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(self._title, classes="heading")
            yield ChoiceList({format.id: format.label for format in self._formats}, self._choose)
            yield Prose(_("File"), classes="heading")
            yield TextInput(f"{self._stem}{self._format.suffix}", max_length=4096, between=ONE_VALUE)
            yield Prose("", classes="error", id="problem")
            yield Row(_("Write the file"), lambda: self._write(force=False), id="write")
            yield Row(_("Replace the file that is there"), lambda: self._write(force=True), id="replace")
            yield Prose(
                join_keys([("Tab", K_("next")), ("Enter", K_("choose")), ("Esc", K_("close"))]), classes="notice gap"
            )

    def built(self) -> None:
        self.query_one("#replace").display = False
        self.query_one("#problem").display = False
        self._show()

    def focus_start(self) -> None:
        self.set_focus(self.query_one(ChoiceList))

    def _show(self) -> None:
        self.query_one(ChoiceList).show_chosen((self._format.id,))

    def _choose(self, id_: str) -> None:
        """A format; then it is to be written."""
        format = next(format for format in self._formats if format.id == id_)
        entry = self.query_one(TextInput)
        if entry.value.endswith(self._format.suffix):
            entry.value = entry.value.removesuffix(self._format.suffix) + format.suffix
            entry.cursor_position = len(entry.value)
        self._format = format
        self._show()
        self.set_focus(self.query_one("#write"))

    def _write(self, *, force: bool) -> None:
        path: Path | None = None
        try:
            path = user_path(parse.path(self.query_one(TextInput).value))
            export(self._format.make(), path, force=force)
        except AshoreError as problem:
            self._say(str(problem), replace=path is not None and _is_there(path))
            return
        except ValueError:
            self._say(_("This is no name of a file."), replace=False)
            return
        self.ashore.session.keep_new()
        self.ashore.say(fill(_("Written: {file}"), file=str(path)))
        self.dismiss()

    def _say(self, problem: str, *, replace: bool) -> None:
        line = self.query_one("#problem", Prose)
        line.show(problem)
        line.display = True
        self.query_one("#replace").display = replace


def _is_there(path: Path) -> bool:
    """Whether there is a file that can be replaced."""
    try:
        return path.is_file()
    except OSError:
        return False
