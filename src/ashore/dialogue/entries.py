"""Records with a day: court papers, looks at the credit report, objections, bills, reminders; and the credit record."""

from __future__ import annotations

import datetime as dt
from functools import partial

from ashore.casework.credit import dispute_state, entry_ends, next_bill, next_unpaid, reports_left, streak
from ashore.casework.outcomes import PROMISES
from ashore.dialogue.promises import Promises
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.forms.entry import EntryForm, reserve_field
from ashore.i18n import N_, _, fill, ngettext
from ashore.i18n.formats import day, money
from ashore.wording.agenda import entry_sentences, paper_title, paper_until
from ashore.wording.credit import dispute_short
from ashore.wording.debts import closed_words, lender_of
from ashore.wording.phrases import named
from ashore.wording.standing import agenda_line
from ashore.workbook import edits
from ashore.workbook.model import Bill, Workbook

TITLES = {
    "reminder": N_("A reminder"),
    "paper": N_("A court paper"),
    "report": N_("A look at the credit report"),
    "dispute": N_("An objection"),
    "bill": N_("A bill"),
}


AHEAD = dt.timedelta(days=7)
"""How long before its day it can be said what became of a promise, in the list of what is due."""


class Entries(Subject):
    """One record, and the lists that hold them."""

    def agenda(self) -> None:
        """What is due, and the reader's own reminders."""

        def title() -> list[str]:
            entries = self._case.agenda
            lines = [agenda_line(entry, self._today) for entry in entries] or [_("Nothing with a date yet.")]
            return [_("What is due"), *lines]

        ask = Promises.of(self).outcome

        def choices() -> list[Choice]:
            own: list[Choice] = [
                (named(_("A reminder"), record.text or _("no text yet")), partial(self.entry, "reminder", record.id))
                for record in self._book.reminders
                if record.done_on is None
            ]
            entries = self._case.agenda
            promises: list[Choice] = [
                (fill(_("What became of it: {what}"), what=agenda_line(entry, self._today)), partial(ask, entry))
                for entry in entries
                if entry.kind in PROMISES and entry.date <= self._today + AHEAD
            ]
            return [*promises, *own, (_("Note a reminder"), partial(self._new, "reminder"))]

        self._talk.menu(title, choices)

    def papers(self) -> None:
        """Court papers, with their last days."""

        def title() -> list[str]:
            none = _("None noted. When one comes, note it with the day on which you got it.")
            return [_("Court papers"), *([] if self._book.papers else [none])]

        def choices() -> list[Choice]:
            papers: list[Choice] = []
            for paper in self._book.papers:
                until = paper_until(paper, self._case)
                text = paper_title(paper, self._guide)
                papers.append((named(text, until) if until else text, partial(self.entry, "paper", paper.id)))
            return [*papers, (_("Note a paper"), partial(self._new, "paper"))]

        self._talk.menu(title, choices)

    def credit(self) -> None:
        """When each entry ends; reports, objections, bills, the reserve."""
        self._talk.menu(self._credit_lines, self._credit_choices)

    def _credit_lines(self) -> list[str]:
        book, facts, clocks = self._book, self._guide.facts, self._case.clocks
        lines = [_("The credit record"), *filter(None, [closed_words(book), self._note("retention")])]
        if not book.debts:
            lines.append(_("No debt noted yet."))
        for debt in book.debts if clocks.retention_years is not None else ():
            end = entry_ends(debt, clocks.retention_years or 0)
            words = fill(_("ends {day}"), day=day(end)) if end else _("counts from paying off")
            lines.append(named(lender_of(debt), words))
        if facts.free_reports is not None:
            left = reports_left(book.reports, self._today, facts.free_reports)
            lines.append(ngettext("{n} free look is left this year.", "{n} free looks are left this year.", left))
        return lines

    def _credit_choices(self) -> list[Choice]:
        book, clocks = self._book, self._case.clocks
        found: list[Choice] = []
        for report in book.reports:
            parts = [day(report.on) if report.on else _("no day yet"), report.bureau]
            text = named(_("A look at the report"), " · ".join(filter(None, parts)))
            found.append((text, partial(self.entry, "report", report.id)))
        for dispute in book.disputes:
            state = dispute_state(dispute, self._today, clocks.objection_days, clocks.complaint_days)
            text = named(fill(_("Objection to {entry}"), entry=dispute.entry or _("an entry")), dispute_short(state))
            found.append((text, partial(self.entry, "dispute", dispute.id)))
        for bill in book.bills:
            due = next_bill(bill, self._today)
            parts = [day(due) if due else "", ngettext("{n} in a row", "{n} in a row", streak(bill, self._today))]
            text = named(bill.label or _("a bill"), " · ".join(filter(None, parts)))
            found.append((text, partial(self.entry, "bill", bill.id)))
        reserve = _("A first small reserve")
        if book.reserve is not None:
            reserve = fill(_("Put aside: {sum}"), sum=money(book.reserve, book.currency))
        return [
            *found,
            (_("Note a look at the report"), partial(self._new, "report")),
            (_("Note an objection"), partial(self._new, "dispute")),
            (_("Note a bill"), partial(self._new, "bill")),
            (reserve, lambda: self._talk.ask(reserve_field())),
        ]

    # One record

    def _new(self, kind: str) -> None:
        values = {"report": {"on": self._today}, "paper": {"received": self._today}}.get(kind, {})

        def make(workbook: Workbook) -> tuple[Workbook, str]:
            return edits.add_record(workbook, kind, **values)

        def ask(new: str) -> None:
            self._questions(EntryForm(kind, new, self._guide).fields(self._book))

        if new := self._begun(make, ask):
            self.entry(kind, new)

    def entry(self, kind: str, record: str) -> None:
        """What it comes to, and its questions."""
        form = EntryForm(kind, record, self._guide)

        def title() -> list[str]:
            value = form.record(self._book)
            if value is None:
                return [_("Taken back.")]
            return [_(TITLES[kind]), *entry_sentences(value, self._case)]

        def choices() -> list[Choice]:
            value = form.record(self._book)
            if value is None:
                return []
            paid: list[Choice] = []
            if isinstance(value, Bill) and (due := next_unpaid(value, self._today)):
                text = fill(_("It was paid today, for {day}"), day=day(due))
                paid = [(text, partial(self._paid, record, due))]
            return [
                (_("Change the answers"), lambda: self._questions(form.fields(self._book))),
                *paid,
                (_("Delete it"), partial(self._delete, kind, record)),
            ]

        self._talk.menu(title, choices)

    def _paid(self, bill: str, due: dt.date) -> None:
        self._session.apply(lambda workbook: edits.mark_bill(workbook, bill, due, self._today))

    def _delete(self, kind: str, record: str) -> None:
        self._session.apply(lambda workbook: edits.remove_record(workbook, kind, record))
