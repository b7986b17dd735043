"""What is due: everything with a date in one place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets.option_list import Option

from ashore.casework.agenda import AgendaGroup, Entry, group
from ashore.export.registers import agenda_formats
from ashore.i18n import K_, _
from ashore.text import columns, wrap
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.outcome import done_with, ends
from ashore.tui.widgets.line_list import LineList, MarkedList
from ashore.tui.widgets.prose import plain
from ashore.wording.agenda import GROUPS
from ashore.wording.contacts import clock_lines
from ashore.wording.debts import open_rate_lines
from ashore.wording.standing import agenda_line

AT_ONCE = 4000
"""How many lines are added at once."""
PAUSE = 0.01
"""Seconds between them."""


def _place(entry: Entry) -> str:
    return f"{entry.kind}-{entry.ref}-{entry.date.isoformat()}"


class AgendaPage(Page):
    """Overdue, today, this week, later. Only the lines that are seen are painted, so thousands scroll without delay."""

    TITLED: ClassVar[bool] = False
    ACTIONS: ClassVar[Actions] = (
        Action("n", K_("new"), "new"),
        Action("p", K_("court papers"), "papers"),
        Action("s", K_("calendar"), "export", "to"),
    )

    def __init__(self, at: str | None = None) -> None:
        super().__init__()
        self._at = at
        self._shown: list[tuple[str | None, str]] | None = None
        self._entries: dict[str, Entry] = {}
        self._room = 0

    def again(self) -> Page:
        return AgendaPage(self._chosen())

    def heading(self) -> str:
        return _("What is due")

    def actions(self) -> Actions:
        """Space ends what can be ended here; elsewhere it leads to the menu."""
        entry = self._entry()
        return (*ends(entry), Action("Enter", K_("open"), "open"), *self.ACTIONS) if entry else self.ACTIONS

    def body(self) -> ComposeResult:
        yield MarkedList(id="entries", markup=False)

    def show(self) -> None:
        self._room = self.room()
        room = max(self._room - 3, 10)  # beside the scroll bar and the space before a line
        lines = [(place, "\n".join(self._wrapped(text, place, room))) for place, text in self._lines()]
        if lines == self._shown:
            return
        at = self._chosen() or self._at
        before = self._list.highlighted
        self._shown = lines
        self._list.clear_options()
        there = lines.index(next((line for line in lines if at and line[0] == at), lines[0]))
        self._add(lines, 0, max(AT_ONCE, there + 1))
        places = [place for place, _text in lines[: max(AT_ONCE, there + 1)]]
        first = next(number for number, place in enumerate(places) if place is not None)
        after = next((n for n, place in enumerate(places) if n >= (before or 0) and place is not None), first)
        self._list.highlighted = places.index(at) if at and at in places else after

    def _add(self, lines: list[tuple[str | None, str]], start: int, end: int) -> None:
        """Add some of the lines, and the others once those are seen: a key between them does not wait."""
        found = next(iter(self.query("#entries").results(LineList)), None)
        if found is None or lines is not self._shown:
            return
        found.add_options([Option(plain(text), id=place, disabled=not place) for place, text in lines[start:end]])
        if end < len(lines):
            self.set_timer(PAUSE, lambda: self._add(lines, end, end + AT_ONCE))

    def _wrapped(self, text: str, place: str | None, room: int) -> list[str]:
        """A line broken where it is too long; most are not, and need no looking for where."""
        if place is None:
            return [text]
        return [f"  {text}"] if columns(text) <= room else wrap(text, room, first="  ", hang="    ")

    def on_resize(self) -> None:
        super().on_resize()
        if self._shown is not None and self._room != self.room():
            self.show()

    def _lines(self) -> Iterable[tuple[str | None, str]]:
        """The lines, top to bottom: a place, or None for what only shows, and the text."""
        workbook, today = self.ashore.session.value, self.ashore.today()
        above = False
        for number, line in enumerate(clock_lines(workbook, self.ashore.now())):
            above = True
            yield f"clock-{number}", line
        for number, line in enumerate(open_rate_lines(workbook, today)):
            above = True
            yield f"rate-{number}", line
        entries = self.ashore.case.agenda
        self._entries = {_place(entry): entry for entry in entries}
        reached: AgendaGroup | None = None
        for place, entry in self._entries.items():
            if (stands := group(entry, today)) != reached:
                reached = stands
                yield None, f"\n{_(GROUPS[stands])}" if above else _(GROUPS[stands])
            above = True
            yield place, agenda_line(entry, today)
        if not entries:
            yield None, _("Nothing with a date yet.")
        yield "new", _("A reminder of your own")

    @property
    def _list(self) -> LineList:
        return self.query_one("#entries", LineList)

    def _chosen(self) -> str | None:
        found = next(iter(self.query("#entries").results(LineList)), None)
        if found is None or found.highlighted is None:
            return None
        return found.get_option_at_index(found.highlighted).id

    def focus_start(self) -> None:
        self.set_focus(self._list)

    def on_option_list_option_highlighted(self) -> None:
        self.focus_moved()

    def on_option_list_option_selected(self, event: LineList.OptionSelected) -> None:
        place = event.option.id or ""
        if place == "new":
            self.action_new()
        elif place.startswith("clock-"):
            self.ashore.go.open("contacts")
        elif place.startswith("rate-"):
            self.ashore.go.open("debts")
        elif entry := self._entries.get(place):
            self.ashore.go.entry(entry)

    def _entry(self) -> Entry | None:
        """What is due, on which the reader is."""
        return self._entries.get(self._chosen() or "")

    def action_done(self) -> None:
        """That it is done; of a promise, what became of it."""
        if entry := self._entry():
            done_with(self, entry)

    def action_open(self) -> None:
        """What it is about."""
        if entry := self._entry():
            self.ashore.go.entry(entry)

    def action_new(self) -> None:
        self.ashore.go.new_record("reminder", "reminder", date=self.ashore.today())

    def action_papers(self) -> None:
        self.ashore.go.open("papers")

    def action_export(self) -> None:
        formats = agenda_formats(self.ashore.case.agenda, self.ashore.clock())
        name = f"ashore-{self.ashore.today().isoformat()}"
        self.ashore.go.to_file(_("Write what is due to a file for your calendar"), formats, name)
