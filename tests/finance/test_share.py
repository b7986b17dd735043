"""Sharing out: never more than there is or is owed, adding up to the cent; and what each way comes to."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.finance.shares import Owed, Way, pro_rata, share_out, short_of_minimum, simulate

sums = st.decimals(min_value=Decimal("0.01"), max_value=10**6, places=2)
WAYS: tuple[Way, ...] = ("pro-rata", "highest-cost", "smallest", "by-hand")


@st.composite
def debts(draw: st.DrawFn) -> list[Owed]:
    amounts = draw(st.lists(sums, min_size=1, max_size=6))
    return [
        Owed(
            f"d{number}",
            amount,
            draw(st.decimals(min_value=0, max_value=Decimal("0.36"), places=4)),
            draw(st.just(Decimal("0.00")) | sums),
            draw(st.booleans()),
        )
        for number, amount in enumerate(amounts)
    ]


@given(sums, st.dictionaries(st.sampled_from("abcdefgh"), sums, min_size=1))
def test_pro_rata_adds_up_and_is_fair_to_the_cent(available: Decimal, owed: dict[str, Decimal]) -> None:
    shares = pro_rata(available, owed)
    total = sum(owed.values())
    assert sum(shares.values()) == min(available, total)
    for debt, share in shares.items():
        assert 0 <= share <= owed[debt]
        exact = min(available, total) * owed[debt] / total
        assert abs(share - exact) < Decimal("0.01")


def test_a_cent_that_is_left_over_goes_to_the_larger_debt() -> None:
    shares = pro_rata(Decimal(100), {"a": Decimal(100), "b": Decimal(1000), "c": Decimal(100)})
    assert {debt: str(share) for debt, share in shares.items()} == {"a": "8.33", "b": "83.34", "c": "8.33"}
    even = pro_rata(Decimal("0.05"), {"a": Decimal(1), "b": Decimal(1)})
    assert {debt: str(share) for debt, share in even.items()} == {"a": "0.03", "b": "0.02"}


@given(sums, debts(), st.sampled_from(WAYS), st.lists(sums, min_size=6, max_size=6))
def test_every_way_shares_no_more_than_there_is_or_is_owed(
    available: Decimal, owed: list[Owed], way: Way, wanted: list[Decimal]
) -> None:
    by_hand = {debt.id: sum_ for debt, sum_ in zip(owed, wanted, strict=False)}
    shares = share_out(available, owed, way, by_hand)
    assert set(shares) == {debt.id for debt in owed}
    assert all(0 <= shares[debt.id] <= debt.amount for debt in owed)
    total = sum(shares.values())
    assert total <= available
    if way != "by-hand":
        assert total == min(available, sum(debt.amount for debt in owed))
        others = [debt for debt in owed if not debt.essential]
        if any(shares[debt.id] for debt in others):  # the essentials have all they need
            assert all(shares[debt.id] == debt.amount for debt in owed if debt.essential)


def test_the_dearest_and_the_smallest_go_down_the_line_after_the_minimums() -> None:
    owed = [
        Owed("card", Decimal(1000), Decimal("0.18"), Decimal(100)),
        Owed("loan", Decimal(300), Decimal("0.06"), Decimal(50)),
        Owed("app", Decimal(500), Decimal("0.24"), Decimal(30)),
    ]
    assert share_out(Decimal(400), owed, "highest-cost") == {"card": 100, "loan": 50, "app": 250}
    assert share_out(Decimal(400), owed, "smallest") == {"card": 100, "loan": 270, "app": 30}


def test_what_each_way_costs() -> None:
    owed = [Owed("a", Decimal(1000), Decimal("0.24")), Owed("b", Decimal(500), Decimal("0.06"))]
    dear, small = (simulate(Decimal(200), owed, way) for way in ("highest-cost", "smallest"))
    assert dear.interest < small.interest
    assert (dear.months, small.months) == (8, 9)
    assert dear.balances[0] == 1500
    assert dear.balances[-1] == 0


def test_a_sum_that_never_ends_it_is_said() -> None:
    assert simulate(Decimal(10), [Owed("a", Decimal(1000), Decimal("0.24"))], "pro-rata").months is None
    assert simulate(Decimal("0.00"), [Owed("a", Decimal(1000))], "pro-rata").months is None


def test_what_grows_at_first_ends_all_the_same() -> None:
    """In the first months both debts bear more interest together than is paid, until the dearer one is down."""
    owed = [Owed("a", Decimal(1250), Decimal("0.36")), Owed("b", Decimal(1000), Decimal("0.18"))]
    payoff = simulate(Decimal("51.98"), owed, "highest-cost")
    assert payoff.balances[2] > payoff.balances[1] > payoff.balances[0]
    assert (payoff.months, str(payoff.interest)) == (97, "2780.54")


def test_why_a_sum_never_ends_it_is_said_truly() -> None:
    grows = simulate(Decimal("19.99"), [Owed("a", Decimal(1000), Decimal("0.24"))], "pro-rata")
    assert (grows.months, grows.grows) == (None, True)
    stands = simulate(Decimal("20.00"), [Owed("a", Decimal(1000), Decimal("0.24"))], "pro-rata")
    assert (stands.months, stands.grows) == (None, True)
    nothing = simulate(Decimal("5.00"), [Owed("a", Decimal(1000))], "by-hand", {"a": Decimal(0)})
    assert (nothing.months, nothing.grows) == (None, False)
    slow = simulate(Decimal("0.10"), [Owed("a", Decimal(1000))], "pro-rata")
    assert (slow.months, slow.grows) == (None, False)


@given(debts(), st.sampled_from(["pro-rata", "highest-cost", "smallest"]))
def test_a_simulation_ends_at_nothing_and_pays_all(owed: list[Owed], way: Way) -> None:
    available = sum((debt.amount for debt in owed), Decimal(0)) / 5
    payoff = simulate(available.quantize(Decimal("0.01")) + 1, owed, way)
    assert payoff.months is not None
    assert payoff.balances[-1] == 0
    assert payoff.interest >= 0
    assert len(payoff.balances) == payoff.months + 1


@pytest.mark.parametrize("way", WAYS)
def test_nothing_to_share_is_no_fault(way: Way) -> None:
    assert share_out(Decimal("0.00"), [Owed("a", Decimal(5))], way) == {"a": 0}
    assert share_out(Decimal(5), [], way) == {}


def test_what_gets_less_than_its_minimum_is_named() -> None:
    owed = [Owed("a", Decimal(2000), minimum=Decimal(300)), Owed("b", Decimal(2500), minimum=Decimal(300))]
    shares = share_out(Decimal("663.12"), owed, "pro-rata")
    assert shares == {"a": Decimal("294.72"), "b": Decimal("368.40")}
    assert short_of_minimum(shares, owed) == {"a": Decimal(300)}
    assert short_of_minimum({"a": Decimal(200)}, [Owed("a", Decimal(200), minimum=Decimal(300))]) == {}  # it pays all
