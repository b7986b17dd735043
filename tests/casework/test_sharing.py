"""Shares, minimums and proposals: named before anybody falls behind, together never more than is left to promise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.casework.promises import monthly, promises_of
from ashore.casework.sharing import make_proposals, proposals_of
from ashore.finance.due_dates import month_of
from ashore.finance.frequency import NOTHING
from ashore.finance.shares import Owed, covering, least_of, minimums, share_out, short_of_minimum
from ashore.guide.guide import load
from ashore.letters import drafts
from ashore.values import OfferState, ShareWay
from ashore.wording.sharing import made_words, proposal_sentences, share_sentences, together_sentences
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import TODAY, case_of, empty, promised, three_lenders

WAYS: tuple[ShareWay, ...] = ("pro-rata", "highest-cost", "smallest", "by-hand")
STATES: tuple[OfferState, ...] = ("open", "proposal", "agreed", "refused")
sums = st.decimals(min_value=Decimal("0.01"), max_value=20000, places=2)


def made(workbook: Workbook) -> Workbook:
    return make_proposals(workbook, case_of(workbook).proposals, TODAY)


def with_minimums(*least: int, essential: int | None = None) -> Workbook:
    workbook = three_lenders()
    for number, minimum in enumerate(least, 1):
        values: dict[str, Any] = {"minimum": Decimal(minimum), "essential": number == essential}
        workbook = edits.edit_debt(workbook, f"d{number}", **values)
    return workbook


def said(workbook: Workbook) -> str:
    return "\n".join(share_sentences(case_of(workbook)))


def test_a_share_below_the_minimum_is_named_before_the_day_with_what_is_missing() -> None:
    workbook = edits.edit_debt(with_minimums(150), "d1", due_date=dt.date(2026, 12, 5))
    assert "! 甲 gets CN¥72.00, CN¥78.00 less than its minimum of CN¥150.00: after Dec 5, 2026 it is" in said(workbook)
    assert "that much is there. Ways that cover them: The dearest first, The smallest first." in said(workbook)
    assert "gets" not in said(edits.changed(workbook, share="smallest"))
    late = edits.edit_debt(workbook, "d1", due_date=dt.date(2026, 11, 5))
    assert "it stays overdue" in said(late)


def test_minimums_that_cannot_all_be_covered_say_which_come_first() -> None:
    assert "All minimums together are CN¥450.00 a month, CN¥180.00 more than there is" in said(with_minimums(150, 300))
    assert "choose which comes first" in said(with_minimums(150, 300))
    assert "First comes 乙: home, light or heating" in said(with_minimums(150, 300, essential=2))
    assert "Ask for time, or for a smaller sum, before its day." in said(with_minimums(400))
    nothing = edits.edit_item(with_minimums(150, 300), "food", "sum", amount=Decimal(1800))
    assert "! 甲 gets CN¥0.00, CN¥150.00 less" in said(nothing)
    assert "CN¥450.00 more than there is" in said(nothing)


def test_what_only_sums_by_hand_cover_is_said_with_the_sums() -> None:
    """An essential debt takes all in every way, though the minimum of the other could be paid as well."""
    workbook = with_minimums(100, 120, essential=1)
    assert case_of(workbook).sharing.covering == ()
    assert "By hand: 甲: CN¥100.00, 乙: CN¥120.00." in said(workbook)
    for debt, sum_ in (("d1", 100), ("d2", 120)):
        workbook = edits.edit_debt(workbook, debt, share=Decimal(sum_))
    assert "gets" not in said(edits.changed(workbook, share="by-hand"))


def test_proposals_are_made_at_once_and_undone_at_once() -> None:
    workbook = three_lenders()
    after = made(workbook)
    assert [(o.debt, o.number, o.state, o.by) for o in after.offers] == [
        ("d1", 28, "proposal", "reader"),
        ("d2", 28, "proposal", "reader"),
        ("d3", 28, "proposal", "reader"),
    ]
    assert case_of(after).left() == Decimal("2.14")
    text = "All proposals together: CN¥267.86 a month. They fit together; CN¥2.14 a month is left."
    assert together_sentences(case_of(after)) == [text]
    assert made_words(case_of(workbook)).startswith("3 proposals are noted.")
    assert together_sentences(case_of(workbook)) == []


def test_what_is_proposed_already_is_not_proposed_again() -> None:
    after = made(three_lenders())
    assert made(after) == after
    assert all("It is proposed already." in line for line in proposal_sentences(case_of(after)))


def test_what_cannot_be_proposed_is_said_per_debt() -> None:
    workbook = edits.edit_debt(three_lenders(), "d3", owed=Decimal(20000))
    for values in ({"lender": "丁"}, {"lender": "戊", "owed": Decimal(10), "state": "disputed"}):
        workbook, debt = edits.add_debt(workbook)
        workbook = edits.edit_debt(workbook, debt, **values)
    terms = {"method": "equal-principal", "rate": Decimal(0), "first": dt.date(2026, 12, 23)}
    workbook, offer = edits.add_offer(workbook, "d1", amount=Decimal(1000), number=10, **terms)
    workbook = edits.set_offer_state(workbook, offer, "agreed")
    lines = dict(line.split(": ", 1) for line in proposal_sentences(case_of(workbook)))
    assert lines["甲"] == "agreed already; it stays as it is."
    assert lines["丁"] == "note first what is owed."
    assert lines["戊"] == "disputed: nothing is proposed."
    assert lines["丙"].startswith("CN¥147.83 a month is too little even for 60 payments")
    assert [offer.debt for offer in made(workbook).offers] == ["d1"]
    assert lines["乙"].startswith("CN¥22.17 a month is too little")
    small = edits.changed(workbook, share="by-hand")
    assert "nothing is left for it" in proposal_sentences(case_of(small))[1]


def test_a_letter_that_names_payments_comes_off_first() -> None:
    workbook = three_lenders()
    own = case_of(workbook).own_offer("d1")
    assert not isinstance(own, str)
    workbook, offer = edits.add_offer(workbook, "d1", made=TODAY, **own)
    workbook, _draft = drafts.propose(workbook, offer, load(), TODAY)  # 250.00 of 270.00
    lines = proposal_sentences(case_of(workbook))
    assert "a letter names payments already" in lines[0]
    after = made(workbook)
    assert len(after.offers) == 1  # 20.00 carries nothing
    assert case_of(after).left() == Decimal("20.00")


def test_a_proposal_that_stays_comes_off_first() -> None:
    workbook = edits.changed(three_lenders(), share="by-hand")
    terms = {"method": "equal-principal", "rate": Decimal(0), "first": dt.date(2027, 1, 15)}
    workbook, offer = edits.add_offer(workbook, "d1", amount=Decimal(2000), number=10, **terms)
    workbook = edits.set_offer_state(workbook, offer, "proposal")
    workbook = edits.edit_debt(workbook, "d2", share=Decimal(150))  # of 270.00, and 200.00 are proposed to the other
    lines = proposal_sentences(case_of(workbook))
    assert "what is proposed stays and comes off first" in lines[0]
    assert "43 payments" in lines[1]
    assert case_of(made(workbook)).left() == Decimal("0.23")


def test_a_proposal_below_the_minimum_says_what_is_due_until_then() -> None:
    line = proposal_sentences(case_of(with_minimums(150)))[0]
    assert "Its minimum is CN¥150.00: until they agree, that is what is due." in line


def test_single_proposals_that_do_not_fit_together_are_said_with_the_sum_and_the_month() -> None:
    workbook = three_lenders()
    for debt in ("d1", "d2"):
        terms = {"method": "equal-principal", "rate": Decimal(0), "first": dt.date(2027, 1, 15)}
        workbook, offer = edits.add_offer(workbook, debt, amount=Decimal(2000), number=10, **terms)
        workbook = edits.set_offer_state(workbook, offer, "proposal")
    (line,) = together_sentences(case_of(workbook))
    assert line == (
        "All proposals together: CN¥400.00 a month. That is CN¥130.00 a month more than your budget leaves, "
        "from 2027-01 on."
    )
    assert case_of(made(workbook)).left() >= 0  # type: ignore[operator]


def test_without_a_budget_nothing_is_proposed() -> None:
    workbook, debt = edits.add_debt(empty())
    workbook = edits.edit_debt(workbook, debt, owed=Decimal(1000))
    assert case_of(workbook).proposals == ()
    assert proposal_sentences(case_of(workbook)) == ["The budget is still empty."]


# Properties


@st.composite
def cases(draw: st.DrawFn) -> tuple[Workbook, Decimal]:
    """Debts of every kind, with offers in every state, and what a budget leaves."""
    workbook = edits.changed(empty(), share=draw(st.sampled_from(WAYS)))
    for _number in range(draw(st.integers(1, 4))):
        workbook, debt = edits.add_debt(workbook)
        values: dict[str, Any] = {
            "owed": draw(st.none() | sums),
            "minimum": draw(st.none() | sums),
            "essential": draw(st.booleans()),
            "share": draw(st.none() | sums),
            "rate": draw(st.sampled_from([None, Decimal("0.24")])),
            "rate_per": "year",
            "state": draw(st.sampled_from([None, None, None, "overdue", "disputed", "cleared"])),
        }
        workbook = edits.edit_debt(workbook, debt, **values)
        for state in draw(st.lists(st.sampled_from(STATES), max_size=2)):
            first = TODAY + dt.timedelta(days=draw(st.integers(-200, 200)))
            months = draw(st.integers(1, 24))
            terms = {"method": "equal-principal", "rate": Decimal(0), "amount": draw(sums), "number": months}
            workbook, offer = edits.add_offer(workbook, debt, made=TODAY, first=first, **terms)
            workbook = edits.set_offer_state(workbook, offer, state)
    return workbook, draw(st.decimals(min_value=0, max_value=3000, places=2))


def of_months(workbook: Workbook, available: Decimal) -> Mapping[tuple[int, int], Decimal]:
    sums_ = monthly(promises_of(workbook, load().letters, TODAY), available)
    return {month: sum_ for month, sum_ in sums_.items() if month >= month_of(TODAY)}


@settings(max_examples=150, deadline=None)
@given(cases())
def test_all_proposals_together_never_exceed_what_is_left_in_any_month(case: tuple[Workbook, Decimal]) -> None:
    workbook, available = case
    proposals = proposals_of(workbook, promised(workbook, available), TODAY)
    new = {proposed.debt for proposed in proposals if proposed.terms}
    kept = edits.changed(workbook, offers=tuple(offer for offer in workbook.offers if offer.debt not in new))
    before = max(of_months(kept, available).values(), default=NOTHING)
    after = make_proposals(workbook, proposals, TODAY)
    for sum_ in of_months(after, available).values():
        assert sum_ <= max(available, before)
    if any(proposed.terms for proposed in proposals):
        fixed = {p.debt for p in proposals if p.why in ("agreed", "letter", "proposal")}
        assert promised(after, available).left() >= min(NOTHING, promised(workbook, available).left())
        assert not fixed & {p.debt for p in proposals if p.terms}
    again = make_proposals(after, proposals_of(after, promised(after, available), TODAY), TODAY)
    assert max(of_months(again, available).values(), default=NOTHING) <= max(available, before)


owed_debts = st.lists(
    st.builds(Owed, st.uuids().map(str), sums, st.just(Decimal(0)), st.just(NOTHING) | sums, st.booleans()),
    min_size=1,
    max_size=5,
    unique_by=lambda debt: debt.id,
)


@given(owed_debts, sums)
def test_shares_add_up_and_where_minimums_can_be_covered_sums_by_hand_do(debts: list[Owed], available: Decimal) -> None:
    total = sum((debt.amount for debt in debts), NOTHING)
    for way in ("pro-rata", "highest-cost", "smallest"):
        assert sum(share_out(available, debts, way).values()) == min(available, total)
    ways = covering(available, debts)
    if minimums(debts) > available:
        assert ways == ()
    least = {debt.id: least_of(debt) for debt in debts}
    by_hand = share_out(available, debts, "by-hand", least)
    assert (not short_of_minimum(by_hand, debts)) == (minimums(debts) <= available)


@pytest.mark.parametrize("way", WAYS)
def test_the_shares_of_a_case_add_up_to_what_is_shared(way: ShareWay) -> None:
    workbook = edits.changed(three_lenders(), share=way)
    for debt, sum_ in (("d1", 100), ("d2", 120), ("d3", 50)):
        workbook = edits.edit_debt(workbook, debt, share=Decimal(sum_))
    sharing = case_of(workbook).sharing
    assert sum(sharing.shares.values()) == sharing.available == 270
