"""Sums and days read as Babel writes them, in every language, also where they are put together without it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date
from babel.localedata import locale_identifiers
from babel.numbers import format_currency, format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.i18n.marks import _made, marks

SHIPPED = ("en", "zh_CN", "zh_Hant", "zh_Hant_HK", "ru")
OTHERS = ("de", "es", "pt_PT", "hi", "ar", "fa", "pl", "fr_CH", "ja", "th", "my", "bn", "de_AT", "es_AR", "bg", "mr")
CURRENCIES = ("CNY", "GBP", "JPY", "EUR", "XXX", "KWD")
SUMS = st.decimals(-(10**9), 10**9, places=2) | st.decimals(-(10**6), 10**6, places=4)


@pytest.mark.parametrize("tag", SHIPPED)
def test_the_languages_that_come_with_ashore_need_no_babel_for_sums_and_days(tag: str) -> None:
    for currency in ("", "CNY", "GBP"):
        assert marks(tag, currency).signs
        assert marks(tag, currency).months


@settings(max_examples=150, deadline=None)
@given(
    tag=st.sampled_from(SHIPPED + OTHERS),
    amount=SUMS,
    currency=st.sampled_from(("", *CURRENCIES)),
    day=st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)),
)
def test_what_is_written_is_what_babel_writes(tag: str, amount: Decimal, currency: str, day: dt.date) -> None:
    kept = marks(tag, currency)
    babels = (
        format_currency(amount, currency, locale=tag)
        if currency
        else format_decimal(amount, format="#,##0.00", locale=tag)
    )
    assert kept.sum(amount) in (None, babels)
    assert kept.day(day) in (None, format_date(day, "medium", locale=tag))


def test_no_language_of_cldr_is_written_otherwise() -> None:
    """A language for which the pieces do not give Babel's result is left to Babel; these are those that do."""
    days = [dt.date(2026, month, day) for month in (1, 2, 5, 10) for day in (2, 12, 26)]
    for tag in locale_identifiers()[::23]:
        Locale.parse(tag)
        kept = _made(tag, "CNY")
        for amount in (Decimal("3.00"), Decimal("-12.30"), Decimal("5432.10"), Decimal("-104321.07")):
            assert kept.sum(amount) in (None, format_currency(amount, "CNY", locale=tag)), tag
        for day in days:
            assert kept.day(day) in (None, format_date(day, "medium", locale=tag)), tag
