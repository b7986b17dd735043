"""The workbook together with the guidance that it is read by: what screens and verbs both ask for."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Literal

from ashore.casework.agenda import Clocks, Entry, agenda
from ashore.casework.contacts import Finding, Rule, findings, reachability, timed
from ashore.casework.debts import Wrong, days_overdue, open_rates, owed_on, state_of
from ashore.casework.money import budget_of
from ashore.casework.next_step import Thing, next_things
from ashore.casework.offers import measure
from ashore.casework.outlook import Outlook, Reason, known, stage_of, weigh
from ashore.casework.progress import Progress, progress
from ashore.casework.promises import Promise, Promised, not_worked_out, promises_of
from ashore.finance.budget import BudgetResult
from ashore.finance.offers import Measured, fewest_parts
from ashore.finance.schedule import add_months
from ashore.guide.as_text import StepMark
from ashore.guide.guide import Guide
from ashore.values import YesNo
from ashore.workbook.model import Offer, Workbook

MOST_PARTS = 60
"""Months of the longest plan that is worked out for a reader: five years, the most that the rules for cards know
(fact `card-art70-plan`). A longer one can be typed, and no lender takes it."""
HEAVY_DAYS = 14
"""For how many days a threat in the log has the helpline offered."""


def budget(workbook: Workbook, guide: Guide) -> BudgetResult:
    """The workbook's budget."""
    return budget_of(workbook, {group.id: group.kind for group in guide.budget.group})


def left(workbook: Workbook, guide: Guide, today: dt.date, *debts: str) -> Decimal | None:
    """What is left to promise a month, what is promised on `debts` not counted; None while the budget tells nothing."""
    return promised(workbook, guide, today).left(without=debts) if budget(workbook, guide).known else None


def promises(workbook: Workbook, guide: Guide, today: dt.date) -> tuple[Promise, ...]:
    """Everything that is promised and still running."""
    return promises_of(workbook, guide.letters, today)


def promised(workbook: Workbook, guide: Guide, today: dt.date) -> Promised:
    """It, against what the budget leaves."""
    return Promised(promises(workbook, guide, today), budget(workbook, guide).available, today)


def measured(offer: Offer, workbook: Workbook, guide: Guide, today: dt.date) -> Measured | Wrong:
    """An offer against the budget, or what is missing. While the budget tells nothing nobody knows whether it fits."""
    known = budget(workbook, guide).known
    return measure(offer, workbook, promised(workbook, guide, today) if known else None, today, guide.facts.dear_above)


NoOffer = Literal["no-sum", "no-budget", "promised", "too-little"]
"""Why no offer can be worked out: nothing is owed as far as known, the budget is empty or lacks a side, all that is
left is promised on other debts, too little is left."""


def own_offer(workbook: Workbook, guide: Guide, today: dt.date, debt: str) -> dict[str, Any] | NoOffer:
    """What the reader can offer for a debt: equal parts without interest, as few as the budget carries, from next month
    on."""
    record = next((d for d in workbook.debts if d.id == debt), None)
    owed = owed_on(record, today) if record else None
    if not owed:
        return "no-sum"
    there, result = left(workbook, guide, today, debt), budget(workbook, guide)
    if there is None:
        return "no-budget"
    count = fewest_parts(owed, there, MOST_PARTS)
    if count is None:
        return "promised" if fewest_parts(owed, result.available, MOST_PARTS) is not None else "too-little"
    first = add_months(today, 1)
    terms = {"method": "equal-principal", "rate": Decimal(0), "amount": owed, "months": count, "first": first}
    return {"by": "reader", **terms}


def clocks(guide: Guide) -> Clocks:
    """The days and years of the jurisdiction that the agenda counts by."""
    papers = {paper.id: guide.number(paper.days) for paper in guide.papers.values() if paper.days}
    named = guide.facts.clocks
    numbers = {name: guide.number(value) for name, value in named.items()}
    return Clocks(papers, **numbers)


def whole_agenda(workbook: Workbook, guide: Guide, today: dt.date) -> tuple[Entry, ...]:
    """Everything with a date, earliest first."""
    return agenda(workbook, guide.letters, today, clocks(guide))


def things(workbook: Workbook, guide: Guide, now: dt.datetime) -> list[Thing]:
    """Everything that could be done next, the most pressing first."""
    today = now.date()
    later = [key for key, day in workbook.later.items() if day == today]
    missed = reachability(timed(workbook), now)
    entries = whole_agenda(workbook, guide, today)
    return next_things(entries, missed, list(guide.steps), workbook.steps, later, now)


def outlook(workbook: Workbook, guide: Guide, now: dt.datetime) -> tuple[Outlook, dict[str, YesNo]]:
    """What speaks for and against a visit, and the answers behind it: the reader's own before what is known."""
    file = guide.outlook
    late = guide.number(file.late) if file.late else 0
    answers = {**known(workbook, now, late)}
    questions = [question.id for question in file.question]
    answers = {q.id: answers[q.known] for q in file.question if q.known and q.known in answers}
    answers |= {q: workbook.answers[q] for q in questions if q in workbook.answers}
    reasons = [Reason(reason.id, reason.speaks, reason.when) for reason in file.reason]
    levels = {level.id: level.from_ for level in file.level}
    return weigh(answers, questions, reasons, levels), answers


def stage(workbook: Workbook, guide: Guide, today: dt.date) -> int | None:
    """At which stage of the timeline the longest overdue debt is."""
    untils = [stage.until for stage in guide.outlook.stage]
    ends = [until if until is None or isinstance(until, int) else guide.number(until) for until in untils]
    open_debts = [debt for debt in workbook.debts if state_of(debt, today) in ("running", "overdue", "disputed")]
    days = [count for debt in open_debts if (count := days_overdue(debt, today)) is not None]
    if not days and any(debt.due_date for debt in open_debts):
        days = [0]
    return stage_of(max(days, default=None), ends)


def weighs_heavily(workbook: Workbook, guide: Guide, today: dt.date) -> bool:
    """Whether the log or a letter of late shows threats or despair: then the helpline is offered, quietly."""
    first, last = today - dt.timedelta(HEAVY_DAYS), today + dt.timedelta(HEAVY_DAYS)
    recent = [c for c in workbook.contacts if first <= c.at.date() <= last]
    if any(contact.tone == "threatening" for contact in recent):
        return True
    marks = {mark for contact in recent for mark in contact.marks}
    if marks and any(rule.signals == "threat" for rule in guide.conduct.values() if rule.id in marks):
        return True
    words = [text for contact in recent for text in (contact.said, contact.mine)]
    words += [answer for draft in workbook.letters for answer in draft.answers.values() if isinstance(answer, str)]
    if not any(words):
        return False
    from ashore.casework.clauses import check

    rules = [rule for rule in guide.clauses.values() if rule.signals == "despair"]
    whole = "。\n".join(
        dict.fromkeys(text for text in words if text)
    )  # looked through once; a sentence ends in between
    return bool(check(whole, rules, guide.clause_words))


def conduct_rules(guide: Guide) -> list[Rule]:
    """The conduct rules with the numbers of their facts."""
    rules = []
    for rule in guide.conduct.values():
        values: dict[str, str] = {}
        if rule.measure:
            fact = guide.facts.facts[rule.measure.fact]
            values = {key: str(value) for key, value in fact.values.items()}
            if rule.measure.most:
                values["most"] = values[rule.measure.most]
        if rule.channel:
            values["channel"] = rule.channel
        rules.append(Rule(rule.id, rule.kind, values))
    return rules


def contact_findings(workbook: Workbook, guide: Guide, today: dt.date) -> tuple[Finding, ...]:
    """What the entries of the log touch, as they were noted. One that is dated ahead has not been yet."""
    agreed = [debt.id for debt in workbook.debts if state_of(debt, today) == "agreed"]
    past = [contact for contact in timed(workbook) if contact.at.date() <= today]
    return findings(past, conduct_rules(guide), agreed)


def steps(workbook: Workbook, guide: Guide) -> Progress:
    """Progress over all chapters."""
    return progress(guide.steps, workbook.steps)


def marks(workbook: Workbook) -> dict[str, StepMark]:
    """How the steps stand, by id."""
    return {record.id: StepMark(record.state, record.on) for record in workbook.steps}


def status(workbook: Workbook, guide: Guide, today: dt.date) -> dict[str, Any]:
    """Where the case stands, as plain data: sums are decimal strings per month, dates are ISO dates."""
    done, result = steps(workbook, guide), budget(workbook, guide)
    there = left(workbook, guide, today)
    asked = dict(open_rates(workbook, today))
    return {
        "steps": {"done": done.done, "total": done.total},
        "budget": {
            "currency": workbook.currency,
            "income": f"{result.income:.2f}",
            "spending": f"{result.spending:.2f}",
            "surplus": f"{result.surplus:.2f}",
            "outcome": result.outcome,
            "available": f"{result.available:.2f}" if result.known else None,
            "promised": None if there is None else f"{result.available - there:.2f}",
            "left_to_promise": None if there is None else f"{there:.2f}",
            "not_in_promised": [offer.id for offer in not_worked_out(workbook, today)],
        },
        "debts": [
            {
                "id": debt.id,
                "lender": debt.lender,
                "state": state_of(debt, today),
                "owed": None if (owed := owed_on(debt, today)) is None else f"{owed:.2f}",
                "due_date": debt.due_date.isoformat() if debt.due_date else None,
                "days_overdue": days_overdue(debt, today),
                "rate_question": asked[debt.id].why if debt.id in asked else None,
            }
            for debt in workbook.debts
        ],
        "agenda": [
            {"date": entry.date.isoformat(), "kind": entry.kind, "ref": entry.ref, "lender": entry.lender}
            for entry in whole_agenda(workbook, guide, today)
        ],
    }
