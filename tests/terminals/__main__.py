"""Try Ashore in terminals and write the table of docs/terminals.md: `python -m tests.terminals`.

With names of rows, or beginnings of them, only these are tried, and their rows are printed.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.terminals import kinds, wayland, within, x11
from tests.terminals.programs import Program

DOCS = Path(__file__).parents[2] / "docs" / "terminals.md"
TABLE = re.compile(r"(?<=<!-- table -->\n).*(?=<!-- end of the table -->)", re.DOTALL)
PROGRAMS: tuple[Program, ...] = (*x11.PROGRAMS, *wayland.PROGRAMS, *within.PROGRAMS)


def rows() -> dict[str, Callable[[], str]]:
    """What is tried, by the name of its row; each returns what came of it, nothing where all was well."""
    table: dict[str, Callable[[], str]] = {program.name: program.tried for program in PROGRAMS}
    for kind, what in kinds.KINDS.items():
        name = f"TERM={kind} ({what})" if what else f"TERM={kind}"
        table[f"{name}, 80×24"] = partial(kinds.drawn, (80, 24), TERM=kind, COLORTERM="")
        table[f"{name}: its keys"] = partial(kinds.keys, kind)
    for columns, lines in kinds.SIZES:
        table[f"{columns}×{lines}"] = partial(kinds.drawn, (columns, lines))
    table["NO_COLOR"] = partial(kinds.drawn, (80, 24), NO_COLOR="1")
    table["16 colours (TERM=xterm-16color)"] = partial(kinds.drawn, (80, 24), TERM="xterm-16color", COLORTERM="")
    table["TERM=dumb: the plain way"] = partial(kinds.plain, TERM="dumb")
    table["not UTF-8: the plain way"] = partial(kinds.plain, PYTHONIOENCODING="latin-1")
    table["no UTF-8 locale (LC_ALL=C): the plain way"] = partial(kinds.plain, LC_ALL="C", LANG="C", PYTHONUTF8="0")
    return table


def version(name: str) -> str:
    """The version of a program at hand, with a space before it."""
    found = [program for program in PROGRAMS if program.name == name and program.at_hand()]
    return f" {found[0].number()}" if found else ""


def main() -> int:
    """Write the table, or print some rows. Returns 1 when something did not work."""
    wanted = sys.argv[1:]
    tried = [
        (f"{name}{version(name)}", attempt() or "well")
        for name, attempt in rows().items()
        if not wanted or any(name.startswith(one) for one in wanted)
    ]
    text = "".join(f"| {name} | {came} |\n" for name, came in tried)
    print(text, end="")
    well = sum(came.partition(",")[0] == "well" for _name, came in tried)
    absent = sum(came.startswith("not at hand") for _name, came in tried)
    print(f"{well} of {len(tried) - absent} well, {absent} not at hand")
    if not wanted:
        day = f"Tried on {dt.date.today():%Y-%m-%d}:\n\n| Terminal | |\n|---|---|\n"
        DOCS.write_text(TABLE.sub(lambda _found: f"\n{day}{text}\n", DOCS.read_text("utf-8")), "utf-8")
    return 0 if well + absent == len(tried) else 1


if __name__ == "__main__":
    sys.exit(main())
