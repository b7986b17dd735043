"""Promises in words: what became of them, and whether the budget carries a monthly sum that a text promises."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ashore.casework.agenda import Entry
from ashore.casework.debts import Wrong
from ashore.casework.outcomes import Outcome, payment_of
from ashore.casework.sums_in_text import monthly_promises
from ashore.finance.frequency import NOTHING
from ashore.finance.offers import Measured
from ashore.i18n import N_, _, fill, sentences
from ashore.i18n.formats import money
from ashore.text import shorten
from ashore.values import PromiseState, ReplyKind
from ashore.wording.offers import verdict_words
from ashore.wording.phrases import named, quoted
from ashore.workbook.model import Workbook

if TYPE_CHECKING:
    from ashore.guide.models.conduct import ClauseWords

LONGEST_PASSAGE = 40
"""Columns of a passage that is named."""
OUTCOMES: Mapping[PromiseState, str] = {
    "kept": N_("kept"),
    "broken": N_("not kept"),
    "moved": N_("another day was named"),
}
REPLIES: Mapping[ReplyKind, str] = {
    "agreed": N_("They agree"),
    "refused": N_("They refuse"),
    "other": N_("Something else, or they ask back"),
}


def outcome_options(entry: Entry, workbook: Workbook) -> list[tuple[Outcome, str]]:
    """What can be said of a promise, by name: `paid` is kept, and noted as a payment on the debt."""
    if entry.kind == "their-promise":
        return [("kept", _("They kept it")), ("broken", _("They did not")), ("moved", _("They named another day"))]
    options: list[tuple[Outcome, str]]
    options = [("kept", _("I kept it")), ("broken", _("I could not")), ("moved", _("On another day"))]
    if entry.kind == "agreed-payment":
        found = payment_of(workbook, entry)
        sum_ = money(found[1], workbook.currency) if found else ""
        options[0] = ("kept", _("Paid; it stands among the payments already"))
        options.insert(0, ("paid", fill(_("Paid: note {sum} as a payment on the debt"), sum=sum_)))
    return options


def agreed_words(measured: Measured | Wrong, currency: str) -> str:
    """An offer that is agreed from now on; what the budget says, where it does not carry it."""
    text = _("Noted as agreed: its payments stand in what is due.")
    if isinstance(measured, Measured) and measured.verdict != "fits":
        return sentences(text, verdict_words(measured, currency))
    return text


def promise_lines(
    text: str,
    left: Decimal | None,
    currency: str,
    words: Sequence[ClauseWords],
    planned: Collection[Decimal] = (),
) -> list[str]:
    """Lines about monthly sums that a text promises, together beyond what is left to promise. `left` is None while the
    budget does not tell; sums that are `planned` anyway are left out."""
    promised: dict[Decimal, str] = {}
    for found in monthly_promises(text, words):
        if found.value and found.value not in planned:
            promised.setdefault(found.value, found.passage)
    if not promised:
        return []
    passage = quoted(shorten(_(", ").join(promised.values()), LONGEST_PASSAGE))
    if left is None:
        return [named(passage, _("The budget does not tell yet what is left: nobody can say whether this fits."))]
    total = sum(promised, NOTHING)
    if total <= left:
        return []
    line = fill(
        _("{sum} a month is {more} more than your budget leaves to promise."),
        sum=money(total, currency),
        more=money(total - left, currency),
    )
    return [named(passage, line)]
