"""Two sessions on one workbook, in two real terminals."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from ashore.settings import Settings, write
from ashore.workbook.file import codec
from tests.e2e.terminal import Terminal, on_disk


@pytest.fixture
def place(home: Path) -> Path:
    """A home in which the first start is over."""
    write(Settings(welcomed=True))
    return home


def sums(home: Path) -> list[str]:
    workbook = codec.load((home / "data" / "workbook.toml").read_text("utf-8"))
    return [str(line.amount) for line in workbook.budget.lines]


def test_reading_beside_taking_over_and_giving_back(place: Path) -> None:
    with Terminal(home=place) as first, Terminal("--ephemeral", home=place) as _unrelated:
        first.until("Your next step")
        first.press("3", "enter")
        first.until("Budget")
        first.press("enter", "100", "enter")
        with Terminal(home=place) as second:
            second.until("read only; F10 takes over")
            second.press("3", "enter")
            second.press("enter", "9")
            second.until("Not changed")
            first.press("enter", "200")
            second.until("200")  # what the other one saves is seen
            second.press("f10")
            second.until("You have the workbook now")
            first.until("Another session has taken over")
            first.press("escape", "enter", "5")
            first.until("Not changed")
            second.press("down", "down", "enter", "300", "enter")
            second.until("300.00")
            first.press("f10")
            first.until("You have the workbook now")
            second.until("read only; F10 takes over")
            second.press("escape", "q")
            assert second.ended() == 0
        first.press("1", "3", "enter", *("down",) * 3, "enter", "400", "enter")
        first.until("400.00")
        first.press("escape", "q")
        assert first.ended() == 0
    assert sums(place) == ["100.00", "200.00", "300.00", "400.00"]


def test_a_killed_session_leaves_no_lock(place: Path) -> None:
    with Terminal(home=place) as first:
        first.until("Your next step")
        first.press("3", "enter")
        first.until("Budget")
        first.press("enter", "100", "enter")
        on_disk(place / "data" / "workbook.toml", '"100.00"')
        os.kill(first.pid, signal.SIGKILL)
        os.waitpid(first.pid, 0)
        with Terminal(home=place) as second:
            second.until("saved")
            assert "read only" not in second.text()
            second.press("q")
            assert second.ended() == 0
    assert sums(place) == ["100.00"]


def test_a_session_that_does_not_answer_keeps_the_workbook(place: Path) -> None:
    with Terminal(home=place) as first:
        first.until("Your next step")
        os.kill(first.pid, signal.SIGSTOP)
        with Terminal(home=place) as second:
            second.until("read only; F10 takes over")
            second.press("f10")
            second.until("does not answer")
            second.press("q")
            assert second.ended() == 0
        os.kill(first.pid, signal.SIGCONT)
        first.press("2")
        first.until("Speak to the lender early")
        first.press("q")
        assert first.ended() == 0


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_a_change_by_hand_while_it_is_open(place: Path, choice: str) -> None:
    path = place / "data" / "workbook.toml"
    with Terminal(home=place) as terminal:
        terminal.until("Your next step")
        terminal.press("3", "enter")
        terminal.until("Budget")
        terminal.press("enter", "100", "enter")
        on_disk(path, '"100.00"')
        path.write_text(path.read_text("utf-8").replace('"100.00"', '"555.00"'), "utf-8")
        terminal.press("enter", "200", "enter")
        terminal.until("Keep what is here")  # comes in a pause, not under the fingers
        terminal.press(*(() if choice == "mine" else ("down",)), "enter")
        terminal.until("The other version is in the backups")
        terminal.press("escape", "q")
        assert terminal.ended() == 0
    assert sums(place) == (["100.00", "200.00"] if choice == "mine" else ["555.00"])
    kept = [codec.load(backup.read_text("utf-8")) for backup in (path.parent / "backups").iterdir()]
    others = [[str(line.amount) for line in workbook.budget.lines] for workbook in kept]
    assert (["555.00"] if choice == "mine" else ["100.00", "200.00"]) in others
