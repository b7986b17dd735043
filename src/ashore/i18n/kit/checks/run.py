"""All checks over the catalogues of a language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import polib
from babel import Locale

from ashore.i18n import _, fill
from ashore.i18n.kit.checks import blanks, commands, edges, keys, leftovers, quotes, room, signs, spacing, words
from ashore.i18n.kit.checks.header import forms_by_cldr, forms_of, in_header
from ashore.i18n.kit.checks.key_words import same_words
from ashore.i18n.kit.checks.kinds import KINDS, Found, Problem
from ashore.i18n.kit.checks.subject import OF_LETTERS, Look, Subject
from ashore.i18n.kit.checks.tab_row import tab_row
from ashore.i18n.kit.checks.whole import Place, beside_template, help_texts, template_of, twice
from ashore.i18n.kit.own import NONE, Own, entries_of
from ashore.i18n.kit.po import Key, KitError, entries, key, read, strings, whole
from ashore.i18n.kit.workflow import locale_of

LOOKS: tuple[Look, ...] = (
    blanks.blank,
    blanks.number,
    blanks.brace,
    edges.edges,
    edges.lines,
    edges.end,
    edges.exclamation,
    signs.invisible,
    signs.entity,
    signs.homoglyph,
    signs.foreign_mark,
    leftovers.notes,
    leftovers.broken,
    leftovers.composed,
    spacing.french,
    spacing.before_mark,
    spacing.blank_space,
    spacing.inverted,
    spacing.three_dots,
    spacing.width,
    quotes.quotes,
    keys.keys,
    commands.commands,
    room.room,
    words.same,
    words.terms,
)
"""What each translation is looked at for."""


def check(paths: Iterable[Path], tag: str, formatted: Collection[str], own: Own = NONE) -> Iterator[Problem]:
    """Everything that is wrong in the catalogues of a language, in the order of files and lines. Raises KitError for a
    tag that is no language.

    `formatted`: the English texts in which a per cent sign begins a blank. `own`: the texts of the user's places.
    """
    locale = locale_of(tag)
    catalogues: dict[Path, polib.POFile] = {}
    for path in paths:
        try:
            catalogues[path] = read(path)
        except KitError as error:
            yield Problem(str(path), error.line or 1, None, "", "unreadable", str(error))
    of_all: dict[int, list[Found]] = {}
    for entry, found in (
        *words.unlike(catalogues.values(), tag),
        *same_words(catalogues.values(), tag),
        *tab_row(catalogues.values()),
    ):
        of_all.setdefault(id(entry), []).append(found)
    for path, catalogue in catalogues.items():
        places: list[Place] = [(None, found) for found in in_header(catalogue, tag, locale)]
        source = template_of(path)
        if source is not None:
            mine = entries_of(own.get(path.stem, ()))
            places += beside_template(catalogue, source, path, tag, mine)
            source = mine | source
        places += twice(catalogue)
        places += help_texts(catalogue, formatted)
        places += _by_entry(catalogue, tag, locale, source or {})
        places += [(entry, found) for entry in entries(catalogue) for found in of_all.get(id(entry), ())]
        yield from sorted({_problem(path, place) for place in places}, key=_order)


def _order(problem: Problem) -> tuple[int, bool, str, str]:
    """By lines; of one line errors first."""
    return problem.line, KINDS[problem.id] != "error", problem.id, problem.text


def _problem(path: Path, place: Place) -> Problem:
    entry, found = place
    if entry is None:
        return Problem(str(path), 1, None, "", *found)
    return Problem(str(path), entry.linenum or 0, entry.msgctxt, entry.msgid, *found)


def _by_entry(catalogue: polib.POFile, tag: str, locale: Locale, source: dict[Key, polib.POEntry]) -> Iterator[Place]:
    forms = forms_of(catalogue.metadata.get("Plural-Forms", ""), locale) or forms_by_cldr(locale)
    for entry in entries(catalogue):
        if "fuzzy" in entry.flags or not any(strings(entry)):
            continue
        if entry.msgid_plural and (set(entry.msgstr_plural) != set(range(len(forms))) or not whole(entry)):
            empty = [str(number) for number, text in sorted(entry.msgstr_plural.items()) if not text]
            words = _("this language has {n} plural forms")
            if empty and set(entry.msgstr_plural) == set(range(len(forms))):
                words = _("of the {n} plural forms of this language there is nothing in msgstr[{number}]")
            found = fill(words, n=str(len(forms)), number=empty[0] if empty else "")
            yield entry, Found("plural-count", found)
        comment = " ".join(source.get(key(entry), entry).comment.split())
        for number, string in _numbered(entry):
            if string:
                subject = Subject(
                    tag,
                    entry.msgid,
                    entry.msgid_plural or "",
                    string,
                    comment,
                    forms[number] if entry.msgid_plural and number < len(forms) else frozenset(),
                    _to_others(entry),
                )
                yield from ((entry, found) for look in LOOKS for found in look(subject))


def _numbered(entry: polib.POEntry) -> list[tuple[int, str]]:
    """The forms of a translation with their numbers; one where English has one."""
    return sorted(entry.msgstr_plural.items()) if entry.msgid_plural else [(0, entry.msgstr)]


def _to_others(entry: polib.POEntry) -> bool:
    """Whether it is what a letter says to somebody else."""
    origin = entry.occurrences[0][0] if entry.occurrences else ""
    return origin.startswith(OF_LETTERS) and (entry.msgctxt or "").endswith("/text")
