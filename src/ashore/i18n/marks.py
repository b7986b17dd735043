"""How a language writes sums and days, taken from Babel once and kept: its data takes longer to read than a page takes.

Nothing is known here that Babel did not write itself: a sum or a day is put together from pieces of what Babel wrote
for others, and a language for which that does not give Babel's own result is left to Babel.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

from ashore.storage import catalogue_cache

_SUMS = tuple(Decimal(text) for text in ("0", "7.5", "999.99", "1234.56", "98765.43", "1234567.89"))
_DAYS = ((2025, 9), (1999, 30), (2043, 11))
_CENT = Decimal("0.01")


class Marks(msgspec.Struct, frozen=True):
    """`signs` stand before and behind a sum, for one from 0 up and for one below. `months`: a day in each month, with
    {d} and {y}. Either is empty where it is not as simple as that."""

    group: str
    point: str
    signs: tuple[tuple[str, str], ...] = ()
    months: tuple[str, ...] = ()

    def sum(self, amount: Decimal) -> str | None:
        """A sum with two decimals; None where Babel has to write it."""
        if not self.signs or amount != amount.quantize(_CENT) or (amount.is_signed() and not amount):
            return None
        before, behind = self.signs[amount < 0]
        return before + _digits(amount, self.group, self.point) + behind

    def day(self, date: dt.date) -> str | None:
        """A day; None where Babel has to write it."""
        if not self.months or not 1000 <= date.year <= 9999:
            return None
        return self.months[date.month - 1].replace("{d}", str(date.day)).replace("{y}", str(date.year))


@cache
def marks(tag: str, currency: str) -> Marks:
    """The marks of a language; `currency` is its code, or empty for sums without one."""
    kept: Path | None = None
    try:
        babel = find_spec("babel")
        if babel and babel.origin:
            kept = catalogue_cache.place("formats", Path(babel.origin), ".msgpack", f"{tag} {currency}")
            return msgspec.msgpack.decode(catalogue_cache.read(kept), type=Marks)
    except (OSError, msgspec.DecodeError):  # not kept, or damaged: it is made, and kept, anew
        pass
    made = _made(tag, currency)
    if kept:
        catalogue_cache.keep(kept, msgspec.msgpack.encode(made))
    return made


def _digits(amount: Decimal, group: str, point: str) -> str:
    return f"{abs(amount):,.2f}".translate({ord(","): group, ord("."): point})


def _made(tag: str, currency: str) -> Marks:
    from babel.numbers import get_decimal_symbol, get_group_symbol

    group, point = get_group_symbol(tag), get_decimal_symbol(tag)
    return Marks(group, point, _signs(tag, currency, group, point), _months(tag))


def _signs(tag: str, currency: str, group: str, point: str) -> tuple[tuple[str, str], ...]:
    from babel.numbers import format_currency, format_decimal

    def written(amount: Decimal) -> str:
        if currency:
            return format_currency(amount, currency, locale=tag)
        return format_decimal(amount, format="#,##0.00", locale=tag)

    found = []
    for sign in (1, -1):
        before, digits, behind = written(sign * _SUMS[-1]).partition(_digits(_SUMS[-1], group, point))
        if not digits:
            return ()
        for amount in _SUMS[sign < 0 :]:
            if written(sign * amount) != before + _digits(amount, group, point) + behind:
                return ()
        found.append((before, behind))
    return tuple(found)


def _months(tag: str) -> tuple[str, ...]:
    from babel.dates import format_date

    found = []
    for month in range(1, 13):
        sample = format_date(dt.date(2025, month, 28), "medium", locale=tag)
        if sample.count("2025") != 1 or sample.count("28") != 1:
            return ()
        pattern = sample.replace("2025", "{y}").replace("28", "{d}")
        for year, day in _DAYS:
            date = dt.date(year, month, min(day, 28))
            if pattern.replace("{d}", str(date.day)).replace("{y}", str(year)) != format_date(
                date, "medium", locale=tag
            ):
                return ()
        found.append(pattern)
    return tuple(found)
