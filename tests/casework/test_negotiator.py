"""What is tried is what is kept: the parts add up, longer is never dearer a month, looking writes nothing."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.casework.case import Case
from ashore.casework.debts import Wrong
from ashore.casework.negotiator import (
    BEGIN,
    MOST,
    Plan,
    Tried,
    falling,
    first_plan,
    half_paid,
    keep,
    theirs_of,
    to_repay,
    try_out,
    within_reach,
)
from ashore.casework.sharing import MOST_PARTS
from ashore.finance.offers import Measured
from ashore.finance.schedule import equal_parts
from ashore.guide.guide import load
from ashore.values import LARGEST
from ashore.workbook import edits
from ashore.workbook.find import get_record
from ashore.workbook.model import Workbook
from tests.support import TODAY, case_of, empty, three_lenders, two_debts

GUIDE = load()
CENT = Decimal("0.01")
SUMS = st.integers(1, 5_000_000).map(lambda cents: cents * CENT)
PLANS = st.builds(
    Plan, st.integers(-3, 400), st.one_of(st.just(Decimal("0.00")), SUMS), st.one_of(st.just(0 * CENT), SUMS)
)


def owing(owed: Decimal, workbook: Workbook | None = None) -> Case:
    """Three lenders, the first owed so much; a part of the month may be promised to the second."""
    return case_of(edits.edit_debt(workbook or three_lenders(), "d1", owed=owed), GUIDE)


def promised_elsewhere(first: dt.date = dt.date(2027, 5, 23)) -> Workbook:
    """100.00 a month for the second lender, in six months that begin in half a year, or on another day."""
    workbook, offer = edits.add_offer(
        three_lenders(),
        "d2",
        by="reader",
        method="equal-principal",
        rate=Decimal(0),
        amount=Decimal(600),
        number=6,
        first=first,
    )
    return edits.set_offer_state(workbook, offer, "agreed")


def tried(plan: Plan, owed: Decimal | str = "2000", workbook: Workbook | None = None) -> Tried:
    """A plan on a debt of so much."""
    case = owing(Decimal(owed), workbook)
    return try_out(case, "d1", Decimal(owed), plan)


def measured(found: Tried) -> Measured:
    """What it comes to."""
    assert isinstance(found.measured, Measured)
    return found.measured


@given(owed=SUMS, plan=PLANS)
@settings(max_examples=150, deadline=None)
def test_the_parts_add_up(owed: Decimal, plan: Plan) -> None:
    found = tried(plan, owed)
    assert 1 <= found.plan.number <= MOST
    schedule = measured(found).schedule
    assert schedule.total == owed - found.plan.waived
    assert found.plan.down + sum(found.payments.values()) == schedule.total
    assert measured(found).waived == found.plan.waived
    if found.plan.down:
        assert schedule.payments[0].total == found.plan.down
    if found.plan.rest(owed) >= 10 * found.plan.number:
        assert len(found.payments) == found.plan.number
        assert max(found.payments.values()) - min(found.payments.values()) <= found.plan.number * CENT / 2


@given(owed=SUMS, number=st.integers(1, MOST - 1), down=SUMS)
@settings(max_examples=100, deadline=None)
def test_longer_is_never_dearer_a_month(owed: Decimal, number: int, down: Decimal) -> None:
    shorter, longer = (tried(Plan(n, down), owed) for n in (number, number + 1))
    first, later = (next(iter(found.payments.values())) for found in (shorter, longer))
    if shorter.plan.rest(owed) >= CENT * MOST:
        assert later <= first
    assert measured(longer).schedule.total == measured(shorter).schedule.total


@given(owed=SUMS, plan=PLANS)
@settings(max_examples=150, deadline=None)
def test_what_is_seen_is_what_is_kept(owed: Decimal, plan: Plan) -> None:
    case = owing(owed, promised_elsewhere())
    found = try_out(case, "d1", owed, plan)
    before = case.workbook.model_dump()
    workbook, kept = keep(case.workbook, found, case.today)
    assert case.workbook.model_dump() == before
    offer = get_record(workbook.offers, kept)
    after = case_of(workbook, GUIDE)
    assert after.measured(offer) == found.measured
    assert (offer.by, offer.state, offer.made, offer.debt) == ("reader", "open", TODAY, "d1")
    assert keep(workbook, found, case.today) == (workbook, kept)
    assert first_plan(after, "d1", kept) == found.plan or len(found.payments) < found.plan.number
    down = found.left_in(next(iter(measured(found).schedule.by_month)))
    assert down is not None
    if found.plan.down:
        assert measured(found).headroom == min(found.to_spare or 0, down - found.plan.down)
    else:
        assert measured(found).headroom == found.to_spare
    assert found.to_spare == (found.spare or 0) - found.a_month
    assert (measured(found).verdict == "fits") == (found.to_spare >= 0 and not found.down_missing)


@given(
    owed=st.integers(100_000, 1_500_000).map(lambda cents: cents * CENT),
    number=st.integers(1, 59),
    down=st.sampled_from([Decimal(0), Decimal(1), Decimal(100), Decimal(900)]),
    first=st.sampled_from([dt.date(2026, 7, 23), dt.date(2027, 2, 23), dt.date(2029, 1, 23)]),
)
@settings(max_examples=60, deadline=None)
def test_the_fewest_more_payments_are_found(owed: Decimal, number: int, down: Decimal, first: dt.date) -> None:
    case = owing(owed, promised_elsewhere(first))
    found = try_out(case, "d1", owed, Plan(number, down))

    def fits(n: int) -> bool:
        spare = try_out(case, "d1", owed, found.plan._replace(number=n)).to_spare
        return spare is not None and spare >= 0

    expected = next((n for n in range(number + 1, MOST_PARTS + 1) if fits(n)), None)
    assert within_reach(case, found) == expected


@given(owed=SUMS, number=st.integers(1, 60), other=st.integers(1, 60), day=st.dates(TODAY, dt.date(2040, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_what_is_still_to_be_paid_falls_to_nothing(owed: Decimal, number: int, other: int, day: dt.date) -> None:
    ours, theirs = equal_parts(owed, number, dt.date(2026, 12, 31)), equal_parts(owed * 2, other, day)
    months, lines = falling([ours, theirs])
    assert months[0] == min(min(ours.by_month), min(theirs.by_month))
    assert months[-1] == max(max(ours.by_month), max(theirs.by_month))
    assert len(set(months)) == len(months)
    for schedule, line in zip((ours, theirs), lines, strict=True):
        assert len(line) == len(months) + 1
        assert line[0] == schedule.total
        assert line[-1] == 0
        assert list(line) == sorted(line, reverse=True)
        paid = dict(zip(months, (before - after for before, after in pairwise(line)), strict=True))
        assert {month: paid[month] for month in schedule.by_month} == schedule.by_month
        half = half_paid(schedule)
        assert sum(sum_ for month, sum_ in paid.items() if month <= half) * 2 >= schedule.total
        assert sum(sum_ for month, sum_ in paid.items() if month < half) * 2 < schedule.total


def test_nothing_falls_where_nothing_is_to_be_paid() -> None:
    assert falling([]) == ((), ())


def test_a_down_payment_comes_a_month_before_the_others() -> None:
    found = tried(Plan(4, Decimal(400)))
    days = [(payment.date, payment.total) for payment in measured(found).schedule.payments]
    assert days[:2] == [(dt.date(2026, 12, 23), Decimal(400)), (dt.date(2027, 1, 23), Decimal(400))]
    assert len(days) == 5
    assert found.a_month == 400
    assert found.down_missing == Decimal("130.00")  # 270.00 is left in each month


def test_without_a_down_payment_it_is_the_offer_that_is_worked_out_elsewhere() -> None:
    case = owing(Decimal(2000))
    own = case.own_offer("d1")
    assert isinstance(own, dict)
    found = try_out(case, "d1", Decimal(2000), first_plan(case, "d1", None))
    assert {name: getattr(found.offer, name) for name in own} == own
    assert measured(found).verdict == "fits"
    one_less = try_out(case, "d1", Decimal(2000), Plan(found.plan.number - 1))
    assert measured(one_less).verdict == "too-much"
    assert within_reach(case, one_less) == found.plan.number
    to_the_cent = owing(Decimal(2700))
    assert within_reach(to_the_cent, try_out(to_the_cent, "d1", Decimal(2700), Plan(9))) == 10


def test_what_is_kept_again_after_a_change_is_a_second_one() -> None:
    found = tried(Plan(9, Decimal(100), Decimal(50)))
    workbook, first = keep(three_lenders(), found, TODAY)
    refused = edits.set_offer_state(workbook, first, "refused")
    agreed = edits.set_offer_state(workbook, first, "agreed")
    with_fee = edits.edit_offer(workbook, first, fee_each=Decimal(1))
    for changed in (refused, agreed, with_fee):
        again, second = keep(changed, found, TODAY)
        assert second != first
        assert len(again.offers) == 2
    named = edits.edit_offer(edits.set_offer_state(workbook, first, "proposal"), first, label="B")
    assert keep(named, found, TODAY) == (named, first)


def test_the_lenders_offer_is_the_one_named_or_the_newest_that_stands() -> None:
    workbook = two_debts()
    assert get_record(workbook.offers, "o3") == theirs_of(workbook, "d1")
    assert get_record(workbook.offers, "o2") == theirs_of(workbook, "d1", "o2")
    assert get_record(workbook.offers, "o3") == theirs_of(workbook, "d1", "o4")  # o4 is the reader's
    older = edits.edit_offer(workbook, "o3", made=dt.date(2026, 11, 1))
    assert get_record(older.offers, "o2") == theirs_of(older, "d1")
    for state in ("refused", "replaced", "withdrawn"):
        over = edits.set_offer_state(workbook, "o3", state)
        assert get_record(over.offers, "o2") == theirs_of(over, "d1")
    assert theirs_of(workbook, "d2") is None


def test_what_is_to_be_repaid_is_owed_or_offered() -> None:
    workbook = edits.edit_debt(two_debts(), "d1", owed=None, principal=None)
    case = case_of(workbook, GUIDE)
    assert to_repay(case, "d1", None) is None
    assert to_repay(case, "d1", theirs_of(workbook, "d1")) == Decimal("2052.50")
    assert to_repay(case_of(two_debts(), GUIDE), "d1", theirs_of(workbook, "d1")) == Decimal(2080)
    cleared = edits.edit_debt(two_debts(), "d1", state="cleared")
    assert to_repay(case_of(cleared, GUIDE), "d1", theirs_of(workbook, "d1")) is None


def test_it_begins_at_what_fits_or_at_the_lenders_number() -> None:
    assert first_plan(case_of(two_debts(), GUIDE), "d1", None) == Plan(3)
    assert first_plan(case_of(two_debts(), GUIDE), "d1", "o3") == Plan(3)
    assert first_plan(case_of(two_debts(), GUIDE), "d1", "o4") == Plan(12, waived=Decimal("52.50"))
    workbook = edits.edit_debt(edits.add_debt(empty())[0], "d1", owed=Decimal(1000))
    assert first_plan(case_of(workbook, GUIDE), "d1", None) == Plan(BEGIN)
    workbook, _offer = edits.add_offer(workbook, "d1", amount=Decimal(1000), number=24, first=TODAY)
    assert first_plan(case_of(workbook, GUIDE), "d1", None) == Plan(24)


@pytest.mark.parametrize("plan", [Plan(MOST), Plan(MOST, Decimal(1)), Plan(1, LARGEST, LARGEST), Plan(0)])
@pytest.mark.parametrize("owed", ["0.01", "0.37", "0.38", "100000000.00"])
def test_the_ends_can_be_worked_out(plan: Plan, owed: str) -> None:
    found = tried(plan, owed)
    assert not isinstance(found.measured, Wrong)
    assert measured(found).schedule.total == Decimal(owed) - found.plan.waived


def test_nobody_knows_what_can_be_spared_without_a_budget() -> None:
    workbook = edits.edit_debt(edits.add_debt(empty())[0], "d1", owed=Decimal(1000))
    case = case_of(workbook, GUIDE)
    found = try_out(case, "d1", Decimal(1000), Plan(3, Decimal(100)))
    assert [found.spare, found.to_spare, within_reach(case, found)] == [None, None, None]
    assert found.down_missing == 0
    assert found.a_month == Decimal(300)
