"""What became of a promise, in words."""

from __future__ import annotations

from collections.abc import Mapping

from ashore.casework.agenda import Entry
from ashore.casework.outcomes import payment_of
from ashore.i18n import N_, _, fill
from ashore.i18n.formats import money
from ashore.values import PromiseState, ReplyKind
from ashore.workbook.model import Workbook

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


def outcome_options(entry: Entry, workbook: Workbook) -> list[tuple[str, str]]:
    """What can be said of a promise, by name: `paid` is kept, and noted as a payment on the debt."""
    if entry.kind == "their-promise":
        return [("kept", _("They kept it")), ("broken", _("They did not")), ("moved", _("They named another day"))]
    options = [("kept", _("I kept it")), ("broken", _("I could not")), ("moved", _("On another day"))]
    if entry.kind == "agreed-payment":
        found = payment_of(workbook, entry)
        sum_ = money(found[1], workbook.currency) if found else ""
        options[0] = ("kept", _("Paid; it stands among the payments already"))
        options.insert(0, ("paid", fill(_("Paid: note {sum} as a payment on the debt"), sum=sum_)))
    return options
