"""A file as the user names it."""

from __future__ import annotations

from pathlib import Path

from ashore import system
from ashore.errors import AshoreError
from ashore.i18n import _, fill
from ashore.system import names


def user_path(name: str) -> Path:
    """The path that a name stands for, `~` being somebody's home. Raises AshoreError where there is no such path."""
    if "\0" in name:
        raise AshoreError(_("This is no name of a file."))
    try:
        return system.reachable(Path(name).expanduser())
    except RuntimeError:
        raise AshoreError(fill(_("{file}: nobody of that name has a folder here"), file=name)) from None


def refuse_name(path: Path) -> None:
    """Raises AshoreError where a file of this name would be none on Windows, on every system: it may be carried there,
    and what is written to a device is gone."""
    match names.problem_of(path.name):
        case "device":
            text = _("{file}: on Windows this is the name of a device, not of a file")
        case "end":
            text = _("{file}: Windows takes no name that ends with a dot or a space")
        case "sign":
            text = _("{file}: Windows takes none of these signs in a name: {signs}")
        case _none:
            return
    raise AshoreError(fill(text, file=str(path), signs=names.SIGNS))
