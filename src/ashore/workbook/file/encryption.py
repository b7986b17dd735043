"""Backups and files set aside, encrypted or plain as their workbook is, even when a change of that was cut off.

When the passphrase changes, the workbook gets a new key first, and what is kept beside it follows, file by file. Until
all of it has, the keys before lie beside the workbook, where only the old and the new key open them: whichever of the
two opens the workbook after a cut can finish the work.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Literal, NamedTuple

from ashore.storage import private_file
from ashore.workbook.file.backups import Backups
from ashore.workbook.file.passphrase import Key, WrongPassphrase, is_encrypted, unwrap_keys, wrap_keys, wrapped_key

LARGEST = 64 * 1024 * 1024
"""Bytes of a file that is taken along: more than the largest workbook takes, encrypted."""


class Sealed(NamedTuple):
    """Files that stay as they are."""

    foreign: list[Path]
    """Those that no key at hand opens."""
    refused: list[Path]
    """Those that the system would not have read or written: another time it may."""

    @property
    def left(self) -> list[Path]:
        """All of them."""
        return sorted([*self.foreign, *self.refused])


def key_block(file: Path) -> bytes | None:
    """What a file is encrypted with: its first block, empty where that is damaged; None for a plain one. Raises
    OSError."""
    content = private_file.read(file, LARGEST)
    try:
        return wrapped_key(content) if is_encrypted(content) else None
    except WrongPassphrase:
        return b""


def compare_blocks(file: bytes | None, workbook: bytes | None) -> Literal["alike", "plain", "encrypted", "other"]:
    """How the key block of a file compares with that of the workbook."""
    if file == workbook:
        return "alike"
    if file is None:
        return "plain"
    return "other" if workbook is not None else "encrypted"


def seal(backups: Backups, key: Key | None, before: Sequence[Key]) -> Sealed:
    """Encrypt with `key` all that is kept beside a workbook, or with None make it plain. `before` opens it."""
    foreign: list[Path] = []
    refused: list[Path] = []
    try:
        files = backups.encrypted_alike()
    except OSError:
        return Sealed([], [backups.folder])
    for file in files:
        try:
            content = private_file.read(file, LARGEST)
            if is_encrypted(content):
                if key and key.closes(content):
                    continue
                content = _opened(content, before)
            elif key is None:
                continue
            private_file.replace(file, key.encrypt(content) if key else content)
        except WrongPassphrase:
            foreign.append(file)
        except OSError:
            refused.append(file)
    return Sealed(foreign, refused)


def _opened(content: bytes, keys: Sequence[Key]) -> bytes:
    for key in keys:
        with suppress(WrongPassphrase):
            return key.decrypt(content)
    raise WrongPassphrase


def keep_keys(backups: Backups, before: Sequence[Key], new: Key) -> None:
    """Keep the keys `before`, the newest first, for the time of a change to another. Raises OSError."""
    if before:
        private_file.replace(backups.old_keys, wrap_keys(before, [before[0], new]))


def kept_keys(backups: Backups, key: Key) -> list[Key] | None:
    """The keys that were kept so; None where they cannot be read now, or this key does not open them."""
    try:
        return unwrap_keys(private_file.read(backups.old_keys, LARGEST), key)
    except FileNotFoundError:
        return []
    except (OSError, WrongPassphrase):
        return None


def drop_keys(backups: Backups) -> None:
    """Forget them: nothing needs them any more."""
    with suppress(OSError):
        backups.old_keys.unlink(missing_ok=True)


def clear(backups: Backups) -> None:
    """Remove what was said of an encrypted workbook in the open, and what killed sessions left half-written."""
    with suppress(OSError):
        for file in (backups.status, *backups.half_written()):
            file.unlink(missing_ok=True)
