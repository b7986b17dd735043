"""The made-up files and what must come out of them; and shorter ways to read."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from ashore.forms.reading import rules_of
from ashore.guide.guide import load
from ashore.statements.as_data import as_data
from ashore.statements.counting import count
from ashore.statements.read import read_statement
from ashore.statements.report import Report, report_of
from ashore.statements.rows import Statement
from ashore.statements.rules import Rules

FOLDER = Path(__file__).parents[1] / "data" / "statements"
EXPECTED: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text("utf-8"))
INPUTS = {"password", "container", "own_name", "not_regular", "files"}
"""Keys that are no values to be found."""
TEXTS = tuple(name for name in EXPECTED["files"] if name.endswith(".csv") and name != "empty.csv")
READABLE = tuple(name for name in EXPECTED["files"] if name != "empty.csv")


@cache
def rules() -> Rules:
    """The words and names that ship."""
    return rules_of(load(), None)


def sample(name: str) -> bytes:
    """The bytes of a sample."""
    return (FOLDER / name).read_bytes()


def statement(name: str) -> Statement:
    """A sample that has been read."""
    return read_statement(sample(name), rules(), password=EXPECTED["files"][name].get("password"))


def reported(*statements: Statement, own_names: tuple[str, ...] = ()) -> Report:
    """What files come to."""
    return report_of(count(statements, rules(), own_names), rules())


def of_bytes(data: bytes, **more: Any) -> dict[str, Any]:
    """What bytes come to, as data for programs."""
    return as_data(reported(read_statement(data, rules(), **more)))


def owner(name: str) -> tuple[str, ...]:
    """The reader's name where a test of the sample needs it."""
    return (EXPECTED["files"][name]["own_name"],) if "own_name" in EXPECTED["files"][name] else ()


def differing(expected: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """What is not as expected, by key; of what is regular, more may be found."""
    wrong = {
        key: (value, found.get(key, "missing"))
        for key, value in expected.items()
        if key not in INPUTS and key != "regular" and (key not in found or found[key] != value)
    }
    missing = [one for one in expected.get("regular", ()) if one not in found["regular"]]
    called = {one["who"] for one in found.get("regular", ())}
    return (
        wrong
        | ({"regular": missing} if missing else {})
        | {f"not regular: {who}": True for who in expected.get("not_regular", ()) if who in called}
    )
