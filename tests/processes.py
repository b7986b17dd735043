"""Programs that start anew without starting Python anew: forked once the imports are done, which take the time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

FORKED = """
import importlib, json, os, sys
from pathlib import Path

commands, place, modules, before = json.loads(sys.argv[1])
from ashore.__main__ import main
for name in modules:
    importlib.import_module(name)
exec(before)
codes = []
for number, command in enumerate(commands):
    pid = os.fork()
    if pid == 0:
        for stream in (1, 2):
            os.dup2(os.open(f"{place}/{number}.{stream}", os.O_WRONLY | os.O_CREAT, 0o600), stream)
        sys.argv = ["ashore", *map(os.fsdecode, map(bytes.fromhex, command))]
        sys.exit(main())
    codes.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
Path(place, "codes").write_text(json.dumps(codes))
"""
MODULES = ("ashore.cli.parser", "ashore.workbook.open_workbook", "ashore.guide.guide", "ashore.i18n.formats", "babel")
"""What most verbs import. They look at the surroundings when they run, and not when they are imported."""


class Ran(NamedTuple):
    """What one of them came to."""

    code: int
    out: bytes
    err: bytes


def run_each(
    commands: Sequence[Sequence[str]],
    place: Path,
    *,
    folder: Path,
    before: str = "",
    surroundings: Mapping[str, str] | None = None,
    modules: Sequence[str] = MODULES,
) -> list[Ran]:
    """Run command lines of Ashore, one after the other, each in a process of its own with an empty standard input.

    `place` is a folder for what they say, `folder` the one they run in; `before` is executed once, before the first.
    """
    place.mkdir(parents=True, exist_ok=True)
    given = [[os.fsencode(argument).hex() for argument in command] for command in commands]
    ran = subprocess.run(
        [sys.executable, "-c", FORKED, json.dumps([given, os.fsdecode(place), list(modules), before])],
        capture_output=True, stdin=subprocess.DEVNULL, timeout=100, cwd=folder, env=surroundings,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b""), ran.stderr.decode("utf-8", "replace")
    codes = json.loads((place / "codes").read_text("utf-8"))
    said = [[(place / f"{number}.{stream}").read_bytes() for stream in (1, 2)] for number in range(len(commands))]
    return [Ran(code, out, err) for code, (out, err) in zip(codes, said, strict=True)]
