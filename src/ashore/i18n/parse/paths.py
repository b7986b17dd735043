"""Paths of files as terminals and file managers paste them."""

from __future__ import annotations

import re
import shlex
import sys
from urllib.parse import unquote, urlsplit

from ashore.i18n.parse.common import single
from ashore.system.names import is_of_windows
from ashore.text import clean


def path(text: str, *, posix: bool = sys.platform != "win32") -> str:
    """A path without what a terminal put around it: quotes, backslashes before spaces, file://, a space behind.

    A text that is a path as it stands, quotes and spaces within it included, stays as it is. In a path of Windows a
    backslash parts folders, and only the quotes come off. Raises Unreadable where it is more than one line.
    """
    text = clean(single(text), lines=False).strip()
    if text.lower().startswith("file://"):
        return _from_url(text, posix=posix) or text
    called = text[2:] if text[:3] in ("& '", '& "') else text  # as PowerShell has it where a file is dropped
    inner = called[1:-1] if len(called) > 1 and called[0] == called[-1] and called[0] in "'\"" else called
    if is_of_windows(inner):
        return inner
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
    host, rest = parts.netloc, parts.path
    if parts.query or parts.fragment:
        # A ? or # that was not escaped belongs to the name.
        host, slash, rest = text.partition("://")[2].partition("/")
        rest = slash + rest
    found = clean(unquote(rest), lines=False)
    if host not in ("", "localhost"):
        return "" if posix else f"//{host}{found}"
    return found if posix else re.sub(r"^/(?=[A-Za-z]:)", "", found)
