"""Measure the one file beside the installed program.

    python -m benchmarks.onefile FILE [--installed ASHORE] [--runs N]

Prints sizes, the first start (which unpacks, and compiles what it imports), and later starts in turns with the
installed program: that of this environment, or another by its path, such as one that pipx has installed. Nothing else
should be running.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.__main__ import ASHORE, FRAME, HOME_PAGE, in_turns, make, median, ratio, start, verb

PYTHON = os.path.realpath(sys.executable)
"""The Python alone, without what is installed for the benchmarks."""


def first_start(command: list[str], home: Path) -> float:
    """Milliseconds of the first start of all."""
    return verb([*command, "status"], os.environ | {"ASHORE_HOME": str(home)})[0]


def size_of(folder: Path) -> float:
    """MB that the files of a folder hold."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.onefile")
    parser.add_argument("file", type=Path)
    parser.add_argument("--installed", type=Path, help="an 'ashore' that was installed from a wheel")
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    command = [PYTHON, "-I", str(options.file.resolve())]
    installed = [str(options.installed.absolute())] if options.installed else ASHORE
    with tempfile.TemporaryDirectory() as work:
        first = first_start(command, Path(work, "first"))
        unpacked = size_of(Path(work, "first", "cache", "program"))
        usual = make(Path(work), 200)
        turns = in_turns(
            options.runs,
            file_version=lambda: verb([*command, "--version"], usual),
            installed_version=lambda: verb([*installed, "--version"], usual),
            file_status=lambda: verb([*command, "status"], usual),
            installed_status=lambda: verb([*installed, "status"], usual),
            file_screen=lambda: start(command, usual, FRAME, HOME_PAGE),
            installed_screen=lambda: start(installed, usual, FRAME, HOME_PAGE),
        )
    print(f"{options.file.name}: {options.file.stat().st_size / 1e6:.1f} MB; unpacked {unpacked:.0f} MB")
    print(f"first start of all, to the end of 'ashore status': {first / 1000:.1f} s; {options.runs} turns\n")
    print(f"{'':20} {'one file':>10} {'installed':>10} {'ratio':>6}")
    for what, words in (("version", "ashore --version"), ("status", "ashore status"), ("screen", "first screen")):
        one, other = f"file_{what}", f"installed_{what}"
        figures = f"{median(turns, one):7.0f} ms {median(turns, other):7.0f} ms {ratio(turns, one, other):6.2f}"
        print(f"{words:20} {figures}")


if __name__ == "__main__":
    main()
