"""What can be done in the plain way as on the screens: payments, steps, calls, the budget, the log, letters, files."""

from __future__ import annotations

import datetime as dt
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from ashore.guide.guide import load
from ashore.i18n import _
from ashore.wording.sharing import why_nothing
from ashore.workbook import edits
from tests.forms.every_form import whole
from tests.support import TODAY, empty, logged, speak, story, three_lenders, two_debts, years
from tests.test_plain import talk
from tests.test_plain_follows import flat
from tests.test_plain_places import LAST, WEEKS

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh_CN"])
PAYMENTS = (LAST["debts"], "1", "3")


def number_of(words: str, said: str) -> int:
    """The last choice that has these words in it."""
    return next(int(line.split(".")[0]) for line in reversed(said.split("\n")) if words in line)


# Payments


@LANGUAGES
def test_a_payment_is_thought_through_and_then_noted(language: str) -> None:
    speak(language)
    thought = (*PAYMENTS, "2", "500", "", "")
    said, workbook = talk(two_debts(), *thought, "q")
    assert workbook.debts[0].trial == Decimal(500)
    assert not workbook.debts[0].payments
    for sum_ in ("52.50", "447.50", "1,552.50"):  # interest first, then principal; what is left of it
        assert sum_ in said
    assert "500.00" in said[said.index("1,552.50") :]  # the choice that notes it
    said, workbook = talk(two_debts(), *thought, "1", "q")
    assert [(paid.amount, paid.date) for paid in workbook.debts[0].payments] == [(Decimal(500), dt.date(2026, 11, 23))]
    assert workbook.debts[0].trial is None
    assert flat(_("Recorded. Keep the receipt.")) in flat(said)


def test_a_payment_is_noted_at_once_and_taken_away() -> None:
    speak("en")
    said, workbook = talk(two_debts(), *PAYMENTS, "1", "300", "2026-11-20", "q", "q")
    assert [(paid.amount, paid.date.day) for paid in workbook.debts[0].payments] == [(Decimal(300), 20)]
    assert "Paid on Nov 20, 2026: CN¥300.00, charges first." in said
    assert "does the sum that the lender names count it already?" in " ".join(said.split())
    _said, workbook = talk(workbook, *PAYMENTS, "5", "q")
    assert not workbook.debts[0].payments


def test_a_payment_that_is_not_finished_is_not_noted() -> None:
    speak("en")
    said, workbook = talk(two_debts(), *PAYMENTS, "1", "q", "q")
    assert workbook == two_debts()
    assert "Recorded." not in said


# Steps


def test_a_step_is_done_put_off_set_aside_and_opened_again() -> None:
    speak("en")
    _said, workbook = talk(empty(), LAST["next"], "3", "1", "2", "q")
    assert [record.state for record in workbook.steps] == ["done", "not-for-me"]
    assert len(workbook.later) == 1
    step = (LAST["chapters"], "1", "3")
    said, workbook = talk(empty(), *step, "1", "2", "3", "q")
    assert not workbook.steps
    assert "\n[x] Look up" in said
    assert "\n[-] Look up" in said


def test_what_helps_with_a_step_is_talked_about_and_leads_back() -> None:
    speak("en")
    said, workbook = talk(empty(), LAST["next"], "4", "5", "", "", "", "q")
    assert said.index("Your next step") < said.index("Debts\nNo debt noted yet.")
    assert said.rindex("Ashore: where you stand") > said.rindex("Your next step")
    assert workbook == empty()


def test_what_is_due_is_done() -> None:
    speak("en")
    asked, _workbook = talk(whole(), LAST["agenda"], "q")
    reminder, bill = (number_of(words, asked) for words in (whole().reminders[0].text, whole().bills[0].label))
    _said, workbook = talk(whole(), LAST["agenda"], str(reminder), "2", "", str(bill - 1), "2", "q")
    assert [record.done_on for record in whole().reminders].count(None) == 1
    assert [record.done_on for record in workbook.reminders].count(None) == 0
    assert len(workbook.bills[0].paid) == len(whole().bills[0].paid) + 1


# On the telephone


@LANGUAGES
def test_nothing_of_a_rehearsal_is_kept(language: str) -> None:
    speak(language)
    mine = "I would rather not say"
    said, workbook = talk(story(), LAST["calls"], "1", *[mine] * 40, "q")
    assert workbook == story()
    assert flat(said).count(flat(_("What do you say? Nothing of it is kept. Enter shows ready words."))) == 1
    assert flat(said).count(flat(_("You can say")) + ("：" if language == "zh_CN" else ":")) == len(load().calls.move)
    left, _workbook = talk(story(), LAST["calls"], "1", mine, "q", "q")
    assert flat(left).count(flat(_("Stop here"))) == 1


def test_a_call_that_is_going_on_is_noted_with_the_time() -> None:
    speak("en")
    entry = str(len(load().calls.move) + 1)
    said, workbook = talk(story(), LAST["calls"], "2", "1", "4", entry, "q")
    assert [contact.channel for contact in workbook.contacts] == ["call"]
    assert workbook.contacts[0].said.split("\n") == [
        "12:00:00  Pay today, or …",
        "12:00:00  You will be sued. You will go to prison.",
    ]
    assert workbook.contacts[0].debt == "d1"
    assert "Change the answers" in said[said.rindex(f"> {entry}") :]


# The budget


def test_a_budget_is_kept_line_by_line_with_lines_of_ones_own() -> None:
    speak("en")
    lines = (LAST["budget"], str(int(WEEKS) + 2), "1")
    wages, bonus = ("1", "3000", "", "", "", ""), ("2", "1200", "10", "q")
    own = ("4", "Flat share", "200", "", "q")
    said, workbook = talk(empty(), *lines, *wages, *bonus, *own, "q")
    found = [(str(line.amount), str(line.frequency), line.label) for line in workbook.budget.lines]
    assert found == [("3000.00", "monthly", ""), ("1200.00", "yearly", ""), ("200.00", "monthly", "Flat share")]
    assert "Pay: CN¥3,300.00" in said
    assert "\n5. Flat share: CN¥200.00, monthly" in said
    _said, workbook = talk(workbook, *lines, "5", "2", "q")
    assert [line.label for line in workbook.budget.lines] == ["", ""]


def test_an_income_that_changes_is_counted_by_its_lowest_months() -> None:
    speak("en")
    months = (LAST["budget"], str(int(WEEKS) + 2), "1", "1", "3000", "", "", "2000; 2600; 1900; 3100", "q")
    _said, workbook = talk(empty(), *months, "q")
    assert workbook.budget.lines[0].amount == Decimal("2166.67")


def test_the_buffer_and_how_it_is_worked_out() -> None:
    speak("en")
    cap, working = str(int(WEEKS) + 3), str(int(WEEKS) + 4)
    said, workbook = talk(three_lenders(), LAST["budget"], cap, "10", working, "q")
    assert workbook.budget.buffer_cap == 10
    assert "• 300.00 − 10.00 set aside for emergencies (10%, at most 10.00) = 290.00 for" in said


def test_the_weeks_are_read_one_by_one() -> None:
    speak("en")
    said, _workbook = talk(two_debts(), LAST["budget"], WEEKS, "7", "q")
    assert "Week from Nov 23, 2026: " in said
    assert said.count("Week from ") > 5


# The log


def test_entries_are_looked_for_by_word_and_by_kind() -> None:
    speak("en")
    said, _workbook = talk(logged(), LAST["contacts"], "2", "1", "上门", "", "3", "q")
    found = said[said.index("> 上门") :]
    assert "\n上门\n1 entry.\n1. " in found
    assert "those to which a rule says something\n1 entry.\n" in found


def test_a_letter_about_an_entry_has_it_in_it_and_the_entry_can_be_deleted() -> None:
    speak("en")
    marked = (LAST["contacts"], "7")
    said, workbook = talk(logged(), *marked, "3", "q")
    assert len(workbook.letters) == len(logged().letters) + 1
    assert "Complaint" in said[said.rindex("> 3") :]
    assert any("k1" in str(answer) for answer in workbook.letters[-1].answers.values())
    _said, workbook = talk(logged(), *marked, "2", "q")
    assert len(workbook.contacts) == len(logged().contacts) - 1


# Letters and files


@pytest.mark.parametrize("name", ["letter.txt", "letter.docx", "letter.html", "letter.md", "letter.other"])
def test_the_ending_of_a_name_says_the_form(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en")
    monkeypatch.chdir(tmp_path)
    said, _workbook = talk(story(), LAST["letter"], "1", "3", name, "q")
    assert flat(f"Written to {name}.") in flat(said)
    file = tmp_path / name
    assert file.stat().st_mode & 0o777 == 0o600
    if name.endswith(".docx"):
        assert zipfile.is_zipfile(file)
    else:
        starts = {".html": "<!DOCTYPE", ".md": "#"}.get(file.suffix, "")
        assert file.read_text("utf-8").lstrip().casefold().startswith(starts.casefold())
        assert "李明" in file.read_text("utf-8")


def test_nothing_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "log.csv").write_text("mine")
    said, _workbook = talk(logged(), LAST["contacts"], "3", "log.csv", "3", "new.csv", "q")
    assert (tmp_path / "log.csv").read_text() == "mine"
    assert "it was not touched" in " ".join(said.split())
    assert (tmp_path / "new.csv").read_text("utf-8-sig").startswith('"at","lender"')


def test_what_is_due_goes_to_a_calendar_with_or_without_private_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak("en")
    monkeypatch.chdir(tmp_path)
    _said, _workbook = talk(story(), LAST["agenda"], "2", "1", "quiet.ics", "2", "named.ics", "q")
    assert "某消费金融公司" not in (tmp_path / "quiet.ics").read_text("utf-8")
    assert "某消费金融公司" in (tmp_path / "named.ics").read_text("utf-8")


def test_why_each_part_of_a_letter_stands_in_it() -> None:
    speak("en")
    said, _workbook = talk(story(), LAST["letter"], "1", "5", "6", "8", "q")
    assert said.count("\n  ← ") > 2
    assert "How this is worked out" in said[said.rindex("> 6") :]
    assert "How sure: " in said[said.rindex("> 8") :]


def test_a_version_that_went_out_stays() -> None:
    speak("en")
    sent = (LAST["letter"], "1", "4")
    said, workbook = talk(years(), *sent, "4", "1", "q")
    assert "This is what went out; it stays." in said
    assert workbook == years()
    _said, workbook = talk(years(), *sent, "3", "2", "q")
    assert not any(draft.sendings for draft in workbook.letters)
    said, workbook = talk(story(), LAST["letter"], "1", "4", "2", "3", "1", "q")
    assert "Deleted. u brings it back." in said
    assert workbook == story()


# Offers


def test_offers_stand_side_by_side_and_run_down() -> None:
    speak("en")
    said, _workbook = talk(two_debts(), LAST["debts"], "1", "2", "8", "1", "5", "6", "q")
    assert "Payments: A 3; B 2; C 12; D 12" in said
    assert "Dec 10, 2026: CN¥684.17 is paid, CN¥1,368.33 is left." in said
    assert "Feb 10, 2027: CN¥684.16 is paid, CN¥0.00 is left." in said
    assert "• 3 payments add up to 2,052.50." in said


def test_a_promise_that_is_not_kept_leads_to_the_letter_about_it() -> None:
    speak("en")
    offer = (LAST["debts"], "1", "2", "1")
    asked = talk(two_debts(), *offer)[0]
    number = next(line.split(".")[0] for line in asked.split("\n") if "payment agreed with" in line and line[0] in "1")
    said, workbook = talk(two_debts(), *offer, number, "3", "1", "1", "q", "q")
    assert [outcome.state for outcome in workbook.offers[0].outcomes] == ["broken"]
    assert "It is best said before anybody asks." in said
    assert "Do not use it when: " in said


@LANGUAGES
def test_where_nothing_is_to_be_shared_out_it_is_said_why(language: str) -> None:
    """In the words of the screens, and no sum stands there as if there were something to share out."""
    speak(language)
    workbook = two_debts()
    for debt, state in zip(workbook.debts, ("agreed", "disputed"), strict=True):
        workbook = edits.edit_debt(workbook, debt.id, state=state)
    said, _workbook = talk(workbook, LAST["debts"], "4", "q")
    shown = flat(said[said.index(_("What is left, over several debts")) :])
    assert flat(why_nothing(workbook, TODAY)) in shown
    assert flat(_("To share out: {sum} a month").partition("{")[0]) not in shown
