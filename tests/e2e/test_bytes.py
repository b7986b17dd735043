"""What reaches the terminal, byte by byte: no control character, no invisible mark, from any source, on any screen."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from ashore.settings import Settings, write
from ashore.storage import paths
from ashore.workbook.file.store import Store
from tests.e2e.terminal import Terminal
from tests.support import story
from tests.tui.screens import VIEWS

C0 = [chr(code) for code in range(0x20)]
C1 = [chr(code) for code in range(0x7F, 0xA0)]
MARKS = list(
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062"
    "\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb\U000e0001\U000e0041"
)
ACTING = ["\x1b]0;T\x07", "\x9b31m", "\x1b[2J", "\x1bc", "\x90q\x9c", "\x1b_x\x1b\\", "[/]", "[@click=app.quit]x[/]"]
"""What a terminal acts upon, and what Textual's markup would."""
SEEN = "PWND"
NASTY = SEEN + "".join(c + "q" for c in C0 + C1 + MARKS) + "".join(ACTING)
ONE_LINE = NASTY.replace("\n", "").replace("\r", "")
CSI = re.compile(rb"\x1b\[[0-9;:?<=>!$]*[ -/]*[@-~]")
STRINGS = re.compile(rb"\x1b[PX^_][^\x1b]*\x1b\\|\x1b\]22;[a-z-]*\x07")
"""Sequences with a text in them that Textual itself writes; OSC 22 is the shape of the mouse pointer."""
ALLOWED = {"\r", "\n", "\x1b", "\x0f", "\x0e"}


def acting(output: bytes, *, painted: bool) -> list[str]:
    """What in the output could act on a terminal, or be unseen; `painted`: besides what Textual paints with."""
    rest = CSI.sub(b"", STRINGS.sub(b"", output)) if painted else output
    found = [piece.decode("latin-1") for piece in re.findall(rb"\x1b.?", rest)]
    text = rest.replace(b"\x1b", b"").decode("utf-8", "surrogateescape")
    # By the Unicode database, not by Ashore's own list: controls, format characters, surrogates, line separators.
    kinds = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return found + [c for c in text if (unicodedata.category(c) in kinds and c not in "\r\n") or c in "\u034f\u180e"]


def escaped(text: str) -> str:
    """A text inside a TOML string."""
    return "".join(f"\\U{ord(c):08x}" for c in text)


def po(text: str) -> str:
    """A text inside a string of a .po file: control characters as they are, but for what would end the line."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "").replace("\r", "")


def nasty_text(found: re.Match[str]) -> str:
    """A line of the guidance with a text, made nasty at its end."""
    text = found[2].replace("\\", "\\\\").replace('"', '\\"')
    return f'{found[1]}"{text}{escaped(NASTY)}"'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home whose own name, workbook, catalogues and guidance are nasty. Making it takes a second."""
    nasty_name = SEEN + "".join(c for c in (*C0[1:], *C1, *MARKS) if c != "/")[:60] + "\udcff\x1b]0;T\x07"
    folder = tmp_path_factory.mktemp("nasty")
    home = folder / nasty_name
    for old in ("config", "data"):
        (home / old).mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASHORE_HOME", str(home))
        write(Settings(welcomed=True, language="fr"))
        make_nasty(folder, home)
        yield home


def make_nasty(folder: Path, home: Path) -> None:
    """Fill it, and lay beside it the guidance and what leads to it."""
    path = home / "data" / "workbook.toml"
    Store(path).write(story())
    text = path.read_text("utf-8")
    for old in ("某消费金融公司", "李明", "20260419", "平台单量下降，收入不到原来的一半。"):
        assert old in text
        text = text.replace(old, old + escaped(NASTY))
    path.write_text(text, "utf-8")

    messages = home / "data" / "locales" / "fr" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    for domain in ("interface", "guide", "letters"):
        template = (paths.packaged_locales() / f"{domain}.pot").read_text("utf-8")
        head, *entries = template.split("\n\n")
        head = head.replace("#, fuzzy\n", "").replace("YEAR-MO-DA HO:MI+ZONE", "2026-11-23 12:00+0000")
        translated = []
        for entry in entries:
            source = re.search(r'^msgid (".*?")\nmsgstr ""', entry, re.M | re.S)
            if source and '"\n"' not in source.group(1):
                entry = entry.replace('msgstr ""', f'msgstr "{po(ONE_LINE)}"', 1).replace("#, python-format\n", "")
                entry = entry.replace(f'msgstr "{po(ONE_LINE)}"', f'msgstr {source.group(1)[:-1]}{po(ONE_LINE)}"')
            translated.append(entry)
        (messages / f"{domain}.po").write_bytes("\n\n".join([head, *translated]).encode("utf-8", "surrogatepass"))

    content = folder / "content"
    shutil.copytree(paths.content_dir(), content)
    for file in content.rglob("*.toml"):
        lines = [
            re.sub(r"^((?:text|title|answer|statement|note|why) = )'(.*)'$", nasty_text, line)
            for line in file.read_text("utf-8").splitlines()
        ]
        file.write_text("\n".join(lines) + "\n", "utf-8")
    site = folder / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(
        "import pathlib\nfrom ashore.storage import paths\n"
        f"paths.content_dir = lambda: pathlib.Path({str(content)!r})\n"
    )


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    """A copy of it, for one test."""
    home = tmp_path / made.name
    shutil.copytree(made, home)
    (tmp_path / "site").symlink_to(made.parent / "site")
    return home


def terminal(place: Path, *arguments: str) -> Terminal:
    site = str(place.parent / "site")
    return Terminal(*arguments, home=place, PYTHONPATH=site, LC_TIME="fr\x1b]0;T\x07\u202e")


PARTS = 4
PASTED_INTO = (("3\r\r",), ("5\r\r",), ("3n",), ())
"""A sum, a letter and the name of a lender: one in each part of the screens."""


@pytest.mark.parametrize("part", range(PARTS))
def test_no_screen_writes_one(part: int, place: Path) -> None:
    with terminal(place) as shown:
        shown.until(SEEN)
        for view in VIEWS[part::PARTS]:
            if view.welcomed:
                leave(shown)
                shown.press("1", *view.keys)
                shown.settle(0.2)
                if view.name == "hidden":
                    shown.press("x")
        for keys in PASTED_INTO[part]:
            leave(shown)
            shown.press(*keys)
            # Terminals take escape characters out of what is pasted; one of them could end the paste.
            pasted = NASTY.replace("\x1b", "").encode("utf-8", "surrogatepass") + b"\xff\xed\xa0\x80\xc3("
            os.write(shown.fd, b"\x1b[200~12" + pasted + b"\x1b[201~")
            shown.settle(0.5)
        shown.settle(1.0)  # what was pasted is being taken in
        leave(shown)
        shown.press("q")
        assert shown.ended() == 0
        assert shown.output.count(SEEN.encode()) > 20
        assert acting(shown.output, painted=True) == []


def leave(shown: Terminal) -> None:
    """Out of a field, a dialog, a page."""
    for _turn in range(2):
        shown.write("\x1b")
        shown.settle(0.2)


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "1"],
        ["read", NASTY.replace("\0", "")],
        ["status"],
        ["status", "--json"],
        ["letter", "hardship"],
        ["letter", NASTY.replace("\0", "")],
        ["letter", "hardship", "-o", "/nowhere/" + NASTY.replace("\0", "").replace("/", "")],
        ["check"],
        ["check", NASTY.replace("\0", "")[:200]],
        ["where"],
        ["restore"],
        ["restore", NASTY.replace("\0", "")[:200]],
        ["erase"],
        ["--lang", NASTY.replace("\0", "")],
        ["--workbook", NASTY.replace("\0", "")[:200], "status"],
        ["--help"],
        [NASTY.replace("\0", "")],
    ],
    ids=lambda arguments: " ".join(argument if argument.isprintable() else "nasty" for argument in arguments),
)
def test_no_verb_writes_one(place: Path, arguments: list[str]) -> None:
    encoded = [os.fsdecode(argument.encode("utf-8", "surrogateescape")) for argument in arguments]
    with terminal(place, *encoded) as shown:
        if arguments[0] in ("erase", "--lang"):
            shown.until_asked()
            shown.write("\n" if arguments[0] == "erase" else "q")
        shown.ended()
        assert shown.output
        assert acting(shown.output, painted=arguments[0] == "--lang") == []
        assert b"Traceback" not in shown.output
        assert b"sitecustomize" not in shown.output  # what makes the guidance nasty was no error itself
        if arguments == ["read", "1"]:
            assert shown.output.count(SEEN.encode()) > 20


@pytest.mark.parametrize(
    "character", [ACTING[0], ACTING[1], ACTING[3], ACTING[4], *C0, *C1, *MARKS, "\ud800"], ids=ascii
)
def test_the_check_would_find_it(character: str) -> None:
    if character not in "\r\n":
        assert acting(b"\x1b[1;31mtext" + character.encode("utf-8", "surrogatepass"), painted=True)


@pytest.mark.parametrize("sequence", ACTING[:6], ids=ascii)
def test_on_the_command_line_every_sequence_is_found(sequence: str) -> None:
    assert acting(b"text" + sequence.encode("utf-8", "surrogatepass"), painted=False)
