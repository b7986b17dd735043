"""A step of a checklist: its text, where it is from, what helps with it, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.guide.as_text import fact_lines
from ashore.guide.models.chapter import StepBlock
from ashore.guide.say import say
from ashore.i18n import K_, key_label
from ashore.tui.actions import Action, Actions
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll


class OnStep(Protocol):
    """The page on which the step stands."""

    def offered(self) -> Actions: ...
    def run(self, action: Action) -> None: ...


class StepDialog(ModalPage):
    """One step. What can be done with it is what the page can do with it."""

    def __init__(self, step: StepBlock, page: OnStep) -> None:
        super().__init__()
        self._step, self._page = step, page

    def compose(self) -> ComposeResult:
        facts = self.ashore.guide.facts
        with Vertical(classes="dialog"):
            yield Prose(say(self._step.text, facts), classes="heading")
            with Scroll(classes="scroll"):
                if self._step.why is not None:
                    yield Prose(say(self._step.why, facts), classes="gap")
                for action in self._page.offered():
                    if action.do not in ("enter", "facts", "words"):
                        yield Row(key_label(action.label), partial(self._do, action), id=f"do-{action.do}")
                for name in self._step.facts:
                    fact = facts.facts[name]
                    yield Prose(say(fact.statement, facts), classes="gap")
                    about = "\n".join(fact_lines(fact, facts, self.ashore.today()))
                    yield Prose(about, first="  ", hang="  ", classes="quiet")
            keys = [("↑↓", K_("choose")), ("Enter", K_("take")), ("Esc", K_("close"))]
            yield Prose(join_keys(keys), classes="notice gap")

    def _do(self, action: Action) -> None:
        """Done once this is gone: what it does may open something else."""
        self.dismiss()
        self.app.call_later(self._page.run, action)
