"""Paths of files as terminals and file managers paste them."""

from __future__ import annotations

import os
import re
import shlex
from urllib.parse import unquote, urlsplit

from ashore.i18n.parse.common import single
from ashore.text import clean


def path(text: str, *, posix: bool = os.name == "posix") -> str:
    """A path without what a terminal put around it: quotes, backslashes before spaces, file://, a space behind.

    A text that is a path as it stands, quotes and spaces within it included, stays as it is. On Windows a backslash
    parts folders, and only the quotes come off. Raises Unreadable where it is more than one line.
    """
    text = clean(single(text), lines=False).strip()
    if text.lower().startswith("file://"):
        return _from_url(text, posix=posix) or text
    if posix and (text[:1] in "'\"" or "\\" in text):
        try:
            words = shlex.split(text)
        except ValueError:
            return text
        return words[0] if len(words) == 1 else text
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1]
    return text


def _from_url(text: str, *, posix: bool) -> str:
    parts = urlsplit(text)
    if parts.netloc not in ("", "localhost") or parts.query or parts.fragment:
        # A ? or # that was not escaped belongs to the name.
        text = text.partition("://")[2]
        host, slash, rest = text.partition("/")
        return clean(unquote(slash + rest), lines=False) if host in ("", "localhost") else ""
    found = clean(unquote(parts.path), lines=False)
    return found if posix else re.sub(r"^/(?=[A-Za-z]:)", "", found)
