"""Offers side by side, a line for each measure."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.casework.debts import Wrong
from ashore.finance.offers import Measured
from ashore.i18n import _
from ashore.text import table_row
from ashore.wording.offer_measures import letter_of as letter_of
from ashore.wording.offer_measures import measures
from ashore.workbook.model import Offer

LABEL, COLUMN = 18, 14


def offer_table(offers: Sequence[Offer], measured: Sequence[Measured | Wrong], start: int, points: int) -> str:
    """The table; `start` is the place of the first among all, `points` how many are to be had in writing."""
    names = [letter_of(start + number) for number in range(len(offers))]
    lines = []
    for label, cells in [(_("Offer"), names), *measures(offers, measured, points)]:
        lines += table_row([label, *cells], [LABEL, *[COLUMN] * len(cells)])
    return "\n".join(lines)
