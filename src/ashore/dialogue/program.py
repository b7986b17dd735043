"""What the conversation knows of the program around it: the settings, and where the files are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ashore import settings as settings_file
from ashore.dialogue.talk import Choice
from ashore.settings import Settings
from ashore.storage.checked import changed
from ashore.wording.program import not_kept_words

if TYPE_CHECKING:
    from ashore.forms.reading import Reading


class Program:
    """The settings as they are now, and the file. Without a file nothing is written."""

    def __init__(self, settings: Settings | None = None, path: Path | None = None, *, locked: bool = False) -> None:
        self.settings = settings or Settings()
        self.path = path
        """The workbook file; None where this session writes nothing."""
        self.locked = locked
        """Whether the workbook has a passphrase."""
        self.last_here: dt.date | None = None
        """The day on which the workbook was written last, before this session."""
        self.reading: Reading | None = None
        """The account statements of this conversation; in memory alone."""
        self.secret: Callable[[str], str] | None = None
        """Asks for a password without showing it; None where no terminal can hide it."""
        self.more: Callable[[], Sequence[Choice]] = tuple
        """What can be done about the file just now."""

    def keep(self, **values: object) -> str:
        """Other settings. Returns why they hold for this session only; empty where they could be kept."""
        self.settings = changed(self.settings, values)
        if self.path is None:
            return ""
        try:
            settings_file.write(self.settings)
        except OSError as error:
            return not_kept_words(error)
        return ""
