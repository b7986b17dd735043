"""An example: the workbook and the account statement of somebody who does not exist, so that every page has something
on it. What is an id of the content is taken from the guide, so it holds for every place.

What this person has entered is in English whatever the language: a translator sees what comes from the reader.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from ashore.casework.case import Case
from ashore.export.render import as_text
from ashore.guide.guide import Guide
from ashore.guide.models.letter import LetterField, LetterTemplate
from ashore.i18n import current
from ashore.i18n.catalogue import PSEUDOS, SOURCE
from ashore.letters import drafts
from ashore.letters.compose import LetterError
from ashore.statements.read import read_statement
from ashore.statements.rows import Period, Statement
from ashore.statements.rules import Rules
from ashore.workbook import edits
from ashore.workbook.find import get_record
from ashore.workbook.model import Answer, Workbook

TODAY = dt.date(2026, 11, 23)
"""The day of the example: a picture of it is the same on every day."""
NOON = dt.datetime.combine(TODAY, dt.time(12), dt.timezone(dt.timedelta(hours=8)))
PERSON, LENDER, BANK, SHOP = "Alex Example", "Example Loans", "Sample Bank", "Sample Shop"
INCOME, NEEDED, ELSE = (3600, 400), (1200, 160, 850, 40, 120, 180, 49, 30), 40
"""What comes in a month and what goes out, in the first groups of the budget; and in those behind them."""
NAME = "example.csv"
MONTHS = Period(dt.date(2026, 9, 1), dt.date(2026, 10, 31))
ROWS = b"""\
Date,Description,Debit,Credit,Balance
2026-09-01,SALARY EXAMPLE DELIVERIES,,1850.00,2260.00
2026-09-03,RENT EXAMPLE HOUSE,720.00,,1540.00
2026-09-04,EXAMPLE SHOP,46.18,,1493.82
2026-09-09,EXAMPLE LOANS REPAYMENT,155.25,,1338.57
2026-09-12,ATM CASH WITHDRAWAL,40.00,,1298.57
2026-09-13,SAMPLE FILMS SUBSCRIPTION,9.99,,1288.58
2026-09-17,SAMPLE LOAN ADVANCE,,300.00,1588.58
2026-10-01,SALARY EXAMPLE DELIVERIES,,1790.00,3378.58
2026-10-03,RENT EXAMPLE HOUSE,720.00,,2658.58
2026-10-08,EXAMPLE SHOP,61.40,,2597.18
2026-10-09,EXAMPLE LOANS REPAYMENT,155.25,,2441.93
2026-10-13,SAMPLE FILMS SUBSCRIPTION,9.99,,2431.94
2026-10-20,PAID TO A FRIEND,25.00,,2406.94
2026-10-31,EXAMPLE SHOP,38.20,,2368.74
"""
"""An account statement of two whole months."""


def example(guide: Guide, directories: Sequence[Path]) -> Workbook:
    """The workbook for a place, on `TODAY`; its letter is in the language in use, where that has all of it."""
    workbook = Workbook(created=TODAY - dt.timedelta(days=30))
    workbook = edits.choose_jurisdiction(workbook, guide.jurisdiction, guide.facts.currency)
    workbook = _with_budget(workbook, guide)
    workbook = _with_debts(workbook)
    workbook = _with_contacts(workbook, guide)
    workbook = _with_records(workbook, guide)
    workbook = _with_letters(workbook, guide, directories)
    workbook = edits.mark_steps(workbook, list(guide.steps)[:3], "done", TODAY)
    for question in guide.outlook.question:
        if question.known is None:
            workbook = edits.answer_question(workbook, question.id, "yes")
    return workbook


def statement(rules: Rules) -> Statement:
    """The account statement."""
    return read_statement(ROWS, rules)._replace(period=MONTHS)


def _days(number: int) -> dt.date:
    """So many days from the day of the example."""
    return TODAY + dt.timedelta(days=number)


def _at(days: int, hour: int) -> dt.datetime:
    return (NOON + dt.timedelta(days=days)).replace(hour=hour)


def _with_budget(workbook: Workbook, guide: Guide) -> Workbook:
    """What comes in and goes out, the weeks ahead, and a bad month that is tried."""
    comes, goes = iter(INCOME), iter(NEEDED)
    for group in guide.budget.group:
        if amount := next(comes, 0) if group.kind == "income" else next(goes, ELSE):
            workbook = edits.edit_item(workbook, group.id, "sum", amount=Decimal(amount))
    workbook = edits.edit_cash(workbook, opening=Decimal(260), opening_on=TODAY)
    lines: tuple[dict[str, Any], ...] = (
        {"label": "Example wages", "direction": "in", "amount": Decimal(900), "date": _days(4), "repeat": "weekly"},
        {"label": "Example rent", "amount": Decimal(1200), "date": _days(8), "repeat": "monthly"},
        {"label": "Food", "amount": Decimal(200), "date": _days(5), "repeat": "weekly"},
    )
    for values in lines:
        workbook, _line = edits.add_cash_line(workbook, **values)
    missed = workbook.cash.lines[0].id
    return edits.edit_trial(workbook, less=Decimal(500), missed=missed, lump=Decimal(200), lump_on=_days(10))


def _with_debts(workbook: Workbook) -> Workbook:
    """A loan that is late, whose whole cost is known, with offers; a card with an agreed plan; a bill at a shop."""
    workbook, loan = edits.add_debt(workbook)
    workbook = edits.edit_debt(
        workbook,
        loan,
        lender=LENDER,
        product="Example App",
        contract="EXAMPLE-0001",
        owed=Decimal("2052.50"),
        owed_on=_days(-3),
        due_date=_days(-35),
        taken=_days(-160),
        contract_sum=Decimal(2000),
        received=Decimal(1900),
        principal=Decimal(2000),
        rate=Decimal("0.18"),
        rate_per="year",
        penalty_rate=Decimal("0.0005"),
        penalty_per="day",
        trial=Decimal(300),
        trial_on=_days(7),
    )
    workbook = edits.add_payment(workbook, loan, _days(-50), Decimal(150))
    workbook = edits.edit_loan(
        workbook,
        loan,
        payments=({"amount": Decimal(380), "times": 6},),
        first=_days(-130),
        guarantee_each=Decimal(20),
        member_each=Decimal(15),
        inside="yes",
        by="licensed",
    )
    workbook, card = edits.add_debt(workbook)
    workbook = edits.edit_debt(
        workbook,
        card,
        lender=BANK,
        kind="credit-card",
        contract="EXAMPLE-0002",
        owed=Decimal(1200),
        minimum=Decimal(60),
        rate=Decimal("0.1825"),
        rate_per="year",
        due_date=_days(-20),
    )
    workbook, small = edits.add_debt(workbook)
    workbook = edits.edit_debt(workbook, small, lender=SHOP, kind="other", owed=Decimal(480), due_date=_days(6))
    terms: tuple[tuple[str, dict[str, Any]], ...] = (
        (
            loan,
            {"label": "Example offer", "number": 12, "first": _days(9), "rate": Decimal("0.24"), "rate_per": "year"},
        ),
        (loan, {"by": "reader", "method": "equal-principal", "number": 10, "first": _days(9), "rate": Decimal(0)}),
        (
            card,
            {
                "number": 12,
                "first": _days(-3),
                "rate": Decimal(0),
                "stops": ("collecting", "interest"),
                "missed": "nothing",
            },
        ),
    )
    for debt, values in terms:
        amount = get_record(workbook.debts, debt).owed
        workbook, offer = edits.add_offer(workbook, debt, amount=amount, made=_days(-10), **values)
    workbook = edits.set_offer_state(workbook, offer, "agreed")
    return edits.set_payment_promise(workbook, offer, _days(-3), "kept")


def _with_contacts(workbook: Workbook, guide: Guide) -> Workbook:
    """A call at night with a threat, two that were missed, promises of both sides, a visit; evidence for it."""
    loan, card, *_others = (debt.id for debt in workbook.debts)
    marks = tuple(rule.id for rule in guide.conduct.values() if rule.kind == "mark" and rule.signals)[:1]
    workbook, _photo = edits.add_evidence(
        workbook, label="Example picture", debt=loan, date=_days(-2), file="/example/picture.png", added=_days(-1)
    )
    workbook, _slip = edits.add_evidence(
        workbook, label="Example pay slip", paper_at="In the example drawer", black_out="The number of the account"
    )
    entries: tuple[tuple[dt.datetime, dict[str, Any]], ...] = (
        (_at(-9, 15), {"debt": card, "direction": "out", "minutes": 12, "tone": "calm", "ticket": "EXAMPLE-77"}),
        (_at(-6, 10), {"debt": loan, "channel": "visit", "person": "Sam Sample", "tone": "pressing"}),
        (_at(-2, 22), {"debt": loan, "minutes": 4, "tone": "threatening", "marks": marks, "evidence": ("e1",)}),
        (_at(-1, 9), {"debt": loan, "channel": "missed-call"}),
        (_at(-1, 11), {"debt": loan, "channel": "sms"}),
    )
    for at, values in entries:
        workbook, _entry = edits.add_contact(workbook, at, number="000 0000", said="These are example words.", **values)
    return edits.edit_contact(
        workbook,
        workbook.contacts[0].id,
        my_promise="To send the example form",
        my_until=_days(2),
        their_promise="To send the plan in writing",
        their_until=_days(-2),
        next_step="Ask for the example plan again",
        next_on=_days(1),
    )


def _with_records(workbook: Workbook, guide: Guide) -> Workbook:
    """A court paper, a credit report, an objection, a bill, a reminder, and something put aside."""
    loan = workbook.debts[0].id
    kind = next((paper.id for paper in guide.papers.values() if paper.letters), next(iter(guide.papers), None))
    paper = {
        "kind": kind,
        "received": _days(-5),
        "date": _days(9),
        "court": "Example Court",
        "number": "EXAMPLE-2026-1",
        "debt": loan,
    }
    records: tuple[tuple[str, dict[str, Any]], ...] = (
        ("paper", paper),
        ("report", {"on": _days(-90), "bureau": "Example Bureau", "found": "An example entry is wrong."}),
        ("dispute", {"entry": "Example entry", "debt": loan, "to": LENDER, "filed_on": _days(-13)}),
        ("bill", {"label": "Example telephone", "day": 28}),
        ("reminder", {"date": _days(1), "text": "Call the example bank"}),
    )
    for name, values in records:
        workbook, _record = edits.add_record(workbook, name, **values)
    workbook = edits.mark_bill(workbook, workbook.bills[0].id, dt.date(2026, 10, 28), dt.date(2026, 10, 27))
    return edits.changed(workbook, reserve=Decimal(35))


def _with_letters(workbook: Workbook, guide: Guide, directories: Sequence[Path]) -> Workbook:
    """A letter that proposes the reader's own offer and went out, and another that has just been begun."""
    own = next(offer.id for offer in workbook.offers if offer.by == "reader")
    workbook, letter = drafts.propose(workbook, own, guide, _days(-8))
    workbook = _answered(workbook, letter, guide.letters.for_role("proposes-offer"))
    for language in (SOURCE if current().tag in PSEUDOS else current().tag, SOURCE):
        workbook = edits.edit_letter(workbook, letter, language=language)
        case = Case(workbook, guide, NOON)
        try:
            text = as_text(
                drafts.write_letter(drafts.letter_case(get_record(workbook.letters, letter), case), directories)
            )
        except LetterError:  # the language does not have all of it
            continue
        break
    workbook, version = edits.keep_version(workbook, letter, _at(-8, 18), language, "formal", text)
    workbook, _sending = edits.add_sending(
        workbook, letter, _days(-8), to=LENDER, receipt="EXAMPLE-42", version=version, reply_by=_days(6)
    )
    other, card = guide.letters.for_role("disputes-cost"), workbook.debts[1].id
    workbook, begun = drafts.begin_letter(workbook, other, card, guide, TODAY)
    return edits.edit_letter(workbook, begun, language=language)


def _answered(workbook: Workbook, letter: str, template: LetterTemplate) -> Workbook:
    """A letter of whose questions each has an answer."""
    for field in template.field:
        answers = get_record(workbook.letters, letter).answers
        if field.debt is None and field.id not in answers and (value := _answer_to(field, workbook)) is not None:
            workbook = edits.answer(workbook, letter, field.id, value)
    return workbook


def _answer_to(field: LetterField, workbook: Workbook) -> Answer | None:
    """An answer of the kind that is asked for."""
    match field.kind:
        case "text":
            return PERSON
        case "long":
            return "These are example words."
        case "money":
            return "50.00"
        case "date":
            return _days(-60 if field.looks == "back" else 14)
        case "count":
            return 3
        case "choice":
            return field.options[0].id
        case "choices":
            return (field.options[0].id,)
        case "contacts":
            return (workbook.contacts[0].id,)
        case "evidence":
            return (workbook.evidence[0].id,)
        case "last-four":
            return "0000"
        case "offer":
            return None
