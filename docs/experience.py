"""How many keys and pages it takes: `python -m docs.experience` presses them in the program and writes the table.

The tasks are data in `docs/tasks.py`. A way that leads elsewhere ends with an error that shows the screen; with the
name of a task every screen on its way is printed instead. `tests/test_experience.py` holds that the table is so.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

import textual.app
import textual.pilot
from textual.keys import _character_to_key

from docs.tasks import TASKS, End, Step, Task, close
from tests import support
from tests.rest import rest_before_going_on
from tests.tui.screens import come_to_rest, frames_left_out

if TYPE_CHECKING:
    from textual.screen import Screen

TABLE = Path(__file__).with_name("experience.md")
LANGUAGES = {"en": 1, "zh_CN": 2}
"""Each with its place in a step that types something."""
SIZE = (80, 24)

MOST_KEYS = {"first-answer": 3, "door": 1, "round": 60}
MOST_PAGES = {"round": 12}
NOT_YET: tuple[str, ...] = ()
"""Tasks whose bounds need not hold yet."""

ABOUT = ("debt", "_debt", "_offer", "contact", "_contact", "record", "piece", "draft", "_draft", "_card", "_template")
"""Where pages keep what they are about."""
KEY_NAMES = {"escape": "Esc", "question_mark": "?", "slash": "/", "equals_sign": "="}


class Seen(NamedTuple):
    """What a task took."""

    keys: int
    """Presses, those of Enter and Tab too, but not the characters of what is typed."""
    pages: int
    dialogs: int
    """Small pages above others: menus, and what asks for a name of a file."""


def page_of(screen: Screen[Any]) -> str:
    """What counts as one page: its class and the record that it is about.

    The questions of a wizard are one page. Where they are several classes, these share a `COUNTED_AS`.
    """
    about = next((value for name in ABOUT if (value := vars(screen).get(name))), "")
    return f"{getattr(screen, 'COUNTED_AS', type(screen).__name__)} {getattr(about, 'id', about)}".strip()


def presses(step: Step, language: str) -> tuple[str, ...]:
    """What Textual calls the keys of a step."""
    if step[0] == "key":
        return (step[1],)
    return tuple(map(_character_to_key, step[LANGUAGES[language]]))


async def do(task: Task, language: str, *, show: bool = False) -> Seen:
    """Press the keys of a task. Raises AssertionError where it is not done at the end."""
    support.speak(language)
    pages: list[str] = []
    dialogs = 0
    at: Screen[Any] | None = None
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        stack.enter_context(patch.dict(os.environ, HOME=str(home), ASHORE_HOME=str(home / "ashore")))
        for module in (textual.app, textual.pilot):
            stack.enter_context(patch.object(module, "wait_for_idle", rest_before_going_on))
        app = support.make_app(task.start(), welcomed=not task.first, today=task.today)
        async with app.run_test(size=SIZE) as pilot:
            stack.enter_context(frames_left_out(app))
            await come_to_rest(pilot)
            for step in ((), *task.steps):
                if step:
                    await pilot.press(*presses(step, language))
                if show or step[:1] == ("text",):  # what follows from a text is worked out a moment later
                    await come_to_rest(pilot)
                await app.workers.wait_for_complete()
                if app.screen is not at:
                    at = app.screen
                    if at.is_modal:
                        dialogs += 1
                    elif pages[-1:] != [page_of(at)]:
                        pages.append(page_of(at))
                if show:
                    sys.stdout.write(f"--- {spelled([step]) if step else task.title}\n{support.screen_text(app)}\n")
            await come_to_rest(pilot)
            screen = support.screen_text(app)
            files = tuple(file for file in home.iterdir() if file.is_file())
            end = End(app.session.value, close(screen), files, app.guide)
            if not task.done(end):
                raise AssertionError(f"not done in {language}: {task.name}. {task.done.__doc__}\n{screen}")
    return Seen(sum(step[0] == "key" for step in task.steps), len(pages), dialogs)


# The table


def spelled(steps: Iterable[Step]) -> str:
    """What is pressed, as one would say it: `Tab×7`, and in quotation marks what is typed."""
    said = []
    for step, group in groupby(step for step in steps if step):
        times = len(list(group))
        name = KEY_NAMES.get(step[1], step[1] if len(step[1]) == 1 else step[1].capitalize())
        said.append(f"“{step[1]}”" if step[0] == "text" else name + (f"×{times}" if times > 1 else ""))
    return " ".join(said)


def holds(task: str, seen: Seen) -> bool:
    """Whether a task keeps to its bounds."""
    return seen.keys <= MOST_KEYS.get(task, seen.keys) and seen.pages <= MOST_PAGES.get(task, seen.pages)


def bound(task: str) -> str:
    """What it may take at most, in words."""
    most = [f"{kind[task]} {name}" for kind, name in ((MOST_KEYS, "keys"), (MOST_PAGES, "pages")) if task in kind]
    words = ", ".join(most).replace("1 keys", "1 key") if most else ""
    return f"{words}: not yet" if task in NOT_YET else words


def row(task: Task, seen: Sequence[Seen]) -> str:
    """A line of the table, out of what it took in each language."""
    cells = [" / ".join(map(str, dict.fromkeys(counts))) for counts in zip(*seen, strict=True)]
    return f"| {task.title} | {' | '.join(cells)} | {bound(task.name)} |"


def read(table: str, task: Task) -> list[Seen]:
    """What a table says that a task took, in each language."""
    (line,) = (line for line in table.splitlines() if line.startswith(f"| {task.title} | "))
    counts = [[int(count) for count in cell.split(" / ")] for cell in line.split(" | ")[1:4]]
    return [Seen(*(cell[at % len(cell)] for cell in counts)) for at in range(len(LANGUAGES))]


def document(rows: Iterable[str]) -> str:
    """The whole page."""
    return "\n".join([HEAD, *rows, FOOT, *(f"- {task.title}: {spelled(task.steps)}" for task in TASKS), ""])


HEAD = """\
# How many keys it takes

Made by `python -m docs.experience`, which presses these keys in the program at 80×24, in English and in Chinese, and
looks in the workbook and on the screen whether the task was really done. `tests/test_experience.py` holds the table and
the bounds.

- **Keys** are all presses beside the characters of what is typed: Enter, Tab and arrows too.
- **Pages** are those seen one after the other, the first one too. A page about the same record counts once in a row,
  and so do the questions of a new record. **Dialogs** are the small pages above them, such as a menu.
- Two numbers are those of English and of Chinese; one is that of both.

| task | keys | pages | dialogs | at most |
|---|---|---|---|---|"""
FOOT = """
The first two begin at a first start, the others on Today: debt, budget and round in an empty workbook, offer, letter
and call in that of a rider with one loan and a budget, the return with a plan agreed three weeks ago.

## What is pressed

“In quotation marks” stands what is typed.
"""


async def rows() -> list[str]:
    """Every task in every language, one after the other."""
    return [row(task, [await do(task, language) for language in LANGUAGES]) for task in TASKS]


def main() -> None:
    """The table, or one task shown."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("task", nargs="?", choices=[task.name for task in TASKS], help="show it, and write nothing")
    wanted.add_argument("--lang", default="en", choices=LANGUAGES, help="the language in which it is shown")
    options = wanted.parse_args()
    if options.task:
        task = next(task for task in TASKS if task.name == options.task)
        seen = asyncio.run(do(task, options.lang, show=True))
        sys.stdout.write(f"{seen}\n")
    else:
        TABLE.write_text(document(asyncio.run(rows())), "utf-8")


if __name__ == "__main__":
    main()
