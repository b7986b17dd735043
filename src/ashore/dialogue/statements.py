"""Account statements, question by question: read files, answer what no rule decides, take sums over."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from ashore.casework.statement_budget import Seen, odd_months, seen_groups, take_over
from ashore.casework.statement_debts import lenders_seen, note_debt, taken_first
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.errors import AshoreError
from ashore.forms.reading import Reading, names_in, read_file
from ashore.i18n import _, fill, parse, sentences
from ashore.i18n.formats import number
from ashore.i18n.parse.user_path import user_path
from ashore.statements.generic import DAY_FIRST, MONTH_FIRST
from ashore.statements.report import Asked, Report
from ashore.statements.rows import StatementError
from ashore.wording.phrases import named
from ashore.wording.statement_results import (
    KEPT_WORDS,
    PART_WORDS,
    answer_words,
    asked_count_words,
    choices_of,
    emptied_words,
    forget_words,
    keep_words,
    left_beside,
    lender_seen_words,
    lowest_words,
    month_lines,
    month_totals,
    no_month_words,
    noted_words,
    odd_words,
    other_currency_words,
    question_words,
    saving_words,
    seen_words,
    take_new_words,
    taken_first_words,
    taken_words,
    week_bars,
)
from ashore.wording.statements import (
    asked_words,
    columns_words,
    error_words,
    group_words,
    left_out_words,
    months_words,
    note_words,
    regular_words,
    rows_words,
    sum_words,
    warning_words,
)
from ashore.workbook import edits


class Statements(Subject):
    """What a month really costs, by the files that wallets and banks hand out."""

    @property
    def _reading(self) -> Reading:
        """In memory for this conversation alone."""
        there = self._program.reading
        if there is None or there.guide is not self._guide:
            there = Reading(self._guide, self._book, there.files if there else None)
            self._program.reading = there
        return there

    def statement(self) -> None:
        """The files, and what they show."""

        def title() -> list[str]:
            lines = [_("Account statements")]
            if not self._reading.files:
                lines += [*filter(None, [self._note("statement")]), _(KEPT_WORDS)]
            if self._reading.several_currencies:
                lines.append(_("The files are in several currencies, which are never added: put one of them aside."))
            if (report := self._reading.report) is not None:
                lines += [*note_words(report), months_words(report), *self._left(report)]
            return lines

        def choices() -> list[Choice]:
            files: list[Choice] = [
                (named(name, rows_words(self._reading.of_file(name))), partial(self._file, name))
                for name in self._reading.files
            ]
            read: Choice = (_("Read a file"), self._read)
            report = self._reading.report
            if report is None:
                return [read, *files, *self._behind("statement")]
            asked: list[Choice] = []
            if report.asked or self._reading.answers:
                asked = [(asked_count_words(len(report.asked)), self._asked)]
            return [
                read,
                *self._groups(report),
                (_("Lenders, fees, debits, what comes again and again"), self._lenders),
                (_("Week by week, and the months that differ"), self._weeks),
                (_("How you are called in them: money between own accounts"), self._names),
                *asked,
                *files,
                *self._payees(),
                (_("Forget these files"), self._forget),
                *self._behind("statement"),
            ]

        self._talk.menu(title, choices)

    # Files

    def _read(self) -> None:
        """A file; what it needs is asked."""
        while typed := self._heard(_("Where the file is; Enter goes back.")):
            try:
                path = user_path(parse.path(typed))
            except AshoreError as problem:
                self._talk.say(f"! {problem}")
            except ValueError:
                self._talk.say(_("This is no name of a file."))
            else:
                if self._try(path):
                    return

    def _try(self, path: Path) -> bool:
        """Whether the file is read, or the reader does not want it any more."""
        password: str | None = None
        order = ""
        while True:
            try:
                statement = read_file(path, self._reading.rules, password=password, date_order=order)
            except StatementError as error:
                self._talk.say(f"! {error_words(error)}")
                if error.kind in ("password-needed", "password-wrong"):
                    ask = self._program.secret or self._heard
                    password = ask(_("Its password; it is kept nowhere. Enter goes back."))
                    if password:
                        continue
                    return True
                if error.kind == "date-order":
                    answer = self._heard(_("1: the day comes first. 2: the month comes first. Enter goes back."))
                    order = {"1": DAY_FIRST, "2": MONTH_FIRST}.get(answer, "")
                    if order:
                        continue
                    return True
                return False
            break
        if not self._reading.add(path, statement, self._reading.with_file(statement)):
            self._talk.say(_("This file is read already; it counts once."))
        return True

    def _file(self, name: str) -> None:
        def title() -> list[str]:
            if (statement := self._reading.files.get(name)) is None:
                return []
            report = self._reading.of_file(name)
            left = left_out_words(report)
            return [
                named(name, rows_words(report)),
                *(warning_words(statement, warning) for warning in statement.warnings),
                *([columns_words(statement)] if statement.columns else []),
                *([fill(_("Left out: {reasons}"), reasons=_("; ").join(left))] if left else []),
            ]

        self._talk.menu(title, lambda: [(_("Put it aside"), partial(self._reading.remove, name))])

    def _names(self) -> None:
        typed = self._heard(_("Your name as the files write it; several with commas between. It is not kept."))
        if typed:
            self._reading.call(names_in(typed))

    def _forget(self) -> None:
        self._reading.forget()
        self._talk.say(_("Nothing of the files is in memory any more. What you took over stays in the budget."))

    # The budget

    def _seen(self, report: Report) -> list[Seen]:
        return seen_groups(report, self._book, self._case.kinds)

    def _left(self, report: Report) -> list[str]:
        seen = self._seen(report)
        if not seen:
            return no_month_words(self._reading.files)
        if other := other_currency_words(report, self._book):
            return [other]
        lowest = filter(None, (lowest_words(one, self._guide, self._book.currency) for one in seen))
        return [*month_totals(report), *lowest, *left_beside(report, self._case, seen), _(PART_WORDS)]

    def _groups(self, report: Report) -> list[Choice]:
        """Each group with what is typed and what is seen; choosing it takes over what is seen. They stay in their
        places, whatever was taken over."""
        if other_currency_words(report, self._book):
            return []
        seen = self._seen(report)
        new = [one for one in seen if one.differs and one.typed is None]
        together: list[Choice] = [(take_new_words(len(new)), partial(self._take, new))] if new else []
        take = _("Take over: {what}")
        each: list[Choice] = [
            (fill(take, what=named(group_words(one.group, self._guide), seen_words(one))), partial(self._take, [one]))
            for one in seen
            if one.seen is not None
        ]
        return [*each, *together]

    def _take(self, seen: list[Seen]) -> None:
        if not any(one.differs for one in seen):
            self._talk.say(_("There is nothing to take over: the sums are the same, or none was seen."))
            return
        for one in seen:
            if one.lines:
                self._talk.say(emptied_words(one, self._guide))
                answer = self._heard(_("Type yes to take it over; Enter goes back."))
                if answer.casefold() not in ("yes", _("yes")):
                    return
        self._session.apply(lambda workbook: take_over(workbook, seen))
        for one in seen:
            self._talk.say(taken_words(one, self._guide, self._book.currency))

    # What no rule decides

    def _asked(self) -> None:
        def title() -> list[str]:
            report = self._reading.report
            return [_("What no rule decides")] if report and (report.asked or self._reading.answers) else []

        def choices() -> list[Choice]:
            report = self._reading.report
            asked = [(asked_words(one, report), partial(self._ask, one)) for one in report.asked] if report else []
            again = _("Change it: {what}")
            answered = [
                (fill(again, what=answer_words(payee, answer, self._guide)), partial(self._reading.answer, payee, None))
                for payee, answer in self._reading.answers.items()
            ]
            return [*asked, *answered]

        self._talk.menu(title, choices)

    def _ask(self, one: Asked) -> None:
        report = self._reading.report
        if report is None:
            return
        options = choices_of(one.direction, one.why, self._guide)

        def title() -> list[str]:
            return [] if one.payee in self._reading.answers else [question_words(one, report)]

        def choices() -> list[Choice]:
            return [(label, partial(self._reading.answer, one.payee, answer)) for answer, label in options]

        self._talk.menu(title, choices)

    def _payees(self) -> list[Choice]:
        found: list[Choice] = []
        if new := self._reading.to_keep(self._book):
            keep = partial(self._session.apply, lambda workbook: edits.keep_payees(workbook, new))
            found.append((keep_words(len(new)), keep))
        if kept := self._book.payees:
            found.append((forget_words(len(kept)), partial(self._session.apply, edits.forget_payees)))
        return found

    # What else they show

    def _lenders(self) -> None:
        def title() -> list[str]:
            report = self._reading.report
            if report is None:
                return []
            lines = [_("Lenders, fees, debits, what comes again and again")]
            if report.fees:
                lines.append(fill(_("Fees: {sum}"), sum=sum_words(report.fees, report)))
            if report.spending_on_credit:
                text = _("Bought on credit, in all: {sum}. It stands in its group; its repayment is in none.")
                lines.append(fill(text, sum=sum_words(report.spending_on_credit, report)))
            for debit in taken_first(report, self._case.kinds):
                lines.append(sentences(*taken_first_words(debit, report)))
            if report.debits and (note := self._note("debit")):
                lines.append(note)
            for one in report.regular:
                lines.append(sentences(regular_words(one, report) + _("."), saving_words(one, report)))
            return lines

        def choices() -> list[Choice]:
            report = self._reading.report
            if report is None:
                return []
            found: list[Choice] = []
            for one in lenders_seen(report, self._book):
                text = named(lender_seen_words(one, report), noted_words(one))
                go = partial(self._record, "debt", one.debt.id) if one.debt else partial(self._note_debt, one.name)
                found.append((text, go))
            return found

        self._talk.menu(title, choices)

    def _note_debt(self, name: str) -> None:
        if debt := self._session.make(lambda workbook: note_debt(workbook, name)):
            self._record("debt", debt)

    def _weeks(self) -> None:
        if (report := self._reading.report) is None:
            return
        self._talk.heading(_("Week by week, and the months that differ"))
        for name, came, went, lenders in month_lines(report):
            text = _("{month}: {came} came in, {went} went out, {lenders} went to lenders")
            self._talk.say(fill(text, month=name, came=number(came), went=number(went), lenders=number(lenders)))
        for odd in odd_months(report):
            self._talk.say(odd_words(odd, report, self._guide))
        self._talk.say(_("What went out, by the Monday of the week"))
        for bar in week_bars(report):
            self._talk.say(named(bar.label, bar.words))
