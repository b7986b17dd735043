"""The plain way follows: which question it is, hints once, lists only where they changed, what a record comes to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import pytest

from ashore.dialogue.lists import Shown, menu_hints, news
from ashore.dialogue.talk import question_hints
from ashore.i18n import _, fill
from ashore.workbook.model import Workbook
from tests.forms.every_form import whole
from tests.support import empty, logged, speak, story, three_lenders, two_debts, years
from tests.test_plain import NEW, talk

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh_CN"])


def flat(text: str) -> str:
    """A text without spaces: where lines are broken makes no difference."""
    return "".join(text.split())


def questions(said: str) -> list[tuple[int, int]]:
    """Which questions it was, each of how many, in the language in use."""
    pattern = re.escape(_("Question {n} of {total}")).replace(r"\{n\}", r"(\d+)").replace(r"\{total\}", r"(\d+)")
    return [(int(n), int(total)) for n, total in re.findall(f"^{pattern}$", said, re.MULTILINE)]


def times(said: str, text: str) -> int:
    return flat(said).count(flat(text))


# Where one is


@LANGUAGES
@pytest.mark.parametrize("record", [name for name in NEW if name != "letter"])
def test_each_question_says_which_it_is_of_how_many(language: str, record: str) -> None:
    speak(language)
    said, _workbook = talk(story() if record == "offer" else empty(), *NEW[record], *[""] * 60, "q")
    numbers = questions(said)
    assert [n for n, _total in numbers] == list(range(1, len(numbers) + 1))
    assert {total for _n, total in numbers} == {len(numbers)}  # nothing was answered, so nothing else is asked


def test_the_number_of_questions_follows_the_answers() -> None:
    """A credit card is asked for three things more; the last question is the last one all the same."""
    speak("en")
    said, _workbook = talk(empty(), "3", "1", "ABC", "", "2", *[""] * 60)
    numbers = questions(said)
    totals = [total for _n, total in numbers]
    assert len(set(totals[:3])) == 1
    assert totals[3] == totals[2] + 3
    assert numbers[-1][0] == numbers[-1][1] == len(numbers)


def test_a_question_that_goes_away_is_counted_no_more() -> None:
    speak("en")
    said, _workbook = talk(two_debts(), "3", "1", "2", "2", "1", "", "", "6", *[""] * 40, "q")
    numbers = questions(said)
    totals = [total for _n, total in numbers]
    assert min(totals) < totals[0]
    assert numbers[-1][0] == numbers[-1][1] == len(numbers)


def test_a_single_question_has_no_number() -> None:
    speak("en")
    terms, reserve = ("3", "1", "2", "1", "2", "1", "", "", "", ""), ("10", "8", "50")
    said, workbook = talk(whole(), *terms, *reserve, "q")
    assert workbook.offers[0].terms
    assert workbook.reserve == Decimal(50)
    assert questions(said) == []


def test_the_questions_of_a_promise_come_when_there_is_one() -> None:
    """What became of it is asked in the same round, and counted from then on."""
    speak("en")
    promised = ("6", "5", "1", *[""] * 14, "500 each month", "", "3", "2026-12-24", "q")
    said, workbook = talk(years(), *promised)
    entry = next(contact for contact in workbook.contacts if contact.my_promise == "500 each month")
    assert entry.my_state == "moved"
    assert entry.my_moved_to is not None
    totals = [total for _n, total in questions(said)]
    assert totals[-1] == totals[0] + 2


# Hints


@LANGUAGES
def test_a_hint_is_said_once(language: str) -> None:
    speak(language)
    two = ("3", "1", "A", "q", "", "2", "B", "q", "", "")
    said, workbook = talk(empty(), *two, "6", "1", "1", "q", "", "q")
    assert [debt.lender for debt in workbook.debts] == ["A", "B"]
    for hint in (*question_hints(), *menu_hints()):
        assert times(said, hint) == 1
    assert times(said, _("As the contract names it, not the app's brand.")) == 1  # once for this kind of record


@LANGUAGES
def test_a_question_mark_says_it_again(language: str) -> None:
    speak(language)
    said, workbook = talk(empty(), "?", "3", "？", "1", "?", "A", "?", "q")
    for hint in question_hints():
        assert times(said, hint) == 3
    for hint in menu_hints():
        assert times(said, hint) == 3
    assert times(said, _("As the contract names it, not the app's brand.")) == 2
    assert workbook.debts[0].lender == "A"
    assert not workbook.debts[0].product


def test_what_stands_there_is_said_only_where_something_does() -> None:
    speak("en")
    said, _workbook = talk(empty(), "3", "1", "A", "q", "1", "q")
    assert said.count("Now:") == 1
    assert "Now: A" in said


def test_a_long_list_of_choices_is_read_once_and_when_it_is_asked_for() -> None:
    speak("en")
    often = ("4", "2", "950", "2", "5", "1200", "", "7", "38", "l", "1", "q")
    said, workbook = talk(empty(), *often)
    assert times(said, "1. daily 2. weekly 3. every 2 weeks") == 2
    assert times(said, "10 choices, as before; l reads them.") == 2
    assert [line.frequency for line in workbook.budget.lines] == ["weekly", "monthly", "daily"]


def test_what_stands_in_for_an_answer_is_said_each_time() -> None:
    """'From your workbook: yes' is no hint: it is what counts while nothing is answered."""
    speak("en")
    said, _workbook = talk(years(), "12", "1", *[""] * 8, "1", *[""] * 8, "q")
    assert times(said, "From your workbook: yes.") > 1
    assert times(said, "From your workbook: yes.") % 2 == 0


# Lists


def shown(*choices: str) -> Shown:
    return Shown("List", (), choices)


@pytest.mark.parametrize(
    ("before", "now", "said", "moved"),
    [
        ("abc", "abc", [], 0),
        ("abc", "abX", [3], 0),
        ("n", "an", [1, 2], 0),
        ("nabcd", "nXabcd", [2], 4),
        ("abcdef", "bcdef", [], 5),
        ("abcd", "abc", [], 0),
        ("", "ab", [1, 2], 0),
    ],
)
def test_what_is_new_in_a_list(before: str, now: str, said: Sequence[int], moved: int) -> None:
    assert news(shown(*before), shown(*now)) == (said, moved)


@LANGUAGES
def test_a_list_is_not_read_again_after_each_answer(language: str) -> None:
    speak(language)
    said, _workbook = talk(empty(), "4", "2", "950", "2", "5", "1200", "", "", "q")
    assert times(said, _("Week by week")) == 1
    assert times(said, _("The chapters and their steps")) == 1
    assert said.count("\n2. ") == 4  # home, the budget, how often, and the line of the budget that has changed


@LANGUAGES
def test_l_reads_a_list_again(language: str) -> None:
    speak(language)
    said, _workbook = talk(empty(), "ｌ", "4", "l", "L", "q")
    assert times(said, _("The chapters and their steps")) == 2
    assert times(said, _("Week by week")) == 3


def test_lines_that_changed_are_said_and_what_only_moved_is_counted() -> None:
    speak("en")
    said, _workbook = talk(logged(), "6", "1", "1", "q", "2", "", "q")
    assert "others have other numbers now; l reads the list." not in said
    said, workbook = talk(years(), "6", "1", "3", "q", "", "q")
    newest = said[said.rindex("Contact log") :]
    assert f"{len(workbook.contacts)} entries." in newest
    assert "\n4. 2026-11-23 12:00 · SMS\n" in newest
    assert "4 others have other numbers now; l reads the list." in newest
    assert "\n5. " not in newest


def test_what_was_undone_is_seen_in_the_list_and_can_be_done_again() -> None:
    speak("en")
    said, workbook = talk(empty(), "4", "2", "950", "2", "u", "u", "r", "r", "r", "q")
    assert said.count("\n2. What comes in, Gig work or business: CN¥950.00\n") == 2
    assert said.count("\n2. What comes in, Gig work or business: CN¥4,116.67\n") == 2
    assert said.count("\n2. What comes in, Gig work or business: nothing yet\n") == 2
    assert "Done again: " in said and "u undoes it." in said
    assert "Nothing to redo." in said
    assert [line.frequency for line in workbook.budget.lines] == ["weekly"]


# What a record comes to


@LANGUAGES
def test_what_a_debt_comes_to_is_said_after_its_questions(language: str) -> None:
    speak(language)
    late = ("2026-10-19", "2080", "2026-11-23", "2000", "0", "0", "", "0.075", "1")
    said, _workbook = talk(empty(), "3", "1", "ABC", "", "", "", *late, "q", "q")
    result = said[said.rindex("> q\n\nABC") :]
    sums = {"day": "1.50", "week": "10.50"}
    grows = fill(_("Being late, it grows by {day} a day, {week} a week."), **{k: f"CN¥{v}" for k, v in sums.items()})
    says = _("The lender says, seen on {day}: {sum}.")
    for part in (*sums.values(), "2,052.50", "2,080.00", "27.50"):
        assert part in result
    assert language != "en" or flat(grows) in flat(result)
    assert flat(says.partition("{")[0]) in flat(result)


@LANGUAGES
def test_the_verdict_on_an_offer_is_said_after_its_questions(language: str) -> None:
    speak(language)
    three = ("1", "", "1", "3x700", "", "", "2026-12-23", "q")
    said, workbook = talk(two_debts(), "3", "2", "2", "1", *three, "q")
    result = said[said.rindex("> q\n\n") :]
    assert workbook.offers[-1].payments
    assert "599.68" in result
    assert flat(_("It stands as: {state}.").partition("{")[0]) in flat(result)


@LANGUAGES
def test_what_the_rules_say_is_said_after_a_contact(language: str) -> None:
    speak(language)
    night = ("6", "1", "1", "1", "2026-11-22", "23:30", "q")
    said, _workbook = talk(empty(), *night, "q")
    result = said[said.rindex("> q\n\n2026-11-22 23:30") :]
    assert times(result, _("This is what the entry touches, as you noted it; it is no judgment.")) == 1
    assert times(result, _("Where this is from")) == 1
    calm, _workbook = talk(empty(), *night[:4], "2026-11-22", "10:30", "q", "q")
    assert times(calm, _("Write down the words as they were, and keep pictures and recordings.")) == 1


@LANGUAGES
def test_what_is_left_is_said_after_each_sum(language: str) -> None:
    speak(language)
    said, _workbook = talk(empty(), "4", "1", "3200", "", "5", "1500", "", "5", "4000", "", "q")
    lines = said.split("\n")
    assert sum("1,530.00" in line for line in lines) == 1  # 3,200 less 1,500, less a tenth for the unforeseen
    assert flat(_("Essentials come first: promise no lender a sum now. Ask for time, or for relief.")) in flat(said)
    last = said[said.rindex("\n" + _("Budget") + "\n") :]
    assert "800.00" in last


def test_a_record_that_was_changed_says_whole_what_it_comes_to() -> None:
    speak("en")
    said, _workbook = talk(two_debts(), "3", "1", "1", *[""] * 7, "1900", "q", "", "q")
    again = said[said.index("> 1900") :]
    assert "35 days overdue." in again  # also what is as it was
    assert "Principal CN¥1,900.00" in " ".join(again.split())


# Danger


@LANGUAGES
def test_danger_can_be_said_anywhere_and_leads_back(language: str) -> None:
    speak(language)
    said, workbook = talk(empty(), "3", "1", "！", "1", "", "!", "", "ABC", "!", "", "q", "!", "", "q")
    assert times(said, _("Is one of these so now?")) == 4  # three times, and once on the way back from the card
    assert workbook.debts[0].lender == "ABC"
    assert not workbook.debts[0].product


def test_the_first_entry_of_the_first_menu_is_danger_and_nobody_has_to_answer() -> None:
    speak("en")
    said, workbook = talk(three_lenders(), "1", "", "q")
    assert "\n1. Danger, a court paper, nothing to eat?\n" in said
    assert "you need not answer anything here" in " ".join(said.split())
    assert workbook == three_lenders()


def test_a_visit_is_noted_from_the_card_with_the_time() -> None:
    speak("en")
    said, workbook = talk(empty(), "1", "1", "1", "", "", "", "q")
    assert [(contact.channel, contact.at.hour) for contact in workbook.contacts] == [("visit", 12)]
    assert "2026-11-23 12:00 · visit" in said
    assert isinstance(workbook, Workbook)
