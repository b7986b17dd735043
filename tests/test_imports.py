"""What a verb imports: only sys.modules of a fresh process proves it."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from ashore.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("\\n".join(sorted(name for name in sys.modules if "." not in name)), file=sys.stderr)
"""


def imported(*arguments: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, timeout=60)
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["read", "1", "--lang", "zh_CN"],
        ["status", "--json"],
        ["letter", "hardship"],
        ["check"],
        ["where"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_verb_but_the_workbook_imports_textual(arguments: list[str]) -> None:
    modules = imported(*arguments)
    assert "ashore" in modules
    assert "textual" not in modules


def test_the_version_imports_next_to_nothing() -> None:
    assert not imported("--version") & {
        "pydantic",
        "babel",
        "rich",
        "tomllib",
        "tomli_w",
        "uniseg",
        "platformdirs",
    }


def test_a_status_needs_no_letters() -> None:
    assert not imported("status", "--json") & {"cn2an", "uniseg", "textual"}


def test_the_first_screen_needs_no_exports() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, ashore.tui.app; print(*sys.modules)"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert not set(done.stdout.split()) & {"cn2an", "polib", "tomlkit"}
