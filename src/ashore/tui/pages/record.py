"""A page with a form at the left and what it comes to at the right: one record of the workbook."""

from __future__ import annotations

from collections.abc import Iterable

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from ashore.forms.field import Field
from ashore.tui.page import Page
from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll

RESULT_DELAY = 0.12
"""Seconds of rest in typing after which the right side is worked out anew."""
Place = tuple[str, int] | None
"""A field by its name, and which of its stops."""


class RecordPage(Page):
    """Subclasses say which `fields` there are, and `show_result` at the right."""

    def __init__(self, at: Place = None) -> None:
        super().__init__()
        self._at = at

    # What a subclass says

    def fields(self) -> Iterable[Field | str]:
        """The fields, top to bottom; a text is a heading between them."""
        return ()

    def result(self) -> ComposeResult:
        """What stands at the right."""
        yield Prose("", id="result")

    def show_result(self) -> None:
        """Work out what stands at the right."""

    def first_field(self) -> str:
        """The name of the field where the reader begins; empty for the first."""
        return ""

    # How it is built

    def body(self) -> ComposeResult:
        with Horizontal(classes="columns"):
            with Scroll(classes="left"):
                yield from self._views()
            with Scroll(classes="right"):
                yield from self.result()

    def _views(self) -> Iterable[Widget]:
        fields = list(self.fields())
        self._asked = _names(fields)
        return map(self._view, fields)

    def _view(self, field: Field | str) -> Widget:
        if isinstance(field, Field):
            return FieldView(field, self.ashore.session, self.ashore.today())
        return Prose(field, classes="heading")

    def _stops_of(self, view: FieldView) -> list[Widget]:
        return [widget for widget in self.focus_chain if view in widget.ancestors]

    def place(self) -> Place:
        """The field on which the reader is, and which of its stops."""
        view = next((view for view in self.query(FieldView) if view.has_focus_within), None)
        if view is None or self.focused is None:
            return self._at
        stops = self._stops_of(view)
        return view.field.name, stops.index(self.focused) if self.focused in stops else 0

    @work(exclusive=True)
    async def _rebuild(self, at: Place) -> None:
        """The fields as they are asked now: what is asked no more goes, what is new comes, and the others stay, so that
        one goes on typing where one is. Where the field with the focus is gone, the last one before it that is left."""
        left, before, fields = self.query_one(".left"), self._asked, list(self.fields())
        self._asked = _names(fields)
        there = set(self._asked)
        if at is not None and at[0] not in there and at[0] in before:
            kept = [name for name in before[: before.index(at[0])] if name in there]
            at = (kept[-1], 0) if kept else None
        shown = {_shape(view.field): view for view in left.query_children(FieldView)}
        wanted = {_shape(field) for field in fields if isinstance(field, Field)}
        with self.app.batch_update():
            stays = [view for shape, view in shown.items() if shape in wanted]
            await left.remove_children([child for child in left.children if child not in stays])
            for place, field in enumerate(fields):
                if isinstance(field, Field) and (view := shown.get(_shape(field))) in stays:
                    view.field = field
                else:
                    await left.mount(self._view(field), before=place if place < len(left.children) else None)
        self._at = at
        if self.focused is None or not self.focused.is_attached:
            self.focus_start()
        self.ashore.release_keys()

    def focus_start(self) -> None:
        views = list(self.query(FieldView))
        name, index = self._at or (self.first_field(), None)
        view = next((v for v in views if v.field.name == name), views[0])
        stops = self._stops_of(view)
        index = view.chosen() if index is None else index  # Enter, pressed once too often, changes nothing
        if stops:
            self.set_focus(stops[min(index, len(stops) - 1)])

    def focus_moved(self) -> None:
        super().focus_moved()
        for view in self.query(FieldView):
            view.mark()

    def place_settled(self) -> None:
        for view in self.query(FieldView):
            view.show_label()

    def show(self) -> None:
        if getattr(self, "_asked", None) != _names(self.fields()):
            self.ashore.hold_keys()
            self._rebuild(self.place())
        for view in self.query(FieldView):
            if view.query(".message"):
                view.show()
        if timer := getattr(self, "_timer", None):
            timer.stop()
        self._timer = self.set_timer(RESULT_DELAY, self.show_result)

    def action_page(self, by: int) -> None:
        self.query_one(".right", Scroll).page(by)


def _shape(field: Field) -> tuple[object, ...]:
    """What the parts of a field's widget follow from: while that is the same, the widget can stay."""
    return field.name, field.kind, field.label, tuple(field.options.items()), field.ask is not None


def _names(fields: Iterable[Field | str]) -> list[str]:
    return [field.name if isinstance(field, Field) else field for field in fields]
