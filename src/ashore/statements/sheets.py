"""XLSX and XLS: the cells of every sheet as text, whatever the file says of its size; formulas are not worked out."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator

from ashore.statements.rows import StatementError
from ashore.statements.zips import LARGEST_UNPACKED

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
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > LARGEST_UNPACKED:
                raise StatementError("too-large-unpacked", detail=str(LARGEST_UNPACKED // 1024 // 1024))
            for info in archive.infolist():
                if info.flag_bits & 1:
                    raise StatementError("sheet-locked")
                _counted(archive, info)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, RuntimeError, ValueError) as error:
        if isinstance(error, StatementError):
            raise
        raise StatementError("sheet-damaged") from None


def _counted(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    """Unpack an entry once without keeping it: where there is more than its directory says, it is
    damaged."""
    import zlib

    try:
        with archive.open(info) as entry:
            size = 0
            while part := entry.read(1 << 16):
                size += len(part)
                if size > info.file_size:
                    raise StatementError("sheet-damaged")
    except zlib.error:
        raise StatementError("sheet-damaged") from None


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
