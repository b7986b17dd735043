"""What would go to a file, where the session has none: on the screen, and to the terminal's clipboard."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from ashore.errors import AshoreError
from ashore.export.registers import ExportFormat
from ashore.i18n import K_, _
from ashore.text import clean
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.choice_list import ChoiceList
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll
from ashore.wording.program import copied_words

TO_READ = ("text", "markdown", "csv", "ics", "ics-named")
"""The formats that are text for a reader; the others are for other programs to open as a file."""


class ShownExportDialog(ModalPage):
    """Asks in which form, shows it, and copies it. It writes nothing."""

    BINDINGS = [
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    def __init__(self, formats: Sequence[ExportFormat]) -> None:
        super().__init__()
        self._formats = [format for format in formats if format.id in TO_READ]
        self._format = self._formats[0]
        self._text = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(_("Show it here"), classes="heading")
            if len(self._formats) > 1:
                yield ChoiceList({format.id: format.label for format in self._formats}, self._choose)
            with Scroll(classes="scroll"):
                yield Prose("", id="shown")
            yield Row(_("Copy it"), self._copy, id="copy")
            keys = [("Tab", K_("next")), ("PgDn", K_("scroll")), ("Enter", K_("choose")), ("Esc", K_("close"))]
            yield Prose(join_keys(keys), classes="notice gap")

    def built(self) -> None:
        self._show()

    def focus_start(self) -> None:
        self.set_focus(self.query_one("#copy"))

    def action_page(self, by: int) -> None:
        """A page on, or back."""
        self.query_one(Scroll).page(by)

    def _choose(self, id_: str) -> None:
        self._format = next(format for format in self._formats if format.id == id_)
        self._show()

    def _show(self) -> None:
        for choices in self.query(ChoiceList):
            choices.show_chosen((self._format.id,))
        row = self.query_one("#copy", Row)
        try:
            made = self._format.make()
        except AshoreError as problem:
            self._text, row.display = "", False
            self.query_one("#shown", Prose).show(str(problem))
            return
        self._text = made if isinstance(made, str) else made.decode("utf-8")
        self._text = self._text.removeprefix("\ufeff")
        row.display = True
        self.query_one("#shown", Prose).show(clean(self._text))
        self.query_one(Scroll).scroll_home(animate=False)

    def _copy(self) -> None:
        self.ashore.session.keep_new()
        self.app.copy_to_clipboard(self._text)
        self.dismiss()
        self.ashore.say(copied_words())
