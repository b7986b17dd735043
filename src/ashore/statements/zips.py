"""A zip with one statement in it, opened in memory: old and AES passwords, and bounds on what it unpacks to."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from ashore.statements.rows import StatementError

LARGEST_UNPACKED = 20 * 1024 * 1024
"""Bytes of what is unpacked, at most."""
MOST_ENTRIES = 10
KINDS = ("csv", "xlsx", "xls", "ofx", "qfx", "qif", "tsv", "pdf", "txt")
"""Endings of files that are taken for a statement, the surest first: a text may be no more than notes."""
AES = 99
"""The compression method that stands for AES in a zip's directory."""


def is_zip(data: bytes) -> bool:
    """Whether a file begins as a zip does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def unzipped(data: bytes, password: str | None) -> bytes:
    """The one statement in a zip. Raises StatementError (`zip-…`, `password-needed`, `password-wrong`)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = _chosen(archive.infolist())
            if info.compress_type != AES:
                return _bytes(archive, info, password)
        from pyzipper import AESZipFile

        with AESZipFile(io.BytesIO(data)) as aes:
            return _bytes(aes, next(one for one in aes.infolist() if one.filename == info.filename), password)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, StopIteration, ValueError) as error:
        if isinstance(error, StatementError):
            raise
        raise StatementError("zip-damaged") from None


def _chosen(infos: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    """The entry that is a statement; two of one kind are not guessed between."""
    if len(infos) > MOST_ENTRIES:
        raise StatementError("zip-many", detail=str(MOST_ENTRIES))
    if sum(info.file_size for info in infos) > LARGEST_UNPACKED:
        raise StatementError("too-large-unpacked", detail=str(LARGEST_UNPACKED // 1024 // 1024))
    files = [info for info in infos if not info.is_dir()]
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
    except (RuntimeError, zlib.error, zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError) as error:
        # NotImplementedError is a RuntimeError: another way of packing, not a wrong password.
        damaged = isinstance(error, NotImplementedError) or not locked
        raise StatementError("zip-damaged" if damaged else "password-wrong") from None
    if len(found) > LARGEST_UNPACKED:
        raise StatementError("too-large-unpacked", detail=str(LARGEST_UNPACKED // 1024 // 1024))
    return found
