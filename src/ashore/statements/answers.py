"""What the reader said of payees that no rule decides, put to work on their rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ashore.statements.entries import Entry
from ashore.statements.rows import Way
from ashore.statements.rules import Rules, same
from ashore.statements.words import folded

LOAN, REPAYMENT, LEFT_OUT = "loan", "repayment", "left-out"
"""What can be said of a row besides a group of the budget."""


class Payee(NamedTuple):
    """Whom rows went to or came from, as names are compared, and the way that they went: in, out, neutral."""

    name: str
    way: Way


Answers = Mapping[Payee, str]
"""For each payee a group of the budget, or one of the words above."""


def way_of(entry: Entry) -> Way:
    """Which way the money of a row went, by what it counts as, else by what the file says."""
    return "in" if entry.kind == "income" else "out" if entry.kind == "spending" else entry.row.direction or "neutral"


def payee_of(entry: Entry) -> Payee:
    """The payee of a row, by which its answer is found."""
    return Payee(same(entry.who), way_of(entry))


def answered(entries: Iterable[Entry], answers: Answers, rules: Rules) -> list[Entry]:
    """The entries with the answers in force; those that rules decide stay as they are."""
    return [_answered(entry, answers, rules) if entry.ask and entry.who else entry for entry in entries]


def _answered(entry: Entry, answers: Answers, rules: Rules) -> Entry:
    answer = answers.get(payee_of(entry))
    if answer is None:
        return entry
    if answer == LEFT_OUT:
        return entry._replace(kind="", reason="by-reader", group="", on_credit=False, ask="")
    if answer == LOAN:
        return entry._replace(kind="loan", reason="", group="", on_credit=False, ask="")
    if answer == REPAYMENT:
        return entry._replace(kind="repayment", reason="", group="", on_credit=False, ask="")
    if answer in rules.income_groups:
        return entry._replace(kind="income", reason="", group=answer, on_credit=False, ask="")
    method = folded(entry.row.method)
    credit = entry.on_credit or bool(method and rules.sign("on_credit").search(method))
    return entry._replace(kind="spending", reason="", group=answer, on_credit=credit, ask="")
