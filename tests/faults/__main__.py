"""The harness in its long form: `python -m tests.faults` prints its figures, and ends with 1 when anything was lost."""

from __future__ import annotations

import sys

from tests.faults import interleave, saving

if __name__ == "__main__":
    bad = interleave.main(1000)
    bad += saving.main("--strace")
    sys.exit(1 if bad else 0)
