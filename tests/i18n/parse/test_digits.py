"""Digits of every script are read as the digits that they are; a number in digits of two is asked back."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.i18n import parse
from ashore.i18n.parse import Unreadable
from ashore.i18n.parse.common import GROUP, POINT
from ashore.i18n.parse.payments import payments
from ashore.text import normalise
from ashore.values import LARGEST
from tests.support import TODAY, speak

ZEROS = [chr(code) for code in range(0x110000) if unicodedata.decimal(chr(code), None) == 0]
"""The zero of every row of digits that Unicode has (Nd)."""
LANGUAGES = ("en", "zh_CN", "ru")

READERS: dict[str, tuple[Callable[[str], object], tuple[str, ...]]] = {
    "a sum": (
        lambda text: parse.amount(text, LARGEST),
        (
            "1200",
            "1200.50",
            "1,200.50",
            "1 200",
            "1200+300",
            "3k",
            "1.2万",
            "¥1,200",
            "12,5",
            "1.2345",
            "-5",
            "2 000 元",
        ),
    ),
    "sums": (lambda text: parse.amounts(text, LARGEST), ("380; 400", "380、400", "45 000 100", "380 400", "1,200.50")),
    "a count": (lambda text: parse.count(text, 1, 60), ("12", "12 payments", "12期", "61", "1.5")),
    "a factor": (lambda text: parse.factor(text, 10), ("1.5", "1.5×", "1.5倍", "150%")),
    "a rate": (
        lambda text: parse.rate(text, Decimal(10)),
        ("18", "18%", "0.05%", "5‰", "5 per thousand", "万分之5", "1,5", "2000%"),
    ),
    "a day": (
        lambda text: parse.date(text, TODAY, "near"),
        (
            "2026-12-15",
            "20261215",
            "12-15",
            "15.12.2026",
            "3月7日",
            "45 days ago",
            "Dec 15, 2026",
            "2026-13-45",
            "15 декабря",
        ),
    ),
    "a time": (parse.time, ("22:40", "2240", "10:40pm", "晚上9点", "25:00", "9.30")),
    "payments": (
        lambda text: payments(text, TODAY, LARGEST, 60),
        ("6×380", "1×700, 11×262.50", "2026-12-15 700", "2026-12-15 700; 2027-01-15 650", "6期380元", "0×5"),
    ),
}


def read(reader: Callable[[str], object], text: str) -> object:
    """What is made of a text, or why nothing is."""
    try:
        return reader(text)
    except Unreadable as error:
        return str(error)


def in_row(text: str, zero: str) -> str:
    """A text with its digits from another row."""
    return "".join(chr(ord(zero) + int(c)) if c.isascii() and c.isdigit() else c for c in text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", READERS)
def test_what_is_read_in_plain_digits_is_read_the_same_in_every_other_row(what: str, language: str) -> None:
    speak(language)
    reader, texts = READERS[what]
    assert len(ZEROS) > 60
    for text in texts:
        plain = read(reader, text)
        different = [zero for zero in ZEROS if read(reader, in_row(text, zero)) != plain]
        assert not different, (text, plain, different)
    speak("en")


@given(st.decimals(0, 99999999, places=2), st.sampled_from(ZEROS), st.booleans())
def test_any_sum_with_the_arabic_signs(value: Decimal, zero: str, grouped: bool) -> None:
    speak("en")
    text = f"{value:,.2f}" if grouped else f"{value:.2f}"
    text = text.replace(",", GROUP).replace(".", POINT)
    for language in LANGUAGES:
        speak(language)
        assert parse.amount(in_row(text, zero), LARGEST) == value
    speak("en")


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)), st.sampled_from(ZEROS))
def test_any_day(day: dt.date, zero: str) -> None:
    speak("en")
    assert parse.date(in_row(day.isoformat(), zero), TODAY, "near") == day
    assert parse.date(in_row(f"{day:%Y؍%m؍%d}", zero), TODAY, "near") == day


@pytest.mark.parametrize("text", ["12٣", "1০", "1٬२٣٤", "1 ٢٣٤", "٣.5", "১২३"])
def test_a_number_in_digits_of_two_scripts_is_asked_back(text: str) -> None:
    speak("en")
    for reader in (READERS["a sum"][0], READERS["a rate"][0], READERS["a count"][0], READERS["sums"][0]):
        assert read(reader, text) == "This number has digits of two scripts. Type it in one."
    assert read(READERS["payments"][0], f"6×{text}") == "This number has digits of two scripts. Type it in one."


def test_two_numbers_may_each_be_in_their_own() -> None:
    speak("en")
    assert parse.amounts("380; ٤٠٠", LARGEST) == (Decimal(380), Decimal(400))
    assert parse.amount("１２34", LARGEST) == 1234 and parse.amount("٣۴", LARGEST) == 34


@pytest.mark.parametrize("text", ["١٢٬٥", "١٫٢٫٣", "١،٥", "٢٬٣٤٥٬٦٧٫٠"])
def test_signs_where_they_do_not_stand_are_not_guessed(text: str) -> None:
    speak("en")
    with pytest.raises(Unreadable):
        parse.amount(text, LARGEST)


def test_a_number_of_the_plain_way_and_of_the_command_line() -> None:
    for zero in ZEROS:
        assert normalise(in_row("2026-12-15, 18%", zero)) == "2026-12-15, 18%"
