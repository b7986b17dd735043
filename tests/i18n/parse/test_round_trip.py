"""What Ashore writes in a language it reads in that language: in every one that CLDR knows."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.localedata import locale_identifiers

from ashore.forms.written import amount_text, rate_text
from ashore.i18n import current, formats, parse, use
from ashore.i18n.catalogue import ENGLISH, Texts
from ashore.values import LARGEST

SLICES = 8
SUMS = tuple(map(Decimal, ("0.00", "7.50", "1234.50", "123456.00", "98765432.10")))
RATES = tuple(map(Decimal, ("0.18", "0.0005", "0.00018", "9.5", "0.123456")))
CURRENCIES = ("CNY", "GBP", "USD")
LAST = dt.date(2026, 12, 31)
WIDTHS = ("full", "long", "medium", "short")


def _sums_misread() -> list[str]:
    bad = []
    for sum_ in SUMS:
        written = [formats.number(sum_), amount_text(sum_), *(formats.money(sum_, c) for c in CURRENCIES)]
        bad += [text for text in written if _tried(lambda text: parse.amount(text, LARGEST), text) != sum_]
    return bad


def _rates_misread() -> list[str]:
    bad = []
    for rate in RATES:
        written = [rate_text(rate)] + ([formats.percent(rate)] if rate * 10**6 == int(rate * 10**6) else [])
        bad += [text for text in written if _tried(lambda text: parse.rate(text, Decimal(10)), text) != rate]
    return bad


def _days_misread() -> list[str]:
    bad = []
    for month in range(1, 13):
        day = dt.date(2026, month, month * 5 % 28 + 1)
        written = {formats.day(day)} | {format_date(day, width, locale=current().babel) for width in WIDTHS}
        bad += [text for text in sorted(written) if _tried(lambda text: parse.date(text, LAST, "back"), text) != day]
    return bad


def _tried(read: object, text: str) -> object:
    assert callable(read)
    try:
        return read(text)
    except parse.Unreadable as problem:
        return str(problem)


@pytest.mark.parametrize("slice_", range(SLICES))
def test_own_sums_rates_and_days_are_read_back_in_every_language(slice_: int) -> None:
    misread = {}
    for tag in sorted(locale_identifiers())[slice_::SLICES]:
        use(Texts(tag, ENGLISH.interface, ENGLISH.guide, ENGLISH.letters))
        if bad := [*_sums_misread(), *_rates_misread(), *_days_misread()]:
            misread[tag] = bad
    assert not misread
