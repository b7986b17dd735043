"""What is wrong with the catalogues of a language, line by line, in words."""

from __future__ import annotations

import gettext
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import polib
from babel import Locale

from ashore.i18n import _, fill, plural
from ashore.i18n.argparse_texts import formats_alike
from ashore.i18n.kit.po import BLANK, Key, blanks, entries, key, read, strings, whole
from ashore.i18n.kit.terms import is_term, ruled_out
from ashore.i18n.kit.workflow import locale_of
from ashore.i18n.marks import is_sound
from ashore.text import columns

ROOM = re.compile(r"at most (\d+) columns(?! where possible)")
FOOT = re.compile(r"^foot of (\S+)", re.MULTILINE)
"""The comment of a key's label: on which screen it stands at the foot."""
ENDS = {".": ".。།။።", "?": "?？؟;", "!": "!！", ":": ":：", "…": "…"}
"""The signs with which a sentence may end where the English one ends with the first."""
WIDE_LANGUAGES = ("zh", "ja")
INDENT = "\u3000\u3000"
"""How far the first line of a paragraph stands in, in a letter of these languages."""
HALF_AFTER_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff][,;:?!](?!\S*[A-Za-z0-9/])")
FULL_STOPS = "，。；：？！、"
ABBREVIATION = 4
"""Characters up to which a point at the end is no end of a sentence."""
FULL_WIDTH = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
PRINTF = re.compile(r"%(?:\([a-z_]+\))?[sdrifgx]")
OF_LETTERS = "content/letters/"
SHORTEST = 12
"""Letters from which on a translation that is the same as its source is asked about: names and units stay so."""


class Problem(NamedTuple):
    """Something wrong: the file, the line of the entry, and what it is."""

    file: str
    line: int
    text: str


def check(paths: Iterable[Path], tag: str, formatted: Collection[str]) -> Iterator[Problem]:
    """Everything that is wrong in the catalogues of a language, in the order of files and lines. Raises KitError.

    `formatted`: the English texts in which a per cent sign begins a blank.
    """
    locale = locale_of(tag)
    catalogues = {path.name: read(path) for path in paths}
    unlike = _unlike(catalogues.values())
    for name, catalogue in catalogues.items():
        found = (
            _in_header(catalogue, tag, locale),
            _by_line(catalogue, tag, locale, unlike),
            _per_cent(catalogue, formatted),
        )
        lines = sorted({line for part in found for line in part})
        yield from (Problem(name, line, text) for line, text in lines)


Line = tuple[int, str]


def _by_line(catalogue: polib.POFile, tag: str, locale: Locale, unlike: dict[int, str]) -> Iterator[Line]:
    yield from _twice(catalogue)
    yield from _clashes(catalogue)
    for entry in entries(catalogue):
        if "fuzzy" in entry.flags or not any(strings(entry)):
            continue
        line = entry.linenum or 0
        if entry.msgid_plural and (len(strings(entry)) != plural.count(locale) or not whole(entry)):
            yield line, fill(_("this language has {n} plural forms"), n=str(plural.count(locale)))
        if id(entry) in unlike:
            yield line, fill(_("elsewhere the same words are translated as '{text}'"), text=unlike[id(entry)])
        for string in filter(None, strings(entry)):
            for look in LOOKS:
                yield from ((line, text) for text in look(entry, string, tag))


def _in_header(catalogue: polib.POFile, tag: str, locale: Locale) -> Iterator[Line]:
    """The language and its plural forms, as CLDR has them, whatever the order in which a tool wrote them."""
    metadata = catalogue.metadata
    if not metadata:
        yield 1, _("no header that names language, encoding and plural forms")
    if (said := metadata.get("Language", "")) and said.replace("-", "_") != tag.replace("-", "_"):
        yield 1, fill(_("the header says the language is '{said}', the folder '{tag}'"), said=said, tag=tag)
    if "utf-8" not in metadata.get("Content-Type", "utf-8").lower():
        yield 1, _("the header names another encoding than UTF-8")
    forms = metadata.get("Plural-Forms", "")
    if forms and not _same_forms(forms, locale):
        text = _("the header's plural forms are not those of the language; expected: {forms}")
        yield 1, fill(text, forms=plural.header(locale))


def _same_forms(forms: str, locale: Locale) -> bool:
    match = re.search(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+)", forms)
    if not match or int(match[1]) != plural.count(locale):
        return False
    try:
        rule = gettext.c2py(match[2].strip())
    except ValueError:
        return False
    names = plural.categories(locale)
    return all(rule(number) == names.index(locale.plural_form(number)) for number in range(plural.MOST))


def _twice(catalogue: polib.POFile) -> Iterator[Line]:
    """Entries that stand twice; which one counts would be chance."""
    seen: set[Key] = set()
    for entry in entries(catalogue):
        if key(entry) in seen:
            yield entry.linenum or 0, _("the same text stands twice")
        seen.add(key(entry))
    for entry in catalogue.obsolete_entries():
        if key(entry) in seen:
            yield entry.linenum or 0, _("the same text stands twice")
        seen.add(key(entry))


def _per_cent(catalogue: polib.POFile, formatted: Collection[str]) -> Iterator[Line]:
    """Texts of the command line that cannot be filled: at run time English stands for them."""
    for entry in entries(catalogue):
        texts = [text for text in strings(entry) if text and "fuzzy" not in entry.flags]
        if entry.msgid in formatted and not all(formats_alike(entry.msgid, text) for text in texts):
            yield (
                entry.linenum or 0,
                _("a per cent sign that is not written %%, or a blank that English does not have"),
            )


def _clashes(catalogue: polib.POFile) -> Iterator[Line]:
    """Two keys with the same word at the foot of one screen: nobody can tell them apart."""
    said: dict[tuple[str, str], polib.POEntry] = {}
    for entry in entries(catalogue):
        if entry.msgstr and "fuzzy" not in entry.flags:
            for screen in FOOT.findall(entry.comment):
                other = said.setdefault((screen, entry.msgstr), entry)
                if other is not entry:
                    text = _("the same word as for '{other}' at the foot of one screen")
                    yield entry.linenum or 0, fill(text, other=other.msgid)


def _unlike(catalogues: Iterable[polib.POFile]) -> dict[int, str]:
    """Terms that stand alone and are translated otherwise in most places, with what stands there."""
    places: dict[str, list[polib.POEntry]] = {}
    for catalogue in catalogues:
        for entry in entries(catalogue):
            if entry.msgstr and "fuzzy" not in entry.flags and is_term(entry.msgid):
                places.setdefault(entry.msgid.lower(), []).append(entry)
    found: dict[int, str] = {}
    for same in places.values():
        usual, times = Counter(entry.msgstr.lower() for entry in same).most_common(1)[0]
        if len(same) > 1 and times * 2 >= len(same):
            first = next(entry.msgstr for entry in same if entry.msgstr.lower() == usual)
            found |= {id(entry): first for entry in same if entry.msgstr.lower() != usual}
    return found


def _to_others(entry: polib.POEntry) -> bool:
    """Whether it is what a letter says, not what Ashore says to the reader: its form is that of letters there."""
    origin = entry.occurrences[0][0] if entry.occurrences else ""
    return origin.startswith(OF_LETTERS) and (entry.msgctxt or "").endswith("/text")


def _blanks(entry: polib.POEntry, string: str, tag: str) -> Iterator[str]:
    wanted = blanks(entry.msgid) | blanks(entry.msgid_plural or "")
    for name in sorted(blanks(string) - wanted):
        yield fill(_("the blank {name} is not in the English text"), name=name)
    if not entry.msgid_plural:  # a form of a plural may leave the number out: 'one debt'
        for name in sorted(wanted - blanks(string)):
            yield fill(_("the blank {name} is missing"), name=name)


def _braces(entry: polib.POEntry, string: str, tag: str) -> Iterator[str]:
    if re.search(r"[{}]", BLANK.sub("", string)) and not re.search(r"[{}]", BLANK.sub("", entry.msgid)):
        yield _("a brace without its other half, or a blank that is written wrongly")
    if Counter(PRINTF.findall(string)) != Counter(PRINTF.findall(entry.msgid)):
        yield _("a per cent sign with a letter that the English text does not have, or the other way round")


def _edges(entry: polib.POEntry, string: str, tag: str) -> Iterator[str]:
    source = entry.msgid
    if tag.startswith(WIDE_LANGUAGES) and _to_others(entry):
        string = string.removeprefix(INDENT)
    if tag.startswith(WIDE_LANGUAGES) and string[-1:] in FULL_STOPS:
        source = source.rstrip()  # full-width marks bring their own space
    if (string[:1].isspace(), string[-1:].isspace()) != (source[:1].isspace(), source[-1:].isspace()):
        yield _("a space at the beginning or the end that the English text does not have, or the other way round")


def _lines(entry: polib.POEntry, string: str, tag: str) -> Iterator[str]:
    if ("\n" in string) != ("\n" in entry.msgid) and not _to_others(entry):
        yield _("a line break that the English text does not have, or the other way round")


def _signs(entry: polib.POEntry, string: str, tag: str) -> Iterator[str]:
    if not is_sound(string, tag):
        yield _("a control character, or an invisible one")


def _room(entry: polib.POEntry, string: str, tag: str) -> Iterator[str]:
    for room in ROOM.findall(entry.comment):
        if columns(string) > max(int(room), columns(entry.msgid)):
            text = _("{n} columns wide; there is room for {room}")
            yield fill(text, n=str(columns(string)), room=room)


def _end(entry: polib.POEntry, string: str, tag: str) -> Iterator[str]:
    wanted = ENDS.get(entry.msgid[-1:]) if len(entry.msgid) > ABBREVIATION else None
    last = string.rstrip("”\"'»）)")[-1:]
    if wanted and last not in wanted and not (tag.startswith("th") or last in ".。…？！?!”」』"):
        yield fill(_("it ends without the sign that the English text ends with: {sign}"), sign=entry.msgid[-1])


def _width(entry: polib.POEntry, string: str, tag: str) -> Iterator[str]:
    if tag.startswith(WIDE_LANGUAGES):
        if HALF_AFTER_WIDE.search(string):
            yield _("half-width punctuation after a full-width character")
        if FULL_WIDTH.search(string):
            yield _("full-width digits or letters")


def _same(entry: polib.POEntry, string: str, tag: str) -> Iterator[str]:
    words = re.findall(r"[A-Za-z]{2,}", BLANK.sub("", entry.msgid))
    if string == entry.msgid and len(words) > 1 and sum(map(len, words)) >= SHORTEST:
        yield _("the same as the English text")


def _terms(entry: polib.POEntry, string: str, tag: str) -> Iterator[str]:
    for word, term in ruled_out(string, tag.replace("-", "_"), to_others=_to_others(entry)):
        text = _("'{word}' is not the term for '{english}': that is '{own}'")
        yield fill(text, word=word, english=term.english, own=term.own)


LOOKS: tuple[Callable[[polib.POEntry, str, str], Iterator[str]], ...] = (
    _blanks,
    _braces,
    _edges,
    _lines,
    _signs,
    _room,
    _end,
    _width,
    _same,
    _terms,
)
"""What each translation is looked at for."""
