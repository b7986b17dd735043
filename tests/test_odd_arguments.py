"""No argument and nothing in the environment brings a traceback: one line on stderr, and exit code 1 or 2."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ashore.cli.main import main
from ashore.cli.parser import parser, parsers
from ashore.workbook.file.store import Store
from tests.processes import run_each
from tests.support import years

Out = pytest.CaptureFixture[str]
ODD = (
    "~nobody-of-that-name/x",
    "a\0b",
    "\udcff\udcfe",
    "",
    "x" * 5000,
    "..",
    "-",
    "%s",
    "\u202e\x1b[2J",
    "９" * 400,
    "1e999999",
)
SAMPLES = {"--principal": "2000", "--months": "3", "--start": "2026-12-15"}


def given(action: argparse.Action, value: str) -> list[str]:
    """How a value is given to an option, or to a place without one."""
    return [f"{action.option_strings[-1]}={value}"] if action.option_strings else [value]


def lines(value: str) -> Iterator[list[str]]:
    """Every command line with an odd value in one of its places, from the parser itself."""
    for each in parsers(parser()):
        verb = each.prog.split()[1:]
        taking = [a for a in each._actions if a.nargs != 0 and not isinstance(a, argparse._SubParsersAction)]
        for odd in taking:
            needed = [a for a in taking if a is not odd and (a.required and a.nargs != "?")]
            usual = [given(a, next(iter(a.choices or ()), SAMPLES.get("".join(a.option_strings), "x"))) for a in needed]
            yield [*verb, *given(odd, value), *(part for parts in usual for part in parts)]
            if not odd.option_strings and needed:
                yield [*verb, *(part for parts in usual for part in parts), *given(odd, value)]


@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
def test_any_value_in_any_place_is_taken_or_refused_in_one_line(
    value: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    Store(home / "data" / "workbook.toml").write(years())
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setattr("asyncio.run", lambda coroutine: coroutine.close())  # the server
    monkeypatch.setattr("signal.pthread_sigmask", lambda *_arguments: None)
    monkeypatch.setattr("ashore.cli.plain._end_when_asked", lambda *_arguments: None)
    tried = 0
    with Path(os.devnull).open() as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        for line in lines(value):
            tried += 1
            code = main(line)
            said = capsys.readouterr()
            assert code in (0, 1, 2), line
            if code == 2:
                assert len(said.err.splitlines()) == 1, (line, said.err)
            assert all(text.startswith("ashore: ") for text in said.err.splitlines()), (line, said.err)
    assert tried > 60


ZONES = (":/etc/passwd", "/etc/passwd", "garbage", "<a>99999", "A" * 5000, "../../etc", "UTC0,M13.9.9", ":", "\udcff")
ENVIRONMENTS: tuple[Mapping[str, str | None], ...] = (
    *({"TZ": zone} for zone in ZONES),
    {"HOME": None, "ASHORE_HOME": None, "XDG_DATA_HOME": "/nowhere/data", "XDG_CONFIG_HOME": "x\udcff"},
    {"HOME": ""},
    {"LANG": "\udcff.UTF-8", "LANGUAGE": "\udcff:::../x"},
    {"LANG": "zh_CN.GBK"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"COLUMNS": "abc", "LINES": "-1"},
    {"COLUMNS": "1"},
    {"TERM": "\udcff"},
    {"ASHORE_HOME": "/etc/passwd"},
    {"ASHORE_HOME": "~nobody-of-that-name"},
    {"ASHORE_HOME": "\udcff"},
    {"ASHORE_HOME": "x" * 5000},
)


IN_THEM: tuple[list[str], ...] = (
    ["doctor"],
    ["status"],
    ["--lang", "zh_CN", "status"],
    ["export", "contacts", "--format", "text"],
    [],
)


@pytest.mark.parametrize("environment", ENVIRONMENTS, ids=range(len(ENVIRONMENTS)))
def test_any_environment_is_taken_or_refused_in_one_line(
    environment: Mapping[str, str | None], home: Path, tmp_path: Path
) -> None:
    Store(home / "data" / "workbook.toml").write(years())
    whole = {**os.environ, **environment}
    surroundings = {name: value for name, value in whole.items() if value is not None}
    for verb, ran in zip(
        IN_THEM, run_each(IN_THEM, tmp_path / "said", folder=tmp_path, surroundings=surroundings), strict=True
    ):
        said = ran.err.decode("utf-8", "replace")
        assert ran.code in ((0, 1) if verb == ["doctor"] else (0,) if "TZ" in environment else (0, 1, 2)), (verb, said)
        assert all(line.startswith("ashore: ") for line in said.splitlines()), (verb, said)
        assert ran.code or ran.out, verb


def test_without_any_home_folder_it_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    program = (
        "import os, sys; os.path.expanduser = lambda path: path; from ashore.cli.main import main; sys.exit(main())"
    )
    surroundings = {name: value for name, value in os.environ.items() if name not in ("HOME", "ASHORE_HOME")}
    ran = subprocess.run(
        [sys.executable, "-c", program, "status"],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, cwd=tmp_path, env=surroundings,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("ashore: there is no home folder; set HOME")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("~")]
