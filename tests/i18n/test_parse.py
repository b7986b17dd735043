"""What people type: sums, days, counts."""

from __future__ import annotations

import datetime as dt
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
        ("两千", "not a clear sum"),
        ("٣", "not a clear sum"),
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
    ("typed", "looking", "day"),
    [
        ("2026-12-15", "ahead", (2026, 12, 15)),
        ("２０２６年１２月１５日", "ahead", (2026, 12, 15)),
        ("2026/1/5", "back", (2026, 1, 5)),
        ("2026.1.5", "back", (2026, 1, 5)),
        ("10月19日", "back", (2026, 10, 19)),
        ("12月15日", "back", (2025, 12, 15)),
        ("12月15号", "ahead", (2026, 12, 15)),
        ("1月5日", "ahead", (2027, 1, 5)),
        ("2月29日", "ahead", (2028, 2, 29)),
        ("今天", "back", (2026, 11, 23)),
        ("昨天", "back", (2026, 11, 22)),
        ("Tomorrow", "ahead", (2026, 11, 24)),
    ],
)
def test_days(typed: str, looking: str, day: tuple[int, int, int]) -> None:
    assert parse.date(typed, TODAY, "back" if looking == "back" else "ahead") == dt.date(*day)


@pytest.mark.parametrize(
    "typed", ["2025年13月7日", "13月7日", "2026-02-30", "7号", "3/7", "soon", "2026", "0001-01-01", "9999-12-31"]
)
def test_what_is_no_day_is_said(typed: str) -> None:
    with pytest.raises(parse.Unreadable):
        parse.date(typed, TODAY, "back")


def test_counts() -> None:
    assert parse.count("１２", 1, 60) == 12
    assert parse.count("6期", 1, 60) == 6
    for typed in ("0", "61", "-1", "1.5", "six", "9" * 50):
        with pytest.raises(parse.Unreadable, match="from 1 to 60"):
            parse.count(typed, 1, 60)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15.12.", "2026-12-15"),
        ("1.2.", "2027-02-01"),
        ("15.12.2026", "2026-12-15"),
        ("下周三", "2026-12-02"),
        ("下个星期天", "2026-12-06"),
        ("周五", "2026-11-27"),
        ("这周一", "2026-11-23"),
        ("周一", "2026-11-30"),
        ("Friday", "2026-11-27"),
        ("this Sunday", "2026-11-29"),
        ("in 10 days", "2026-12-03"),
        ("3天后", "2026-11-26"),
    ],
)
def test_days_ahead_as_people_say_them(typed: str, day: str) -> None:
    assert str(parse.date(typed, TODAY, "ahead")) == day


@pytest.mark.parametrize("typed", ["next Friday", "12.15.", "31.2.", "下周八", "15.12", "in many days"])
def test_what_means_two_days_or_none_is_not_taken(typed: str) -> None:
    with pytest.raises(parse.Unreadable):
        parse.date(typed, TODAY, "ahead")


def test_a_day_of_the_week_is_never_in_the_past() -> None:
    with pytest.raises(parse.Unreadable):
        parse.date("Friday", TODAY, "back")


@pytest.mark.parametrize(
    ("typed", "fraction"),
    [
        ("18%", "0.18"),
        ("18", "0.18"),
        ("１８％", "0.18"),
        ("0.05%", "0.0005"),
        ("5‰", "0.005"),
        ("万分之五", "0.0005"),
        ("万分之7.5", "0.00075"),
        ("百分之十二", None),
        ("千分之2", "0.002"),
        ("0", "0"),
    ],
)
def test_rates(typed: str, fraction: str | None) -> None:
    if fraction is None:
        with pytest.raises(parse.Unreadable):
            parse.rate(typed, Decimal(10))
    else:
        assert parse.rate(typed, Decimal(10)) == Decimal(fraction)
    assert parse.rate("", Decimal(10)) is None


@pytest.mark.parametrize("typed", ["-1", "1e3", "NaN", "18 a year", "1001%", "1/3", "٣"])
def test_what_is_no_rate_is_said(typed: str) -> None:
    with pytest.raises(parse.Unreadable):
        parse.rate(typed, Decimal(10))


def test_several_sums() -> None:
    assert parse.amounts("3100 5,450；2260元、4980.50", LARGEST) == tuple(
        map(Decimal, ("3100", "5450", "2260", "4980.50"))
    )
    assert parse.amounts("", LARGEST) == ()
    with pytest.raises(parse.Unreadable, match="not a clear sum"):
        parse.amounts("3100 lots", LARGEST)
    with pytest.raises(parse.Unreadable, match="At most 24"):
        parse.amounts("1 " * 25, LARGEST)


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("22:40", "22:40"),
        ("2240", "22:40"),
        ("２２：４０", "22:40"),
        ("22点40分", "22:40"),
        ("晚上10点40", "22:40"),
        ("下午3点", "15:00"),
        ("10:40pm", "22:40"),
        ("12am", "00:00"),
        ("9", "09:00"),
    ],
)
def test_times(typed: str, time: str) -> None:
    found = parse.time(typed)
    assert found is not None
    assert f"{found:%H:%M}" == time
    assert parse.time("") is None


@pytest.mark.parametrize("typed", ["24:00", "22:60", "late", "-1", "22:4:0", "25", "2260"])
def test_what_is_no_time_is_said(typed: str) -> None:
    with pytest.raises(parse.Unreadable, match="22:40"):
        parse.time(typed)
