"""What several files of one household hold twice: the same row, and the same payment seen by a bank and a wallet."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ashore.statements.entries import Entry
from ashore.statements.rows import ZERO, Row, Statement
from ashore.statements.words import folded

DAYS = dt.timedelta(days=3)
"""How far apart a wallet and a bank may write the same payment."""
_CARD = re.compile(r"[(（]\D{0,6}(\d{4})[)）]")
_RANK = {"refunded-in-full": 3, "closed": 3, "refunded": 2, "moved": 1}


def source_of(statement: Statement) -> tuple[str, str]:
    """What two files must share for a row of both to be one: the same layout, and of a bank the same account."""
    return statement.source, statement.account if statement.level == 0 else ""


def _identity(row: Row) -> tuple[object, ...]:
    if row.order:
        return row.order, row.amount
    return row.at, row.amount, row.direction, row.payee, row.item, row.reference


def same_rows(statements: Sequence[Statement]) -> set[tuple[int, int]]:
    """Rows (file, number) that another file of the same source has too. Twins within one file are real: as many stay as
    the file with most of them has. Of a row that has changed the newest state stays."""
    sources: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, statement in enumerate(statements):
        sources[source_of(statement)].append(place)
    twice: set[tuple[int, int]] = set()
    for files in sources.values():
        if len(files) < 2:
            continue
        rows: dict[tuple[object, ...], list[tuple[int, Row]]] = defaultdict(list)
        counts: dict[tuple[object, ...], Counter[int]] = defaultdict(Counter)
        for file in files:
            for row in statements[file].rows:
                if row.problem:
                    continue
                rows[_identity(row)].append((file, row))
                counts[_identity(row)][file] += 1
        for key, found in rows.items():
            most = max(counts[key].values())
            if len(found) > most:
                found.sort(key=lambda one: (-_RANK.get(one[1].meaning, 0), -one[1].refunded))
                twice.update((file, row.number) for file, row in found[most:])
    return twice


def same_payments(entries: Sequence[Entry], statements: Sequence[Statement]) -> set[int]:
    """Places of entries that a file which says more has too: a bank's row with a wallet's mark and the wallet's row
    that names this card; of a wallet and a shop likewise. One to one, the same sum, at most three days apart."""
    found: set[int] = set()
    for lower in (0, 1):
        for higher in (1, 2):
            if higher > lower:
                found |= _between(entries, statements, lower, higher, found)
    return found


def _between(
    entries: Sequence[Entry], statements: Sequence[Statement], lower: int, higher: int, gone: set[int]
) -> set[int]:
    found: set[int] = set()
    below = [n for n, one in enumerate(statements) if one.level == lower]
    above = [n for n, one in enumerate(statements) if one.level == higher]
    by_file: dict[int, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        by_file[entry.file].append(place)
    used: set[int] = set()
    for low in sorted(below, key=lambda n: statements[n].digest):
        for high in sorted(above, key=lambda n: statements[n].digest):
            bank, wallet = statements[low], statements[high]
            marks = [folded(mark) for mark in wallet.marks]
            left = [place for place in by_file[low] if place not in gone | found and _marked(entries[place], marks)]
            there = [place for place in by_file[high] if place not in used and _names(entries[place], bank, higher)]
            pairs = _paired(entries, left, there)
            found |= set(pairs)
            used |= set(pairs.values())
            rest = [place for place in left if place not in pairs]
            mixed = [place for place in there if place not in used and "&" in entries[place].row.method]
            pairs = _paired(entries, rest, mixed, smaller=True)
            found |= set(pairs)
            used |= set(pairs.values())
    return found


def _marked(entry: Entry, marks: Iterable[str]) -> bool:
    if not entry.kept or entry.row.at is None:
        return False
    text = folded(f"{entry.row.payee} {entry.row.item} {entry.row.owner}")
    return any(mark in text for mark in marks)


def _names(entry: Entry, bank: Statement, level: int) -> bool:
    """Whether a wallet's row was paid from this bank's account, or a shop's through this wallet."""
    row = entry.row
    if row.at is None or not row.amount or not row.method:
        return False
    if not (entry.kept or entry.reason == "refunded-in-full"):
        return False
    if bank.level == 0:
        card = _CARD.search(row.method)
        if card and bank.account:
            return card[1] == bank.account
        called = any(name in row.method for name in bank.called)
        return called or (level == 2 and not card)
    return any(name in row.method for name in bank.called)


def _way(entry: Entry) -> str:
    if entry.kind in ("income", "loan"):
        return "in"
    return "out" if entry.kind or entry.row.direction != "in" else "in"


def _paired(
    entries: Sequence[Entry], lower: Sequence[int], higher: Sequence[int], smaller: bool = False
) -> dict[int, int]:
    """Each place of `lower` with its one of `higher`. In order of time the earliest that fits is taken: with one
    tolerance for all, no more can be paired. `smaller`: the lower sum may be a part."""

    def key(place: int) -> tuple[object, ...]:
        row = entries[place].row
        return (row.at, row.amount, row.payee, row.item, row.order, row.number)

    waiting: dict[tuple[str, Decimal], list[int]] = defaultdict(list)
    for place in sorted(higher, key=key):
        amount = ZERO if smaller else entries[place].row.amount or ZERO
        waiting[_way(entries[place]), amount].append(place)
    pairs: dict[int, int] = {}
    for place in sorted(lower, key=key):
        row = entries[place].row
        amount = ZERO if smaller else row.amount or ZERO
        there = waiting.get((_way(entries[place]), amount), [])
        for other in there:
            twin = entries[other].row
            if not row.at or not twin.at or abs(row.at.date() - twin.at.date()) > DAYS:
                continue
            if smaller and not ZERO < (row.amount or ZERO) < (twin.amount or ZERO):
                continue
            pairs[place] = other
            there.remove(other)
            break
    return pairs
