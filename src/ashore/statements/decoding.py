"""Bytes into lines of text: which encoding, and where a file was cut inside a character."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import NamedTuple

from ashore.statements.rows import StatementError
from ashore.statements.rules import Rules
from ashore.statements.words import header_name

HEAD = 30_000
"""Bytes in which the header must stand."""
CUT = 3
"""Bytes of a character that may be missing at the end."""
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class Text(NamedTuple):
    """A file's text: its lines are made when they are asked for. `cut`: it ends inside a character; `ended`: its last
    line has an end."""

    data: bytes
    encoding: str
    cut: bool
    ended: bool

    def lines(self) -> Iterator[str]:
        """The lines without their ends, from the first."""
        stream = io.TextIOWrapper(io.BytesIO(self.data), self.encoding, errors="ignore", newline="")
        for line in stream:
            yield line.rstrip("\r\n")


def decode(data: bytes, rules: Rules) -> Text:
    """The text of a file. Raises StatementError (`empty`, `encoding`)."""
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise StatementError("empty")
    for bom, name in BOMS:
        if data.startswith(bom):
            return _text(data, name, cut=not _strict(data, name))
    if data[:2000].count(0) * 5 > len(data[:2000]):
        name = "utf-16-le" if data[1:2000:2].count(0) > data[:2000:2].count(0) else "utf-16-be"
        return _text(data, name, cut=not _strict(data, name))
    if (cut := _fits(data, "utf-8")) is not None:
        return _text(data, "utf-8", cut)
    if (cut := _fits(data, "gb18030")) is not None and _has_header(data, rules):
        return _text(data, "gb18030", cut)
    if _strict(data, "cp1252"):
        return _text(data, "cp1252", False)
    raise StatementError("encoding")


def _text(data: bytes, encoding: str, cut: bool) -> Text:
    if cut and not _ends_well(data, encoding):
        raise StatementError("encoding")
    return Text(data, encoding, cut, data.rstrip(b" \t\0").endswith((b"\n", b"\r")))


def _ends_well(data: bytes, encoding: str) -> bool:
    return any(_strict(data[: len(data) - less], encoding) for less in range(1, CUT + 1))


def _fits(data: bytes, encoding: str) -> bool | None:
    """False where it is read whole, True where the last character is cut, None where it is another encoding."""
    if _strict(data, encoding):
        return False
    return True if _ends_well(data, encoding) else None


def _strict(data: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        for start in range(0, len(data), 1 << 20):
            decoder.decode(data[start : start + (1 << 20)])
        decoder.decode(b"", True)
    except UnicodeError:
        return False
    return True


def _has_header(data: bytes, rules: Rules) -> bool:
    """Whether a header that is known stands in the text: otherwise it may be Western text that only looks Chinese."""
    head = header_name(data[:HEAD].decode("gb18030", "ignore"))
    return any(name in head for name in rules.headers if not name.isascii() and "\u4e00" <= name[0] <= "\u9fff")
