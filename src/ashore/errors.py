"""The one kind of error that a user sees as a line of text."""

from __future__ import annotations


class AshoreError(Exception):
    """Something that the user should know, in words that are already translated and fit on a line.

    `exit_code` is what the command line ends with: 1 for the user's data or file, 2 for wrong usage.
    """

    exit_code = 1


class UsageError(AshoreError):
    """A command line that cannot be understood."""

    exit_code = 2
