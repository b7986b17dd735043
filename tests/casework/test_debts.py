"""Debts and offers of a workbook: how they stand, what is promised, what fits."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ashore.casework.agenda import agenda
from ashore.casework.debts import (
    Wrong,
    days_overdue,
    owed_on,
    position,
    state_of,
    to_share,
    total_owed,
)
from ashore.casework.offer_terms import terms_of
from ashore.casework.offers import measure
from ashore.finance.debt import Position
from ashore.finance.offers import Measured, carried_longer, fewest_parts
from ashore.guide.guide import load
from ashore.letters import drafts
from ashore.letters.advice import warnings
from ashore.letters.messages import difference_message
from ashore.storage.checked import build
from ashore.wording.debts import debt_sentences
from ashore.workbook import edits
from ashore.workbook.model import Debt, Offer, Workbook
from tests.support import TODAY, case_of, empty, promised, story, two_debts


def debt_of(workbook: Workbook, debt: str = "d1") -> Debt:
    return next(d for d in workbook.debts if d.id == debt)


def measured(workbook: Workbook, offer: str, available: str | None = "793.66") -> Measured:
    found = next(o for o in workbook.offers if o.id == offer)
    against = None if available is None else promised(workbook, Decimal(available))
    result = measure(found, workbook, against, TODAY, Decimal(24))
    assert isinstance(result, Measured)
    return result


def test_how_a_debt_stands_follows_from_its_date_until_the_reader_says() -> None:
    debt = debt_of(story())
    assert state_of(debt, TODAY) == "overdue"
    assert state_of(debt, dt.date(2026, 10, 19)) == "running"
    assert state_of(edits.changed(debt, state="disputed"), TODAY) == "disputed"
    cleared = edits.changed(debt, state="cleared")
    assert days_overdue(cleared, TODAY) is None
    assert owed_on(cleared, TODAY) == 0


def test_what_the_lender_says_beside_what_is_worked_out() -> None:
    debt = debt_of(two_debts())
    now = position(debt, TODAY)
    assert isinstance(now, Position)
    assert str(now.owed) == "2052.50"
    assert owed_on(debt, TODAY) == Decimal("2080.00")
    assert owed_on(edits.changed(debt, owed=None), TODAY) == Decimal("2052.50")
    assert position(debt_of(story()), TODAY) == Wrong("principal")
    assert owed_on(Debt(id="d9"), TODAY) is None


def test_payments_since_the_lender_said_its_figure_come_off() -> None:
    workbook = edits.edit_debt(two_debts(), "d1", owed_on=dt.date(2026, 11, 20))
    workbook = edits.add_payment(workbook, "d1", dt.date(2026, 11, 19), Decimal("50.00"))  # the lender knew of it
    workbook = edits.add_payment(workbook, "d1", dt.date(2026, 11, 22), Decimal("80.00"))
    assert owed_on(debt_of(workbook), TODAY) == Decimal("2000.00")
    assert owed_on(debt_of(workbook), dt.date(2026, 11, 21)) == Decimal("2080.00")
    assert total_owed(workbook, TODAY) == Decimal("6600.00")
    workbook = edits.remove_payment(workbook, "p2")
    assert [payment.id for payment in debt_of(workbook).payments] == ["p1"]


def test_an_offer_is_measured_against_what_is_left_beside_other_promises() -> None:
    workbook = two_debts()
    assert str(measured(workbook, "o1").headroom) == "109.49"
    short = measured(workbook, "o2")
    assert (short.verdict, str(short.headroom)) == ("too-much", "-255.74")
    assert carried_longer(short.schedule.terms, Decimal("793.66")) == 3
    assert measured(workbook, "o1", None).verdict == "unknown"
    # Agreed on one debt, it is not there for another.
    there = Decimal("793.66")
    assert promised(workbook, there).most() == Decimal("693.34")  # the letter under way asks for more than was agreed
    workbook = edits.remove_letter(workbook, "l1")
    assert promised(workbook, there).most() == Decimal("684.17")
    assert promised(workbook, there).most(without=("d1",)) == 0
    workbook, other = edits.add_offer(workbook, "d2", amount=Decimal("600.00"), number=6, first=TODAY, rate=Decimal(0))
    assert str(measured(workbook, other).headroom) == "9.49"


def test_only_what_costs_more_than_24_percent_is_marked() -> None:
    workbook = two_debts()
    assert [measured(workbook, offer).dear for offer in ("o1", "o2", "o3", "o4")] == [False, False, False, True]
    assert measured(workbook, "o4").waived == Decimal("52.50")
    offer = next(offer for offer in workbook.offers if offer.id == "o4")
    without = measure(offer, workbook, None, TODAY)
    assert isinstance(without, Measured)
    assert not without.dear  # where no line is drawn, nothing is marked


def test_an_offer_that_is_not_complete_says_what_is_missing() -> None:
    def wrong(**values: object) -> str:
        base = {"id": "o1", "debt": "d1", "amount": Decimal(100), "number": 3, "first": TODAY, "rate": Decimal(0)}
        found = terms_of(build(Offer, {**base, **values}), TODAY)
        assert isinstance(found, Wrong)
        return found.field

    assert wrong(amount=None) == "amount"
    assert wrong(number=None) == "number"
    assert wrong(first=None) == "first"
    assert wrong(waived=Decimal(100)) == "waived"
    assert wrong(rate=Decimal(10), rate_per="day", rate_confirmed={"rate": Decimal(10), "per": "day"}) == "rate"
    assert wrong(first=dt.date(2026, 11, 1), rate=Decimal("0.001"), rate_per="day") == "first"
    assert wrong(first=dt.date(9999, 12, 1)) == "first"
    assert wrong(rate=None) == "rate"
    assert wrong(rate=Decimal("0.18")) == "rate"


def test_the_fewest_parts_that_fit() -> None:
    assert fewest_parts(Decimal("2052.50"), Decimal("793.66")) == 3
    assert fewest_parts(Decimal("2052.50"), Decimal(0)) is None
    assert fewest_parts(Decimal(100), Decimal(200)) == 1
    assert fewest_parts(Decimal(10**6), Decimal(1)) is None


def test_one_offer_of_a_debt_is_the_proposal_and_one_is_agreed() -> None:
    workbook = edits.set_offer_state(two_debts(), "o2", "proposal")
    workbook = edits.set_offer_state(workbook, "o3", "proposal")
    assert [offer.state for offer in workbook.offers] == ["agreed", "replaced", "proposal", "open"]
    workbook = edits.set_offer_state(workbook, "o3", "agreed")
    assert [offer.state for offer in workbook.offers] == ["replaced", "replaced", "agreed", "open"]
    assert debt_of(workbook).state == "agreed"
    workbook = edits.set_offer_state(workbook, "o3", "refused")
    assert debt_of(workbook).state is None
    workbook = edits.remove_offer(edits.set_offer_state(workbook, "o1", "agreed"), "o1")
    assert debt_of(workbook).state is None
    assert edits.remove_debt(workbook, "d1").offers == ()


def test_an_agreed_offer_stands_in_the_agenda_instead_of_the_old_due_day() -> None:
    kinds = [(str(entry.date), entry.kind, entry.ref) for entry in agenda(two_debts(), load().letters, TODAY)]
    assert ("2026-12-10", "agreed-payment", "o1") in kinds
    assert ("2027-02-10", "agreed-payment", "o1") in kinds
    assert "d1" not in [ref for _day, _kind, ref in kinds]
    assert ("2026-12-05", "debt-due", "d2") in kinds


def test_an_offer_becomes_the_letter() -> None:
    workbook, draft = drafts.propose(two_debts(), "o3", load(), TODAY)
    letter = next(d for d in workbook.letters if d.id == draft)
    assert draft == "l1"  # the draft about this debt, not a second one
    assert (letter.offer, letter.answers["ask"], letter.answers["instalments"]) == ("o3", "instalments", 12)
    assert letter.answers["first-payment"] == dt.date(2026, 12, 10)
    workbook, other = edits.add_offer(workbook, "d2", amount=Decimal(600), number=6, first=TODAY, rate=Decimal(0))
    workbook, second = drafts.propose(workbook, other, load(), TODAY)
    assert second == "l2"
    assert edits.remove_offer(workbook, other).letters[1].offer is None


def test_what_can_be_shared_out() -> None:
    workbook = edits.set_offer_state(two_debts(), "o1", "open")
    first, card = to_share(workbook, TODAY)
    assert (first.id, str(first.amount), round(first.rate, 5)) == ("d1", "2080.00", Decimal("0.27375"))
    assert (card.id, str(card.minimum), str(card.rate)) == ("d2", "230.00", "0.1825")
    assert [owed.id for owed in to_share(two_debts(), TODAY)] == ["d2"]
    assert to_share(empty(), TODAY) == ()


def test_that_a_lender_asks_too_much_is_said_once_all_that_it_rests_on_is_known() -> None:
    """After the principal alone the rest may be interest, charges, or what being late costs."""
    values: dict[str, object] = {"owed": Decimal(2250), "principal": Decimal(2000), "due_date": TODAY.replace(month=10)}
    for field, named in (
        ("interest", "the interest up to the due day, the charges so far, what being late costs"),
        ("charges", "the charges so far, what being late costs"),
        ("penalty_rate", "what being late costs"),
        (None, ""),
    ):
        workbook, debt = edits.add_debt(empty())
        workbook = edits.edit_debt(workbook, debt, **values)
        text = " ".join(debt_sentences(workbook.debts[0], workbook, TODAY))
        question = difference_message(workbook.debts[0], case_of(workbook), ())
        if field is None:
            assert "CN¥250.00 more than by what you typed" in text and question
            return
        assert "Ask what it consists of" not in text and not question
        assert f"cannot be checked yet. Not known: {named}; 0 where" in text
        values[field] = Decimal(0)


def test_a_letter_that_states_a_sum_above_what_is_known_says_so() -> None:
    nothing = dict.fromkeys(("interest", "charges", "penalty_rate"), Decimal(0))
    workbook = edits.edit_debt(story(), "d1", principal=Decimal(2000), owed_on=TODAY, **nothing)
    lines = " ".join(warnings(drafts.letter_case(workbook.letters[0], case_of(workbook))))
    assert "CN¥52.50 more than by what you typed. Ask for the statement first." in lines
    same = edits.edit_debt(workbook, "d1", principal=Decimal("2052.50"))
    assert "more than by what you typed" not in " ".join(warnings(drafts.letter_case(same.letters[0], case_of(same))))
