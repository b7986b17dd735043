"""The verb that works out a repayment schedule and what it costs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, TypeVar

from ashore.cli.shared import out
from ashore.errors import UsageError
from ashore.finance.early import EarlySettlement, settle_early
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import Schedule, make_schedule
from ashore.finance.terms import HIGHEST_RATE, LARGEST, LONGEST, FeePer, Listed, Per, Terms, WrongTerms, in_steps
from ashore.i18n.parse import Unreadable
from ashore.i18n.parse.payments import OnDay, Run
from ashore.i18n.parse.payments import payments as payments_of

if TYPE_CHECKING:
    import argparse

    from ashore.finance.due_dates import Every

R = TypeVar("R")

RATES: dict[str, Per] = {"annual_rate": "year", "monthly_rate": "month", "daily_rate": "day"}
FEES: dict[str, FeePer] = {"fee_rate": "instalment", "fee_total": "total"}
BY_METHOD = ("method", "months", *RATES, *FEES, "fee_each", "fee_once", "grace", "interest_free")
"""What says how payments come about; where the payments themselves are given, nothing of it is left to say."""


def plan(options: argparse.Namespace) -> int:
    """Print a schedule. Raises UsageError when the terms are wrong."""
    schedule = make(options)
    early = _early(options, schedule)
    if options.json:
        import json

        out(json.dumps(as_data(schedule) | ({"early": _early_data(early)} if early else {}), indent=2))
        return 0
    from ashore.i18n.formats import short_day
    from ashore.wording.offers import early_words

    for line in [*_table(schedule), *([early_words(early, short_day(early.day))] if early else [])]:
        out(line)
    return 0


def _early(options: argparse.Namespace, schedule: Schedule) -> EarlySettlement | None:
    """What settling on a day takes, where it is asked for. Raises UsageError where it cannot be said."""
    from ashore.i18n import _

    if options.settle is None:
        if options.settle_fee is not None:
            raise _missing("settle")
        return None
    fee = Decimal(0) if options.settle_fee is None else _rate("settle_fee", options.settle_fee)
    early = settle_early(schedule, _day("--settle", options.settle), fee)
    if early is None:
        raise UsageError(_("--settle: a day before the last payment, and a method and a rate to work it out from"))
    return early


def _early_data(early: EarlySettlement) -> dict[str, str | None]:
    names = ("principal", "interest", "fee", "total", "saved")
    return {"date": early.day.isoformat(), **{name: _plain(getattr(early, name)) for name in names}}


def make(options: argparse.Namespace) -> Schedule:
    """The schedule of the options. Raises UsageError."""
    try:
        return make_schedule(_terms(options) if options.payments is None else _listed(options))
    except WrongTerms as wrong:
        raise UsageError(_words(wrong)) from None


def _terms(options: argparse.Namespace) -> Terms:
    from ashore.i18n import _

    for name in ("principal", "method", "months", "start"):
        if getattr(options, name) is None:
            raise _missing(name)
    rate_name, fee_name = _one_of(options, RATES), _one_of(options, FEES)
    if (options.method == "fee" and rate_name and not fee_name) or (
        fee_name and not rate_name and options.method != "fee"
    ):
        raise UsageError(_("--fee-rate goes with --method fee, and the other rates with the other methods"))
    rate = _rate(rate_name, getattr(options, rate_name)) if rate_name else Decimal(0)
    if rate_name == "daily_rate" and options.taken is None:
        raise UsageError(_("--daily-rate needs --taken, the day from which the money is owed"))
    return Terms(
        _sum("--principal", options.principal),
        "equal-principal" if options.method == "fee" and rate_name else options.method,
        _months(options.months),
        _day("--start", options.start),
        rate,
        RATES[rate_name] if rate_name else "year",
        _optional(_day, options, "taken"),
        _grace(options.grace or "0"),
        options.every or "monthly",
        _rate(fee_name, getattr(options, fee_name)) if fee_name else Decimal(0),
        FEES[fee_name] if fee_name else "instalment",
        _optional(_fee, options, "fee_each") or NOTHING,
        _optional(_fee, options, "fee_once") or NOTHING,
        _optional(_fee, options, "upfront_fee") or NOTHING,
        _optional(_sum, options, "received"),
        options.interest_free,
    )


def _listed(options: argparse.Namespace) -> Listed:
    """The payments as they were written: so many of so much, or each with its day."""
    from ashore.i18n import _, fill

    if beside := next((name for name in BY_METHOD if getattr(options, name)), None):
        text = _("{option} does not go with --payments: the payments say it themselves")
        raise UsageError(fill(text, option=_option(beside)))
    given = _payments(options.payments)
    every: Every | None = None
    if all(isinstance(one, OnDay) for one in given):
        if options.start is not None or options.every is not None:
            raise UsageError(_("--payments: where each has its day, --start and --every say nothing"))
        payments = tuple((one.date, one.amount) for one in given if isinstance(one, OnDay))
    else:
        if options.start is None:
            raise _missing("start")
        runs = [(one.times, one.amount) for one in given if isinstance(one, Run)]
        step: Every = options.every or "monthly"
        every, payments = step, in_steps(runs, _day("--start", options.start), step)
    return Listed(
        payments,
        every,
        _optional(_sum, options, "principal"),
        _optional(_sum, options, "received"),
        _optional(_fee, options, "upfront_fee") or NOTHING,
        _optional(_day, options, "taken"),
    )


def _payments(text: str) -> tuple[Run, ...] | tuple[OnDay, ...]:
    from ashore.i18n import _, fill

    try:
        found = payments_of(text, dt.date.today(), LARGEST, LONGEST)
    except Unreadable as problem:
        raise UsageError(fill(_("{option}: {problem}"), option="--payments", problem=str(problem))) from None
    if not found:
        raise _missing("payments")
    return found


def _one_of(options: argparse.Namespace, names: Mapping[str, object]) -> str | None:
    from ashore.i18n import _, fill

    given = [name for name in names if getattr(options, name) is not None]
    if len(given) > 1:
        listed = ", ".join(_option(name) for name in given)
        raise UsageError(fill(_("only one rate at a time, not {names}"), names=listed))
    return given[0] if given else None


def _optional(read: Callable[[str, str], R], options: argparse.Namespace, name: str) -> R | None:
    text = getattr(options, name)
    return None if text is None else read(_option(name), text)


def _missing(name: str) -> UsageError:
    from ashore.i18n import _, fill

    return UsageError(fill(_("{option} is missing"), option=_option(name)))


def _words(wrong: WrongTerms) -> str:
    from ashore.i18n import _, fill

    match wrong.field:
        case "taken":
            return _("--taken: not after --start, please")
        case "rate" | "fee_rate":
            return _("the rate: from 0 to 10 a year (1000%)")
        case "first":
            return _("--start: the last payment would be after the year 9999")
        case "upfront":
            return _("--upfront-fee: less than --principal, and only beside it")
        case "payments":
            return _("--payments: from 1 to 360 of them, each on a later day than the one before")
    problem = _("a sum from 0.01 to 100000000.00")
    return fill(_("{option}: {problem}"), option=_option(wrong.field), problem=problem)


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


def _fee(option: str, text: str) -> Decimal:
    return NOTHING if text.strip() in ("0", "0.00") else _sum(option, text)


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
    """The schedule as plain data: sums are decimal strings, dates ISO dates, costs percent a year; null where nothing
    is known or can be given."""
    cost = schedule.yearly_cost
    return {
        "payments": [
            {
                "date": payment.date.isoformat(),
                "principal": _plain(payment.principal),
                "interest": _plain(payment.interest),
                "fee": _plain(payment.fee),
                "total": _plain(payment.total),
                "balance": _plain(payment.balance),
            }
            for payment in schedule.payments
        ],
        "total": _plain(schedule.total),
        "cost": _plain(schedule.cost),
        "nominal_annual_percent": f"{cost.nominal_percent}" if cost else None,
        "effective_annual_percent": f"{cost.effective_percent}" if cost else None,
        "counted_from": cost.counted_from.isoformat() if cost and cost.counted_from else None,
    }


def _plain(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def _table(schedule: Schedule) -> list[str]:
    from ashore.i18n import _, fill
    from ashore.i18n.formats import number, short_day
    from ashore.text import table_row
    from ashore.wording.rates import yearly_words

    lines, payments = [], schedule.payments
    rows: list[list[Decimal | None]] = [[p.principal, p.interest, p.fee, p.total, p.balance] for p in payments]
    heads = [_("principal"), _("interest"), _("fee"), _("payment"), _("balance")]
    if not any(payment.charged is not None for payment in payments):
        heads, rows = [_("payment")], [[payment.total] for payment in payments]
    widths = [12, *[13] * len(heads)]
    lines += table_row([_("date"), *heads], widths)
    for payment, sums in zip(payments, rows, strict=True):
        cells = [number(amount) for amount in sums if amount is not None]
        lines += table_row([short_day(payment.date), *cells], widths)
    lines.append("")
    total, cost, received = schedule.total, schedule.cost, schedule.terms.paid_out
    if cost is None:
        lines.append(fill(_("In all {total}."), total=number(total)))
        lines.append(_("What it costs cannot be said: what was received is not known."))
        return lines
    if cost < 0:
        text = _("In all {total}, {less} less than was received.")
    elif received == schedule.terms.principal:
        text = _("In all {total}, {cost} above the principal.")
    else:
        text = _("In all {total}, {cost} above the {received} that were received.")
    lines.append(
        fill(text, total=number(total), cost=number(cost), less=number(-cost), received=number(received or NOTHING))
    )
    lines.append(yearly_words(schedule.yearly_cost))
    return lines
