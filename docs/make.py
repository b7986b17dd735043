"""Make what the docs take from the program itself: `python -m docs.make` writes man page, chapters, keys, pictures."""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ashore.tui.picture import picture_of
from tests import support

if TYPE_CHECKING:
    from ashore.workbook.model import Workbook

HERE = Path(__file__).parent
LANGUAGES = ("en", "zh_CN")
SIZE = (80, 24)
PICTURES: dict[str, tuple[Callable[[], Workbook], tuple[str, ...]]] = {
    "home": (support.two_debts, ()),
    "chapter": (support.two_debts, ("2", "enter")),
    "budget": (support.two_debts, ("3", "enter")),
    "call": (support.logged, ("4", "end", "enter")),
    "letter": (support.two_debts, ("5", "enter")),
    "door": (support.two_debts, ("f3",)),
}
"""Each picture: the case that the tests tell, and the keys that lead there from Today."""


def man_page() -> str:
    """The man page of the command line, with a section for each verb."""
    os.environ["COLUMNS"] = "80"
    from argparse_manpage.manpage import Manpage

    from ashore import __version__
    from ashore.cli.parser import parser, parsers
    from ashore.i18n import catalogue, use

    use(catalogue.load("en", []))
    whole = parser()
    for known in parsers(whole):
        known.formatter_class = argparse.HelpFormatter
    page = Manpage(whole, {"project_name": "Ashore", "version": __version__, "date": " ", "manual_title": "Ashore"})
    page.description = "a workbook for people who have fallen behind on a small loan"
    return str(page).rstrip() + "\n"


def guide(language: str) -> Iterator[tuple[int, str]]:
    """The chapters as Markdown, by number: the same words as on the screens."""
    from ashore.guide.as_text import block_lines
    from ashore.guide.guide import load
    from ashore.guide.say import say
    from ashore.i18n import catalogue, use

    use(catalogue.load(language, catalogue.search_path()))
    whole = load()
    for chapter in whole.chapters:
        lines = [f"# {chapter.number}. {say(chapter.title, whole.facts)}", "", say(chapter.answer, whole.facts)]
        for section in chapter.section:
            lines += ["", f"## {say(section.title, whole.facts)}"]
            for block in section.block:
                lines.append("")
                for line in block_lines(block, whole.facts, 100_000, {}):
                    lines.append(_as_markdown(line))
        yield chapter.number, "\n".join(lines).rstrip() + "\n"


def key_list(language: str) -> str:
    """Every key and what it does, as `?` shows them; then the letters of 'where to go'."""
    from ashore.i18n import _, catalogue, key_label, use
    from ashore.tui.key_list import KEYS, LACKING
    from ashore.tui.navigation import places

    use(catalogue.load(language, catalogue.search_path()))
    everywhere = [(key, key_label(label)) for key, label in KEYS]
    menu = [(f"Space {place.key}", _(place.label)) for place in places() if place.key]
    tables = ((_("Keys"), everywhere, f"\n{_(LACKING)}\n"), (_("Where to go"), menu, ""))
    return "\n".join(
        f"{'#' * level} {title}\n\n| | |\n|---|---|\n"
        + "".join(f"| `{key}` | {words} |\n" for key, words in rows)
        + below
        for level, (title, rows, below) in enumerate(tables, 1)
    )


def _as_markdown(line: str) -> str:
    """Steps and items as lists; what hangs below them as part of them."""
    bare = line.strip()
    if bare.startswith("[ ]"):
        return f"- {bare}"
    if bare.startswith(("• ", "› ")):
        return f"- {bare[2:]}"
    return f"  {bare}" if line.startswith(" ") else bare


async def pictures(folder: Path) -> None:
    """A picture of some pages in both languages."""
    from tests.tui.screens import settle, walk

    folder.mkdir(exist_ok=True)
    for language in LANGUAGES:
        support.speak(language)
        for name, (workbook, keys) in PICTURES.items():
            app = support.make_app(workbook())
            async with app.run_test(size=SIZE) as pilot:
                await settle(pilot)
                await walk(pilot, keys)
                (folder / f"{name}-{language}.svg").write_text(picture_of(app, language), "utf-8")


def made_from_texts() -> None:
    """Man page, chapters, and the list of keys."""
    (HERE / "ashore.1").write_text(man_page(), "utf-8")
    for tag in LANGUAGES:
        folder = HERE / "guide" / tag
        folder.mkdir(parents=True, exist_ok=True)
        for number, chapter in guide(tag):
            (folder / f"{number}.md").write_text(chapter, "utf-8")
        (folder / "keys.md").write_text(key_list(tag), "utf-8")


def main() -> None:
    """What is asked for; without a word, all that takes no more than a minute."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--recording", action="store_true", help="the recordings, which play for minutes, and no more")
    if wanted.parse_args().recording:
        from docs.recording import record

        for tag in LANGUAGES:
            record(tag)
    else:
        from docs.reading import file_of as reading_of
        from docs.reading import reading

        made_from_texts()
        asyncio.run(pictures(HERE / "pictures"))
        for tag in LANGUAGES:
            reading_of(tag).write_text(reading(tag), "utf-8")


if __name__ == "__main__":
    main()
