"""The time zone that the environment names. TZ may name any file: the C library takes one that is no zone for UTC, and
Babel, which looks at it whenever it reads what it knows of a language, would end the program."""

from __future__ import annotations

import os
import stat
import struct
from pathlib import Path

from ashore import system

SYSTEM = "/usr/share/zoneinfo"
LONGEST = 255
"""Characters of a name of a zone; a longer one is no name of a file either."""
_refused: list[str] = []


def settle() -> None:
    """Take a zone that cannot be read for UTC, as the C library does. To be called before anything asks for a time."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if named and not _readable(named):
        _refused.append(named)
        os.environ["TZ"] = "UTC0"
        system.read_time_zone_again()


def refused() -> str:
    """The zone that could not be read; empty where there is none."""
    return _refused[-1] if _refused else ""


def _readable(named: str) -> bool:
    """Whether a zone can be read, as far as it is a file: a zone in the form of a rule is not looked at."""
    if len(named) > LONGEST:
        return False
    for path in (Path(named), Path(SYSTEM, named)):
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                return False
            from zoneinfo import ZoneInfo

            with path.open("rb") as file:
                ZoneInfo.from_file(file)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, ValueError, LookupError, EOFError, struct.error):
            return False
        else:
            return True
    return True
