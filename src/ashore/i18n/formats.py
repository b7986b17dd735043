"""Money, numbers and days as they are written in a language. Babel is imported when it is first needed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ashore.i18n.active import current
from ashore.i18n.catalogue import PSEUDO


def money(amount: Decimal, currency: str, tag: str | None = None) -> str:
    """A sum with its currency, such as CN¥2,000.00."""
    from babel.numbers import format_currency

    return format_currency(amount, currency, locale=tag or current().babel)


def number(amount: Decimal, tag: str | None = None) -> str:
    """A sum without its currency, with two decimals."""
    from babel.numbers import format_decimal

    return format_decimal(amount, format="#,##0.00", locale=tag or current().babel)


def day(date: dt.date, tag: str | None = None) -> str:
    """A date, such as Nov 23, 2026 or 2026年11月23日."""
    if (tag or current().tag) == PSEUDO:
        return date.isoformat()
    from babel.dates import format_date

    return format_date(date, "medium", locale=tag or current().babel)


def language_name(tag: str) -> str:
    """A language's name in that language, for choosing."""
    if tag == PSEUDO:
        return "⟦ ⟧"
    from babel import Locale

    locale = Locale.parse(tag)
    names = {"zh_CN": "简体中文", "zh_Hans": "简体中文", "zh_Hant": "繁體中文"}
    return names.get(tag) or (locale.get_display_name(tag) or tag).capitalize()
