"""An answer to a question, where it is from, and what leads on from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from ashore.guide.as_text import fact_lines
from ashore.guide.models.answer import Answer
from ashore.guide.say import say
from ashore.i18n import K_
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll
from ashore.wording.answers import about_lines, title_words


class AnswerDialog(ModalPage):
    """One answer; its rows do what it names."""

    BINDINGS = [
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    def __init__(self, answer: Answer, ways: Sequence[tuple[str, Callable[[], object]]]) -> None:
        super().__init__()
        self._answer, self._ways = answer, ways

    def compose(self) -> ComposeResult:
        guide = self.ashore.guide
        with Vertical(classes="dialog"):
            yield Prose(title_words(self._answer, guide), classes="heading")
            with Scroll(classes="scroll"):
                for line in about_lines(self._answer, guide):
                    yield Prose(line)
                for number, (label, go) in enumerate(self._ways):
                    yield Row(label, partial(self._go, go), id=f"way-{number}", classes="" if number else "gap")
                for name in self._answer.facts:
                    fact = guide.facts.facts[name]
                    yield Prose(say(fact.statement, guide.facts), classes="gap")
                    about = "\n".join(fact_lines(fact, guide.facts, self.ashore.today()))
                    yield Prose(about, first="  ", hang="  ", classes="quiet")
            keys = [("↑↓", K_("choose")), ("PgDn", K_("scroll")), ("Enter", K_("open")), ("Esc", K_("close"))]
            yield Prose(join_keys(keys), classes="notice gap")

    def focus_start(self) -> None:
        """On the first row; what is read first stays in sight."""
        self.set_focus(next(iter(self.query(Row)), None), scroll_visible=False)

    def action_page(self, by: int) -> None:
        """A page of it on, or back: its sources stand below what can be chosen."""
        self.query_one(Scroll).page(by)

    def _go(self, go: Callable[[], object]) -> None:
        """Gone to once this is closed."""
        self.dismiss()
        self.app.call_later(go)
