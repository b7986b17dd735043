"""A debt running down under an offer: what is left of it after each payment, and what that says."""

from __future__ import annotations

from decimal import Decimal

from ashore.casework.debts import Wrong
from ashore.casework.rates import OpenRate
from ashore.finance.offers import Measured
from ashore.i18n import _, fill
from ashore.i18n.formats import day, money
from ashore.wording.offers import wrong_words


def balances(measured: Measured | Wrong) -> list[Decimal]:
    """What is left before the first payment and after each; nothing where that is not known."""
    if isinstance(measured, Wrong):
        return []
    schedule = measured.schedule
    begin, after = schedule.terms.principal, [payment.balance for payment in schedule.payments]
    known = [balance for balance in after if balance is not None]
    return [begin + schedule.deferred, *known] if begin is not None and len(known) == len(after) else []


def running_down_words(left: list[Decimal], currency: str) -> str:
    """The whole way in a sentence."""
    half = next(n for n, balance in enumerate(left) if balance <= left[0] / 2)
    text = _("{sum} at first, half of it after {half} payments, nothing after {all}")
    return fill(text, sum=money(left[0], currency), half=str(half), all=str(len(left) - 1))


def no_balances_words(measured: Measured | Wrong) -> str:
    """Why it cannot be said what is left."""
    if isinstance(measured, OpenRate):
        return wrong_words(measured)
    if isinstance(measured, Wrong):
        return _("The offer is not complete yet.")
    return _("What the payments are made of is not known: nothing can be drawn.")


def running_down_lines(measured: Measured | Wrong, currency: str) -> list[str]:
    """The same payment by payment."""
    left = balances(measured)
    if isinstance(measured, Wrong) or not left:
        return []
    text = _("{day}: {sum} is paid, {left} is left.")
    return [
        fill(text, day=day(payment.date), sum=money(payment.total, currency), left=money(balance, currency))
        for payment, balance in zip(measured.schedule.payments, left[1:], strict=True)
    ]
