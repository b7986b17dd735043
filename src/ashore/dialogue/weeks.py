"""The weeks ahead, and a bad month tried, question by question."""

from __future__ import annotations

from functools import partial

from ashore.casework.weeks import missing_in
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.forms.cash import CashForm, CashLineForm
from ashore.forms.field import Field
from ashore.forms.what_if import what_if_fields
from ashore.i18n import _, fill
from ashore.i18n.formats import day, money
from ashore.wording.derivation import weeks_derivation
from ashore.wording.weeks import (
    better_words,
    budget_lines,
    cash_line,
    free_words,
    lump_offer_sentences,
    missing_words,
    short_words,
    week_lines,
)
from ashore.wording.what_if import what_if_sentences
from ashore.workbook import edits
from ashore.workbook.model import Workbook


class Weeks(Subject):
    """What comes and goes on which day, and what would be if less came."""

    def weeks(self) -> None:
        """What is there, the lines, and what follows from them."""

        def title() -> list[str]:
            case, currency = self._case, self._book.currency
            missing, flow = missing_in(case.workbook, case.budget), case.weeks.flow
            lines = [missing_words(missing)] if missing else []
            if not missing and flow.events:
                lines = [short_words(flow, currency), *better_words(case.weeks)]
            return [_("Week by week"), *lines, *filter(None, [free_words(case)]), *lump_offer_sentences(case)]

        def choices() -> list[Choice]:
            cash, currency = self._book.cash, self._book.currency
            opening = money(cash.opening, currency) if cash.opening is not None else _("not noted yet")
            text = _("There on {day}, before anything comes or goes: {sum}")
            there = fill(text, day=day(cash.opening_on or self._today), sum=opening)
            lines: list[Choice] = [(cash_line(line, currency), partial(self._line, line.id)) for line in cash.lines]
            take: list[Choice] = [(_("Take in the budget: then only the days are missing"), self._take)]
            known = not missing_in(self._book, self._case.budget) and self._case.weeks.flow.events
            read: list[Choice] = [(_("The weeks ahead"), self._read), self._working(self._events)]
            return [
                (there, partial(self._questions, CashForm().fields)),
                *lines,
                (_("Note money that comes or goes"), self._new),
                *(take if budget_lines(self._case) else []),
                (_("What if less comes, or a wage does not?"), self.what_if),
                *(read if known else []),
            ]

        self._talk.menu(title, choices)

    def _events(self) -> list[str]:
        return weeks_derivation(self._case.weeks.flow)

    def _read(self) -> None:
        """Week after week: what comes, what goes, what is there then."""
        self._talk.heading(_("The weeks ahead"))
        self._talk.say(*week_lines(self._case.weeks, self._book.currency))

    def _new(self) -> None:
        self._begun(edits.add_cash_line, lambda new: self._questions(CashLineForm(new).fields))

    def _line(self, line: str) -> None:
        form = CashLineForm(line)

        def title() -> list[str]:
            record = form.line(self._book)
            return [cash_line(record, self._book.currency)] if record else []

        def choices() -> list[Choice]:
            said = _("Line deleted. u brings it back.")
            return [
                self._change(form.fields),
                self._delete(lambda workbook: edits.remove_cash_line(workbook, line), said),
            ]

        self._talk.menu(title, choices)

    def _take(self) -> None:
        """The lines of the budget; then each is asked for its day."""
        lines, before = budget_lines(self._case), {line.id for line in self._book.cash.lines}

        def take(workbook: Workbook) -> Workbook:
            for values in lines:
                workbook, _line = edits.add_cash_line(workbook, **values)
            return workbook

        self._session.apply(take)
        new = [line for line in self._book.cash.lines if line.id not in before]

        def fields(workbook: Workbook) -> list[Field | str]:
            found: list[Field | str] = []
            for line in new:
                asked = next(f for f in CashLineForm(line.id).fields(workbook) if f.name.endswith(".date"))
                found += [cash_line(line, workbook.currency), asked]
            return found

        self._questions(fields)

    def what_if(self) -> None:
        """A bad month tried: nothing else is changed by it."""

        def title() -> list[str]:
            return [_("What if"), *what_if_sentences(self._case)]

        def choices() -> list[Choice]:
            return [self._change(lambda _workbook: what_if_fields(self._case))]

        self._talk.menu(title, choices)
