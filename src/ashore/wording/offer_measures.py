"""Offers side by side: what each comes to, measure by measure."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.casework.debts import Wrong
from ashore.finance.offers import Measured
from ashore.i18n import _, fill
from ashore.i18n.formats import in_percent, number, short_day
from ashore.wording.offers import advertised
from ashore.workbook.model import Offer


def letter_of(place: int) -> str:
    """A, B, C … for an offer among others."""
    return chr(ord("A") + place) if place < 26 else str(place + 1)


def measures(offers: Sequence[Offer], measured: Sequence[Measured | Wrong], points: int) -> list[tuple[str, list[str]]]:
    """Each measure with its value for each offer; `points` is how many are to be had in writing."""
    labels = (
        _("Largest payment"),
        _("Most in a month"),
        _("Payments"),
        _("First"),
        _("Last"),
        _("In all"),
        _("More than owed"),
        _("Above received"),
        _("Stated rate"),
        _("Really a year"),
        _("Compounded"),
        _("Counted from"),
        _("Your budget"),
        _("In writing"),
    )
    columns = [_column(offer, found, points) for offer, found in zip(offers, measured, strict=True)]
    return [(label, [column[row] for column in columns]) for row, label in enumerate(labels)]


def _column(offer: Offer, measured: Measured | Wrong, points: int) -> list[str]:
    written = f"{len(offer.terms)}/{points}"
    if isinstance(measured, Wrong):
        return [_("incomplete"), *["–"] * 12, written]
    schedule = measured.schedule
    cost, more = measured.yearly_cost, measured.more_than_owed
    dear = " !" if measured.dear else ""
    headroom = measured.headroom
    if headroom is None:
        budget = _("unknown")
    elif headroom < 0:
        budget = fill(_("{sum} short"), sum=number(-headroom))
    else:
        budget = fill(_("{sum} left"), sum=number(headroom))
    return [
        number(schedule.largest),
        number(schedule.most_in_a_month),
        str(len(schedule.payments)),
        short_day(schedule.payments[0].date),
        short_day(schedule.payments[-1].date),
        number(schedule.total),
        number(more) if more is not None and more > 0 else "–",
        number(schedule.cost) if schedule.cost is not None else "–",
        advertised(offer) or _("none"),
        in_percent(cost.nominal_percent) + dear if cost else f"–{dear}",
        in_percent(cost.effective_percent) + dear if cost else f"–{dear}",
        short_day(cost.counted_from) if cost and cost.counted_from else "–",
        budget,
        written,
    ]
