"""A catalogue as a whole: beside its template, and entries that stand twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import polib

from ashore.i18n import _, fill, ngettext
from ashore.i18n.argparse_texts import formats_alike
from ashore.i18n.catalogue import DOMAINS, available, chain
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.files import template
from ashore.i18n.kit.po import Key, KitError, entries, key, strings
from ashore.storage import paths

Place = tuple[polib.POEntry | None, Found]
"""What is found, with its entry if it is about one."""


def template_of(path: Path) -> dict[Key, polib.POEntry] | None:
    """The entries of the template of a catalogue; None for a file of another name."""
    if path.stem not in DOMAINS:
        return None
    try:
        return {key(entry): entry for entry in entries(template(path.stem))}
    except KitError:
        return None


def beside_template(
    catalogue: polib.POFile, source: Mapping[Key, polib.POEntry], path: Path, tag: str, own: Mapping[Key, polib.POEntry]
) -> Iterator[Place]:
    """What the template has and the catalogue lacks, in one line; what the catalogue has and neither the template does
    nor a place of the user's `own`."""
    mine = {key(entry) for entry in entries(catalogue)}
    missing = len(source.keys() - mine)
    if missing and not _falls_back(path, tag):
        text = ngettext(
            "the template has {n} text that the catalogue lacks; 'ashore locale update' brings it",
            "the template has {n} texts that the catalogue lacks; 'ashore locale update' brings them",
            missing,
        )
        yield None, Found("texts-missing", fill(text, n=str(missing)))
    for entry in entries(catalogue):
        known = source.get(key(entry), own.get(key(entry)))
        if known is None or known.msgid_plural != entry.msgid_plural:
            yield entry, Found("text-unknown", _("the template has no such text; it is shown nowhere"))


def _falls_back(path: Path, tag: str) -> bool:
    """Whether what a catalogue lacks comes from another one: of its parent language, or of what came with Ashore."""
    folders = [*path.parents[2:3], paths.packaged_locales()]
    shipped = paths.packaged_locales() / tag / "LC_MESSAGES"
    if shipped.is_dir() and shipped.resolve() != path.parent.resolve():
        return True
    return any(other != tag for other in chain(tag, available(folders)))


def twice(catalogue: polib.POFile) -> Iterator[Place]:
    """Entries that stand twice; which one counts would be chance."""
    seen: set[Key] = set()
    for entry in [*entries(catalogue), *catalogue.obsolete_entries()]:
        if key(entry) in seen:
            yield entry, Found("duplicate", _("the same text stands twice"))
        seen.add(key(entry))


def help_texts(catalogue: polib.POFile, formatted: Collection[str]) -> Iterator[Place]:
    """Texts of the command line that cannot be filled: at run time English stands for them."""
    text = _("a per cent sign that is not written %%, or a blank that English does not have")
    for entry in entries(catalogue):
        texts = [string for string in strings(entry) if string and "fuzzy" not in entry.flags]
        filled = entry.msgid in formatted or "python-format" in entry.flags
        if filled and not all(formats_alike(entry.msgid, string) for string in texts):
            yield entry, Found("help-format", text)
