"""Days as people type them."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.i18n import parse
from tests.support import TODAY, speak


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
    ("tag", "typed", "day"),
    [
        ("en", "since September", (2026, 9, 1)),
        ("en", "from 3 September on", (2026, 9, 3)),
        ("en", "since 2026-09", (2026, 9, 1)),
        ("en", "since since", None),
        ("zh_CN", "自9月起", (2026, 9, 1)),
        ("zh_CN", "从九月开始", (2026, 9, 1)),
        ("zh_CN", "自2026年9月15日以来", (2026, 9, 15)),
        ("en", "从2026年9月起", (2026, 9, 1)),
        ("zh_Hant", "從9月開始", (2026, 9, 1)),
        ("ru", "с сентября", (2026, 9, 1)),
    ],
)
def test_since_when(tag: str, typed: str, day: tuple[int, int, int] | None) -> None:
    speak(tag)
    if day is None:
        with pytest.raises(parse.Unreadable):
            parse.date(typed, TODAY, "back")
    else:
        assert parse.date(typed, TODAY, "back") == dt.date(*day)


@pytest.mark.parametrize(
    "typed",
    [
        "2025年13月7日",
        "13月7日",
        "2026-02-30",
        "13-13",
        "32号",
        "31.2.",
        "2026-10-11\n2026-10-12",
        "soon",
        "2026",
        "0001-01-01",
        "9999-12-31",
    ],
)
def test_what_is_no_day_is_said(typed: str) -> None:
    with pytest.raises(parse.Unreadable):
        parse.date(typed, TODAY, "back")


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


@pytest.mark.parametrize(
    "typed", ["next Friday", "12.15.", "31.2.", "下周八", "13/13", "礼拜九", "上周三", "in many days"]
)
def test_what_means_two_days_or_none_is_not_taken(typed: str) -> None:
    with pytest.raises(parse.Unreadable):
        parse.date(typed, TODAY, "ahead")


def test_a_day_of_the_week_is_never_in_the_past() -> None:
    with pytest.raises(parse.Unreadable):
        parse.date("Friday", TODAY, "back")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("10-11", "2026-10-11"),
        ("10/11", "2026-10-11"),
        ("10.11", "2026-10-11"),
        ("12-15", "2025-12-15"),
        ("20261011", "2026-10-11"),
        ("2026-10-11 22:40", "2026-10-11"),
        ("2026-10-11T22:40:00+08:00", "2026-10-11"),
        ("2026 10 11", "2026-10-11"),
        ("45天前", "2026-10-09"),
        ("四十五天前", "2026-10-09"),
        ("9月", "2026-09-01"),
        ("9月份", "2026-09-01"),
        ("2025年9月", "2025-09-01"),
        ("前天", "2026-11-21"),
        ("大前天", "2026-11-20"),
        ("上个月15号", "2026-10-15"),
        ("上月底", "2026-10-31"),
        ("15号", "2026-11-15"),
        ("25号", "2026-10-25"),
        ("十月十一号", "2026-10-11"),
        ("10月11", "2026-10-11"),
        ("上周三", "2026-11-18"),
        ("两周前", "2026-11-09"),
        ("3个月前", "2026-08-23"),
        ("今日", "2026-11-23"),
    ],
)
def test_days_behind_as_chinese_write_them(typed: str, day: str) -> None:
    speak("zh_CN")
    assert str(parse.date(typed, TODAY, "back")) == day


@pytest.mark.parametrize(
    ("tag", "typed", "day"),
    [
        ("zh_Hant", "12月15號", "2026-12-15"),
        ("zh_Hant", "後天", "2026-11-25"),
        ("zh_Hant", "3天後", "2026-11-26"),
        ("zh_Hant", "下週三", "2026-12-02"),
        ("zh_Hant", "下周三", "2026-12-02"),
        ("zh_CN", "後天", "2026-11-25"),
        ("ru", "завтра", "2026-11-24"),
        ("ru", "послезавтра", "2026-11-25"),
        ("ru", "15 декабря", "2026-12-15"),
        ("ru", "15 декабря 2027 г.", "2027-12-15"),
        ("ru", "через 3 дня", "2026-11-26"),
        ("ru", "в среду на следующей неделе", "2026-12-02"),
        ("ru", "10.12", "2026-12-10"),
        ("en", "15 December", "2026-12-15"),
        ("en", "Dec 15", "2026-12-15"),
        ("en", "December 15th, 2027", "2027-12-15"),
        ("en", "the 15th", "2026-12-15"),
        ("en", "September", "2027-09-01"),
        ("en", "March 2027", "2027-03-01"),
        ("en", "12/15", "2026-12-15"),
        ("en", "15/12", "2026-12-15"),
        ("en", "12/01", "2026-12-01"),
        ("en", "Wednesday next week", "2026-12-02"),
        ("en", "Wed", "2026-11-25"),
        ("en", "in two weeks", "2026-12-07"),
        ("en", "day after tomorrow", "2026-11-25"),
        ("zh_CN", "月底", "2026-11-30"),
        ("zh_CN", "下个月15号", "2026-12-15"),
        ("zh_CN", "大后天", "2026-11-26"),
        ("zh_CN", "礼拜三", "2026-11-25"),
        ("zh_CN", "周天", "2026-11-29"),
        ("zh_CN", "一个月后", "2026-12-23"),
    ],
)
def test_days_ahead_in_each_language(tag: str, typed: str, day: str) -> None:
    speak(tag)
    assert str(parse.date(typed, TODAY, "ahead")) == day


def test_days_ago_in_english() -> None:
    assert parse.date("45 days ago", TODAY, "back") == dt.date(2026, 10, 9)
    assert parse.date("last month the 15th", TODAY, "back") == dt.date(2026, 10, 15)


def test_the_country_of_the_environment_says_which_of_two_numbers_is_the_month(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert parse.date("10/11", TODAY, "back") == dt.date(2026, 10, 11)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert parse.date("10/11", TODAY, "back") == dt.date(2026, 11, 10)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")  # another language than that of the screen says nothing about it
    assert parse.date("10/11", TODAY, "back") == dt.date(2026, 10, 11)


def test_a_month_that_is_shorter_ends_with_its_last_day() -> None:
    assert parse.date("3 months ago", dt.date(2026, 5, 31), "back") == dt.date(2026, 2, 28)


@pytest.mark.parametrize("number", range(13, 100))
def test_no_number_above_twelve_is_a_month(number: int) -> None:
    for typed in (f"{number}-{number}", f"{number}月1日", f"2026-{number}-01", f"2026-{number}"):
        with pytest.raises(parse.Unreadable):
            parse.date(typed, TODAY, "back")


@pytest.mark.parametrize("tag", ["en", "zh_CN", "zh_Hant", "ru"])
@pytest.mark.parametrize("typed", ["7301", "731", "73", "12315", "261011", "2026115", "202610", "15122026", "7301月"])
def test_digits_in_a_row_are_no_day_but_for_eight_of_them(tag: str, typed: str) -> None:
    speak(tag)
    with pytest.raises(parse.Unreadable):
        parse.date(typed, TODAY, "back")


@pytest.mark.parametrize("tag", ["en", "zh_CN", "ru"])
def test_where_both_directions_make_sense_the_nearer_day_is_meant(tag: str) -> None:
    """A due day 20 days ahead is not one that was missed 345 days ago."""
    speak(tag)
    today = dt.date(2026, 11, 25)
    for text, day in (
        ("12-15", dt.date(2026, 12, 15)),
        ("10-19", dt.date(2026, 10, 19)),
        ("02-01", dt.date(2027, 2, 1)),
    ):
        typed = day.strftime("%d.%m") if tag == "ru" else text
        assert parse.date(typed, today, "near") == day
        assert parse.date(day.isoformat(), today, "near") == day
