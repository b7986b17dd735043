"""Where the catalogues of a language lie, and how they are written."""

from __future__ import annotations

import os
from pathlib import Path

import polib
from babel.core import get_global

from ashore.i18n import _, fill
from ashore.i18n.catalogue import DOMAINS, SOURCE, available, is_exact
from ashore.i18n.kit.po import KitError, read
from ashore.storage import paths, private_file


def exact(tag: str) -> str:
    """A tag as its folder has it. Raises KitError for any other way of writing it, and for English, which is the
    source."""
    if not is_exact(tag):
        raise KitError(fill(_("'{tag}' is no tag of a language; write it like fr, pt_BR or zh_Hant"), tag=tag))
    language, *rest = tag.split("_")
    if usual := get_global("language_aliases").get(language):  # fra for fr, which would be a second French
        raise KitError(fill(_("'{tag}' is written {usual}"), tag=tag, usual="_".join((usual, *rest))))
    if language == SOURCE:
        raise KitError(_("English is what is translated: it has no catalogues"))
    return tag


def path_of(directory: Path, tag: str, domain: str) -> Path:
    """Where a catalogue of a language lies below a folder, which has the exact tag."""
    return directory / tag / "LC_MESSAGES" / f"{domain}.po"


def home_of(directory: Path, tag: str) -> Path | None:
    """The folder below which the catalogues of a language lie: the one that is named, or what came with Ashore; None
    where neither has any."""
    for folder in (directory, paths.packaged_locales()):
        if any(path_of(folder, tag, domain).exists() for domain in DOMAINS):
            return folder
    return None


def begun(directory: Path, tag: str) -> str:
    """A language that has catalogues, by its exact tag. Raises KitError where it has none."""
    if home_of(directory, exact(tag)) is None:
        text = _("'{tag}' has no catalogues yet; 'ashore locale init {tag}' begins them")
        raise KitError(fill(text, tag=tag))
    return tag


def existing(directory: Path, tag: str) -> list[Path]:
    """The catalogues of a language, own ones first. Raises KitError where there are none."""
    home = home_of(directory, tag)
    if home is None:
        raise KitError(fill(_("no catalogue of '{tag}' in {folder}"), tag=tag, folder=str(directory)))
    return [path for domain in DOMAINS if (path := path_of(home, tag, domain)).exists()]


def tags(directory: Path) -> list[str]:
    """The languages that have catalogues there, or came with Ashore."""
    return [tag for tag in available((directory, paths.packaged_locales())) if tag != SOURCE]


def template(domain: str) -> polib.POFile:
    """The texts of a domain, as they are now."""
    return read(paths.packaged_locales() / f"{domain}.pot")


def write(path: Path, catalogue: polib.POFile) -> None:
    """Whole or not at all. It holds nothing of the reader's: whoever may look into the folder may read it, so that
    another account, or a program that publishes it, can. Raises KitError."""
    content = (str(catalogue).rstrip("\n") + "\n").encode()
    try:
        if path.is_relative_to(paths.data_dir()):  # where the workbook lies as well
            private_file.make_private_dir(paths.data_dir())
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            temporary.write_bytes(content)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        text = _("{file}: cannot be written: {problem}")
        raise KitError(fill(text, file=str(path), problem=error.strerror or "")) from None
