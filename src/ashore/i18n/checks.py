"""What is wrong with a catalogue, line by line, in words. Babel checks formats; the rest is Ashore's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from ashore.i18n import _, fill
from ashore.i18n.kit import locale_of, read
from ashore.i18n.placeholders import BLANK, blanks, source_of, strings_of
from ashore.text import CONTROL, columns

ROOM = re.compile(r"at most (\d+) columns")
ENDS = {".": ".。।။።", "?": "?？؟;", "!": "!！", ":": ":：", "…": "…"}
"""The signs with which a sentence may end where the English one ends with the first."""
WIDE_LANGUAGES = ("zh", "ja")
HALF_AFTER_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff][,;:?!](?!\S*[A-Za-z0-9/])")
FULL_STOPS = "，。；：？！、"
ABBREVIATION = 4
"""Characters up to which a point at the end is no end of a sentence."""
FULL_WIDTH = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
SHORTEST = 12
"""Letters from which on a translation that is the same as its source is asked about: names and units stay so."""


@dataclass(frozen=True)
class Problem:
    """Something wrong: the line of the entry, and what it is."""

    line: int
    text: str


def check(path: Path, tag: str) -> Iterator[Problem]:
    """Everything that is wrong in a file, in the order of its lines. Raises KitError when it cannot be read."""
    catalogue = read(path, locale_of(tag))
    found = [*_by_babel(catalogue), *_twice(path)]
    for message in catalogue:
        if message.id and not message.fuzzy:
            for string in strings_of(message):
                if string:
                    found += [Problem(message.lineno or 0, text) for text in _of_text(message, string, tag)]
    yield from sorted(found, key=lambda problem: problem.line)


def _by_babel(catalogue: Catalog) -> Iterator[Problem]:
    """The number of plural forms, and formats of Python."""
    for message in catalogue:
        if not message.id or not any(strings_of(message)):
            continue
        if isinstance(message.id, tuple) and not all(strings_of(message)):
            text = fill(_("this language has {n} plural forms"), n=str(catalogue.num_plurals))
            yield Problem(message.lineno or 0, text)
        for error in message.check(catalogue):
            yield Problem(message.lineno or 0, str(error))


_ENTRY = re.compile(r'^(?:msgctxt "(?P<context>.*)"\n)?msgid (?P<id>".*"(?:\n".*")*)', re.MULTILINE)


def _twice(path: Path) -> Iterator[Problem]:
    """Entries that stand twice; which one counts would be chance."""
    text = path.read_text("utf-8")
    seen: set[tuple[str | None, str]] = set()
    for match in _ENTRY.finditer(text):
        key = (match["context"], match["id"])
        if key in seen:
            yield Problem(text.count("\n", 0, match.start()) + 1, _("the same text stands twice"))
        seen.add(key)


def _of_text(message: Message, string: str, tag: str) -> Iterator[str]:
    """What is wrong with one translation."""
    for look in LOOKS:
        yield from look(message, string, tag)


def _blanks(message: Message, string: str, tag: str) -> Iterator[str]:
    wanted = blanks(source_of(message)) | (blanks(message.id[1]) if isinstance(message.id, tuple) else set())
    for name in sorted(blanks(string) - wanted):
        yield fill(_("the blank {name} is not in the English text"), name=name)
    if isinstance(message.id, str):  # a form of a plural may leave the number out: 'one debt'
        for name in sorted(wanted - blanks(string)):
            yield fill(_("the blank {name} is missing"), name=name)


def _braces(message: Message, string: str, tag: str) -> Iterator[str]:
    if re.search(r"[{}]", BLANK.sub("", string)) and not re.search(r"[{}]", BLANK.sub("", source_of(message))):
        yield _("a brace without its other half, or a blank that is written wrongly")


def _edges(message: Message, string: str, tag: str) -> Iterator[str]:
    source = source_of(message)
    if tag.startswith(WIDE_LANGUAGES) and string[-1:] in FULL_STOPS:
        source = source.rstrip()  # full-width marks bring their own space
    if (string[:1].isspace(), string[-1:].isspace()) != (source[:1].isspace(), source[-1:].isspace()):
        yield _("a space at the beginning or the end that the English text does not have, or the other way round")


def _lines(message: Message, string: str, tag: str) -> Iterator[str]:
    if ("\n" in string) != ("\n" in source_of(message)):
        yield _("a line break that the English text does not have, or the other way round")


def _signs(message: Message, string: str, tag: str) -> Iterator[str]:
    if CONTROL.search(string):
        yield _("a control character, or an invisible one")


def _room(message: Message, string: str, tag: str) -> Iterator[str]:
    for comment in message.auto_comments:
        if (room := ROOM.search(comment)) and "where possible" not in comment and columns(string) > int(room[1]):
            text = _("{n} columns wide; there is room for {room}")
            yield fill(text, n=str(columns(string)), room=room[1])


def _end(message: Message, string: str, tag: str) -> Iterator[str]:
    wanted = ENDS.get(source_of(message)[-1:]) if len(source_of(message)) > ABBREVIATION else None
    last = string.rstrip("”\"'»）)")[-1:]
    if wanted and last not in wanted and not (tag.startswith("th") or last in ".。…？！?!”」"):
        yield fill(_("it ends without the sign that the English text ends with: {sign}"), sign=source_of(message)[-1])


def _width(message: Message, string: str, tag: str) -> Iterator[str]:
    if tag.startswith(WIDE_LANGUAGES):
        if HALF_AFTER_WIDE.search(string):
            yield _("half-width punctuation after a full-width character")
        if FULL_WIDTH.search(string):
            yield _("full-width digits or letters")


def _same(message: Message, string: str, tag: str) -> Iterator[str]:
    source = source_of(message)
    words = re.findall(r"[A-Za-z]{2,}", BLANK.sub("", source))
    if string == source and len(words) > 1 and sum(map(len, words)) >= SHORTEST:
        yield _("the same as the English text")


LOOKS: tuple[Callable[[Message, str, str], Iterator[str]], ...] = (
    _blanks,
    _braces,
    _edges,
    _lines,
    _signs,
    _room,
    _end,
    _width,
    _same,
)
"""What each translation is looked at for."""
