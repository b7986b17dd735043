"""A zip with one statement in it, opened in memory: old and AES passwords, and bounds on what it unpacks to."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from ashore.statements.rows import StatementError

LARGEST_UNPACKED = 20 * 1024 * 1024
"""Bytes of what is unpacked, at most."""
MOST_ENTRIES = 10
KINDS = ("csv", "xlsx", "xls", "ofx", "qfx", "qif", "tsv", "pdf", "txt")
"""Endings of files that are taken for a statement, the surest first: a text may be no more than notes."""
TABLES = frozenset(KINDS) - {"pdf", "txt"}
"""Endings of files that are hardly anything else: of several none is guessed."""
AES = 99
"""The compression method that stands for AES in a zip's directory."""
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing that statements have; others may take any memory."""
LARGEST_ZIP, LARGEST_DIRECTORY = 32 * 1024 * 1024, 64 * 1024
"""Bytes of a zip, and of the directory in it, at most."""


def is_zip(data: bytes) -> bool:
    """Whether a file begins as a zip does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def unzipped(data: bytes, password: str | None) -> bytes:
    """The one statement in a zip. Raises StatementError (`zip-…`, `password-needed`, `password-wrong`)."""
    hold_zip(data, LARGEST_DIRECTORY)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = _chosen(archive.infolist())
            if info.compress_type not in (*PACKED, AES):
                raise StatementError("zip-damaged")
            if info.compress_type != AES:
                return _bytes(archive, info, password)
        from pyzipper import AESZipFile

        with AESZipFile(io.BytesIO(data)) as aes:
            return _bytes(aes, next(one for one in aes.infolist() if one.filename == info.filename), password)
    except StatementError:
        raise
    except Exception:  # a library that takes whatever a file holds fails in any way
        raise StatementError("zip-damaged") from None


def hold_zip(data: bytes, directory: int) -> None:
    """Refuse a zip that is too large, or whose directory is: that is read before anything else is known.

    Raises StatementError (`too-large`, `zip-many`, `zip-damaged`).
    """
    if len(data) > LARGEST_ZIP:
        raise StatementError("too-large", detail=str(LARGEST_ZIP // 1024 // 1024))
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) < end + 16:
        raise StatementError("zip-damaged")
    if int.from_bytes(data[end + 12 : end + 16], "little") > directory:
        raise StatementError("zip-many", detail=str(MOST_ENTRIES))


def _chosen(infos: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    """The entry that is a statement; two of one kind are not guessed between."""
    if len(infos) > MOST_ENTRIES:
        raise StatementError("zip-many", detail=str(MOST_ENTRIES))
    if sum(info.file_size for info in infos) > LARGEST_UNPACKED:
        raise StatementError("too-large-unpacked", detail=str(LARGEST_UNPACKED // 1024 // 1024))
    files = [info for info in infos if not info.is_dir()]
    tables = [info for info in files if info.filename.rpartition(".")[2].lower() in TABLES]
    if len(tables) > 1:
        raise StatementError("zip-several")
    for kind in KINDS:
        found = [info for info in files if info.filename.rpartition(".")[2].lower() == kind]
        if len(found) > 1:
            raise StatementError("zip-several")
        if found:
            return found[0]
    if any(info.filename.lower().endswith(".zip") for info in files):
        raise StatementError("zip-nested")
    raise StatementError("zip-nothing")


def _bytes(archive: Any, info: Any, password: str | None) -> bytes:
    """The bytes of an entry, never more than the bound, whatever its directory says."""
    locked = bool(info.flag_bits & 1)
    if locked and password is None:
        raise StatementError("password-needed")
    try:
        with archive.open(info, "r", pwd=password.encode("utf-8") if locked and password is not None else None) as file:
            found: bytes = file.read(LARGEST_UNPACKED + 1)
    except Exception as error:  # whatever the library fails by
        # Another way of packing is not a wrong password.
        damaged = isinstance(error, NotImplementedError | MemoryError) or not locked
        raise StatementError("zip-damaged" if damaged else "password-wrong") from None
    if len(found) > LARGEST_UNPACKED:
        raise StatementError("too-large-unpacked", detail=str(LARGEST_UNPACKED // 1024 // 1024))
    return found
