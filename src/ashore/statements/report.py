"""What the rows come to: sums, groups, weeks, the average month, what repeats, what is asked."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from ashore.statements.answers import Payee, way_of
from ashore.statements.automatic import Debit, debits
from ashore.statements.counting import Count
from ashore.statements.doubles import source_of
from ashore.statements.entries import Entry, Kind
from ashore.statements.months import MOST, Month, period_of, whole_months
from ashore.statements.regular import Regular, regular
from ashore.statements.rows import ZERO, Period, Statement, Way
from ashore.statements.rules import Rules, same
from ashore.statements.sorting import OWN
from ashore.statements.words import folded

CENT = Decimal("0.01")
MOST_ITEMS = 3
ALIKE = Decimal("0.8")
"""Two files of banks that share so many of their rows are said to look like one account."""
Sums = Mapping[str, Decimal]


@dataclass(frozen=True)
class Average:
    """What the average whole month has, in the currency's unit."""

    income: Sums
    spending: Sums
    repayments: Decimal
    fees: Decimal


@dataclass(frozen=True)
class Asked:
    """Rows that no rule decides, one entry for a payee: why, which way, how often, how much. `counted`: they are in the
    sums as unsorted."""

    who: str
    why: str
    direction: Way
    times: int
    amount: Decimal
    first: dt.date | None
    last: dt.date | None
    counted: bool
    rows: tuple[int, ...]
    items: tuple[str, ...] = ()
    """What the rows are called besides their payee: the first few that differ."""

    @property
    def payee(self) -> Payee:
        """By which its answer is kept."""
        return Payee(same(self.who), self.direction)


@dataclass(frozen=True)
class Report:
    """All sums of one count, in one currency (None where the files do not name it). Weeks begin on Mondays."""

    statements: tuple[Statement, ...]
    currency: str | None
    rows: int
    kept: int
    left_out: Mapping[str, int]
    left_out_rows: Mapping[str, tuple[int, ...]]
    income: Decimal
    spending: Decimal
    refunds_netted: Decimal
    spending_on_credit: Decimal
    repayments: Decimal
    loans_received: Decimal
    fees: Decimal
    spending_groups: Sums
    income_groups: Sums
    repayments_by: Sums
    loans_by: Sums
    first_kept: dt.date | None
    last_kept: dt.date | None
    weeks: Mapping[dt.date, tuple[Decimal, Decimal]]
    period: Period | None
    months: Sequence[Month]
    average: Average | None
    by_month: Mapping[Month, Average]
    """The same for each of the whole months."""
    regular: Sequence[Regular]
    debits: Sequence[Debit]
    asked: Sequence[Asked]
    notes: tuple[str, ...] = ()
    """Words for programs: `wallet-missing` (money came from a wallet whose file is not here), `currency-unknown`."""

    @property
    def cash_in(self) -> Decimal:
        """What came in, loans too."""
        return self.income + self.loans_received

    @property
    def cash_out(self) -> Decimal:
        """What went out; what was bought on credit goes out with its repayment."""
        return self.spending - self.spending_on_credit + self.repayments + self.fees


def currencies(statements: Iterable[Statement]) -> set[str]:
    """The currencies that the files name: sums of several are never added."""
    return {statement.currency for statement in statements if statement.currency}


class _Sums:
    """Sums gathered in one walk over the rows: by month and what they are of, and by day."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.months: dict[Month, dict[tuple[Kind, str], Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
        self.came: dict[int, Decimal] = defaultdict(lambda: ZERO)
        self.went: dict[int, Decimal] = defaultdict(lambda: ZERO)
        self.back = self.on_credit = ZERO
        self.kept = 0
        self.first = self.last = 0
        self.left: dict[str, list[int]] = defaultdict(list)
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        kind, row = entry.kind, entry.row
        at = row.at
        if not kind:
            self.left[entry.reason].append(row.number)
            if not entry.fee:
                return
        if at is None:
            return
        day, month = at.toordinal(), self.months[at.year, at.month]
        if entry.fee:
            month["fee", ""] += entry.fee
            self.went[day] += entry.fee
        if not kind:
            return
        self.kept += 1
        self.first = min(day, self.first or day)
        self.last = max(day, self.last)
        amount = entry.amount
        self.back += entry.back
        month[kind, entry.group if kind in ("income", "spending") else "" if kind == "fee" else entry.who] += amount
        if kind in ("income", "loan"):
            self.came[day] += amount
        elif entry.on_credit:
            self.on_credit += amount
        else:
            self.went[day] += amount

    def by(self, kind: Kind, months: Iterable[Month] | None = None) -> Sums:
        """The sums of one kind by group or lender, of some months or of all."""
        found: dict[str, Decimal] = defaultdict(lambda: ZERO)
        for month in self.months if months is None else months:
            for (of, name), amount in self.months.get(month, {}).items():
                if of == kind:
                    found[name] += amount
        return dict(sorted(found.items()))

    def total(self, kind: Kind, months: Iterable[Month] | None = None) -> Decimal:
        """The sum of one kind."""
        return sum(self.by(kind, months).values(), ZERO)

    def weeks(self) -> Mapping[dt.date, tuple[Decimal, Decimal]]:
        """What came in and went out in each week in which anything did, by its Monday."""
        weeks: dict[int, list[Decimal]] = defaultdict(lambda: [ZERO, ZERO])
        for place, days in enumerate((self.came, self.went)):
            for day, amount in days.items():
                weeks[day - (day - 1) % 7][place] += amount
        return {dt.date.fromordinal(week): (came, went) for week, (came, went) in sorted(weeks.items()) if came or went}


def report_of(count: Count, rules: Rules, months: int = MOST) -> Report:
    """What a count comes to; the average is of the last `months` whole months, 1 to 6."""
    sums = _Sums(count.entries)
    whole = whole_months(count.statements, months)
    named = currencies(count.statements)
    left = sorted(sums.left.items())
    return Report(
        statements=count.statements,
        currency=next(iter(named)) if len(named) == 1 else None,
        rows=len(count.entries),
        kept=sums.kept,
        left_out={reason: len(numbers) for reason, numbers in left},
        left_out_rows={reason: tuple(numbers) for reason, numbers in left},
        income=sums.total("income"),
        spending=sums.total("spending"),
        refunds_netted=sums.back,
        spending_on_credit=sums.on_credit,
        repayments=sums.total("repayment"),
        loans_received=sums.total("loan"),
        fees=sums.total("fee"),
        spending_groups=sums.by("spending"),
        income_groups=sums.by("income"),
        repayments_by=sums.by("repayment"),
        loans_by=sums.by("loan"),
        first_kept=dt.date.fromordinal(sums.first) if sums.first else None,
        last_kept=dt.date.fromordinal(sums.last) if sums.last else None,
        weeks=sums.weeks(),
        period=period_of(count.statements),
        months=whole,
        average=_average(sums, whole) if whole else None,
        by_month={month: _average(sums, [month]) for month in whole},
        regular=regular(count.entries, rules),
        debits=debits(count.entries, rules),
        asked=_asked(count.entries),
        notes=tuple(_notes(count, rules)),
    )


def _notes(count: Count, rules: Rules) -> Iterator[str]:
    if all(statement.level == 0 for statement in count.statements):
        came = (entry.row for entry in count.entries if entry.reason == OWN and entry.row.direction == "in")
        if any(rules.wallets.search(folded(f"{row.payee} {row.item}")) for row in came):
            yield "wallet-missing"
    banks = [statement for statement in count.statements if statement.level == 0]
    if any(source_of(one) != source_of(other) and _alike(one, other) for one, other in combinations(banks, 2)):
        yield "same-account"
    named = [statement.currency for statement in count.statements]
    if None in named and any(named):
        yield "currency-unknown"


def _alike(one: Statement, other: Statement) -> bool:
    """Whether two files share most of their rows."""
    first, second = (
        Counter((row.at.date(), row.amount, row.direction) for row in each.rows if row.at and row.amount)
        for each in (one, other)
    )
    fewer = min(first.total(), second.total())
    return fewer > 1 and (first & second).total() >= fewer * ALIKE


def _average(sums: _Sums, months: Sequence[Month]) -> Average:
    parts = len(months)

    def each(kind: Kind) -> Sums:
        return {name: _share(total, parts) for name, total in sums.by(kind, months).items()}

    return Average(
        each("income"),
        each("spending"),
        _share(sums.total("repayment", months), parts),
        _share(sums.total("fee", months), parts),
    )


def _share(total: Decimal, parts: int) -> Decimal:
    return (total / parts).quantize(CENT, ROUND_HALF_UP)


def _asked(entries: Iterable[Entry]) -> list[Asked]:
    written: dict[tuple[str, str, Way, bool], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.ask:
            written[entry.who, entry.ask, way_of(entry), entry.kept].append(entry)
    groups: dict[tuple[str, str, Way, bool], list[Entry]] = defaultdict(list)
    for (who, why, way, counted), rows in written.items():
        groups[same(who), why, way, counted] += rows
    found = []
    for (_who, why, way, counted), rows in groups.items():
        days = sorted(entry.row.at.date() for entry in rows if entry.row.at)
        total = sum((entry.amount for entry in rows), ZERO)
        first, last = (days[0], days[-1]) if days else (None, None)
        numbers = tuple(entry.row.number for entry in rows)
        who = rows[0].who
        items = tuple(dict.fromkeys(entry.row.item for entry in rows if entry.row.item not in ("", who)))[:MOST_ITEMS]
        found.append(Asked(who, why, way, len(rows), total, first, last, counted, numbers, items))
    return sorted(found, key=lambda one: (-one.amount, one.who, one.why, one.direction))
