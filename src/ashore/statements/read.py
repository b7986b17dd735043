"""The bytes of a file into a statement: which kind of file it is, its header, its rows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from ashore.statements import generic
from ashore.statements.banks import BankWay, balances_follow, bank_rows, without_year
from ashore.statements.cells import bare, moment
from ashore.statements.columns import Header, known_header
from ashore.statements.decoding import Text, decode
from ashore.statements.heads import Head, head_of
from ashore.statements.ofx import is_ofx, read_ofx
from ashore.statements.pdf import is_pdf, pdf_table
from ashore.statements.qif import is_qif, read_qif
from ashore.statements.rows import Row, Statement, StatementError
from ashore.statements.rules import Rules
from ashore.statements.sheets import XLS, is_xlsx, sheets
from ashore.statements.tables import DELIMITERS, HEAD_LINES, Below, Line, names_of, rows_below, split
from ashore.statements.wallets import directions, wallet_rows
from ashore.statements.zips import is_zip, unzipped

T = TypeVar("T")
LARGEST = 64 * 1024 * 1024
"""Bytes of a file, at most."""
Make = Callable[[int, list[str]], Row]
Told = Callable[[int], None]
"""Told now and then how many rows were read; Stopped, raised by it, ends the reading."""
LONGEST_LINE, MOST_LINES = 100_000, 500_000
"""Characters of a line, and lines of a text, at most: longer ones are no statement, or take minutes."""
EVERY = 1000
"""Rows after which it is told."""
COMMON_ENDS = ("---",)


def read_statement(
    data: bytes, rules: Rules, *, password: str | None = None, date_order: str = "", told: Told | None = None
) -> Statement:
    """What a file holds; a password opens a zip. `date_order` is what the reader says where the file does not tell:
    `generic.DAY_FIRST` or `generic.MONTH_FIRST`.

    Raises StatementError.
    """
    if len(data) > LARGEST:
        raise StatementError("too-large", detail=str(LARGEST // 1024 // 1024))
    digest = hashlib.sha256(data).hexdigest()
    return _read(data, rules, password, date_order, told)._replace(digest=digest)


def _told(lines: Iterable[T], told: Told | None) -> Iterator[T]:
    """The lines, with word of them now and then."""
    if told is None:
        yield from lines
        return
    for number, line in enumerate(lines, 1):
        if number % EVERY == 0:
            told(number)
        yield line


def _bounded(lines: Iterable[str]) -> Iterator[str]:
    """The lines. Raises StatementError: `too-many-rows`, `line-too-long`."""
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise StatementError("line-too-long", number, str(LONGEST_LINE))
        if number > MOST_LINES:
            raise StatementError("too-many-rows", detail=str(MOST_LINES))
        yield line


def _read(data: bytes, rules: Rules, password: str | None, date_order: str, told: Told | None) -> Statement:
    if is_pdf(data):
        read = _read_tables([pdf_table(data, rules, password, told)], rules, date_order, None)
        return _of_pdf(read)
    if data.startswith(XLS) or (is_zip(data) and is_xlsx(data)):
        return _read_tables(sheets(data), rules, date_order, told)
    if is_zip(data):
        inside = unzipped(data, password)
        if is_zip(inside) and not is_xlsx(inside):
            raise StatementError("zip-nested")
        return _read(inside, rules, password, date_order, told)
    if is_ofx(data):
        return read_ofx(data, rules)
    if is_qif(data):
        return read_qif(decode(data, rules), date_order)
    return _read_text(decode(data, rules), rules, date_order, told)


def _of_pdf(statement: Statement) -> Statement:
    """Said to be less sure; where the balances do not follow from the sums, a row is missing or read wrongly.

    Raises StatementError (`no-rows`).
    """
    if not statement.rows:
        raise StatementError("no-rows")
    warnings = ["from-pdf"] if balances_follow(statement.rows) else ["from-pdf", "balance-breaks"]
    return statement._replace(warnings=(*statement.warnings, *warnings))


def _read_tables(tables: Iterable[list[list[str]]], rules: Rules, date_order: str, told: Told | None) -> Statement:
    """The first table with a header that is known, else the first that can be guessed."""
    guessable: tuple[list[list[str]], int] | None = None
    filled = False
    known: Statement | None = None
    for table in tables:
        for place, cells in enumerate(table[:HEAD_LINES]):
            if header := known_header(names_of(cells), rules):
                above = [" ".join(filter(None, row)) for row in table[:place]]
                make = _maker(header, above, rules)
                below = _told(table[place + 1 :], told)
                lines = (Line(number, row) for number, row in enumerate(below, place + 2))
                rows, tail, ended = _rows(lines, header, make)
                if known is not None and rows:
                    raise StatementError("sheets-several")
                if known is None or not known.rows:
                    known = _statement(header, None, rows, [*above, *tail], ended, rules)
                break
        if known is not None:
            continue
        filled = filled or any(any(map(bare, cells)) for cells in table)
        head = [(number, row) for number, row in enumerate(table[:HEAD_LINES], 1)]
        found = generic.find_header(head, rules)
        if found is not None and guessable is not None:
            raise StatementError("sheets-several")
        guessable = (table, found) if found is not None else guessable
    if known is not None:
        return known
    if guessable is None:
        raise StatementError("no-header" if filled else "empty", 1 if filled else None)
    table, place = guessable
    names = [bare(cell) for cell in table[place]]
    while not names[-1]:
        names.pop()
    rest = [Line(number, row) for number, row in enumerate(_told(table[place + 1 :], told), place + 2)]
    places = generic.guessed_places(names, rules) or {}
    return from_cells(rest, names, places, " ".join(names), rules, date_order, None, False)


def _read_text(text: Text, rules: Rules, date_order: str, told: Told | None) -> Statement:
    lines = enumerate(_bounded(_told(text.lines(), told)), 1)
    above: list[str] = []
    for _number, line in lines:
        for delimiter in DELIMITERS:
            cells = split(line, delimiter) if delimiter in line else []
            if header := known_header(names_of(cells), rules):
                trailing = len(cells) > len(header.names)
                return _known(text, header, delimiter, above, lines, rules, trailing)
        above.append(line)
        if len(above) >= HEAD_LINES:
            break
    return _unknown(text, [*enumerate(above, 1)], lines, rules, date_order)


def _known(
    text: Text, header: Header, delimiter: str, above: Sequence[str], lines: Iterator[tuple[int, str]], rules: Rules,
    trailing: bool,
) -> Statement:  # fmt: skip
    make = _maker(header, above, rules)
    below = Below(header.names, delimiter, _fitting(header, rules), _texts(header), _dated(header))
    cells = rows_below(lines, below)
    rows, tail, ended = _rows(cells, header, make, cut_end=not text.ended, trailing=trailing)
    return _statement(header, text.encoding, rows, [*above, *tail], ended, rules, text.ended)


def _maker(header: Header, above: Iterable[str], rules: Rules) -> Make:
    """What makes rows below a header that is known."""
    if header.layout.format.family != "bank":
        return wallet_rows(header, rules)
    form = header.layout.format
    head = head_of(above, rules.data.words.head)
    day = without_year(head.until) if form.plus == "out" else moment
    return bank_rows(header.places, BankWay(form.plus, day=day, currency=form.currency), rules)


def _texts(header: Header) -> tuple[int, ...]:
    return tuple(sorted({place for role in ("payee", "item", "note") for place in header.places.get(role, ())}))


def _dated(header: Header) -> Callable[[list[str]], bool]:
    when = header.places["time"]
    return lambda cells: any(place < len(cells) and moment(cells[place]) is not None for place in when)


def _fitting(header: Header, rules: Rules) -> Callable[[list[str]], bool]:
    """Whether the cells of a line stand where they belong: a day, a way, a sum."""
    from ashore.statements.cells import unsigned, words

    dated, way = _dated(header), header.at("direction")
    ways, amount = directions(rules), header.at("amount")

    def fits(cells: list[str]) -> bool:
        if not dated(cells) or (way >= 0 and words(cells[way]) not in ways):
            return False
        return way < 0 or amount < 0 or unsigned(cells[amount]) is not None or "(" in cells[amount]

    return fits


def _rows(
    lines: Iterator[Line], header: Header, make: Make, *, cut_end: bool = False, trailing: bool = False
) -> tuple[list[Row], list[str], Ending]:
    """The rows, the lines that are none, and how it ends.

    `trailing`: lines of this file end in a mark; `cut_end`: the last one has no end, and may be cut.
    """
    count, ends = len(header.names), (*COMMON_ENDS, *header.layout.format.ends)
    needed = max(place for role in header.layout.format.needs for place in header.places[role][:1])
    rows: list[Row] = []
    tail: list[str] = []
    over = behind = False
    last: list[str] = []
    for line in lines:
        cells = line.cells
        if over:
            tail.append(" ".join(cells))
            below = make(1, [*cells, *[""] * (count - len(cells))])
            behind = behind or (below.at is not None and below.amount is not None)
            continue
        size = len(cells)
        row = make(len(rows) + 1, cells if size >= count else [*cells, *[""] * (count - size)])
        if row.at is None:
            filled = [text for cell in cells if (text := bare(cell).strip('"'))]
            if not filled or names_of(cells) == header.names:
                continue
            if filled[0].startswith(ends):
                over = True
                tail.append(" ".join(cells))
                continue
            if len(filled) == 1 and not filled[0][0].isdigit():
                tail.append(filled[0])
                continue
        last = cells
        if size <= needed:
            row = row._replace(problem="cut-off")
        elif not line.fits and size > count and not row.problem:
            row = row._replace(problem="amount-unreadable")
        rows.append(row)
    if rows and cut_end and not over and len(last) < count + trailing:
        rows[-1] = rows[-1]._replace(problem="cut-off")
    return rows, tail, Ending(over, behind)


class Ending(NamedTuple):
    """Whether the end was seen that files of a layout have, and whether rows stand behind it."""

    seen: bool
    behind: bool


def _statement(
    header: Header, encoding: str | None, rows: list[Row], around: Sequence[str], ended: Ending, rules: Rules,
    last_line_ended: bool = True,
) -> Statement:  # fmt: skip
    form = header.layout.format
    head: Head = head_of(around, rules.data.words.head)
    readable = sum(row.problem != "cut-off" for row in rows)
    warnings: list[str] = []
    if head.stated is not None and head.stated != readable:
        warnings.append("not-whole")
    elif (form.closed and not ended.seen) or (head.stated is None and not last_line_ended):
        warnings.append("no-end")
    if ended.behind:
        warnings.append("after-end")
    if form.no_states:
        warnings.append("no-states")
    return Statement(
        form.id, encoding, form.currency, rows, header.layout.level, head.period, head.stated, head.owner,
        head.account, types=form.types, card=form.plus == "out", marks=form.marks, called=form.called,
        warnings=tuple(warnings),
    )  # fmt: skip


def _unknown(
    text: Text, above: list[tuple[int, str]], lines: Iterator[tuple[int, str]], rules: Rules, date_order: str
) -> Statement:
    """A table that nobody has described. Raises StatementError (`no-header`)."""
    for delimiter in sorted(DELIMITERS, key=lambda mark: -sum(line.count(mark) for _n, line in above)):
        split_lines = [(number, split(line, delimiter)) for number, line in above]
        place = generic.find_header(split_lines, rules)
        if place is None:
            continue
        cells = split_lines[place][1]
        names = [bare(cell) for cell in cells]
        while names and not names[-1]:
            names.pop()
        rest = iter([*above[place + 1 :], *lines])
        return guessed(text, names, above[place][1], rest, delimiter, rules, date_order)
    raise StatementError("no-header", 1)


def guessed(
    text: Text, names: list[str], raw: str, lines: Iterator[tuple[int, str]], delimiter: str, rules: Rules, order: str
) -> Statement:
    """A statement of lines below a header that was guessed."""
    places = generic.guessed_places(names, rules) or {}
    when = places["time"][0]

    def dated(cells: list[str]) -> bool:
        return when < len(cells) and generic.is_day(cells[when])

    texts = tuple(sorted({place for role in ("payee", "item") for place in places.get(role, ())}))
    below = Below([name.casefold() for name in names], delimiter, dated, texts, dated)
    table = list(rows_below(lines, below))
    return from_cells(table, names, places, raw, rules, order, text.encoding, not text.ended)


def from_cells(
    table: Sequence[Line], names: list[str], places: dict[str, tuple[int, ...]], raw: str, rules: Rules, order: str,
    encoding: str | None, cut_end: bool,
) -> Statement:  # fmt: skip
    """A statement of a guessed table's cells."""
    when, count = places["time"][0], len(names)
    essential = max(place for role in ("time", "amount", "in", "out") for place in places.get(role, (0,)))
    lines = [line for line in table if _is_row(line.cells, when)]
    guess = generic.guess(names, places, [line.cells for line in lines], raw, order, rules)
    make = bank_rows(guess.places, guess.way, rules)
    rows: list[Row] = []
    for line in lines:
        size = len(line.cells)
        row = make(len(rows) + 1, [*line.cells, *[""] * (count - size)])
        if size <= essential:
            row = row._replace(problem="cut-off")
        elif not line.fits and size > count and not row.problem:
            row = row._replace(problem="amount-unreadable")
        rows.append(row)
    if rows and cut_end and lines[-1] is table[-1] and len(table[-1].cells) < count:
        rows[-1] = rows[-1]._replace(problem="cut-off")
    return Statement(
        "generic", encoding, guess.currency, rows, date_order=guess.order, columns=generic.named(guess),
        warnings=("no-end",) if cut_end else (),
    )  # fmt: skip


def _is_row(cells: Sequence[str], when: int) -> bool:
    """Whether a line below a guessed header is a row: a day in its place, or more than one cell filled."""
    filled = sum(bool(bare(cell)) for cell in cells)
    return filled > 1 or (filled == 1 and when < len(cells) and generic.is_day(cells[when]))
