"""`python -m tests.monkey [--seeds 50] [--keys 400] [--first 0] [KIND …]`: seeds spread over the kinds.

Prints one line a seed; for one that fell, the kind, the seed, the last keys and the last lines. Exit code 1 then.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.monkey.monkey import KINDS, Fallen, Seed


def main() -> int:
    """Run the long form."""
    parser = argparse.ArgumentParser(prog="python -m tests.monkey", allow_abbrev=False)
    parser.add_argument("--seeds", type=int, default=50, help="how many, spread over the kinds")
    parser.add_argument("--keys", type=int, default=400, help="how many keys or lines a seed")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("kind", nargs="*", help=f"of {', '.join(kind.name for kind in KINDS)}; all of them")
    options = parser.parse_args()
    kinds = [kind for kind in KINDS if not options.kind or kind.name in options.kind]
    fallen = 0
    for seed in range(options.first, options.first + options.seeds):
        kind = kinds[seed % len(kinds)]
        with tempfile.TemporaryDirectory() as place:
            try:
                print(f"{kind.name}, seed {seed}: {Seed(kind, seed, options.keys, Path(place)).run()}", flush=True)
            except Fallen as problem:
                fallen += 1
                print(problem, flush=True)
    print(f"{options.seeds} seeds of {options.keys} keys, {fallen} fallen")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
