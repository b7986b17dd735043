"""The visit outlook: a few questions, an answer in words with its reasons; and what usually happens when."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.binding import Binding

from ashore import case
from ashore.forms.field import Field, Value
from ashore.guide.models import OutlookQuestion, Words
from ashore.guide.say import say
from ashore.i18n import N_, _
from ashore.money_words import joined, named
from ashore.tui.page import Keys, Page
from ashore.tui.screens.listing import Item, ListPage
from ashore.tui.screens.record import RecordPage
from ashore.tui.widgets.prose import Prose
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from ashore.workbook.values import YesNo


class OutlookPage(RecordPage):
    """At most eight questions at the left, most of them answered already; what follows at the right."""

    BINDINGS = [Binding("f", "facts", show=False), Binding("t", "timeline", show=False)]

    def again(self) -> Page:
        return OutlookPage(self.place())

    def heading(self) -> str:
        return _("What speaks for and against a visit")

    def keys(self) -> Keys:
        return (("Enter", N_("choose")), ("t", N_("what happens when")), ("f", N_("source")))

    def fields(self) -> Iterable[Field | str]:
        yield from map(self._question, self.ashore.guide.outlook.question)

    def _say(self, words: Words) -> str:
        return say(words, self.ashore.guide.facts)

    def _question(self, question: OutlookQuestion) -> Field:
        """The reader's answer; until there is one, what the workbook knows is shown as help."""
        _outlook, answers = case.outlook(self.ashore.session.value, self.ashore.guide, self.ashore.now())
        given = self.ashore.session.value.answers.get(question.id)
        help = ""
        if given is None and question.id in answers:
            help = _("From your workbook: yes.") if answers[question.id] == "yes" else _("From your workbook: no.")

        def read(workbook: Workbook) -> Value:
            return workbook.answers.get(question.id)

        def write(workbook: Workbook, value: Value) -> Workbook:
            answer: YesNo | None = "yes" if value == "yes" else "no" if value == "no" else None
            return edits.answer_question(workbook, question.id, answer)

        options = {"yes": _("yes"), "no": _("no")}
        return Field(f"answer.{question.id}", "choice", self._say(question.text), read, write, help, options)

    def show_result(self) -> None:
        guide = self.ashore.guide
        outlook, _answers = case.outlook(self.ashore.session.value, guide, self.ashore.now())
        level = next(level for level in guide.outlook.level if level.id == outlook.level)
        reasons = {reason.id: reason for reason in guide.outlook.reason}
        speaks = {"for": "+", "against": "−"}
        lines = [self._say(level.text)] if outlook.reasons else []
        held = [f"{speaks[reasons[name].speaks]} {self._say(reasons[name].text)}" for name in outlook.reasons]
        if held:
            lines.append("\n".join(held))
        else:
            lines.append(_("Answer what you can at the left; the reasons stand here."))
        lines.append(_("In your own hands:"))
        lines.append("\n".join(f"{n}. {self._say(hand.text)}" for n, hand in enumerate(guide.outlook.hand, 1)))
        lines.append(self._say(guide.outlook.text))
        self.query_one("#result", Prose).show(joined(lines))

    def action_facts(self) -> None:
        file = self.ashore.guide.outlook
        outlook, _answers = case.outlook(self.ashore.session.value, self.ashore.guide, self.ashore.now())
        facts = [fact for reason in file.reason if reason.id in outlook.reasons for fact in reason.facts]
        self.ashore.show_facts(tuple(dict.fromkeys([*file.facts, *facts])))

    def action_timeline(self) -> None:
        self.ashore.visit(TimelinePage())


class TimelinePage(ListPage):
    """What lenders usually do, by days overdue, and what to do; 'you are here'."""

    BINDINGS = [Binding("f", "facts", show=False)]
    KEYS: ClassVar[Keys] = (("↑↓", N_("read")), ("Enter", N_("source")))

    def again(self) -> Page:
        return TimelinePage(self.chosen)

    def heading(self) -> str:
        return _("What usually happens, and when")

    def items(self) -> Iterable[Item]:
        guide = self.ashore.guide
        here = case.stage(self.ashore.session.value, guide, self.ashore.today())
        yield Item(_("Lenders differ; this is what is usual, counted in days overdue."), kind="text")
        for number, stage in enumerate(guide.outlook.stage):
            right = _("← you are here") if number == here else ""
            show = partial(self.ashore.show_facts, stage.facts)
            yield Item(say(stage.title, guide.facts), show, right, f"stage-{stage.id}")
            yield Item(named(_("They"), say(stage.they, guide.facts)), kind="note")
            yield Item(named(_("You"), say(stage.you, guide.facts)), kind="note")
        own = _("My case: what speaks for and against a visit")
        yield Item(own, partial(self.ashore.open_tool, "outlook"), id="own")

    def focus_start(self) -> None:
        here = case.stage(self.ashore.session.value, self.ashore.guide, self.ashore.today())
        if self._at is None and here is not None:
            self._at = f"stage-{self.ashore.guide.outlook.stage[here].id}"
        super().focus_start()

    def action_facts(self) -> None:
        place = (self.chosen or "").removeprefix("stage-")
        facts = [fact for stage in self.ashore.guide.outlook.stage if stage.id == place for fact in stage.facts]
        self.ashore.show_facts(tuple(facts))

    def leave(self) -> None:
        self.ashore.open_tool("outlook")
