"""What goes out again and again: the same payee, about the same sum, a month or a week apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from ashore.statements.entries import Entry, Kind
from ashore.statements.rules import Rules, same
from ashore.statements.words import folded

NEAR = Decimal("0.10")
TIMES, RENEWED_TIMES = 3, 2
"""How often it must have come; where the row itself says that it is renewed, this is enough."""
ROWS = 400
"""Rows of one payee, at most: what is paid more often is no subscription."""
STEPS: tuple[tuple[Literal["month", "week"], int, int], ...] = (("month", 27, 33), ("week", 7, 7))
"""Fewest and most days between two."""


class Regular(NamedTuple):
    """A payment that repeats: the middle sum, how often it came, the middle day of the month on which it came.

    `renewed`: its rows say that it is a subscription.
    """

    who: str
    amount: Decimal
    every: str
    times: int
    kind: Kind
    group: str
    day: int = 0
    renewed: bool = False


def regular(entries: Sequence[Entry], rules: Rules) -> list[Regular]:
    """All payments that repeat, by their payees."""
    written: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.kind in ("spending", "repayment"):
            written[entry.kind, entry.who].append(entry)
    payees: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for (kind, who), rows in written.items():
        payees[kind, same(who)] += [entry for entry in rows if entry.row.at]
    found = []
    for (_kind, who), rows in sorted(payees.items()):
        if who and RENEWED_TIMES <= len(rows) <= ROWS and (one := _of_payee(rows, rules)):
            found.append(one)
    return found


def _of_payee(rows: Sequence[Entry], rules: Rules) -> Regular | None:
    dated = sorted(((_day(entry), entry.amount, entry.row.number, entry) for entry in rows), key=lambda one: one[:3])
    days = [one[0] for one in dated]
    sums = [one[1] for one in dated]
    for every, least, most in STEPS:
        chain: list[int] = []
        for start in range(len(dated)):
            found = _chain(days, sums, start, least, most)
            chain = found if len(found) > len(chain) else chain
        entries = [dated[place][3] for place in chain]
        if len(chain) < RENEWED_TIMES:
            continue
        renewed = any(rules.sign("renewed").search(folded(f"{one.row.payee} {one.row.item}")) for one in entries)
        if len(chain) >= (RENEWED_TIMES if renewed else TIMES):
            first = entries[0]
            middle = sorted(sums[place] for place in chain)[len(chain) // 2]
            month_days = sorted(entry.row.at.day for entry in entries if entry.row.at)
            middle_day = month_days[len(month_days) // 2]
            return Regular(first.who, middle, every, len(chain), first.kind, first.group, middle_day, renewed)
    return None


def _day(entry: Entry) -> int:
    assert entry.row.at is not None
    return entry.row.at.toordinal()


def _chain(days: Sequence[int], sums: Sequence[Decimal], start: int, least: int, most: int) -> list[int]:
    """From one payment on, each next one so many days later and near its sum: their places."""
    chain = [start]
    near = sums[start] * NEAR
    for place in range(start + 1, len(days)):
        apart = days[place] - days[chain[-1]]
        if apart > most:
            break
        if apart >= least and abs(sums[place] - sums[start]) <= near:
            chain.append(place)
    if len(chain) < RENEWED_TIMES:
        return chain
    found = sorted(sums[place] for place in chain)
    middle = found[len(found) // 2]
    return chain if all(abs(each - middle) <= middle * NEAR for each in found) else [start]
