"""A case in a home of its own, and the shell that starts Ashore on it as somebody would who sits there."""

from __future__ import annotations

import os
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ashore.workbook.file.store import Store
from tests.support import story

BEFORE, ENDED = "Before Ashore", "Ended with"
"""What the shell shows before it starts Ashore, and when that has ended, with its exit code behind it."""


@contextmanager
def home() -> Iterator[Path]:
    """A home with a case in it, thrown away at the end."""
    with tempfile.TemporaryDirectory(prefix="ashore-terminal-") as place:
        path = Path(place)
        Store(path / "data" / "workbook.toml").write(story())
        (path / "config").mkdir()
        (path / "config" / "settings.toml").write_text('welcomed = true\nlanguage = "en"\n', "utf-8")
        yield path


def shell(place: Path) -> Path:
    """A script that a terminal can run: it shows what stood there before, Ashore, and how that ended.

    A test that runs beside others gets a size in its surroundings, which would hold whatever the terminal says.
    """
    script = place / "start"
    names = ("PYTHONPATH", "PATH")
    surroundings = {name: os.environ[name] for name in names if name in os.environ}
    surroundings |= {"ASHORE_HOME": str(place), "HOME": str(place), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    exports = "".join(f"export {name}={shlex.quote(value)}\n" for name, value in surroundings.items())
    script.write_text(
        f"#!/bin/sh\nunset COLUMNS LINES\n{exports}cd {shlex.quote(str(Path.cwd()))}\necho '{BEFORE}'\n"
        f'{shlex.quote(sys.executable)} -m ashore\necho "{ENDED} $?"\nread -r _line\n'
    )
    script.chmod(0o700)
    return script
