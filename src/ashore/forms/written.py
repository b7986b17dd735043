"""Values as they stand in a field: as one would type them, with the decimal sign of the language."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from ashore.i18n import _, current, fill
from ashore.workbook.model import ListedPayment


def payments_text(payments: tuple[object, ...], written: Callable[[Decimal], str]) -> str:
    """Listed payments as they are typed: 6×380, or each with its day."""
    return "; ".join(
        f"{payment.times}×{written(payment.amount)}"
        if payment.date is None
        else f"{payment.date.isoformat()} {written(payment.amount)}"
        for payment in payments
        if isinstance(payment, ListedPayment)
    )


def payments_help() -> str:
    """How they are typed."""
    text = _("As the app shows them: 6×380, or 1×700, 11×262{point}50, or each with its day: 2026-12-15 700.")
    return fill(text, point=_decimal_sign())


def rate_text(rate: Decimal) -> str:
    """A rate as it stands in a field: in percent, with the decimal sign of the language."""
    return plain_text(rate * 100) + "%"


def plain_text(value: Decimal) -> str:
    """A number as it stands in a field, with as many places as it has and the decimal sign of the language."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return _with_sign(text)


def amount_text(amount: Decimal) -> str:
    """A sum as it stands in a field: plain, with the decimal sign of the language."""
    return _with_sign(f"{amount:.2f}".removesuffix(".00"))


def _with_sign(text: str) -> str:
    return text.replace(".", _decimal_sign())


def _decimal_sign() -> str:
    from babel.numbers import get_decimal_symbol

    return get_decimal_symbol(current().babel)
