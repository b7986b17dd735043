"""The credit record: on which day an entry ends, free reports, objections and their clocks, bills paid on time."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from typing import Literal, NamedTuple

from ashore.workbook.model import Bill, CreditReport, Debt, Dispute


def years_on(day: dt.date, years: int) -> dt.date:
    """The same day so many years later; 29 February becomes 28 February where there is none."""
    last = calendar.monthrange(day.year + years, day.month)[1]
    return day.replace(year=day.year + years, day=min(day.day, last))


def entry_ends(debt: Debt, years: int) -> dt.date | None:
    """The day on which a debt's entry has to go: counted only from paying off (fact credit-retention-5y).

    The day of paying off is asked for while a debt is cleared: one that is open again has none, and no end in sight.
    """
    if debt.state != "cleared" or debt.cleared_on is None or debt.cleared_on.year + years > dt.MAXYEAR:
        return None
    return years_on(debt.cleared_on, years)


def reports_left(reports: Iterable[CreditReport], today: dt.date, free: int) -> int:
    """Free reports that are left this year, of `free` by law."""
    used = sum(1 for report in reports if report.on is not None and report.on.year == today.year)
    return max(free - used, 0)


DisputeStage = Literal["draft", "filed", "unanswered", "answered", "complained", "complaint-unanswered", "settled"]


class DisputeState(NamedTuple):
    """Where an objection is, and the day that counts next."""

    stage: DisputeStage
    due: dt.date | None = None


def dispute_state(dispute: Dispute, today: dt.date, reply_days: int | None, complaint_days: int | None) -> DisputeState:
    """Filed, answered, complained about (facts credit-objection-20d, credit-complaint-30d).

    Without days, where the law of the place is not known to name any, no answer is ever due.
    """
    if dispute.settled or dispute.complaint_answered_on is not None:
        return DisputeState("settled")
    if dispute.complained_on is not None:
        due = _after(dispute.complained_on, complaint_days)
        return DisputeState("complained" if due is None or due >= today else "complaint-unanswered", due)
    if dispute.answered_on is not None:
        return DisputeState("answered")
    if dispute.filed_on is None:
        return DisputeState("draft")
    due = _after(dispute.filed_on, reply_days)
    return DisputeState("filed" if due is None or due >= today else "unanswered", due)


def _after(day: dt.date, days: int | None) -> dt.date | None:
    return None if days is None else day + dt.timedelta(days=days)


def due_days(bill: Bill, today: dt.date, back: int = 12) -> list[dt.date]:
    """The due days of a monthly bill, oldest first: so many months back, and the next one to come."""
    if bill.day is None:
        return []
    months = [(today.year * 12 + today.month - 1 - n) for n in range(back, -2, -1)]
    days = []
    for month in months:
        year, number = divmod(month, 12)
        days.append(dt.date(year, number + 1, min(bill.day, calendar.monthrange(year, number + 1)[1])))
    coming = [day for day in days if day >= today][:1]
    return [day for day in days if day < today] + coming


def streak(bill: Bill, today: dt.date) -> int:
    """How many times in a row it was paid on time, up to the last due day. What is not due yet does not break it."""
    paid = {entry.due: entry.on for entry in bill.paid}
    count = 0
    for due in reversed(due_days(bill, today)):
        if due in paid:
            if paid[due] > due:
                return count
            count += 1
        elif due < today:
            return count
    return count


def next_bill(bill: Bill, today: dt.date) -> dt.date | None:
    """The next due day that is not paid yet: of this month or the next."""
    paid = {entry.due for entry in bill.paid}
    days = due_days(bill, today)
    return next((day for day in days if day >= today and day not in paid), None)


def next_unpaid(bill: Bill, today: dt.date) -> dt.date | None:
    """The last day that is open, or the next one: what a payment of today is for."""
    paid = {entry.due for entry in bill.paid}
    return next((due for due in due_days(bill, today, back=1) if due not in paid), None)
