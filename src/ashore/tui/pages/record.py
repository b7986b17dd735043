"""A page with a form at the left and what it comes to at the right: one record of the workbook.

A record that is new is asked one question at a time, where its form says how; all fields are a key away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from ashore.forms.field import Field
from ashore.forms.questions import QuestionPage
from ashore.i18n import N_, _, fill
from ashore.tui.asking import Answer, Asking, names_of
from ashore.tui.layout import SIDE_FROM_TWO
from ashore.tui.page import Keys, Page
from ashore.tui.widgets.choice_list import ChoiceList
from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.result import ResultView
from ashore.tui.widgets.row import ButtonRow, Row
from ashore.tui.widgets.scroll import Scroll
from ashore.wording.result import Result

RESULT_DELAY = 0.12
"""Seconds of rest in typing after which the right side is worked out anew."""
BAR = 12
"""Columns of the bar that says how far one is."""
Place = tuple[str, int | None] | None
"""A field by its name, and which of its options; None for the one on which it begins."""


class RecordPage(Page):
    """Subclasses say which `fields` there are, and at the right what it `comes_to`."""

    SIDE_FROM: ClassVar[int] = SIDE_FROM_TWO
    BINDINGS = [Binding("f5", "all_fields", show=False, priority=True)]
    ALL_FIELDS: ClassVar[Keys] = (("F5", N_("all fields")),)
    ONE_BY_ONE: ClassVar[Keys] = (("F5", N_("one question at a time")),)

    def __init__(self, at: Place = None) -> None:
        super().__init__()
        self._at = at
        self._asked: list[str] = []
        """What is asked, or the answers that are shown."""
        self.question: int | None = None
        """Which question is asked, counted from 0; after the last come the answers, to be checked. None: all fields."""
        self._builds, self._turn = False, 0
        """Whether the fields are being built anew, and for the how manieth time."""
        self._goes_to: tuple[Place, bool, bool] = None, False, False
        """Where the reader is then, whether that is another question, and whether its field is open."""
        self._goes_on = False
        """Whether the reader goes on from the field that was answered, once they are there."""
        self._left = Vertical(id="form")
        self._results, self._shown_result = Scroll(classes="right"), ResultView()

    # What a subclass says

    def fields(self) -> Iterable[Field | str]:
        """The fields, top to bottom; a text is a heading between them."""
        return ()

    def questions(self) -> Sequence[QuestionPage]:
        """The same one question at a time; none where all fields are asked at once."""
        return ()

    def behind(self, field: Field | str) -> Iterable[Widget]:
        """What stands right behind a field."""
        return ()

    def result(self) -> ComposeResult:
        """What stands at the right."""
        yield self._shown_result

    def comes_to(self) -> Result | None:
        """What the record comes to; None where it is no more."""
        return Result()

    def show_result(self) -> None:
        """Work out what stands at the right."""
        if (found := self.comes_to()) is not None:
            self._shown_result.show(found)

    def first_field(self) -> str:
        """The name of the field where the reader begins; empty for the first."""
        return ""

    # One question at a time

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

    @property
    def asking(self) -> Asking:
        """What is asked as things stand."""
        return Asking(self.questions(), list(self.fields()), self.question)

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
        self._build(at, anew=True, typing=typing)

    def _build(self, at: Place, *, anew: bool = False, typing: bool = False) -> None:
        """The fields anew; what is typed from now on waits until each has its place."""
        if self._builds and not anew:  # what came meanwhile does not change where the reader goes
            at, anew, typing = self._goes_to
        self._goes_to = at, anew, typing
        self._builds, self._turn = True, self._turn + 1
        self.ashore.hold_keys()
        self._rebuild(at, anew=anew, typing=typing)

    def _built_anew(self, turn: int) -> None:
        """They are laid out: only now is it known which comes after which."""
        if turn != self._turn or self not in self.app.screen_stack:
            return
        self._builds = False
        self.ashore.release_keys()
        if self._goes_on:
            self._goes_on = False
            self.action_next_field()

    def _around(self) -> list[Widget]:
        """What stands above the fields of a question: what is asked, and where to find it."""
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

    def _stands(self) -> list[str]:
        """What is asked now, or the answers that are shown."""
        asking = self.asking
        return [answer.text for answer in self._answers()] if asking.checks else names_of(asking.shown)

    def _below(self) -> list[Widget]:
        """The ways on."""
        if self.question is None:
            return []
        unknown = Prose(_("Not known? Leave it empty: that is a full answer."), first="  ", hang="  ", classes="quiet")
        words = _("All of it is right") if self.asking.checks else _("Next")
        on = ButtonRow(words, self.next_question, id="next", classes="gap")
        back = [ButtonRow(_("Back"), self._back, id="back")] if self.question else []
        return [*([] if self.asking.checks else [unknown]), on, *back]

    # How it is built

    def body(self) -> ComposeResult:
        with Horizontal(classes="columns"):
            with Scroll(classes="left"), self._left:
                yield from self._around()
                yield from self._views()
                yield from self._below()
            with self._results:
                yield from self.result()

    @property
    def _field_views(self) -> list[FieldView]:
        """The fields that are there, top to bottom."""
        return [view for view in self._left.children if isinstance(view, FieldView)]

    def _views(self) -> Iterable[Widget]:
        self._asked = self._stands()
        for field in self.asking.shown:
            yield self._view(field)
            yield from self.behind(field)

    def _view(self, field: Field | str) -> Widget:
        if isinstance(field, Field):
            return FieldView(field, self.ashore.session, self.ashore.today(), self._chosen)
        return Prose(field, classes="heading")

    def _stops_of(self, view: FieldView) -> list[Widget]:
        return [widget for widget in self.focus_chain if view in widget.ancestors]

    def place(self) -> Place:
        """The field on which the reader is, and which of its options."""
        view = next((view for view in self._field_views if view.has_focus_within), None)
        if view is None or self.focused is None:
            return self._at
        return view.field.name, view.place

    @work(exclusive=True)
    async def _rebuild(self, at: Place, *, anew: bool = False, typing: bool = False) -> None:
        """The fields as they are asked now: what is asked no more goes, what is new comes, and the others stay, so that
        one goes on typing where one is. Where the field with the focus is gone, the last one before it that is left."""
        form, before, fields = self._left, self._asked, self.asking.shown
        self._asked, there = self._stands(), set(names_of(fields))
        if at is not None and at[0] not in there:
            until = 0 if anew or at[0] not in before else before.index(at[0])
            kept = [name for name in before[:until] if name in there]
            at = (kept[-1], None) if kept else None
        shown = {} if anew else {_shape(view.field): view for view in self._field_views}
        wanted = {_shape(field) for field in fields if isinstance(field, Field)}
        with self.app.batch_update():
            stays = [view for shape, view in shown.items() if shape in wanted]
            await form.remove_children([child for child in form.children if child not in stays])
            place = 0

            async def put(widget: Widget) -> None:
                nonlocal place
                await form.mount(widget, before=place if place < len(form.children) else None)
                place += 1

            for widget in self._around():
                await put(widget)
            for field in fields:
                if isinstance(field, Field) and (view := shown.get(_shape(field))) in stays:
                    view.field = field
                    place += 1
                else:
                    await put(self._view(field))
                for widget in self.behind(field):
                    await put(widget)
            await form.mount_all(self._below())
        self._at = at
        self.show_title(self._titled())
        if anew:  # what is asked stands at the top
            self.query_one(".left", Scroll).scroll_home(animate=False, immediate=True)
        if anew or self.focused is None or not self.focused.is_attached:
            self.focus_start()
            if typing and self.question is not None:
                self.open_field()
        if anew:
            self.work_out()
        self.show_keys()
        self.call_after_refresh(self._built_anew, self._turn)

    def _titled(self) -> str:
        """The title says which question it is."""
        if self.question is None or self.asking.checks:
            return self.heading()
        pages, number = len(self.asking.pages), self.question + 1
        if pages == 1:
            return self.heading()
        filled = BAR * number // pages
        place = fill(_("Question {n} of {all}"), n=str(number), all=str(pages))
        return f"{self.heading()} · {place}  {'━' * filled}{'─' * (BAR - filled)}"

    def keys(self) -> Keys:
        keys = (*super().keys(), *(self.ALL_FIELDS if self.question is not None else ()))
        if not isinstance(group := self.focused, ChoiceList):
            return keys
        own: Keys = (("↑↓", N_("move")), ("Space", N_("tick") if group.several else N_("choose")))
        if self._clears() is None:
            return (*own, *keys)
        return (*own, ("x", N_("clear")), *(key for key in keys if key[0] != "x"))

    def keys_in_menu(self) -> Keys:
        return self.ONE_BY_ONE if self.question is None and self.questions() else ()

    def _clears(self) -> FieldView | None:
        """The field whose choice x takes back: the one with the focus, where that can be."""
        view = next((view for view in self._field_views if view.has_focus_within), None)
        return view if view and view.field.may_be_cleared else None

    def action_do(self, key: str) -> None:
        """On a choice that can be taken back x does that: it is what one is on that goes, not all of the record."""
        if key != "x" or (view := self._clears()) is None:
            super().action_do(key)
        elif view.clear():
            self.ashore.say(_("The answer is taken back. u brings it back."))
        else:
            self.ashore.say(_("Nothing is chosen here."))

    def focus_start(self) -> None:
        views = self._field_views
        if not views:
            self.move_to(len(self.stops()) - 1 if not self.question else self._first_row())
            return
        name, index = self._at or ("" if self.question is not None else self.first_field(), None)
        view = next((v for v in views if v.field.name == name), views[0])
        if index is not None:
            view.go_to(index)
        for stop in self._stops_of(view)[:1]:
            self.set_focus(stop)

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

    def _chosen(self) -> None:
        """One question at a time, a choice leads on; to what it has brought with it, once that is there."""
        if self._builds:
            self._goes_on = self.question is not None
        elif self.question is not None:
            self.action_next_field()

    def seen_with(self, widget: Widget) -> Widget:
        """A field with its name, and what is said about it."""
        return next((found for found in widget.ancestors if isinstance(found, FieldView)), widget)

    def focus_moved(self) -> None:
        super().focus_moved()
        for view in self._field_views:
            view.mark()

    def place_settled(self) -> None:
        for view in self._field_views:
            view.show_label()

    def show(self) -> None:
        if (now := self._stands()) != self._asked:
            answers = list(self.query(".checked").results(Row))
            if self.asking.checks and len(answers) == len(now):
                self._asked = now
                for row, text in zip(answers, now, strict=True):
                    row.show(text)
            else:
                self._build(self.place())
        for view in self._field_views:
            view.show()
        self.show_title(self._titled())
        if not self.settled:  # it is painted with the page, not behind it
            self.work_out()
            return
        if timer := getattr(self, "_timer", None):
            timer.stop()
        self._timer = self.set_timer(RESULT_DELAY, self.work_out)

    def work_out(self) -> None:
        """What stands at the right, unless the record has been taken away meanwhile, or the page is coming down."""
        if self.there() and self.query(".right > *"):
            self.show_result()

    def action_page(self, by: int) -> None:
        """A screen on: of the fields, as far as they go, then of what stands beside them; back the other way."""
        sides = [self.query_one(".left", Scroll), self._results]
        for side in sides if by > 0 else reversed(sides):
            if side.scroll_y < side.max_scroll_y if by > 0 else side.scroll_y > 0:
                side.page(by)
                return


def _shape(field: Field) -> tuple[object, ...]:
    """What the parts of a field's widget follow from: while that is the same, the widget can stay."""
    return field.name, field.kind, field.label, tuple(field.options.items()), field.ask is not None
