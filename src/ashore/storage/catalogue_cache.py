"""What can be made again from a file of Ashore's or of a translator's, kept so that the next start need not: compiled
catalogues, content that was read and checked. Nothing of the reader's own is ever kept here."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from ashore.storage import paths, private_file


def place(kind: str, source: Path, suffix: str, made_by: str = "") -> Path:
    """Where what was made of a source is kept, as the source is now; `made_by` changes with what makes it. Raises
    OSError."""
    status = source.stat()
    name = hashlib.sha256(f"{source.resolve()}\0{made_by}".encode()).hexdigest()[:16]
    return paths.cache_dir() / kind / f"{name}-{status.st_mtime_ns}-{status.st_size}{suffix}"


def keep(kept: Path, content: bytes) -> None:
    """Keep it for next time, in place of what an older source gave; without a cache all works, only slower."""
    if not paths.may_write():
        return
    try:
        private_file.make_private_dir(kept.parent)
        for old in kept.parent.glob(f"{kept.name.partition('-')[0]}-*{kept.suffix}"):
            old.unlink(missing_ok=True)
        temporary = kept.with_suffix(f".{os.getpid()}")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        temporary.replace(kept)
    except OSError:
        return
