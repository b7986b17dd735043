"""Account statements that are read: from a file into memory, and what they come to together.

Nothing of it is written anywhere: the workbook gets only what the reader takes over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ashore.guide.guide import Guide
from ashore.i18n import _
from ashore.statements.answers import LEFT_OUT, LOAN, REPAYMENT, Payee
from ashore.statements.counting import count
from ashore.statements.months import MOST
from ashore.statements.read import LARGEST, Told, read_statement
from ashore.statements.report import Report, currencies, report_of
from ashore.statements.rows import Statement, StatementError
from ashore.statements.rules import Rules
from ashore.storage.checked import may_hold
from ashore.storage.foreign_file import TooLarge, read_foreign
from ashore.text import clean, normalise
from ashore.workbook.file.problems import problem_of
from ashore.workbook.model import StatementPayee, Workbook


def rules_of(guide: Guide, workbook: Workbook | None) -> Rules:
    """What files are read by: the words of the content, and the lenders that the workbook names."""
    debts = workbook.debts if workbook else ()
    lenders = tuple(dict.fromkeys(debt.lender for debt in debts if debt.lender))
    income = frozenset(group.id for group in guide.budget.group if group.kind == "income")
    return Rules(guide.statements, lenders, income)


def read_file(
    path: Path, rules: Rules, *, password: str | None = None, date_order: str = "", told: Told | None = None
) -> Statement:
    """The statement in a file. Raises StatementError; its detail is in words where the file cannot be opened."""
    try:
        data = read_foreign(path, LARGEST)
    except TooLarge:
        raise StatementError("too-large", detail=str(LARGEST // 1024 // 1024)) from None
    except FileNotFoundError:
        raise StatementError("unreadable", detail=_("there is no such file")) from None
    except IsADirectoryError:
        raise StatementError("unreadable", detail=_("a folder, not a file")) from None
    except OSError as error:
        raise StatementError("unreadable", detail=problem_of(error)) from None
    return read_statement(data, rules, password=password, date_order=date_order, told=told)


class Reading:
    """The statements of one session, in memory."""

    def __init__(self, guide: Guide, workbook: Workbook, files: Mapping[str, Statement] | None = None) -> None:
        self.guide = guide
        self._groups = frozenset(group.id for group in guide.budget.group)
        self.rules = rules_of(guide, workbook)
        self.files = dict(files or {})
        """By the name under which it is shown."""
        self.own_names: tuple[str, ...] = ()
        self.folder: Path | None = None
        """Where the last file was chosen."""
        self.answers: dict[Payee, str] = {}
        self._report: Report | None = None
        self._each: dict[str, Report] = {}
        """What each file comes to by itself, as long as nothing else was answered."""
        self._learn(workbook)

    def _learn(self, workbook: Workbook) -> None:
        """What the workbook has of payees; what it says of groups that are not there any more does not hold."""
        known = self._groups | {LOAN, REPAYMENT, LEFT_OUT}
        self.answers |= {Payee(one.name, one.way): one.counts_as for one in workbook.payees if one.counts_as in known}

    def with_file(self, statement: Statement) -> Report | None:
        """What all files and another one would come to; None in several currencies. It takes a second for a hundred
        thousand rows, and changes nothing."""
        files = [*self.files.values(), statement]
        return None if len(currencies(files)) > 1 else self.of(files)

    def add(self, path: Path, statement: Statement, report: Report | None) -> bool:
        """A file that was read, and what all come to with it. False where it was read before: the same file counts
        once."""
        if any(there.digest == statement.digest for there in self.files.values()):
            return False
        name, longer = clean(path.name, lines=False), clean(str(path), lines=False)
        names = (name, longer, *(f"{longer} ({number})" for number in range(2, len(self.files) + 3)))
        self.files[next(one for one in names if one not in self.files)] = statement
        self._other()
        self._report = report
        return True

    def remove(self, name: str) -> None:
        """A file that is not to count any more."""
        if self.files.pop(name, None) is not None:
            self._other()

    def forget(self) -> None:
        """Everything that was read and said in this session."""
        self.files.clear()
        self.answers.clear()
        self.own_names = ()
        self._other()

    def answer(self, payee: Payee, answer: str | None) -> None:
        """What a payee's rows count as; None: it is asked again."""
        self.answers.pop(payee, None)
        if answer is not None:
            self.answers[payee] = answer
        self._other()

    def to_keep(self, workbook: Workbook) -> list[StatementPayee]:
        """The answers that the workbook has not yet, as its records; a name that is too long for one is not kept."""
        kept = {(one.name, one.way): one.counts_as for one in workbook.payees}
        return [
            StatementPayee(name=payee.name, way=payee.way, counts_as=answer)
            for payee, answer in self.answers.items()
            if kept.get((payee.name, payee.way)) != answer and may_hold(StatementPayee, "name", payee.name)
        ]

    def call(self, names: Iterable[str]) -> None:
        """How the reader is called in the files: what goes between own accounts is known by it."""
        self.own_names = tuple(dict.fromkeys(name for name in names if name))
        self._other()

    def _other(self) -> None:
        self._report = None
        self._each.clear()

    @property
    def several_currencies(self) -> bool:
        """Whether the files are in several currencies: those are never added."""
        return len(currencies(self.files.values())) > 1

    @property
    def report(self) -> Report | None:
        """What all files come to together; None where there are none, or in several currencies."""
        if self._report is None and self.files and not self.several_currencies:
            self._report = self.of(self.files.values())
        return self._report

    def of_file(self, name: str) -> Report:
        """What one of the files comes to by itself."""
        if name not in self._each:
            alone = self._report if len(self.files) == 1 else None
            self._each[name] = alone or self.of([self.files[name]])
        return self._each[name]

    def of(self, statements: Iterable[Statement]) -> Report:
        """What some of the files come to."""
        return report_of(count(tuple(statements), self.rules, self.own_names, self.answers), self.rules, MOST)


def names_in(text: str) -> list[str]:
    """The names in what was typed, with commas of any kind between them."""
    parts = re.split("[,，、;；]", text)
    return [name for part in parts if (name := normalise(part))]
