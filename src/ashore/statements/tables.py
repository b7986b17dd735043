"""Lines into cells: which mark separates them, lone quotes, too many cells and too few."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ashore.statements.cells import bare
from ashore.statements.words import header_name

DELIMITERS = (",", "\t", ";", "|")
HEAD_LINES = 200
"""Lines above the header, at most."""
LONGEST_LINE = 65_536
JOINED = 20
"""Lines that one row may be written over, at most."""
Cells = list[str]


class Line(NamedTuple):
    """One line as cells. `fits`: it has as many as the header."""

    number: int
    cells: Cells
    fits: bool = True


def split(line: str, delimiter: str) -> Cells:
    """The cells of a line that stands alone; a quote that is never closed is a character like others."""
    if '"' not in line:
        return line.split(delimiter)
    try:
        return next(csv.reader([line.replace("\0", "")], delimiter=delimiter), [])
    except csv.Error:
        return plain(line, delimiter)


def plain(line: str, delimiter: str) -> Cells:
    """The cells of a line in which quotes mean nothing."""
    return [bare(cell).strip('"') for cell in line.split(delimiter)]


def names_of(cells: Sequence[str]) -> list[str]:
    """The names of a header as they are compared, without the empty ones at its end."""
    names = [header_name(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


class Below(NamedTuple):
    """What a header says of the lines below it: how many cells, and by what marks they are separated."""

    names: list[str]
    delimiter: str
    fits: Callable[[Cells], bool]
    """Whether cells of the right number are a row: words and sums stand where they belong."""
    texts: tuple[int, ...]
    """The columns that hold free text, in which an unquoted mark may stand."""
    dated: Callable[[Cells], bool]


def rows_below(lines: Iterator[tuple[int, str]], below: Below) -> Iterator[Line]:
    """The lines below a header as cells. A row that was written over several lines is put together."""
    count = len(below.names)
    waiting: list[tuple[int, str]] = []
    while True:
        number, line = waiting.pop(0) if waiting else next(lines, (0, ""))
        if not number:
            return
        line = line[:LONGEST_LINE]
        cells = split(line, below.delimiter)
        if len(cells) != count and _number(cells, count) != count:
            found = _mended(line, cells, below)
            if found is None and line.count('"') % 2:
                found = _joined(line, lines, waiting, below)
            if found is None:
                better = plain(line, below.delimiter) if line.count('"') % 2 else cells
                yield Line(number, better, _number(better, count) >= count)
                continue
            cells = found
        yield Line(number, cells)


def _number(cells: Cells, count: int) -> int:
    """How many cells there are; empty ones behind the last column are none."""
    size = len(cells)
    while size > count and not bare(cells[size - 1]):
        size -= 1
    return size


def _mended(line: str, cells: Cells, below: Below) -> Cells | None:
    """Cells of the right number, where an unquoted mark in a text made more, or a lone quote fewer; None otherwise."""
    count = len(below.names)
    for tried in (cells, plain(line, below.delimiter)) if '"' in line else (cells,):
        size = _number(tried, count)
        if size == count and tried is not cells and below.fits(tried):
            return tried
        more = size - count
        if more <= 0:
            continue
        for at in below.texts:
            joined = [*tried[:at], below.delimiter.join(tried[at : at + more + 1]), *tried[at + more + 1 : size]]
            if len(joined) == count and below.fits(joined):
                return joined
    return None


def _joined(line: str, lines: Iterator[tuple[int, str]], waiting: list[tuple[int, str]], below: Below) -> Cells | None:
    """A row with line ends inside a quoted cell; None where the quote is a lone one, the lines wait then."""
    whole, taken = line, []
    for _turn in range(JOINED):
        following = waiting.pop(0) if waiting else next(lines, None)
        if following is None:
            break
        taken.append(following)
        if below.dated(split(following[1], below.delimiter)):
            break
        whole = f"{whole} {following[1]}"
        if whole.count('"') % 2 == 0:
            cells = split(whole, below.delimiter)
            if _number(cells, len(below.names)) == len(below.names) and below.fits(cells):
                return cells
            break
    waiting[:0] = taken
    return None
