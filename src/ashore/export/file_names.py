"""What a file is called: in the words of its language, and by its day."""

from __future__ import annotations

import datetime as dt
import os
import re
import unicodedata

LONGEST = 40
"""Characters of the words: with day and ending it stays short enough for file systems, whatever a character takes."""
_BETWEEN = re.compile(r"[\W_]+")


def file_name(title: str, day: dt.date, plain: str) -> str:
    """The name of a file without its ending: letters and digits of any script, and the day. `plain` stands for the
    title where that has none, or where the file system cannot write them."""
    words = _BETWEEN.sub("-", unicodedata.normalize("NFC", title)).strip("-").lower()[:LONGEST].strip("-")
    try:
        os.fsencode(words)
    except UnicodeEncodeError:
        words = ""
    return f"{words or plain}-{day.isoformat()}"
