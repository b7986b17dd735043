"""Help: the keys, whom to turn to, words explained."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from ashore.guide.models import TextBlock
from ashore.guide.say import say
from ashore.i18n import N_, _
from ashore.text import pad
from ashore.tui.page import Keys, Page
from ashore.tui.widgets.blocks import BlockView
from ashore.tui.widgets.prose import Focusable, Prose
from ashore.tui.widgets.scroll import Scroll

KEYS: Keys = (
    ("h", N_("home")),
    ("1-4", N_("a chapter")),
    ("b", N_("the budget")),
    ("d", N_("debts, offers, sharing out")),
    ("w", N_("the weeks ahead, from budget and debts")),
    ("c", N_("contact log")),
    ("l", N_("letters")),
    ("e", N_("evidence")),
    ("a", N_("what is due; there p: court papers")),
    ("i", N_("will somebody come: my case; there t: when what happens")),
    ("p", N_("from need to an agreed plan")),
    ("y", N_("the credit record, the years to come")),
    ("t", N_("in the log: what to say on the telephone")),
    ("F3", N_("the card for the door, from anywhere")),
    ("F4", N_("a pause")),
    ("s", N_("settings")),
    ("/", N_("find a page or a step")),
    ("?", N_("this help")),
    ("↑↓ Tab", N_("move")),
    ("Space", N_("tick a step")),
    ("n", N_("new; in a chapter: step not for me")),
    ("v", N_("what is shown; of a letter: sent, versions")),
    ("x", N_("to a file")),
    ("w", N_("why a paragraph is there; write about an entry")),
    ("f", N_("source of a statement")),
    ("o", N_("open the tool of a step")),
    ("g", N_("what the underlined words mean")),
    ("=", N_("how a figure is worked out")),
    ("Del", N_("delete; in the budget x")),
    ("u", N_("undo")),
    ("r", N_("redo")),
    ("F2", N_("hide the screen; any key brings it back")),
    ("Esc", N_("leave a field, a page")),
    ("q", N_("quit")),
)


class HelpPage(Page):
    """Everything in one place for who is stuck."""

    BINDINGS = [Binding("f", "facts", show=False)]
    KEYS: ClassVar[Keys] = (("↑↓", N_("read")), ("f", N_("source")), ("Esc", N_("home")))

    def heading(self) -> str:
        return _("Help")

    def body(self) -> ComposeResult:
        guide = self.ashore.guide
        with Scroll(classes="body"):
            yield Prose(_("Keys"), classes="heading")
            yield Focusable("\n".join(f"{pad(key, 9)} {_(label)}" for key, label in KEYS))
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
