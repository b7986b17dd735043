"""The cases that are measured, made anew each time: debts, budget lines, and so many contacts."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ashore.guide.guide import load
from ashore.values import Channel
from ashore.workbook import edits
from ashore.workbook.model import Contact, Workbook

CHANNELS: tuple[Channel, ...] = ("call", "missed-call", "sms", "chat", "letter")
SAID = ("请尽快还款", "Please pay by Friday", "明天就上门", "", "We can offer three instalments")


def promises(count: int, today: dt.date) -> Workbook:
    """One debt, and a log of so many entries that each hold a promise with a day."""
    workbook, debt = edits.add_debt(Workbook(created=today))
    workbook = edits.edit_debt(workbook, debt, lender="Lender", owed=Decimal(2000))
    at = dt.datetime.combine(today, dt.time(9), dt.timezone(dt.timedelta(hours=8))) - dt.timedelta(days=40)
    log = tuple(
        Contact(id=f"k{n + 1}", at=at, debt=debt, my_promise="500", my_until=today + dt.timedelta(days=n % 400 - 30))
        for n in range(count)
    )
    return edits.changed(workbook, contacts=log)


def case(contacts: int, today: dt.date) -> Workbook:
    """Five debts, sixty budget lines, and a log of so many entries."""
    workbook = Workbook(created=today)
    for number in range(5):
        workbook, debt = edits.add_debt(workbook)
        workbook = edits.edit_debt(
            workbook,
            debt,
            lender=f"Lender {number}",
            owed=Decimal(2000 + 350 * number),
            due_date=today - dt.timedelta(days=12 * number),
        )
    items = [(group, item) for group in load().budget.group for item in group.item][:60]
    for number, (group, item) in enumerate(items):
        workbook = edits.edit_item(workbook, group.id, item.id, item.frequency, amount=Decimal(20 + number))
    while len(workbook.budget.lines) < 60:
        workbook, line = edits.add_own_line(workbook, items[0][0].id, f"Line {len(workbook.budget.lines)}")
        workbook = edits.edit_line(workbook, line, amount=Decimal(15))
    zone = dt.timezone(dt.timedelta(hours=8))
    first = dt.datetime.combine(today, dt.time(9), zone) - dt.timedelta(hours=5 * contacts)
    log = tuple(
        Contact(
            id=f"c{number + 1}",
            at=first + dt.timedelta(hours=5 * number),
            debt=f"d{number % 5 + 1}",
            channel=CHANNELS[number % len(CHANNELS)],
            number=f"400-800-{number:04}",
            said=SAID[number % len(SAID)],
        )
        for number in range(contacts)
    )
    return edits.changed(workbook, contacts=log)
