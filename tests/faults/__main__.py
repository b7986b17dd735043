"""The harness in its long form: `python -m tests.faults [NAME…]` prints its table, and ends with 1 if anything is bad.

Names: points, encrypted, passphrase, names, places, calls, attacks, races, endings, interleavings, files, made, fields,
bytes, scenes; without any, all of them. The tests run a short form of each.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ashore.workbook.file.passphrase import Key
from ashore.workbook.file.problems import WorkbookError
from ashore.workbook.file.store import Store
from tests.e2e import ending, fields
from tests.faults import attacks, encryption, interleave, saving
from tests.faults.test_bad_files import CORPUS

Figures = tuple[int, int]
"""How much was tried, and how much of it was lost, leaked or crashed."""


def bad_files() -> Figures:
    """Every file of the corpus: read or refused in one line, not changed, within a second."""
    bad = 0
    with tempfile.TemporaryDirectory(prefix="ashore-files-") as place:
        path = Path(place) / "workbook.toml"
        for name, content in CORPUS:
            path.write_bytes(content)
            begun = time.monotonic()
            try:
                Store(path).read()
            except WorkbookError:
                pass
            except Exception as error:
                print(f"  {name}: {error!r}")
                bad += 1
            took = time.monotonic() - begun
            if took > 1 or path.read_bytes() != content:
                print(f"  {name}: {took:.1f} s, changed: {path.read_bytes() != content}")
                bad += 1
    return len(CORPUS), bad


def tests(*what: str, **environment: str) -> Figures:
    """Tests that are figures: how many ran, how many failed."""
    command = [sys.executable, "-m", "pytest", *what]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment})
    passed = sum(map(int, re.findall(r"(\d+) passed", done.stdout)))
    failed = sum(map(int, re.findall(r"(\d+) (?:failed|error)", done.stdout)))
    if done.returncode and not failed:
        failed = 1
    if failed:
        print(done.stdout[-3000:])
    return passed + failed, failed


def made_files(examples: int = 5000) -> Figures:
    """Files made by hypothesis."""
    _ran, failed = tests("tests/faults/test_bad_files.py", "-k", "any_file", ASHORE_EXAMPLES=str(examples))
    return examples, failed


def system_calls() -> Figures:
    """Every system call of a save, where strace is."""
    if not shutil.which("strace"):
        print("  strace is not installed here")
        return 0, 1
    return saving.with_strace()


CHECKS: dict[str, tuple[str, Callable[[], Figures]]] = {
    "points": ("points of a save, killed and failing, in process", saving.in_process),
    "encrypted": ("the same with a passphrase", lambda: saving.in_process(Key.make("four words"))),
    "passphrase": ("points of setting, changing, removing a passphrase", encryption.figures),
    "names": ("workbooks in one folder, clocks, copies", lambda: tests("tests/workbook/test_backups.py")),
    "places": ("verbs on files, and where no file can be", lambda: tests("tests/test_keeping.py")),
    "calls": ("system calls of a save, killed and failing, by strace", system_calls),
    "attacks": ("what is put in the file's place, before and during a save", attacks.figures),
    "races": ("changes by hand at any moment of a save", attacks.races),
    "endings": ("states × signals and closed terminals, while saving fails", ending.figures),
    "interleavings": ("interleavings of three sessions, with kills", lambda: interleave.figures(1000, 1)),
    "files": ("bad files from the generator", bad_files),
    "made": ("bad files made by hypothesis", made_files),
    "fields": ("fields × signals, cut lines and closed terminals", fields.figures),
    "bytes": ("characters, sources and screens, on a terminal's bytes", lambda: tests("tests/e2e/test_bytes.py")),
    "scenes": (
        "scenes in real terminals: two sessions, privacy, passphrase",
        lambda: tests(*(f"tests/e2e/test_{name}.py" for name in ("signals", "two", "privacy", "passphrase"))),
    ),
}


def main(names: list[str]) -> int:
    """Run the checks of these names. Returns the exit code."""
    if unknown := [name for name in names if name not in CHECKS]:
        print(f"no such check: {', '.join(unknown)}; there are: {', '.join(CHECKS)}")
        return 2
    rows = []
    for name in names or CHECKS:
        label, check = CHECKS[name]
        begun = time.monotonic()
        tried, bad = check()
        rows.append((label, tried, bad, time.monotonic() - begun))
        print(f"{label}: {tried} tried, {bad} bad", flush=True)
    print(f"\n{'what':60}{'tried':>8}{'lost, leaked, crashed':>24}{'seconds':>9}")
    for label, tried, bad, seconds in rows:
        print(f"{label:60}{tried:>8}{bad:>24}{seconds:>9.0f}")
    return 1 if any(bad or not tried for _label, tried, bad, _seconds in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
