"""Every case that was worked out independently, to the cent: debts, proposals, offers, shares, part payments, cash."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ashore.finance.budget import work_out
from ashore.finance.cash_flow import Event, better_day, lowest_months, mean, moved, run
from ashore.finance.debt import RATE_DAYS, Position, bucket, pay
from ashore.finance.due_dates import add_months
from ashore.finance.frequency import NOTHING
from ashore.finance.offers import Measured, fewest_parts
from ashore.finance.schedule import Schedule, equal_parts, make_schedule
from ashore.finance.shares import Owed, pro_rata, simulate
from ashore.finance.terms import Terms
from tests.finance.test_budget import KINDS, lines_of

DATA = json.loads((Path(__file__).parents[1] / "data" / "scenarios.json").read_text("utf-8"))
SCENARIOS = {scenario["id"]: scenario for scenario in DATA["scenarios"]}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def available(scenario: dict[str, Any]) -> Decimal:
    buffer = scenario["buffer"]
    return work_out(lines_of(scenario), KINDS, Decimal(buffer["cap"]), Decimal(buffer["rate"])).available


def position(debt: dict[str, Any], as_of: str) -> tuple[Position, int]:
    """A debt on the day, and its days overdue."""
    start = Position(
        Decimal(debt["principal"]),
        Decimal(debt.get("interest_before_due", "0.00")),
        Decimal(debt.get("costs", "0.00")),
        Decimal(debt["overdue_daily_rate"]),
    )
    days = (day(as_of) - day(debt["due_date"])).days
    return start.after(days), days


def owed_now(scenario: dict[str, Any]) -> dict[str, Decimal]:
    return {debt["id"]: position(debt, scenario["as_of"])[0].owed for debt in scenario["debts"]}


DEBTS = [(scenario, number) for scenario in SCENARIOS.values() for number in range(len(scenario["debts"]))]


@pytest.mark.parametrize(
    ("scenario", "number"), DEBTS, ids=lambda value: value["id"] if isinstance(value, dict) else ""
)
def test_what_each_debt_comes_to(scenario: dict[str, Any], number: int) -> None:
    debt, expected = scenario["debts"][number], scenario["expected"]["debts"][number]
    now, days = position(debt, scenario["as_of"])
    overdue = now.interest - Decimal(debt.get("interest_before_due", "0.00"))
    at_24 = Position(now.principal, rate=Decimal("0.24"), per=RATE_DAYS["year"]).interest_for(days)
    assert {
        "id": debt["id"],
        "days_past_due": days,
        "bucket": f"M{bucket(days)}",
        "overdue_interest": f"{overdue:.2f}",
        "owed_now": f"{now.owed:.2f}",
        "overdue_annual_percent_365": f"{now.rate * 36500:.2f}",
        "overdue_annual_percent_360": f"{now.rate * 36000:.2f}",
        "overdue_interest_at_24_percent": f"{at_24:.2f}",
        "overdue_interest_above_24_percent": f"{max(overdue - at_24, NOTHING):.2f}",
    } == expected


@pytest.mark.parametrize("scenario", SCENARIOS.values(), ids=SCENARIOS)
def test_what_can_be_proposed(scenario: dict[str, Any]) -> None:
    expected, there = scenario["expected"], available(scenario)
    total = sum(owed_now(scenario).values(), NOTHING)
    assert f"{total:.2f}" == expected["total_owed_now"]
    assert fewest_parts(total, there) == expected["min_zero_interest_instalments"]
    if not expected["proposal"]["possible"]:
        assert there == 0
        return
    first = dt.date(2026, 12, 15)
    count = next(n for n in (2, 3, 6, 9, 12, 18, 24, 36, 48, 60) if equal_parts(total, n, first).largest <= there)
    schedule = equal_parts(total, count, first)
    assert {
        "possible": True,
        "n": count,
        "payment": f"{schedule.payments[0].total:.2f}",
        "last_payment": f"{schedule.payments[-1].total:.2f}",
        "first_date": schedule.payments[0].date.isoformat(),
        "last_date": schedule.payments[-1].date.isoformat(),
        "total": f"{schedule.total:.2f}",
    } == expected["proposal"]


def schedule_of(offer: dict[str, Any]) -> Schedule:
    amount, first = Decimal(offer["amount"]), day(offer["first_date"])
    match offer["kind"]:
        case "zero_interest":
            return equal_parts(amount, offer["n"], first)
        case "equal_instalment":
            return make_schedule(Terms(amount, "equal-instalment", offer["n"], first, Decimal(offer["annual_rate"])))
        case "deferral":
            assert offer["annual_rate"] == offer["then_annual_rate"]
            rate = Decimal(offer["annual_rate"])
            return make_schedule(Terms(amount, "equal-instalment", offer["then_n"], first, rate, grace=offer["months"]))
        case _other:
            raise AssertionError(offer["kind"])


OFFERS = [(scenario, offer) for scenario in SCENARIOS.values() for offer in scenario["offers"]]


@pytest.mark.parametrize(("scenario", "offer"), OFFERS, ids=lambda value: value["id"])
def test_what_each_offer_comes_to(scenario: dict[str, Any], offer: dict[str, Any]) -> None:
    expected = scenario["expected"]["offers"][offer["id"]]
    schedule = schedule_of(offer)
    measured = Measured(schedule, NOTHING, available(scenario))
    found = {
        "deferral_interest": f"{schedule.deferred:.2f}",
        "amount_after_deferral": f"{(schedule.terms.principal or NOTHING) + schedule.deferred:.2f}",
        "payment": f"{schedule.payments[0].total:.2f}",
        "last_payment": f"{schedule.payments[-1].total:.2f}",
        "n": len(schedule.payments),
        "total_paid": f"{schedule.total:.2f}",
        "cost_over_amount": f"{schedule.cost:.2f}",
        "first_date": schedule.payments[0].date.isoformat(),
        "last_date": schedule.payments[-1].date.isoformat(),
        "affordable": measured.verdict == "fits",
        "headroom_per_month": f"{measured.headroom:.2f}",
        "record_removal_if_default_ends_on_last_payment": add_months(schedule.payments[-1].date, 60).isoformat(),
        "schedule": [
            {
                "k": number,
                "date": payment.date.isoformat(),
                "payment": f"{payment.total:.2f}",
                "interest": f"{payment.interest:.2f}",
                "principal": f"{payment.principal:.2f}",
                "balance": f"{payment.balance:.2f}",
            }
            for number, payment in enumerate(schedule.payments, 1)
        ],
    }
    assert {key: found[key] for key in expected} == expected


def test_after_a_new_job_the_deferral_fits() -> None:
    scenario = SCENARIOS["S02"]
    change, expected = scenario["after_change"], scenario["expected"]["after_change"]
    buffer = scenario["buffer"]
    lines = lines_of({**scenario, "income": change["income"]})
    result = work_out(lines, KINDS, Decimal(buffer["cap"]), Decimal(buffer["rate"]))
    assert f"{result.surplus:.2f}" == expected["surplus"]
    assert f"{result.available:.2f}" == expected["available_for_debts"]
    fits = {
        offer["id"]: Measured(schedule_of(offer), NOTHING, result.available).verdict == "fits"
        for offer in scenario["offers"]
    }
    assert fits == expected["offers_affordable"]


def test_several_lenders_share_to_the_cent() -> None:
    scenario = SCENARIOS["S04"]
    expected = scenario["expected"]["prorata"]
    owed = owed_now(scenario)
    shares = pro_rata(available(scenario), owed)
    assert {debt: f"{share:.2f}" for debt, share in shares.items()} == expected["shares"]
    assert f"{sum(shares.values()):.2f}" == expected["sum"] == expected["available"]
    months = simulate(available(scenario), [Owed(debt, amount) for debt, amount in owed.items()], "pro-rata").months
    assert months == expected["months_to_clear_at_zero_interest"]


@pytest.mark.parametrize("pack", DATA["packs"]["published_prorata"], ids=lambda pack: pack["source"][:40])
def test_published_examples_of_shares(pack: dict[str, Any]) -> None:
    owed = {str(number): Decimal(amount) for number, amount in enumerate(pack["debts"])}
    shares = pro_rata(Decimal(pack["available"]), owed)
    assert [f"{share:.2f}" for share in shares.values()] == pack["largest_remainder"]


def test_where_a_part_payment_goes() -> None:
    scenario = SCENARIOS["S09"]
    expected = scenario["expected"]["part_payment"]
    now, _days = position(scenario["debts"][0], scenario["as_of"])
    part = scenario["part_payment"]
    law, principal = (pay(now, Decimal(part["amount"]), order) for order in ("law", "principal-first"))
    next_law, next_principal = (
        paid.left.after(part["next_days"]).interest - paid.left.interest for paid in (law, principal)
    )
    assert {
        "to_costs": f"{law.to_costs:.2f}",
        "to_interest": f"{law.to_interest:.2f}",
        "to_principal": f"{law.to_principal:.2f}",
        "principal_left": f"{law.left.principal:.2f}",
        "interest_left": f"{law.left.interest:.2f}",
        "owed_left": f"{law.left.owed:.2f}",
        "interest_next_days": f"{next_law:.2f}",
    } == expected["default_order"]
    assert f"{principal.to_principal:.2f}" == expected["principal_first"]["to_principal"]
    assert f"{principal.left.principal:.2f}" == expected["principal_first"]["principal_left"]
    assert f"{principal.left.owed:.2f}" == expected["principal_first"]["owed_left"]
    assert f"{next_principal:.2f}" == expected["principal_first"]["interest_next_days"]
    assert f"{next_law - next_principal:.2f}" == expected["difference_in_next_interest"]
    assert (law.left.owed > 0) is expected["still_overdue"]


def test_irregular_income_and_a_payment_on_the_wrong_day() -> None:
    scenario = SCENARIOS["S11"]
    expected = scenario["expected"]
    history = [Decimal(amount) for amount in scenario["income_history"]]
    assert f"{mean(history):.2f}" == expected["income_bases"]["average"]
    assert f"{lowest_months(history):.2f}" == expected["income_bases"]["mean_of_three_lowest"]
    assert f"{min(history):.2f}" == expected["income_bases"]["lowest"]
    flow = scenario["cashflow"]
    events = [Event(day(date), Decimal(amount), label) for date, amount, label in flow["events"]]
    payment = next(event for event in events if event.label == flow["move"]["label"])
    opening = Decimal(flow["opening"])
    for name, changed in (
        ("cashflow_before", events),
        ("cashflow_after_move", moved(events, payment, day(flow["move"]["to"]))),
    ):
        result = run(opening, changed)
        lowest, on = result.lowest
        first = result.first_negative
        assert {
            "lowest_balance": f"{lowest:.2f}",
            "lowest_on": on.isoformat() if on else None,
            "first_negative_on": first.isoformat() if first else None,
            "closing": f"{result.closing:.2f}",
            "running": [
                [event.date.isoformat(), event.label, f"{there:.2f}"]
                for event, there in zip(result.events, result.running, strict=True)
            ],
        } == expected[name]
    # On the 10th 610.00 come in, but a bank may book what goes out first: 10.00 would be missing.
    assert better_day(opening, events, payment) == dt.date(2026, 12, 11)
