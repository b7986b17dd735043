"""The short form of the random keys: one seed of each kind. The long form is `python -m tests.monkey`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.monkey.keys import keys, lines
from tests.monkey.monkey import KINDS, Fallen, Kind, Seed

KEYS = 150
SEEDS = (0, 1, 16, 3, 16, 1, 26, 7)
"""For each kind one that does not choose to quit soon."""
TRIES = 4
"""Seeds that may choose to quit, one after the other: what a key does changes, and with it what a seed comes to."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_random_keys_end_nothing_and_are_undone_to_the_first_workbook(kind: Kind, tmp_path: Path) -> None:
    first, ended = SEEDS[KINDS.index(kind)], ""
    for seed in range(first, first + TRIES):
        ended = Seed(kind, seed, KEYS, tmp_path / f"place-{seed}").run()
        if not ended.startswith("a quit was chosen"):
            break
    assert ended == "undone to the first workbook"


def test_the_same_seed_is_the_same_keys() -> None:
    for made in (keys, lines):
        assert made(7, 50) == made(7, 50)
        assert made(7, 50) != made(8, 50)


@pytest.mark.parametrize("kind", [KINDS[1], KINDS[5]], ids=lambda kind: kind.name)
def test_a_program_that_fails_is_seen(kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise it would prove nothing: here moving about and asking are broken."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(
        "import sys\n"
        "def fail(*_): raise ZeroDivisionError\n"
        "if sys.argv[0] == '-m':\n"
        "    import ashore.tui.page as page, ashore.dialogue.talk as talk\n"
        "    page.Page.action_move = fail\n"
        "    talk.Talk.ask = fail\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(site))
    with pytest.raises(Fallen, match="ZeroDivisionError"):
        Seed(kind, 1, KEYS, tmp_path / "place").run()
