"""A cut line, a request to end, odd bytes: nothing typed is lost, nothing is left running."""

from __future__ import annotations

import datetime as dt
import os
import signal
import time
from pathlib import Path

import pytest

from ashore.settings import Settings, write
from ashore.workbook.file import codec
from ashore.workbook.model import Workbook
from tests.e2e.terminal import KEYS, Terminal

F5 = KEYS["f5"]


@pytest.fixture
def place(home: Path) -> Path:
    """A home in which the first start is over."""
    write(Settings(welcomed=True))
    return home


def saved(home: Path) -> Workbook:
    return codec.load((home / "data" / "workbook.toml").read_text("utf-8"))


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM], ids=lambda number: number.name)
def test_a_signal_saves_what_is_being_typed(place: Path, number: signal.Signals) -> None:
    with Terminal(home=place) as terminal:
        terminal.until("Your next step")
        terminal.press("3", "enter")
        terminal.until("Budget")
        os.write(terminal.fd, b"\r12oo")
        terminal.until("12oo")
        os.kill(terminal.pid, number)
        assert terminal.ended() == 128 + number
        assert b"\x1b[?1049l" in terminal.output
    assert saved(place).unfinished == {"budget.pay.sum.amount": "12oo"}


def test_a_closed_terminal_saves_and_ends(place: Path) -> None:
    with Terminal(home=place) as terminal:
        terminal.until("Your next step")
        terminal.press("3", "enter")
        terminal.until("Budget")
        os.write(terminal.fd, b"\r777")
        terminal.until("777")
        terminal.hang_up()
        end = time.monotonic() + 15
        pid = 0
        while not pid and time.monotonic() < end:
            pid, _status = os.waitpid(terminal.pid, os.WNOHANG)
            time.sleep(0.05)
        assert pid == terminal.pid
    assert [str(line.amount) for line in saved(place).budget.lines] == ["777.00"]


def test_keys_that_arrive_all_at_once_lose_and_mix_up_nothing(place: Path) -> None:
    """As over a slow line, or when somebody types ahead: from home into the budget, then a whole letter."""
    with Terminal(home=place) as terminal:
        terminal.until("Your next step")
        os.write(terminal.fd, b"3\r\r1,234.50\r\r2,345\r\r3456\x1b")
        terminal.until("3,456.00")
        terminal.settle()
        terminal.write(f"5\r\r\r{F5}\rLender with a long name\tThe app\tHT20260419-0001\t")
        terminal.write("2,000.00\t2026-10-19\tLi Ming\t")
        terminal.until("Li Ming")
        terminal.settle()
        terminal.write("\x1bq")  # Esc and a letter in one piece: not Alt and the letter
        assert terminal.ended() == 0
    workbook = saved(place)
    assert [str(line.amount) for line in workbook.budget.lines] == ["1234.50", "2345.00", "3456.00"]
    (debt,) = workbook.debts
    assert (debt.lender, debt.product, debt.contract) == ("Lender with a long name", "The app", "HT20260419-0001")
    assert (str(debt.owed), str(debt.due_date)) == ("2000.00", "2026-10-19")
    assert workbook.letters[0].answers == {"name": "Li Ming"}
    assert workbook.unfinished == {}


def test_a_letter_asked_one_question_at_a_time_takes_its_answers_all_at_once(place: Path) -> None:
    """Each Enter leads to another page of questions, and what comes behind it is for that one."""
    with Terminal(home=place) as terminal:
        terminal.until("Your next step")
        down = KEYS["down"]
        terminal.write(f"5\r\r\rLender\r2,000.00\rLi Ming\r{down * 2}\r2026-09-01\r{down * 2}\r3\r2026-12-15\r")
        terminal.until("Check your answers")
        assert "Still missing" not in terminal.text()
        terminal.settle()
        terminal.write("\x1bq")
        assert terminal.ended() == 0
    workbook = saved(place)
    assert [(debt.lender, str(debt.owed)) for debt in workbook.debts] == [("Lender", "2000.00")]
    assert workbook.letters[0].answers == {
        "name": "Li Ming",
        "reason": "less-income",
        "since": dt.date(2026, 9, 1),
        "ask": "instalments",
        "instalments": 3,
        "first-payment": dt.date(2026, 12, 15),
    }
    assert workbook.unfinished == {}


def test_kill_in_the_middle_of_a_long_letter_loses_at_most_a_second(place: Path) -> None:
    with Terminal(home=place) as terminal:
        terminal.until("Your next step")
        terminal.press("5", "enter", "enter", "enter", "f5", "enter", "Lender", *("tab",) * 5, "Li", *("tab",) * 3)
        typed = ""
        seen: list[tuple[float, int]] = []
        begun = time.monotonic()
        while time.monotonic() - begun < 4 or len(seen) < 20:
            piece = f"word{len(typed)}"
            os.write(terminal.fd, piece.encode() + b" ")
            terminal.until(piece)
            typed += piece + " "
            seen.append((time.monotonic(), len(typed)))
        os.kill(terminal.pid, signal.SIGKILL)
        killed = time.monotonic()
    kept = str(saved(place).letters[0].answers["reason-words"])
    assert typed.startswith(kept)
    # What stood on the screen for more than a second (and a little, for a busy machine) is on disk.
    assert len(kept) >= max(length - 1 for moment, length in seen if moment < killed - 1.5)


def test_ctrl_z_and_back_restores_the_screen(place: Path) -> None:
    with Terminal(home=place) as terminal:
        terminal.until("Your next step")
        terminal.press("3", "enter")
        terminal.until("Budget")
        os.write(terminal.fd, b"\r77")
        terminal.until("77")
        os.write(terminal.fd, b"\x1a")
        stopped = 0
        end = time.monotonic() + 10
        while not stopped and time.monotonic() < end:
            terminal.settle(0.1, 0.2)
            stopped, status = os.waitpid(terminal.pid, os.WNOHANG | os.WUNTRACED)
        assert stopped
        assert os.WIFSTOPPED(status)
        assert b"\x1b[?1049l" in terminal.output
        before = len(terminal.output)
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.until_sent(b"\x1b[?1049h", before)
        terminal.until_sent(b"77", before)
        terminal.press("8", "escape", "q")
        assert terminal.ended() == 0
    assert [str(line.amount) for line in saved(place).budget.lines] == ["778.00"]


def test_bytes_that_are_not_utf8_end_nothing(place: Path) -> None:
    with Terminal(home=place) as terminal:
        terminal.until("Your next step")
        terminal.press("3", "enter")
        terminal.until("Budget")
        os.write(terminal.fd, b"\r12\xd2\xbb\xff")
        terminal.until("not a clear sum")
        terminal.press("escape", "q")
        assert terminal.ended() == 0


def test_a_wrong_workbook_is_one_line_and_is_not_touched(place: Path) -> None:
    path = place / "data" / "workbook.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("schema = 1\ncreated = 2026-11-23\nsteps = 3\n")
    with Terminal(home=place) as terminal:
        assert terminal.ended() == 1
        text = " ".join(terminal.text().split())
    assert "line 3, steps: expected a list" in text
    assert "Traceback" not in text
    assert path.read_text().endswith("steps = 3\n")


def test_nothing_is_written_when_asked_so(place: Path) -> None:
    before = sorted(place.rglob("*"))
    with Terminal("--ephemeral", home=place) as terminal:
        terminal.until("nothing is written")
        terminal.press("2", "enter")
        terminal.press_until("down", "Space done")
        terminal.press("space")
        terminal.until("[x] Find")
        terminal.press("q")
        assert terminal.ended() == 0
    assert sorted(place.rglob("*")) == before


def broken(place: Path, **pages: str) -> dict[str, str]:
    """Surroundings in which pages cannot be shown."""
    lines = [f"from ashore.tui.pages.{module} import {page}; {page}.body = body\n" for module, page in pages.items()]
    text = (
        "import sys\n"
        "def body(self):\n    secret = 'the lender is X'\n    raise ZeroDivisionError(secret)\n"
        "if sys.argv[0] == '-m':\n    " + "    ".join(lines)
    )
    place.mkdir()
    (place / "sitecustomize.py").write_text(text)
    return {"PYTHONPATH": str(place)}


def test_a_fault_in_a_page_closes_it_alone(place: Path, tmp_path: Path) -> None:
    with Terminal(home=place, **broken(tmp_path / "site", help="HelpPage")) as terminal:  # type: ignore[arg-type]
        terminal.until("Your next step")
        terminal.press("2", "enter")
        terminal.press_until("down", "Space done")
        terminal.press("space", "?")
        terminal.until("Something went wrong on the page 'Help' (ZeroDivisionError,")
        terminal.press("3", "enter")
        terminal.until("Budget")
        terminal.press("q")
        assert terminal.ended() == 0
        assert b"the lender is X" not in terminal.output
    assert [step.id for step in saved(place).steps] == ["know-the-debt"]


def test_a_fault_that_leaves_no_page_ends_with_one_line_and_no_traceback(place: Path, tmp_path: Path) -> None:
    with Terminal(home=place, **broken(tmp_path / "site", home="HomePage", page_error="ErrorPage")) as terminal:  # type: ignore[arg-type]
        assert terminal.ended() == 1
        end = terminal.output.decode("utf-8", "replace")
    assert "a fault in the program (ZeroDivisionError, sitecustomize.py:" in end
    assert "What you entered is saved." in " ".join(end.split())
    assert "Traceback" not in end
    assert "the lender is X" not in end
