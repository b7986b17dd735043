"""What a verb imports: only sys.modules of a fresh process proves it."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ashore.workbook.file.store import Store
from tests.support import story

Patch = pytest.MonkeyPatch
SAMPLES = Path(__file__).parent / "data" / "statements"
PROJECT = Path(__file__).parents[1] / "pyproject.toml"
PROGRAM = """
import sys
from ashore.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("\\n".join(sorted(name for name in sys.modules if "." not in name)), file=sys.stderr)
"""


LATE = ("cn2an", "docx", "pdfplumber", "pypinyin", "pyrage", "python_calamine", "pyzipper", "shtab", "stdnum")
"""What pyproject.toml says is imported only where it is needed: by neither the first screen nor a status."""
PROMISED = re.compile(r'^  # [^"]*imported only[^"]*\n  "([\w-]+)', re.MULTILINE)
"""A comment of pyproject.toml that promises it, and the library below."""
CALLED = {"docx": "python-docx", "python_calamine": "python-calamine", "stdnum": "python-stdnum"}
"""Libraries that are imported by another name than they are installed by."""


def test_every_promise_is_held_below() -> None:
    promised = PROMISED.findall(PROJECT.read_text("utf-8"))
    assert sorted(promised) == sorted(CALLED.get(name, name) for name in LATE)


def imported(*arguments: str) -> set[str]:
    """What a verb imports, at the top."""
    return _modules([sys.executable, "-c", PROGRAM, *arguments], lambda done: done.stderr)


def _modules(command: list[str], said: Callable[[subprocess.CompletedProcess[str]], str]) -> set[str]:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    modules = set(said(done).split())
    assert {"ashore", "sys"} <= modules
    return modules


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["read", "1", "--lang", "zh_CN"],
        ["status", "--json"],
        ["ask", "上门"],
        ["letter", "hardship"],
        ["check"],
        ["check", "content"],
        ["where"],
        ["import", "tests/data/statements/wechat.csv", "--json"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
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
    assert not imported("status", "--json") & {"uniseg", "textual"}


@pytest.fixture(scope="module")
def of_a_status() -> set[str]:
    return imported("status", "--json")


@pytest.fixture(scope="module")
def of_the_first_screen() -> set[str]:
    program = "import sys, ashore.tui.app; print(*sys.modules)"
    return _modules([sys.executable, "-c", program], lambda done: done.stdout)


@pytest.mark.parametrize("name", (*LATE, "polib"))  # for translators alone
def test_what_is_needed_seldom_is_imported_late(
    name: str, of_a_status: set[str], of_the_first_screen: set[str]
) -> None:
    assert importlib.util.find_spec(name), "no such library: the promise would prove nothing"
    assert name not in of_a_status
    assert name not in of_the_first_screen


NEEDED = {
    "cn2an": ["letter", "hardship", "--lang", "zh_CN"],
    "docx": ["letter", "hardship", "--format", "docx", "-o", "letter"],
    "pypinyin": ["ask", "上门"],
    "python_calamine": ["import", str(SAMPLES / "wechat.xlsx")],
    "shtab": ["completion", "bash"],
    "polib": ["locale", "check", "zh_CN"],
}
"""The verb that imports it."""


@pytest.mark.parametrize("name", NEEDED)
def test_it_is_imported_by_what_needs_it(name: str, home: Path, tmp_path: Path, monkeypatch: Patch) -> None:
    """So that a library that is no longer used, or has another name, is noticed."""
    monkeypatch.chdir(tmp_path)
    Store(home / "data" / "workbook.toml").write(story())
    assert name in imported(*NEEDED[name])


DONE = {
    "pdfplumber": (
        "from ashore.statements.pdf import pdf_table; from tests.statements.test_pdf import made, rules, table",
        "pdf_table(made(table('cmb-pdf'), lines=True), rules(), None, None)",
    ),
    "pyrage": ("from ashore.workbook.file.passphrase import Key", "Key.make('four words')"),
    "pyzipper": (
        "from ashore.statements.zips import unzipped",
        f"from pathlib import Path; unzipped(Path({str(SAMPLES.with_name('aes.zip'))!r}).read_bytes(), '246810')",
    ),
    "stdnum": ("from ashore.casework.clauses import _card", "_card('6222020000000000')"),
}
"""What else imports it: a module that does not, and what is done with it then."""


@pytest.mark.parametrize("name", DONE)
def test_it_is_imported_when_it_is_done_and_not_before(name: str) -> None:
    begin, then = DONE[name]
    program = f"import sys, ashore\n{begin}\nassert {name!r} not in sys.modules\n{then}\nprint(*sys.modules)"
    assert name in _modules([sys.executable, "-c", program], lambda done: done.stdout)


def test_each_has_something_that_needs_it() -> None:
    assert {*NEEDED, *DONE} == {*LATE, "polib"}
