"""How a .po file is written, line by line, as msgfmt minds it: polib loses letters and entries without a word."""

from __future__ import annotations

import re

from ashore.i18n.later import N_
from ashore.text import CONTROL

_LINE = re.compile(r"(?:(msgctxt|msgid|msgid_plural|msgstr|msgstr\[[0-9]\])[ \t]+)?(\".*)", re.DOTALL)
_TEXT = re.compile(r'"(?:[^"\\]|\\[abfnrtv"\\])*"')
_CLOSED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_FOLLOWS = {
    "msgctxt": ("", "msgstr", "msgstr["),
    "msgid": ("", "msgctxt", "msgstr", "msgstr["),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[": ("msgid_plural", "msgstr["),
}
"""Behind which keyword of an entry each may stand."""


def mistake(text: str) -> tuple[int, str] | None:
    """The first mistake in a catalogue: its line and what it is, to be translated where it is said."""
    before, at = "", 0
    for number, whole in enumerate(text.split("\n"), 1):
        line = whole.strip(" \t\r")
        if CONTROL.sub("", line).split() and len(line.splitlines()) > 1:
            return number, N_("a control character, or an invisible one")
        line = line.removeprefix("#~").lstrip(" \t") if not line.startswith("#~|") else ""
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            return number, N_("not written as an entry")
        word, string = match.groups()
        if not _CLOSED.match(string):
            return number, N_("a text without its closing quotation mark")
        if not _CLOSED.fullmatch(string):
            return number, N_("something stands behind the closing quotation mark")
        if not _TEXT.fullmatch(string):
            return number, N_("a backslash with a letter that means nothing; a backslash itself is written twice")
        if word is None:
            if not before:
                return number, N_("not written as an entry")
            continue
        kind = "msgstr[" if word.startswith("msgstr[") else word
        if before not in _FOLLOWS[kind]:
            return number, N_("not written as an entry")
        before, at = kind, number
    return (at, N_("an entry without its translation line")) if before and not before.startswith("msgstr") else None
