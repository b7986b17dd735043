"""The credit record: when each entry ends, reports, objections, bills paid on time, a first reserve."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.binding import Binding

from ashore.casework.credit import dispute_state, entry_ends, next_bill, reports_left, streak
from ashore.forms.entry import reserve_field
from ashore.forms.field import Field
from ashore.i18n import N_, _, fill, ngettext
from ashore.i18n.formats import day, money
from ashore.tui.page import Keys, Page
from ashore.tui.pages.entries import BillPage, DisputePage, ReportPage
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.pages.record import Place, RecordPage
from ashore.tui.widgets.prose import Prose
from ashore.wording.credit import dispute_short, years_bar
from ashore.wording.debts import closed_words, lender_of


class CreditPage(ListPage):
    """Everything about the record on one page."""

    BINDINGS = [Binding("f", "facts", show=False)]
    KEYS: ClassVar[Keys] = (("↑↓", N_("choose")), ("Enter", N_("open")), ("f", N_("source")))

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
            yield Item(_("No debt noted yet: d leads to the debts."), kind="text")
        if note := self.ashore.note("retention"):
            yield Item(note, kind="text")
        for debt in workbook.debts:
            show = partial(self.ashore.open_debt, debt.id)
            if clocks.retention_years is None:
                yield Item(lender_of(debt), show, id=f"debt-{debt.id}")
                continue
            end = entry_ends(debt, clocks.retention_years)
            right = fill(_("ends {day}"), day=day(end)) if end else _("counts from paying off")
            yield Item(lender_of(debt), show, right, f"debt-{debt.id}")
            yield Item("    " + years_bar(today, end, clocks.retention_years), kind="table")
        yield Item(_("Looks at the report"), kind="heading")
        free = guide.facts.free_reports
        if free is not None:
            left = reports_left(workbook.reports, today, free)
            words = ngettext("{n} free look is left this year.", "{n} free looks are left this year.", left)
            yield Item(words, kind="text")
        for report in workbook.reports:
            text = " · ".join(filter(None, [day(report.on) if report.on else _("no day yet"), report.bureau]))
            right = _("something is wrong") if report.found else ""
            yield Item(text, partial(self._open, ReportPage, report.id), right, f"report-{report.id}")
        yield Item(_("Note a look at the report"), partial(self._new, "report"), id="new-report")
        yield Item(_("Objections"), kind="heading")
        for dispute in workbook.disputes:
            state = dispute_state(dispute, today, clocks.objection_days, clocks.complaint_days)
            text = dispute.entry or _("an entry")
            show = partial(self._open, DisputePage, dispute.id)
            yield Item(text, show, dispute_short(state), f"dispute-{dispute.id}")
        yield Item(_("Note an objection"), partial(self._new, "dispute"), id="new-dispute")
        yield Item(_("Bills, each month in full and on time"), kind="heading")
        for bill in workbook.bills:
            due = next_bill(bill, today)
            text = " · ".join(filter(None, [bill.label or _("a bill"), day(due) if due else ""]))
            right = ngettext("{n} in a row", "{n} in a row", streak(bill, today))
            yield Item(text, partial(self._open, BillPage, bill.id), right, f"bill-{bill.id}")
        yield Item(_("Note a bill"), partial(self._new, "bill"), id="new-bill")
        yield Item(_("A first small reserve"), kind="heading")
        yield Item(self._reserve_words(), partial(self.ashore.visit, ReservePage()), id="reserve")

    def _reserve_words(self) -> str:
        workbook = self.ashore.session.value
        if workbook.reserve is None:
            return _("Nothing put aside yet; a little every week is a beginning")
        return fill(_("Put aside: {sum}"), sum=money(workbook.reserve, workbook.currency))

    def _open(self, page: type[ReportPage] | type[DisputePage] | type[BillPage], record: str) -> None:
        self.ashore.visit(page(record))

    def _new(self, kind: str) -> None:
        today = self.ashore.today()
        pages = {"report": ReportPage, "dispute": DisputePage, "bill": BillPage}
        values = {"report": {"on": today}}.get(kind, {})
        self.ashore.open_new_record(kind, pages[kind], **values)

    def action_facts(self) -> None:
        self.ashore.show_facts_behind("credit")


class ReservePage(RecordPage):
    """What has been put aside."""

    def __init__(self, at: Place = None) -> None:
        super().__init__(at)

    def again(self) -> Page:
        return ReservePage(self.place())

    def heading(self) -> str:
        return _("A first small reserve")

    def keys(self) -> Keys:
        return (("u", N_("undo")), ("Esc", N_("go back")))

    def fields(self) -> Iterable[Field | str]:
        yield reserve_field()

    def show_result(self) -> None:
        text = _("A small sum that nobody touches: the next surprise then needs no loan. The buffer can feed it.")
        self.query_one("#result", Prose).show(text)

    def leave(self) -> None:
        self.ashore.open_tool("credit")
