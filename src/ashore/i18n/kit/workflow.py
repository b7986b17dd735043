"""The translators' kit: begin a language, bring it up to date, see how far it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from copy import copy
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import polib
from babel import Locale, UnknownLocaleError

from ashore.i18n import _, fill, plural
from ashore.i18n.catalogue import DOMAINS, as_folder
from ashore.i18n.kit.po import KitError, entries, key, read, strings, whole, write
from ashore.i18n.kit.terms import terms_in
from ashore.storage import paths

CLOSE = 0.8
"""How much alike two texts without a context are that count as one that was changed (difflib's ratio)."""


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
    """The locale of a tag such as fr, pt_BR or zh-Hant, with its plural forms, dates and numbers. Raises KitError."""
    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        text = _("'{tag}' is no language that CLDR knows; write it like fr, pt_BR or zh_Hant")
        raise KitError(fill(text, tag=tag)) from None


def path_of(directory: Path, tag: str, domain: str) -> Path:
    """Where a catalogue of a language lies below a folder, which has the exact tag."""
    return directory / as_folder(tag) / "LC_MESSAGES" / f"{domain}.po"


def template(domain: str) -> polib.POFile:
    """The texts of a domain, as they are now."""
    return read(paths.packaged_locales() / f"{domain}.pot")


def begin(tag: str, directory: Path, now: dt.datetime, like: Path | None = None) -> list[Path]:
    """Write the three catalogues of a new language; files that are there are not touched. Returns those written.

    `now` stands in their headers, with its offset.
    `like`: the folder of a close language (`…/pt_BR`), whose translations are taken over, marked as fuzzy.
    """
    locale, written = locale_of(tag), []
    for domain in DOMAINS:
        path = path_of(directory, tag, domain)
        if path.exists():
            continue
        source = template(domain)
        catalogue = _empty(tag.replace("-", "_"), locale, source, now)
        before = _translations(like / "LC_MESSAGES" / f"{domain}.po") if like else {}
        for entry in entries(source):
            new = _fresh(entry, locale)
            if known := before.get(key(entry)):
                new.msgstr = known
                new.flags = [*new.flags, "fuzzy"]
            catalogue.append(new)
        write(path, catalogue)
        written.append(path)
    return written


def bring_up_to_date(tag: str, directory: Path) -> list[Path]:
    """Merge new and changed sources into the catalogues of a language; what changed is fuzzy, with the text before.

    By id, so that a text never takes over the translation of another one: Babel's merge looks across contexts.
    """
    locale, written = locale_of(tag), []
    for domain in DOMAINS:
        path = path_of(directory, tag, domain)
        if path.exists():
            write(path, merge(read(path), template(domain), locale))
            written.append(path)
    if not written:
        raise KitError(fill(_("no catalogue of '{tag}' in {folder}"), tag=tag, folder=str(directory)))
    return written


def merge(old: polib.POFile, source: polib.POFile, locale: Locale) -> polib.POFile:
    """The texts of the source with the translations of the old catalogue; what is in use no more stays at the end."""
    new = _empty(str(locale), locale, source)
    new.header, new.metadata = old.header, {**new.metadata, **old.metadata}
    new.metadata["POT-Creation-Date"] = source.metadata.get("POT-Creation-Date", "")
    # Of entries for one text a translation comes before none, and one in use before one kept from an older version.
    same = {key(entry): entry for entry in sorted(old, key=lambda e: (any(strings(e)), not e.obsolete))}
    wanted = {key(entry) for entry in entries(source)}
    left = {k: entry for k, entry in same.items() if k not in wanted and any(strings(entry))}
    by_context = {entry.msgctxt: entry for entry in left.values() if entry.msgctxt}
    plain = {entry.msgid: entry for entry in left.values() if not entry.msgctxt}
    for entry in entries(source):
        fresh = _fresh(entry, locale)
        known = same.get(key(entry))
        if known is None and entry.msgctxt:
            changed = by_context.get(entry.msgctxt)
        elif known is None and (close := get_close_matches(entry.msgid, plain, 1, CLOSE)):
            changed = plain[close[0]]
        else:
            changed = None
        if known is not None:
            _take(fresh, known, fuzzy="fuzzy" in known.flags)
            fresh.previous_msgid, fresh.previous_msgctxt = known.previous_msgid, known.previous_msgctxt
        elif changed is not None and bool(changed.msgid_plural) == bool(entry.msgid_plural):
            _take(fresh, changed, fuzzy=True)
            fresh.previous_msgid = changed.msgid
            left.pop(key(changed), None)
        new.append(fresh)
    for entry in left.values():
        kept = copy(entry)
        kept.obsolete = True
        new.append(kept)
    return new


def states(tag: str, directory: Path) -> Iterator[State]:
    """How far each catalogue of a language is."""
    locale_of(tag)
    for domain in DOMAINS:
        path = path_of(directory, tag, domain)
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
    if not path.exists():
        raise KitError(fill(_("{file}: there is no such catalogue"), file=str(path)))
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
