"""Every value of expected.json comes out of the verb, file by file and together."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from ashore.cli.main import main
from ashore.workbook import edits
from ashore.workbook.file.store import Store
from tests.statements.samples import EXPECTED, FOLDER, differing, owner
from tests.support import empty

Out = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch


def imported(capsys: Out, *arguments: str) -> tuple[int, dict[str, Any]]:
    """The exit code of the verb, and what it says to programs."""
    capsys.readouterr()
    code = main(["import", "--json", *arguments])
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", EXPECTED["files"])
def test_every_value_of_a_file(name: str, capsys: Out, monkeypatch: Patch, home: object) -> None:
    expected = EXPECTED["files"][name]
    arguments = [str(FOLDER / name), *(part for own in owner(name) for part in ("--own-name", own))]
    if "password" in expected:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{expected['password']}\n".encode())))
        arguments.append("--password-stdin")
    code, found = imported(capsys, *arguments)
    assert list(found) == ["files"]
    assert differing(expected, found["files"][name]) == {}
    assert code == ("error" in expected)


def test_the_files_of_a_household(capsys: Out, home: object) -> None:
    expected = EXPECTED["together"][0]
    code, found = imported(capsys, *(str(FOLDER / name) for name in expected["files"]), "--own-name", "林小岸")
    assert code == 0
    assert differing(expected, found["together"]) == {}
    for name in expected["files"]:
        assert differing(EXPECTED["files"][name], found["files"][name]) == {}


def test_the_same_file_twice_adds_nothing(capsys: Out, home: object) -> None:
    name = EXPECTED["together"][1]["must_equal"]
    _code, found = imported(capsys, str(FOLDER / name), str(FOLDER / name))
    assert found["together"] == found["files"][name]
    assert differing(EXPECTED["files"][name], found["together"]) == {}


def test_a_bad_file_does_not_keep_the_others_from_being_read(capsys: Out, home: object) -> None:
    code, found = imported(capsys, str(FOLDER / "empty.csv"), str(FOLDER / "bank-en.csv"), "/nowhere/at-all.csv")
    assert code == 1
    assert found["files"]["empty.csv"] == {
        "error": "empty",
        "file": "empty.csv",
        "row": None,
        "expected": "nothing is in it; a statement with a header and rows was expected",
        "rows": 0,
        "kept": 0,
    }
    assert found["files"]["at-all.csv"]["error"] == "unreadable"
    assert differing(EXPECTED["files"]["bank-en.csv"], found["files"]["bank-en.csv"]) == {}


@pytest.mark.parametrize(("months", "named"), [("1", ["2026-05"]), ("2", ["2026-04", "2026-05"]), ("6", None)])
def test_the_last_whole_months(months: str, named: list[str] | None, capsys: Out, home: object) -> None:
    _code, found = imported(capsys, str(FOLDER / "alipay-app.csv"), "--months", months)
    assert found["files"]["alipay-app.csv"]["whole_months"] == (named or ["2026-03", "2026-04", "2026-05"])


@pytest.mark.parametrize("months", ["0", "7", "x", "-1", "1.5", ""])
def test_other_months_are_wrong_usage(months: str, capsys: Out, home: object) -> None:
    assert main(["import", str(FOLDER / "bank-en.csv"), f"--months={months}"]) == 2
    assert "1 to 6" in capsys.readouterr().err


@pytest.mark.parametrize(("language", "heading"), [("en", "Goes out"), ("zh_CN", "")])
def test_people_read_it_by_group(language: str, heading: str, capsys: Out, home: object) -> None:
    assert main(["import", "--lang", language, str(FOLDER / "hostile.csv"), str(FOLDER / "alipay-app.csv")]) == 0
    out = capsys.readouterr().out
    assert heading in out
    assert "房东老周" in out
    assert "\x1b" not in out and "\u202e" not in out
    from ashore.text import columns

    assert max(map(columns, out.splitlines())) <= 80


def test_what_two_files_hold_twice_is_said(capsys: Out, home: object) -> None:
    names = EXPECTED["together"][0]["files"]
    assert main(["import", *(str(FOLDER / name) for name in names), "--own-name", "林小岸"]) == 0
    assert "18: the same payment as in another file" in " ".join(capsys.readouterr().out.split())


def test_files_in_several_currencies_are_never_added(capsys: Out, home: object) -> None:
    _code, found = imported(capsys, str(FOLDER / "bank-de.csv"), str(FOLDER / "bank.ofx"))
    assert found["together"] == {"error": "currencies", "currencies": ["EUR", "USD"]}


def test_a_bank_alone_is_said_to_hide_what_came_through_a_wallet(capsys: Out, home: object) -> None:
    _code, found = imported(capsys, str(FOLDER / "ccb-debit.xls"), str(FOLDER / "bank-en.csv"))
    assert found["files"]["ccb-debit.xls"]["notes"] == ["wallet-missing"]
    assert found["together"]["notes"] == ["wallet-missing", "currency-unknown"]
    _code, found = imported(capsys, str(FOLDER / "ccb-debit.xls"), str(FOLDER / "alipay-app.csv"))
    assert "notes" not in found["together"]


def test_the_same_file_twice_is_said(capsys: Out, home: object) -> None:
    assert main(["import", str(FOLDER / "bank-en.csv"), str(FOLDER / "bank-en.csv")]) == 0
    assert "given twice" in capsys.readouterr().err


def test_a_lender_of_the_workbook_is_known_and_a_damaged_workbook_is_no_hindrance(
    capsys: Out, home: Path, tmp_path: Path
) -> None:
    bill = tmp_path / "bill.csv"
    bill.write_text("Date,Description,Amount\n2026-05-20,BRIGHTMONEY direct debit,-30.00\n2026-05-21,x,-1\n", "utf-8")
    workbook = home / "data" / "workbook.toml"
    assert imported(capsys, str(bill))[1]["files"]["bill.csv"]["repayments_by"] == {}
    made, debt = edits.add_debt(empty())
    Store(workbook).write(edits.edit_debt(made, debt, lender="Brightmoney"))
    _code, found = imported(capsys, str(bill))
    assert found["files"]["bill.csv"]["repayments_by"] == {"Brightmoney": "30.00"}
    workbook.write_text("schema = nothing", "utf-8")
    assert imported(capsys, str(bill))[0] == 0
