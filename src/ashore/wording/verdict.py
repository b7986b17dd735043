"""How the case stands, in one sentence; why; and what the one button says."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ashore.casework.agenda import Entry, EntryKind
from ashore.casework.case import Case
from ashore.casework.missing import Missing
from ashore.casework.next_step import is_night
from ashore.casework.verdict import Verdict, VerdictKind
from ashore.finance.offers import Measured
from ashore.i18n import N_, _, fill, ngettext, sentences
from ashore.i18n.formats import money
from ashore.wording.budget import nothing_left_words, spending_words
from ashore.wording.debts import gaps_words, lender_of
from ashore.wording.held_back import open_lines
from ashore.wording.rates import dear_words, question_words
from ashore.wording.standing import agenda_line, left_words
from ashore.workbook.find import find

BUTTONS: dict[VerdictKind, str] = {
    "court": N_("Open the paper"),
    "court-undated": N_("Find out the day"),
    "no-debt": N_("Note the debt"),
    "rate": N_("Answer the question"),
    "too-much": N_("Write what you can pay"),
    "fits": N_("Have it in writing first"),
    "no-budget": N_("Fill in the budget"),
    "deficit": N_("Ask for time"),
    "no-sum": N_("Note what they ask"),
    "agreed": N_("Open the plan"),
    "proposed": N_("Open what you propose"),
    "can-offer": N_("Write this offer"),
    "promised": N_("See what is promised"),
    "little": N_("Ask for time"),
    "paid": N_("The credit record"),
}


def missing_words(missing: Missing, case: Case) -> str:
    """What is not known yet of a debt."""
    gaps = gaps_words(missing.gaps)
    lender = lender_of(find(case.workbook.debts, missing.debt))
    return fill(_("{lender}: not known yet: {gaps}"), lender=lender, gaps=gaps)


PAYMENTS: tuple[EntryKind, ...] = ("agreed-payment", "proposed-payment", "proposed-date")
"""What is due of a promise."""


class VerdictWords(NamedTuple):
    """A sentence, why it is so, and the button."""

    text: str
    why: str
    button: str


def verdict_words(verdict: Verdict, case: Case) -> VerdictWords:
    """The verdict in words. No sentence of it says what somebody has to do, or that it will be accepted."""
    text, why = _said(verdict, case)
    return VerdictWords(text, why, _(BUTTONS[verdict.kind]))


def _said(verdict: Verdict, case: Case) -> tuple[str, str]:
    currency = case.workbook.currency
    sums = {
        "asked": money(verdict.asked, currency) if verdict.asked is not None else "",
        "there": money(verdict.there, currency) if verdict.there is not None else "",
        "lender": lender_of(find(case.workbook.debts, verdict.debt)),
    }
    count = verdict.number or 0
    payments = ngettext("{n} payment", "{n} payments", count)
    match verdict.kind:
        case "court":
            assert verdict.entry is not None
            return agenda_line(verdict.entry, case.today), _(
                "A court paper has a day. It comes before everything else."
            )
        case "court-undated":
            assert verdict.entry is not None
            return agenda_line(verdict.entry, case.today), _(
                "Only the court itself can say whether it is real and which day counts. "
                "Until then, click nothing and pay nothing."
            )
        case "no-debt":
            return _("No debt is noted yet. Who wants money from you?"), _(
                "Six questions; what you do not know stays empty."
            )
        case "paid":
            return _("All noted debts are paid."), _("What is left is the credit record, and a first reserve.")
        case "rate":
            asked = case.open_rates[verdict.debt or ""]
            return fill(_("Before {lender} is worked out, one thing is to be made sure."), **sums), question_words(
                asked
            )
        case "no-sum":
            return fill(_("What does {lender} ask for today?"), **sums), _(
                "It stands in the app. Then it can be worked out what fits."
            )
        case "no-budget":
            return _("What can you pay at all? That comes before every talk."), spending_words(case) or _(
                "One sum per group is enough for today: some five minutes."
            )
        case "deficit":
            return nothing_left_words(case.budget) or left_words(case), _(
                "Essentials come first: promise no lender a sum now. Ask for time, or for relief."
            )
        case "too-much":
            text, why = _too_much(verdict, payments, sums)
            return text, _with_held(_with_cost(why, case, verdict), case, verdict.debt)
        case "fits":
            text = _("{lender} asks {asked} a month: your budget carries it.")
            if verdict.once:
                text = _("{lender} asks {asked} in one payment: there is enough for it.")
            why = _("What counts is what stands in writing. Nothing has to be signed today.")
            return fill(text, **sums), _with_cost(why, case, verdict)
        case "agreed":
            if verdict.entry is None:
                return fill(_("A plan is agreed with {lender}."), **sums), _("Keep each receipt.")
            return agenda_line(verdict.entry, case.today), fill(_("A plan is agreed with {lender}."), **sums)
        case "proposed":
            text = _("You propose {asked} to {lender}.")
            sent = any(draft.id == verdict.draft and draft.sendings for draft in case.workbook.letters)
            why = _("It went out; whether they agree is up to them.") if sent else _("It has not gone out yet.")
            if not sent and any(held.promise.debt == verdict.debt for held in case.promised.held_back()):
                why = sentences(why, _("It counts as promised all the same."))
            return fill(text, **sums), _with_cost(why, case, verdict)
        case "can-offer":
            text = _("{there} a month are there for {lender}: {payments} would fit.")
            why = _("Equal parts without interest. Whether they agree is up to them.")
            return fill(text, payments=payments, **sums), _with_held(why, case, verdict.debt)
        case "promised":
            return _("All that is left is promised already."), _with_held(left_words(case), case)
        case "little":
            text = fill(_("What is left is too little for a plan with {lender}."), **sums)
            return text, _with_held(left_words(case), case)


def _with_cost(why: str, case: Case, verdict: Verdict) -> str:
    """Why; and before it that the offer costs more than the line that is drawn: that it fits makes it no good offer."""
    offer = find(case.workbook.offers, verdict.offer)
    measured = case.measured(offer) if offer else None
    if not isinstance(measured, Measured) or not measured.dear:
        return why
    return "\n".join([dear_words(measured.yearly_cost), why])


def _with_held(why: str, case: Case, debt: str | None = None) -> str:
    """Why, and what is held back of what is left, though nothing is agreed yet; but for what is promised on a debt."""
    return "\n".join([why, *open_lines(case, [debt] if debt else ())])


def _too_much(verdict: Verdict, payments: str, sums: dict[str, str]) -> tuple[str, str]:
    text = _("{lender} asks {asked} a month, {there} are there.")
    if verdict.once:
        text = _("{lender} asks {asked} in one payment, {there} are there.")
    why = _("Do not agree to it yet: what cannot be kept makes it worse.")
    if verdict.number:
        why = fill(_("Do not agree to it yet: over {payments} the same would fit."), payments=payments)
    return fill(text, **sums), why


SOON = 7
"""Days within which a day is near."""


def night_words(verdict: Verdict, case: Case) -> str:
    """What is said at night above the verdict; empty by day, and where its day is too near to be put off."""
    if not is_night(case.now.time()):
        return ""
    days = (verdict.entry.date - case.today).days if verdict.entry else None
    if days is None or (days > SOON and verdict.kind != "court"):
        return _("It is late. Nothing has to be decided now.")
    asks = verdict.kind == "court-undated"  # no court can be asked before the morning
    return _("It is late. For this the morning is early enough.") if days > 1 or asks else ""


def how_soon(day: dt.date, today: dt.date) -> str:
    """How far away a day is."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("in {n} day", "in {n} days", days) if days > 0 else ngettext("{n} day ago", "{n} days ago", -days)


def sum_due(entry: Entry, case: Case) -> str:
    """The sum of something that is due, where it is known."""
    found = next((promise for promise in case.promises if promise.ref == entry.ref), None)
    if found is None or entry.kind not in PAYMENTS:
        return ""
    if entry.kind == "agreed-payment":
        return money(found.payments[int(entry.part) - 1][1], case.workbook.currency)
    asked = next((amount for day, amount in found.payments if day == entry.date), None)
    return money(asked, case.workbook.currency) if asked is not None else ""
