"""A large workbook is read by a second process while this one still imports what the screen needs.

Reading thousands of entries takes as long as half a start, and the two have nothing to do with each other. Nothing
is written for it: what was read comes through a pipe, and it counts only for the very content that this process finds
in the file itself. Whatever goes wrong over there, the file is read here as usual.
"""

from __future__ import annotations

import hashlib
import os
import select
import signal
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace

from ashore.workbook.file import codec
from ashore.workbook.model import Contact, Workbook

LARGE = 150_000
"""Bytes of a file from which on a second process is worth its start."""
PATIENCE = 5.0
"""Seconds without a sign of the second process after which it is given up."""
WIDE = 1 << 20
"""Bytes that the pipe between the two is asked to hold."""
_DIGEST = 64
_LENGTH = 8


class ReadAhead:
    """A second process that reads one file, for one use."""

    def __init__(self, pid: int, pipe: int) -> None:
        self._pid = pid
        self._pipe = pipe

    def workbook(self, digest: bytes) -> Workbook | None:
        """The workbook in the content of the file that has this BLAKE2b; None where it was not read over there."""
        try:
            return _unpacked(self._all(), digest)
        finally:
            self.close()

    def _all(self) -> bytes:
        pieces: list[bytes] = []
        while select.select([self._pipe], [], [], PATIENCE)[0]:
            piece = os.read(self._pipe, 1 << 20)
            if not piece:
                return b"".join(pieces)
            pieces.append(piece)
        return b""

    def close(self) -> None:
        """End it."""
        if self._pid:
            os.close(self._pipe)
            with suppress(OSError):
                os.kill(self._pid, signal.SIGKILL)
            with suppress(OSError):
                os.waitpid(self._pid, 0)
            self._pid = 0


def read_ahead(path: Path) -> ReadAhead | None:
    """Begin to read a large file in a second process; None where that is not worth it, or cannot be done."""
    try:
        if path.stat().st_size < LARGE:
            return None
        ours, theirs = os.pipe()
        _widen(theirs)
        pid = os.fork()
    except (OSError, AttributeError):
        return None
    if pid:
        os.close(theirs)
        return ReadAhead(pid, ours)
    try:
        os.close(ours)
        content = path.read_bytes()
        packed = memoryview(_packed(content, codec.load(content.decode("utf-8-sig"))))
        while packed:
            packed = packed[os.write(theirs, packed) :]
    finally:
        os._exit(0)


def _widen(pipe: int) -> None:
    """Room for all that is read, where the system gives it: then the second process has ended before it is asked."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, WIDE)


def _packed(content: bytes, workbook: Workbook) -> bytes:
    """The entries of the log, which are many, as JSON; all else as in the file."""
    contacts = msgspec.json.encode(workbook.contacts)
    rest = codec.dump(replace(workbook, contacts=())).encode()
    return hashlib.blake2b(content).digest() + len(rest).to_bytes(_LENGTH, "big") + rest + contacts


def _unpacked(packed: bytes, digest: bytes) -> Workbook | None:
    if packed[:_DIGEST] != digest:
        return None
    end = _DIGEST + _LENGTH + int.from_bytes(packed[_DIGEST : _DIGEST + _LENGTH], "big")
    try:
        rest = codec.load(packed[_DIGEST + _LENGTH : end].decode())
        contacts = msgspec.json.decode(packed[end:], type=tuple[Contact, ...])
    except (codec.UnreadableWorkbook, UnicodeDecodeError, msgspec.DecodeError):
        return None  # it ended in the middle
    return replace(rest, contacts=contacts)
