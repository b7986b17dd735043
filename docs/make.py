"""Make what the docs take from the program itself: `python -m docs.make` writes man page, chapters, keys, pictures."""

from __future__ import annotations

import argparse
import asyncio
import os
import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
PICTURES = {"home": (), "chapter": ("1",), "budget": ("b",), "letter": ("l", "enter")}


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
    """Every key and what it does, as `?` shows them."""
    from ashore.i18n import _, catalogue, use
    from ashore.tui.key_list import KEYS

    use(catalogue.load(language, catalogue.search_path()))
    return f"# {_('Keys')}\n\n| | |\n|---|---|\n" + "".join(f"| `{key}` | {_(label)} |\n" for key, label in KEYS)


def _as_markdown(line: str) -> str:
    """Steps and items as lists; what hangs below them as part of them."""
    bare = line.strip()
    if bare.startswith("[ ]"):
        return f"- {bare}"
    if bare.startswith(("• ", "› ")):
        return f"- {bare[2:]}"
    return f"  {bare}" if line.startswith(" ") else bare


async def pictures() -> None:
    """A picture of some pages in both languages, of the case that the tests tell."""
    from tests.support import make_app, speak, two_debts
    from tests.tui.screens import settle, walk

    for language in ("en", "zh_CN"):
        speak(language)
        for name, keys in PICTURES.items():
            app = make_app(two_debts())
            async with app.run_test(size=(80, 24)) as pilot:
                await settle(pilot)
                await walk(pilot, keys)
                picture = re.sub(
                    r"@font-face \{.*?\}\s*", "", app.export_screenshot(), flags=re.DOTALL
                )  # fetched elsewhere
                (HERE / "pictures" / f"{name}-{language}.svg").write_text(picture, "utf-8")


if __name__ == "__main__":
    (HERE / "ashore.1").write_text(man_page(), "utf-8")
    for tag in ("en", "zh_CN"):
        (HERE / "guide" / tag).mkdir(parents=True, exist_ok=True)
        for number, chapter in guide(tag):
            (HERE / "guide" / tag / f"{number}.md").write_text(chapter, "utf-8")
        (HERE / "guide" / tag / "keys.md").write_text(key_list(tag), "utf-8")
    (HERE / "pictures").mkdir(exist_ok=True)
    asyncio.run(pictures())
