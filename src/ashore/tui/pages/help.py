"""Help: the keys, whom to turn to, words explained."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from ashore.guide.models import TextBlock
from ashore.guide.say import say
from ashore.i18n import N_, _
from ashore.text import pad
from ashore.tui.key_list import KEYS as ALL_KEYS
from ashore.tui.page import Keys, Page
from ashore.tui.widgets.blocks import BlockView
from ashore.tui.widgets.prose import Focusable, Prose
from ashore.tui.widgets.scroll import Scroll


class HelpPage(Page):
    """Everything in one place for who is stuck."""

    BINDINGS = [Binding("f", "facts", show=False)]
    KEYS: ClassVar[Keys] = (("↑↓", N_("read")), ("f", N_("source")), ("Esc", N_("home")))
    SIDE: ClassVar[bool] = False
    """The keys stand here already."""

    def heading(self) -> str:
        return _("Help")

    def body(self) -> ComposeResult:
        guide = self.ashore.guide
        with Scroll(classes="body"):
            yield Prose(_("Keys"), classes="heading")
            yield Focusable("\n".join(f"{pad(key, 9)} {_(label)}" for key, label in ALL_KEYS))
            about = _(
                "In a field, letters are text: Esc leaves it, and then they are keys again. "
                "Everything is saved by itself."
            )
            yield Prose(about, first="  ", hang="  ", classes="gap quiet")
            yield Prose(_("Whom to turn to"), classes="heading")
            for line in guide.help.line:
                yield BlockView(TextBlock(kind="text", id=line.id, text=line.text, facts=line.facts), guide.facts)
            yield Prose(_("Words explained"), classes="heading")
            for word in guide.glossary.word:
                yield Focusable(f"{say(word.term, guide.facts)}: {say(word.meaning, guide.facts)}", hang="  ")

    def focus_start(self) -> None:
        """Nothing has the focus at first: one reads from the top, where the keys are."""

    def action_facts(self) -> None:
        if isinstance(self.focused, BlockView):
            self.ashore.show_facts(self.focused.facts_behind)
