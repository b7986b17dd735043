"""The harness in its long form: `python -m tests.faults` prints its figures, and ends with 1 when anything was lost."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ashore.workbook.store import Store, WorkbookError
from tests.faults import interleave, saving
from tests.faults.test_bad_files import CORPUS


def bad_files() -> int:
    """Every file of the corpus: read or refused in one line, not changed, within a second."""
    crashed = slow = changed = 0
    with tempfile.TemporaryDirectory(prefix="ashore-files-") as place:
        path = Path(place) / "workbook.toml"
        for _name, content in CORPUS:
            path.write_bytes(content)
            begun = time.monotonic()
            try:
                Store(path).read()
            except WorkbookError:
                pass
            except Exception:
                crashed += 1
            slow += time.monotonic() - begun > 1
            changed += path.read_bytes() != content
    print(f"bad files: {len(CORPUS)}, crashed: {crashed}, changed: {changed}, over a second: {slow}")
    return crashed + changed + slow


def terminals() -> int:
    """The scenes in real terminals: signals, cut lines, two sessions, what reaches the terminal and the disk."""
    files = ["tests/e2e/test_signals.py", "tests/e2e/test_two.py", "tests/e2e/test_privacy.py"]
    done = subprocess.run([sys.executable, "-m", "pytest", "-q", *files], capture_output=True, text=True)
    passed = sum(map(int, re.findall(r"(\d+) passed", done.stdout)))
    failed = sum(map(int, re.findall(r"(\d+) (?:failed|error)", done.stdout)))
    print(f"scenes in real terminals: {passed + failed}, lost, leaked or crashed: {failed}")
    return failed + (done.returncode != 0)


if __name__ == "__main__":
    bad = interleave.main(1000) + bad_files() + terminals() + saving.main("--strace")
    sys.exit(1 if bad else 0)
