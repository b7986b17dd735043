"""QIF: a letter before each value, `^` after each row."""

from __future__ import annotations

import re

from ashore.statements import generic
from ashore.statements.banks import BankWay
from ashore.statements.cells import signed, words
from ashore.statements.decoding import Text
from ashore.statements.rows import Row, Statement, StatementError, signed_row

SPLITS = frozenset("SE$%")
KINDS = ("!type:bank", "!type:cash", "!type:ccard", "!type:oth a", "!type:oth l")


def is_qif(data: bytes) -> bool:
    """Whether a file is QIF."""
    head = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head[:6].lower() == b"!type:" or head[:8].lower() in (b"!account", b"!option:")


def read_qif(text: Text, date_order: str) -> Statement:
    """The rows of a QIF file. Raises StatementError (`date-order`, `no-rows`)."""
    found: list[dict[str, str]] = []
    current: dict[str, str] = {}
    in_rows = closed = True
    investments = False
    for line in text.lines():
        value = line.strip("\ufeff \t\0")
        if not value:
            continue
        if value.startswith("!"):
            in_rows = value.lower().startswith(KINDS)
            investments = investments or value.lower().startswith("!type:invst")
            current = {}
            continue
        closed = value == "^"
        if closed:
            if current and in_rows:
                found.append(current)
            current = {}
        elif value[0] not in SPLITS:
            current.setdefault(value[0], value[1:].strip())
    cut = bool(current) and in_rows
    if cut:
        found.append(current)
    if not found:
        raise StatementError("no-rows")
    days = [_day(fields.get("D", "")) for fields in found]
    sums = [fields.get("T") or fields.get("U") or "" for fields in found]
    guess = generic.of_columns(days, sums, date_order)
    rows = [_row(number, fields, guess) for number, fields in enumerate(found, 1)]
    if cut:
        rows[-1] = rows[-1]._replace(problem="cut-off")
    return Statement(
        "qif",
        text.encoding,
        None,
        rows,
        date_order=guess[1],
        warnings=(*(() if closed else ("no-end",)), *(("investments",) if investments else ())),
    )


def _day(value: str) -> str:
    """3/14'26 and 3/ 4/2026 as others write them."""
    text = re.sub(r"\s+", "", value)
    return re.sub(r"'(\d\d)$", r"/20\1", text)


def _row(number: int, fields: dict[str, str], guess: tuple[BankWay, str]) -> Row:
    way = guess[0]
    at = way.day(_day(fields.get("D", "")))
    amount = signed(fields.get("T") or fields.get("U") or "", way.decimal)
    texts = words(fields.get("P", "")), words(fields.get("M", ""))
    return signed_row(number, at, amount, texts, words(fields.get("L", "")), words(fields.get("N", "")))
