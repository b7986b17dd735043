"""The translators' kit: begin a language, bring it up to date, see how far it is. Babel reads, merges and writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from ashore import private_file, resources
from ashore.errors import AshoreError
from ashore.i18n import _, fill
from ashore.i18n.catalogue import DOMAINS
from ashore.i18n.placeholders import source_of, strings_of


class KitError(AshoreError):
    """Catalogues that cannot be made, read or merged; the message names the file."""


@dataclass(frozen=True)
class State:
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
    """The locale of a tag such as fr, pt_BR or zh-Hant. Raises KitError."""
    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        text = _("'{tag}' is no language that CLDR knows; write it like fr, pt_BR or zh_Hant")
        raise KitError(fill(text, tag=tag)) from None


def path_of(directory: Path, tag: str, domain: str) -> Path:
    """Where a catalogue of a language lies below a folder."""
    return directory / tag.replace("-", "_") / "LC_MESSAGES" / f"{domain}.po"


def template(domain: str) -> Catalog:
    """The texts of a domain, as they are now."""
    return read(resources.packaged_locales() / f"{domain}.pot")


def read(path: Path, locale: Locale | None = None) -> Catalog:
    """A catalogue. Raises KitError with the file, and the line where there is one."""
    try:
        return read_po(BytesIO(path.read_bytes()), locale=locale, abort_invalid=True)
    except OSError as error:
        text = _("{file}: cannot be read: {problem}")
        raise KitError(fill(text, file=str(path), problem=error.strerror or "")) from None
    except (PoFileError, UnicodeError, ValueError) as error:
        raise KitError(fill(_("{file}: not a catalogue: {problem}"), file=str(path), problem=str(error))) from None


def begin(tag: str, directory: Path, like: Path | None = None) -> list[Path]:
    """Write the three catalogues of a new language; files that are there are not touched. Returns those written.

    `like`: the folder of a close language (`…/pt_BR`), whose translations are taken over, marked as fuzzy.
    """
    locale, written = locale_of(tag), []
    for domain in DOMAINS:
        path = path_of(directory, tag, domain)
        if path.exists():
            continue
        source = template(domain)
        catalogue = _empty(locale, domain)
        before = _translations(like / "LC_MESSAGES" / f"{domain}.po") if like else {}
        for message in source:
            if message.id:
                known = before.get((message.context, source_of(message)))
                flags = (*message.flags, "fuzzy") if known else message.flags
                string = known if known else "" if isinstance(message.id, str) else ("",) * catalogue.num_plurals
                _add(catalogue, message, string, flags)
        _write(path, catalogue)
        written.append(path)
    return written


def bring_up_to_date(tag: str, directory: Path) -> list[Path]:
    """Merge new and changed sources into the catalogues of a language; what changed is fuzzy, with the text before."""
    locale, written = locale_of(tag), []
    for domain in DOMAINS:
        path = path_of(directory, tag, domain)
        if not path.exists():
            continue
        catalogue = read(path, locale)
        catalogue.update(template(domain))
        _write(path, catalogue)
        written.append(path)
    if not written:
        raise KitError(fill(_("no catalogue of '{tag}' in {folder}"), tag=tag, folder=str(directory)))
    return written


def states(tag: str, directory: Path) -> Iterator[State]:
    """How far each catalogue of a language is."""
    locale = locale_of(tag)
    for domain in DOMAINS:
        path = path_of(directory, tag, domain)
        source = template(domain)
        known = {(m.context, source_of(m)): m for m in read(path, locale) if m.id} if path.exists() else {}
        done = fuzzy = words = 0
        for message in source:
            if not message.id:
                continue
            mine = known.get((message.context, source_of(message)))
            if mine is not None and all(strings_of(mine)):
                fuzzy += mine.fuzzy
                done += not mine.fuzzy
            if mine is None or mine.fuzzy or not all(strings_of(mine)):
                words += len(re.findall(r"\w+", source_of(message)))
        yield State(domain, len(source), done, fuzzy, words)


def _translations(path: Path) -> dict[tuple[str | None, str], str]:
    """What a close language has, without plural texts: its plural forms may be others."""
    if not path.exists():
        raise KitError(fill(_("{file}: there is no such catalogue"), file=str(path)))
    return {
        (message.context, source_of(message)): str(message.string)
        for message in read(path)
        if message.id and isinstance(message.id, str) and message.string and not message.fuzzy
    }


def _empty(locale: Locale, domain: str) -> Catalog:
    return Catalog(locale=locale, domain=domain, project="Ashore", fuzzy=False, language_team=str(locale))


def _add(catalogue: Catalog, message: Message, string: str | tuple[str, ...], flags: Iterable[str]) -> None:
    catalogue.add(
        message.id,
        string,
        locations=message.locations,
        flags=set(flags),
        auto_comments=message.auto_comments,
        context=message.context,
    )


def _write(path: Path, catalogue: Catalog) -> None:
    """Whole or not at all, readable by the user alone."""
    content = BytesIO()
    write_po(content, catalogue, width=0, sort_by_file=True, include_previous=True)
    try:
        private_file.make_private_dir(path.parent)
        private_file.replace(path, content.getvalue())
    except OSError as error:
        text = _("{file}: cannot be written: {problem}")
        raise KitError(fill(text, file=str(path), problem=error.strerror or "")) from None
