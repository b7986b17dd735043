"""A page with a form at the left and what it comes to at the right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from ashore.forms.field import Field
from ashore.i18n import K_, _
from ashore.tui.asking import names_of
from ashore.tui.layout import SIDE_FROM_TWO
from ashore.tui.page import Keys, Page
from ashore.tui.widgets.choice_list import ChoiceList
from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.inputs import Opens
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.result import ResultView
from ashore.tui.widgets.scroll import Scroll
from ashore.wording.result import Result

RESULT_DELAY = 0.12
"""Seconds of rest in typing after which the right side is worked out anew."""
Place = tuple[str, int | None] | None
"""A field by its name, and which of its options; None for the one on which it begins."""


class FormPage(Page):
    """Subclasses say which `fields` there are, and at the right what it `comes_to`."""

    SIDE_FROM: ClassVar[int] = SIDE_FROM_TWO

    def __init__(self, at: Place = None) -> None:
        super().__init__()
        self._at = at
        self._asked: list[str] = []
        """What is asked, as it was built last."""
        self._builds, self._turn = False, 0
        """Whether the fields are being built anew, and for the how manieth time."""
        self._goes_to: tuple[Place, bool, bool] = None, False, False
        """Where the reader is then, whether all of the fields are others, and whether that one is open."""
        self._here: FieldView | None = None
        """The field that has the reader's mark."""
        self._others_wait = False
        """Whether the fields beside the one that is typed into are still to be shown."""
        self._left = Vertical(id="form")
        self._results, self._shown_result = Scroll(classes="right"), ResultView()

    # What a subclass says

    def fields(self) -> Iterable[Field | str]:
        """The fields, top to bottom; a text is a heading between them."""
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

    # What a page says that shows less than all fields at once

    def fields_shown(self) -> list[Field | str]:
        """The fields as they are asked now."""
        return list(self.fields())

    def asked(self) -> list[str]:
        """What is asked now: while that is the same, nothing is built."""
        return names_of(self.fields_shown())

    def above(self) -> list[Widget]:
        """What stands above the fields."""
        return []

    def below(self) -> list[Widget]:
        """What stands below the fields."""
        return []

    def titled(self) -> str:
        """The title as it is now."""
        return self.heading()

    def begins_at(self) -> str:
        """The name of the field where the reader begins now; empty for the first."""
        return self.first_field()

    def fields_built(self) -> None:
        """The fields are laid out: only now is it known which comes after which."""

    def choice_made(self) -> None:
        """Something was chosen in a field."""

    def ask_anew(self, now: list[str]) -> None:
        """Other fields are asked: show those."""
        self._build(self.place())

    # How it is built

    def body(self) -> ComposeResult:
        with Horizontal(classes="columns"):
            with Scroll(classes="left"), self._left:
                yield from self.above()
                yield from self._views()
                yield from self.below()
            with self._results:
                yield from self.result()

    @property
    def _field_views(self) -> list[FieldView]:
        """The fields that are there, top to bottom."""
        return [view for view in self._left.children if isinstance(view, FieldView)]

    def _views(self) -> Iterable[Widget]:
        self._asked = self.asked()
        for field in self.fields_shown():
            yield self._view(field)
            yield from self.behind(field)

    def _view(self, field: Field | str) -> Widget:
        if isinstance(field, Field):
            return FieldView(field, self.ashore.session, self.ashore.today(), self.choice_made)
        return Prose(field, classes="heading")

    def _stops_of(self, view: FieldView) -> list[Widget]:
        return [widget for widget in self.focus_chain if view in widget.ancestors]

    def place(self) -> Place:
        """The field on which the reader is, and which of its options."""
        view = self._field_here()
        if view is None or self.focused is None:
            return self._at
        return view.field.name, view.place

    def _field_here(self) -> FieldView | None:
        """The field with the focus."""
        above = self.focused.ancestors if self.focused else []
        return next((widget for widget in above if isinstance(widget, FieldView)), None)

    def _build(self, at: Place, *, anew: bool = False, typing: bool = False) -> None:
        """The fields anew; what is typed from now on waits until each has its place."""
        if self._builds and not anew:  # what came meanwhile does not change where the reader goes
            at, anew, typing = self._goes_to
        self._goes_to = at, anew, typing
        self._builds, self._turn = True, self._turn + 1
        self.ashore.hold_keys()
        self._rebuild(at, anew=anew, typing=typing)

    @work(exclusive=True)
    async def _rebuild(self, at: Place, *, anew: bool = False, typing: bool = False) -> None:
        """The fields as they are asked now: what is asked no more goes, what is new comes, and the others stay, so that
        one goes on typing where one is. Where the field with the focus is gone, the last one before it that is left."""
        form, before, fields = self._left, self._asked, self.fields_shown()
        self._asked, there = self.asked(), set(names_of(fields))
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

            for widget in self.above():
                await put(widget)
            for field in fields:
                if isinstance(field, Field) and (view := shown.get(_shape(field))) in stays:
                    view.field = field
                    place += 1
                else:
                    await put(self._view(field))
                for widget in self.behind(field):
                    await put(widget)
            await form.mount_all(self.below())
        self._at = at
        self.show_title(self.titled())
        if anew:  # what is asked stands at the top
            self.query_one(".left", Scroll).scroll_home(animate=False, immediate=True)
        if anew or self.focused is None or not self.focused.is_attached:
            self.focus_start()
            if typing:
                self.open_field()
        if anew:
            self.work_out()
        self.show_keys()
        self.call_after_refresh(self._built_anew, self._turn)

    def _built_anew(self, turn: int) -> None:
        if turn != self._turn or self not in self.app.screen_stack:
            return
        self._builds = False
        self.ashore.release_keys()
        self.fields_built()

    # What is shown

    def show(self) -> None:
        if (now := self.asked()) != self._asked:
            self.ask_anew(now)
        typed = self._field_here() if isinstance(self.focused, Opens) and self.focused.typing else None
        self._others_wait = self.settled and typed is not None
        if typed is not None and self.settled:
            typed.show()  # one sees at once what one types; the others follow with what it comes to
        else:
            self._show_fields()
        if not self.settled:  # it is painted with the page, not behind it
            self.work_out()
            return
        if timer := getattr(self, "_timer", None):
            timer.stop()
        self._timer = self.set_timer(RESULT_DELAY, self.work_out)

    def _show_fields(self) -> None:
        for view in self._field_views:
            view.show()

    def work_out(self) -> None:
        """The other fields, the title and what stands at the right, unless the record is gone meanwhile, or the page is
        coming down."""
        if self.there() and self.query(".right > *"):
            if self._others_wait:
                self._others_wait = False
                self._show_fields()
            self.show_title(self.titled())
            self.show_result()

    # Keys and the focus

    def keys(self) -> Keys:
        keys = super().keys()
        if not isinstance(group := self.focused, ChoiceList):
            return keys
        own: Keys = (("↑↓", K_("move")), ("Space", K_("tick") if group.several else K_("choose")))
        if self._clears() is None:
            return (*own, *keys)
        return (*own, ("x", K_("clear")), *(key for key in keys if key[0] != "x"))

    def _clears(self) -> FieldView | None:
        """The field whose choice x takes back: the one with the focus, where that can be."""
        view = self._field_here()
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
            self.move_to(len(self.stops()) - 1)
            return
        name, index = self._at or (self.begins_at(), None)
        view = next((v for v in views if v.field.name == name), views[0])
        if index is not None:
            view.go_to(index)
        for stop in self._stops_of(view)[:1]:
            self.set_focus(stop)

    def seen_with(self, widget: Widget) -> Widget:
        """A field with its name, and what is said about it."""
        return next((found for found in widget.ancestors if isinstance(found, FieldView)), widget)

    def focus_moved(self) -> None:
        super().focus_moved()
        left, self._here = self._here, self._field_here()
        for view in (left, self._here):
            if view is not None and view.is_attached:
                view.mark()

    def place_settled(self) -> None:
        if here := self._field_here():
            here.show_label()

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
