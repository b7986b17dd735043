"""A passphrase on the workbook: set, changed, removed. What is typed here is kept nowhere."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.errors import AshoreError
from ashore.i18n import K_, _
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.inputs import EMPTY, TextInput
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.wording.passphrase import passphrase_problem, passphrase_warning

LONGEST = 1000
"""Characters of a passphrase."""


class PassphrasePage(ModalPage):
    """Asks for the one that is set, and for the new one twice; with `remove` only for the one that is set."""

    def __init__(self, *, remove: bool = False) -> None:
        super().__init__()
        self._remove = remove

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            if self._remove:
                yield Prose(_("Remove the passphrase"), classes="heading")
                yield Prose(_("The workbook and its backups become plain TOML again, which your account can read."))
            else:
                yield Prose(_("A passphrase for the workbook"), classes="heading")
                yield Prose(passphrase_warning())
            if self.ashore.saving.has_passphrase:
                yield Prose(_("The passphrase that is set"), classes="heading gap")
                yield TextInput(password=True, placeholder=EMPTY, max_length=LONGEST, id="current")
            if not self._remove:
                yield Prose(_("New passphrase; several words are better than one"), classes="heading gap")
                yield TextInput(password=True, placeholder=EMPTY, max_length=LONGEST, id="new")
                yield Prose(_("The same once more"), classes="heading")
                yield TextInput(password=True, placeholder=EMPTY, max_length=LONGEST, id="again")
            yield Prose("", classes="error", id="problem")
            yield Row(_("Make it plain") if self._remove else _("Encrypt from now on"), self._ask, id="do")
            yield Prose(
                join_keys([("Tab", K_("next")), ("Enter", K_("choose")), ("Esc", K_("close"))]), classes="notice gap"
            )

    def built(self) -> None:
        self.query_one("#problem").display = False

    def focus_start(self) -> None:
        self.set_focus(self.query(TextInput).first())

    def _say(self, text: str, at: str = "") -> None:
        line = self.query_one("#problem", Prose)
        line.show(text)
        line.display = True
        if at:
            self.set_focus(self.query_one(f"#{at}"))

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", TextInput).value

    def _ask(self) -> None:
        """Look at what was typed; then, once the reader has seen that it is under way, do it: it takes a second."""
        if not self._remove:
            if problem := passphrase_problem(self._value("new")):
                self._say(problem, "new")
                return
            if problem := passphrase_problem(self._value("new"), self._value("again")):
                self._say(problem, "again")
                return
        self._say(_("One moment…"))
        self.call_after_refresh(self._do)

    def _do(self) -> None:
        saving = self.ashore.saving
        if saving.has_passphrase and not saving.fits(self._value("current")):
            self._say(_("This is not the passphrase that is set."), "current")
            return
        try:
            saving.protect(None if self._remove else self._value("new"))
        except AshoreError as problem:
            self._say(str(problem))
            return
        self.dismiss()
