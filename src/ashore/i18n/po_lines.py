"""How a .po file is written, line by line, as msgfmt minds it: polib loses letters and entries without a word."""

from __future__ import annotations

import re

from ashore.i18n.later import N_
from ashore.text import CONTROL

_LINE = re.compile(r"(?:(msgctxt|msgid|msgid_plural|msgstr|msgstr\[[0-9]\])[ \t]+)?(\".*)", re.DOTALL)
_TEXT = re.compile(r'"(?:[^"\\]|\\[abfnrtv"\\])*"')
_CLOSED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_MARK = re.compile(r"(#~\||#\||#~)[ \t]*")
"""What stands before a line of an entry that is kept, of the text before a change, and of both."""
_BEFORE = "| "
"""Stands before the keywords of the text before a change."""
_FOLLOWS = {
    "msgctxt": ("", "msgstr", "msgstr[", "| msgid", "| msgid_plural"),
    "msgid": ("", "msgctxt", "msgstr", "msgstr[", "| msgid", "| msgid_plural"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[": ("msgid_plural", "msgstr["),
    "| msgctxt": ("", "msgstr", "msgstr["),
    "| msgid": ("", "msgstr", "msgstr[", "| msgctxt"),
    "| msgid_plural": ("| msgid",),
}
"""Behind which keyword of an entry each may stand."""
_COMPLETE = ("", "msgstr", "msgstr[")

Mistake = tuple[int, str]


def mistake(text: str) -> Mistake | None:
    """The first mistake in a catalogue: its line and what it is, to be translated where it is said."""
    reader = _Reader()
    for number, whole in enumerate(text.split("\n"), 1):
        line = whole.strip(" \t\r")
        if CONTROL.sub("", line).split() and len(line.splitlines()) > 1:
            return number, N_("a control character, or an invisible one")
        if whole.rstrip("\r").endswith("\\"):  # GNU gettext joins the next line to it
            return number, N_("not written as an entry")
        if line and (found := reader.read(number, line)):
            return found
    return reader.unfinished()


class _Reader:
    """What was read last: its keyword, where, whether its entry is kept from an older version."""

    def __init__(self) -> None:
        self._word, self._at, self._kept = "", 0, False
        self._forms = 0
        """How many plural forms the entry has up to here."""

    def read(self, number: int, line: str) -> Mistake | None:
        """Takes the next line that is not empty."""
        mark = _MARK.match(line)
        if mark is None and line.startswith("#"):
            return self._comment()
        match = _LINE.fullmatch(line[mark.end() :] if mark else line)
        if match is None:
            # A tool may leave a kept line without anything on it.
            return None if mark and mark[0].strip() == line else (number, N_("not written as an entry"))
        word, string = match.groups()
        if wrong := _text(string):
            return number, wrong
        sign = mark[1] if mark else ""
        return self._entry(number, word, before=sign.endswith("|"), kept=sign.startswith("#~"))

    def unfinished(self) -> Mistake | None:
        """Whether the last entry has no translation line."""
        return None if self._word in _COMPLETE else (self._at, N_("an entry without its translation line"))

    def _comment(self) -> Mistake | None:
        """Only between two entries."""
        found, self._word = self.unfinished(), ""
        return found

    def _entry(self, number: int, word: str | None, *, before: bool, kept: bool) -> Mistake | None:
        wrong = number, N_("not written as an entry")
        if word is None:
            same = bool(self._word) and before == self._word.startswith(_BEFORE) and kept == self._kept
            return None if same else wrong
        kind = (_BEFORE if before else "") + ("msgstr[" if word.startswith("msgstr[") else word)
        if kind not in _FOLLOWS or self._word not in _FOLLOWS[kind]:
            return wrong
        if self._word not in _COMPLETE and kept != self._kept:
            return wrong
        if kind.startswith("msgstr") and kept != self._kept:
            return wrong
        if kind == "msgstr[":
            if word != f"msgstr[{self._forms}]":
                return number, N_("plural forms are numbered from 0 on, one after the other")
            self._forms += 1
        elif kind in ("msgid", "msgctxt"):
            self._forms = 0
        self._word, self._at, self._kept = kind, number, kept
        return None


def _text(string: str) -> str | None:
    """What is wrong with a text in its quotation marks."""
    if not _CLOSED.match(string):
        return N_("a text without its closing quotation mark")
    if not _CLOSED.fullmatch(string):
        return N_("something stands behind the closing quotation mark")
    if not _TEXT.fullmatch(string):
        return N_("a backslash with a letter that means nothing; a backslash itself is written twice")
    return None
