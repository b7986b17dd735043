"""Help: the keys, and whom to turn to."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from ashore.guide.models.chapter import TextBlock
from ashore.i18n import K_, _, key_label
from ashore.text import pad, wrap
from ashore.tui.actions import Action, Actions
from ashore.tui.key_list import KEYS as ALL_KEYS
from ashore.tui.key_list import LACKING
from ashore.tui.page import Page
from ashore.tui.widgets.blocks import BlockView
from ashore.tui.widgets.prose import Focusable, Prose
from ashore.tui.widgets.scroll import Scroll


class KeyTable(Focusable):
    """The keys, each with its words beside it, also where these need several lines."""

    KEY = 10

    def lines(self, width: int) -> list[str]:
        rows = ((pad(key, self.KEY), key_label(label)) for key, label in ALL_KEYS)
        return [line for key, words in rows for line in wrap(words, width - 2, first=key, hang=" " * self.KEY)]


class HelpPage(Page):
    """Everything in one place for who is stuck."""

    ACTIONS: ClassVar[Actions] = (Action("f", K_("source"), "facts"),)

    SIDE: ClassVar[bool] = False
    """The keys stand here already."""

    def __init__(self, at: str | None = None) -> None:
        super().__init__()
        self._at = at

    def again(self) -> Page:
        return HelpPage(self.focused.block.id if isinstance(self.focused, BlockView) else None)

    def heading(self) -> str:
        return _("Help")

    def body(self) -> ComposeResult:
        guide = self.ashore.guide
        with Scroll(classes="body"):
            yield Prose(_("Keys"), classes="heading")
            yield KeyTable()
            about = _(
                "In a field, letters are text: Esc leaves it, and then they are keys again. "
                "Everything is saved by itself."
            )
            yield Prose(about, first="  ", hang="  ", classes="gap quiet")
            yield Prose(_(LACKING), first="  ", hang="  ", classes="quiet")
            yield Prose(_("Whom to turn to"), classes="heading")
            for line in guide.help.line:
                yield BlockView(TextBlock(kind="text", id=line.id, text=line.text, facts=line.facts), guide.facts)

    def focus_start(self) -> None:
        """Nothing has the focus at first: one reads from the top, where the keys are."""
        for view in self.query(BlockView):
            if view.block.id == self._at:
                self.set_focus(view)

    def action_facts(self) -> None:
        if isinstance(self.focused, BlockView):
            self.ashore.go.facts(self.focused.facts_behind)
