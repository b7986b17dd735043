"""Catalogues as files: read, and checked for what gettext's tools do not mind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib

from ashore.errors import AshoreError
from ashore.i18n.compiled import MOST_ENTRIES, read_file
from ashore.i18n.later import N_, UnreadableError
from ashore.i18n.po_lines import mistake
from ashore.i18n.texts import _, fill

BOM = b"\xef\xbb\xbf"
CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
BLANK = re.compile(r"\{[A-Za-z][A-Za-z0-9_.-]*\}")
"""A blank in a text, such as {lender}."""
_SYNTAX = re.compile(r"line (\d+)")
_MSGID = re.compile(r"^[ \t]*(?:#~[ \t]*)?msgid[ \t]", re.MULTILINE)
"""The line of an entry that holds its English, also of one that is kept from an older version."""
_HEADER = re.compile(r"^[ \t]*msgid[ \t]+\"\"[ \t\r]*$(?!\n[ \t]*\")", re.MULTILINE)
"""That line of the header, which is no entry to polib."""

Key = tuple[str | None, str]
"""What an entry is known by: its context and its English text."""


class KitError(AshoreError):
    """Catalogues that cannot be made, read or merged; the message names the file. `line`: where, if known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


def read(path: Path) -> polib.POFile:
    """A catalogue. Raises KitError with the file, and the line where there is one."""
    try:
        return parse(read_file(path))
    except OSError as error:
        text = _("{file}: cannot be read: {problem}")
        raise KitError(fill(text, file=str(path), problem=error.strerror or "")) from None
    except UnreadableError as error:
        text = fill(_("{file}: not a catalogue: {problem}"), file=str(path), problem=str(error))
        raise KitError(text, error.line) from None


def parse(data: bytes) -> polib.POFile:
    """The entries of a catalogue. Raises UnreadableError.

    A mark at the beginning that some editors write would make the header a translation; marks of a merge that was left
    half done are read as if nothing were wrong. Both are refused, and so is what polib leaves out without a word.
    """
    if data.count(b"msgid ") > MOST_ENTRIES:
        raise UnreadableError(N_("more than {n} entries"), n=MOST_ENTRIES)
    if data.startswith(BOM):
        raise UnreadableError(N_("it begins with a byte order mark; save it as UTF-8 without one"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(N_("line {line}: not UTF-8"), line=data.count(b"\n", 0, error.start) + 1) from None
    if mark := CONFLICT.search(text):
        line = text.count("\n", 0, mark.start()) + 1
        raise UnreadableError(N_("line {line}: a merge that is not finished"), line=line)
    if wrong := mistake(text):
        raise UnreadableError(N_("line {line}: {problem}"), line=wrong[0], problem=UnreadableError(wrong[1]))
    try:
        # The line at the end: polib keeps the last entry before an empty comment, and takes no text for a file's name.
        return _at_their_lines(polib.pofile(text + "\n#" if text.strip() else "\n", wrapwidth=0), text)
    except (OSError, ValueError, IndexError, AttributeError) as error:
        place = _SYNTAX.search(str(error))
        raise UnreadableError(N_("line {line}: not written as an entry"), line=place[1] if place else "?") from None


def _at_their_lines(catalogue: polib.POFile, text: str) -> polib.POFile:
    """A catalogue whose entries know the line of their English: polib names that of the first comment above."""
    header = _HEADER.search(text)
    lines, begin, line = [], 0, 1
    for found in _MSGID.finditer(text):
        line += text.count("\n", begin, found.end())
        begin = found.end()
        if header is None or not header.start() <= found.start() < header.end():
            lines.append(line)
    for entry, line in zip(catalogue, lines, strict=True):
        entry.linenum = line
    return catalogue


def entries(catalogue: polib.POFile) -> Iterator[polib.POEntry]:
    """The entries in use: neither header nor what is kept from older versions."""
    return (entry for entry in catalogue if not entry.obsolete)


def key(entry: polib.POEntry) -> Key:
    """What an entry is known by."""
    return entry.msgctxt, entry.msgid


def strings(entry: polib.POEntry) -> tuple[str, ...]:
    """The translation; of a plural text all its forms."""
    if entry.msgid_plural:
        return tuple(text for _number, text in sorted(entry.msgstr_plural.items()))
    return (entry.msgstr,)


def whole(entry: polib.POEntry) -> bool:
    """Whether something stands in every form."""
    return bool(strings(entry)) and all(strings(entry))


def blanks(text: str) -> set[str]:
    """The blanks of a text."""
    return set(BLANK.findall(text))
