"""Records with a day: court papers, looks at the credit report, objections, bills, reminders; and the credit record."""

from __future__ import annotations

import datetime as dt
from functools import partial

from ashore.casework.credit import dispute_state, entry_ends, next_bill, next_unpaid, reports_left, streak
from ashore.dialogue.cards import Cards
from ashore.dialogue.letters import Letters
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.forms.entry import EntryForm, reserve_field
from ashore.guide.say import say
from ashore.i18n import N_, _, fill, ngettext
from ashore.i18n.formats import day
from ashore.wording.agenda import entry_sentences
from ashore.wording.credit import dispute_short, reserve_why, reserve_words
from ashore.wording.debts import closed_words, lender_of
from ashore.wording.papers import paper_facts, paper_letters, paper_title, paper_until
from ashore.wording.phrases import named
from ashore.workbook import edits
from ashore.workbook.model import Bill, CourtPaper, CreditReport, Dispute, Record, Reminder, Workbook

TITLES = {
    "reminder": N_("A reminder"),
    "paper": N_("A court paper"),
    "report": N_("A look at the credit report"),
    "dispute": N_("An objection"),
    "bill": N_("A bill"),
}


class Entries(Subject):
    """One record, and the lists that hold them."""

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
                papers.append((named(text, until) if until else text, partial(self.paper, paper.id)))
            card = self._guide.card_for("court")
            at_once: Choice = (named(_("What to do at once"), say(card.title, self._guide.facts)), self._court)
            return [*papers, (_("Note a paper"), partial(self.new, "paper")), at_once]

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
        reserve = reserve_words(book.reserve, book.currency)
        return [
            *found,
            (_("Note a look at the report"), partial(self.new, "report")),
            (_("Note an objection"), partial(self.new, "dispute")),
            (_("Note a bill"), partial(self.new, "bill")),
            (named(_("A first small reserve"), reserve), self._reserve),
            *self._behind("credit"),
        ]

    def _reserve(self) -> None:
        self._talk.hint(reserve_why())
        self._talk.ask(reserve_field())

    def _court(self) -> None:
        Cards.of(self).card(self._guide.card_for("court").id)

    # One record

    def new(self, what: str, **known: object) -> None:
        """A new record of a kind: its questions, and what it comes to. `known` is what is not asked any more."""
        values = {"report": {"on": self._today}, "paper": {"received": self._today}}.get(what, {}) | known

        def make(workbook: Workbook) -> tuple[Workbook, str]:
            return edits.add_record(workbook, what, **values)

        if new := self._begun(make, lambda new: self._questions(EntryForm(what, new, self._guide).fields)):
            self.entry(what, new)

    def paper(self, record: str) -> None:
        """A court paper."""
        self.entry("paper", record)

    def dispute(self, record: str) -> None:
        """An objection."""
        self.entry("dispute", record)

    def bill(self, record: str) -> None:
        """A bill."""
        self.entry("bill", record)

    def reminder(self, record: str) -> None:
        """A reminder."""
        self.entry("reminder", record)

    def entry(self, kind: str, record: str) -> None:
        """What it comes to, and its questions."""
        form = EntryForm(kind, record, self._guide)

        def title() -> list[str]:
            value = form.record(self._book)
            if value is None:
                return []
            name, heading = self._called(value), _(TITLES[kind])
            return [named(heading, name) if name else heading, *entry_sentences(value, self._case)]

        def choices() -> list[Choice]:
            value = form.record(self._book)
            if value is None:
                return []
            return [
                self._change(form.fields),
                *self._done(value),
                self._delete(
                    lambda workbook: edits.remove_record(workbook, kind, record), _("Deleted. u brings it back.")
                ),
                *self._sources(self._facts(value)),
            ]

        self._talk.menu(title, choices)

    def _called(self, value: Record) -> str:
        """Which one it is, in the reader's words."""
        match value:
            case CourtPaper():
                return paper_title(value, self._guide)
            case CreditReport():
                return day(value.on) if value.on else ""
            case Dispute():
                return value.entry
            case Bill():
                return value.label
            case Reminder():
                return value.text
        return ""

    def _done(self, value: Record) -> list[Choice]:
        """What is most often said of a record, or done next with it."""
        today = self._today
        match value:
            case Bill() if due := next_unpaid(value, today):
                text = fill(_("It was paid today, for {day}"), day=day(due))
                return [(text, lambda: self._session.apply(lambda book: edits.mark_bill(book, value.id, due, today)))]
            case Reminder() if value.done_on is None:
                return [(_("Done"), partial(self._remind_no_more, value.id, today))]
            case CourtPaper():
                letters = Letters.of(self)
                return [
                    (
                        named(_("Write the letter for it"), title),
                        partial(letters.begin, self._guide.letters[kind], paper=value.id),
                    )
                    for kind, title in paper_letters(value, self._guide)
                ]
            case Dispute():
                template = self._guide.letters.for_role("disputes-entry")
                return [(_("Write the letter for it"), partial(Letters.of(self).begin, template))]
        return []

    def _remind_no_more(self, reminder: str, today: dt.date) -> None:
        self._session.apply(lambda workbook: edits.edit_record(workbook, "reminder", reminder, done_on=today))

    def _facts(self, value: Record) -> tuple[str, ...]:
        """The facts behind it."""
        if not isinstance(value, CourtPaper):
            return () if isinstance(value, Reminder) else self._guide.facts.behind.get("credit", ())
        return paper_facts(value, self._guide)
