"""Catalogues: which languages there are, where their files lie, how they fall back."""

from __future__ import annotations

import gettext
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ashore import system
from ashore.i18n.compiled import Compiled, Source, compiled_po, read_file, read_mo, read_po, says_whole
from ashore.i18n.later import N_, UnreadableError
from ashore.i18n.units import DOMAINS as DOMAINS
from ashore.i18n.units import GUIDE
from ashore.i18n.whole import leave_out_parts
from ashore.storage import access, paths

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


class Broken(NamedTuple):
    """A file or folder that does not count, and why."""

    path: Path
    why: Exception

    def __str__(self) -> str:
        from ashore.i18n.texts import _, fill

        problem = (self.why.strerror or "") if isinstance(self.why, OSError) else str(self.why)
        return fill(_("{file}: {problem}"), file=str(self.path), problem=problem)


@dataclass(frozen=True, slots=True)
class Texts:
    """The three catalogues of one language. `broken`: what could not be read; `source`: what English stands in for."""

    tag: str
    interface: gettext.NullTranslations
    guide: gettext.NullTranslations
    letters: gettext.NullTranslations
    broken: tuple[Broken, ...] = ()
    source: Source = field(default_factory=Source, compare=False)

    @property
    def problems(self) -> tuple[str, ...]:
        """The files that could not be read, with what is wrong, in the language in use."""
        return tuple(map(str, self.broken))

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


def script_of(tag: str) -> str:
    """The script in which a language is written (ISO 15924), which a tag names or CLDR knows."""
    parts = _split(tag)
    return _maximise(parts)[1] if parts and tag not in PSEUDOS else "Latn"


_EXACT = re.compile(r"[a-z]{2,3}(?:_[A-Z][a-z]{3})?(?:_(?:[A-Z]{2}|[0-9]{3}))?")
"""A tag as a folder has it: `fr.bak` and `sr@latin` lie beside the catalogues, and are none."""


def is_exact(tag: str) -> bool:
    """Whether a tag is written as a folder has it."""
    return bool(_EXACT.fullmatch(tag))


def _folders(directories: Iterable[Path], broken: list[Broken] | None = None) -> dict[str, list[Path]]:
    """The folder of each language tag, in search order. `broken` takes what looks like one and does not count."""
    found: dict[str, list[Path]] = {}
    wrong = [] if broken is None else broken
    for directory in directories:
        try:
            entries = sorted(directory.iterdir())
        except FileNotFoundError:
            continue
        except (OSError, ValueError) as error:
            wrong.append(Broken(directory, error))
            continue
        for folder in entries:
            is_tag = bool(_EXACT.fullmatch(folder.name))
            try:
                if is_tag and (folder / "LC_MESSAGES").is_dir():
                    found.setdefault(folder.name, []).append(folder / "LC_MESSAGES")
                elif is_tag:
                    wrong.append(Broken(folder, UnreadableError(N_("a language is a folder with LC_MESSAGES in it"))))
                elif folder.is_dir() and not folder.name.startswith((".", "_")):
                    text = N_("left out: no tag of a language, which is written like fr, pt_BR or zh_Hant")
                    wrong.append(Broken(folder, UnreadableError(text)))
            except OSError as error:
                wrong.append(Broken(folder, error))
    return found


def search_path(extra: Path | None = None) -> tuple[Path, ...]:
    """Where catalogues are looked for: the directory named by the user, the user's data, what came with Ashore; where
    no file of the user's may be reached, only there."""
    own = (*([extra] if extra else []), paths.user_locales()) if access.current().files else ()
    return (*own, paths.packaged_locales())


def available(directories: Iterable[Path]) -> list[str]:
    """The languages for which there is a catalogue, English first."""
    return [SOURCE, *sorted(tag for tag in _folders(directories) if tag != SOURCE)]


def chain(tag: str, tags: Iterable[str]) -> list[str]:
    """Which of `tags` serve a reader who asked for `tag`, best first: of its language and script the one for its
    territory, the one for none, and the one for the territory where most write so (CLDR's likely subtags)."""
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
    """What the environment asks for, as gettext heeds it: LC_ALL, LC_MESSAGES or LANG names the locale, and unless that
    is the plain one, LANGUAGE names what is wanted in it. Where none does, the system may know."""
    asked = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, asked), "") or system.language() or "C"
    if locale.partition(".")[0] in ("C", "POSIX"):
        return []
    if language := os.environ.get("LANGUAGE"):
        return [SOURCE if wish in ("C", "POSIX") else wish for wish in language.split(":")]
    return [locale]


def load(tag: str, directories: Sequence[Path], *, parts: bool = False) -> Texts:
    """The catalogues of a language, falling back text by text, and in the guide unit by unit: other folders, parent
    languages, then English. With `parts`, a translation counts, too, whose unit is not whole."""
    if tag == SOURCE:
        return ENGLISH
    if tag in PSEUDOS:
        from ashore.i18n.pseudo import PseudoTranslations

        return Texts(tag, PseudoTranslations(tag), PseudoTranslations(tag), PseudoTranslations(tag))
    broken: list[Broken] = []
    folders, source = _folders(directories), Source()
    domains: list[gettext.NullTranslations] = []
    for domain in DOMAINS:
        first: Compiled | None = None
        for name in chain(tag, folders):
            for folder in folders[name]:
                if (translations := _read(folder / domain, broken)) is None:
                    continue
                if first is None:
                    first = translations
                else:
                    first.add_fallback(translations)
        if first is not None:
            first.add_fallback(source)
            if domain == GUIDE and not parts:
                leave_out_parts(first)
        domains.append(first or source)
    interface, guide, letters = domains
    return Texts(tag, interface, guide, letters, tuple(broken), source)


def read_one(stem: Path) -> Compiled | None:
    """One catalogue by itself; None where there is none. Raises UnreadableError and OSError."""
    broken: list[Broken] = []
    found = _read(stem, broken)
    if found is None and broken:
        raise broken[0].why
    return found


def offered(directories: Sequence[Path]) -> list[str]:
    """The languages in which every text is there, by what their catalogues say of themselves: for the first screen of
    all, which does not read them."""
    folders = _folders(directories)

    def is_whole(tag: str) -> bool:
        stems = [[folder / domain for name in chain(tag, folders) for folder in folders[name]] for domain in DOMAINS]
        return all(any(says_whole(_compiled(stem)) for stem in each) for each in stems)

    return [tag for tag in available(directories) if tag == SOURCE or is_whole(tag)]


def all_broken(directories: Sequence[Path]) -> list[Broken]:
    """Everything in the folders that should be a catalogue and cannot be read as one, of any language."""
    broken: list[Broken] = []
    for folders in _folders(directories, broken).values():
        for folder in folders:
            for domain in DOMAINS:
                _read(folder / domain, broken)
    return broken


def has(translations: gettext.NullTranslations | None, context: str | None, message: str) -> bool:
    """Whether a text is shown translated, also where the translation reads like its source. gettext cannot tell."""
    key = message if context is None else f"{context}\x04{message}"
    while translations is not None:
        if isinstance(translations, Compiled) and translations.leaves_out(context):
            translations = translations.following()
            continue
        known = getattr(translations, "_catalog", {})
        if key in known or (key, 0) in known:
            return True
        translations = getattr(translations, "_fallback", None)
    return False


def _compiled(stem: Path) -> bytes:
    """What the catalogue at `stem` is compiled, unread; nothing where there is none that can be read."""
    for path in _files(stem):
        try:
            return compiled_po(path) if path.suffix == ".po" else read_file(path)
        except (OSError, UnreadableError):
            continue
    return b""


def _files(stem: Path) -> tuple[Path, Path]:
    """Of .po and .mo the one that counts first: the .po, which a translator writes, whatever day either has. What came
    with Ashore was compiled with it: there it is the .mo."""
    po, mo = stem.with_suffix(".po"), stem.with_suffix(".mo")
    return (mo, po) if stem.is_relative_to(paths.packaged_locales()) else (po, mo)


def _read(stem: Path, broken: list[Broken]) -> Compiled | None:
    """The catalogue at `stem`; None when there is none. `broken` takes what cannot be read."""
    for path in _files(stem):
        try:
            found = read_po(path) if path.suffix == ".po" else read_mo(read_file(path))
            found.shipped = path.is_relative_to(paths.packaged_locales())
            return found
        except (OSError, UnreadableError) as error:
            if isinstance(error, FileNotFoundError) and not path.is_symlink():
                continue
            broken.append(Broken(path, error))
    return None


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
    return [file for file in (*files, paths.packaged_locales() / f"{domain}.pot") if os.path.isfile(file)]  # noqa: PTH113 - False, too, where the folder cannot be looked into
