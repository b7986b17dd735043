"""The files of one place: those of the user's folder come before those that ship, each by its name."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
"""What a place is known by: its folder has this name, and workbooks keep it."""


class PlaceFiles(NamedTuple):
    """Where the files of a place lie; of its folders the first one comes first."""

    folders: tuple[Path, ...]

    def one(self, name: str) -> Path | None:
        """A file of the place, or a folder of it, by its name; None where it has none."""
        return next((folder / name for folder in self.folders if os.path.lexists(folder / name)), None)

    def each(self, folder: str) -> list[Path]:
        """The files in a folder of the place, in order of their names."""
        found = {path.name: path for place in reversed(self.folders) for path in (place / folder).glob("*.toml")}
        return [found[name] for name in sorted(found)]
