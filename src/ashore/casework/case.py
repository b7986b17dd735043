"""The case: a workbook together with the guidance that it is read by. What screens, dialogue and verbs ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from ashore.casework.agenda import Clocks, Entry, agenda
from ashore.casework.budget import budget_of
from ashore.casework.conduct import conduct_rules, marks_that_signal
from ashore.casework.contacts import Finding, findings, marked, reachability, sorted_contacts, timed
from ashore.casework.debts import Wrong, days_overdue, open_rates, owed_on, state_of
from ashore.casework.distress import weighs_heavily
from ashore.casework.lenders import Bound, bound
from ashore.casework.lump import Room, room_on
from ashore.casework.next_step import NextAction, next_actions
from ashore.casework.offers import measure
from ashore.casework.outcomes import next_payment
from ashore.casework.outlook import Outlook, Reason, known, stage_of, weigh
from ashore.casework.papers import Clock
from ashore.casework.progress import Progress, progress
from ashore.casework.promises import Promise, Promised, promises_of
from ashore.casework.rates import OpenRate
from ashore.casework.sharing import MOST_PARTS as MOST_PARTS
from ashore.casework.sharing import (
    Proposed,
    Sharing,
    Together,
    order_is_open,
    own_terms,
    proposals_of,
    sharing_of,
    together,
)
from ashore.casework.shown import shown_steps
from ashore.casework.trial import Income, WhatIf, incomes, tried, what_if
from ashore.casework.weeks import Weeks, weeks_of
from ashore.casework.whole_cost import Lines
from ashore.finance.budget import BudgetResult, GroupKind
from ashore.finance.offers import Measured, fewest_parts
from ashore.guide.as_text import StepMark
from ashore.guide.guide import Guide
from ashore.values import BoundLender, YesNo
from ashore.workbook.find import find
from ashore.workbook.model import Contact, Offer, Workbook

if TYPE_CHECKING:
    from ashore.guide.models.conduct import Signal

FEW_ESSENTIALS = 3
"""Who names fewer kinds of essential spending than that has hardly looked through all: rent and food alone are two."""


NoOffer = Literal["no-sum", "no-budget", "promised", "too-little"]
"""Why no offer can be worked out: nothing is owed as far as known, the budget is empty or lacks a side, all that is
left is promised on other debts, too little is left."""


def marks_of(workbook: Workbook) -> dict[str, StepMark]:
    """How the steps stand, by id."""
    return {record.id: StepMark(record.state, record.on) for record in workbook.steps}


def clocks_of(guide: Guide, *, papers: bool = True) -> Clocks:
    """The days and years of the jurisdiction that the agenda counts by; without those of court papers where none is
    noted: Today would wait for a file that it does not ask."""
    of_papers = {
        paper.id: Clock(
            guide.number(paper.days) if paper.days else None,
            guide.number(paper.months) if paper.months else None,
            paper.day == "hearing",
        )
        for paper in (guide.papers.values() if papers else ())
    }
    numbers = {name: guide.number(value) for name, value in guide.facts.clocks.items()}
    return Clocks(of_papers, **numbers)


@dataclass(frozen=True, eq=False)
class Case:
    """What the user has entered, read by the guidance of a place, at a moment.

    Screens, dialogue and verbs ask it what is owed, left, promised, due and next. Each answer is worked out once.
    """

    workbook: Workbook
    guide: Guide
    now: dt.datetime
    """This moment, with its offset."""

    @property
    def today(self) -> dt.date:
        """The day."""
        return self.now.date()

    @cached_property
    def shown_steps(self) -> tuple[str, ...]:
        """The open steps that what was entered shows to be done."""
        return shown_steps(self)

    def bound(self, lenders: tuple[BoundLender, ...]) -> Bound:
        """Which debts a rule for these lenders is about, and which it is not."""
        return bound(lenders, self.workbook, self.guide.letters, self.today)

    # Money

    @cached_property
    def budget(self) -> BudgetResult:
        """The budget, worked out per month."""
        return budget_of(self.workbook, self.kinds)

    @cached_property
    def kinds(self) -> dict[str, GroupKind]:
        """What each group of the budget is, in the order of the content."""
        return {group.id: group.kind for group in self.guide.budget.group}

    @cached_property
    def spending_missing(self) -> tuple[str, ...]:
        """The groups of the budget that nobody goes without, and for which nothing stands there: less is left than it
        tells. Empty while it tells nothing."""
        groups = self.budget.groups if self.budget.known else None
        if groups is None:
            return ()
        return tuple(group.id for group in self.guide.budget.group if group.everybody and group.id not in groups)

    @cached_property
    def essentials_entered(self) -> int | None:
        """How many kinds of essentials have a sum, or a 0, where they are so few that some were most likely forgotten;
        None where they are not, and while the budget tells nothing."""
        groups = self.budget.groups if self.budget.known else None
        if groups is None:
            return None
        essential = [group for group in self.guide.budget.group if group.kind == "essential"]
        entered = sum(group.id in groups for group in essential)
        return entered if entered < min(FEW_ESSENTIALS, len(essential)) else None

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """Everything that is promised and still running, wherever it stands."""
        return promises_of(self.workbook, self.guide.letters, self.today)

    @cached_property
    def promised(self) -> Promised:
        """It, against what the budget leaves for debts."""
        return Promised(self.promises, self.budget.available, self.today)

    def left(self, *debts: str) -> Decimal | None:
        """What is left to promise a month, what is promised on `debts` not counted; None while the budget tells
        nothing."""
        return self.promised.left(without=debts) if self.budget.known else None

    @cached_property
    def weeks(self) -> Weeks:
        """The weeks ahead."""
        return weeks_of(self.workbook, self.promises, self.today)

    @cached_property
    def incomes(self) -> tuple[Income, ...]:
        """The incomes that may once not come."""
        groups = self.kinds
        return incomes(self.workbook, self.budget, groups, self.today)

    @cached_property
    def what_if(self) -> WhatIf:
        """What would be if so much less came, or an income did not come, as it is being tried."""
        less, missed = tried(self.workbook, self.incomes)
        once = self.workbook.trial.less_in == "one-month"
        return what_if(self.workbook, self.budget, self.promised, less, missed, once=once)

    def room(self, day: dt.date, *without: str) -> Room | None:
        """What is there for a lump sum on a day, what is promised on the debts `without` not counted; None while the
        weeks do not tell."""
        return room_on(self.workbook, self.budget, self.promises, self.today, day, without)

    @cached_property
    def open_rates(self) -> Mapping[str, OpenRate]:
        """The questions about rates that have to be answered, by debt."""
        return dict(open_rates(self.workbook, self.today))

    @cached_property
    def _measured(self) -> dict[str, Measured | Wrong]:
        return {}

    def measured(self, offer: Offer) -> Measured | Wrong:
        """An offer of the workbook against the budget, or what is missing. While the budget tells nothing nobody knows
        whether it fits."""
        if offer.id not in self._measured:
            self._measured[offer.id] = self.measured_anew(offer)
        return self._measured[offer.id]

    def measured_anew(self, offer: Offer) -> Measured | Wrong:
        """The same of an offer that is only tried: it is in no workbook, and the next one has the same id."""
        promised = self.promised if self.budget.known else None
        return measure(offer, self.workbook, promised, self.today, self.guide.facts.dear_above)

    def own_offer(self, debt: str) -> dict[str, Any] | NoOffer:
        """What the reader can offer for a debt: equal parts without interest, as few as the budget carries, from next
        month on."""
        record = find(self.workbook.debts, debt)
        owed = owed_on(record, self.today) if record else None
        if not owed:
            return "no-sum"
        there = self.left(debt)
        if there is None:
            return "no-budget"
        count = fewest_parts(owed, there, MOST_PARTS)
        if count is None:
            whole = fewest_parts(owed, self.budget.available, MOST_PARTS)
            return "promised" if whole is not None else "too-little"
        return own_terms(owed, count, self.today)

    @cached_property
    def sharing(self) -> Sharing:
        """What each debt gets of what is left, in the way that the reader chose."""
        return sharing_of(self.workbook, self.promised, self.today)

    def share_by_owed(self, debt: str | None) -> Decimal | None:
        """What a debt gets a month where several are shared out by what is owed; None while that is not known, where
        the reader chose another way, nothing is left for it, or it comes before the others."""
        if self.workbook.share != "pro-rata":
            return None
        own = next((owed for owed in self.sharing.debts if owed.id == debt), None)
        if own is None or own.essential or len(self.sharing.debts) < 2:
            return None
        return self.sharing.shares[own.id] or None

    @cached_property
    def proposals(self) -> tuple[Proposed, ...]:
        """The proposals that can be made at once, out of the shares; none while the budget tells nothing, or nobody
        knows which debt comes first."""
        if not self.budget.known or order_is_open(self.workbook, self.today):
            return ()
        return proposals_of(self.workbook, self.promised, self.today)

    @cached_property
    def together(self) -> Together | None:
        """What all promises take a month; None while nothing is proposed, or the budget tells nothing."""
        return together(self.promised) if self.budget.known else None

    @property
    def lines(self) -> Lines:
        """The lines that the place draws for what a loan may cost."""
        return Lines(self.guide.facts.dear_above, self.guide.facts.private_times)

    def next_payment(self, offer: Offer) -> Entry | None:
        """The first payment of an agreed offer of which it is not known what became of it."""
        debt = find(self.workbook.debts, offer.debt)
        return next_payment(offer, debt.lender if debt else "", self.today)

    # What is due, and next

    @cached_property
    def clocks(self) -> Clocks:
        """The days and years of the jurisdiction that the agenda counts by."""
        return clocks_of(self.guide, papers=bool(self.workbook.papers))

    @cached_property
    def agenda(self) -> tuple[Entry, ...]:
        """Everything with a date, earliest first."""
        return agenda(self.workbook, self.guide.letters, self.today, self.clocks)

    @cached_property
    def next_actions(self) -> list[NextAction]:
        """Everything that could be done next, the most pressing first."""
        later = [key for key, day in self.workbook.later.items() if day == self.today]
        missed = reachability(timed(self.workbook), self.now)
        return next_actions(self.agenda, missed, list(self.guide.steps), self.workbook.steps, later, self.now)

    @property
    def next_action(self) -> NextAction | None:
        """The one next action; None when all is done or set aside."""
        return next(iter(self.next_actions), None)

    @cached_property
    def progress(self) -> Progress:
        """Progress over all chapters."""
        return progress(self.guide.steps, self.workbook.steps)

    @cached_property
    def marks(self) -> Mapping[str, StepMark]:
        """How the steps stand, by id."""
        return marks_of(self.workbook)

    # The log

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the entries of the log touch, as they were noted. One that is dated ahead has not been yet."""
        agreed = [debt.id for debt in self.workbook.debts if state_of(debt, self.today) == "agreed"]
        past = [contact for contact in timed(self.workbook) if contact.at.date() <= self.today]
        return findings(past, conduct_rules(self.guide), agreed)

    @cached_property
    def outlook(self) -> tuple[Outlook, Mapping[str, YesNo]]:
        """What speaks for and against a visit, and the answers behind it: the reader's own before what is known."""
        file, given = self.guide.outlook, self.workbook.answers
        late = self.guide.number(file.late) if file.late else 0
        found = known(self.workbook, self.now, late, marks_that_signal(self.guide, "visit"))
        questions = [question.id for question in file.question]
        answers = {q.id: found[q.known] for q in file.question if q.known and q.known in found}
        answers |= {q: given[q] for q in questions if q in given}
        reasons = [Reason(reason.id, reason.speaks, reason.when) for reason in file.reason]
        levels = {level.id: level.from_ for level in file.level}
        return weigh(answers, reasons, levels), answers

    def signalled(self, signal: Signal) -> list[Contact]:
        """The entries of the log that a rule with this signal is about, newest first."""
        past = [contact for contact in timed(self.workbook) if contact.at <= self.now]
        return sorted_contacts(marked(past, marks_that_signal(self.guide, signal)))[::-1]

    @cached_property
    def stage(self) -> int | None:
        """At which stage of the timeline the longest overdue debt is."""
        untils = [stage.until for stage in self.guide.timeline]
        ends = [until if until is None or isinstance(until, int) else self.guide.number(until) for until in untils]
        open_states = ("running", "overdue", "disputed")
        open_debts = [debt for debt in self.workbook.debts if state_of(debt, self.today) in open_states]
        days = [count for debt in open_debts if (count := days_overdue(debt, self.today)) is not None]
        if not days and any(debt.due_date for debt in open_debts):
            days = [0]
        return stage_of(max(days, default=None), ends)

    @cached_property
    def weighs_heavily(self) -> bool:
        """Whether the log or a letter of late shows threats or despair: then the helpline is offered, quietly."""
        return weighs_heavily(self.workbook, self.guide, self.today)


class Present:
    """The case of the present value: made anew when the workbook, the guidance or the moment is another."""

    def __init__(self) -> None:
        self._made: Case | None = None

    def case(self, workbook: Workbook, guide: Guide, now: dt.datetime) -> Case:
        """The case. `now` is as exact as it has to be: a minute will do."""
        made = self._made
        if made is None or made.workbook is not workbook or made.guide is not guide or made.now != now:
            made = self._made = Case(workbook, guide, now)
        return made
