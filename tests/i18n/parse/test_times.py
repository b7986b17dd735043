"""Times of day as people type them."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.i18n import parse
from tests.support import speak


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


@pytest.mark.parametrize(
    "typed", ["24:00", "22:60", "late", "-1", "22:4:0", "25", "2260", "22:4", "22:40\n23:10", "22 40", "am", "am 9 pm"]
)
def test_what_is_no_time_is_said(typed: str) -> None:
    with pytest.raises(parse.Unreadable, match=r"22:40|more than one line"):
        parse.time(typed)


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("晚上12:30", "00:30"),
        ("晚上0点10", "00:10"),
        ("晚上8点", "20:00"),
        ("晚上十点半", "22:30"),
        ("晚上5点", "17:00"),
        ("晚上22:40", "22:40"),
        ("中午1点", "13:00"),
        ("中午12点半", "12:30"),
        ("中午11点50", "11:50"),
        ("上午11点", "11:00"),
        ("早上8点", "08:00"),
        ("凌晨1点20分", "01:20"),
        ("凌晨12点半", "00:30"),
        ("半夜11点", "23:00"),
        ("下午3点20分", "15:20"),
        ("下午12:30", "12:30"),
        ("下午15点", "15:00"),
        ("傍晚6点", "18:00"),
        ("9点一刻", "09:15"),
        ("差一刻9点", "08:45"),
        ("10点零5分", "10:05"),
        ("22时40分", "22:40"),
        ("22:40:15", "22:40"),
        ("12:30am", "00:30"),
        ("12:30 p.m.", "12:30"),
        ("half past 10 in the evening", "22:30"),
        ("8 o'clock", "08:00"),
        ("22h40", "22:40"),
        ("下午3點20分", "15:20"),
        ("10 часов 40 минут вечера", "22:40"),
        ("3 часа дня", "15:00"),
        ("1 час ночи", "01:00"),
    ],
)
@pytest.mark.parametrize("tag", ["zh_CN", "en"])
def test_parts_of_the_day(tag: str, typed: str, time: str) -> None:
    speak(tag)
    assert parse.time(typed) == dt.time.fromisoformat(time)


@pytest.mark.parametrize(
    "typed",
    [
        "晚上1点20分",
        "晚上3点",
        "上午12点",
        "早上12点",
        "下午0点",
        "中午3点",
        "中午0点",
        "凌晨8点",
        "傍晚12点",
        "13am",
        "13pm",
        "0am",
        "0:30pm",
        "12 in the morning",
        "1 at night",
        "下午3点pm",
    ],
)
def test_an_hour_that_is_two_things_or_none_is_not_guessed(typed: str) -> None:
    with pytest.raises(parse.Unreadable, match="22:40"):
        parse.time(typed)
