"""Shares, days in figures and minus signs, as each language writes them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from babel import Locale

from ashore.i18n import formats, parse, use
from ashore.i18n.catalogue import Texts, load
from tests.support import TODAY, speak

DAY = dt.date(2026, 12, 5)
TAGS = (
    "en",
    "zh_CN",
    "zh_Hant",
    "ru",
    "de",
    "fr",
    "es",
    "tr",
    "eu",
    "ar",
    "he",
    "fa",
    "hi",
    "th",
    "ja",
    "hu",
    "sv",
    "vi",
)


@pytest.mark.parametrize(
    ("tag", "share", "rate", "day"),
    [
        ("en", "27.375%", "18.00%", "2026-12-05"),
        ("zh_CN", "27.375%", "18.00%", "2026-12-05"),
        ("ru", "27,375\u00a0%", "18,00\u00a0%", "05.12.2026"),
        ("de", "27,375\u00a0%", "18,00\u00a0%", "5.12.2026"),
        ("fr", "27,375\u00a0%", "18,00\u00a0%", "05/12/2026"),
        ("tr", "%27,375", "%18,00", "5.12.2026"),
        ("hu", "27,375%", "18,00%", "2026-12-05"),
        ("en_XA", "27.375%", "18.00%", "2026-12-05"),
    ],
)
def test_shares_and_days(tag: str, share: str, rate: str, day: str) -> None:
    use(Texts(tag, *(load("en", []).interface,) * 3))
    written = formats.percent(Decimal("0.27375")), formats.in_percent(Decimal(18)), formats.short_day(DAY)
    speak("en")
    assert [text.replace("\u202f", "\u00a0") for text in written] == [share, rate, day]


@pytest.mark.parametrize("tag", TAGS)
def test_what_is_written_is_read_back_and_has_the_minus_of_sentences(tag: str) -> None:
    use(Texts(tag, *(load("en", []).interface,) * 3))
    try:
        assert parse.rate(formats.in_percent(Decimal("18.25")), Decimal(10)) == Decimal("0.1825")
        assert parse.date(formats.short_day(dt.date(2026, 12, 15)), TODAY, "near") == dt.date(2026, 12, 15)
        for text in (formats.number(Decimal("-5")), formats.money(Decimal("-5"), "CNY"), formats.plain(Decimal("-5"))):
            assert formats.MINUS in text and "-" not in text
    finally:
        speak("en")


def test_a_part_of_a_day_is_written_so_too() -> None:
    speak("ru")
    assert formats.short_part("2026-12-15") == "15.12.2026"
    assert formats.short_part("2026-12") == formats.month((2026, 12)) and formats.short_part("2026") == "2026"
    assert formats.moment(dt.datetime(2026, 12, 15, 9, 30)) == "15.12.2026 09:30"
    speak("en")
    assert [formats.short_part(text) for text in ("2026-12-15", "2026-12")] == ["2026-12-15", "2026-12"]


def test_every_language_of_cldr_has_a_pattern_for_shares() -> None:
    for tag in ("en", "ru", "ar", "my", "ne", "gsw", "ckb", "dz"):
        pattern = Locale.parse(tag).percent_formats[None].pattern
        assert pattern.count("0") == 1, (tag, pattern)
