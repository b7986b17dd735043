"""Measure Ashore beside a bare Textual program and an empty Python, in turns, and print ratios with their bounds.

    python -m benchmarks [--runs N]

Times differ between machines; ratios of one run do much less. Nothing else should be running.
"""

from __future__ import annotations

import argparse
import compileall
import datetime as dt
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import ashore
from benchmarks import statements
from benchmarks.cases import case, promises
from benchmarks.terminal import Timed

BARE = [sys.executable, str(Path(__file__).with_name("bare.py"))]
ASHORE = [sys.executable, "-m", "ashore"]
FRAME, HOME_PAGE = "Chapters", "Your next step"
"""In the row of tabs; and what is shown of the case in the first frame."""
DOWN, F5 = "\x1b[B", "\x1b[15~"
SCREENS: dict[str, tuple[tuple[str, ...], str]] = {
    "today": (("1",), DOWN),
    "chapters": (("2",), DOWN),
    "chapter": (("2", "\r"), DOWN),
    "money": (("3",), DOWN),
    "budget": (("3", "\r"), DOWN),
    "contact log": (("4",), DOWN),
    "letters": (("5",), DOWN),
    "what is due": (("6",), DOWN),
    "evidence": ((" ", "e"), DOWN),
    "credit record": ((" ", "y"), DOWN),
    "settings": ((" ", "s"), DOWN),
    "outlook": ((" ", "o"), DOWN),
    "help": (("?",), DOWN),
    "find": (("/",), DOWN),
    "menu": ((" ",), DOWN),
    "a debt": (("3", DOWN, "\r"), "\t"),
    "its choices": (("3", DOWN, "\r"), DOWN),
    "a contact": (("4", "\r"), "\t"),
    "a letter": (("5", "\r", "\r", "\r", F5), "\t"),
}
"""Keys that open the page from home, and the key that moves on it."""
TABS = ("2", "3", "4", "5", "6", "1")
PRESSES = 20
PROMISES = 20_000
STATEMENT_ROWS = 100_000

Row = tuple[str, float, float, str]


def make(folder: Path, contacts: int) -> dict[str, str]:
    """A case in a home of its own; the environment that uses it."""
    from ashore.workbook.file import codec

    home = folder / str(contacts)
    for name in ("data", "config", "cache"):
        (home / name).mkdir(parents=True, mode=0o700)
    workbook = home / "data" / "workbook.toml"
    workbook.write_text(codec.dump(case(contacts, dt.date.today())), "utf-8")
    workbook.chmod(0o600)
    (home / "config" / "settings.toml").write_text('welcomed = true\nlanguage = "en"\n', "utf-8")
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("LC_", "NO_COLOR"))},
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "ASHORE_HOME": str(home),
    }


Turns = dict[str, list[tuple[float, ...]]]


def in_turns(runs: int, **measures: Callable[[], tuple[float, ...]]) -> Turns:
    """What several measures gave, taken in turns; the first turn only warms up."""
    taken: Turns = {name: [] for name in measures}
    for turn in range(runs + 1):
        for name, measure in measures.items():
            figures = measure()
            if turn:
                taken[name].append(figures)
    return taken


def median(turns: Turns, name: str, figure: int = 0) -> float:
    """The median of one figure of a measure."""
    return statistics.median(figures[figure] for figures in turns[name])


def ratio(turns: Turns, name: str, other: str, figure: int = 0, of: int | None = None) -> float:
    """The median of the ratios turn by turn, of a figure to the same one, or another, of the other measure: what slows
    the machine down for a while slows both."""
    pairs = zip(turns[name], turns[other], strict=True)
    return statistics.median(one[figure] / another[figure if of is None else of] for one, another in pairs)


def start(command: list[str], environment: dict[str, str], frame: str, text: str) -> tuple[float, float, float, float]:
    """Milliseconds to a text on the screen, bytes until all is quiet, peak memory in MiB, milliseconds to the frame
    around it."""
    program = Timed(command, environment)
    try:
        framed, shown = program.until(frame, text)
        program.settle()
        return shown, program.bytes, program.peak(), framed
    finally:
        program.close()


def presses(program: Timed, *keys: str) -> tuple[float, float]:
    """Milliseconds from a key to the first and to the last byte, the medians of several keys."""
    first, last = [], []
    for key in keys:
        program.press(key)
        begin, end, _size = program.settle()
        if begin is not None:
            first.append(begin)
            last.append(end)
    return statistics.median(first), statistics.median(last)


def typed(environment: dict[str, str]) -> tuple[float, float]:
    """A key in a bare program's field: milliseconds to the first and to the last byte."""
    program = Timed([*BARE, "input"], environment)
    try:
        program.until("Hello")
        program.settle()
        return presses(program, *"abcdefghij")
    finally:
        program.close()


def moved(environment: dict[str, str]) -> tuple[float, float, float, float, float]:
    """Milliseconds to the last byte: of a first visit to a tab, of coming back to one, of the menu; and to the first
    byte: of a key typed into a field, of a cursor key."""
    program = Timed(ASHORE, environment)
    try:
        program.until(HOME_PAGE)
        program.settle()
        _first, visit = presses(program, *TABS[:-1])
        _first, back = presses(program, *TABS, *TABS)
        menus = []
        for _turn in range(5):
            menus.append(presses(program, " ")[1])
            presses(program, "\x1b")
        presses(program, "3")
        cursor, _last = presses(program, *(DOWN,) * 4)
        presses(program, "1", "3", DOWN, "\r", "\x1b[A", "\r")
        key, _last = presses(program, *"abcdefghij")
        return visit, back, statistics.median(menus), key, cursor
    finally:
        program.close()


def verb(command: list[str], environment: dict[str, str]) -> tuple[float]:
    """Milliseconds of a command that ends by itself."""
    begun = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return ((time.perf_counter() - begun) * 1000,)


def keys(environment: dict[str, str]) -> dict[str, tuple[list[float], list[float]]]:
    """For each screen: milliseconds from a movement key to the painted frame, and the bytes of the frame."""
    program, found = Timed(ASHORE, environment), {}
    try:
        program.until(HOME_PAGE)
        program.settle()
        for name, (opens, moves) in SCREENS.items():
            for key in ("\x1b", "\x1b", "1", *opens):
                program.press(key)
                program.settle(0.5)
            times, sizes = [], []
            for _press in range(PRESSES):
                program.press(moves)
                first, last, size = program.settle()
                if first is not None:
                    times.append(last)
                    sizes.append(float(size))
            found[name] = (times, sizes)
    finally:
        program.close()
    return found


def saving(environment: dict[str, str]) -> list[float]:
    """Milliseconds from key to frame while the case is saved again and again: steps are ticked in between."""
    program, times = Timed(ASHORE, environment), []
    try:
        program.until(HOME_PAGE)
        program.settle()
        for key in ("2", "\r"):
            program.press(key)
            program.settle(0.5)
        for number in range(60):
            program.press(" " if number % 4 == 0 else "\x1b[B" if number % 8 < 4 else "\x1b[A")
            first, _last, _size = program.settle(0.1)  # a later frame may only say that all is saved
            if first is not None and number % 4:
                times.append(first)
    finally:
        program.close()
    return times


def dated(count: int) -> tuple[float, float]:
    """Seconds until what is due is worked out and in words, and until it is written for a calendar, with so many
    promises; each the best of three."""
    from ashore.casework.case import Case
    from ashore.export.calendar import as_calendar
    from ashore.guide.guide import load
    from ashore.wording.standing import agenda_line

    workbook, guide, now = promises(count, dt.date.today()), load(), dt.datetime.now().astimezone()
    best = [float("inf"), float("inf")]
    for _turn in range(3):
        begun = time.perf_counter()
        entries = Case(workbook, guide, now).agenda
        _lines = [agenda_line(entry, now.date()) for entry in entries]
        reached = time.perf_counter()
        as_calendar(entries, now, named=True)
        best = [min(best[0], reached - begun), min(best[1], time.perf_counter() - reached)]
    return best[0], best[1]


def percentile(values: list[float], share: float) -> float:
    """The value below which a share of them lies."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def main() -> int:
    """Print the table. Returns 1 when a line is out of its bound."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="turns (15)")
    runs = parser.parse_args().runs
    compileall.compile_dir(Path(ashore.__file__).parent, quiet=2)  # as an installation does, and as Textual is
    with tempfile.TemporaryDirectory() as folder:
        usual, large = make(Path(folder), 200), make(Path(folder), 5000)
        starts = in_turns(
            runs,
            bare=lambda: start(BARE, usual, "Bare", "Hello"),
            usual=lambda: start(ASHORE, usual, FRAME, HOME_PAGE),
            large=lambda: start(ASHORE, large, FRAME, HOME_PAGE),
        )
        keyed = in_turns(runs, input=lambda: typed(usual), ashore=lambda: moved(usual))
        verbs = in_turns(
            runs,
            empty=lambda: verb([sys.executable, "-c", "pass"], usual),
            version=lambda: verb([*ASHORE, "--version"], usual),
            status=lambda: verb([*ASHORE, "status"], usual),
        )
        frames, held, free = keys(usual), saving(large), saving(usual)
    agenda, calendar = dated(PROMISES)
    times = [value for values, _sizes in frames.values() for value in values]
    rows: list[Row] = [
        ("tabs and keys painted : bare program", ratio(starts, "usual", "bare", 3, 0), 1.7, ""),
        ("first screen : bare program", ratio(starts, "usual", "bare"), 2.2, ""),
        ("5,000 contacts : 200", ratio(starts, "large", "usual"), 1.7, ""),
        ("ashore --version : empty Python", ratio(verbs, "version", "empty"), 2.0, ""),
        ("peak memory : bare program", ratio(starts, "usual", "bare", 2), 1.9, ""),
        ("first screen, KB", median(starts, "usual", 1) / 1000, 12.0, "KB"),
        ("first visit, last byte : bare Input", ratio(keyed, "ashore", "input", 0, 1), 20.0, ""),
        ("back to a page, last byte : bare Input", ratio(keyed, "ashore", "input", 1, 1), 12.0, ""),
        ("menu, last byte : bare Input", ratio(keyed, "ashore", "input", 2, 1), 20.0, ""),
        ("typed key, first byte : bare Input", ratio(keyed, "ashore", "input", 3, 0), 2.0, ""),
        ("cursor key, first byte : bare Input", ratio(keyed, "ashore", "input", 4, 0), 2.0, ""),
        ("key to frame, median of all", statistics.median(times), 16.0, "ms"),
        ("key to frame, 99th percentile", percentile(times, 0.99), 50.0, "ms"),
        ("key while 5,000 are saved, median", statistics.median(held), 16.0, "ms"),
        ("  held up by it, 99th percentile", percentile(held, 0.99) - percentile(free, 0.99), 16.0, "ms"),
    ]
    rows += [("20,000 promises: what is due", agenda, 0.5, "s"), ("20,000 promises: its export", calendar, 2.0, "s")]
    computed, _whole, peak = statements.measure(STATEMENT_ROWS)
    rows += [
        ("100,000 rows of WeChat CSV", computed, statements.LONGEST, "s"),
        ("  peak of the process", peak, statements.LARGEST, "MiB"),
    ]
    for name, (values, sizes) in frames.items():
        if values:
            rows.append((f"  {name}: key to frame", statistics.median(values), 16.0, "ms"))
            rows.append((f"  {name}: bytes a key", statistics.median(sizes), 1500.0, "B"))
    base = f"bare program {median(starts, 'bare'):.0f} ms, {median(starts, 'bare', 2):.0f} MiB"
    base += f", a key in its field {median(keyed, 'input'):.1f} ms"
    print(f"{base}; empty Python {median(verbs, 'empty'):.0f} ms; {runs} turns\n")
    for name, value, bound, unit in rows:
        print(f"{name:39} {value:9.2f} {unit:3} at most {bound:7.1f}  {'ok' if value <= bound else 'OVER'}")
    print(f"\nashore status: {ratio(verbs, 'status', 'empty'):.1f} times an empty Python; it has no bound")
    return 1 if any(value > bound for _name, value, bound, _unit in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
