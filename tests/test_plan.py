"""`ashore plan`: the examples to the cent as JSON, a table for people, one line for wrong terms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ashore.cli.main import main

EXAMPLES = json.loads((Path(__file__).parent / "data" / "finance-examples.json").read_text("utf-8"))
Out = pytest.CaptureFixture[str]


def arguments(terms: dict[str, Any]) -> list[str]:
    return ["plan", *(part for key, value in terms.items() for part in (f"--{key.replace('_', '-')}", str(value)))]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["terms"]["method"])
def test_the_examples(example: dict[str, Any], capsys: Out) -> None:
    assert main([*arguments(example["terms"]), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == example["result"]


GOOD = {"principal": "2000", "method": "equal-instalment", "months": "6", "start": "2026-12-15"}


def test_a_table_for_people(capsys: Out) -> None:
    assert main(arguments({**GOOD, "annual_rate": "18%"})) == 0
    out = capsys.readouterr().out
    assert "2026-12-15         321.05        30.00         0.00       351.05     1,678.95" in out
    assert "In all 2,106.30, 106.30 above the principal." in out
    assert "really comes to 18.00 percent a year; with interest on interest, 19.56." in out
    assert main(["--lang", "zh_CN", *arguments({**GOOD, "principal": "２０００元", "grace": "2"})]) == 0
    assert "一共2,000.00" in capsys.readouterr().out


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
        ({"grace": "-1"}, "--grace"),
    ],
    ids=str,
)
def test_wrong_terms_are_one_line(wrong: dict[str, str], words: str, capsys: Out) -> None:
    assert main(arguments({**GOOD, **wrong})) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert words in captured.err
