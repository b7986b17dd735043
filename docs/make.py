"""Make what the docs take from the program itself: `python -m docs.make` writes the man page and the pictures."""

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
    from ashore.cli import parser
    from ashore.i18n import catalogue, use

    use(catalogue.load("en", []))
    whole = parser()
    for known in _all(whole):
        known.formatter_class = argparse.HelpFormatter
    page = Manpage(whole, {"project_name": "Ashore", "version": __version__, "date": " ", "manual_title": "Ashore"})
    page.description = "a workbook for people who have fallen behind on a small loan"
    return str(page).rstrip() + "\n"


def _all(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _all(inner)


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
    (HERE / "pictures").mkdir(exist_ok=True)
    asyncio.run(pictures())
