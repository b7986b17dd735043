"""A table that nobody has described: its columns by the words in its header, its days and sums by the whole column."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ashore.statements.banks import BankWay, Days, currency_code
from ashore.statements.cells import UNCLEAR, bare, moment, signed
from ashore.statements.columns import Places
from ashore.statements.rows import StatementError
from ashore.statements.rules import Rules
from ashore.statements.tables import Cells
from ashore.statements.words import Finder, folded

_PARTS = re.compile(r"(\d{1,2})[./\-\s](\d{1,2})[./\-\s](\d{4}|\d{2})(?:[ T,]+(\d{1,2}):(\d\d)(?::(\d\d))?)?")
_CODE = re.compile(r"\b(EUR|USD|GBP|CNY|HKD|JPY|CHF|AUD|CAD|SGD|TWD|RMB)\b|([€£])")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMED = re.compile(r"(\d{1,2})[ \-]([A-Za-z]{3})[a-z]*[ \-,]+(\d{4})")
DAY_FIRST, MONTH_FIRST = "day first", "month first"
ISO = "year first"


class Guess(NamedTuple):
    """What a table's columns are taken for."""

    names: list[str]
    places: Places
    way: BankWay
    order: str
    """How days are written: `day first`, `month first`, `year first`."""
    currency: str | None


def guessed_places(names: Sequence[str], rules: Rules) -> dict[str, tuple[int, ...]] | None:
    """The columns of a header by the words in its names; None where no day or no sum is among them."""
    header = rules.data.words.header
    found: dict[str, tuple[int, ...]] = {}
    taken: set[int] = set()

    def take(role: str, words: Iterable[str], several: bool = False) -> None:
        finder = Finder(words)
        places = [place for place, name in enumerate(names) if place not in taken and finder.search(folded(name))]
        if places:
            found[role] = tuple(places if several else places[:1])
            taken.update(found[role])

    take("time", header.time)
    take("balance", header.balance)
    take("side", header.side)
    take("out", header.money_out)
    take("in", header.money_in)
    if not ("in" in found and "out" in found):
        for role in ("in", "out"):
            taken.difference_update(found.pop(role, ()))
        take("amount", header.amount)
    take("payee", header.payee)
    take("currency", header.currency)
    take("state", header.state)
    take("item", header.item, several=True)
    if "time" not in found or not ("amount" in found or "in" in found):
        return None
    return found


def is_day(cell: str) -> bool:
    """Whether a cell looks like a day, in any way of writing."""
    text = bare(cell)
    return bool(moment(text) or _PARTS.fullmatch(text) or _NAMED.fullmatch(text))


def guess(names: list[str], places: Places, rows: Sequence[Cells], raw: str, asked: str, rules: Rules) -> Guess:
    """What the columns are, by all rows. `raw` is the header as written; `asked` the order of days as the reader says.

    Raises StatementError (`date-order` where no day is over 12 and the rows' order does not tell, with two examples).
    """
    when = places["time"][0]
    days = [bare(row[when]) for row in rows if len(row) > when]
    order = _order(days, asked)
    sums = [bare(row[place]) for role in ("amount", "in", "out") for place in places.get(role, ())
            for row in rows if len(row) > place]  # fmt: skip
    decimal = _decimal(sums)
    out_minus = False
    if "out" in places:
        went = [bare(row[places["out"][0]]) for row in rows if len(row) > places["out"][0]]
        values = [value for text in went if text and (value := signed(text, decimal))]
        out_minus = bool(values) and all(value < 0 for value in values)
    code = _CODE.search(raw.upper())
    currency = {"€": "EUR", "£": "GBP"}.get(code[0], "CNY" if code[0] == "RMB" else code[0]) if code else None
    if "currency" in places and (column := _currency_of(rows, places["currency"][0], rules)):
        currency = column
    return Guess(names, places, BankWay("in", decimal, _reader(order), out_minus, currency), order, currency)


def _currency_of(rows: Sequence[Cells], place: int, rules: Rules) -> str | None:
    """The currency of most rows; None where no row names one."""
    named = Counter(code for row in rows if len(row) > place and (code := currency_code(row[place], rules)))
    return named.most_common(1)[0][0] if named else None


def of_columns(days: Sequence[str], sums: Sequence[str], asked: str) -> tuple[BankWay, str]:
    """How days and sums of a file without a header are written. Raises StatementError (`date-order`)."""
    order = _order(days, asked)
    return BankWay("in", _decimal(sums), _reader(order)), order


def _order(days: Sequence[str], asked: str) -> str:
    """How days are written in a file. A part over 12 decides; else what keeps the rows in order, if only one does."""
    parts = [match for day in days if (match := _PARTS.fullmatch(day))]
    if not parts:
        return ISO
    first = any(int(match[1]) > 12 for match in parts)
    second = any(int(match[2]) > 12 for match in parts)
    if first and not second:
        return DAY_FIRST
    if second and not first:
        return MONTH_FIRST
    if asked in (DAY_FIRST, MONTH_FIRST):
        return asked
    if first and second:
        raise StatementError("date-order", detail=_example(parts))
    if all(match[1] == match[2] for match in parts) or "." in parts[0][0]:
        return DAY_FIRST  # 3.4.2026 is written nowhere with the month first
    raise StatementError("date-order", detail=_example(parts))


def _example(parts: Sequence[re.Match[str]]) -> str:
    return parts[0][0]


def _reader(order: str) -> Days:
    def day(cell: str) -> dt.datetime | None:
        text = bare(cell)
        match = _PARTS.fullmatch(text)
        try:
            if match:
                one, two, year = int(match[1]), int(match[2]), int(match[3])
                number, month = (two, one) if order == MONTH_FIRST else (one, two)
                hour, minute, second = (int(part or 0) for part in match.groups()[3:])
                return dt.datetime(year + 2000 if len(match[3]) == 2 else year, month, number, hour, minute, second)
            if named := _NAMED.fullmatch(text):
                return dt.datetime(int(named[3]), _MONTHS.index(named[2].lower()) + 1, int(named[1]))
        except ValueError:
            return None
        return moment(text)

    return day


def _decimal(sums: Sequence[str]) -> str:
    """What stands before the decimals in the whole column: the last mark before one or two digits at the end."""
    comma = sum(bool(re.search(r",\d{1,2}\D*$", text)) for text in sums)
    point = sum(bool(re.search(r"\.\d{1,2}\D*$", text)) for text in sums)
    if not comma and not point and any(re.search(r"^\D*\d{1,3}(?:\.\d{3})+\D*$", text) for text in sums):
        return UNCLEAR  # 1.234 alone is neither: left as unreadable rather than guessed
    return "," if comma > point else "."


def find_header(lines: Sequence[tuple[int, Cells]], rules: Rules) -> int | None:
    """Which of the lines is the header: a word for a day and one for a sum in it, and a day below it."""
    for place, (_number, cells) in enumerate(lines):
        found = guessed_places(cells, rules) if len(cells) > 1 else None
        if not found:
            continue
        for _later, below in lines[place + 1 : place + 6]:
            if len(below) > found["time"][0] and is_day(below[found["time"][0]]):
                return place
    return None


def named(guess: Guess) -> tuple[tuple[str, str], ...]:
    """What was guessed, to be shown: the role and the names of its columns."""
    return tuple((role, ", ".join(guess.names[place] for place in where)) for role, where in guess.places.items())
