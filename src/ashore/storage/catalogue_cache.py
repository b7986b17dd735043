"""Catalogues that were compiled, kept so that the next start need not do it again. Nothing of the reader's own is ever
kept here."""

from __future__ import annotations

import hashlib
import os
import zlib
from contextlib import suppress
from pathlib import Path

from ashore import system
from ashore.storage import access, paths, private_file

KINDS = ("compiled",)
OLD_KINDS = ("content", "formats", "catalogues")
"""What earlier versions kept beside them, and nothing reads any more."""
_SUM = 4
"""Bytes of the check sum in front of what is kept."""


def file_for(kind: str, source: Path, suffix: str) -> Path:
    """Where what was made of a source is kept, as the source is now. Raises OSError.

    The day of the last change of any kind (ctime) counts as well as that of the content, which can be set: a file that
    was copied or unpacked over another may have its day and its size.
    """
    status = source.stat()
    name = hashlib.sha256(str(source.resolve()).encode(errors="surrogateescape")).hexdigest()[:16]
    state = f"{status.st_mtime_ns}-{status.st_ctime_ns}-{status.st_size}"
    return paths.cache_dir() / kind / f"{name}-{state}{suffix}"


def remove_old() -> None:
    """Remove what earlier versions kept; what cannot be removed stays, and is named by `erase`."""
    for folder in (paths.cache_dir() / kind for kind in OLD_KINDS):
        with suppress(OSError):
            for file in folder.iterdir():
                file.unlink()
            folder.rmdir()


def read(kept: Path) -> bytes:
    """What is kept there. Raises OSError when nothing is, or not what was written: a power cut may leave a file empty,
    short or full of zeros."""
    access.need_files()
    content = kept.read_bytes()
    if len(content) < _SUM or zlib.crc32(content[_SUM:]).to_bytes(_SUM, "big") != content[:_SUM]:
        raise OSError
    return content[_SUM:]


def keep(kept: Path, content: bytes) -> None:
    """Keep it for next time, in place of what an older source gave; without a cache all works, only slower.

    Not flushed to the disk: that would take longer than the first start may, and `read` sees what was lost.
    """
    if not paths.may_write():
        return
    try:
        private_file.make_private_dir(kept.parent)
        for old in kept.parent.glob(f"{kept.name.partition('-')[0]}-*{kept.suffix}"):
            old.unlink(missing_ok=True)
        temporary = kept.with_suffix(f".{os.getpid()}")
        descriptor = system.open_new(temporary)
        with os.fdopen(descriptor, "wb") as file:
            file.write(zlib.crc32(content).to_bytes(_SUM, "big") + content)
        temporary.replace(kept)
    except OSError:
        return
