"""The credit record: when each entry ends, reports, objections, bills paid on time, a first reserve."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from ashore.casework.credit import dispute_state, entry_ends, next_bill, reports_left, streak
from ashore.forms.entry import reserve_field
from ashore.forms.field import Field
from ashore.i18n import K_, _, fill, ngettext
from ashore.i18n.formats import day
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.pages.record import Place, RecordPage
from ashore.wording.credit import dispute_short, reserve_why, reserve_words, years_bar, years_bar_words
from ashore.wording.debts import closed_words, lender_of
from ashore.wording.result import Result, said

INDENT, YEARS, EDGES = "    ", "  ", 4
"""Before and between the years; columns of the page's edges and its scroll bar."""


class CreditPage(ListPage):
    """Everything about the record on one page."""

    ACTIONS: ClassVar[Actions] = (Action("f", K_("source"), "facts"),)

    def again(self) -> Page:
        return CreditPage(self.chosen)

    def heading(self) -> str:
        return _("The credit record")

    def items(self) -> Iterable[Item]:
        guide, workbook, today = self.ashore.guide, self.ashore.session.value, self.ashore.today()
        clocks = self.ashore.case.clocks
        if closed := closed_words(workbook):
            yield Item(closed, kind="text")
        yield Item(_("When each entry ends"), kind="heading")
        if not workbook.debts:
            yield Item(_("No debt noted yet: 3 leads to the debts."), kind="text")
        if note := self.ashore.note("retention"):
            yield Item(note, kind="text")
        if workbook.debts and clocks.retention_years is not None:
            yield Item(years_bar_words(), kind="note")
        for debt in workbook.debts:
            show = partial(self.ashore.go.open, "debt", debt.id)
            if clocks.retention_years is None:
                yield Item(lender_of(debt), show, id=f"debt-{debt.id}")
                continue
            end = entry_ends(debt, clocks.retention_years)
            right = fill(_("ends {day}"), day=day(end)) if end else _("counts from paying off")
            yield Item(lender_of(debt), show, right, f"debt-{debt.id}")
            yield Item(self._years(years_bar(today, end, clocks.retention_years)), kind="table")
        yield Item(_("Looks at the report"), kind="heading")
        free = guide.facts.free_reports
        if free is not None:
            left = reports_left(workbook.reports, today, free)
            words = ngettext("{n} free look is left this year.", "{n} free looks are left this year.", left)
            yield Item(words, kind="text")
        for report in workbook.reports:
            text = " · ".join(filter(None, [day(report.on) if report.on else _("no day yet"), report.bureau]))
            right = _("something is wrong") if report.found else ""
            yield Item(text, partial(self._open, "report", report.id), right, f"report-{report.id}")
        yield Item(_("Note a look at the report"), partial(self._new, "report"), id="new-report")
        yield Item(_("Objections"), kind="heading")
        for dispute in workbook.disputes:
            state = dispute_state(dispute, today, clocks.objection_days, clocks.complaint_days)
            text = dispute.entry or _("an entry")
            show = partial(self._open, "dispute", dispute.id)
            yield Item(text, show, dispute_short(state), f"dispute-{dispute.id}")
        yield Item(_("Note an objection"), partial(self._new, "dispute"), id="new-dispute")
        yield Item(_("Bills, each month in full and on time"), kind="heading")
        for bill in workbook.bills:
            due = next_bill(bill, today)
            text = " · ".join(filter(None, [bill.label or _("a bill"), day(due) if due else ""]))
            right = ngettext("{n} in a row", "{n} in a row", streak(bill, today))
            yield Item(text, partial(self._open, "bill", bill.id), right, f"bill-{bill.id}")
        yield Item(_("Note a bill"), partial(self._new, "bill"), id="new-bill")
        yield Item(_("A first small reserve"), kind="heading")
        put_aside = reserve_words(workbook.reserve, workbook.currency)
        yield Item(put_aside, partial(self.ashore.go.open, "reserve"), id="reserve")

    def _years(self, bar: str) -> str:
        """The years in as many lines as they need."""
        years = bar.split(YEARS)
        fit = max((self.room() - len(INDENT) - EDGES) // (len(years[0]) + len(YEARS)), 1)
        return "\n".join(INDENT + YEARS.join(years[at : at + fit]) for at in range(0, len(years), fit))

    def _open(self, page: str, record: str) -> None:
        self.ashore.go.open(page, record)

    def _new(self, kind: str) -> None:
        values = {"report": {"on": self.ashore.today()}}.get(kind, {})
        self.ashore.go.new_record(kind, kind, **values)

    def action_facts(self) -> None:
        self.ashore.go.facts_behind("credit")


class ReservePage(RecordPage):
    """What has been put aside."""

    def __init__(self, at: Place = None) -> None:
        super().__init__(at)

    def again(self) -> Page:
        return ReservePage(self.place())

    def heading(self) -> str:
        return _("A first small reserve")

    def fields(self) -> Iterable[Field | str]:
        yield reserve_field()

    def comes_to(self) -> Result:
        workbook = self.ashore.session.value
        return said([reserve_words(workbook.reserve, workbook.currency), reserve_why()])
