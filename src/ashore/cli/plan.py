"""The verb that works out a repayment schedule and what it costs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from ashore.cli.shared import out
from ashore.errors import UsageError
from ashore.finance.schedule import HIGHEST_RATE, LARGEST, LONGEST, Per, Schedule, Terms, WrongTerms, make_schedule

if TYPE_CHECKING:
    import argparse

RATES: dict[str, Per] = {
    "annual_rate": "year",
    "monthly_rate": "month",
    "daily_rate": "day",
    "fee_rate": "instalment",
}


def plan(options: argparse.Namespace) -> int:
    """Print a schedule. Raises UsageError when the terms are wrong."""
    schedule = make(options)
    if options.json:
        import json

        out(json.dumps(as_data(schedule), indent=2))
        return 0
    for line in _table(schedule):
        out(line)
    return 0


def make(options: argparse.Namespace) -> Schedule:
    """The schedule of the options. Raises UsageError."""
    from ashore.i18n import _, fill

    given = [name for name in RATES if getattr(options, name) is not None]
    if len(given) > 1:
        names = ", ".join(_option(name) for name in given)
        raise UsageError(fill(_("only one rate at a time, not {names}"), names=names))
    name = given[0] if given else None
    rate = _rate(name, getattr(options, name)) if name else Decimal(0)
    per: Per = RATES[name] if name else "year"
    if name and (options.method == "fee") != (name == "fee_rate"):
        raise UsageError(_("--fee-rate goes with --method fee, and the other rates with the other methods"))
    if name == "daily_rate" and options.taken is None:
        raise UsageError(_("--daily-rate needs --taken, the day from which the money is owed"))
    terms = Terms(
        _sum("--principal", options.principal),
        options.method,
        _months(options.months),
        _day("--start", options.start),
        rate,
        per,
        _day("--taken", options.taken) if options.taken is not None else None,
        _grace(options.grace),
    )
    try:
        return make_schedule(terms)
    except WrongTerms as wrong:
        raise UsageError(_words(wrong)) from None


def _words(wrong: WrongTerms) -> str:
    from ashore.i18n import _

    match wrong.field:
        case "taken":
            return _("--taken: not after --start, please")
        case "rate":
            return _("the rate: from 0 to 10 a year (1000%)")
        case "first":
            return _("--start: the last payment would be after the year 9999")
        case _other:
            return _("--principal: a sum from 0.01 to 100000000.00")


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")


def _sum(option: str, text: str) -> Decimal:
    from ashore.i18n import _, fill
    from ashore.i18n.parse import Unreadable, amount

    try:
        value = amount(text, LARGEST)
    except Unreadable as problem:
        raise UsageError(fill(_("{option}: {problem}"), option=option, problem=str(problem))) from None
    if not value:
        raise UsageError(fill(_("{option}: {problem}"), option=option, problem=_("a sum from 0.01 to 100000000.00")))
    return value


def _rate(name: str, text: str) -> Decimal:
    """A rate as a fraction (0.18) or in percent (18%)."""
    from ashore.i18n import _, fill
    from ashore.text import normalise

    plain = normalise(text).replace(" ", "")
    places = -2 if plain.endswith("%") else 0
    try:
        plain = plain.removesuffix("%")
        if not plain.isascii() or not plain.replace(".", "", 1).isdigit() or len(plain) > 20:
            raise InvalidOperation
        value = Decimal(plain).scaleb(places)
    except InvalidOperation:
        text = _("a rate such as 0.18 or 18%")
        raise UsageError(fill(_("{option}: {problem}"), option=_option(name), problem=text)) from None
    if value > HIGHEST_RATE:
        text = _("the rate: from 0 to 10 a year (1000%)")
        raise UsageError(fill(_("{option}: {problem}"), option=_option(name), problem=text))
    return value


def _whole(option: str, text: str, least: int, most: int) -> int:
    from ashore.i18n import _, fill
    from ashore.text import normalise

    plain = normalise(text)
    if not plain.isascii() or not plain.isdigit() or len(plain) > 6 or not least <= int(plain) <= most:
        problem = fill(_("a whole number from {least} to {most}"), least=str(least), most=str(most))
        raise UsageError(fill(_("{option}: {problem}"), option=option, problem=problem))
    return int(plain)


def _months(text: str) -> int:
    return _whole("--months", text, 1, LONGEST)


def _grace(text: str) -> int:
    return _whole("--grace", text, 0, LONGEST)


def _day(option: str, text: str) -> dt.date:
    from ashore.i18n import _, fill
    from ashore.text import normalise

    try:
        return dt.date.fromisoformat(normalise(text))
    except ValueError:
        problem = _("a day such as 2026-12-15")
        raise UsageError(fill(_("{option}: {problem}"), option=option, problem=problem)) from None


def as_data(schedule: Schedule) -> dict[str, Any]:
    """The schedule as plain data: sums are decimal strings, dates ISO dates, costs percent a year, or null."""
    cost = schedule.yearly_cost
    return {
        "payments": [
            {
                "date": payment.date.isoformat(),
                "principal": f"{payment.principal:.2f}",
                "interest": f"{payment.interest:.2f}",
                "fee": f"{payment.fee:.2f}",
                "total": f"{payment.total:.2f}",
                "balance": f"{payment.balance:.2f}",
            }
            for payment in schedule.payments
        ],
        "total": f"{schedule.total:.2f}",
        "cost": f"{schedule.cost:.2f}",
        "nominal_annual_percent": f"{cost.nominal_percent}" if cost else None,
        "effective_annual_percent": f"{cost.effective_percent}" if cost else None,
    }


def _table(schedule: Schedule) -> list[str]:
    from ashore.i18n import _, fill
    from ashore.i18n.formats import number
    from ashore.text import table_row
    from ashore.wording.rates import yearly_words

    heads = (_("principal"), _("interest"), _("fee"), _("payment"), _("balance"))
    widths = [12, *[13] * len(heads)]
    lines = table_row([_("date"), *heads], widths)
    for payment in schedule.payments:
        sums = (payment.principal, payment.interest, payment.fee, payment.total, payment.balance)
        lines += table_row([payment.date.isoformat(), *map(number, sums)], widths)
    lines.append("")
    text = _("In all {total}, {cost} above the principal.")
    lines.append(fill(text, total=number(schedule.total), cost=number(schedule.cost)))
    lines.append(yearly_words(schedule.yearly_cost))
    return lines
