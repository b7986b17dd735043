"""The translators' kit: begin a language, bring it up to date, see how far it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import NamedTuple

import polib
from babel import Locale, UnknownLocaleError

from ashore.i18n import _, fill, plural
from ashore.i18n.catalogue import DOMAINS, read_one
from ashore.i18n.compiled import read_template
from ashore.i18n.kit.alike import closest
from ashore.i18n.kit.files import exact, existing, home_of, path_of, template, write
from ashore.i18n.kit.own import NONE, Own
from ashore.i18n.kit.po import KitError, entries, key, read, strings, whole
from ashore.i18n.kit.terms import terms_in
from ashore.i18n.later import UnreadableError
from ashore.i18n.texts import KEY
from ashore.storage import paths


class State(NamedTuple):
    """How far one catalogue is. `words`: English words that are still to be translated."""

    domain: str
    total: int
    done: int
    fuzzy: int
    words: int

    @property
    def missing(self) -> int:
        """Texts without a translation."""
        return self.total - self.done - self.fuzzy


def locale_of(tag: str) -> Locale:
    """The locale of a tag such as fr, pt_BR or zh_Hant, with its plural forms, dates and numbers. Raises KitError."""
    try:
        return Locale.parse(exact(tag))
    except (UnknownLocaleError, ValueError):
        text = _("'{tag}' is no language that CLDR knows; write it like fr, pt_BR or zh_Hant")
        raise KitError(fill(text, tag=tag)) from None


def begin(tag: str, directory: Path, now: dt.datetime, like: str | None = None) -> list[Path]:
    """Write the three catalogues of a new language; files that are there are not touched. Returns those written. Of a
    language that came with Ashore it is a copy, to be improved.

    `now` stands in their headers, with its offset.
    `like`: a close language, whose translations are taken over, marked as fuzzy. Raises KitError.
    """
    locale, written = locale_of(tag), []
    close = {path.stem: _translations(path) for path in existing(directory, like)} if like else {}
    for domain in DOMAINS:
        path, shipped = (path_of(folder, tag, domain) for folder in (directory, paths.packaged_locales()))
        if path.exists():
            continue
        source = template(domain)
        if shipped.exists() and not like:
            write(path, merge(read(shipped), source, locale))
            written.append(path)
            continue
        catalogue = _empty(tag, locale, source, now)
        before = close.get(domain, {})
        for entry in entries(source):
            new = _fresh(entry, locale)
            if known := before.get(key(entry)):
                new.msgstr = known
                new.flags = [*new.flags, "fuzzy"]
            catalogue.append(new)
        write(path, catalogue)
        written.append(path)
    return written


class Updated(NamedTuple):
    """What an update brought into one catalogue: texts that are `new`, that `changed` and are fuzzy now, and that are
    `gone`: nothing shows them any more."""

    path: Path
    new: int
    changed: int
    gone: int


def bring_up_to_date(tag: str, directory: Path, own: Own = NONE) -> list[Updated]:
    """Merge new and changed sources into the catalogues of a language; what changed is fuzzy, with the text before.

    By id, so that a text of the guidance never takes over the translation of another one: gettext and Babel look across
    contexts. Where the catalogues are those that came with Ashore, they are up to date, and nothing is written.
    `own`: the texts of the user's places. What is translated of them stays.
    """
    locale = locale_of(tag)
    if home_of(directory, tag) not in (directory, None):
        return []
    updated = []
    for path in existing(directory, tag):
        old, source = read(path), template(path.stem)
        translated = {entry.msgctxt for entry in old if any(strings(entry))}
        source.extend(text.entry() for text in own.get(path.stem, ()) if text.context in translated)
        merged = merge(old, source, locale)
        write(path, merged)
        updated.append(_what_came(path, old, merged))
    return updated


def _what_came(path: Path, old: polib.POFile, merged: polib.POFile) -> Updated:
    before, now = ({key(entry): entry for entry in entries(catalogue)} for catalogue in (old, merged))
    come = [entry for k, entry in now.items() if k not in before]
    changed = [(entry.msgctxt, entry.previous_msgid) for entry in come if entry.previous_msgid is not None]
    return Updated(path, len(come) - len(changed), len(changed), len(before.keys() - now.keys() - set(changed)))


def merge(old: polib.POFile, source: polib.POFile, locale: Locale) -> polib.POFile:
    """The texts of the source with the translations of the old catalogue; what is in use no more stays at the end."""
    new = _empty(str(locale), locale, source)
    new.header, new.metadata = old.header, {**new.metadata, **old.metadata}
    new.metadata["POT-Creation-Date"] = source.metadata.get("POT-Creation-Date", "")
    # Of entries for one text a translation comes before none, and one in use before one kept from an older version.
    same = {key(entry): entry for entry in sorted(old, key=lambda e: (any(strings(e)), not e.obsolete))}
    wanted = {key(entry) for entry in entries(source)}
    left = {k: entry for k, entry in same.items() if k not in wanted and any(strings(entry))}
    by_id = {entry.msgctxt: entry for entry in left.values() if entry.msgctxt}
    by_text: dict[str | None, dict[str, polib.POEntry]] = {None: {}, KEY: {}}
    for entry in same.values():
        if (entry.msgctxt or None) in by_text and any(strings(entry)):
            by_text[entry.msgctxt or None][entry.msgid] = entry
    for entry in entries(source):
        fresh = _fresh(entry, locale)
        known = same.get(key(entry))
        changed = None
        if known is None and (alike := by_text.get(entry.msgctxt)) is None:
            changed = by_id.get(entry.msgctxt)
        elif known is None and alike and (close := closest(entry.msgid, alike)):
            changed = alike[close]
        if known is not None:
            _take(fresh, known, fuzzy="fuzzy" in known.flags)
            fresh.previous_msgid, fresh.previous_msgctxt = known.previous_msgid, known.previous_msgctxt
            fresh.previous_msgid_plural = known.previous_msgid_plural
        elif changed is not None and bool(changed.msgid_plural) == bool(entry.msgid_plural):
            _take(fresh, changed, fuzzy=True)
            fresh.previous_msgid, fresh.previous_msgid_plural = changed.msgid, changed.msgid_plural or None
            left.pop(key(changed), None)
        new.append(fresh)
    for entry in left.values():
        kept = copy(entry)
        kept.obsolete = True
        new.append(kept)
    return new


def how_far(tag: str, directory: Path) -> Iterator[tuple[str, int, int]]:
    """How many texts of each catalogue are translated, and how many there are: of those in the folder, or of those that
    came with Ashore. It reads them compiled: `states` says more, and takes as many seconds as there are languages.
    Raises KitError."""
    home = home_of(directory, tag) or directory
    for domain in DOMAINS:
        path = path_of(home, tag, domain)
        try:
            texts, found = read_template(paths.packaged_locales() / f"{domain}.pot"), read_one(path.with_suffix(""))
        except (OSError, UnreadableError) as error:
            raise KitError(fill(_("{file}: {problem}"), file=str(path), problem=str(error))) from None
        yield domain, len(texts & found.sources()) if found else 0, len(texts)


def states(tag: str, directory: Path) -> Iterator[State]:
    """How far each catalogue of a language is: of those in the folder, or of those that came with Ashore."""
    locale_of(tag)
    home = home_of(directory, tag) or directory
    for domain in DOMAINS:
        path = path_of(home, tag, domain)
        source = list(entries(template(domain)))
        known = {key(entry): entry for entry in entries(read(path))} if path.exists() else {}
        done = fuzzy = words = 0
        for message in source:
            mine = known.get(key(message))
            if mine is not None and whole(mine):
                fuzzy += "fuzzy" in mine.flags
                done += "fuzzy" not in mine.flags
            if mine is None or "fuzzy" in mine.flags or not whole(mine):
                words += len(re.findall(r"\w+", message.msgid))
        yield State(domain, len(source), done, fuzzy, words)


def _take(fresh: polib.POEntry, known: polib.POEntry, *, fuzzy: bool) -> None:
    """A translation that is there, with what its translator noted."""
    fresh.msgstr, fresh.tcomment = known.msgstr, known.tcomment
    if fresh.msgid_plural and known.msgstr_plural:
        fresh.msgstr_plural = {**fresh.msgstr_plural, **known.msgstr_plural}
    fresh.flags = [*fresh.flags, "fuzzy"] if fuzzy else fresh.flags


def _translations(path: Path) -> dict[tuple[str | None, str], str]:
    """What a close language has, without plural texts: its plural forms may be others."""
    return {
        key(entry): entry.msgstr
        for entry in entries(read(path))
        if not entry.msgid_plural and entry.msgstr and "fuzzy" not in entry.flags
    }


def _fresh(entry: polib.POEntry, locale: Locale) -> polib.POEntry:
    """An entry of the template, to be translated."""
    return polib.POEntry(
        msgid=entry.msgid,
        msgctxt=entry.msgctxt,
        msgid_plural=entry.msgid_plural,
        msgstr_plural=dict.fromkeys(range(plural.count(locale)), "") if entry.msgid_plural else {},
        comment=_comment(entry),
        occurrences=entry.occurrences,
        flags=[flag for flag in entry.flags if flag != "fuzzy"],
    )


def _comment(entry: polib.POEntry) -> str:
    """Where it is seen and how much room it has, and which terms are in it."""
    found = [line for line in entry.comment.splitlines() if not line.startswith("terms:")]
    if terms := terms_in(entry.msgid):
        found.append("terms: " + ", ".join(terms))
    return "\n".join(found)


def _empty(tag: str, locale: Locale, source: polib.POFile, now: dt.datetime | None = None) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Project-Id-Version": "Ashore",
        "POT-Creation-Date": source.metadata.get("POT-Creation-Date", ""),
        "PO-Revision-Date": now.strftime("%Y-%m-%d %H:%M%z") if now else "",
        "Last-Translator": "",
        "Language-Team": tag,
        "Language": tag,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural.header(locale),
    }
    return catalogue
