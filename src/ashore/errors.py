"""The one kind of error that a user sees as a line of text, and what is said of any other."""

from __future__ import annotations

from pathlib import PurePath
from types import TracebackType


class AshoreError(Exception):
    """Something that the user should know, in words that are already translated and fit on a line.

    `exit_code` is what the command line ends with: 1 for the user's data or file, 2 for wrong usage.
    """

    exit_code = 1


class UsageError(AshoreError):
    """A command line that cannot be understood."""

    exit_code = 2


def fault_of(error: BaseException | None) -> str:
    """The kind of an error and its place in the program: never what it says, which may be the reader's."""
    place: TracebackType | None = error.__traceback__ if error else None
    while place and place.tb_next:
        place = place.tb_next
    where = f"{PurePath(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
    return f"{type(error).__name__ if error else '?'}, {where}"
