"""What could not be saved: leaving while it is so, and what the next start offers. Nothing is lost unsaid."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.i18n import K_, _, fill
from ashore.i18n.formats import moment
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.wording.unsaved import unsaved_words
from ashore.workbook.open_workbook import Unsaved

STAY_KEYS = (("↑↓", K_("choose")), ("Enter", K_("take")), ("Esc", K_("stay")))
"""Where one was about to quit."""


class UnsavedPage(ModalPage):
    """Try again, stay, or leave; then what is not saved is kept beside the workbook, and the next start offers it."""

    def __init__(self, problem: str) -> None:
        super().__init__()
        self._problem = problem

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(_("Your last changes are not on disk yet"), classes="heading")
            yield Prose(self._problem)
            yield Row(_("Try again, then quit"), self._again, classes="gap")
            yield Row(_("Stay"), self.action_close)
            yield Row(_("Quit; the last changes are kept beside the file, and offered at the next start"), self._leave)
            yield Prose(join_keys(STAY_KEYS), classes="notice gap")

    def _again(self) -> None:
        self.dismiss()
        self.app.call_later(self.ashore.quit)

    def _leave(self) -> None:
        self.dismiss()
        self.app.call_later(self.ashore.leave_unsaved)


class LosingPage(ModalPage):
    """The last changes can be kept nowhere: to leave is to lose them."""

    def __init__(self, problem: str) -> None:
        super().__init__()
        self._problem = problem

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(_("Your last changes cannot be kept beside the file either"), classes="heading")
            yield Prose(self._problem)
            yield Row(_("Stay"), self.action_close, classes="gap")
            yield Row(_("Quit without the last changes"), self.ashore.leave_now)
            yield Prose(join_keys(STAY_KEYS), classes="notice gap")


class RecoveryPage(ModalPage):
    """A version that an earlier session could not save: take it, leave the file as it is, or answer at another time."""

    def __init__(self, unsaved: Unsaved) -> None:
        super().__init__()
        self._unsaved = unsaved

    def compose(self) -> ComposeResult:
        saving = self.ashore.saving
        with Vertical(classes="dialog"):
            yield Prose(_("There is a version that could not be saved"), classes="heading")
            for text in unsaved_words(self._unsaved, self.ashore.path):
                yield Prose(text)
            take = fill(_("Take the version of {time}"), time=moment(self._unsaved.made))
            yield Row(take, self._then(saving.take_unsaved), classes="gap")
            yield Row(_("Leave the file as it is, and remove that version"), self._then(saving.refuse_unsaved))
            keys = [("↑↓", K_("choose")), ("Enter", K_("take")), ("Esc", K_("decide later"))]
            yield Prose(join_keys(keys), classes="notice gap")

    def _then(self, act: Callable[[Unsaved], None]) -> Callable[[], None]:
        def chosen() -> None:
            self.dismiss()
            self.app.call_later(act, self._unsaved)

        return chosen
