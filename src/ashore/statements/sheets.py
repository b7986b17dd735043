"""XLSX and XLS: the cells of every sheet as text, whatever the file says of its size; formulas are not worked out."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator

from ashore.statements.rows import StatementError
from ashore.statements.zips import LARGEST_UNPACKED, PACKED, hold_zip

MOST_CELLS = 6_000_000
"""Cells from the first to the last, at most: room is made for all of them, empty or not."""
LONGEST_CELL = 32_767
"""Characters of a cell, as spreadsheets have it."""
LARGEST_DIRECTORY = 1024 * 1024
"""Bytes of the directory of a spreadsheet, which is a zip of some parts."""
REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
ELEMENT = re.compile(rb"<(?:\w{1,9}:)?(row|c)\b")
SHARED = re.compile(rb"<(?:\w{1,9}:)?t\b[^<>]{0,99}>([^<]*)")
MOST_ROWS = 200_000
"""Rows of a sheet that are read, at most."""
XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_xlsx(data: bytes) -> bool:
    """Whether a file that begins as a zip is a spreadsheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "[Content_Types].xml" in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False


def sheets(data: bytes) -> Iterator[list[list[str]]]:
    """The rows of each sheet. Raises StatementError (`sheet-damaged`, `too-large-unpacked`)."""
    _bounded(data)
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.height > MOST_ROWS:
                raise StatementError("too-many-rows", detail=str(MOST_ROWS))
            yield [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, OSError, ValueError, IndexError, OverflowError) as error:
        if isinstance(error, StatementError):
            raise
        raise StatementError("sheet-damaged") from None
    except BaseException as error:  # a panic of the library is no Exception
        if type(error).__name__ == "PanicException":
            raise StatementError("sheet-damaged") from None
        raise


def _bounded(data: bytes) -> None:
    """A spreadsheet is a zip too: what it unpacks to is bounded before anything is unpacked."""
    if data.startswith(XLS):
        return
    hold_zip(data, LARGEST_DIRECTORY)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > LARGEST_UNPACKED:
                raise StatementError("too-large-unpacked", detail=str(LARGEST_UNPACKED // 1024 // 1024))
            for info in archive.infolist():
                if info.flag_bits & 1:
                    raise StatementError("sheet-locked")
                if info.compress_type not in PACKED:
                    raise StatementError("sheet-damaged")
                _counted(archive, info)
    except StatementError:
        raise
    except Exception:  # a library that takes whatever a file holds fails in any way
        raise StatementError("sheet-damaged") from None


def _counted(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    """Unpack an entry once: where there is more than its directory says, it is damaged. What its cells come to is
    bounded too, as the library makes room for every cell from the first to the last."""
    with archive.open(info) as entry:
        data = entry.read(info.file_size + 1)
    if len(data) > info.file_size:
        raise StatementError("sheet-damaged")
    if not info.filename.lower().endswith((".xml", ".bin")):
        return
    widest = max((_column(match[1]) for match in REFERENCE.finditer(data)), default=0)
    deepest = max((int(match[2]) for match in REFERENCE.finditer(data)), default=0)
    cells = rows = of_row = 0
    for match in ELEMENT.finditer(data):
        if match[1] == b"row":
            rows, of_row = rows + 1, 0
        else:
            cells, of_row = cells + 1, of_row + 1
            widest = max(widest, of_row)
    if max(deepest, rows) * widest > MOST_CELLS:
        raise StatementError("too-large-unpacked", detail=str(LARGEST_UNPACKED // 1024 // 1024))
    shared = max((len(match[1]) for match in SHARED.finditer(data)), default=0)
    if shared > LONGEST_CELL:
        raise StatementError("sheet-damaged")


def _column(letters: bytes) -> int:
    """The number of a column by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _text(cell: object) -> str:
    """A cell as a text file would have it; a number has two places at most."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        rounded = f"{cell:.2f}"
        return rounded.removesuffix(".00") if abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int) else ""
