"""How often an amount comes, and what that is per month."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from types import MappingProxyType

from ashore.values import Frequency

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")
EXACT = Context(prec=60)
"""Digits enough for a sum times a rate times days: what is multiplied here is exact."""

TIMES_A_YEAR: Mapping[Frequency, int] = MappingProxyType(
    {
        "daily": 365,
        "weekly": 52,
        "every-two-weeks": 26,
        "twice-a-month": 24,
        "every-four-weeks": 13,
        "monthly": 12,
        "every-two-months": 6,
        "quarterly": 4,
        "half-yearly": 2,
        "yearly": 1,
    }
)


def cents(amount: Decimal) -> Decimal:
    """Rounded half up to the currency's minor unit (two decimals)."""
    return amount.quantize(CENT, ROUND_HALF_UP, EXACT)


def part_of(amount: Decimal, rate: Decimal, times: int = 1, over: int = 1) -> Decimal:
    """amount × rate × times / over, rounded once: multiplied first, so that half a cent is half a cent."""
    product = EXACT.multiply(EXACT.multiply(amount, rate), Decimal(times))
    return cents(product if over == 1 else EXACT.divide(product, Decimal(over)))


def cents_of(amount: Decimal, top: int, bottom: int) -> Decimal:
    """amount × top / bottom for whole numbers of any length, rounded half up once. Nothing in it is below zero."""
    numerator, denominator = amount.as_integer_ratio()
    doubled, divisor = 200 * numerator * top, 2 * denominator * bottom
    return cents(Decimal((doubled + denominator * bottom) // divisor).scaleb(-2, EXACT))


def per_month(amount: Decimal, frequency: Frequency) -> Decimal:
    """An amount every `frequency` as money per month, rounded half up to the cent: times a year / 12."""
    return part_of(amount, Decimal(TIMES_A_YEAR[frequency]), over=12)
