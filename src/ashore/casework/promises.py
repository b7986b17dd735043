"""What is promised, to whom and for which months, and what is left to promise.

Everything that was offered or agreed counts: a proposal, a letter, a letter that went out, an agreement; for each debt
the largest of them, once. What was refused, replaced or withdrawn counts no more, nor what was asked in a letter whose
reply day has passed without an answer (then it has to be asked whether one came), nor what is owed on a closed debt.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from ashore.casework.debts import Wrong, owed_on, state_of
from ashore.casework.offer_terms import count_of, first_of, terms_of
from ashore.finance.due_dates import Month, month_of
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import equal_parts, make_schedule
from ashore.workbook.find import find
from ashore.workbook.model import Answer, LetterDraft, Offer, Sending, Workbook

if TYPE_CHECKING:
    from ashore.guide.models.letter import LetterTemplate
    from ashore.guide.models.letter_roles import FieldRole, Request

    Templates = Mapping[str, LetterTemplate]
    """The templates of letters by kind."""

Source = Literal["agreed", "sending", "letter", "proposal"]
SOURCES: tuple[Source, ...] = ("agreed", "sending", "letter", "proposal")
"""From the firmest on."""
OVER = ("refused", "replaced", "withdrawn")
"""States in which an offer promises nothing any more."""
AT_ONCE: Mapping[Request, FieldRole] = {"extension": "extension-day", "waiver": "waiver-day"}
"""The answer of a letter that holds the day of a single payment, for what it asks."""
DAYS_ASKED: Mapping[Request, FieldRole] = {"instalments": "first-instalment", **AT_ONCE}
"""The answer of a letter that holds the first day it names, for what it asks."""
Payments = tuple[tuple[dt.date, Decimal], ...]


class Promise(NamedTuple):
    """Dated payments on one debt that stand in one place; `ref` is the offer or the draft."""

    debt: str
    source: Source
    ref: str
    payments: Payments

    def is_lump(self, available: Decimal) -> bool:
        """Whether it is a single payment that no month carries: it can only come out of cash, on its day."""
        return len(self.payments) == 1 and self.payments[0][1] > available

    def by_month(self) -> dict[Month, Decimal]:
        """What it takes in each month."""
        sums: dict[Month, Decimal] = {}
        for day, amount in self.payments:
            sums[month_of(day)] = sums.get(month_of(day), NOTHING) + amount
        return sums


class HeldBack(NamedTuple):
    """A sum a month that cannot be promised again, and where it is promised."""

    promise: Promise
    amount: Decimal


def promises_of(workbook: Workbook, letters: Templates, today: dt.date) -> tuple[Promise, ...]:
    """Everything that is promised and still running, wherever it stands."""
    running = {debt.id for debt in workbook.debts if state_of(debt, today) != "cleared"}
    found = [promise for promise in _of_offers(workbook, today) if promise.debt in running]
    found += [promise for promise in _of_letters(workbook, letters, today) if promise.debt in running]
    return tuple(promise for promise in found if promise.payments)


def agreed_payments(offer: Offer, today: dt.date) -> Iterator[tuple[dt.date, dt.date, Decimal]]:
    """The payments of an offer: the day on which each is due, the day that holds now (it may have been moved), how
    much. Nothing while the offer is not complete."""
    terms = terms_of(offer, today)
    if isinstance(terms, Wrong):
        return
    moved = {outcome.due: outcome.moved_to for outcome in offer.outcomes}
    for payment in make_schedule(terms).payments:
        yield payment.date, moved.get(payment.date) or payment.date, payment.total


def _of_offers(workbook: Workbook, today: dt.date) -> Iterator[Promise]:
    for offer in workbook.offers:
        if offer.state in ("agreed", "proposal"):
            if offer.state == "proposal" and _unanswered(offer.id, workbook, today):
                continue
            source: Source = "agreed" if offer.state == "agreed" else "proposal"
            days = tuple((day, sum_) for _due, day, sum_ in agreed_payments(offer, today))
            yield Promise(offer.debt, source, offer.id, days)


def not_worked_out(workbook: Workbook, today: dt.date, without: Collection[str] = ()) -> tuple[Offer, ...]:
    """The agreed offers on running debts whose payments cannot be told: something is missing in them, or their rate has
    to be answered first. What they take is in no sum of what is promised."""
    running = {debt.id for debt in workbook.debts if state_of(debt, today) != "cleared"}.difference(without)
    agreed = (offer for offer in workbook.offers if offer.state == "agreed" and offer.debt in running)
    return tuple(offer for offer in agreed if isinstance(terms_of(offer, today), Wrong))


def _unanswered(offer: str, workbook: Workbook, today: dt.date) -> bool:
    """Whether an offer went out with letters that promise nothing any more."""
    drafts = [draft for draft in workbook.letters if draft.offer == offer]
    return bool(drafts) and all(draft.sendings and not awaits(draft, today) for draft in drafts)


def awaits(draft: LetterDraft, today: dt.date) -> bool:
    """Whether what a letter asks for can still be granted: it has not gone out yet, its reply day is not over, or an
    answer came that is no refusal."""
    if not draft.sendings:
        return True
    last = max(draft.sendings, key=lambda sending: (sending.on, sending.id))
    if answered(last):
        return last.answer != "refused"
    return last.reply_by is None or today <= last.reply_by


def asks_for(draft: LetterDraft, template: LetterTemplate, role: FieldRole) -> bool:
    """Whether the answer of a role belongs to what the letter asks for now; one that was given before the wish changed
    stays in the draft, and counts for nothing."""
    request = template.request(draft.answers)
    return role not in DAYS_ASKED.values() or request is None or DAYS_ASKED[request] == role


def day_is_open(sending: Sending, workbook: Workbook) -> bool:
    """Whether a day was typed for a sending and cannot be read: the one that stands there then was not meant."""
    return f"sending.{sending.id}.on" in workbook.unfinished


def answered(sending: Sending) -> bool:
    """Whether an answer came."""
    return sending.replied_on is not None or sending.answer is not None


def _of_letters(workbook: Workbook, letters: Templates, today: dt.date) -> Iterator[Promise]:
    """What letters ask for. One that went out is answered by an agreement for its debt."""
    agreed = {offer.debt for offer in workbook.offers if offer.state == "agreed"}
    for draft in workbook.letters:
        if draft.debt is None or not awaits(draft, today) or (draft.sendings and draft.debt in agreed):
            continue
        if (template := letters.get(draft.kind)) is not None:
            source: Source = "sending" if draft.sendings else "letter"
            yield Promise(draft.debt, source, draft.id, _asked(draft, template, workbook, today))


def _asked(draft: LetterDraft, template: LetterTemplate, workbook: Workbook, today: dt.date) -> Payments:
    """The payments that a letter names: those of its offer, equal parts, or one on a day."""
    answers, request = draft.answers, template.request(draft.answers)
    count, first = template.answer(answers, "instalments"), template.answer(answers, "first-instalment")
    offer = find(workbook.offers, draft.offer)
    if (
        offer is not None
        and request in (None, "instalments")
        and (count is None or (count_of(offer), first_of(offer)) == (count, first))
    ):
        if offer.state in OVER:
            return ()
        return tuple((day, sum_) for _due, day, sum_ in agreed_payments(offer, today))
    debt = find(workbook.debts, draft.debt)
    on = max((sending.on for sending in draft.sendings), default=today)
    owed = owed_on(debt, min(on, today)) if debt else None
    parts = parts_asked(template, answers, owed)
    if request in (None, "instalments") and parts:
        try:
            payments = equal_parts(*parts).payments
        except (ValueError, OverflowError):
            return ()
        return tuple((payment.date, payment.total) for payment in payments)
    if not owed:
        return ()
    for wish, role in AT_ONCE.items():
        day = template.answer(answers, role)
        if request in (None, wish) and isinstance(day, dt.date):
            waived = template.answer(answers, "waived-sum")
            less = Decimal(waived) if wish == "waiver" and isinstance(waived, str) and waived else NOTHING
            return ((day, max(owed - less, NOTHING)),)
    return ()


def parts_asked(
    template: LetterTemplate, answers: Mapping[str, Answer], owed: Decimal | None
) -> tuple[Decimal, int, dt.date] | None:
    """What a letter asks to pay in equal parts, in how many, from which day: all that is owed, or as many times the sum
    that it names; one payment where it asks for no number. None while one of them is open."""
    first = template.answer(answers, "first-instalment")
    count = template.answer(answers, "instalments") if "instalments" in template.by_role else 1
    if not isinstance(first, dt.date) or not isinstance(count, int):
        return None
    if "instalment-sum" in template.by_role:
        each = template.answer(answers, "instalment-sum")
        return (Decimal(each) * count, count, first) if isinstance(each, str) and each else None
    return (owed, count, first) if owed else None


# What is left


@dataclass(frozen=True, slots=True)
class Promised:
    """What is promised, against `available`: what the budget leaves for debts a month. `today` is the day on which it
    is looked at."""

    promises: tuple[Promise, ...]
    available: Decimal
    today: dt.date

    def left(self, *, without: Collection[str] = (), during: Iterable[dt.date] | None = None) -> Decimal:
        """What is left to promise a month: what the budget leaves, less what is promised already. Below zero when more
        is promised than there is. `without` and `during` as in `most`."""
        return self.available - self.most(without=without, during=during)

    def left_in(self, months: Iterable[Month], *, without: Collection[str] = ()) -> dict[Month, Decimal]:
        """What is left to promise in each of these months; `without` as in `most`."""
        sums = monthly((p for p in self.promises if p.debt not in without), self.available)
        return {month: self.available - sums.get(month, NOTHING) for month in months}

    def most(self, *, without: Collection[str] = (), during: Iterable[dt.date] | None = None) -> Decimal:
        """The most that is promised in one month, those on the debts `without` left out: it cannot be promised twice.

        Of the months in which the days `during` lie; without them, of this month and all that come.
        """
        sums = monthly((p for p in self.promises if p.debt not in without), self.available)
        if during is not None:
            found = [sums.get(month, NOTHING) for month in {month_of(day) for day in during}]
        else:
            found = [amount for month, amount in sums.items() if month >= month_of(self.today)]
        return max(found, default=NOTHING)

    def held_back(self, *, without: Collection[str] = ()) -> tuple[HeldBack, ...]:
        """What `most` is made of, in the first month of which that is true: for each debt the promise that takes most;
        of two that take as much the firmer one."""
        promises = [p for p in self.promises if p.debt not in without and not p.is_lump(self.available)]
        sums = monthly(promises, self.available)
        ahead = [month for month in sums if month >= month_of(self.today)]
        month = min(ahead, key=lambda month: (-sums[month], month), default=month_of(self.today))
        found: dict[str, HeldBack] = {}
        for promise in sorted(promises, key=lambda promise: SOURCES.index(promise.source)):
            amount = promise.by_month().get(month, NOTHING)
            if amount > (found[promise.debt].amount if promise.debt in found else NOTHING):
                found[promise.debt] = HeldBack(promise, amount)
        return tuple(found.values())

    def lumps(self, until: dt.date, *, without: Collection[str] = ()) -> Decimal:
        """The lump sums that are promised from today to a day: for each debt the largest, once."""
        largest: dict[str, Decimal] = {}
        for promise in self.promises:
            if promise.debt not in without and promise.is_lump(self.available):
                day, amount = promise.payments[0]
                if self.today <= day <= until:
                    largest[promise.debt] = max(largest.get(promise.debt, NOTHING), amount)
        return sum(largest.values(), NOTHING)


def monthly(promises: Iterable[Promise], available: Decimal) -> dict[Month, Decimal]:
    """What is promised in each month: for each debt the largest sum, once. Lump sums are not among it."""
    largest: dict[Month, dict[str, Decimal]] = {}
    for promise in promises:
        if promise.is_lump(available):
            continue
        for month, amount in promise.by_month().items():
            of_debts = largest.setdefault(month, {})
            of_debts[promise.debt] = max(of_debts.get(promise.debt, NOTHING), amount)
    return {month: sum(of_debts.values(), NOTHING) for month, of_debts in largest.items()}


def firmest(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """For each debt the firmest promise: what will be paid on which day, as far as anybody knows."""
    found: dict[str, Promise] = {}
    for promise in promises:
        known = found.get(promise.debt)
        if known is None or SOURCES.index(promise.source) < SOURCES.index(known.source):
            found[promise.debt] = promise
    return tuple(found.values())
