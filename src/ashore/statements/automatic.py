"""Repayments that lenders took by themselves, by an authorisation that was given once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ashore.statements.entries import Entry
from ashore.statements.rules import Rules, same
from ashore.statements.words import folded


class Debit(NamedTuple):
    """What a lender took by itself: how often, the smallest and the largest sum, the last day, and the middle day of
    the month on which it came."""

    who: str
    times: int
    least: Decimal
    most: Decimal
    last: dt.date
    day: int


def debits(entries: Sequence[Entry], rules: Rules) -> list[Debit]:
    """One for each lender whose rows say that it was taken without being asked each time, by the day of the month."""
    automatic = rules.sign("automatic")
    lenders: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.kind != "repayment" or entry.row.at is None:
            continue
        if automatic.search(folded(f"{entry.row.payee} {entry.row.item}")):
            lenders[same(entry.who)].append(entry)
    found = []
    for rows in lenders.values():
        days = sorted(entry.row.at.date() for entry in rows if entry.row.at)
        sums = [entry.amount for entry in rows]
        of_month = sorted(day.day for day in days)
        middle = of_month[len(of_month) // 2]
        found.append(Debit(rows[0].who, len(rows), min(sums), max(sums), days[-1], middle))
    return sorted(found, key=lambda one: (one.day, one.who))
