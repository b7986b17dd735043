"""`ashore plan`: the examples to the cent as JSON, a table for people, one line for wrong terms."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ashore.cli.main import main

EXAMPLES = json.loads((Path(__file__).parent / "data" / "finance-examples.json").read_text("utf-8"))
Out = pytest.CaptureFixture[str]


def arguments(terms: dict[str, Any]) -> list[str]:
    """None: the option is not given; empty: it takes no value, or has none."""
    given = [(f"--{key.replace('_', '-')}", value) for key, value in terms.items() if value is not None]
    flags = [name for name, _value in given if name == "--interest-free"]
    return ["plan", *flags, *(f"{name}={value}" for name, value in given if name not in flags)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["terms"]["method"])
def test_the_examples(example: dict[str, Any], capsys: Out) -> None:
    assert main([*arguments(example["terms"]), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    said = bool(example["terms"].get("taken")) or found["nominal_annual_percent"] in (None, "0.00")
    assert (found.pop("counted_from") is None) == said
    assert found == example["result"]


ALONE = {"method": None, "months": None}
"""Payments themselves need neither."""
GOOD = {"principal": "2000", "method": "equal-instalment", "months": "6", "start": "2026-12-15"}


def test_a_table_for_people(capsys: Out) -> None:
    assert main(arguments({**GOOD, "annual_rate": "18%"})) == 0
    out = capsys.readouterr().out
    assert "2026-12-15         321.05        30.00         0.00       351.05     1,678.95" in out
    assert "In all 2,106.30, 106.30 above the principal." in out
    assert "really comes to 18.00 percent a year; with interest on interest, 19.56." in out
    assert main(["--lang", "zh_CN", *arguments({**GOOD, "principal": "２０００元", "grace": "2"})]) == 0
    assert "一共2,000.00" in capsys.readouterr().out


LISTED = {"payments": "6x380", "start": "2026-12-15"}


def shown(capsys: Out, **terms: str) -> dict[str, Any]:
    assert main([*arguments(terms), "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_payments_as_an_app_shows_them(capsys: Out) -> None:
    found = shown(capsys, **LISTED, received="2000")
    assert found["payments"][5] == {
        **dict.fromkeys(("principal", "interest", "fee", "balance")),
        "date": "2027-05-15",
        "total": "380.00",
    }
    assert (found["total"], found["cost"]) == ("2280.00", "280.00")
    assert (found["nominal_annual_percent"], found["effective_annual_percent"]) == ("46.53", "57.85")


def test_what_was_received_counts_and_not_what_the_contract_says(capsys: Out) -> None:
    off = shown(capsys, **LISTED, principal="2200", upfront_fee="200")
    received = shown(capsys, **LISTED, principal="2200", received="2000")
    assert off == received == shown(capsys, **LISTED, received="2000")
    unknown = shown(capsys, **LISTED)
    assert (unknown["total"], unknown["cost"]) == ("2280.00", None)
    assert (unknown["nominal_annual_percent"], unknown["effective_annual_percent"]) == (None, None)


def test_steps_and_a_first_payment_that_differs(capsys: Out) -> None:
    found = shown(capsys, payments="1x700,11x262.50", start="2026-12-15", every="weekly", principal="3000")
    assert [payment["date"] for payment in found["payments"][:3]] == ["2026-12-15", "2026-12-22", "2026-12-29"]
    assert (len(found["payments"]), found["total"]) == (12, "3587.50")
    dated = shown(capsys, payments="2026-12-15=700,2027-03-01=500", principal="1000", taken="2026-11-15")
    assert [payment["date"] for payment in dated["payments"]] == ["2026-12-15", "2027-03-01"]
    assert dated["nominal_annual_percent"] is not None


def test_rates_and_fees_together(capsys: Out) -> None:
    plain = shown(capsys, **GOOD, annual_rate="12%")
    fees = {"fee_rate": "0.005", "fee_each": "20", "fee_once": "30", "upfront_fee": "100"}
    found = shown(capsys, **GOOD, annual_rate="12%", **fees)
    assert [payment["fee"] for payment in found["payments"]] == ["60.00", *["30.00"] * 5]
    assert Decimal(found["cost"]) == Decimal(plain["cost"]) + 310
    both = {**GOOD, "method": "fee", "annual_rate": "12%", "fee_rate": "0.005"}
    assert shown(capsys, **both) == shown(capsys, **{**both, "method": "equal-principal"})
    total = shown(capsys, **{**GOOD, "method": "fee", "fee_total": "8.8%"})
    assert total["cost"] == "176.00"


def test_interest_first_and_waiting_without_interest(capsys: Out) -> None:
    found = shown(capsys, **{**GOOD, "method": "interest-first"}, annual_rate="12%")
    assert [payment["total"] for payment in found["payments"]] == [*["20.00"] * 5, "2020.00"]
    waiting = shown(capsys, **GOOD, annual_rate="12%", grace="3")
    free = shown(capsys, **GOOD, annual_rate="12%", grace="3", interest_free="")
    assert Decimal(waiting["cost"]) > Decimal(free["cost"])


def test_what_paying_it_off_early_takes_and_saves(capsys: Out) -> None:
    terms = {**GOOD, "principal": "6000", "method": "equal-principal", "annual_rate": "12%", "settle": "2027-01-30"}
    found = shown(capsys, **terms, settle_fee="3%")["early"]
    assert found == {
        "date": "2027-01-30",
        "principal": "4000.00",
        "interest": "19.35",
        "fee": "120.00",
        "total": "4139.35",
        "saved": "-39.35",
    }
    assert main(arguments(terms)) == 0
    out = capsys.readouterr().out
    assert "4,000.00 principal + 19.35 interest + 0.00 fee = 4,019.35, 80.65 saved." in out
    assert main(arguments({**terms, "settle_fee": "3%"})) == 0
    assert "4,139.35, 39.35 more." in capsys.readouterr().out


def test_people_are_told_what_was_received_and_what_is_not_known(capsys: Out) -> None:
    assert main(arguments({**LISTED, "received": "2000"})) == 0
    out = capsys.readouterr().out
    assert "2026-12-15         380.00\n" in out
    assert "In all 2,280.00, 280.00 above the 2,000.00 that were received." in out
    assert main(arguments(LISTED)) == 0
    assert "What it costs cannot be said: what was received is not known." in capsys.readouterr().out


def test_rates_are_written_as_sums_are(capsys: Out) -> None:
    assert main(["--lang", "ru", *arguments({**GOOD, "annual_rate": "18%"})]) == 0
    out = capsys.readouterr().out
    assert "18,00" in out
    assert "19,56" in out
    assert "18.00" not in out


@pytest.mark.parametrize(
    "terms",
    [
        {"method": "fee", "months": "1", "start": "2026-12-16", "taken": "2026-12-15", "fee_rate": "20%"},
        {"method": "fee", "months": "1", "start": "2026-12-15", "taken": "2026-12-15", "fee_rate": "20%"},
        {"method": "fee", "months": "2", "start": "2026-12-15", "taken": "2026-12-15", "fee_rate": "60%"},
    ],
    ids=["a fee within a day", "a fee on the day", "all of it and more on the day"],
)
def test_no_yearly_rate_is_said_in_words_and_null_for_programs(terms: dict[str, str], capsys: Out) -> None:
    assert main(arguments({**GOOD, **terms})) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "No yearly rate can be given."
    assert main([*arguments({**GOOD, **terms}), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["nominal_annual_percent"], found["effective_annual_percent"]) == (None, None)


def test_interest_of_no_days_costs_nothing(capsys: Out) -> None:
    """2.7 % a day, and all is paid on the day on which it is taken: that is no interest, and a rate of nothing."""
    terms = {"months": "1", "start": "2026-12-15", "taken": "2026-12-15", "daily_rate": "2.7%", "grace": "1"}
    assert main([*arguments({**GOOD, **terms}), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["cost"], found["effective_annual_percent"]) == ("0.00", "0.00")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"principal": "-5"}, "--principal: Type the sum without a minus sign."),
        ({"principal": "0"}, "--principal: a sum from"),
        ({"principal": "NaN"}, "--principal: This is not a clear sum"),
        ({"principal": "1e5"}, "--principal: This is not a clear sum"),
        ({"principal": "1.234"}, "--principal: At most two places"),
        ({"principal": "100000001"}, "--principal: At most"),
        ({"months": "0"}, "--months: a whole number from 1 to 360"),
        ({"months": "361"}, "--months: a whole number"),
        ({"months": "6.5"}, "--months: a whole number"),
        ({"start": "15.12.2026"}, "--start: a day such as 2026-12-15"),
        ({"start": "2026-02-30"}, "--start: a day such as"),
        ({"start": "9999-12-01"}, "--start: the last payment would be after"),
        ({"annual_rate": "18"}, "--annual-rate: the rate: from 0 to 10"),
        ({"annual_rate": "-0.1"}, "--annual-rate: a rate such as 0.18 or 18%"),
        ({"annual_rate": "inf"}, "--annual-rate: a rate such as"),
        ({"monthly_rate": "0.9"}, "the rate: from 0 to 10 a year"),
        ({"fee_rate": "0.01"}, "--fee-rate goes with --method fee"),
        ({"method": "fee", "annual_rate": "0.1"}, "--fee-rate goes with --method fee"),
        ({"daily_rate": "0.0005"}, "--daily-rate needs --taken"),
        ({"daily_rate": "0.0005", "taken": "2027-01-01"}, "--taken: not after --start"),
        ({"annual_rate": "0.1", "monthly_rate": "0.1"}, "only one rate at a time"),
        ({"method": "magic"}, "invalid choice"),
        ({"every": "hourly"}, "invalid choice"),
        ({"payments": "6x380"}, "--method does not go with --payments"),
        ({"method": None, "payments": "6x380"}, "--months does not go with --payments"),
        ({**ALONE, "payments": "6x380", "grace": "1"}, "--grace does not go with --payments"),
        ({**ALONE, "payments": "6x380", "annual_rate": "0.1"}, "--annual-rate does not go with --payments"),
        ({**ALONE, "payments": "6x380", "interest_free": ""}, "--interest-free does not go with --payments"),
        ({**ALONE, "payments": "6x5", "start": None}, "--start is missing"),
        ({**ALONE, "payments": "6x"}, "--payments: Type the payments like 6×380"),
        ({**ALONE, "payments": "361x1"}, "--payments: Type the payments like"),
        ({**ALONE, "payments": ""}, "--payments is missing"),
        ({**ALONE, "payments": "6x380,2027-01-01=5"}, "--payments: Give a day to each payment, or to none"),
        ({**ALONE, "payments": "2027-01-01=5"}, "--payments: where each has its day, --start and --every say nothing"),
        ({**ALONE, "payments": "6x380", "principal": None, "upfront_fee": "5"}, "--upfront-fee: less than --principal"),
        ({"principal": None}, "--principal is missing"),
        ({"method": None}, "--method is missing"),
        ({"months": None}, "--months is missing"),
        ({"start": None}, "--start is missing"),
        ({"upfront_fee": "2000"}, "--upfront-fee: less than --principal"),
        ({"received": "0"}, "--received: a sum from"),
        ({"settle": "2027-05-15"}, "--settle: a day before the last payment"),
        ({"settle": "soon"}, "--settle: a day such as"),
        ({"settle_fee": "3%"}, "--settle is missing"),
        (
            {**ALONE, "payments": "6x380", "settle": "2027-01-01"},
            "--settle: a day before the last payment, and a method",
        ),
        ({"fee_rate": "0.01", "fee_total": "0.1", "method": "fee"}, "only one rate at a time"),
        ({"fee_each": "100000001"}, "--fee-each: At most"),
        ({"grace": "-1"}, "--grace"),
    ],
    ids=str,
)
def test_wrong_terms_are_one_line(wrong: dict[str, str | None], words: str, capsys: Out) -> None:
    assert main(arguments({**GOOD, **wrong})) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert words in captured.err
