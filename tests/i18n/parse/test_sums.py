"""Sums as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.i18n import parse, use
from ashore.i18n.catalogue import Texts, load
from ashore.i18n.formats import number
from ashore.values import LARGEST
from tests.support import TODAY, speak


@pytest.mark.parametrize(
    ("typed", "sum_"),
    [
        ("１，２００", "1200"),
        ("1200元", "1200"),
        ("¥1,200.50", "1200.50"),
        ("￥１２００．５", "1200.50"),
        ("CN¥2,000.00", "2000"),
        ("£100", "100"),
        ("100 €", "100"),
        ("HKD 1,200", "1200"),
        (" 2 000 ", "2000"),
        ("RMB 35", "35"),
        ("35 yuan", "35"),
        ("35块钱", "35"),
        ("1200元整", "1200"),
        ("\u200b12\ufeff", "12"),
        ("0", "0"),
        ("007", "7"),
        ("12.", "12"),
        ("100000000", "100000000"),
        ("1,23,456.00", "123456"),
        ("1'200", "1200"),
        ("٣", "3"),
        ("１２34", "1234"),
        ("١٬٢٣٤٫٥٠", "1234.50"),
        ("۱٬۲۳۴٫۵", "1234.50"),
        ("١٢٣۴", "1234"),
        ("१,२३,४५६", "123456"),
        ("৳ ১২০০", "1200"),
        ("1200\n", "1200"),
        ("1200+300", "1500"),
        ("1200元 + 300元", "1500"),
        ("3k", "3000"),
        ("3千", "3000"),
        ("1.2万元", "12000"),
        ("两千", "2000"),
        ("一万二千", "12000"),
        ("一万零五十", "10050"),
        ("十五块", "15"),
        ("3萬", "30000"),
        ("1200 юаней", "1200"),
        ("two thousand five hundred", "2500"),
    ],
)
def test_sums(typed: str, sum_: str) -> None:
    for language in ("en", "zh_CN"):
        speak(language)
        assert parse.amount(typed, LARGEST) == Decimal(sum_)


@pytest.mark.parametrize("typed", ["", "  ", "\u3000"])
def test_nothing_typed_is_no_sum(typed: str) -> None:
    assert parse.amount(typed, LARGEST) is None
    assert parse.date(typed, TODAY, "back") is None
    assert parse.count(typed, 1, 60) is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("-5", "without a minus sign"),
        ("−5", "without a minus sign"),
        ("(5)", "without a minus sign"),
        ("NaN", "not a clear sum"),
        ("Infinity", "not a clear sum"),
        ("1e5", "not a clear sum"),
        ("1,2", "not a clear sum"),
        ("1.200,50", "not a clear sum"),
        ("12oo", "not a clear sum"),
        ("1200 1500", "not a clear sum"),
        ("12 00", "not a clear sum"),
        ("5 3", "not a clear sum"),
        ("1 2000", "not a clear sum"),
        ("1,200 300", "not a clear sum"),
        ("+300", "not a clear sum"),
        ("1200+", "not a clear sum"),
        ("1200+x", "not a clear sum"),
        ("两千三", "not a clear sum"),
        ("三千两万", "not a clear sum"),
        ("12k3", "not a clear sum"),
        ("1200\n1500", "more than one line"),
        ("1200\r\n1500", "more than one line"),
        ("1\u2028200", "more than one line"),
        ("1\x85200", "more than one line"),
        ("1200 ⏎ 1500", "more than one line"),
        ("1_000", "not a clear sum"),
        ("0x10", "not a clear sum"),
        ("1.234", "two places"),
        ("100000000.01", "At most"),
        ("9" * 400, "At most"),
    ],
)
def test_what_is_no_sum_is_said(typed: str, words: str) -> None:
    with pytest.raises(parse.Unreadable, match=words):
        parse.amount(typed, LARGEST)


def test_the_signs_of_the_language_are_used() -> None:
    texts = load("en", [])
    use(Texts("de", texts.interface, texts.guide, texts.letters))
    assert parse.amount("1.200,50", LARGEST) == Decimal("1200.50")
    with pytest.raises(parse.Unreadable):
        parse.amount("1,200.50", LARGEST)


@given(st.decimals(min_value=0, max_value=LARGEST, places=2))
def test_what_is_written_is_read(amount: Decimal) -> None:
    for language in ("en", "zh_CN"):
        speak(language)
        assert parse.amount(number(amount), LARGEST) == amount


@given(st.text(max_size=40))
def test_any_text_is_a_sum_or_refused_in_words(text: str) -> None:
    try:
        value = parse.amount(text, LARGEST)
    except parse.Unreadable as problem:
        assert str(problem).endswith(".")
        return
    assert value is None or (value.is_finite() and 0 <= value <= LARGEST)


@pytest.mark.parametrize(
    ("typed", "sums"),
    [
        ("45 000; 38 000; 52 000", (45000, 38000, 52000)),
        ("45 000；38,000、52000元", (45000, 38000, 52000)),
        ("1200\n1500\n", (1200, 1500)),
        ("1200 ⏎ 1500", (1200, 1500)),
        ("3100 5450 2260", (3100, 5450, 2260)),
        ("3100，5450，2260", (3100, 5450, 2260)),
        ("1,200", (1200,)),
        ("45 000", (45000,)),
        ("3千、5千", (3000, 5000)),
        ("", ()),
        (" ; ", ()),
    ],
)
def test_several_sums(typed: str, sums: tuple[int, ...]) -> None:
    assert parse.amounts(typed, LARGEST) == tuple(map(Decimal, sums))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("45 000 38 000", "Put ; between"),
        ("300 450", "Put ; between"),
        ("1 234 567", "Put ; between"),
        ("45 100 38 200", "Put ; between"),
        ("1，200", "Put ; between"),
        ("1200 1500; 38", "not a clear sum"),
        ("5 3、2", "not a clear sum"),
        ("3100 lots", "not a clear sum"),
        ("1;" * 25, "At most 24"),
    ],
)
def test_sums_that_may_be_one_or_several_are_not_guessed(typed: str, words: str) -> None:
    with pytest.raises(parse.Unreadable, match=words):
        parse.amounts(typed, LARGEST)


def test_the_point_of_the_number_block_is_taken_where_it_cannot_group() -> None:
    speak("ru")
    assert parse.amount("1200.50", LARGEST) == Decimal("1200.50")
    assert parse.amount("1 200,50", LARGEST) == Decimal("1200.50")
    for unclear in ("1.200", "1,200.50"):
        with pytest.raises(parse.Unreadable):
            parse.amount(unclear, LARGEST)
