"""The plain way: a conversation recorded as text, and what it leaves in the file."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import re
import signal
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from ashore.dialogue.lists import menu_hints
from ashore.dialogue.menu import Conversation
from ashore.dialogue.places import HOME
from ashore.dialogue.talk import Leave, Talk, question_hints
from ashore.guide.guide import load
from ashore.i18n import catalogue, current
from ashore.workbook.model import Workbook
from ashore.workbook.session import Session
from tests.support import empty, logged, speak, story, three_lenders, two_debts

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.timezone(dt.timedelta(hours=8)))


class Typed(io.StringIO):
    """What is typed, shown where it was typed."""

    def __init__(self, answers: Sequence[str], shown: io.StringIO) -> None:
        super().__init__("".join(f"{answer}\n" for answer in answers))
        self._shown = shown

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        line = super().readline(-1 if size is None else size)
        self._shown.write(line)
        return line


FAULT = re.compile(r"\w+, \w+\.py:\d+")
"""How an error that nobody foresaw is named, in every language."""


def talk(workbook: Workbook, *answers: str, forgiving: bool = False) -> tuple[str, Workbook]:
    """The whole conversation as text, and the workbook after it. An error fails the test, unless it is `forgiving`."""
    session, shown = Session(workbook), io.StringIO()
    spoken = Talk(Typed(answers, shown), shown, session, lambda: NOW, 78)
    with suppress(Leave):  # Enter at the first menu ends it too
        Conversation(spoken, session, catalogue.search_path(), 78).home()
    if not forgiving:
        assert not FAULT.search(shown.getvalue()), "an error was survived"
    return shown.getvalue(), session.value


def seen(said: str, snapshot: SnapshotAssertion) -> None:
    """Compare a conversation with the one before; as long as a catalogue lacks what only the plain way says, none is
    kept in its language."""
    if current().tag != "en" and any(hint.isascii() for hint in (*menu_hints(), *question_hints())):
        pytest.skip("the catalogue lacks texts of the plain way")
    assert said == snapshot


A_DEBT = ("3", "1", "ABC Consumer Finance", "", "1", "20260419", "yesterday-ish", "2026-10-19", "2052.50", "q", "", "")
A_BUDGET = ("4", "2", "950", "2", "5", "1200", "", "7", "38", "1", "")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_debt_a_budget_a_step_and_a_contact(language: str, snapshot: SnapshotAssertion) -> None:
    speak(language)
    a_step = ("2", "1", "2", "1", "", "", "")
    a_call = ("6", "1", "", "", "", "", "", "We will come tomorrow", "1", "q", "", "", "7", "q")
    said, workbook = talk(empty(), *A_DEBT, *A_BUDGET, *a_step, *a_call)
    assert (workbook.debts[0].owed, workbook.debts[0].due_date) == (Decimal("2052.50"), dt.date(2026, 10, 19))
    assert {line.group: line.amount for line in workbook.budget.lines} == {"gig": 950, "housing": 1200, "food": 38}
    assert [line.frequency for line in workbook.budget.lines] == ["weekly", "monthly", "daily"]
    assert [step.state for step in workbook.steps] == ["done"]
    assert workbook.contacts[0].said == "We will come tomorrow" and workbook.contacts[0].marks
    assert not workbook.unfinished
    seen(said, snapshot)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_letter_is_asked_for_and_written(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    speak(language)
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "letter.txt"
    begin = ("5", "2", "1", "", "ABC Finance")
    said, workbook = talk(logged(), *begin, "q", "1", "3", "yes", "letter.txt", "", "", "", "q")
    assert len(workbook.letters) == 2 and workbook.debts[0].lender == "ABC Finance"
    assert file.stat().st_mode & 0o777 == 0o600 and "ABC Finance" in file.read_text("utf-8")
    seen(said, snapshot)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_an_offer_is_weighed_and_taken_into_the_letter(language: str, snapshot: SnapshotAssertion) -> None:
    speak(language)
    own = ("3", "1", "2", str(len(two_debts().offers) + 2))
    said, workbook = talk(two_debts(), *own, "2", "1 2", "3", "", "4", "2", "", "", "", "", "q")
    offer = workbook.offers[-1]
    assert (offer.by, len(offer.terms), offer.state) == ("reader", 2, "agreed")
    assert any(draft.offer == offer.id for draft in workbook.letters)
    seen(said, snapshot)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_evidence_court_papers_and_the_credit_record(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    speak(language)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "slip.txt").write_text("pay")
    a_piece = ("9", "1", "Pay slip", "", "slip.txt", "q", "", "")
    an_objection = ("10", "2", "Twice the same loan", "", "ABC", "2026-11-20", "q", "")
    a_bill = ("4", "Rent", "28", "2", "", "")
    a_paper = ("11", "1", "1", "", "2", "q", "", "")
    said, workbook = talk(logged(), *a_piece, *an_objection, *a_bill, *a_paper, "12", "1", "1", "q", "", "q")
    assert workbook.evidence[-1].sha256 == hashlib.sha256(b"pay").hexdigest()
    assert workbook.disputes[0].filed_on == dt.date(2026, 11, 20)
    assert [len(bill.paid) for bill in workbook.bills] == [1]
    assert workbook.papers[0].checked == "case" and workbook.papers[0].received == NOW.date()
    assert workbook.answers
    seen(said, snapshot)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_letter_goes_out_and_its_answer_is_awaited(language: str, snapshot: SnapshotAssertion) -> None:
    speak(language)
    it_went_out = ("5", "1", "4", "2", "1", "", "3", "", "A-17", "q", "", "", "", "")
    said, workbook = talk(story(), *it_went_out, "7", "1", "Call", "2026-12-01", "q", "", "", "q")
    sending = workbook.letters[0].sendings[0]
    assert (sending.by, sending.receipt, sending.on) == ("post", "A-17", NOW.date())
    assert [version.id for version in workbook.letters[0].versions] == [sending.version]
    assert workbook.reminders[0].text == "Call"
    seen(said, snapshot)


def test_what_was_taken_back_is_asked_for_no_more() -> None:
    speak("en")
    _said, workbook = talk(two_debts(), "3", "1", "2", str(len(two_debts().offers) + 2), "u", "", "", "", "", "q")
    assert workbook.offers == two_debts().offers
    a_piece = ("9", "1", "A", "q", "2", "")
    a_paper = ("11", "1", "1", "q", "2", "")
    a_report = ("10", "1", "yesterday", "q", "2", "")
    said, workbook = talk(empty(), *a_piece, *a_paper, *a_report, "q")
    assert not workbook.evidence and not workbook.papers and not workbook.reports
    assert said.count("u brings it back.") == 3
    said, workbook = talk(empty(), "9", "1", "A", "q", "2", "u", "1", "2", "u", "", "3", "q")
    assert [piece.label for piece in workbook.evidence] == ["A"]  # back in the list: there it is brought back
    assert "Note a debt" in said[said.rindex("> 3") :]


def test_what_cannot_be_read_is_kept_until_it_can() -> None:
    speak("en")
    said, workbook = talk(empty(), "3", "1", "", "", "", "", "", "a lot")
    assert "This is not a clear sum" in said
    assert list(workbook.unfinished.values()) == ["a lot"]


def test_what_cannot_be_read_pushes_out_nothing_that_is_known() -> None:
    """Enter keeps what it says is there now: the good day, not the one that could not be read."""
    said, workbook = talk(two_debts(), "3", "1", "1", "", "", "", "", "before the fourth", "", "q", "", "", "q")
    assert "Type the day like 2026-12-15." in said
    assert workbook.debts == two_debts().debts
    assert workbook.unfinished == {}


def test_a_number_that_is_not_there_is_said_and_undo_takes_back() -> None:
    speak("en")
    said, workbook = talk(empty(), "99", "x", "3", "1", "A", "q", "", "", "u", "u", "u")
    assert f"'99' is none of the numbers 1 to {len(HOME) + 1}." in said and "'x' is none" in said
    assert "Undone: a debt (A) changed. r does it again." in said and "Nothing to undo." in said
    assert not workbook.debts


def run(home: Path, said: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "ASHORE_HOME": str(home), "LANG": "C.UTF-8", **environment}
    command = [sys.executable, "-m", "ashore", *arguments]
    return subprocess.run(command, input=said, capture_output=True, text=True, timeout=60, env=surroundings)


@pytest.mark.parametrize("arguments", [[], ["plain"]], ids=["by itself", "asked for"])
def test_it_is_chosen_where_nothing_can_be_drawn_and_saves_at_the_end_of_input(
    arguments: list[str], tmp_path: Path
) -> None:
    done = run(tmp_path, "3\n1\nABC\n", *arguments, "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Everything is saved." in done.stdout and "\x1b" not in done.stdout
    assert tomllib.loads((tmp_path / "data" / "workbook.toml").read_text("utf-8"))["debts"][0]["lender"] == "ABC"


def test_what_comes_in_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    done = run(tmp_path, "3\n1\nA\x1b]0;x\x07B\x9b\n", "plain", "--lang", "en")
    assert done.returncode == 0 and not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in done.stdout)


def test_nothing_is_written_when_that_was_asked_for(tmp_path: Path) -> None:
    done = run(tmp_path, "3\n1\nABC\n", "plain", "--ephemeral", "--lang", "en")
    assert "Nothing was written to disk." in done.stdout
    assert not (tmp_path / "data").exists()


def test_a_request_to_end_saves_first(tmp_path: Path) -> None:
    surroundings = {**os.environ, "ASHORE_HOME": str(tmp_path), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "ashore", "plain", "--lang", "en"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=surroundings
    ) as process:
        assert process.stdin and process.stdout
        process.stdin.write("3\n1\nABC\n")
        process.stdin.flush()
        while "Noted: ABC" not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 128 + signal.SIGTERM
    assert "ABC" in (tmp_path / "data" / "workbook.toml").read_text("utf-8")


NEW = {
    "debt": ("3", "1"),
    "offer": ("3", "1", "2", "1"),
    "letter": ("5", "1", "1"),
    "contact": ("6", "1"),
    "reminder": ("7", "1"),
    "evidence": ("9", "1"),
    "report": ("10", "1"),
    "objection": ("10", "2"),
    "bill": ("10", "3"),
    "paper": ("11", "1"),
}


@pytest.mark.parametrize("answers", [("",) * 60, ("q", ""), ()], ids=["all empty", "left at once", "input ends"])
@pytest.mark.parametrize("record", NEW)
def test_a_new_record_of_which_nothing_is_answered_is_gone(record: str, answers: Sequence[str]) -> None:
    speak("en")
    before = story() if record == "offer" else empty()
    session, shown = Session(before), io.StringIO()
    spoken = Talk(Typed((*NEW[record], *answers), shown), shown, session, lambda: NOW, 78)
    with suppress(Leave):
        Conversation(spoken, session, catalogue.search_path(), 78).home()
    assert session.value == before
    assert not session.can_undo
    assert not answers or "Nothing was answered, so nothing is noted." in shown.getvalue()


@pytest.mark.parametrize("name", ["~nobody-of-that-name/x", "/", "/etc/passwd/x"])
def test_a_file_that_cannot_be_is_said_and_asked_nothing_more(name: str) -> None:
    said, _workbook = talk(logged(), "5", "2", "1", "", "ABC Finance", "q", "1", "3", "yes", name, "", "", "", "q")
    assert f"! {name}: " in said and "Written to" not in said


def test_what_is_left_is_shared_and_proposed_to_all_at_once() -> None:
    speak("en")
    said, workbook = talk(three_lenders(), "3", "5", "2", "1", "", "1", "3", "q", "", "q")
    assert "甲: 28 payments without interest from Dec 23, 2026, CN¥71.43 a month." in said
    assert "3 proposals are noted." in said
    assert "All proposals together: CN¥267.86 a month. They fit together" in said
    assert [offer.state for offer in workbook.offers] == ["proposal"] * 3
    assert workbook.share == "smallest"
    assert not talk(three_lenders(), "3", "5", "2", "1", "u", "q")[1].offers


def test_a_bad_month_and_a_lump_sum_are_tried_line_by_line() -> None:
    speak("en")
    weeks = str(len(load().budget.group) + 1)
    said, workbook = talk(two_debts(), "4", weeks, "6", "1", "300", "1", "2", "200", "2026-12-05", "q")
    assert "It runs short first on Dec 1, 2026." in said
    assert "With CN¥300.00 less a month" in said
    assert "Without 跑单 (CN¥950.00) on Nov 27, 2026" in said
    assert "A lump sum of CN¥200.00 on Dec 5, 2026" in said or "CN¥200.00 is there on Dec 5, 2026" in said
    assert (workbook.trial.less, workbook.trial.missed) == (Decimal(300), "c2")
    assert workbook.offers == two_debts().offers


def test_the_weeks_are_noted_line_by_line() -> None:
    speak("en")
    weeks = str(len(load().budget.group) + 1)
    there = ("1", "4000", "2026-11-23")
    said, workbook = talk(three_lenders(), "4", weeks, *there, "3", "2026-12-05", "2026-12-01", "2026-12-02", "q")
    assert (workbook.cash.opening, len(workbook.cash.lines)) == (Decimal(4000), 3)
    assert [line.date and line.date.day for line in workbook.cash.lines] == [5, 1, 2]
    assert "That leaves CN¥1,100.00 for a lump sum" in said
