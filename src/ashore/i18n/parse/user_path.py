"""A file as the user names it."""

from __future__ import annotations

from pathlib import Path

from ashore.errors import AshoreError
from ashore.i18n import _, fill


def user_path(name: str) -> Path:
    """The path that a name stands for, `~` being somebody's home. Raises AshoreError where there is no such path."""
    if "\0" in name:
        raise AshoreError(_("This is no name of a file."))
    try:
        return Path(name).expanduser()
    except RuntimeError:
        raise AshoreError(fill(_("{file}: nobody of that name has a folder here"), file=name)) from None
