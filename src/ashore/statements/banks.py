"""Rows of a bank, described or guessed: one column with signs, or one for each way."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from ashore.statements.cells import bare, moment, signed, with_clock, words
from ashore.statements.columns import Places
from ashore.statements.rows import Direction, Problem, Row
from ashore.statements.rules import Rules
from ashore.statements.words import folded, header_name

Days = Callable[[str], dt.datetime | None]


class BankWay(NamedTuple):
    """How a bank's columns are read. `plus`: which way a sum without sign goes; `decimal`: what stands before the
    decimals; `day`: what reads a day; `out_minus`: sums that went out have a minus in their own column too."""

    plus: str = "in"
    decimal: str = "."
    day: Days = moment
    out_minus: bool = False
    currency: str | None = None


def bank_rows(places: Places, way: BankWay, rules: Rules) -> Callable[[int, list[str]], Row]:
    """What makes a row of a bank's cells."""
    role = {name: where[0] for name, where in places.items()}
    text_at, payees = places.get("item", ()), places.get("payee", ())
    marks = sorted({mark for layout in rules.layouts for mark in layout.format.marks}, key=len, reverse=True)
    paid_by = re.compile(f"^(?:{'|'.join(map(re.escape, marks))})\\s*[-－—:：]+\\s*(.+)$")
    is_refund = rules.sign("refund").search
    nothing_moved = rules.sign("nothing_moved").search

    def make(number: int, cells: list[str]) -> Row:
        at = way.day(cells[role["time"]])
        if "clock" in role:
            at = with_clock(at, cells[role["clock"]])
        texts = list(dict.fromkeys(text for place in text_at if (text := words(cells[place]))))
        owner = next((text for place in payees if (text := words(cells[place]))), "")
        amount, direction = _sum(cells, role, way, rules)
        currency = currency_code(cells[role["currency"]], rules) if "currency" in role else None
        behind = next((found[1] for text in texts if (found := paid_by.match(text))), "")
        masked = "*" in owner
        payee = behind or (owner if owner and not masked else "") or (texts[-1] if texts else "") or owner
        if payee != owner and owner and not masked:
            texts.append(owner)
        problem: Problem = (
            "date-unreadable"
            if at is None
            else "amount-unreadable"
            if amount is None
            else "other-currency"
            if currency and way.currency and currency != way.currency
            else ""
        )
        item = " ".join(texts)
        category = words(cells[role["category"]]) if "category" in role else ""
        means = "refund" if direction == "in" and is_refund(item.casefold()) else "moved"
        if "state" in role and nothing_moved(folded(cells[role["state"]])):
            means = "failed"
        order = words(cells[role["order"]]) if "order" in role else ""
        return Row(
            number, at, amount, direction, payee, item, category, meaning=means, reference=order, problem=problem,
            owner=owner, balance=signed(cells[role["balance"]], way.decimal) if "balance" in role else None,
        )  # fmt: skip

    return make


def balances_follow(rows: Sequence[Row]) -> bool:
    """Whether each balance follows from the one before and the sum of its row, from the first row to the last or from
    the last to the first. True where no row has one."""
    if all(row.balance is None for row in rows):
        return True
    steps: list[tuple[Decimal, Decimal]] = []
    for row in rows:
        if row.balance is None or row.amount is None:
            return False
        steps.append((row.balance, row.amount if row.direction == "in" else -row.amount))
    return any(
        all(balance == before + amount for (before, _amount), (balance, amount) in pairwise(order))
        for order in (steps, steps[::-1])
    )


def _sum(cells: Sequence[str], role: Mapping[str, int], way: BankWay, rules: Rules) -> tuple[Decimal | None, Direction]:
    """A row's sum without sign, and which way it went. None where it cannot be read for certain."""
    if "in" in role and "out" in role:
        came, went = (_cell(cells[role[name]], way.decimal) for name in ("in", "out"))
        if came is None or went is None or (came and went):
            return None, ""
        if went:
            went = -went if way.out_minus else went
            return abs(went), "out" if went > 0 else "in"
        return abs(came), "out" if came < 0 else "in"
    amount = signed(cells[role["amount"]], way.decimal)
    if amount is None:
        return None, ""
    if "side" in role:
        side = words(cells[role["side"]]).casefold()
        names = rules.data.words.direction
        parts = set(side.split()) | {side}
        incoming, outgoing = parts & set(names.credit_side), parts & set(names.debit_side)
        if bool(incoming) is bool(outgoing):
            return None, ""
        amount = abs(amount) if incoming else -abs(amount)
        return abs(amount), "in" if amount > 0 else "out"
    plus = (amount > 0) is (way.plus == "in")
    return abs(amount), "in" if plus else "out"


def _cell(cell: str, decimal: str) -> Decimal | None:
    """A sum of a column that is empty where nothing went that way: 0 then."""
    text = bare(cell)
    if not text or set(text) <= set("-－—/"):
        return Decimal(0)
    return signed(text, decimal)


def currency_code(cell: str, rules: Rules) -> str | None:
    """The code of a currency as a file names it; the name itself where nobody has described it."""
    text = words(cell)
    return rules.currencies.get(header_name(text), text.upper()) if text else None


def without_year(until: dt.date | None) -> Days:
    """What reads MM/DD in the year that ends with the month of `until`, the last day that the file covers or a day of
    its title's month. None where the file names no month: nothing is read then."""

    def day(cell: str) -> dt.datetime | None:
        match = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})", bare(cell))
        if not match:
            return moment(cell)
        if until is None:
            return None
        month, number = int(match[1]), int(match[2])
        try:
            return dt.datetime(until.year - (month > until.month), month, number)
        except ValueError:
            return None

    return day
