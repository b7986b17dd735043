"""The two READMEs and the pages beside the chapters: what they name is there, and both languages have the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ashore.cli.parser import parser, parsers

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh_CN.md")
GUIDE = ROOT / "docs" / "guide"
PAGES = [str(page.relative_to(ROOT)) for page in GUIDE.glob("*/*.md")]
COMMAND = re.compile(r"<!-- (\w+) -->\n```sh\n(.+)\n```\n")


def anchors(page: Path) -> set[str]:
    """The names by which links lead to the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def read(name: str) -> str:
    """A file of the checkout."""
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", [*READMES, *PAGES, "CONTRIBUTING.md"])
def test_every_link_leads_somewhere(name: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", read(name)) if "://" not in link]
    for link in links:
        file, _, anchor = link.partition("#")
        page = (ROOT / name).parent / file if file else ROOT / name
        assert page.exists(), link
        assert not anchor or anchor in anchors(page), link


def test_the_commands_stand_where_the_gate_looks_for_them() -> None:
    text = read("README.md")
    commands = dict(COMMAND.findall(text))
    assert list(commands) == ["start", "test"]
    assert text.endswith(f"<!-- test -->\n```sh\n{commands['test']}\n```\n")
    assert f"\n```sh\n{commands['start']}\n```\n" in read("README.zh_CN.md")


@pytest.mark.parametrize("name", READMES)
def test_the_reader_gets_the_picture_and_the_recording_in_the_own_language(name: str) -> None:
    language = "zh_CN" if "zh_CN" in name else "en"
    other = {"en": "zh_CN", "zh_CN": "en"}[language]
    text = read(name)
    assert f"docs/pictures/home-{language}.svg" in text
    assert f"first-ten-minutes.{language}.cast" in text
    assert f"docs/guide/{other}/" not in text


def test_both_languages_have_the_same_pages() -> None:
    pages = {folder.name: sorted(page.name for page in folder.iterdir()) for folder in GUIDE.iterdir()}
    assert pages["en"] == pages["zh_CN"]
    for page in ("storage.md", "what-is-in-it.md", "command-line.md", "install.md"):
        one, other = (re.findall(r"^#+ |^- |^\|", read(f"docs/guide/{tag}/{page}"), re.M) for tag in pages)
        assert one == other, page


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_verb_is_told(language: str) -> None:
    verbs = {verb.prog.split()[1] for verb in parsers(parser()) if " " in verb.prog}
    text = read(f"docs/guide/{language}/command-line.md")
    assert verbs == set(re.findall(r"^ashore ([a-z]+)", text, re.M))


@pytest.mark.parametrize("name", ["README.zh_CN.md", *(page for page in PAGES if "zh_CN" in page)])
def test_no_line_ends_within_a_chinese_sentence(name: str) -> None:
    """A browser shows a space there."""
    prose = re.sub(r"^```.*?^```$", "", read(name), flags=re.M | re.S)
    assert re.findall(r"[\u4e00-\u9fff，、；：“（]\n(?=[\u4e00-\u9fff`“])", prose) == []
