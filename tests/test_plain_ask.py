"""A question in one's own words, line by line."""

from __future__ import annotations

from ashore.dialogue.places import HOME
from tests.support import empty, logged, speak
from tests.test_plain import talk

ASK = str(HOME.index("ask") + 1)


def test_a_question_is_answered_and_leads_on() -> None:
    speak("en")
    said, _workbook = talk(empty(), ASK, "他说不还就坐牢", "1", "1")
    assert "1. Answer: " in said
    assert "Today: " in said
    assert "Where this is from" in said


def test_where_nothing_is_found_the_common_questions_and_whom_to_turn_to_are_said() -> None:
    speak("en")
    said, _workbook = talk(empty(), ASK, "997")
    assert "Nothing here answers that." in said
    assert "12348" in said
    assert "1. Answer: " in said


def test_a_place_without_answers_says_so_and_finds_pages() -> None:
    speak("en")
    said, _workbook = talk(logged().model_copy(update={"jurisdiction": "gb"}), ASK, "court papers")
    assert "For England and Wales no answers are written yet" in said
    assert "Answer: " not in said
    assert "1. Court papers" in said


def test_what_collectors_say_is_marked() -> None:
    speak("en")
    said, _workbook = talk(empty(), ASK, "You will be sued. You will go to prison.")
    assert "They often say: “You will be sued. You will go to prison.”" in said
