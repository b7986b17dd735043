"""What is said of what is tried: a verdict where there is one, why there is none, and theirs beside ours."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from ashore.casework.case import Case
from ashore.casework.negotiator import Plan, Tried, first_plan, theirs_of, to_repay, try_out
from ashore.guide.guide import load
from ashore.wording.negotiator import (
    cash_sentences,
    compared,
    falling_words,
    sum_bars,
    theirs_sentences,
    tried_derivation,
    verdict,
    why_not,
)
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.casework.test_lump import with_cash
from tests.support import TODAY, case_of, empty, three_lenders, two_debts

GUIDE = load()


def tried(workbook: Workbook, plan: Plan | None = None, debt: str = "d1") -> tuple[Case, Tried]:
    """A plan on a debt, or where it begins."""
    case = case_of(workbook, GUIDE)
    owed = to_repay(case, debt, theirs_of(workbook, debt))
    assert owed is not None
    return case, try_out(case, debt, owed, plan or first_plan(case, debt, None))


def said(workbook: Workbook, plan: Plan | None = None) -> str:
    """The verdict."""
    return verdict(*tried(workbook, plan))


def offered(**values: Any) -> Workbook:
    """Three lenders, with an offer of the first."""
    first = dt.date(2026, 12, 10)
    return edits.add_offer(three_lenders(), "d1", amount=Decimal(2000), first=first, number=12, **values)[0]


def test_it_fits_or_so_many_more_payments_are_needed() -> None:
    assert said(three_lenders()) == "It fits: CN¥20.00 to spare."
    assert said(three_lenders(), Plan(7)) == ("CN¥15.74 a month too much. One more payment and it is within reach.")
    assert said(three_lenders(), Plan(5)) == "CN¥130.00 a month too much. 3 more payments and it is within reach."
    assert said(three_lenders(), Plan(5, waived=Decimal(650))) == "It fits: CN¥0.00 to spare."


def test_a_down_payment_that_its_month_does_not_carry_comes_out_of_cash() -> None:
    plan = Plan(6, Decimal(500))
    assert said(three_lenders(), plan) == (
        "The payments fit: CN¥20.00 to spare. In Dec 2026 the down payment is CN¥230.00 more than you can spare: "
        "it has to come out of cash."
    )
    assert cash_sentences(*tried(three_lenders(), plan)) == [
        "What is there today is not noted yet: note it in the weeks.",
        "Neither income nor spending stands here with a day: whether it runs short cannot be said yet.",
    ]
    assert cash_sentences(*tried(with_cash(), plan)) == [
        "A lump sum of CN¥500.00 on Dec 23, 2026 leaves CN¥3,800.00, and nothing runs short until Jan 31, 2027."
    ]
    assert cash_sentences(*tried(three_lenders(), Plan(6, Decimal(200)))) == []


def test_where_no_number_is_within_reach_what_to_do_is_said() -> None:
    large = edits.edit_debt(three_lenders(), "d1", owed=Decimal(40000))
    assert said(large, Plan(24)) == (
        "CN¥1,396.67 a month too much. What is left is too little even for the longest plan. Or a token payment of at "
        "most CN¥270.00 a month, and a day on which you look at it again."
    )
    nothing = edits.edit_item(three_lenders(), "food", "sum", amount=Decimal(1900))
    assert said(nothing, Plan(24)).endswith("Ask for time, promise no sum, and name a day on which you look again.")
    workbook, offer = edits.add_offer(
        three_lenders(),
        "d2",
        by="reader",
        method="equal-principal",
        rate=Decimal(0),
        amount=Decimal(3000),
        number=12,
        first=TODAY,
    )
    promised = edits.set_offer_state(workbook, offer, "agreed")
    words = said(edits.edit_debt(promised, "d1", owed=Decimal(9000)), Plan(30))
    assert "promised on other debts already" in words
    assert "token" not in words


def test_a_month_in_which_something_else_is_promised_is_named() -> None:
    workbook, offer = edits.add_offer(
        three_lenders(), "d2", by="reader", method="one-payment", amount=Decimal(200), first=dt.date(2027, 2, 1)
    )
    workbook = edits.set_offer_state(workbook, offer, "agreed")
    assert said(workbook, Plan(8)) == (
        "Does not fit in every month. Short by: Feb 2027: CN¥180.00. 21 more payments and it is within reach."
    )
    assert said(workbook, Plan(5)) == "Up to CN¥330.00 a month too much. 24 more payments and it is within reach."


def test_a_single_payment_is_held_against_the_cash_of_its_day() -> None:
    assert said(with_cash(), Plan(1)) == (
        "CN¥2,000.00 is there on Dec 23, 2026, but it is needed: on Jan 2, 2027 CN¥600.00 would be missing for 吃饭."
    )
    assert said(with_cash(1000), Plan(1)) == (
        "More than you will have on that day by CN¥700.00. 7 more payments and it is within reach."
    )
    bars = sum_bars(*tried(with_cash(), Plan(1))[1:], None)
    assert [bar.label for bar in bars] == ["One payment", "Cash on that day"]


def test_without_a_budget_there_is_no_verdict() -> None:
    workbook = edits.edit_debt(edits.add_debt(empty())[0], "d1", owed=Decimal(1000))
    assert said(workbook) == (
        "The budget is still empty. Fill it in first, so that you promise only what you can keep."
    )
    assert [bar.label for bar in sum_bars(tried(workbook)[1], None)] == ["A month"]
    assert tried_derivation(*tried(workbook))[0] == "The budget is still empty."


def test_without_a_sum_nothing_is_tried() -> None:
    workbook, debt = edits.add_debt(empty())
    assert why_not(case_of(workbook, GUIDE), debt) == "Note first what is owed on this debt."
    late = edits.edit_debt(
        workbook, debt, principal=Decimal(1000), penalty_rate=Decimal("0.05"), due_date=dt.date(2026, 10, 1)
    )
    assert why_not(case_of(late, GUIDE), debt).startswith("Rate for being late: choose day, month or year.")


def test_an_agreement_that_is_not_complete_is_said_with_the_verdict() -> None:
    workbook, offer = edits.add_offer(three_lenders(), "d2", amount=Decimal(100))
    agreed = edits.set_offer_state(workbook, offer, "agreed")
    assert (
        said(agreed)
        == "It fits: CN¥20.00 to spare. The agreement with 乙 is not complete: what it takes still comes off this."
    )


def test_theirs_stands_beside_ours() -> None:
    workbook = edits.edit_debt(offered(rate=Decimal("0.24"), rate_per="year"), "d1", principal=Decimal(1900))
    case, found = tried(workbook)
    offer = theirs_of(workbook, "d1")
    assert offer is not None
    theirs = case.measured(offer)
    assert compared(case, found, theirs) == [
        ["", "Payments", "In all", "Above principal", "Really a year", "Last"],
        ["yours", "8", "2,000.00", "100.00", "0.00%", "Jul 2027"],
        ["theirs", "12", "2,269.44", "369.44", "24.00%", "Nov 2027"],
    ]
    assert [(bar.label, bar.words) for bar in sum_bars(found, theirs)] == [
        ("A month", "250.00"),
        ("I can spare", "270.00"),
        ("Theirs", "189.12"),
    ]
    without = edits.edit_debt(workbook, "d1", principal=None)
    assert [row[3] for row in compared(*tried(without), theirs)] == ["More than owed", "0.00", "269.44"]


def test_a_rate_of_theirs_that_has_to_be_confirmed_gives_no_figure() -> None:
    for values, words in (
        ({"rate": Decimal("0.24")}, "Choose whether the rate is per day, month or year."),
        ({}, "The rate is not known yet"),
        ({"rate": Decimal("0.24"), "rate_per": "day"}, "Is that what it says in writing?"),
    ):
        workbook = offered(**values)
        case, found = tried(workbook)
        offer = theirs_of(workbook, "d1")
        assert offer is not None
        theirs = case.measured(offer)
        (line,) = theirs_sentences(theirs)
        assert line.startswith("Theirs: ")
        assert words in line
        assert len(compared(case, found, theirs)) == 2
        assert "Theirs" not in [bar.label for bar in sum_bars(found, theirs)]
        assert verdict(case, found) == "It fits: CN¥20.00 to spare."


def test_a_dear_offer_is_marked_and_its_source_named() -> None:
    workbook = offered(rate=Decimal("0.36"), rate_per="year")
    case, found = tried(workbook)
    offer = theirs_of(workbook, "d1")
    assert offer is not None
    theirs = case.measured(offer)
    assert theirs_sentences(theirs)[0] == "! More than the line that courts and regulators draw."
    assert compared(case, found, theirs)[2][4] == "36.00% !"


def test_it_is_said_how_it_falls() -> None:
    case, found = tried(three_lenders())
    schedule = case.measured_anew(found.offer).schedule  # type: ignore[union-attr]
    words = falling_words("yours", schedule, "CNY")
    assert words == "yours: CN¥2,000.00 at first, half or less from Mar 2027 on, all paid in Jul 2027."
    _case, once = tried(with_cash(), Plan(1))
    assert falling_words("yours", once.measured.schedule, "CNY") == (  # type: ignore[union-attr]
        "yours: One payment on Dec 23, 2026: CN¥2,000.00."
    )


def test_how_it_is_worked_out_begins_at_the_budget_and_ends_at_the_sum() -> None:
    lines = tried_derivation(*tried(two_debts(), Plan(46, Decimal(500), Decimal(100)), "d2"))
    assert "793.66 − 693.34 promised on other debts = 100.32 you can spare." in lines
    assert "4,500.00 − 500.00 down payment = 4,000.00. 4,000.00 in 46 payments is 86.96 a month." in lines
    assert "4,600.00 − 100.00 waived = 4,500.00 to be repaid." in lines
    assert "100.32 − 86.96 a month = 13.36." in lines
    assert lines[-1].startswith("47 payments add up to 4,500.00.")
