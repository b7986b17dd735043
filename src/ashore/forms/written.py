"""Values as they stand in a field: as one would type them, with the decimal sign of the language."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from ashore.i18n import current
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
    from babel.numbers import get_decimal_symbol

    return text.replace(".", get_decimal_symbol(current().babel))
