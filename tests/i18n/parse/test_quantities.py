"""Counts and rates as people type them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from ashore.i18n import parse
from ashore.i18n.parse.payments import OnDay, Run, payments
from tests.support import speak


def test_counts() -> None:
    assert parse.count("１２", 1, 60) == 12
    assert parse.count("6期", 1, 60) == 6
    for typed in ("0", "61", "-1", "1.5", "sixty one", "9" * 50):
        with pytest.raises(parse.Unreadable, match="from 1 to 60"):
            parse.count(typed, 1, 60)


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
        ("百分之十二", "0.12"),
        ("百分之几", None),
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


@pytest.mark.parametrize("typed", ["-1", "1e3", "NaN", "18 a year", "1001%", "1/3", "18\n24", "18 24", "18 ⏎ 24"])
def test_what_is_no_rate_is_said(typed: str) -> None:
    with pytest.raises(parse.Unreadable):
        parse.rate(typed, Decimal(10))


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [
        ("12个月", "payments", 12),
        ("12個月", "months", 12),
        ("十二期", "payments", 12),
        ("三个月", "months", 3),
        ("12 months", "payments", 12),
        ("5分钟", "minutes", 5),
        ("5 min", "minutes", 5),
        ("15号", "day", 15),
        ("15th", "day", 15),
        ("6 платежей", "payments", 6),
    ],
)
def test_a_count_may_stand_with_its_unit(typed: str, unit: parse.Unit, number: int) -> None:
    assert parse.count(typed, 1, 60, unit) == number


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("45天", "payments"),
        ("2小时", "minutes"),
        ("12个月", "minutes"),
        ("2 years", "months"),
        ("1 2", "payments"),
        ("12\n3", "payments"),
        ("6 ⏎ 7", "payments"),
    ],
)
def test_a_count_of_something_else_is_refused(typed: str, unit: parse.Unit) -> None:
    with pytest.raises(parse.Unreadable):
        parse.count(typed, 1, 60, unit)


def test_rates_in_the_words_of_each_language() -> None:
    for tag, typed, fraction in (
        ("zh_Hant", "萬分之五", "0.0005"),
        ("en", "萬分之五", "0.0005"),
        ("ru", "18,5 %", "0.185"),
        ("ru", "18.5", "0.185"),
        ("ru", "0.050", "0.0005"),
        ("ru", "18 процентов", "0.18"),
        ("en", "5 per mille", "0.005"),
        ("en", "7.5 bp", "0.00075"),
    ):
        speak(tag)
        assert parse.rate(typed, Decimal(10)) == Decimal(fraction), typed


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1.5", "1.5"),
        ("１．５", "1.5"),
        ("1.5倍", "1.5"),
        ("1.5 times", "1.5"),
        ("1.5×", "1.5"),
        ("2", "2"),
        ("", None),
    ],
)
def test_factors(typed: str, value: str | None) -> None:
    speak("zh_CN")
    assert parse.factor(typed, 10) == (None if value is None else Decimal(value))


@pytest.mark.parametrize("typed", ["50%", "150%", "0", "-1.5", "11", "1.23456", "x"])
def test_what_is_no_factor_is_said(typed: str) -> None:
    """A percentage may mean all of it or what comes on top."""
    with pytest.raises(parse.Unreadable, match=r"1\.5"):
        parse.factor(typed, 10)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(
    ("typed", "times", "amount"),
    [
        ("6期380", 6, "380"),
        ("6期每期380元", 6, "380"),
        ("六期 380", 6, "380"),
        ("6个月每月380", 6, "380"),
        ("6期×380", 6, "380"),
        ("700", 1, "700"),
        ("1,700", 1, "1700"),
    ],
)
def test_so_many_payments_of_so_much_are_typed_as_people_say_it(
    language: str, typed: str, times: int, amount: str
) -> None:
    speak(language)
    (run,) = payments(typed, dt.date(2026, 11, 29), Decimal(100_000), 60)
    assert run == Run(times, Decimal(amount))


def test_english_words_for_payments_too() -> None:
    speak("en")
    assert payments("6 payments of 380", dt.date(2026, 11, 29), Decimal(100_000), 60) == (Run(6, Decimal(380)),)


def test_a_day_with_a_word_is_no_number_of_payments() -> None:
    speak("zh_CN")
    assert payments("12月15日 700", dt.date(2026, 11, 29), Decimal(100_000), 60) == (
        OnDay(dt.date(2026, 12, 15), Decimal(700)),
    )
    assert payments("1期700，11期262.5", dt.date(2026, 11, 29), Decimal(100_000), 60) == (
        Run(1, Decimal(700)),
        Run(11, Decimal("262.50")),
    )
