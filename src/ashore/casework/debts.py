"""The debts of a workbook: how each stands today, what it comes to, the terms of its offers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from ashore.casework.late import days_shown, late_rate, open_late, position_by_rate
from ashore.casework.offer_terms import terms_of
from ashore.casework.rates import (
    OpenRate,
    open_contract,
    yearly,
)
from ashore.casework.rates import Wrong as Wrong
from ashore.finance.debt import Order, OutOfBounds, Position, pay
from ashore.finance.frequency import NOTHING
from ashore.finance.shares import Owed
from ashore.storage.checked import build, changed
from ashore.values import DebtState
from ashore.workbook.model import Debt, PaymentMade, Workbook


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


def position(debt: Debt, day: dt.date) -> Position | Wrong:
    """What it comes to on a day, worked out; or what is missing, or has to be confirmed before.

    Interest for being late runs from the due date, at the late rate; payments made are set against it in turn.
    """
    if debt.principal is None:
        return Wrong("principal")
    if debt.kind == "credit-card" and debt.posted_on and debt.due_date and debt.posted_on > debt.due_date:
        return Wrong("posted_on")
    if question := open_late(debt, (day,)):
        return question
    try:
        return position_by_rate(debt, day) or Wrong("principal")
    except OutOfBounds:
        return Wrong("due_date")


def saved_by_order(debt: Debt, amount: Decimal, on: dt.date, days: int) -> Decimal | None:
    """By how much less a debt grows in the days after a part payment if it is set against the principal first; None
    where that is not worked out."""
    law = growth_after(debt, amount, on, "law", days)
    agreed = growth_after(debt, amount, on, "principal-first", days)
    return None if law is None or agreed is None else law - agreed


def growth_after(debt: Debt, amount: Decimal, on: dt.date, order: Order, days: int) -> Decimal | None:
    """What a debt grows by in the days after a part payment; None where that is not worked out."""
    now = position(debt, on)
    if not isinstance(now, Position):
        return None
    made = build(PaymentMade, {"id": "part", "date": on, "amount": amount, "order": order})
    try:
        later = position_by_rate(changed(debt, {"payments": (*debt.payments, made)}), on + dt.timedelta(days))
    except (OutOfBounds, OverflowError):
        return None
    return later.owed - pay(now, amount, order).left.owed if later else None


class Difference(NamedTuple):
    """What the lender says against what is worked out from what was entered, for the same day."""

    day: dt.date
    mine: Decimal
    theirs: Decimal
    seen: dt.date | None
    """When the lender's sum was seen; None: nobody noted that, and the two are for today."""

    @property
    def more(self) -> Decimal:
        """By how much the lender says more; below zero: less."""
        return self.theirs - self.mine


def difference(debt: Debt, today: dt.date) -> Difference | None:
    """The two sums for the day on which the lender's was seen, as a debt grows from day to day. None where one of them
    is not known. A payment of that day counts in both, or in neither."""
    if debt.owed is None or state_of(debt, today) == "cleared":
        return None
    seen = debt.owed_on if debt.owed_on and debt.owed_on <= today else None
    day = seen or today
    mine, theirs = position(debt, day), owed_on(debt, day)
    if not isinstance(mine, Position) or theirs is None:
        return None
    return Difference(day, mine.owed, theirs, seen)


def owed_on(debt: Debt, day: dt.date) -> Decimal | None:
    """What is owed: what the lender says, less what was paid since; without that, what is worked out."""
    if state_of(debt, day) == "cleared":
        return NOTHING
    if debt.owed is not None:
        paid = sum((p.amount for p in debt.payments if p.date <= day and comes_off(p, debt)), NOTHING)
        return max(debt.owed - paid, NOTHING)
    worked_out = position(debt, day)
    return worked_out.owed if isinstance(worked_out, Position) else None


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


def open_rates(workbook: Workbook, today: dt.date) -> tuple[tuple[str, OpenRate], ...]:
    """The debts about whose rates, or rates of offers for them, something has to be answered, each with its question.

    An offer whose rate is not known yet is only incomplete.
    """
    found: dict[str, OpenRate] = {}
    for debt in workbook.debts:
        if state_of(debt, today) != "cleared":
            question = open_late(debt, days_shown(debt, today)) or open_contract(debt)
            if question is not None:
                found[debt.id] = question
    for offer in workbook.offers:
        terms = terms_of(offer, today) if offer.state != "refused" else None
        if isinstance(terms, OpenRate) and terms.why != "no-rate":
            found.setdefault(offer.debt, terms)
    return tuple(found.items())


def to_share(workbook: Workbook, today: dt.date) -> tuple[Owed, ...]:
    """The debts among which what is left is shared out: running or overdue, with a sum that is known.

    A rate that is not known, or has to be confirmed, counts as none: `unknown_rates` says of which debts.
    """
    found = []
    for debt in workbook.debts:
        owed = owed_on(debt, today)
        if owed and state_of(debt, today) in ("running", "overdue"):
            rate = rate_to_count(debt, today)
            yearly_rate = Decimal(0) if rate is None or isinstance(rate, OpenRate) else rate
            found.append(Owed(debt.id, owed, yearly_rate, debt.minimum or NOTHING, debt.essential))
    return tuple(found)


def rate_to_count(debt: Debt, today: dt.date) -> Decimal | OpenRate | None:
    """The rate a year by which it bears interest: the late one where it is overdue and has one, or the contract's.

    None where it is not known; a question where it has to be answered first.
    """
    if state_of(debt, today) == "overdue" and (debt.penalty_rate or debt.penalty_way == "times-contract"):
        return open_late(debt, (today,)) or late_rate(debt).yearly
    if debt.rate is None:
        return None
    return open_contract(debt) or yearly(debt.rate, debt.rate_per)


def unknown_rates(workbook: Workbook, today: dt.date) -> tuple[tuple[str, OpenRate | None], ...]:
    """Of the debts to be shared out those whose rate does not count: by id, with the question where there is one."""
    shared = {owed.id for owed in to_share(workbook, today)}
    found = ((debt.id, rate_to_count(debt, today)) for debt in workbook.debts if debt.id in shared)
    return tuple((debt, rate if isinstance(rate, OpenRate) else None) for debt, rate in found if not _known(rate))


def _known(rate: Decimal | OpenRate | None) -> bool:
    return isinstance(rate, Decimal)
