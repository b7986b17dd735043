"""An error that nobody foresaw in the plain way leads back to the menu; the answers before it are kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from ashore.dialogue.places import HOME
from ashore.dialogue.talk import Choice, Talk
from ashore.errors import AshoreError
from ashore.workbook.file import codec
from tests.support import empty, speak, two_debts
from tests.test_plain import run, talk

ITEMS = range(1, len(HOME) + 2)
SECRET = "the lender is X"
WRONG = "Something went wrong here (ZeroDivisionError, test_plain_faults.py:"


MOST_PRESSES = 400


def fail(*_arguments: object) -> Any:
    raise ZeroDivisionError(SECRET)


@pytest.mark.parametrize("number", ITEMS)
@pytest.mark.parametrize("in_title", [False, True], ids=["choices", "title"])
def test_an_error_in_any_item_of_the_menu_leads_back_to_it(
    number: int, in_title: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak("en")
    menu = Talk.menu

    def broken(talk: Talk, title: Callable[[], Sequence[str]], choices: Callable[[], Sequence[Choice]]) -> None:
        at_home = title()[0] == "Ashore: where you stand"
        if at_home:
            menu(talk, title, choices)
        else:
            menu(talk, fail if in_title else title, choices if in_title else fail)

    monkeypatch.setattr(Talk, "menu", broken)
    monkeypatch.setattr(Talk, "ask", fail)
    said, workbook = talk(two_debts(), str(number), "99", "99", "q", forgiving=True)  # one may be a question
    assert WRONG in " ".join(said.split())
    assert SECRET not in said
    assert f"'99' is none of the numbers 1 to {len(HOME) + 1}." in said  # the first menu again
    assert workbook == two_debts()


def test_an_error_at_a_question_leads_back_to_the_menu_before_it_and_keeps_what_was_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    speak("en")
    ask, asked = Talk.ask, []

    def broken(talk: Talk, field: Any, where: str = "") -> bool:
        asked.append(field.name)
        return fail() if len(asked) == 2 else ask(talk, field, where)

    monkeypatch.setattr(Talk, "ask", broken)
    said, workbook = talk(empty(), "3", "1", "ABC", "", "q", forgiving=True)
    assert WRONG in " ".join(said.split())
    assert said.count("Note a debt") == 2  # the menu of the debts, before and after
    assert [debt.lender for debt in workbook.debts] == ["ABC"]


def test_an_error_that_has_its_own_words_is_said_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en")

    def refuse(*_arguments: object) -> Any:
        raise AshoreError("this cannot be read")

    monkeypatch.setattr("ashore.dialogue.outlook.Outlooks.outlook", refuse)
    said, _workbook = talk(empty(), "12", "q")
    assert "! this cannot be read" in said


def test_where_the_state_of_things_cannot_be_told_the_ways_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en")
    monkeypatch.setattr("ashore.dialogue.menu.status_lines", fail)
    said, _workbook = talk(two_debts(), "3", "", "q", forgiving=True)
    assert WRONG in " ".join(said.split())
    assert "Note a debt" in said


def test_an_error_beneath_all_of_it_saves_and_ends_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "if sys.argv[0] == '-m':\n"
        "    from ashore.dialogue.talk import Talk\n"
        "    hear = Talk.hear\n"
        "    def broken(self, *given):\n"
        "        line = hear(self, *given)\n"
        f"        return line if line != 'z' else self.{SECRET.split()[1]}\n"
        "    Talk.hear = broken\n"
    )
    done = run(tmp_path, "3\n1\nABC\nz\n\nz\n", "plain", "--lang", "en", PYTHONPATH=str(tmp_path))
    assert "Something went wrong here (AttributeError, sitecustomize.py:" in " ".join(done.stdout.split())
    assert done.returncode == 1
    assert done.stderr.startswith("ashore: a fault in the program (AttributeError, sitecustomize.py:")
    assert "Everything is saved." in done.stdout
    assert "Traceback" not in done.stderr
    kept = codec.load((tmp_path / "data" / "workbook.toml").read_text("utf-8"))
    assert [debt.lender for debt in kept.debts] == ["ABC"]


def heeds_ctrl_c() -> None:
    """Where the tests run in the background, a shell has Ctrl+C ignored for all that they start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_saves_and_ends_however_often_it_is_pressed(tmp_path: Path) -> None:
    surroundings = {**os.environ, "ASHORE_HOME": str(tmp_path), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "ashore", "plain", "--lang", "en"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=surroundings,
        start_new_session=True,
        preexec_fn=heeds_ctrl_c,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write("3\n1\nABC\n")
        process.stdin.flush()
        while "Noted: ABC" not in process.stdout.readline():
            pass
        for _press in range(MOST_PRESSES):  # on a busy machine it would get nothing else done, for ever
            if process.poll() is not None:
                break
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.005)
        process.wait(60)
        assert "Traceback" not in process.stderr.read()
    assert "ABC" in (tmp_path / "data" / "workbook.toml").read_text("utf-8")
