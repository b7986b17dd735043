"""The debts of a workbook: how each stands today, what it comes to, the terms of its offers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec

from ashore.finance.debt import Dated, Position, position_on, rate_per_day
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import Terms, WrongTerms
from ashore.finance.share import Owed
from ashore.workbook.model import Debt, Offer, PaymentMade, Workbook
from ashore.workbook.values import DebtState, RatePer


def days_overdue(debt: Debt, today: dt.date) -> int | None:
    """Days since the first missed payment was due (day 0); None when that is unknown, still to come, or cleared."""
    if debt.due_date is None or debt.due_date > today or state_of(debt, today) == "cleared":
        return None
    return (today - debt.due_date).days


def state_of(debt: Debt, today: dt.date) -> DebtState:
    """How it stands: what the reader says, or what follows from the due date."""
    if debt.state is not None:
        return debt.state
    return "overdue" if debt.due_date is not None and debt.due_date < today else "running"


def position(debt: Debt, day: dt.date) -> Position | None:
    """What it comes to on a day, worked out; None when the principal is not known.

    Interest for being late runs from the due date, at the penalty rate; payments made are set against it in turn.
    """
    if debt.principal is None:
        return None
    per = "month" if debt.penalty_per == "instalment" else debt.penalty_per
    late = rate_per_day(debt.penalty_rate or Decimal(0), per)
    start = Position(debt.principal, debt.interest or NOTHING, debt.charges or NOTHING, late)
    payments = [Dated(payment.date, payment.amount, payment.order) for payment in debt.payments]
    return position_on(start, debt.due_date or day, max(day, debt.due_date or day), _till(payments, day))


def _till(payments: list[Dated], day: dt.date) -> list[Dated]:
    return [payment for payment in payments if payment.date <= day]


def owed_on(debt: Debt, day: dt.date) -> Decimal | None:
    """What is owed: what the lender says, less what was paid since; without that, what is worked out."""
    if state_of(debt, day) == "cleared":
        return NOTHING
    if debt.owed is not None:
        paid = sum((p.amount for p in debt.payments if p.date <= day and comes_off(p, debt)), NOTHING)
        return max(debt.owed - paid, NOTHING)
    worked_out = position(debt, day)
    return worked_out.owed if worked_out else None


def is_unclear(payment: PaymentMade, debt: Debt) -> bool:
    """Whether the days do not tell if the sum that the lender named counts a payment already: it was made on the very
    day on which that sum was seen, or nobody noted that day."""
    return debt.owed is not None and (debt.owed_on is None or payment.date == debt.owed_on)


def comes_off(payment: PaymentMade, debt: Debt) -> bool:
    """Whether a payment comes off the sum that the lender named. Where the days do not tell, the reader is asked; until
    then it does: what was paid is not owed."""
    if is_unclear(payment, debt):
        return not payment.in_owed
    return debt.owed_on is not None and payment.date > debt.owed_on


def total_owed(workbook: Workbook, today: dt.date) -> Decimal | None:
    """The sum of what is owed, or None when no sum is known."""
    sums = [owed for debt in workbook.debts if (owed := owed_on(debt, today)) is not None]
    return sum(sums, NOTHING) if sums else None


class Wrong(msgspec.Struct, frozen=True):
    """Why an offer cannot be worked out: a field that is empty, or terms that do not go together."""

    field: str


def terms_of(offer: Offer, today: dt.date) -> Terms | Wrong:
    """The offer as terms, or what is missing."""
    for name in ("amount", "months", "first"):
        if not getattr(offer, name):
            return Wrong(name)
    assert offer.amount is not None
    assert offer.months is not None
    assert offer.first is not None
    rate = offer.rate or Decimal(0)
    if offer.method == "fee":
        per: RatePer = "instalment"
    else:
        per = offer.rate_per if offer.rate_per != "instalment" else "month"
    taken = (offer.made or today) if per == "day" and rate else None
    waived = offer.waived or NOTHING
    terms = Terms(offer.amount - waived, offer.method, offer.months, offer.first, rate, per, taken, offer.grace)
    try:
        terms.check()
    except WrongTerms as wrong:
        return Wrong({"principal": "waived" if waived else "amount", "taken": "first"}.get(wrong.field, wrong.field))
    return terms


def to_share(workbook: Workbook, today: dt.date) -> tuple[Owed, ...]:
    """The debts among which what is left is shared out: running or overdue, with a sum that is known."""
    found = []
    for debt in workbook.debts:
        owed = owed_on(debt, today)
        if owed and state_of(debt, today) in ("running", "overdue"):
            late = state_of(debt, today) == "overdue" and debt.penalty_rate
            rate = yearly(debt.penalty_rate, debt.penalty_per) if late else yearly(debt.rate, debt.rate_per)
            found.append(Owed(debt.id, owed, rate, debt.minimum or NOTHING, debt.essential))
    return tuple(found)


def yearly(rate: Decimal | None, per: RatePer) -> Decimal:
    """A rate as a nominal rate a year."""
    return (rate or Decimal(0)) * {"year": 1, "month": 12, "instalment": 12, "day": 365}[per]
