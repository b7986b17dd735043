"""How late interest is stated: a multiple, by 360 days, with a cap, of a card; and the lender's sum beside it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from ashore.casework.debts import Wrong, difference, owed_on, position, rate_to_count, saved_by_order
from ashore.casework.late import late_rate, open_late
from ashore.casework.rates import OpenRate, answers_to, confirmed
from ashore.casework.status import status_of
from ashore.finance.debt import Position
from ashore.storage.checked import build
from ashore.workbook import edits
from ashore.workbook.model import Debt
from tests.support import TODAY, case_of, empty

DUE = dt.date(2026, 10, 19)


def debt_of(**values: Any) -> Debt:
    """A debt of 2,000, 35 days late."""
    return build(Debt, {"id": "d1", "principal": Decimal(2000), "due_date": DUE, **values})


def multiple(**values: Any) -> Debt:
    """Half on top of 18 % a year."""
    given = {"rate": Decimal("0.18"), "rate_per": "year", "penalty_way": "times-contract"}
    return debt_of(**{**given, "penalty_times": Decimal("1.5"), **values})


def now(debt: Debt, day: dt.date = TODAY) -> Position:
    found = position(debt, day)
    assert isinstance(found, Position)
    return found


def payment(day: dt.date, amount: str) -> dict[str, Any]:
    return {"id": "p1", "date": day, "amount": Decimal(amount)}


def test_one_and_a_half_times_the_rate_of_the_contract() -> None:
    """2,000 × 18 % × 1.5 × 35 / 365 = 51.78; by 360 days 52.50."""
    assert str(now(multiple()).interest) == "51.78"
    assert str(now(multiple(day_count="actual-360")).interest) == "52.50"
    assert rate_to_count(multiple(), TODAY) == Decimal("0.27")
    assert late_rate(multiple(day_count="actual-360")).yearly == Decimal("0.27375")
    # A rate of its own that was typed before does not count, nor the multiple where a rate is meant.
    assert str(now(multiple(penalty_rate=Decimal("0.1"), penalty_per="day")).interest) == "51.78"
    assert str(now(multiple(penalty_way="rate")).interest) == "0.00"


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"penalty_times": None}, "no-times"),
        ({"rate": None}, "no-contract"),
        ({"rate_per": None}, "no-period"),
        ({"rate": Decimal("0.01"), "rate_per": "instalment"}, "no-period"),
        ({"rate": Decimal("0.7")}, "high"),
        ({"rate": Decimal(10), "rate_confirmed": {"rate": Decimal(10), "per": "year"}}, "beyond"),
    ],
)
def test_nothing_is_worked_out_from_a_multiple_of_something_unknown(values: dict[str, Any], why: str) -> None:
    debt = multiple(**values)
    found = position(debt, TODAY)
    assert isinstance(found, OpenRate)
    assert found.why == why
    assert owed_on(debt, TODAY) is None
    status = status_of(case_of(edits.changed(empty(), debts=(debt,))))["debts"][0]
    assert (status["owed"], status["rate_question"]) == (None, why)


def test_a_high_multiple_is_asked_back_and_the_answer_kept() -> None:
    debt = multiple(rate=Decimal("0.7"))
    question = open_late(debt, (TODAY,))
    assert question is not None
    assert (question.rate, answers_to(question)) == (Decimal("1.05"), ("yes",))
    sure = edits.changed(debt, penalty_confirmed=confirmed(question, DUE))
    assert str(now(sure).interest) == "201.37"
    assert open_late(edits.changed(sure, penalty_times=Decimal(2)), (TODAY,)) is not None
    # Where it is the contract's rate that is high, one question will do.
    high = multiple(rate=Decimal("1.2"), rate_confirmed={"rate": Decimal("1.2"), "per": "year"})
    assert isinstance(position(high, TODAY), Position)
    assert isinstance(position(edits.changed(high, rate_confirmed=None), TODAY), OpenRate)


def test_a_cap_holds_what_being_late_adds() -> None:
    late = {"penalty_rate": Decimal("0.00075"), "penalty_per": "day", "interest": Decimal(10)}
    capped = debt_of(**late, penalty_cap=Decimal(30))
    assert (str(now(capped).interest), now(capped).room) == ("40.00", Decimal("0.00"))
    assert now(capped).growth_per_week == 0
    assert str(now(debt_of(**late, penalty_cap=Decimal(300))).interest) == "62.50"


def card_of(**values: Any) -> Debt:
    late = {"kind": "credit-card", "penalty_rate": Decimal("0.0005"), "penalty_per": "day"}
    return debt_of(**{**late, "posted_on": dt.date(2026, 9, 20), **values})


def test_a_card_bears_interest_from_the_day_of_posting_once_it_is_late() -> None:
    """64 days from posting to today: 64.00 on 2,000; while the due day is not over nothing."""
    assert str(now(card_of()).interest) == "64.00"
    assert str(now(card_of(), DUE).interest) == "0.00"
    assert str(now(card_of(), DUE + dt.timedelta(1)).interest) == "30.00"
    paid = card_of(payments=[payment(DUE, "2000")])
    assert str(now(paid).owed) == "0.00"  # on time
    part = card_of(payments=[payment(DUE, "1000")])  # 29 days on 2,000; 29.00 interest, 971.00 principal; 35 on 1,029
    assert str(now(part).owed) == "1047.01"
    assert position(card_of(posted_on=dt.date(2026, 10, 20)), TODAY) == Wrong("posted_on")
    assert str(now(card_of(kind="other")).interest) == "35.00"  # what is not asked of it does not count


def test_the_charge_on_the_minimum_is_for_what_is_unpaid_of_it() -> None:
    charge = {"minimum": Decimal(200), "minimum_charge": Decimal("0.05")}
    assert str(now(card_of(**charge)).costs) == "20.00"  # 19 October, 19 November
    assert str(now(card_of(**charge), DUE).costs) == "0.00"
    assert str(now(card_of(**charge, minimum_unpaid=Decimal(50))).costs) == "5.00"
    part = [payment(DUE, "150")]
    assert str(now(card_of(minimum=Decimal(200), principal=Decimal(2000), payments=part)).costs) == "0.00"
    costs = now(card_of(**charge, payments=part)).costs
    assert str(costs) == "5.00"
    counted = card_of(**charge, minimum_unpaid=Decimal(50), payments=part)  # the 50 are what was left after it
    assert str(now(counted).costs) == "5.00"
    assert str(now(card_of(minimum_charge=Decimal("0.05"))).costs) == "0.00"


def test_what_cannot_be_meant_is_said_and_not_worked_out() -> None:
    long_ago = {"due_date": dt.date(1800, 1, 1), "penalty_rate": Decimal("0.0001"), "penalty_per": "year"}
    assert position(debt_of(**long_ago, penalty_compounds=True), TODAY) != Wrong("principal")
    sure = {"rate": Decimal("0.0001"), "per": "year", "since": dt.date(1800, 1, 1)}
    assert position(debt_of(**long_ago, penalty_compounds=True, penalty_confirmed=sure), TODAY) == Wrong("due_date")
    assert owed_on(debt_of(**long_ago, penalty_compounds=True), TODAY) is None


def test_the_two_sums_are_held_against_each_other_for_the_day_on_which_the_lenders_was_seen() -> None:
    late = {"penalty_rate": Decimal("0.00075"), "penalty_per": "day", "owed": Decimal(2080)}
    seen = debt_of(**late, owed_on=dt.date(2026, 11, 20))
    found = difference(seen, TODAY)
    assert found is not None
    assert [str(sum_) for sum_ in (found.mine, found.theirs, found.more)] == ["2048.00", "2080.00", "32.00"]
    later = edits.changed(seen, payments=(payment(dt.date(2026, 11, 22), "500"),))
    assert difference(later, TODAY) == found  # what was paid since changes neither
    undated = difference(debt_of(**late), TODAY)
    assert undated is not None
    assert (undated.day, undated.seen, str(undated.mine)) == (TODAY, None, "2052.50")
    assert difference(debt_of(**{**late, "owed": None}), TODAY) is None
    assert difference(debt_of(**{**late, "principal": None}), TODAY) is None
    assert difference(edits.changed(seen, state="cleared"), TODAY) is None


def test_what_is_saved_by_the_principal_first_counts_interest_on_interest() -> None:
    """2,052.50, of which 52.50 interest, and 500 paid: by law 1,552.50 of principal bears interest, 34.93 in 30 days;
    as agreed 1,500.00 with 52.50 beside it, 33.75."""
    late = {"penalty_rate": Decimal("0.00075"), "penalty_per": "day"}
    assert str(saved_by_order(debt_of(**late), Decimal(500), TODAY, 30)) == "1.18"
    compounds = saved_by_order(debt_of(**late, penalty_compounds=True), Decimal(500), TODAY, 30)
    assert compounds is not None
    assert compounds < Decimal("1.18")  # what is left of the interest bears interest too
