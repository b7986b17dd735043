"""How the case stands, in one judgment; and the steps that what was entered shows to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.casework.case import Case
from ashore.casework.debts import state_of
from ashore.casework.shown import CONDITIONS, shown_steps
from ashore.casework.verdict import VerdictKind, verdict_of
from ashore.finance.offers import Measured
from ashore.guide.guide import Guide, load
from ashore.guide.models.chapter import ShownBy
from ashore.letters import drafts
from ashore.values import OfferState, StepState
from ashore.wording.derivation import left_derivation
from ashore.wording.standing import left_words
from ashore.wording.verdict import BUTTONS, verdict_words
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import TODAY, case_of, empty, logged, proven, story, two_debts, years

DECEMBER = dt.date(2026, 12, 15)
NOTHING = Decimal(0)


def budget(workbook: Workbook, pay: int = 3000, housing: int = 2000) -> Workbook:
    """Of 3,000 a month 1,000 are left, and 900.00 of it for debts: a tenth is set aside."""
    for group, amount in (("pay", pay), ("housing", housing), ("food", 0)):
        workbook = edits.edit_item(workbook, group, "sum", amount=Decimal(amount))
    return workbook


def owes(workbook: Workbook, owed: int | None = 2100, **values: Any) -> Workbook:
    """Another debt."""
    workbook, debt = edits.add_debt(workbook)
    return edits.edit_debt(workbook, debt, lender=f"L{debt}", owed=None if owed is None else Decimal(owed), **values)


def one() -> Workbook:
    """One debt of 2,100, and 900.00 a month for it."""
    return owes(budget(empty()))


def offered(workbook: Workbook, number: int, debt: str = "d1", state: OfferState = "open", **values: Any) -> Workbook:
    """What the lender offers: so many equal parts without interest from the middle of December on."""
    terms: dict[str, Any] = {"method": "equal-principal", "rate": NOTHING, "amount": Decimal(2100), "first": DECEMBER}
    workbook, offer = edits.add_offer(workbook, debt, number=number, made=TODAY, **(terms | values))
    return edits.set_offer_state(workbook, offer, state)


def proposed(workbook: Workbook) -> Workbook:
    """What the reader can offer, in a letter."""
    own = case_of(workbook).own_offer("d1")
    assert not isinstance(own, str)
    return drafts.propose_own(workbook, "d1", own, load(), TODAY)[0]


def served(workbook: Workbook) -> Workbook:
    return edits.add_record(workbook, "paper", kind="payment-order", received=dt.date(2026, 11, 20))[0]


def paid_off(workbook: Workbook) -> Workbook:
    return edits.edit_debt(workbook, "d1", state="cleared")


def planned(*, rest: int | None = 500) -> Workbook:
    """A plan of two times 900.00, and another debt."""
    workbook = offered(one(), 2, state="agreed", amount=Decimal(1800))
    return owes(workbook, rest)


Expected = dict[str, Any]
WORKBOOKS: dict[VerdictKind, tuple[Callable[[], Workbook], Expected]] = {
    "court": (lambda: served(one()), {}),
    "court-undated": (lambda: edits.add_record(one(), "paper", kind="summons", received=TODAY)[0], {}),
    "no-debt": (empty, {}),
    "rate": (lambda: owes(empty(), rate=Decimal("0.1")), {"debt": "d1"}),
    "too-much": (
        lambda: offered(one(), 2),
        {"debt": "d1", "offer": "o1", "asked": Decimal("1050.00"), "there": Decimal("900.00"), "number": 3},
    ),
    "fits": (lambda: offered(one(), 3), {"debt": "d1", "offer": "o1", "asked": Decimal("700.00")}),
    "no-budget": (lambda: owes(empty()), {}),
    "deficit": (lambda: budget(one(), housing=3500), {"there": Decimal("-500.00")}),
    "no-sum": (lambda: owes(budget(empty()), None), {"debt": "d1"}),
    "agreed": (lambda: offered(one(), 3, state="agreed"), {"debt": "d1", "offer": "o1"}),
    "proposed": (lambda: proposed(one()), {"debt": "d1", "draft": "l1", "asked": Decimal("700.00")}),
    "can-offer": (one, {"debt": "d1", "there": Decimal("900.00"), "number": 3}),
    "promised": (planned, {"debt": "d2"}),
    "little": (lambda: owes(budget(empty(), housing=2990), 20000), {"debt": "d1"}),
    "paid": (lambda: paid_off(one()), {}),
}
"""A workbook for each verdict, with what it says."""


def test_there_is_a_workbook_and_a_button_for_every_verdict() -> None:
    assert set(get_args(VerdictKind)) == WORKBOOKS.keys() == BUTTONS.keys()


@pytest.mark.parametrize("kind", WORKBOOKS)
def test_every_verdict_is_reached_and_its_sums_are_right_to_the_cent(kind: VerdictKind) -> None:
    make, expected = WORKBOOKS[kind]
    found = verdict_of(case_of(make()))._asdict()
    entry = found.pop("entry")
    assert (entry is not None) == (kind in ("court", "court-undated", "agreed"))
    nothing: Expected = dict.fromkeys(("debt", "offer", "draft", "asked", "there", "number")) | {"once": False}
    assert found == {**nothing, "kind": kind, **expected}


def test_a_court_paper_counts_until_its_day_and_comes_before_all_else() -> None:
    workbook = served(offered(one(), 2))
    found = verdict_of(case_of(workbook))
    assert found.entry is not None
    last = found.entry.date
    assert verdict_of(case_of(workbook, at=last)).kind == "court"
    assert verdict_of(case_of(workbook, at=last + dt.timedelta(days=1))).kind != "court"


# The lender's offer


def test_of_payments_that_differ_the_month_that_misses_most_is_named() -> None:
    """In December 100 are asked and 50.00 are there, in January 500 and 900.00."""
    payments = [{"date": DECEMBER, "amount": Decimal(100)}, {"date": dt.date(2027, 1, 15), "amount": Decimal(500)}]
    workbook = offered(owes(one(), 850), 1, "d2", "agreed", amount=Decimal(850))
    workbook = offered(workbook, 2, method="payments", payments=tuple(payments), amount=Decimal(600))
    found = verdict_of(case_of(workbook))
    assert (found.kind, found.asked, found.there) == ("too-much", Decimal("100.00"), Decimal("50.00"))


@pytest.mark.parametrize(("amount", "kind", "there"), [(900, "fits", None), (2100, "too-much", Decimal("300.00"))])
def test_one_payment_is_held_against_what_is_there_for_it(amount: int, kind: str, there: Decimal | None) -> None:
    workbook = edits.edit_cash(one(), opening=Decimal(300), opening_on=TODAY)
    found = verdict_of(case_of(offered(workbook, 1, amount=Decimal(amount))))
    assert (found.kind, found.asked, found.once) == (kind, Decimal(amount), True)
    assert found.there == there
    assert "a month" not in verdict_words(found, case_of(workbook)).text


def test_the_newest_offer_that_is_complete_counts() -> None:
    workbook = offered(offered(one(), 2), 3)
    assert verdict_of(case_of(workbook)).offer == "o2"
    workbook = edits.edit_offer(workbook, "o2", number=None)
    assert verdict_of(case_of(workbook)).offer == "o1"
    for offer in ("o1", "o2"):
        workbook = edits.set_offer_state(workbook, offer, "refused")
    assert verdict_of(case_of(workbook)).kind == "can-offer"


# Plans, proposals, and what is left


def test_a_plan_comes_first_when_a_payment_of_it_is_due_and_else_the_debt_without_one() -> None:
    workbook = planned(rest=200)
    assert verdict_of(case_of(workbook)).kind == "promised"
    assert verdict_of(case_of(workbook, at=DECEMBER)).offer == "o1"
    workbook = offered(owes(one()), 7, state="agreed")  # 300.00 a month, 600.00 are left
    found = verdict_of(case_of(workbook))
    assert (found.kind, found.debt, found.there, found.number) == ("can-offer", "d2", Decimal("600.00"), 4)


def test_of_several_plans_the_one_of_which_a_payment_is_due_first() -> None:
    workbook = offered(owes(one()), 7, state="agreed", first=dt.date(2026, 12, 20))
    workbook = offered(workbook, 7, "d2", "agreed", first=dt.date(2026, 12, 10))
    found = verdict_of(case_of(workbook))
    assert (found.kind, found.offer) == ("agreed", "o2")
    assert found.entry is not None
    assert found.entry.date == dt.date(2026, 12, 10)


def test_what_went_out_is_said_to_have_gone_out() -> None:
    workbook = proposed(one())
    assert "has not gone out" in verdict_words(verdict_of(case_of(workbook)), case_of(workbook)).why
    workbook, _sending = edits.add_sending(workbook, "l1", TODAY, to="L", reply_by=dt.date(2026, 12, 1))
    assert verdict_words(verdict_of(case_of(workbook)), case_of(workbook)).why.startswith("It went out")


def test_what_is_proposed_on_a_debt_with_a_plan_is_over() -> None:
    workbook = offered(proposed(one()), 3, state="agreed")
    assert verdict_of(case_of(workbook)).kind == "agreed"


def test_a_debt_of_unknown_sum_beside_one_that_is_known_hides_nothing() -> None:
    workbook = owes(owes(budget(empty()), None))
    found = verdict_of(case_of(workbook))
    assert (found.kind, found.debt) == ("can-offer", "d2")
    assert verdict_of(case_of(edits.edit_debt(workbook, "d2", state="cleared"))).kind == "no-sum"


def test_where_too_little_is_left_for_one_debt_another_may_do() -> None:
    workbook = owes(owes(budget(empty(), housing=2900), 9000), 180)
    found = verdict_of(case_of(workbook))
    assert (found.kind, found.debt, found.number) == ("can-offer", "d2", 2)


def test_the_rate_of_a_debt_that_is_paid_is_asked_back_no_more() -> None:
    workbook = offered(owes(one()), 3, "d2", rate=Decimal("0.1"))
    assert verdict_of(case_of(workbook)).kind == "rate"
    assert verdict_of(case_of(edits.edit_debt(workbook, "d2", state="cleared"))).kind == "can-offer"


# Whatever the workbook

sums = st.integers(1, 500_000).map(lambda cents: Decimal(cents) / 100)
money = st.one_of(st.none(), sums, sums)
days = st.one_of(st.none(), st.dates(dt.date(2026, 8, 1), dt.date(2027, 4, 1)))
KNOWN: tuple[Any, ...] = ((None, None), (NOTHING, None), (Decimal("0.24"), "year"), (Decimal("0.0005"), "day"))
ASKED_BACK: tuple[Any, ...] = ((Decimal("0.1"), None), (Decimal(3), "year"))
rates = st.sampled_from([*KNOWN * 4, *ASKED_BACK])
STATES: tuple[OfferState, ...] = get_args(OfferState)
DECIDED: tuple[StepState | None, ...] = (*get_args(StepState), None)
METHODS = ("equal-instalment", "equal-principal", "interest-first", "fee", "one-payment")


@st.composite
def debts(draw: st.DrawFn) -> Expected:
    """Values of a debt, most of them with gaps."""
    values: Expected = {"owed": draw(money), "principal": draw(money), "due_date": draw(days), "owed_on": draw(days)}
    values["rate"], values["rate_per"] = draw(rates)
    values["penalty_rate"], values["penalty_per"] = draw(rates)
    values["state"] = draw(st.sampled_from([None, None, "running", "overdue", "disputed", "cleared"]))
    return values


@st.composite
def offers(draw: st.DrawFn) -> Expected:
    """Values of an offer."""
    values: Expected = {"by": draw(st.sampled_from(["lender", "reader"])), "method": draw(st.sampled_from(METHODS))}
    values |= {"amount": draw(money), "number": draw(st.integers(1, 40)), "first": draw(days) or DECEMBER}
    values["rate"], values["rate_per"] = draw(rates)
    values["waived"] = draw(st.sampled_from([None, None, Decimal(50)]))
    return values


@st.composite
def workbooks(draw: st.DrawFn) -> Workbook:
    """Debts, offers on them, a budget with gaps, money at hand, letters that propose, a court paper."""
    workbook = empty()
    for values in draw(st.lists(debts(), max_size=3)):
        workbook, debt = edits.add_debt(workbook)
        workbook = edits.edit_debt(workbook, debt, **values)
    for group, most in (("pay", 5000), ("housing", 3000)):
        if (amount := draw(st.integers(-most // 10, most))) >= 0:
            workbook = edits.edit_item(workbook, group, "sum", amount=Decimal(amount))
    if (opening := draw(money)) is not None:
        workbook = edits.edit_cash(workbook, opening=opening, opening_on=TODAY)
    for values in draw(st.lists(offers(), max_size=3)) if workbook.debts else ():
        debt = draw(st.sampled_from([debt.id for debt in workbook.debts]))
        workbook, offer = edits.add_offer(workbook, debt, made=TODAY, **values)
        workbook = edits.set_offer_state(workbook, offer, draw(st.sampled_from(STATES)))
        if draw(st.booleans()):
            workbook, letter = drafts.propose(workbook, offer, load(), TODAY)
            if draw(st.booleans()):
                workbook, _sending = edits.add_sending(workbook, letter, TODAY, reply_by=draw(days))
    return served(workbook) if draw(st.integers(0, 19)) == 11 else workbook


@given(workbooks())
def test_whatever_the_workbook_there_is_one_verdict_and_words_for_it(workbook: Workbook) -> None:
    case = case_of(workbook)
    found = verdict_of(case)
    hold_names(case, found.debt, found.offer, found.draft)
    for sum_ in (found.asked, found.there):
        assert sum_ is None or sum_ == sum_.quantize(Decimal("0.01"))
    match found.kind:
        case "too-much" | "fits":
            (offer,) = [offer for offer in workbook.offers if offer.id == found.offer]
            measured = case.measured(offer)
            assert isinstance(measured, Measured)
            assert measured.verdict == found.kind
            assert found.asked is not None
            assert found.kind == "fits" or (found.there is not None and NOTHING <= found.there < found.asked)
        case "can-offer":
            own = case.own_offer(found.debt or "")
            assert not isinstance(own, str)
            assert (found.number, found.there) == (own["number"], case.left(found.debt or ""))
    words = verdict_words(found, case)
    assert words.text
    assert words.why
    assert words.button
    assert not any(mark in text for text in words for mark in "{}")


def hold_names(case: Case, debt: str | None, offer: str | None, draft: str | None) -> None:
    """What is named is there, and about a debt that is not over."""
    running = {record.id for record in case.workbook.debts if state_of(record, case.today) != "cleared"}
    offers = {record.id: record.debt for record in case.workbook.offers}
    letters = {record.id: record.debt for record in case.workbook.letters}
    assert debt is None or debt in running
    assert offer is None or offers[offer] == debt
    assert draft is None or letters[draft] == debt


# Steps that look done

SHOWN: dict[ShownBy, Callable[[Workbook], Workbook]] = {
    "debt": lambda workbook: owes(workbook, contract="1", due_date=TODAY),
    "owed": lambda workbook: owes(workbook, owed_on=TODAY),
    "budget": budget,
    "offer": lambda workbook: offered(budget(owes(workbook)), 3),
    "letter": lambda workbook: proposed(owes(budget(workbook))),
    "letter-sent": lambda workbook: edits.add_sending(
        edits.add_letter(workbook, "hardship", None, "zh_CN", TODAY)[0], "l1", TODAY
    )[0],
    "log": lambda workbook: edits.add_contact(workbook, case_of(workbook).now, channel="sms")[0],
    "called": lambda workbook: edits.add_contact(workbook, case_of(workbook).now, channel="call", direction="out")[0],
    "evidence": lambda workbook: edits.add_evidence(workbook, added=TODAY, label="A")[0],
    "terms": lambda workbook: offered(owes(workbook), 3, terms=tuple(point.id for point in load().terms.point)),
    "court-paper": served,
    "report": lambda workbook: edits.add_record(workbook, "report", on=TODAY)[0],
    "dispute": lambda workbook: edits.add_record(workbook, "dispute", entry="A")[0],
    "bills": lambda workbook: edits.add_record(workbook, "bill", label="A")[0],
    "reminder": lambda workbook: edits.add_record(workbook, "reminder", date=TODAY)[0],
    "reserve": lambda workbook: edits.changed(workbook, reserve=Decimal(1)),
    "certificate": lambda workbook: owes(workbook, certificate=True),
}
"""What is entered for each condition."""


def test_there_is_a_way_to_every_condition() -> None:
    assert set(get_args(ShownBy)) == SHOWN.keys() == CONDITIONS.keys()


@pytest.mark.parametrize("name", SHOWN)
def test_a_step_is_shown_by_what_was_entered_until_it_is_decided(name: ShownBy, guide: Guide) -> None:
    steps = {step.id for step in guide.steps.values() if step.shown_by == name}
    before, after = case_of(empty(), guide), case_of(SHOWN[name](empty()), guide)
    assert not CONDITIONS[name](before)
    assert CONDITIONS[name](after)
    assert not steps & set(shown_steps(before))
    assert steps <= set(shown_steps(after))
    for state in get_args(StepState):
        for step in steps:
            decided = edits.mark_step(after.workbook, step, state, TODAY)
            assert step not in case_of(decided, guide).shown_steps


@given(st.data())
def test_no_step_that_is_decided_is_ever_shown(data: st.DataObject) -> None:
    guide = load()
    workbook = data.draw(st.sampled_from([story, two_debts, logged, proven, years]))()
    for step in data.draw(st.lists(st.sampled_from(sorted(guide.steps)), max_size=20)):
        state = data.draw(st.sampled_from(DECIDED))
        workbook = edits.mark_step(workbook, step, state, TODAY)
    shown = case_of(workbook, guide).shown_steps
    assert not {record.id for record in workbook.steps} & set(shown)
    assert len(shown) == len(set(shown))
    assert all(guide.steps[step].shown_by for step in shown)


def test_while_food_is_missing_in_the_budget_what_is_left_says_so_wherever_it_stands() -> None:
    """3,100 a month 'left for debts' of pay and rent alone is no figure to make an offer of."""
    workbook = owes(empty())
    for group, amount in (("pay", 5000), ("housing", 1500)):
        workbook = edits.edit_item(workbook, group, "sum", amount=Decimal(amount))
    gap = "Not in the budget yet: Food. Less is left than this."
    case = case_of(workbook)
    assert verdict_of(case).kind == "no-budget"
    assert gap in verdict_words(verdict_of(case), case).why
    assert gap in left_words(case) and any(gap in line for line in left_derivation(case))
    assert "fill-budget" not in case.shown_steps
    for amount in (0, 900):
        case = case_of(edits.edit_item(workbook, "food", "sum", amount=Decimal(amount)))
        assert verdict_of(case).kind == "can-offer" and gap not in left_words(case)
