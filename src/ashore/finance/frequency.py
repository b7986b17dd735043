"""How often an amount comes, and what that is per month."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from ashore.values import Frequency

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")

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
    return amount.quantize(CENT, ROUND_HALF_UP)


def per_month(amount: Decimal, frequency: Frequency) -> Decimal:
    """An amount every `frequency` as money per month, rounded half up to the cent: times a year / 12."""
    return cents(amount * TIMES_A_YEAR[frequency] / 12)
