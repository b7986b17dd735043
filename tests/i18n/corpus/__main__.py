"""`python -m tests.i18n.corpus`: how many planted faults are found, how many right texts complained of."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.i18n.corpus import count


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        counted = count(Path(folder))
    for case, ids in counted.wrong:
        print(f"{case.name}: found {', '.join(sorted(ids)) or 'nothing'}")
    print(counted)
    return 1 if counted.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
