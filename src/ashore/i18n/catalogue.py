"""Catalogues: which languages there are, where their files lie, how they fall back."""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

from ashore.storage import catalogue_cache, paths

DOMAINS = ("interface", "guide", "letters")
SOURCE = "en"
PSEUDOS = ("en_XA", "en_XW", "en_XB")
"""The pseudo-locales, made from the source texts to find what misses the catalogues or does not fit: see pseudo.py."""


@cache
def _known_to_babel(tag: str) -> str:
    """The tag as Babel writes it, or English when CLDR has nothing for it: a folder may have any name."""
    if tag == SOURCE or tag in PSEUDOS:
        return SOURCE
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(tag.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return SOURCE


@dataclass(frozen=True, slots=True)
class Texts:
    """The three catalogues of one language. `problems` names files that could not be read."""

    tag: str
    interface: gettext.NullTranslations
    guide: gettext.NullTranslations
    letters: gettext.NullTranslations
    problems: tuple[str, ...] = field(default=())

    @property
    def babel(self) -> str:
        """The tag by which Babel formats numbers and dates."""
        return _known_to_babel(self.tag)


ENGLISH = Texts(SOURCE, gettext.NullTranslations(), gettext.NullTranslations(), gettext.NullTranslations())


def _split(tag: str) -> tuple[str, str | None, str | None] | None:
    """Language, script and territory of a tag such as zh-Hant-HK or zh_CN.UTF-8; None when it is no tag."""
    plain = tag.split(".")[0].split("@")[0].replace("-", "_")
    match = re.fullmatch(r"([A-Za-z]{2,3})(?:_([A-Za-z]{4}))?(?:_([A-Za-z]{2}|\d{3}))?", plain)
    if not match:
        return None
    language, script, territory = match.groups()
    return language.lower(), script.title() if script else None, territory.upper() if territory else None


def _maximise(parts: tuple[str, str | None, str | None]) -> tuple[str, str, str]:
    """The tag with its likely script and territory (CLDR)."""
    from babel.core import get_global

    likely = get_global("likely_subtags")
    language, script, territory = parts
    for key in (f"{language}_{script}" if script else "", f"{language}_{territory}" if territory else "", language):
        if key and (full := likely.get(key)):
            _language, likely_script, likely_territory = str(full).split("_")[:3]
            return language, script or likely_script, territory or likely_territory
    return language, script or "Latn", territory or "ZZ"


def _folders(directories: Iterable[Path]) -> dict[str, list[Path]]:
    """The folder of each language tag, in search order."""
    found: dict[str, list[Path]] = {}
    for directory in directories:
        if not directory.is_dir():
            continue
        for folder in sorted(directory.iterdir()):
            if _split(folder.name) and (folder / "LC_MESSAGES").is_dir():
                found.setdefault(folder.name, []).append(folder / "LC_MESSAGES")
    return found


def search_path(extra: Path | None = None) -> tuple[Path, ...]:
    """Where catalogues are looked for: the directory named by the user, the user's data, what came with Ashore."""
    return (*([extra] if extra else []), paths.user_locales(), paths.packaged_locales())


def available(directories: Iterable[Path]) -> list[str]:
    """The languages for which there is a catalogue, English first."""
    return [SOURCE, *sorted(tag for tag in _folders(directories) if tag != SOURCE)]


def chain(tag: str, tags: Iterable[str]) -> list[str]:
    """Which of `tags` serve a reader who asked for `tag`, best first: along CLDR parents, within one script only."""
    wanted = _split(tag)
    if wanted is None:
        return []
    if wanted[0] == SOURCE:
        return [t for t in tags if t == SOURCE]
    full = _maximise(wanted)
    ranked: list[tuple[int, str]] = []
    for candidate in tags:
        parts = _split(candidate)
        if parts is None or parts[0] != full[0] or _maximise(parts)[1] != full[1]:
            continue
        usual = _maximise((full[0], full[1], None))[2]
        territory = parts[2] or _maximise(parts)[2]
        if territory == full[2] or parts[2] is None or territory == usual:
            ranked.append((0 if territory == full[2] else 1 if parts[2] is None else 2, candidate))
    return [candidate for _rank, candidate in sorted(ranked)]


def choose(wishes: Sequence[str | None], tags: Sequence[str]) -> str:
    """The first of the wishes that can be served, else English. The result is one of `tags`, or a pseudo-locale."""
    for wish in wishes:
        if not wish:
            continue
        if wish in PSEUDOS:
            return wish
        if served := chain(wish, tags):
            return served[0]
    return SOURCE


def environment_wishes() -> list[str | None]:
    """What the environment asks for."""
    return [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]


def load(tag: str, directories: Sequence[Path]) -> Texts:
    """The catalogues of a language, falling back text by text: other folders, parent languages, then English."""
    if tag == SOURCE:
        return ENGLISH
    if tag in PSEUDOS:
        from ashore.i18n.pseudo import PseudoTranslations

        return Texts(tag, PseudoTranslations(tag), PseudoTranslations(tag), PseudoTranslations(tag))
    folders = _folders(directories)
    problems: list[str] = []
    domains: list[gettext.NullTranslations] = []
    for domain in DOMAINS:
        first: gettext.NullTranslations | None = None
        for name in chain(tag, folders):
            for folder in folders[name]:
                try:
                    translations = _read(folder / domain)
                except (OSError, ValueError, UnicodeError) as error:
                    problems.append(f"{folder / domain}: {error}")
                    continue
                if translations is None:
                    continue
                if first is None:
                    first = translations
                else:
                    first.add_fallback(translations)
        domains.append(first or gettext.NullTranslations())
    interface, guide, letters = domains
    return Texts(tag, interface, guide, letters, tuple(problems))


def has(translations: gettext.NullTranslations | None, context: str | None, message: str) -> bool:
    """Whether a text is translated, also where the translation reads like its source. gettext itself cannot tell."""
    key = message if context is None else f"{context}\x04{message}"
    while translations is not None:
        known = getattr(translations, "_catalog", {})
        if key in known or (key, 0) in known:
            return True
        translations = getattr(translations, "_fallback", None)
    return False


def _read(stem: Path) -> gettext.GNUTranslations | None:
    """The catalogue at `stem`.mo, or its .po compiled when that is newer or alone; None when there is neither."""
    po, mo = stem.with_suffix(".po"), stem.with_suffix(".mo")
    if not po.is_file() or (mo.is_file() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns):
        if not mo.is_file():
            return None
        with mo.open("rb") as compiled:
            return gettext.GNUTranslations(compiled)
    kept = catalogue_cache.place("catalogues", po, ".mo")
    if kept.is_file():
        with kept.open("rb") as compiled:
            return gettext.GNUTranslations(compiled)
    content = _compile(po)
    catalogue_cache.keep(kept, content)
    return gettext.GNUTranslations(BytesIO(content))


def _compile(po: Path) -> bytes:
    from ashore.i18n.kit.po import parse

    return bytes(parse(po.read_bytes()).to_binary())


def stamp(tag: str, directories: Sequence[Path]) -> tuple[tuple[str, int], ...]:
    """The catalogue files of a language as they are now: another stamp means that one of them was saved."""
    folders = _folders(directories)
    files = [folder / f"{domain}.po" for name in chain(tag, folders) for folder in folders[name] for domain in DOMAINS]
    stamps = []
    for file in files:
        try:
            stamps.append((str(file), file.stat().st_mtime_ns))
        except OSError:
            continue
    return tuple(stamps)


def entry_files(tag: str, domain: str, directories: Sequence[Path]) -> list[Path]:
    """The files in which a text of a language may have its entry, best first; the template last."""
    folders = _folders(directories)
    files = [folder / f"{domain}.po" for name in chain(tag, folders) for folder in folders[name]]
    return [file for file in (*files, paths.packaged_locales() / f"{domain}.pot") if file.is_file()]
