"""What paths and names are on Windows, as far as it has to be known on every system: a workbook or a letter may be
carried there, and a path that was typed there stays readable here."""

from __future__ import annotations

import re
import sys
from pathlib import PureWindowsPath
from typing import Literal

_OF_WINDOWS = re.compile(r"[A-Za-z]:[\\/]|\\\\[^\\]")
_PORTS = (f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³")
_DEVICES = frozenset(("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *_PORTS))
SIGNS = '< > : " | ? *'
"""What no name of a file holds on Windows; what stands behind a colon there is not even a file that is seen."""

Problem = Literal["", "device", "end", "sign"]


def is_of_windows(path: str) -> bool:
    """Whether a path begins with a drive, or names a folder of another machine, as on Windows."""
    return bool(_OF_WINDOWS.match(path))


def last_name(path: str) -> str:
    """The name of what a path leads to, by the rules of the system that the path is of."""
    return PureWindowsPath(path).name if is_of_windows(path) else path.rpartition("/")[2]


def problem_of(name: str, *, here: bool = sys.platform == "win32") -> Problem:
    """Why no file should bear a name: on Windows (`here`) that is no name, or it is one of something else."""
    if name.partition(".")[0].rstrip().upper() in _DEVICES:
        return "device"
    if name.endswith((".", " ")) and name not in (".", ".."):
        return "end"
    return "sign" if here and any(sign in name for sign in SIGNS.split()) else ""
