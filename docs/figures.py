"""Figures for people who decide whether to offer Ashore to others: `python -m docs.figures [NAME …]` takes them.

Each command of `figure_sources.py` is run, and what it measured is kept in `figures.toml` with the day and the machine;
`figures.md` and the tables in the two READMEs are written from that. With names, only those are taken again; without
any that is all of them, for an hour or more on a machine that does nothing else. `--write` only writes the pages.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomli_w

from docs.figure_sources import SOURCES, Figure, Source

HERE = Path(__file__).parent
TAKEN, PAGE = HERE / "figures.toml", HERE / "figures.md"
READMES = {"en": HERE.parent / "README.md", "zh_CN": HERE.parent / "README.zh_CN.md"}
MARKED = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.S)
"""Where a README has its table."""

HEAD = """\
# Figures

For people who decide whether to offer Ashore to others. Made by `.venv/bin/python -m docs.figures` from what each
command printed; beside each group stands the command that gives it again, the day and the machine. Times differ between
machines, ratios do much less. What was tried in which terminal stands in [terminals.md](terminals.md), and what one
server for many takes in [hosting](hosting/README.md).
"""


class NotThere(Exception):
    """What a command printed has no such figure, or it failed."""


def machine() -> str:
    """What the figures were taken on, in the words of a reader."""
    return f"{os.cpu_count()} cores, {platform.system()} on {platform.machine()}, Python {platform.python_version()}"


def found(figure: Figure, printed: str) -> list[str]:
    """The figures in what was printed. Raises NotThere."""
    match = re.search(figure.pattern, printed, re.M)
    if match is None:
        raise NotThere(f"{figure.words}: not in what was printed")
    return list(match.groups())


def take(source: Source) -> dict[str, Any]:
    """Run a command, and keep what it measured. Raises NotThere."""
    done = subprocess.run([sys.executable, *source.command], capture_output=True, text=True, cwd=HERE.parent)
    printed = (HERE / source.written_to).read_text("utf-8") if source.written_to else done.stdout
    try:
        figures = [found(figure, printed) for figure in source.figures]
    except NotThere as problem:
        raise NotThere(f"{problem}\n{printed[-2000:]}{done.stderr[-2000:]}") from None
    return {"day": dt.date.today(), "machine": machine(), "figures": figures}


def value(figure: Figure, figures: Sequence[str], language: str = "en") -> str:
    """Figures as they are written."""
    written = figure.value if language == "en" else figure.value_chinese or figure.value
    return written.format(*figures)


def page(taken: Mapping[str, Any]) -> str:
    """The whole page."""
    lines = [HEAD]
    for source in SOURCES:
        lines += [f"## {source.title}", ""]
        command = f"`.venv/bin/python {' '.join(source.command)}`"
        kept = taken[source.name]
        lines += [f"{command}, {kept['day']}, {kept['machine']}."]
        lines += ["", source.about] if source.about else []
        lines += ["", "| | | bound |", "|---|---|---|"]
        for figure, figures in zip(source.figures, kept["figures"], strict=True):
            lines.append(f"| {figure.words} | {value(figure, figures)} | {figure.bound} |")
        lines.append("")
    return "\n".join(lines)


def ten(taken: Mapping[str, Any], language: str) -> str:
    """The table of a README."""
    lines = ["| | |", "|---|---|"]
    for source in SOURCES:
        for figure, figures in zip(source.figures, taken[source.name]["figures"], strict=True):
            if figure.chinese:
                words = figure.words if language == "en" else figure.chinese
                lines.append(f"| {words} | {value(figure, figures, language)} |")
    return "\n".join(lines) + "\n"


def with_ten(readme: str, taken: Mapping[str, Any], language: str) -> str:
    """A README with its table as the figures are."""
    return MARKED.sub(lambda _old: ten(taken, language), readme)


def main() -> int:
    """Take figures, and write the pages. Returns 1 where one could not be taken."""
    wanted = argparse.ArgumentParser(prog="python -m docs.figures", description=__doc__)
    wanted.add_argument("name", nargs="*", help=f"of {', '.join(source.name for source in SOURCES)}; all of them")
    wanted.add_argument("--write", action="store_true", help="only write the pages")
    options = wanted.parse_args()
    if unknown := {*options.name} - {source.name for source in SOURCES}:
        wanted.error(f"no such figures: {', '.join(sorted(unknown))}")
    taken = tomllib.loads(TAKEN.read_text("utf-8")) if TAKEN.exists() else {}
    failed = 0
    for source in SOURCES:
        if not options.write and (not options.name or source.name in options.name):
            try:
                taken[source.name] = take(source)
            except NotThere as problem:
                failed = 1
                sys.stderr.write(f"{source.name}: {problem}\n")
                continue
            TAKEN.write_text(tomli_w.dumps(taken), "utf-8")
            sys.stdout.write(f"{source.name}: {taken[source.name]['figures']}\n")
    if all(source.name in taken for source in SOURCES):
        PAGE.write_text(page(taken), "utf-8")
        for language, readme in READMES.items():
            readme.write_text(with_ten(readme.read_text("utf-8"), taken, language), "utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(main())
