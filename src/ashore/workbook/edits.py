"""Edits: pure functions from a workbook to a workbook. Each returns the same object when nothing changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from ashore.workbook.model import (
    GROUP_SUM,
    OWN_ITEM,
    Answer,
    Bill,
    BillPaid,
    Budget,
    BudgetLine,
    BudgetMode,
    CashLine,
    Contact,
    CourtPaper,
    CreditReport,
    Debt,
    Dispute,
    Evidence,
    LetterDraft,
    LetterLength,
    LetterVersion,
    Offer,
    OfferState,
    PaymentMade,
    PaymentOrder,
    Record,
    Reminder,
    Sending,
    StepRecord,
    StepState,
    Workbook,
    YesNo,
)

Edit = Callable[[Workbook], Workbook]
R = TypeVar("R", bound=Record)


class HasId(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str: ...


def changed(record: R, **values: Any) -> R:
    """The record with other values, checked as if it were read from a file."""
    if all(getattr(record, name) == value for name, value in values.items()):
        return record
    return type(record).model_validate({**dict(record), **values}, by_name=True)


def new_id(prefix: str, records: Iterable[HasId]) -> str:
    """The next short id: `d1`, `d2`, … never one that is in use."""
    numbers = [int(r.id[len(prefix) :]) for r in records if r.id.startswith(prefix) and r.id[len(prefix) :].isdigit()]
    return f"{prefix}{max(numbers, default=0) + 1}"


# Steps


def mark_step(workbook: Workbook, step: str, state: StepState | None, on: dt.date) -> Workbook:
    """Tick a step (`done`), set it aside (`not-for-me`), or open it again (None)."""
    current = next((s for s in workbook.steps if s.id == step), None)
    if (current.state if current else None) == state:
        return workbook
    others = tuple(s for s in workbook.steps if s.id != step)
    new = (StepRecord(id=step, state=state, on=on),) if state else ()
    return changed(workbook, steps=others + new)


# Debts


def add_debt(workbook: Workbook) -> tuple[Workbook, str]:
    """A new, empty debt and its id."""
    debt = Debt(id=new_id("d", workbook.debts))
    return changed(workbook, debts=(*workbook.debts, debt)), debt.id


def edit_debt(workbook: Workbook, debt: str, **values: Any) -> Workbook:
    """Other values for one debt; it is made when there is none of that id (a letter may name one that was deleted)."""
    if all(d.id != debt for d in workbook.debts):
        workbook = changed(workbook, debts=(*workbook.debts, Debt(id=debt)))
    debts = tuple(changed(d, **values) if d.id == debt else d for d in workbook.debts)
    return changed(workbook, debts=debts)


def remove_debt(workbook: Workbook, debt: str) -> Workbook:
    """The workbook without one debt and its offers; letters about it stay."""
    gone = {f"debt.{debt}."} | {f"offer.{offer.id}." for offer in workbook.offers if offer.debt == debt}
    return changed(
        workbook,
        debts=tuple(d for d in workbook.debts if d.id != debt),
        offers=tuple(offer for offer in workbook.offers if offer.debt != debt),
        unfinished=_without(workbook, gone),
    )


def add_payment(workbook: Workbook, debt: str, on: dt.date, amount: Decimal, order: PaymentOrder = "law") -> Workbook:
    """A payment that was made."""
    everywhere = [payment for d in workbook.debts for payment in d.payments]
    payment = PaymentMade(id=new_id("p", everywhere), date=on, amount=amount, order=order)
    record = next(d for d in workbook.debts if d.id == debt)
    return edit_debt(workbook, debt, payments=(*record.payments, payment))


def remove_payment(workbook: Workbook, payment: str) -> Workbook:
    """The workbook without one payment."""
    for debt in workbook.debts:
        kept = tuple(p for p in debt.payments if p.id != payment)
        if len(kept) != len(debt.payments):
            return edit_debt(workbook, debt.id, payments=kept)
    return workbook


# Offers


def add_offer(workbook: Workbook, debt: str, **values: Any) -> tuple[Workbook, str]:
    """A new offer for a debt, and its id."""
    offer = Offer.model_validate({"id": new_id("o", workbook.offers), "debt": debt, **values})
    return changed(workbook, offers=(*workbook.offers, offer)), offer.id


def edit_offer(workbook: Workbook, offer: str, **values: Any) -> Workbook:
    """Other values for one offer."""
    return changed(workbook, offers=tuple(changed(o, **values) if o.id == offer else o for o in workbook.offers))


def set_offer_state(workbook: Workbook, offer: str, state: OfferState) -> Workbook:
    """Propose, agree, refuse or reopen an offer. Of one debt at most one is the proposal, and at most one is agreed.

    A debt with an agreed offer is agreed itself; when the offer is no longer, its state follows from the dates again.
    """
    about = next(o for o in workbook.offers if o.id == offer)
    offers = []
    for other in workbook.offers:
        if other.id == offer:
            offers.append(changed(other, state=state))
        elif other.debt == about.debt and other.state == state and state in ("proposal", "agreed"):
            offers.append(changed(other, state="open"))
        else:
            offers.append(other)
    workbook = changed(workbook, offers=tuple(offers))
    agreed = any(o.debt == about.debt and o.state == "agreed" for o in offers)
    debt = next((d for d in workbook.debts if d.id == about.debt), None)
    if debt and (agreed != (debt.state == "agreed")) and debt.state in (None, "agreed", "running", "overdue"):
        workbook = edit_debt(workbook, debt.id, state="agreed" if agreed else None)
    return workbook


def remove_offer(workbook: Workbook, offer: str) -> Workbook:
    """The workbook without one offer; a letter that proposes it keeps its own answers."""
    workbook = set_offer_state(workbook, offer, "open")
    letters = tuple(changed(d, offer=None) if d.offer == offer else d for d in workbook.letters)
    return changed(
        workbook,
        offers=tuple(o for o in workbook.offers if o.id != offer),
        letters=letters,
        unfinished=_without(workbook, {f"offer.{offer}."}),
    )


def propose(workbook: Workbook, offer: str, kind: str, language: str, on: dt.date) -> tuple[Workbook, str]:
    """Take an offer into a letter: the newest draft of that kind about its debt, or a new one. Returns its id too."""
    workbook = set_offer_state(workbook, offer, "proposal")
    about = next(o for o in workbook.offers if o.id == offer)
    drafts = [d for d in workbook.letters if d.kind == kind and d.debt == about.debt]
    if drafts:
        draft = drafts[-1].id
    else:
        workbook, draft = add_letter(workbook, kind, about.debt, language, on)
    workbook = edit_letter(workbook, draft, offer=offer)
    answers: dict[str, Answer | None] = {
        "ask": "instalments",
        "instalments": about.months,
        "first-payment": about.first,
    }
    for field, value in answers.items():
        workbook = answer(workbook, draft, field, value)
    return workbook, draft


def _without(workbook: Workbook, prefixes: Iterable[str]) -> dict[str, str]:
    """What is unfinished, but for fields of these places."""
    starts = tuple(prefixes)
    return {key: text for key, text in workbook.unfinished.items() if not key.startswith(starts)}


# Contacts


def add_contact(workbook: Workbook, at: dt.datetime, **values: Any) -> tuple[Workbook, str]:
    """A new entry of the contact log, and its id."""
    contact = Contact.model_validate({"id": new_id("k", workbook.contacts), "at": at, **values})
    return changed(workbook, contacts=(*workbook.contacts, contact)), contact.id


def edit_contact(workbook: Workbook, contact: str, **values: Any) -> Workbook:
    """Other values for one entry."""
    return changed(workbook, contacts=tuple(changed(c, **values) if c.id == contact else c for c in workbook.contacts))


def remove_contact(workbook: Workbook, contact: str) -> Workbook:
    """The log without one entry."""
    kept = tuple(c for c in workbook.contacts if c.id != contact)
    return changed(workbook, contacts=kept, unfinished=_without(workbook, {f"contact.{contact}."}))


# The weeks ahead


def edit_cash(workbook: Workbook, **values: Any) -> Workbook:
    """Other values for the weeks ahead."""
    return changed(workbook, cash=changed(workbook.cash, **values))


def add_cash_line(workbook: Workbook, **values: Any) -> tuple[Workbook, str]:
    """A line of the weeks ahead, and its id."""
    line = CashLine.model_validate({"id": new_id("c", workbook.cash.lines), **values})
    return edit_cash(workbook, lines=(*workbook.cash.lines, line)), line.id


def edit_cash_line(workbook: Workbook, line: str, **values: Any) -> Workbook:
    """Other values for one line of the weeks ahead."""
    return edit_cash(workbook, lines=tuple(changed(c, **values) if c.id == line else c for c in workbook.cash.lines))


def remove_cash_line(workbook: Workbook, line: str) -> Workbook:
    """The weeks ahead without one line."""
    workbook = edit_cash(workbook, lines=tuple(c for c in workbook.cash.lines if c.id != line))
    return changed(workbook, unfinished=_without(workbook, {f"cash.{line}."}))


# Budget


def set_budget_mode(workbook: Workbook, mode: BudgetMode) -> Workbook:
    """Quick (a sum per group) or full (lines): a way of looking, nothing entered is lost."""
    return changed(workbook, budget=changed(workbook.budget, mode=mode))


def set_buffer_cap(workbook: Workbook, cap: Any) -> Workbook:
    """The most per month that is set aside before any offer."""
    return changed(workbook, budget=changed(workbook.budget, buffer_cap=cap))


def find_line(budget: Budget, group: str, item: str) -> BudgetLine | None:
    """The line of a ready item, or the one sum of a group."""
    return next((line for line in budget.lines if line.group == group and line.item == item), None)


def _with_lines(workbook: Workbook, lines: Iterable[BudgetLine]) -> Workbook:
    return changed(workbook, budget=changed(workbook.budget, lines=tuple(lines)))


def edit_item(workbook: Workbook, group: str, item: str, usual: str = "monthly", **values: Any) -> Workbook:
    """Other values for a ready item or a group's sum; the line is made when it is first needed."""
    line = find_line(workbook.budget, group, item)
    if line is not None:
        return edit_line(workbook, line.id, **values)
    base = {"id": new_id("b", workbook.budget.lines), "group": group, "item": item, "frequency": usual}
    return _with_lines(workbook, (*workbook.budget.lines, BudgetLine.model_validate({**base, **values})))


def edit_line(workbook: Workbook, line: str, **values: Any) -> Workbook:
    """Other values for one line."""
    return _with_lines(workbook, (changed(b, **values) if b.id == line else b for b in workbook.budget.lines))


def add_own_line(workbook: Workbook, group: str, label: str = "") -> tuple[Workbook, str]:
    """A line of the user's own in a group, and its id."""
    line = BudgetLine(id=new_id("b", workbook.budget.lines), group=group, item=OWN_ITEM, label=label)
    return _with_lines(workbook, (*workbook.budget.lines, line)), line.id


def remove_line(workbook: Workbook, line: str) -> Workbook:
    """The budget without one line; what was typed and not read for it goes too."""
    kept = _without(workbook, {f"budget.{line}."})
    return changed(_with_lines(workbook, (b for b in workbook.budget.lines if b.id != line)), unfinished=kept)


def counted_lines(budget: Budget) -> tuple[BudgetLine, ...]:
    """The lines that count: those of a group when one of them has an amount, otherwise the group's one sum.

    One rule for both ways of looking at the budget, so that nothing is counted twice and nothing is lost.
    """
    itemised = {line.group for line in budget.lines if line.item != GROUP_SUM and line.amount is not None}
    return tuple(line for line in budget.lines if (line.item != GROUP_SUM) == (line.group in itemised))


# Letters


def add_letter(workbook: Workbook, kind: str, debt: str | None, language: str, on: dt.date) -> tuple[Workbook, str]:
    """A new draft, about a debt where it is about one, and its id."""
    draft = LetterDraft(id=new_id("l", workbook.letters), kind=kind, created=on, language=language, debt=debt)
    return changed(workbook, letters=(*workbook.letters, draft)), draft.id


def edit_letter(workbook: Workbook, letter: str, **values: Any) -> Workbook:
    """Other values for one draft."""
    return changed(workbook, letters=tuple(changed(d, **values) if d.id == letter else d for d in workbook.letters))


def answer(workbook: Workbook, letter: str, field: str, value: Answer | None) -> Workbook:
    """An answer in a draft; None, an empty text or an empty list takes it away."""
    draft = next(d for d in workbook.letters if d.id == letter)
    answers = {key: old for key, old in draft.answers.items() if key != field}
    if value is not None and value != "" and value != ():
        answers[field] = value
    return edit_letter(workbook, letter, answers=answers)


def remove_letter(workbook: Workbook, letter: str) -> Workbook:
    """The workbook without one draft."""
    gone = {f"sending.{sending.id}." for d in workbook.letters if d.id == letter for sending in d.sendings}
    kept = _without(workbook, gone | {f"letter.{letter}."})
    return changed(workbook, letters=tuple(d for d in workbook.letters if d.id != letter), unfinished=kept)


def keep_version(
    workbook: Workbook, letter: str, at: dt.datetime, language: str, length: LetterLength, text: str
) -> tuple[Workbook, str]:
    """Keep a letter as it stands now, and the version's id; the same text is kept once."""
    draft = next(d for d in workbook.letters if d.id == letter)
    for version in draft.versions:
        if (version.text, version.length, version.language) == (text, length, language):
            return workbook, version.id
    everywhere = [version for d in workbook.letters for version in d.versions]
    new = LetterVersion(id=new_id("v", everywhere), at=at, language=language, length=length, text=text)
    return edit_letter(workbook, letter, versions=(*draft.versions, new)), new.id


def remove_version(workbook: Workbook, version: str) -> Workbook:
    """The workbook without one version, unless it went out."""
    letters = []
    for draft in workbook.letters:
        sent = {sending.version for sending in draft.sendings}
        kept = tuple(v for v in draft.versions if v.id != version or v.id in sent)
        letters.append(changed(draft, versions=kept))
    return changed(workbook, letters=tuple(letters))


def add_sending(workbook: Workbook, letter: str, on: dt.date, **values: Any) -> tuple[Workbook, str]:
    """That a letter went out, and the id of that."""
    everywhere = [sending for d in workbook.letters for sending in d.sendings]
    sending = Sending.model_validate({"id": new_id("s", everywhere), "on": on, **values})
    draft = next(d for d in workbook.letters if d.id == letter)
    return edit_letter(workbook, letter, sendings=(*draft.sendings, sending)), sending.id


def edit_sending(workbook: Workbook, sending: str, **values: Any) -> Workbook:
    """Other values for one sending."""
    letters = tuple(
        changed(d, sendings=tuple(changed(s, **values) if s.id == sending else s for s in d.sendings))
        for d in workbook.letters
    )
    return changed(workbook, letters=letters)


def remove_sending(workbook: Workbook, sending: str) -> Workbook:
    """The workbook without one sending: it did not go out after all."""
    letters = tuple(changed(d, sendings=tuple(s for s in d.sendings if s.id != sending)) for d in workbook.letters)
    return changed(workbook, letters=letters, unfinished=_without(workbook, {f"sending.{sending}."}))


# Evidence


def add_evidence(workbook: Workbook, **values: Any) -> tuple[Workbook, str]:
    """A new piece of evidence, and its id."""
    evidence = Evidence.model_validate({"id": new_id("e", workbook.evidence), **values})
    return changed(workbook, evidence=(*workbook.evidence, evidence)), evidence.id


def edit_evidence(workbook: Workbook, evidence: str, **values: Any) -> Workbook:
    """Other values for one piece. Another file has no fingerprint yet."""
    record = next(e for e in workbook.evidence if e.id == evidence)
    if "file" in values and values["file"] != record.file:
        values = {"sha256": None, "added": None, **values}
    new = tuple(changed(e, **values) if e.id == evidence else e for e in workbook.evidence)
    return changed(workbook, evidence=new)


def remove_evidence(workbook: Workbook, evidence: str) -> Workbook:
    """The list without one piece; the file stays where it is."""
    kept = tuple(e for e in workbook.evidence if e.id != evidence)
    return changed(workbook, evidence=kept, unfinished=_without(workbook, {f"evidence.{evidence}."}))


# Questions, and what is put off


def answer_question(workbook: Workbook, question: str, answer: YesNo | None) -> Workbook:
    """An answer to a yes/no question; None takes it back."""
    others = {key: old for key, old in workbook.answers.items() if key != question}
    return changed(workbook, answers=others if answer is None else {**others, question: answer})


def put_off(workbook: Workbook, what: str, on: dt.date) -> Workbook:
    """Not today. What was put off on other days is forgotten."""
    kept = {key: day for key, day in workbook.later.items() if day == on}
    return changed(workbook, later={**kept, what: on})


# Lists of records of one kind: reminders, court papers, reports, disputes, bills

KINDS: dict[str, tuple[str, type[Record]]] = {
    "reminder": ("reminders", Reminder),
    "paper": ("papers", CourtPaper),
    "report": ("reports", CreditReport),
    "dispute": ("disputes", Dispute),
    "bill": ("bills", Bill),
}
"""The list of the workbook and the record for each kind. Ids begin with the kind's first two letters."""


def add_record(workbook: Workbook, kind: str, /, **values: Any) -> tuple[Workbook, str]:
    """A new record of a kind, and its id."""
    name, model = KINDS[kind]
    records = getattr(workbook, name)
    id = new_id(kind[:2], records)
    return changed(workbook, **{name: (*records, model.model_validate({"id": id, **values}))}), id


def edit_record(workbook: Workbook, kind: str, record: str, /, **values: Any) -> Workbook:
    """Other values for one record of a kind."""
    name, _model = KINDS[kind]
    records = getattr(workbook, name)
    return changed(workbook, **{name: tuple(changed(r, **values) if r.id == record else r for r in records)})


def remove_record(workbook: Workbook, kind: str, record: str) -> Workbook:
    """The workbook without one record of a kind."""
    name, _model = KINDS[kind]
    kept = tuple(r for r in getattr(workbook, name) if r.id != record)
    return changed(workbook, **{name: kept}, unfinished=_without(workbook, {f"{kind}.{record}."}))


def mark_bill(workbook: Workbook, bill: str, due: dt.date, on: dt.date | None) -> Workbook:
    """That a bill was paid on a day; None takes it back."""
    record = next(b for b in workbook.bills if b.id == bill)
    others = tuple(paid for paid in record.paid if paid.due != due)
    new = others if on is None else (*others, BillPaid(due=due, on=on))
    return edit_record(workbook, "bill", bill, paid=tuple(sorted(new, key=lambda paid: paid.due)))


# What could not be read yet


def set_unfinished(workbook: Workbook, field: str, text: str | None) -> Workbook:
    """Keep what was typed into a field and could not be read; None when it has been read."""
    others = {key: old for key, old in workbook.unfinished.items() if key != field}
    return changed(workbook, unfinished=others if text is None else {**others, field: text})
