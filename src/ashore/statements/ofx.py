"""OFX 1 (SGML, unclosed tags) and OFX 2 (XML): the same words between the same tags, read alike."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from decimal import Decimal

from ashore.statements.cells import signed, words
from ashore.statements.rows import Period, Row, Statement, StatementError, signed_row
from ashore.statements.rules import Rules
from ashore.statements.words import folded

_TAG = re.compile(r"<(/?)([A-Za-z0-9_.]+)[^<>]*>([^<]*)")
_CHARSET = re.compile(rb"CHARSET\s*:\s*([\w-]+)")
_ENCODING = re.compile(rb"ENCODING\s*:\s*([\w-]+)|encoding\s*=\s*[\"']([\w-]+)")
_DAY = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:\.\d+)?\s*(?:\[[^\]]*\])?")
CHARSETS = {"1252": "cp1252", "8859-1": "cp1252", "iso-8859-1": "cp1252", "none": "", "utf-8": "utf-8"}
MOST = 200_000
"""Rows, at most."""


def is_ofx(data: bytes) -> bool:
    """Whether a file is OFX of either kind."""
    head = data[:2000].upper()
    return b"OFXHEADER" in head or b"<OFX>" in head or b"<?OFX" in head


def read_ofx(data: bytes, rules: Rules) -> Statement:
    """The rows of an OFX file. A day counts as it is written, whatever the time zone behind it.

    Raises StatementError.
    """
    encoding = _encoding(data)
    text = data.decode(encoding, "replace")
    rows: list[Row] = []
    currency, account = "", ""
    inside: set[str] = set()
    ends: dict[str, dt.datetime | None] = {}
    current: dict[str, str] | None = None
    closed = False
    for slash, tag, value in _tags(text):
        if tag == "STMTTRN":
            if current is not None and (slash or current):
                rows.append(_row(len(rows) + 1, current))
                if current.get("CURSYM", "").upper() not in ("", currency) and "CURRENCY" in inside:
                    rows[-1] = rows[-1]._replace(problem="other-currency")
            inside.clear()
            current = None if slash else {}
            if len(rows) > MOST:
                raise StatementError("too-many-rows", detail=str(MOST))
        elif current is not None and not slash and not value:
            inside.add(tag)
        elif current is not None and not slash and value:
            current.setdefault(tag, value)
        elif not slash and tag == "CURDEF":
            if currency not in ("", value.upper()):
                raise StatementError("several-currencies")
            currency = value.upper()
        elif not slash and tag == "ACCTID":
            account = value[-4:] if value[-4:].isdigit() else ""
        elif not slash and tag in ("DTSTART", "DTEND"):
            ends.setdefault(tag, _at(value))
        closed = closed or bool(slash and tag == "OFX")
    if current:
        rows.append(_row(len(rows) + 1, current)._replace(problem="cut-off"))
    first, last = ends.get("DTSTART"), ends.get("DTEND")
    period = Period(first.date(), last.date()) if first and last and first <= last else None
    names = rules.currencies
    return Statement(
        "ofx",
        encoding,
        names.get(folded(currency), currency) or None,
        rows,
        period=period,
        account=account,
        warnings=() if closed else ("no-end",),
    )


def _encoding(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    head = data[:2000]
    if match := _CHARSET.search(head):
        found = CHARSETS.get(match[1].decode("ascii", "replace").lower())
        if found:
            return found
    match = _ENCODING.search(head)
    named = (match[1] or match[2]).decode("ascii", "replace").lower() if match else ""
    if named in ("utf-8", "unicode", ""):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            if len(data) - error.start <= 3:
                return "utf-8"
        else:
            return "utf-8"
    return "cp1252"


def _tags(text: str) -> Iterator[tuple[str, str, str]]:
    for match in _TAG.finditer(text):
        yield match[1], match[2].upper(), html.unescape(match[3]).strip()


def _at(value: str) -> dt.datetime | None:
    match = _DAY.fullmatch(value.strip())
    if not match:
        return None
    try:
        year, month, day, *clock = (int(part or 0) for part in match.groups())
        return dt.datetime(year, month, day, clock[0], clock[1], clock[2])
    except ValueError:
        return None


def _row(number: int, fields: dict[str, str]) -> Row:
    """A row of the tags between STMTTRN and its end. A file may leave out the end of every one of them."""
    at = _at(fields.get("DTPOSTED", ""))
    amount = _amount(fields.get("TRNAMT", ""))
    kind = fields.get("TRNTYPE", "").upper()
    is_fee = kind in ("FEE", "SRVCHG") and amount is not None and amount < 0
    texts = words(fields.get("NAME", "")), words(fields.get("MEMO", ""))
    return signed_row(number, at, amount, texts, kind, words(fields.get("FITID", "")), "fee" if is_fee else "moved")


def _amount(value: str) -> Decimal | None:
    return signed(value, "," if re.search(r",\d{1,2}$", value) else ".")
