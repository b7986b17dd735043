"""Marks of direction, isolates and joiners: in which catalogues they count, and what is shown of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.color import Color

from ashore.export.document import PlainDocument, PlainPart
from ashore.export.render import as_html, as_text
from ashore.i18n import fill, use
from ashore.i18n.catalogue import load
from ashore.i18n.kit.checks.signs import invisible
from ashore.i18n.kit.checks.subject import Subject
from ashore.i18n.marks import allowed, is_right_to_left, is_sound, shown
from ashore.text import CONTROL, DIRECTIONS, ISOLATE_END, ISOLATES, JOINERS, clean, columns, shorten, unclosed, wrap
from ashore.tui.terminal import ControlFilter
from tests.support import speak

RLI, LRI, FSI, PDI, RLM, LRM = "\u2067", "\u2066", "\u2068", ISOLATE_END, "\u200f", "\u200e"
RIGHT_TO_LEFT = ("ar", "ar_EG", "he", "fa", "ur", "ps", "ug", "yi", "ckb", "pa_Arab", "az_Arab", "ks", "sd", "qaa_Arab")
OTHERS = ("en", "zh_CN", "zh_Hant", "ru", "hi", "th", "pa", "az", "ku", "sd_Deva", "en_XA", "en_XB")


@pytest.fixture(autouse=True)
def english_again() -> object:
    yield
    speak("en")


def arabic() -> None:
    """Arabic is in use, though there is no catalogue of it."""
    use(load("ar", []))


@pytest.mark.parametrize("tag", RIGHT_TO_LEFT)
def test_a_language_written_from_right_to_left_may_say_so_in_its_catalogues(tag: str) -> None:
    assert is_right_to_left(tag)
    assert allowed(tag) >= set(DIRECTIONS + ISOLATES + ISOLATE_END)


@pytest.mark.parametrize("tag", OTHERS)
def test_no_other_language_may(tag: str) -> None:
    assert not is_right_to_left(tag)
    assert allowed(tag) <= set(JOINERS)


def test_joiners_count_where_letters_join() -> None:
    for tag in ("fa", "ur", "hi", "bn", "ml", "si", "ckb"):
        assert set(JOINERS) <= allowed(tag), tag
    for tag in ("en", "ru", "zh_CN", "he", "th"):
        assert not set(JOINERS) & allowed(tag), tag
    for tag, word in (("fa", "می\u200cخواهم"), ("fa", "{lender}\u200cها"), ("hi", "क्\u200dष"), ("si", "ශ්\u200dරී")):
        assert is_sound(word, tag) and shown(word, tag) == word
    assert not is_sound("a\u200db", "fr")
    assert shown("a\u200db", "fr") == "ab"


@pytest.mark.parametrize(
    "text", [f"a{RLI}b", f"a{PDI}b", f"{RLI}a\nb{PDI}", "a\u202eb", "a\u202ab\u202c", "a\u200bb", "a\x1bb", "a\u2064b"]
)
def test_what_is_open_overridden_or_hidden_counts_in_no_language(text: str) -> None:
    for tag in (*RIGHT_TO_LEFT, *OTHERS):
        assert not is_sound(text, tag)
        assert shown(text, tag) == "".join(c for c in text if c.isprintable() or c == "\n")


def test_the_check_of_catalogues_asks_the_same(tmp_path: Path) -> None:
    def said(tag: str) -> list[str]:
        subject = Subject(tag, "lender", "", f"{RLM}دائن {FSI}{{x}}{PDI}")
        return [found.text for found in invisible(subject)]

    assert not said("ar") and not said("he")
    assert said("fr") and said("zh_CN")


def test_in_other_languages_they_are_taken_out_of_what_is_shown() -> None:
    text = f"a{RLM}b{LRI}c{PDI}\u061cd"
    for tag in ("en", "zh_CN", "ru"):
        assert shown(text, tag) == clean(text) == "abcd"
    assert shown(text, "ar") == text


@given(st.text(alphabet=f"ab \n{RLI}{LRI}{FSI}{PDI}{RLM}\u202e\u200bא", max_size=40))
def test_what_is_shown_is_always_closed(text: str) -> None:
    found = shown(text, "ar")
    assert not unclosed(found)
    assert is_sound(found, "ar")
    assert shown(found, "ar") == found
    assert CONTROL.sub("", found) == clean(text)


@given(st.text(alphabet=f"ab א{RLI}{FSI}{PDI}", max_size=60), st.integers(8, 24))
def test_a_line_that_is_broken_or_cut_is_closed_and_the_next_goes_on(text: str, width: int) -> None:
    text = shown(" ".join(text.split()), "ar")
    lines = wrap(text, width, first="• ", hang="  ")
    assert all(not unclosed(line) and columns(line) <= width for line in lines)
    assert "".join(clean("".join(lines)).split()) == "".join(f"•{clean(text)}".split())
    assert not unclosed(shorten(text, width))
    assert clean(shorten(text, width)).rstrip("…") in clean(text)


def test_an_isolate_over_two_lines_is_begun_anew_behind_what_hangs() -> None:
    assert wrap(f"one {RLI}two three{PDI} four", 8, hang="  ") == [f"one {RLI}two{PDI}", f"  {RLI}three{PDI}", "  four"]


def painted(*texts: str) -> list[str]:
    """What is left of the pieces of a painted line."""
    segments = [Segment(text) for text in texts]
    return [segment.text for segment in ControlFilter().apply(segments, Color(0, 0, 0))]


def test_the_filter_of_screens_lets_through_what_the_language_needs() -> None:
    pieces = (f"א{RLM}1 {RLI}ב", f"ג{PDI}", f" {FSI}ד\u202e")
    speak("en")
    assert painted(*pieces) == ["א1 ב", "ג", " ד"]
    arabic()
    assert painted(*pieces) == [f"א{RLM}1 {RLI}ב", f"ג{PDI}", " ד"]
    assert painted(f"a{LRM}", f"{PDI}b") == [f"a{LRM}", "b"]


@pytest.mark.parametrize("name", [f"a{RLM}b", f"a{LRI}b{PDI}", f"a{RLI}b", f"a{PDI}b", "a\u202eb"])
def test_a_name_of_a_file_keeps_its_marks_and_turns_nothing_beside_it(name: str) -> None:
    """It is shown as it is, so that it can be found, where the language has such marks; what it opens is closed."""
    text = fill("{file}: א", file=name)
    found = shown(text, "ar")
    assert found.endswith(": א")
    assert not unclosed(found)
    assert found.removesuffix(": א") == (name if is_sound(name, "ar") else clean(name))
    assert shown(text, "en") == fill("{file}: א", file="ab")


def test_a_letter_is_written_as_its_own_language_needs() -> None:
    def letter(language: str) -> PlainDocument:
        return PlainDocument(f"ש{RLM}", language, (PlainPart(f"ב {LRI}1{PDI} {RLI}ג"),))

    speak("en")
    assert as_text(letter("he")) == f"ב {LRI}1{PDI} ג\n"
    assert as_text(letter("zh_CN")) == "ב 1 ג\n"
    assert 'lang="he" dir="rtl"' in as_html(letter("he")) and f"<title>ש{RLM}</title>" in as_html(letter("he"))
    assert 'lang="zh-CN" dir="ltr"' in as_html(letter("zh_CN"))
