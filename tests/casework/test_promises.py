"""What is promised, for which months, and what is left to promise: one number wherever it is asked for."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.casework.agenda import agenda
from ashore.casework.case import MOST_PARTS
from ashore.casework.debts import Wrong, owed_on
from ashore.casework.offers import measure, new_offer
from ashore.casework.outcomes import next_payment, note_paid, note_payment, settle
from ashore.casework.promises import not_worked_out, promises_of
from ashore.casework.status import status_of
from ashore.casework.verdict import verdict_of
from ashore.casework.weeks import cash_on
from ashore.finance.offers import Measured
from ashore.guide.guide import load
from ashore.letters import drafts
from ashore.values import OfferState
from ashore.wording.budget import gap_words
from ashore.wording.debts import debt_line
from ashore.wording.derivation import left_derivation
from ashore.wording.held_back import open_lines
from ashore.wording.offer_result import offer_sentences
from ashore.wording.standing import left_words, owed_words
from ashore.wording.verdict import verdict_words
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import TODAY, case_of, empty, promised, three_lenders

LEFT = Decimal("270.00")


def left(workbook: Workbook, today: dt.date = TODAY, *debts: str) -> Decimal | None:
    return case_of(workbook, at=today).left(*debts)


def with_own_offer(workbook: Workbook, debt: str) -> Workbook:
    """An offer that is worked out for a debt, and put into the letter."""
    own = case_of(workbook).own_offer(debt)
    assert not isinstance(own, str)
    workbook, offer = edits.add_offer(workbook, debt, made=TODAY, **own)
    return drafts.propose(workbook, offer, load(), TODAY)[0]


def with_offer(workbook: Workbook, debt: str, amount: int, months: int, first: dt.date, state: OfferState) -> Workbook:
    values = {
        "method": "equal-principal",
        "amount": Decimal(amount),
        "number": months,
        "first": first,
        "rate": Decimal(0),
    }
    workbook, offer = edits.add_offer(workbook, debt, made=first, **values)
    return edits.set_offer_state(workbook, offer, state)


def test_what_is_put_into_one_letter_is_not_there_for_the_next() -> None:
    workbook = three_lenders()
    assert left(workbook) == LEFT
    workbook = with_own_offer(workbook, "d1")
    assert workbook.offers[0].number == 8  # 250.00 a month
    assert left(workbook) == Decimal("20.00")
    assert left(workbook, TODAY, "d1") == LEFT  # the first letter is measured without itself
    for other in ("d2", "d3"):  # nobody takes 150 payments of 20.00
        assert case_of(workbook).own_offer(other) == "promised"
    workbook = with_offer(workbook, "d2", 3000, 150, TODAY, "proposal")
    assert left(workbook) == Decimal("0.00")


def test_why_it_is_held_back_is_said_where_what_is_left_is_said() -> None:
    """A letter that has not gone out, by its day; one that went out; an agreement. The sums are those that come off."""
    workbook = with_offer(with_own_offer(three_lenders(), "d1"), "d2", 90, 9, dt.date(2026, 12, 23), "agreed")
    case = case_of(workbook)
    held = case.promised.held_back()
    assert [(one.promise.debt, one.promise.source, one.amount) for one in held] == [
        ("d2", "agreed", Decimal("10.00")),
        ("d1", "letter", Decimal("250.00")),
    ]
    not_sent = "CN¥250.00 a month is held back for your letter of Nov 23, 2026 to 甲, which has not gone out yet."
    agreed = "CN¥10.00 a month is held back for the plan agreed with 乙."
    assert left_derivation(case)[-2:] == [agreed, not_sent]
    assert open_lines(case) == [not_sent]
    assert open_lines(case, ["d1"]) == []
    asked = with_offer(workbook, "d3", 2500, 5, dt.date(2026, 12, 23), "open")
    verdict = verdict_of(case_of(asked))
    assert (verdict.kind, verdict.there) == ("too-much", Decimal("10.00"))
    assert not_sent in verdict_words(verdict, case_of(asked)).why
    sent, _sending = edits.add_sending(workbook, "l1", TODAY, reply_by=TODAY)
    (line,) = open_lines(case_of(sent))
    assert (
        line == "CN¥250.00 a month is held back for your letter of Nov 23, 2026 to 甲: it went out, and may be granted."
    )
    assert open_lines(case_of(sent, at=TODAY + dt.timedelta(days=1))) == []  # it promises nothing any more


def test_a_proposal_without_a_letter_is_held_back_too() -> None:
    workbook = with_offer(three_lenders(), "d2", 300, 3, dt.date(2026, 12, 23), "proposal")
    assert open_lines(case_of(workbook)) == ["CN¥100.00 a month is held back for what you propose to 乙."]
    assert open_lines(case_of(with_offer(empty_budget(), "d1", 300, 3, dt.date(2026, 12, 23), "proposal"))) == []


def empty_budget() -> Workbook:
    return edits.edit_debt(edits.add_debt(empty())[0], "d1", lender="甲", owed=Decimal(2000))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["d1", "d2", "d3"]),
            st.integers(10, 900),
            st.integers(1, 5),
            st.integers(0, 4),
            st.sampled_from(["agreed", "proposal"]),
        ),
        max_size=5,
    )
)
def test_what_is_held_back_adds_up_to_what_comes_off(
    offers: list[tuple[str, int, int, int, OfferState]],
) -> None:
    workbook = three_lenders()
    for debt, amount, number, later, state in offers:
        workbook = with_offer(workbook, debt, amount, number, dt.date(2026, 12 - later % 2, 23 + later), state)
    found = promised(workbook, LEFT)
    assert sum((one.amount for one in found.held_back()), Decimal(0)) == found.most()
    assert len({one.promise.debt for one in found.held_back()}) == len(found.held_back())


def test_a_debt_counts_once_with_the_largest_of_its_promises() -> None:
    workbook = with_own_offer(three_lenders(), "d1")
    workbook = with_offer(workbook, "d1", 600, 3, dt.date(2026, 12, 23), "agreed")  # 200.00, and the letter asks 250.00
    sources = {promise.source for promise in promises_of(workbook, load().letters, TODAY)}
    assert sources == {"agreed"}  # it replaces the proposal
    assert left(workbook) == Decimal("70.00")
    workbook = edits.answer(edits.edit_letter(workbook, "l1", offer=None), "l1", "instalments", 10)
    assert left(workbook) == Decimal("70.00")
    workbook = edits.answer(workbook, "l1", "instalments", 8)
    assert left(workbook) == Decimal("20.00")


def test_a_finished_plan_counts_no_more() -> None:
    workbook = with_offer(three_lenders(), "d1", 750, 3, dt.date(2026, 6, 15), "agreed")
    assert left(workbook, dt.date(2026, 7, 1)) == Decimal("20.00")
    assert left(workbook, dt.date(2026, 9, 1)) == LEFT
    workbook = edits.edit_debt(workbook, "d1", state="cleared", cleared_on=dt.date(2026, 8, 15))
    assert left(workbook) == LEFT
    assert left(workbook, dt.date(2026, 7, 1)) == LEFT  # nothing is promised on a debt that is closed
    own = case_of(workbook).own_offer("d2")
    assert not isinstance(own, str)
    assert own["number"] == 12  # 3,000 at 250.00


def test_a_plan_that_begins_later_counts_only_in_its_months() -> None:
    workbook = with_offer(three_lenders(), "d1", 750, 3, dt.date(2027, 6, 15), "agreed")
    assert left(workbook) == Decimal("20.00")
    soon, later = [dt.date(2026, 12, 1), dt.date(2027, 5, 1)], [dt.date(2027, 8, 31)]
    assert promised(workbook, LEFT).left(during=soon) == LEFT
    assert promised(workbook, LEFT).left(during=later) == Decimal("20.00")


def test_a_lump_sum_is_held_against_cash_and_not_against_the_month() -> None:
    workbook = with_offer(three_lenders(), "d1", 5400, 1, dt.date(2026, 12, 23), "agreed")
    assert left(workbook) == LEFT

    def measured(workbook: Workbook) -> Measured:
        found = measure(workbook.offers[0], workbook, promised(workbook, LEFT), TODAY)
        assert not isinstance(found, Wrong)
        return found

    assert (measured(workbook).cash, measured(workbook).headroom) == (Decimal("270.00"), Decimal("-5130.00"))
    there = edits.edit_cash(workbook, opening=Decimal(6000), opening_on=TODAY)
    assert (measured(there).verdict, measured(there).headroom) == ("fits", Decimal("870.00"))
    # What the lump sum takes is not there for another one on the same day.
    assert cash_on(there, promised(there, LEFT), dt.date(2026, 12, 23), without=("d2",)) == Decimal("870.00")


@pytest.mark.parametrize("state", ["refused", "withdrawn", "replaced"])
def test_what_is_no_longer_offered_is_free_again(state: OfferState) -> None:
    workbook = with_own_offer(three_lenders(), "d1")
    workbook = edits.set_offer_state(workbook, "o1", state)
    assert promises_of(workbook, load().letters, TODAY) == ()
    assert left(workbook) == LEFT


def test_a_letter_counts_until_its_reply_day_and_as_long_as_the_answer_is_no_refusal() -> None:
    workbook = with_own_offer(three_lenders(), "d1")
    workbook, _sent = edits.add_sending(workbook, "l1", TODAY, reply_by=dt.date(2026, 12, 8))
    assert [promise.source for promise in promises_of(workbook, load().letters, TODAY)] == ["proposal", "sending"]
    assert left(workbook, dt.date(2026, 12, 8)) == Decimal("20.00")
    assert left(workbook, dt.date(2026, 12, 9)) == LEFT
    answered = edits.edit_sending(workbook, "s1", replied_on=dt.date(2026, 12, 5))
    assert left(answered, dt.date(2026, 12, 9)) == Decimal("20.00")
    refused = edits.edit_sending(answered, "s1", answer="refused")
    assert left(refused, dt.date(2026, 12, 5)) == LEFT


def test_an_offer_after_a_letter_that_went_out_goes_into_a_new_one() -> None:
    workbook = edits.answer(with_own_offer(three_lenders(), "d1"), "l1", "name", "L")
    workbook, _sent = edits.add_sending(workbook, "l1", TODAY, replied_on=TODAY, answer="refused")
    workbook = with_offer(workbook, "d1", 2000, 10, dt.date(2027, 1, 1), "open")
    workbook, draft = drafts.propose(workbook, "o2", load(), TODAY)
    assert (draft, workbook.letters[1].answers["name"]) == ("l2", "L")
    assert [offer.state for offer in workbook.offers] == ["replaced", "proposal"]
    assert left(workbook) == Decimal("70.00")


def test_a_letter_that_asks_for_time_promises_a_sum_on_a_day() -> None:
    workbook, draft = edits.add_letter(three_lenders(), "more-time", "d1", "zh_CN", TODAY)
    workbook = edits.answer(workbook, draft, "until", dt.date(2027, 8, 1))
    assert left(workbook) == LEFT
    there = cash_on(workbook, promised(workbook, LEFT), dt.date(2027, 8, 1), without=("d2",))
    assert there == Decimal("160.00")  # 8 × 270 − 2,000


def test_a_moved_payment_counts_in_the_month_to_which_it_was_moved() -> None:
    workbook = with_offer(three_lenders(), "d1", 500, 2, dt.date(2026, 12, 15), "agreed")
    workbook = edits.set_payment_promise(workbook, "o1", dt.date(2026, 12, 15), "moved", dt.date(2027, 1, 10))
    assert promised(workbook, LEFT).left(during=[dt.date(2026, 12, 1)]) == LEFT
    assert promised(workbook, LEFT).left(during=[dt.date(2027, 1, 1)]) == Decimal("-230.00")


def test_nothing_is_left_to_say_while_a_side_of_the_budget_is_missing() -> None:
    wage = edits.edit_item(empty(), "pay", "sum", amount=Decimal(3000))
    rent = edits.edit_item(empty(), "housing", "sum", amount=Decimal(1500))
    for workbook, outcome in ((empty(), "empty"), (wage, "no-spending"), (rent, "no-income")):
        assert case_of(workbook).budget.outcome == outcome
        assert left(workbook) is None
        assert case_of(workbook).budget.available == 0
        assert status_of(case_of(workbook))["budget"]["left_to_promise"] is None
    nothing = edits.edit_item(rent, "pay", "sum", amount=Decimal(0))
    assert case_of(nothing).budget.outcome == "deficit"


def test_a_payment_comes_off_where_the_lenders_sum_cannot_be_known_to_count_it() -> None:
    workbook = edits.add_payment(three_lenders(), "d1", TODAY, Decimal(500))
    assert owed_on(workbook.debts[0], TODAY) == Decimal(1500)  # nobody noted when the sum was seen
    same = edits.edit_debt(workbook, "d1", owed_on=TODAY)
    assert owed_on(same.debts[0], TODAY) == Decimal(1500)
    counted = edits.edit_payment(same, "p1", in_owed=True)
    assert owed_on(counted.debts[0], TODAY) == Decimal(2000)
    later = edits.edit_debt(workbook, "d1", owed_on=TODAY + dt.timedelta(days=1))
    assert owed_on(later.debts[0], TODAY + dt.timedelta(days=1)) == Decimal(2000)  # seen after the payment
    another = edits.edit_debt(counted, "d1", owed=Decimal(1900))  # of another sum nobody has said it
    assert owed_on(another.debts[0], TODAY) == Decimal(1400)


def agenda_of(workbook: Workbook) -> list[tuple[str, str]]:
    return [(entry.date.isoformat(), entry.kind) for entry in agenda(workbook, load().letters, TODAY)]


def test_what_became_of_a_promise_takes_it_out_of_what_is_due() -> None:
    at = dt.datetime(2026, 11, 20, 9, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    promised = {"my_promise": "300", "my_until": dt.date(2026, 11, 22), "their_promise": "letter", "their_until": TODAY}
    workbook, _contact = edits.add_contact(three_lenders(), at, debt="d1", **promised)
    mine, theirs = agenda(workbook, load().letters, TODAY)
    assert (mine.kind, theirs.kind) == ("my-promise", "their-promise")
    assert agenda_of(settle(workbook, mine, "kept")) == [("2026-11-23", "their-promise")]
    moved = settle(workbook, mine, "moved", dt.date(2026, 12, 5))
    assert agenda_of(moved) == [("2026-11-23", "their-promise"), ("2026-12-05", "my-promise")]
    both = settle(settle(moved, agenda(moved, load().letters, TODAY)[1], "kept"), theirs, "broken")
    assert agenda_of(both) == []
    assert both.contacts[0].my_until == dt.date(2026, 11, 22)  # what was promised at first stays in the log


def test_an_agreed_payment_is_kept_and_comes_off_the_debt() -> None:
    workbook = with_offer(three_lenders(), "d1", 750, 3, dt.date(2026, 11, 20), "agreed")
    first = next_payment(workbook.offers[0], "甲", TODAY)
    assert first is not None
    assert first.date == dt.date(2026, 11, 20)
    paid = note_paid(workbook, first, TODAY)
    assert agenda_of(paid)[0] == ("2026-12-20", "agreed-payment")
    assert owed_on(paid.debts[0], TODAY) == Decimal(1750)
    assert next_payment(paid.offers[0], "甲", TODAY) == agenda(paid, load().letters, TODAY)[0]
    moved = settle(workbook, first, "moved", dt.date(2026, 11, 30))
    later = next(entry for entry in agenda(moved, load().letters, TODAY) if entry.date == dt.date(2026, 11, 30))
    assert agenda_of(settle(moved, later, "broken"))[0] == ("2026-12-20", "agreed-payment")


def test_a_letter_that_was_answered_is_not_awaited() -> None:
    workbook = with_own_offer(three_lenders(), "d1")
    workbook, _sent = edits.add_sending(workbook, "l1", TODAY, reply_by=TODAY)
    assert ("2026-11-23", "reply-awaited") in agenda_of(workbook)
    refused = edits.edit_sending(workbook, "s1", answer="refused")
    assert agenda_of(refused) == []  # nor is what it proposed still to come


def test_an_agreement_that_cannot_be_worked_out_is_named_beside_what_is_left() -> None:
    """Its payments are in no sum: the number that is shown says so."""
    workbook = with_offer(three_lenders(), "d1", 600, 6, dt.date(2026, 12, 1), "agreed")
    assert left(workbook) == Decimal("170.00")
    assert not_worked_out(workbook, TODAY) == ()
    open_ = edits.edit_offer(workbook, "o1", rate=Decimal("0.5"), rate_per=None)
    assert left(open_) == LEFT
    assert [offer.id for offer in not_worked_out(open_, TODAY)] == ["o1"]
    assert not_worked_out(open_, TODAY, ["d1"]) == ()
    gap = gap_words(case_of(open_))
    assert open_.debts[0].lender in gap
    assert gap in left_words(case_of(open_))
    assert gap in left_derivation(case_of(open_))
    assert status_of(case_of(open_))["budget"]["not_in_promised"] == ["o1"]
    other, _new = edits.add_offer(open_, "d2", amount=Decimal(100), number=2, rate=Decimal(0), first=TODAY)
    found = case_of(other).measured(other.offers[-1])
    assert isinstance(found, Measured)
    assert gap in offer_sentences(other.offers[-1], found, case_of(other))[0]


def test_a_payment_that_was_thought_about_is_made_on_its_day_or_today() -> None:
    workbook = edits.edit_debt(three_lenders(), "d1", trial=Decimal(50), payment_order="principal-first")
    (made,) = note_payment(workbook, "d1", TODAY).debts[0].payments
    assert (made.date, made.amount, made.order) == (TODAY, Decimal(50), "principal-first")
    dated = note_payment(edits.edit_debt(workbook, "d1", trial_on=dt.date(2026, 11, 20)), "d1", TODAY).debts[0]
    assert (dated.payments[0].date, dated.trial, dated.trial_on) == (dt.date(2026, 11, 20), None, None)
    assert note_payment(three_lenders(), "d1", TODAY) == three_lenders()  # no sum was typed


def test_an_offer_of_the_lender_begins_with_what_is_owed() -> None:
    workbook, offer = new_offer(three_lenders(), "d2", TODAY)
    assert (offer, workbook.offers[0].debt, workbook.offers[0].made) == ("o1", "d2", TODAY)
    assert workbook.offers[0].amount == Decimal(3000)
    assert new_offer(edits.add_debt(empty())[0], "d1", TODAY)[0].offers[0].amount is None


def test_a_day_that_belongs_to_another_wish_is_not_in_the_agenda() -> None:
    """What was answered before the wish changed stays in the draft, and is no date any more."""
    workbook, draft = edits.add_letter(three_lenders(), "hardship", "d1", "zh_CN", TODAY)
    days = {"until": dt.date(2027, 1, 10), "pay-on": dt.date(2027, 2, 10), "first-payment": dt.date(2027, 3, 10)}
    for name, day in days.items():
        workbook = edits.answer(workbook, draft, name, day)
    for wish, name in {"more-time": "until", "waiver": "pay-on", "instalments": "first-payment"}.items():
        asked = edits.answer(workbook, draft, "ask", wish)
        assert [entry.part for entry in agenda(asked, load().letters, TODAY) if entry.ref == draft] == [name]


def test_no_plan_is_worked_out_that_no_lender_takes() -> None:
    """13.22 a month for 227 months 'fits', and is no help."""
    workbook = edits.edit_debt(three_lenders(), "d2", owed=LEFT * MOST_PARTS)
    workbook = edits.changed(workbook, debts=workbook.debts[1:2])
    own = case_of(workbook).own_offer("d2")
    assert not isinstance(own, str) and own["number"] == MOST_PARTS
    assert case_of(edits.edit_debt(workbook, "d2", owed=LEFT * 61)).own_offer("d2") == "too-little"


def test_the_letter_of_an_offer_has_the_name_of_the_last_letter() -> None:
    workbook, letter = edits.add_letter(three_lenders(), "certificate", "d2", "zh_CN", TODAY)
    workbook = edits.answer(workbook, letter, "name", "李明")
    workbook = with_offer(workbook, "d1", 2000, 8, dt.date(2027, 1, 1), "open")
    workbook, draft = drafts.propose(workbook, "o1", load(), TODAY)
    assert next(d for d in workbook.letters if d.id == draft).answers["name"] == "李明"
    again = edits.answer(workbook, draft, "name", "L")
    assert drafts.propose(again, "o1", load(), TODAY)[0].letters[-1].answers["name"] == "L"


def test_what_is_owed_in_all_says_how_many_sums_are_missing() -> None:
    workbook, _debt = edits.add_debt(three_lenders())
    assert owed_words(three_lenders(), TODAY) == "Owed: CN¥7,500.00"
    assert owed_words(workbook, TODAY).startswith("Owed: CN¥7,500.00, 1 more sum is not known")
    assert debt_line(workbook.debts[-1], TODAY).endswith("no due day noted")


def test_an_agreement_ends_the_dates_of_what_was_asked_for_the_same_debt() -> None:
    workbook = with_own_offer(three_lenders(), "d1")
    assert [kind for _day, kind in agenda_of(workbook)] == ["proposed-payment"]
    first = dt.date(2026, 12, 29)
    workbook = with_offer(workbook, "d1", 1000, 2, first, "agreed")
    assert {kind for _day, kind in agenda_of(workbook)} == {"agreed-payment"}
