"""What a loan costs in all: on what really came, with its fees, against the line of the place; refused where it is
not known."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ashore.casework.rates import Wrong
from ashore.casework.whole_cost import Lines, against_line, line_of, whole_cost
from ashore.finance.due_dates import steps_a_year
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import make_schedule
from ashore.finance.terms import Listed, in_steps
from ashore.finance.whole_cost import WholeCost
from ashore.finance.yearly_cost import by_days, by_steps
from ashore.guide.guide import load
from ashore.guide.say import note_of
from ashore.storage.checked import build
from ashore.values import Every
from ashore.wording.whole_cost import whole_cost_sentences, wrong_words
from ashore.workbook import edits
from ashore.workbook.model import Debt, Loan
from tests.support import case_of, charged, speak

FIRST = dt.date(2026, 6, 19)
CN = Lines(Decimal(24), Decimal(4))
SIX = ({"amount": Decimal("380.00"), "times": 6},)
CENT = Decimal("0.01")
EVERY: tuple[Every, ...] = ("monthly", "twice-a-month", "every-two-weeks", "weekly")


def debt_of(of_debt: dict[str, Any] | None = None, **of_loan: Any) -> Debt:
    loan = build(Loan, {"payments": SIX, "first": FIRST, **of_loan})
    return build(
        Debt, {"id": "d1", "contract_sum": Decimal(2000), "received": Decimal(1900), **(of_debt or {}), "loan": loan}
    )


def cost_of(of_debt: dict[str, Any] | None = None, **of_loan: Any) -> WholeCost:
    found = whole_cost(debt_of(of_debt, **of_loan))
    assert isinstance(found, WholeCost), found
    return found


def said(debt: Debt, place: str = "cn") -> str:
    case = case_of(edits.changed(charged(), debts=(debt,), offers=(), letters=()), load(place))
    return " ".join(whole_cost_sentences(debt, "CNY", case.lines, lambda name: note_of(name, case.guide.facts)))


def test_what_came_is_what_was_lent() -> None:
    """The contract says 2,000 at 18 %; 1,900 came: the yearly cost is that of the 1,900."""
    whole, less = cost_of({"received": Decimal(2000)}), cost_of()
    assert (str(less.total), str(less.cost), str(less.kept_back)) == ("2280.00", "380.00", "100.00")
    assert whole.yearly is not None
    assert less.yearly is not None
    assert (str(whole.yearly.nominal_percent), str(less.yearly.nominal_percent)) == ("46.53", "65.66")
    assert cost_of({"received": None}, upfront=Decimal(100)) == less
    assert cost_of({"contract_sum": None}, upfront=Decimal(100)).contract == 2000


def test_fees_in_the_payments_and_on_top() -> None:
    fees: dict[str, Any] = {"guarantee_each": Decimal(20), "member_each": Decimal(15), "fee_once": Decimal(9)}
    inside, on_top = cost_of(inside="yes", **fees), cost_of(inside="no", **fees)
    assert (inside.total, inside.fees, inside.interest) == (Decimal(2280), Decimal(219), Decimal(61))
    assert (on_top.total, on_top.fees, on_top.interest) == (Decimal(2499), Decimal(219), Decimal(280))
    assert inside.member == on_top.member == Decimal(90)
    assert on_top.without_member is not None
    assert on_top.without_member.total == Decimal(2409)
    for cost in (inside, on_top):
        assert cost.yearly is not None
        assert cost.without_fees is not None
        assert cost.without_fees.nominal < cost.yearly.nominal


def test_a_loan_without_fees_has_nothing_to_leave_out() -> None:
    cost = cost_of({"received": Decimal(2000)})
    assert (cost.fees, cost.kept_back, cost.without_fees, cost.without_member) == (NOTHING, NOTHING, None, None)


def test_on_days_of_its_own_it_runs_from_the_day_of_the_money() -> None:
    dated = ({"amount": Decimal(1000), "date": FIRST}, {"amount": Decimal(1100), "date": dt.date(2026, 9, 1)})
    assert whole_cost(debt_of(payments=dated)) == Wrong("no-taken")
    cost = cost_of({"taken": dt.date(2026, 5, 1)}, payments=dated)
    assert cost.yearly is not None
    assert cost.against(Decimal(24)) is not None


@pytest.mark.parametrize(
    ("of_debt", "of_loan", "field"),
    [
        ({}, {"payments": ()}, "payments"),
        ({}, {"first": None}, "first"),
        ({"received": None}, {}, "received"),
        ({"received": NOTHING}, {}, "received"),
        ({"received": None}, {"upfront": Decimal(2000)}, "upfront"),
        ({"received": Decimal(2001)}, {}, "contract_sum"),
        ({}, {"upfront": Decimal(99)}, "upfront"),
        ({}, {"service_each": Decimal(1)}, "inside"),
        ({}, {"fee_once": Decimal(1)}, "inside"),
        ({}, {"service_each": Decimal(380), "inside": "yes"}, "fees"),
        ({"taken": FIRST + dt.timedelta(1)}, {}, "taken"),
        ({"received": None, "contract_sum": Decimal(9000)}, {"upfront": Decimal(1)}, "less"),
    ],
)
def test_what_is_missing_or_does_not_go_together_is_named(
    of_debt: dict[str, Any], of_loan: dict[str, Any], field: str
) -> None:
    speak("en")
    debt = debt_of(of_debt, **of_loan)
    assert whole_cost(debt) == Wrong(field)
    assert said(debt) == wrong_words(Wrong(field))
    if field != "payments":
        assert wrong_words(Wrong(field)) != wrong_words(Wrong("payments"))


def test_the_prime_rate_is_never_assumed_and_never_for_licensed_lenders() -> None:
    speak("en")
    private = debt_of(by="private")
    assert line_of(private, CN) == ("private", None)
    assert "12%" not in said(private)
    assert "Type the LPR" in said(private)
    typed = debt_of(by="private", lpr=Decimal("0.031"))
    assert line_of(typed, CN) == ("private", Decimal("12.4"))
    assert "above 12.4% a year" in said(typed)
    licensed = debt_of(by="licensed", lpr=Decimal("0.031"))
    assert line_of(licensed, CN) == ("place", Decimal(24))
    assert "12.4" not in said(licensed)
    assert "LPR" not in said(licensed)
    assert "Choose who lends" in said(debt_of())


@pytest.mark.parametrize("place", ["gb", "any"])
@pytest.mark.parametrize("by", [None, "private", "licensed"])
def test_a_place_without_a_line_has_the_numbers_alone(place: str, by: str | None) -> None:
    speak("en")
    debt = debt_of(by=by, lpr=Decimal("0.031"), member_each=Decimal(15), inside="yes")
    words = said(debt, place)
    assert "65.66 percent" in words
    for chinese in ("24%", "LPR", "12.4", "Courts", "regulators", "table"):
        assert chinese not in words
    assert against_line(debt, cost_of(), case_of(charged(), load(place)).lines) is None


def test_nothing_is_called_unlawful_or_promised() -> None:
    speak("en")
    words = said(charged().debts[0])
    assert "! That is above 24% a year." in words
    for word in ("illegal", "unlawful", "you will get", "banned", "must pay back"):
        assert word not in words.casefold()


# Properties

SUMS = st.integers(100_00, 90_000_00).map(lambda cents: Decimal(cents).scaleb(-2))
SMALL = st.integers(0, 300_00).map(lambda cents: Decimal(cents).scaleb(-2))


@given(SUMS, st.integers(1, 36), st.sampled_from(EVERY), st.integers(100, 300), SMALL, SMALL, st.booleans())
def test_the_parts_add_up(
    received: Decimal, count: int, every: Every, of: int, kept: Decimal, fee: Decimal, inside: bool
) -> None:
    each = (received * of / 100 / count).quantize(CENT) + 1
    debt = debt_of(
        {"received": received, "contract_sum": received + kept},
        payments=({"amount": each, "times": count},),
        every=every,
        guarantee_each=fee,
        inside="yes" if inside else "no",
    )
    cost = whole_cost(debt)
    if isinstance(cost, Wrong):
        assert cost.field in ("fees", "less")
        return
    assert cost.fees == fee * count
    assert cost.total == each * count + (NOTHING if inside else cost.fees)
    assert cost.kept_back == kept
    if cost.interest is not None:
        assert cost.interest >= 0
        assert cost.interest + cost.fees + cost.kept_back == cost.cost
        assert cost.bare is not None
        assert cost.bare.total == cost.total - cost.fees
    if cost.without_fees and cost.yearly:
        assert cost.without_fees.nominal <= cost.yearly.nominal


@given(
    SUMS, st.integers(1, 36), st.sampled_from(EVERY), st.integers(101, 250), st.integers(0, 60), st.integers(-10, 40)
)
def test_at_the_line_the_payments_cost_just_the_line(
    received: Decimal, count: int, every: Every, of: int, line: int, late: int
) -> None:
    """Payments made smaller in the same measure cost the line; it is less than all only where a year costs more."""
    each = (received * of / 100 / count).quantize(CENT) + CENT
    taken = None if late < 0 else FIRST - dt.timedelta(5 + late)
    terms = Listed(in_steps([(count, each)], FIRST, every), every, None, received, taken=taken)
    cost = WholeCost(make_schedule(terms), received, received, NOTHING)
    found = cost.against(Decimal(line))
    assume(found is not None)
    assert found is not None
    assert cost.yearly is not None
    assert found.above + found.total == cost.total
    assert (found.above > 0) <= (cost.yearly.nominal_percent > line)
    if cost.yearly.nominal_percent <= line:
        assert found.above == 0
        return
    assert cost.paid.total_at(Decimal(line) / 100) == found.total
    # Payments that are smaller by a factor cost what the same payments cost on money that is larger by it.
    scaled = received * cost.total / found.total
    amounts = [each] * count
    if terms.is_even:
        back = by_steps(scaled, amounts, steps_a_year(every))
    else:
        back = by_days(scaled, amounts, [(day - taken).days for day, _amount in terms.payments if taken])
    assert back is not None
    assert abs(back.nominal - Decimal(line) / 100) < Decimal("0.01")
