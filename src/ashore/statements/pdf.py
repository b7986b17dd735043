"""PDF: lines of text and the cells of the table in it, by ruled lines or by where the names of the columns stand.

A PDF holds letters at places, and no table: what is read is less sure than from any other file, and said to be.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ashore.statements.cells import moment
from ashore.statements.columns import Header, known_header
from ashore.statements.rows import StatementError, Stopped
from ashore.statements.rules import Rules
from ashore.statements.tables import names_of

LARGEST_PDF = 20 * 1024 * 1024
"""Bytes, at most: what is read of it takes many times as much."""
MOST_PAGES = 300
SAME_LINE = 3.0
"""Points by which letters of one line may stand apart in height."""
CONTINUES = 16.0
"""Points below a line within which another one belongs to its row."""
SHORT_DAY = re.compile(r"\d{1,2}/\d{1,2}")
"""A day without its year, as on the statements of credit cards."""
ALIGNED = 3.0
"""Points by which the edges of a cell and of its column's name may stand apart."""


LARGEST_TEXT, MOST_USES = 300 * 1024, 20
"""Bytes of the drawing of one page, unpacked, and how often drawings may draw others, at most: each letter of a page
takes a kilobyte while it is read."""
LARGEST_UNPACKED_PDF = 40 * 1024 * 1024
USE = re.compile(rb"\bDo\b")
STREAM = re.compile(rb"(?<!end)stream\r?\n")


class Word(NamedTuple):
    """A word with its left and right edge, and its height on the page, in points."""

    text: str
    left: float
    right: float
    top: float


def is_pdf(data: bytes) -> bool:
    """Whether a file says that it is one."""
    return data.startswith(b"%PDF")


def pdf_table(data: bytes, rules: Rules, password: str | None, told: Callable[[int], None] | None) -> list[list[str]]:
    """The lines above the table, each in one cell, and the rows of the table of all pages with its header.

    Raises StatementError: `pdf` where what reads it is not installed, `pdf-damaged`, `password-needed`,
    `password-wrong`, `too-large`, `too-many-pages`, `no-header`.
    """
    if len(data) > LARGEST_PDF:
        raise StatementError("too-large", detail=str(LARGEST_PDF // 1024 // 1024))
    _bounded(data)
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError:
        raise StatementError("pdf") from None
    try:
        with pdfplumber.open(io.BytesIO(data), password=password or "") as file:
            if len(file.pages) > MOST_PAGES:
                raise StatementError("too-many-pages", detail=str(MOST_PAGES))
            return _read_pages(file.pages, rules, told)
    except (StatementError, Stopped):
        raise
    except (PdfminerException, PDFPasswordIncorrect) as error:
        causes = (error, *error.args)
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise StatementError("password-wrong" if password else "password-needed") from None
        raise StatementError("pdf-damaged") from None
    except Exception:  # a library that takes whatever a file holds fails in any way
        raise StatementError("pdf-damaged") from None


def _bounded(data: bytes) -> None:
    """Refuse what unpacks to far more than it is, before a library unpacks it. What is encrypted cannot be looked into.

    Raises StatementError (`too-large-unpacked`, `pdf-damaged`).
    """
    left, uses = LARGEST_UNPACKED_PDF, 0
    for match in STREAM.finditer(data):
        unpacker = zlib.decompressobj()
        begin = match.end()
        end = data.find(b"endstream", begin)
        packed = data[begin : end if end >= 0 else len(data)]
        try:
            unpacked, more = unpacker.decompress(packed, left), bool(unpacker.unconsumed_tail)
        except zlib.error:
            unpacked, more = packed, False
        left -= len(unpacked)
        if left <= 0 or more:
            raise StatementError("too-large-unpacked", detail=str(LARGEST_UNPACKED_PDF // 1024 // 1024))
        if b"BT" in unpacked and (b"Tj" in unpacked or b"TJ" in unpacked):
            if len(unpacked) > LARGEST_TEXT:
                raise StatementError("too-large-unpacked", detail=str(LARGEST_TEXT // 1024 // 1024 or 1))
            uses += len(USE.findall(unpacked)) if b"/Form" in data[max(match.start() - 400, 0) : match.start()] else 0
        if uses > MOST_USES:
            raise StatementError("pdf-damaged")


def _read_pages(pages: Sequence[Any], rules: Rules, told: Callable[[int], None] | None) -> list[list[str]]:
    above: list[list[str]] = []
    rows: list[list[str]] = []
    header: Header | None = None
    columns: list[Word] = []
    for page in pages:
        ruled = [[_cell(cell) for cell in row] for table in page.extract_tables() for row in table]
        lines = _lines(page)
        page.close()  # what was found of it is kept else
        if header is None:
            header, columns = _header(ruled, lines, rules)
        place = -1 if header is None else _place(lines, header)
        if not rows:
            above += [
                [" ".join(word.text for word in line)] for line in (lines if header is None else lines[: max(place, 0)])
            ]
        if header is not None:
            of_page = [row for row in ruled if len(row) == len(header.names)]
            rows += of_page or _placed(lines[place + 1 :], columns, header.at("time"))
        if told is not None:
            told(len(rows))
    if header is None:
        raise StatementError("no-header", 1)
    return [*above, list(header.names), *rows]


def _cell(cell: str | None) -> str:
    """The text of a cell; what is broken in it belongs together."""
    return (cell or "").replace("\n", "")


def _lines(page: Any) -> list[list[Word]]:
    """The words of a page, line by line."""
    words = [
        Word(each["text"], each["x0"], each["x1"], each["top"])
        for each in page.extract_words(keep_blank_chars=False, use_text_flow=False)
    ]
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top, word.left)):
        if lines and word.top - lines[-1][0].top <= SAME_LINE:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.left) for line in lines]


def _header(ruled: list[list[str]], lines: list[list[Word]], rules: Rules) -> tuple[Header | None, list[Word]]:
    """The header by ruled cells, else by the words of a line; with where its names stand in that."""
    for row in ruled:
        if found := known_header(names_of(row), rules):
            return found, []
    for line in lines:
        if found := known_header(names_of([word.text for word in line]), rules):
            return found, line
    return None, []


def _place(lines: list[list[Word]], header: Header) -> int:
    """The number of the line in which the header stands; -1 where it is not on the page."""
    wanted = set(header.names)
    for number, line in enumerate(lines):
        if len(wanted & set(names_of([word.text for word in line]))) >= min(3, len(wanted)):
            return number
    return -1


def _placed(lines: list[list[Word]], columns: list[Word], time: int) -> list[list[str]]:
    """The rows of a page without ruled cells: a line with a day begins one, and lines close below it go on."""
    rows: list[list[str]] = []
    last = 0.0
    for line in lines if columns else ():
        cells = [""] * len(columns)
        for word in line:
            place = _column(word, columns)
            cells[place] = f"{cells[place]} {word.text}".strip()
        if moment(cells[time]) is not None or SHORT_DAY.fullmatch(cells[time]):
            rows.append(cells)
        elif rows and not cells[time] and line[0].top - last <= CONTINUES:
            rows[-1] = [before + more for before, more in zip(rows[-1], cells, strict=True)]
        else:
            continue
        last = line[0].top
    return rows


def _column(word: Word, columns: list[Word]) -> int:
    """The column to which a word belongs: by an edge that it has in common with the name, else by what they share."""

    def nearness(place: int) -> tuple[bool, float]:
        name = columns[place]
        aligned = abs(word.left - name.left) <= ALIGNED or abs(word.right - name.right) <= ALIGNED
        return aligned, min(word.right, name.right) - max(word.left, name.left)

    return max(range(len(columns)), key=nearness)
