"""A field of a form: its label, what one types or chooses, and one line of help, understanding or complaint."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from ashore.forms.field import Field, Kind
from ashore.tui.widgets.choice_list import ChoiceList
from ashore.tui.widgets.inputs import EMPTY, ONE_VALUE, SEVERAL_VALUES, AmountInput, TextInput
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.workbook.session import Session

if TYPE_CHECKING:
    from ashore.tui.widgets.long_input import LongInput

BETWEEN: dict[Kind, str] = {
    "sums": SEVERAL_VALUES,
    "payments": SEVERAL_VALUES,
    "path": ONE_VALUE,
}
"""What comes between pasted lines, where that is not a space."""


class FieldView(Vertical):
    """One field. It holds no value of its own beyond what is being typed. `leads_on` is called after a choice."""

    class Touched(Message):
        """Something was typed or chosen."""

    def __init__(
        self, field: Field, session: Session, today: dt.date, leads_on: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        self._leads_on = leads_on
        self.field = field
        self._session = session
        self._today = today
        # Its parts are kept: to look them up by their selectors takes longer than all else that a key does.
        self._label = Prose("  " + field.label, hang="  ", classes="label")
        self._message = Prose("", first="  ", hang="  ", classes="message quiet")
        self._answers = Row("", self._answer, classes="answer") if field.ask else None
        self._line: TextInput | None = None
        self._area: LongInput | None = None
        self._choices: ChoiceList | None = None
        self._marked = (False, False)
        """Whether the reader is here, and whether the label has the mark, as it is shown."""

    def compose(self) -> ComposeResult:
        yield self._label
        match self.field.kind:
            case "choice" | "choices":
                several = self.field.kind == "choices"
                self._choices = ChoiceList(
                    self.field.options, self.choose, several=several, pass_by=self._leads_on, came=self.mark
                )
                yield self._choices
            case "long":
                from ashore.tui.widgets.long_input import LongInput

                self._area = LongInput(self.field.text(self._session.value), take=self._typed)
                yield self._area
            case "money" | "count" | "factor" | "time" | "date" | "rate":
                self._line = AmountInput(self.field.text(self._session.value), take=self._typed, placeholder=EMPTY)
                yield self._line
            case kind:
                text = self.field.text(self._session.value)
                self._line = TextInput(text, take=self._typed, placeholder=EMPTY, between=BETWEEN.get(kind, " "))
                yield self._line
        yield self._message
        if self._answers:
            yield self._answers

    def on_mount(self) -> None:
        self.show()

    def show(self) -> None:
        """Show what the workbook holds, unless the field already says the same; nothing before it is built, or where
        the program ends and nothing is built any more."""
        if not self.children:
            return
        workbook = self._session.value
        text = self.field.text(workbook)
        if (line := self._line) and line.value != text and not self.field.says(line.value, workbook, self._today):
            with self.prevent(Input.Changed):
                line.value = text
        if self._area:
            self._area.show(text)
        self._show_options()
        self._show_message()

    def _show_options(self) -> None:
        if self._choices:
            value = self.field.read(self._session.value)
            self._choices.show_chosen(value if isinstance(value, tuple) else (value,))

    @property
    def place(self) -> int:
        """The option on which the reader is; 0 where there are none."""
        return (self._choices.highlighted or 0) if self._choices else 0

    def go_to(self, place: int) -> None:
        """To one of the options."""
        if (choices := self._choices) and (choices.highlighted is not None or place):
            choices.highlighted = min(place, choices.option_count - 1)

    def _show_message(self) -> None:
        message, workbook, today = self._message, self._session.value, self._today
        typed = self._line.value if self._line else ""
        question = self.field.asked(workbook)
        problem = self.field.problem(workbook, today)
        problem = problem or self.field.doubt(workbook, today) or (question.text if question else "")
        understood = self.field.understood(workbook, typed)
        message.set_class(bool(problem), "error")
        text = "\n".join(filter(None, (understood, problem))) or self.field.help
        message.show(text)
        message.display = bool(text)
        if self._answers:
            self._answers.show(question.yes if question else "")
            self._answers.display = question is not None

    def _answer(self) -> None:
        """It is as the question supposes."""
        if question := self.field.asked(self._session.value):
            if self._leads_on:
                self._leads_on()  # while the row is still there: answered, it goes
            self._session.apply(question.edit)
            self.post_message(self.Touched())

    def choose(self, option: str) -> None:
        """Choose an option, or take its tick away (`Field.chosen`)."""
        self.field.put(self._session, self.field.chosen(self._session.value, option))
        self.post_message(self.Touched())
        if self._leads_on and self.field.kind == "choice":
            self._leads_on()

    def clear(self) -> bool:
        """Take back what was chosen. Returns whether anything was."""
        if self.field.read(self._session.value) in (None, ""):
            return False
        self.field.put(self._session, None)
        self.post_message(self.Touched())
        return True

    def _typed(self, text: str) -> None:
        before = self._session.value
        if self.field.takes(self._session, text, self._today):
            if self._session.value is before:  # otherwise the page has been told, and shows it
                self._show_message()
            self.post_message(self.Touched())

    def on_descendant_focus(self) -> None:
        self.mark()
        self.call_after_refresh(self.show_label)

    def on_descendant_blur(self) -> None:
        self.mark()

    def mark(self) -> None:
        """Show whether the reader is here. The screen knows it at once; the events of the widgets come later."""
        focused = self.screen.focused if self.is_attached else None
        here = focused is not None and self in focused.ancestors
        # A row has a mark of its own, and so has a list as soon as one has come to something in it.
        elsewhere = focused is self._answers or (self._choices is not None and self._choices.highlighted is not None)
        marked = here and not elsewhere
        if (here, marked) == self._marked:
            return
        self._marked = here, marked
        self._label.set_class(here, "-active")
        self._label.show(("▌ " if marked else "  ") + self.field.label)

    def show_label(self) -> None:
        """At the first stop of a field its name is seen too, and what is said below it where there is room.

        Called when all is painted: the field may have been taken away again by then.
        """
        if not self.is_attached or not getattr(self.screen, "settled", True):
            return
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            return
        if focused is next(widget for widget in self.screen.focus_chain if self in widget.ancestors):
            whole = self.parent is not None and self.size.height <= self.container_size.height
            (self if whole else self._label).scroll_visible(animate=False)
