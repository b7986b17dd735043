"""The loan behind a debt, with all that is charged; or what is missing before that can be said. Nothing is assumed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal, NamedTuple

from ashore.casework.rates import Wrong
from ashore.finance.frequency import EXACT, NOTHING
from ashore.finance.schedule import make_schedule
from ashore.finance.terms import Listed, WrongTerms, in_steps
from ashore.finance.whole_cost import AgainstLine, WholeCost
from ashore.workbook.model import Debt, Loan

Drawn = Literal["place", "private"]
"""Who is held against a line: those whom a place supervises, or private lenders."""


class Lines(NamedTuple):
    """The lines of a place: percent a year, and for private lenders so many times the prime rate. None: none drawn."""

    dear_above: Decimal | None = None
    private_times: Decimal | None = None


def each_fee(loan: Loan) -> Decimal:
    """What is charged with each payment."""
    return sum((fee or NOTHING for fee in (loan.guarantee_each, loan.member_each, loan.service_each)), NOTHING)


def has_fees(loan: Loan) -> bool:
    """Whether anything is charged with the payments."""
    return bool(each_fee(loan) or loan.fee_once)


def is_dated(loan: Loan) -> bool:
    """Whether each payment has its day."""
    return any(payment.date for payment in loan.payments)


def whole_cost(debt: Debt) -> WholeCost | Wrong:
    """What its loan costs in all, or the first thing that is missing or does not go together."""
    loan = debt.loan
    if wrong := _missing(debt):
        return wrong
    received = _received(debt)
    if isinstance(received, Wrong):
        return received
    contract = received if debt.contract_sum is None else debt.contract_sum
    if debt.contract_sum is None and loan.upfront:
        contract = received + loan.upfront
    try:
        listed = _listed(loan)
        fees, member = _fees(loan, len(listed)), loan.member_each or NOTHING
        on_top = loan.inside == "no"
        sign = 1 if on_top else -1
        other = tuple((day, amount + sign * fee) for (day, amount), fee in zip(listed, fees, strict=True))
        paid, bare = (other, listed) if on_top else (listed, other)
        if any(amount <= 0 for _day, amount in bare):
            return Wrong("fees")
        every = None if is_dated(loan) else loan.every
        agreed = Listed(paid, every, contract, received, taken=debt.taken)
        schedule = make_schedule(agreed)
        less = tuple((day, amount - member) for day, amount in paid)
        without_member = make_schedule(agreed._replace(payments=less)) if member else None
        without = make_schedule(Listed(bare, every, contract, taken=debt.taken))
    except WrongTerms as wrong_terms:
        return Wrong(wrong_terms.field)
    if schedule.total < received:
        return Wrong("less")
    bare_too = without if without.total >= contract else None
    return WholeCost(schedule, received, contract, sum(fees, NOTHING), member * len(paid), without_member, bare_too)


def line_of(debt: Debt, lines: Lines) -> tuple[Drawn, Decimal | None] | None:
    """The line that its lender is held against, in percent a year; for a private lender None while the prime rate is
    not typed. None altogether where the place draws no line."""
    if debt.loan.by == "private":
        if lines.private_times is None:
            return None
        lpr = debt.loan.lpr
        return "private", None if lpr is None else EXACT.multiply(lpr, lines.private_times * 100)
    return None if lines.dear_above is None else ("place", lines.dear_above)


def against_line(debt: Debt, cost: WholeCost, lines: Lines) -> AgainstLine | None:
    """The cost against that line; None while there is none."""
    drawn = line_of(debt, lines)
    return None if drawn is None or drawn[1] is None else cost.against(drawn[1])


def _missing(debt: Debt) -> Wrong | None:
    loan = debt.loan
    if not loan.payments:
        return Wrong("payments")
    if is_dated(loan):
        if debt.taken is None:
            return Wrong("no-taken")
    elif loan.first is None:
        return Wrong("first")
    if has_fees(loan) and loan.inside is None:
        return Wrong("inside")
    return None


def _received(debt: Debt) -> Decimal | Wrong:
    """What really came: as it is noted, or the contract's sum less what is known to have been kept back."""
    contract, upfront = debt.contract_sum, debt.loan.upfront
    if debt.received is None:
        if contract is None or upfront is None:
            return Wrong("received")
        return contract - upfront if upfront < contract else Wrong("upfront")
    if not debt.received:
        return Wrong("received")
    if contract is not None and debt.received > contract:
        return Wrong("contract_sum")
    if contract is not None and upfront is not None and contract - upfront != debt.received:
        return Wrong("upfront")
    return debt.received


def _listed(loan: Loan) -> tuple[tuple[dt.date, Decimal], ...]:
    """The payments with their days. Raises WrongTerms."""
    if is_dated(loan):
        return tuple((payment.date or dt.date.min, payment.amount) for payment in loan.payments)
    assert loan.first is not None
    return in_steps([(payment.times, payment.amount) for payment in loan.payments], loan.first, loan.every)


def _fees(loan: Loan, count: int) -> list[Decimal]:
    """What is charged with each of so many payments."""
    first = loan.fee_once or NOTHING
    return [each_fee(loan) + (NOTHING if number else first) for number in range(count)]
