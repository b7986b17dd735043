"""Single cells: a text, a sum, a day. What cannot be read for certain is None, never a guess."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal

from ashore.text import clean

MOST = Decimal("99999999.99")
LONGEST = 500
"""Characters of a text that are kept."""

UNCLEAR = "?"
"""What stands before the decimals where a column does not tell: 1.234 may be more than a thousand."""

_EDGES = " \t\r\n\u3000\ufeff\u200b\u00a0\0"
_EMPTY = re.compile(r"/|-+|－+|—+")
_PLAIN = re.compile(r"[¥￥]?(\d{1,8}(?:\.\d{1,2})?)")
_SUM = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2}0*)?")
_DAY = re.compile(
    r"((?:19|20)\d\d)([-/.年])(\d{1,2})[-/.月](\d{1,2})日?(?:[ T]*(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?"
)
_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?")
_CLOCK = re.compile(r"(\d{1,2}):?(\d\d)(?::?(\d\d))?")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_SIGN = re.compile(r"(?i)(?P<dr>dr|debit)|(?P<cr>cr|credit)")


def bare(cell: str) -> str:
    """A cell without what pads it: blanks, tabs, marks that nobody sees."""
    return cell.strip(_EDGES)


def words(cell: str) -> str:
    """A text of a cell: padded no more, no control characters, on one line; empty where the cell says 'nothing'."""
    text = cell.strip(_EDGES)
    if not text or _EMPTY.fullmatch(text):
        return ""
    if not text.isprintable():
        text = clean(text.replace("\0", ""), lines=False).strip()
    return text[:LONGEST]


def unsigned(cell: str) -> Decimal | None:
    """A sum of a wallet, such as ¥1,234.50: no sign, at most two decimals. None where it is none."""
    text = cell.strip(_EDGES)
    if match := _PLAIN.fullmatch(text):
        if text.isascii() or match[1].isascii():
            return Decimal(match[1])
        text = match[1]
    text = unicodedata.normalize("NFKC", text).replace("¥", "").removesuffix("元").replace(" ", "")
    if not text.isascii() or not _SUM.fullmatch(text):
        return None
    amount = Decimal(text.replace(",", ""))
    return amount if amount <= MOST else None


def signed(cell: str, decimal: str = ".") -> Decimal | None:
    """A sum with a sign: 12.30, -12.30, 12.30-, (12.30), 12.30 DR; `decimal` is what stands before the decimals.

    None where it is none.
    """
    text = unicodedata.normalize("NFKC", cell.strip(_EDGES)).replace("−", "-")
    text = re.sub(r"[¥$€£\s]|元|eur|usd|gbp|cny|rmb", "", text, flags=re.IGNORECASE)
    if not text:
        return None
    minus = False
    if match := _SIGN.search(text):
        minus, text = bool(match["dr"]), _SIGN.sub("", text)
    if text.startswith("(") and text.endswith(")"):
        minus, text = True, text[1:-1]
    elif text[:1] in "+-" or text[-1:] in "+-":
        sign = text[0] if text[:1] in "+-" else text[-1]
        minus, text = sign == "-", text[1:] if text[:1] in "+-" else text[:-1]
    if decimal == UNCLEAR and _GROUPED.fullmatch(text):
        return None
    if decimal == ",":
        text = text.replace(".", "\1").replace(",", ".").replace("\1", ",").replace("'", "")
    amount = unsigned(text.replace("'", ""))
    return None if amount is None else -amount if minus else amount


def moment(cell: str) -> dt.datetime | None:
    """A day, with the time where there is one: 2026-03-01 08:05:00, 2026/3/1 8:05, 20260301. None where it is none."""
    text = cell if len(cell) == 19 else cell.strip(_EDGES)
    try:
        if len(text) == 19 and text[4] == "-" and text[10] in " T":
            found = dt.datetime.fromisoformat(text)
            return found if 1990 <= found.year <= 2100 and found.tzinfo is None else None
        match = _DAY.fullmatch(text)
        if match:
            year, _mark, month, day, *clock = match.groups()
        elif match := _DIGITS.fullmatch(text):
            year, month, day, *clock = match.groups()
        else:
            return None
        hour, minute, second = (int(part or 0) for part in clock)
        found = dt.datetime(int(year), int(month), int(day), hour, minute, second)
    except ValueError:
        return None
    return found if 1990 <= found.year <= 2100 else None


def with_clock(at: dt.datetime | None, cell: str) -> dt.datetime | None:
    """A day with the time of another cell, 08:05:00 or 080500; as it is where that is none."""
    match = _CLOCK.fullmatch(cell.strip(_EDGES))
    if at is None or not match:
        return at
    try:
        return at.replace(hour=int(match[1]), minute=int(match[2]), second=int(match[3] or 0))
    except ValueError:
        return at
