"""A page for translators, as text or as a picture, in a language as its catalogues are now. It needs no terminal."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ashore.cli.shared import file_of, out
from ashore.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from ashore.guide.guide import Guide
    from ashore.i18n.catalogue import Texts

LIST = "list"
"""The page that names all the others."""
WITH_PAGE = ("place", "size", "press", "svg")
"""Options that say how a page is shown."""


def asks_for_page(options: argparse.Namespace) -> bool:
    """Whether a page is asked for. Raises UsageError where it is only said how one is to be shown."""
    from ashore.i18n import _, fill

    if options.screen is None and (given := [name for name in WITH_PAGE if getattr(options, name) is not None]):
        raise UsageError(fill(_("{option} says how a page is shown; --screen says which"), option=f"--{given[0]}"))
    return options.screen is not None


def preview_page(options: argparse.Namespace, directory: Path) -> int:
    """Show a page of the example workbook. Of the reader's own nothing is read, and only the picture is written."""
    from ashore.export.render import export
    from ashore.i18n import _, catalogue, current, fill, use
    from ashore.storage import paths
    from ashore.tui.preview import names

    guide = _guide_of(options.place)
    known = names(guide)
    if options.screen == LIST:
        out("\n".join(known))
        return 0
    if options.screen not in known:
        text = _("no page '{name}'; there are: {known}")
        raise UsageError(fill(text, name=options.screen, known=", ".join(known)))
    size, chapter, keys = _size_of(options.size), _chapter_of(options.chapter, guide), _keys_of(options.press)
    file = None if options.svg is None else file_of(options.svg, "--svg")
    directories = catalogue.search_path(directory)
    sys.dont_write_bytecode = True
    paths.write_nothing()
    before, texts = current(), _texts_of(options.tag, directories)
    use(texts)
    try:
        text, picture = asyncio.run(_shown(options, guide, directories, size, chapter, keys))
    finally:
        use(before)
    if file is None:
        out(text)
    else:
        export(picture, file, force=options.force)
        out(fill(_("Written: {file}"), file=str(file)))
    return 0


async def _shown(
    options: argparse.Namespace,
    guide: Guide,
    directories: tuple[Path, ...],
    size: tuple[int, int],
    chapter: int,
    keys: list[str],
) -> tuple[str, str]:
    """A page as text, and as a picture."""
    from ashore.i18n import current
    from ashore.tui.picture import picture_of, text_of
    from ashore.tui.preview import shown

    async with shown(options.screen, guide, directories, size=size, chapter=chapter, keys=keys) as app:
        return text_of(app), picture_of(app, current().tag)


def _texts_of(tag: str, directories: tuple[Path, ...]) -> Texts:
    """The language as far as it is translated. Raises UsageError where there is nothing of it."""
    from ashore.i18n import _, catalogue, fill

    there = catalogue.available(directories)
    served = [tag] if tag in catalogue.PSEUDOS else catalogue.chain(tag, there)
    if not served:
        text = _("no texts in '{language}'; there are: {known}")
        raise UsageError(fill(text, language=tag, known=", ".join(there)))
    return catalogue.load(served[0], directories, parts=True)


def _guide_of(place: str | None) -> Guide:
    """The guidance of a place; of the first one where none is named. Raises UsageError."""
    from ashore.guide.installed import places
    from ashore.i18n import _, fill

    known = {guide.jurisdiction: guide for guide in places()[0]}
    if place is None and known:
        return next(iter(known.values()))
    if place not in known:
        text = _("no place '{name}'; there are: {known}")
        raise UsageError(fill(text, name=place or "", known=", ".join(known)))
    return known[place]


def _size_of(text: str | None) -> tuple[int, int]:
    """Columns and lines, as they are named. Raises UsageError."""
    from ashore.i18n import _, fill
    from ashore.tui.preview import LEAST, MOST, SIZE

    if text is None:
        return SIZE
    named = re.fullmatch(r"([0-9]{1,4})[x×]([0-9]{1,4})", text.strip().lower())
    size = (int(named[1]), int(named[2])) if named else (0, 0)
    if not all(least <= number <= most for least, number, most in zip(LEAST, size, MOST, strict=True)):
        least, most = (f"{columns}x{lines}" for columns, lines in (LEAST, MOST))
        words = _("no size '{size}'; it is columns x lines, from {least} to {most}, such as 120x40")
        raise UsageError(fill(words, size=text, least=least, most=most))
    return size


def _keys_of(text: str | None) -> list[str]:
    """Which keys are pressed, one after the other. Raises UsageError."""
    from ashore.i18n import _, fill
    from ashore.tui.preview import is_key

    keys = [name.strip().lower() if len(name.strip()) > 1 else name for name in (text or "").split(",") if name]
    for name in keys:
        if not is_key(name):
            words = _("no key '{key}'; keys are called like m, 3, down, enter, space, escape, f1 or ctrl+p")
            raise UsageError(fill(words, key=name))
    return keys


def _chapter_of(number: str, guide: Guide) -> int:
    """Which of the chapters a page is about, if it is about one. Raises UsageError."""
    from ashore.i18n import _, fill

    known = [str(chapter.number) for chapter in guide.chapters]
    if number not in known:
        raise UsageError(fill(_("no chapter '{name}'; there are: {known}"), name=number, known=", ".join(known)))
    return known.index(number)
