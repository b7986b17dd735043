"""What is said about a passphrase: before it is set, why one is not taken, and what was done with the files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ashore.i18n import _, fill
from ashore.workbook.file.passphrase import SHORTEST, is_weak


def passphrase_warning() -> str:
    """What somebody has to know before a passphrase is set."""
    return _(
        "The workbook and its backups are then encrypted with age, and can be read only with this passphrase. A "
        "forgotten passphrase cannot be recovered by anybody: write it down where only you look. Older copies that the "
        "disk keeps, and letters written to files of your own, stay as they are."
    )


def passphrase_problem(new: str, again: str | None = None) -> str | None:
    """Why a new passphrase, or its repetition, is not taken; None where nothing speaks against it."""
    if not new:
        return _("Nothing was typed yet.")
    if is_weak(new):
        text = _(
            "Too easy to guess: at least {n} characters, and not the same few again and again. Four words that have "
            "nothing to do with each other are easy to remember and hard to guess."
        )
        return fill(text, n=str(SHORTEST))
    if again is not None and again != new:
        return _("The two are not the same.")
    return None


def protected_words(encrypted: bool, left: Sequence[Path], copies: Sequence[Path]) -> list[str]:
    """What has been done to the files, and what stays as it was: `left` of the backups, `copies` beside them."""
    if encrypted:
        said = _("The workbook is encrypted now.") if left else _("The workbook and its backups are encrypted now.")
    else:
        said = (
            _("The workbook is plain TOML again.") if left else _("The workbook and its backups are plain TOML again.")
        )
    stays = _("{file}: could not be opened or written, and stays as it was")
    return [said, *(fill(stays, file=str(file)) for file in left), *untouched_words(copies)]


def untouched_words(copies: Sequence[Path]) -> list[str]:
    """That some files look like copies of the workbook and were left alone; nothing without any."""
    if not copies:
        return []
    text = _(
        "Not touched: files that begin with the workbook's name, as copies of editors and synchronising programs do. "
        "Look whether you still need them."
    )
    return [text, *(f"  {file}" for file in copies)]
