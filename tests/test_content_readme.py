"""The walk-through in content/README.md: its files written as it shows them, its commands run, and what they say."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

README = Path(__file__).parents[1] / "content" / "README.md"
HOME = "/tmp/try-ashore"
STEP = re.compile(r"`places/([\w/.-]+)`[^`]*\n\n```toml\n(.*?)```\n|```console\n(.*?)```\n", re.S)
"""A file that is shown below its name, or commands with what they say."""


def part() -> str:
    """The part of the README that is followed."""
    return README.read_text("utf-8").partition("### A place by files alone\n")[2].partition("\n## ")[0]


def steps() -> Iterator[tuple[str, str]]:
    """Each file with its name, and each command with what it says, in order."""
    for name, content, commands in STEP.findall(part()):
        if name:
            yield name, content
        for command in re.split(r"^\$ ", commands, flags=re.M)[1:]:
            line, _end, says = command.partition("\n")
            yield f"$ {line}", says


def test_the_walk_through_is_there() -> None:
    found = [name for name, _text in steps()]
    assert [name for name in found if not name.startswith("$")] == [
        *("xx/facts.toml", "xx/facts.toml", "xx/help.toml", "xx/help.toml", "xx/instead.toml"),
    ]
    assert found[0] == f"$ export ASHORE_HOME={HOME}"
    assert sum("check content" in name for name in found) == 3
    assert part().count("```") == 2 * len(STEP.findall(part()))  # nothing that is shown is left out


def test_a_place_is_made_as_the_walk_through_says(tmp_path: Path) -> None:
    home = str(tmp_path / "try")
    today = f"checked = {dt.date.today()}"  # the day on which its writer looks: after a year the check would say so
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "ASHORE_HOME": home}
    for name, text in steps():
        if not name.startswith("$ "):
            content = re.sub(r"checked = \d{4}-\d\d-\d\d", today, text)
            (tmp_path / "try" / "data" / "places" / name).write_text(content, "utf-8")
            continue
        command = name.removeprefix("$ ").replace(HOME, home)
        ran = subprocess.run(
            ["/bin/sh", "-c", command], capture_output=True, text=True, env=environment, cwd=tmp_path, timeout=60
        )
        assert (ran.stdout, ran.stderr) == (text.replace(HOME, home), ""), name
