"""Money, numbers and days as they are written in a language. Babel is imported when it is first needed."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from ashore.i18n.catalogue import PSEUDOS
from ashore.i18n.texts import current

MINUS = "−"
"""As in sentences, where one sum is taken from another."""
_FIGURES = re.compile(r"[#,.0]+")
NO_CURRENCY = "XXX"
"""ISO 4217 for 'no currency': where none is known, sums stand alone."""


def money(amount: Decimal, currency: str, tag: str | None = None) -> str:
    """A sum with its currency, such as CN¥2,000.00; the number alone where the currency is not known."""
    if currency == NO_CURRENCY:
        return number(amount, tag)
    locale = tag or current().babel
    from babel.numbers import format_currency

    return _with_minus(format_currency(amount, currency, locale=locale))


def _with_minus(text: str) -> str:
    """A figure with the minus sign that sentences have; a hyphen, which stands for it in most languages' figures, is
    easily overlooked before a sum."""
    return text.replace("-", MINUS)


def said_sum(amount: Decimal, currency: str, tag: str | None = None) -> str:
    """A sum as one says it: 2080元, 684.17 Chinese yuan; no sign, and no decimals that are nothing."""
    from babel.numbers import format_currency, format_decimal

    locale = tag or current().babel
    if amount == amount.to_integral_value():
        amount = amount.quantize(Decimal(1))  # the name of the currency goes by the places that are said
    pattern = "0" if amount == amount.to_integral_value() else "0.00"
    if currency == NO_CURRENCY:
        return format_decimal(amount, format=pattern, locale=locale)
    if currency == "CNY" and locale.startswith("zh"):
        return f"{amount:{'.0f' if pattern == '0' else '.2f'}}元"
    return format_currency(amount, currency, format=pattern, locale=locale, format_type="name", currency_digits=False)


def number(amount: Decimal, tag: str | None = None) -> str:
    """A sum without its currency, with two decimals, such as 2,000.00."""
    locale = tag or current().babel
    from babel.numbers import format_decimal

    return _with_minus(format_decimal(amount, format="#,##0.00", locale=locale))


def plain(value: Decimal, tag: str | None = None) -> str:
    """A number with as many places as it has, such as 1.5: at least none and at most four."""
    from babel.numbers import format_decimal

    return _with_minus(format_decimal(value, format="#,##0.####", locale=tag or current().babel))


def percent(rate: Decimal, tag: str | None = None) -> str:
    """A fraction in percent, such as 18.5%, or 18,5 % in Russian: with as many places as it has, at most four."""
    return _percent(rate, ".####", tag)


def in_percent(percent: Decimal, tag: str | None = None) -> str:
    """A rate that is a number of percent, with two decimals and the sign, such as 18.00%."""
    return _percent(percent / 100, ".00", tag)


def _percent(rate: Decimal, places: str, tag: str | None) -> str:
    from babel import Locale
    from babel.numbers import format_percent

    locale = tag or current().babel
    where = Locale.parse(locale).percent_formats[None].pattern.partition(";")[0]
    pattern = _FIGURES.sub(f"#,##0{places}", where, count=1)  # the sign where the language has it, figures as in sums
    return _with_minus(format_percent(rate, format=pattern, locale=locale))


def day(date: dt.date, tag: str | None = None) -> str:
    """A date, such as Nov 23, 2026 or 2026年11月23日."""
    if (tag or current().tag) in PSEUDOS:
        return date.isoformat()
    locale = tag or current().babel
    from babel.dates import format_date

    return format_date(date, "medium", locale=locale)


def short_day(date: dt.date, tag: str | None = None) -> str:
    """A date in figures, for tables and lists: 15.12.2026 where the day comes first in the language's own.

    Elsewhere 2026-12-15: the order is that of the language, or it puts the month first, which others read as the day.
    """
    from babel.dates import format_skeleton

    if not _day_first(tag):
        return date.isoformat()
    return format_skeleton("yMd", date, locale=tag or current().babel)


def _day_first(tag: str | None) -> bool:
    if (tag or current().tag) in PSEUDOS:
        return False
    from babel import Locale

    short = Locale.parse(tag or current().babel).datetime_skeletons.get("yMd")
    order = [sign for sign in (short.pattern if short else "") if sign in "yMd"]
    return bool(order) and order[0] == "d"


def short_part(text: str, tag: str | None = None) -> str:
    """The same for a day, a month or a year as the content has it: 2026-12-15, 2026-12, 2026."""
    numbers = [int(part) for part in text.split("-")]
    if len(numbers) == 3:
        return short_day(dt.date(*numbers), tag)
    return month((numbers[0], numbers[1]), tag) if len(numbers) == 2 and _day_first(tag) else text


def moment(time: dt.datetime, tag: str | None = None) -> str:
    """Day and time of day in figures, by the clock of the time's own zone."""
    return f"{short_day(time.date(), tag)} {time:%H:%M}"


def month(month: tuple[int, int], tag: str | None = None) -> str:
    """A calendar month (year, number), such as Nov 2026 or 2026年11月."""
    return _month("yMMM", *month, tag)


def month_in_full(date: dt.date, tag: str | None = None) -> str:
    """The month of a day as it stands in a letter, such as November 2026 or 2026年11月."""
    return _month("yMMMM", date.year, date.month, tag)


def _month(skeleton: str, year: int, number: int, tag: str | None) -> str:
    if (tag or current().tag) in PSEUDOS:
        return f"{year:04}-{number:02}"
    from babel.dates import format_skeleton

    return format_skeleton(skeleton, dt.date(year, number, 1), locale=tag or current().babel)


def language_name(tag: str) -> str:
    """A language's name in that language, such as Deutsch, for choosing."""
    if tag in PSEUDOS:
        return tag
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag.replace("-", "_"))
        # 'Chinese (China)' says little; the script does.
        plain = Locale(locale.language, script=locale.script or ("Hans" if str(locale) == "zh_CN" else None))
    except (UnknownLocaleError, ValueError):
        return tag
    name: str = locale.languages.get(str(plain)) or plain.get_display_name(locale) or tag
    return f"{name.capitalize()} ({locale.territory})" if tag.count("_") == 2 else name.capitalize()
