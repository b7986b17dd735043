"""An offer against what can be paid: a monthly one against what is left to promise, a lump sum against cash."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ashore.casework.debts import Wrong, owed_on
from ashore.casework.offer_terms import terms_of
from ashore.casework.promises import Promised
from ashore.casework.weeks import cash_on
from ashore.finance.frequency import NOTHING
from ashore.finance.offers import Measured
from ashore.finance.schedule import make_schedule
from ashore.values import LARGEST
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Offer, Workbook


def new_offer(workbook: Workbook, debt: str, today: dt.date) -> tuple[Workbook, str]:
    """An offer of the lender that is noted today, and its id; at first about all that is owed, in so many payments of
    so much, as apps show it."""
    record = find(workbook.debts, debt)
    owed = owed_on(record, today) if record else None
    amount = owed if owed and owed <= LARGEST else None
    return edits.add_offer(workbook, debt, made=today, amount=amount, method="payments")


def measure(
    offer: Offer, workbook: Workbook, promised: Promised | None, today: dt.date, dear_above: Decimal | None = None
) -> Measured | Wrong:
    """The offer against what is left to promise in its months, beside what is promised on other debts.

    A single payment that no month carries is held against the cash that will be there on its day. `promised` is None
    while nobody knows what the budget leaves.
    """
    terms = terms_of(offer, today)
    if isinstance(terms, Wrong):
        return terms
    schedule, waived = make_schedule(terms), offer.waived or NOTHING
    debt = find(workbook.debts, offer.debt)
    owed = owed_on(debt, today) if debt else None
    if promised is None:
        return Measured(schedule, waived, None, dear_above, owed=owed)
    days = [payment.date for payment in schedule.payments]
    others = (offer.debt,)
    left = promised.left(without=others, during=days)
    if len(days) > 1 or schedule.largest <= promised.available:
        by_month = promised.left_in(schedule.by_month, without=others)
        return Measured(schedule, waived, left, dear_above, owed=owed, left=by_month)
    cash = cash_on(workbook, promised, days[0], without=others)
    return Measured(schedule, waived, left, dear_above, cash, owed)
