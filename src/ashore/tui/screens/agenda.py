"""What is due: everything with a date in one place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding

from ashore import case
from ashore.casework.agenda import GROUPS, AgendaGroup, Entry, group_of
from ashore.contact_words import clock_lines
from ashore.i18n import N_, _
from ashore.rate_words import open_rate_lines
from ashore.records import agenda_forms
from ashore.tui.page import Keys, Page
from ashore.tui.screens.entries import ReminderPage
from ashore.tui.screens.export import ExportDialog
from ashore.tui.screens.listing import Item, ListPage
from ashore.words import agenda_line

HEADINGS: dict[AgendaGroup, str] = {
    "overdue": N_("Past its day"),
    "today": N_("Today"),
    "week": N_("In the next seven days"),
    "later": N_("Later"),
}


class AgendaPage(ListPage):
    """Overdue, today, this week, later."""

    BINDINGS = [
        Binding("n", "new", show=False),
        Binding("x", "export", show=False),
        Binding("p", "papers", show=False),
    ]
    KEYS: ClassVar[Keys] = (
        ("Enter", N_("open")),
        ("n", N_("reminder")),
        ("p", N_("court papers")),
        ("x", N_("calendar")),
    )

    def again(self) -> Page:
        return AgendaPage(self.chosen)

    def heading(self) -> str:
        return _("What is due")

    def items(self) -> Iterable[Item]:
        guide, workbook, today = self.ashore.guide, self.ashore.session.value, self.ashore.today()
        for line in clock_lines(workbook, self.ashore.now()):
            yield Item(line, partial(self.ashore.open_tool, "contacts"), id=None)
        for line in open_rate_lines(workbook, today):
            yield Item(line, partial(self.ashore.open_tool, "debts"), id=None)
        entries = case.whole_agenda(workbook, guide, today)
        for group in GROUPS:
            mine = [entry for entry in entries if group_of(entry.date, today) == group]
            if mine:
                yield Item(_(HEADINGS[group]), kind="heading")
            for entry in mine:
                place = f"{entry.kind}-{entry.ref}-{entry.date.isoformat()}"
                yield Item(agenda_line(entry, today), partial(self._open, entry), id=place)
        if not entries:
            yield Item(_("Nothing with a date yet."), kind="text")
        yield Item(_("A reminder of your own"), self.action_new, id="new")

    def _open(self, entry: Entry) -> None:
        self.ashore.open_entry(entry)

    def action_new(self) -> None:
        if new := self.ashore.add_record("reminder", date=self.ashore.today()):
            self.ashore.visit(ReminderPage(new))

    def action_papers(self) -> None:
        self.ashore.open_tool("papers")

    def action_export(self) -> None:
        now = self.ashore.now()
        entries = case.whole_agenda(self.ashore.session.value, self.ashore.guide, now.date())
        forms = agenda_forms(entries, now)
        title = _("Write what is due to a file for your calendar")
        self.ashore.above(ExportDialog(title, forms, Path.home() / f"ashore-{now.date().isoformat()}"))
