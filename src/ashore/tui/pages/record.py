"""The page of one record of the workbook.

A record that is new is asked one question at a time, where its form says how; all fields are a key away.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding
from textual.widget import Widget

from ashore.forms.field import Field
from ashore.forms.questions import QuestionPage
from ashore.i18n import K_, _, fill
from ashore.tui.asking import Answer, Asking
from ashore.tui.form_page import FormPage
from ashore.tui.form_page import Place as Place
from ashore.tui.page import Keys, Page
from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import ButtonRow, Row

BAR = 12
"""Columns of the bar that says how far one is."""


class RecordPage(FormPage):
    """A form of which all fields are shown, or one question after the other, and then the answers, to be checked."""

    BINDINGS = [Binding("f5", "all_fields", show=False, priority=True)]
    ALL_FIELDS: ClassVar[Keys] = (("F5", K_("all fields")),)
    ONE_BY_ONE: ClassVar[Keys] = (("F5", K_("one question at a time")),)

    def __init__(self, at: Place = None) -> None:
        super().__init__(at)
        self.question: int | None = None
        """Which question is asked, counted from 0; after the last come the answers, to be checked. None: all fields."""
        self._goes_on = False
        """Whether the reader goes on from the field that was answered, once they are there."""

    def questions(self) -> Sequence[QuestionPage]:
        """The same one question at a time; none where all fields are asked at once."""
        return ()

    @property
    def asking(self) -> Asking:
        """What is asked as things stand."""
        return Asking(self.questions(), list(self.fields()), self.question)

    # From question to question

    def begin(self) -> None:
        """A new record: its first question, where its form has some, in an open field."""
        super().begin()
        if self.questions():
            self.question = 0

    def as_it_is(self) -> Page:
        again = super().as_it_is()
        if isinstance(again, RecordPage):
            again.question = self.question
        return again

    def action_all_fields(self) -> None:
        """From the questions to all fields, and back, at the same field."""
        if not self.questions():
            self.key_means_nothing("F5")
            return
        place, asked = self.place(), [field.name for field in self.asking.shown if isinstance(field, Field)]
        if asked and (place is None or place[0] not in asked):
            place = asked[0], None
        self._ask(self.asking.about(place[0] if place else "") if self.question is None else None, place)

    def next_question(self, *, typing: bool = True) -> None:
        """On; the last one leads to the answers, and those to the page of the record."""
        if self.question is not None:
            self._ask(None if self.asking.checks else self.question + 1, typing=typing)

    def leave(self) -> None:
        """Out of the questions, what was entered is kept, and that is said; where nothing was, nothing is."""
        asked = self.question is not None
        super().leave()
        if asked and self.there():
            self.ashore.say(_("What you entered is kept."))

    def _back(self) -> None:
        if self.question:
            self._ask(self.question - 1)

    def _ask(self, question: int | None, at: Place = None, *, typing: bool = True) -> None:
        """Another question, its field open for typing or not, or all fields; at a field of it, or where one begins."""
        self.question = question
        self.ashore.session.end_merging()
        self._goes_on = False
        self._build(at, anew=True, typing=typing and question is not None)

    # What is shown of it

    def fields_shown(self) -> list[Field | str]:
        return self.asking.shown

    def asked(self) -> list[str]:
        """What is asked now, or the answers that are shown."""
        return [answer.text for answer in self._answers()] if self.asking.checks else super().asked()

    def ask_anew(self, now: list[str]) -> None:
        answers = list(self.query(".checked").results(Row))
        if self.asking.checks and len(answers) == len(now):
            self._asked = now
            for row, text in zip(answers, now, strict=True):
                row.show(text)
        else:
            super().ask_anew(now)

    def above(self) -> list[Widget]:
        """What is asked, and where to find it; or the answers."""
        if self.question is None:
            return []
        page = self.asking.page
        if page is None:
            rows = [
                Row(answer.text, partial(self._ask_again, place), classes="checked")
                for place, answer in enumerate(self._answers())
            ]
            return [Prose(_("Check your answers"), classes="heading"), *rows]
        if not page.text:
            return []
        where = Prose(page.where, first="  ", hang="  ", classes="quiet where")
        return [Prose(page.text, classes="heading"), where]

    def _answers(self) -> list[Answer]:
        return list(self.asking.answers(self.ashore.session.value, self.ashore.today()))

    def _ask_again(self, place: int) -> None:
        """From an answer to its field."""
        answer = self._answers()[place]
        self._ask(answer.question, (answer.field, None))

    def below(self) -> list[Widget]:
        """The ways on."""
        if self.question is None:
            return []
        unknown = Prose(_("Not known? Leave it empty: that is a full answer."), first="  ", hang="  ", classes="quiet")
        words = _("All of it is right") if self.asking.checks else _("Next")
        on = ButtonRow(words, self.next_question, id="next", classes="gap")
        back = [ButtonRow(_("Back"), self._back, id="back")] if self.question else []
        return [*([] if self.asking.checks else [unknown]), on, *back]

    def titled(self) -> str:
        """The title says which question it is."""
        if self.question is None or self.asking.checks:
            return self.heading()
        pages, number = len(self.asking.pages), self.question + 1
        if pages == 1:
            return self.heading()
        filled = BAR * number // pages
        place = fill(_("Question {n} of {all}"), n=str(number), all=str(pages))
        return f"{self.heading()} · {place}  {'━' * filled}{'─' * (BAR - filled)}"

    # Keys and the focus

    def keys(self) -> Keys:
        return (*super().keys(), *(self.ALL_FIELDS if self.question is not None else ()))

    def keys_in_menu(self) -> Keys:
        return self.ONE_BY_ONE if self.question is None and self.questions() else ()

    def begins_at(self) -> str:
        return "" if self.question is not None else super().begins_at()

    def focus_start(self) -> None:
        if self.question and not self._field_views:
            self.move_to(self._first_row())
        else:
            super().focus_start()

    def _first_row(self) -> int:
        """Where the answers are checked: on the row that says that all is right."""
        return next((n for n, stop in enumerate(self.stops()) if stop.id == "next"), 0)

    def action_next_field(self) -> None:
        """Enter in the last field of a question leads to the next one, where nothing else stands between."""
        stops = self.stops()
        below = stops[stops.index(self.focused) + 1 :][:1] if self.focused in stops else []
        in_form = self.focused is not None and any(isinstance(a, FieldView) for a in self.focused.ancestors)
        if self.question is not None and in_form and below and below[0].id == "next" and not self._problem_here():
            self.next_question()
        else:
            super().action_next_field()
            if self.question is not None:
                self.open_field()

    def _problem_here(self) -> bool:
        """Whether something that was typed could not be read: the first Enter shows that, the next one goes on."""
        workbook, today = self.ashore.session.value, self.ashore.today()
        return any(view.field.problem(workbook, today) for view in self._field_views)

    def action_move(self, by: int) -> None:
        goes_on = self.question is not None and self.in_field()
        super().action_move(by)
        if goes_on:
            self.open_field()

    def choice_made(self) -> None:
        """One question at a time, a choice leads on; to what it has brought with it, once that is there."""
        if self._builds:
            self._goes_on = self.question is not None
        elif self.question is not None:
            self.action_next_field()

    def fields_built(self) -> None:
        if self._goes_on:
            self._goes_on = False
            self.action_next_field()
