"""In programs that are terminals, as far as they are at hand: a short form of `python -m tests.terminals`."""

from __future__ import annotations

import re

import pytest

from tests.terminals import walk
from tests.terminals.__main__ import DOCS, PROGRAMS, rows
from tests.terminals.programs import Program
from tests.terminals.within import PROGRAMS as WITHIN

SHORT = ("a tab by its digit", "the menu by Space", "the arrow →", "Esc", "F3", "Shift+Tab")
QUICK = (*WITHIN, *(program for program in PROGRAMS if program.name == "xterm"))


@pytest.mark.parametrize("program", QUICK, ids=lambda program: program.name)
def test_keys_a_paste_another_size_and_the_end(program: Program) -> None:
    if not program.at_hand():
        pytest.skip(f"{program.name} is not at hand")
    with program.window() as window:
        walk.shows(window, walk.HOME_PAGE)
        walk.keys(window, [attempt for attempt in walk.KEYS if attempt.name in SHORT])
        walk.paste(window)
        walk.sizes(window)
        walk.leave(window, returns=walk.RETURN not in program.lacks)


def test_the_docs_name_what_is_tried() -> None:
    found = re.findall(r"^\| (.+?) \| (.+?) \|$", DOCS.read_text("utf-8"), re.MULTILINE)
    programs = {program.name for program in PROGRAMS}
    named = [next((one for one in programs if name.startswith(f"{one} ")), name) for name, _came in found]
    assert named == list(rows())
    assert all(came.partition(",")[0] == "well" or came.startswith("not at hand") for _name, came in found)
