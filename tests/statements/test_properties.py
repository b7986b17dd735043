"""What must hold whatever the files: nothing lost, nothing twice, no order that matters."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.statements.as_data import as_data
from ashore.statements.counting import count
from ashore.statements.rows import Row, Statement
from tests.statements.samples import READABLE, owner, reported, rules, statement

HOUSEHOLD = ("alipay-app.csv", "wechat.xlsx", "ccb-debit.xls")


def sums(*statements: Statement, own_names: tuple[str, ...] = ()) -> dict[str, object]:
    """All that must not change: everything but the numbers of rows."""
    data = as_data(reported(*statements, own_names=own_names))
    return {key: value for key, value in data.items() if key not in ("left_out_rows", "rows", "left_out")}


@pytest.mark.parametrize("name", READABLE)
def test_what_is_kept_and_what_is_left_out_are_all_rows(name: str) -> None:
    read = statement(name)
    entries = count([read], rules(), owner(name)).entries
    assert [entry.row.number for entry in entries] == [row.number for row in read.rows]
    assert all(bool(entry.kind) is not bool(entry.reason) for entry in entries)
    report = reported(read, own_names=owner(name))
    assert report.kept + sum(report.left_out.values()) == report.rows == len(read.rows)


@pytest.mark.parametrize("name", READABLE)
def test_a_file_that_was_exported_again_changes_nothing(name: str) -> None:
    """Other bytes, so that it is no copy, but the same rows."""
    read = statement(name)
    again = read._replace(digest="another")
    once, twice = sums(read, own_names=owner(name)), sums(read, again, own_names=owner(name))
    assert {key: value for key, value in once.items() if key in twice} == twice
    report = reported(read, again, own_names=owner(name))
    assert report.kept + sum(report.left_out.values()) == 2 * len(read.rows)


@pytest.mark.parametrize("name", READABLE)
@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_changes_nothing(name: str, seed: int) -> None:
    read = statement(name)
    rows = list(read.rows)
    random.Random(seed).shuffle(rows)
    mixed = read._replace(rows=[row._replace(number=number) for number, row in enumerate(rows, 1)])
    assert sums(mixed, own_names=owner(name)) == sums(read, own_names=owner(name))
    assert reported(mixed).left_out == reported(read).left_out


def test_the_order_of_files_changes_nothing() -> None:
    read = [statement(name) for name in HOUSEHOLD]
    found = {str(sums(*(read[n] for n in order), own_names=("林小岸",))) for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0))}
    assert len(found) == 1


def test_two_halves_that_overlap_are_the_whole() -> None:
    """Exports of March to April and April to May: rows of April stand in both, refunds beside their payments or not."""
    read = statement("alipay-app.csv")
    first = read._replace(rows=[row for row in read.rows if row.at and row.at.month < 5], digest="first")
    second = read._replace(rows=[row for row in read.rows if row.at and row.at.month > 3], digest="second")
    assert sums(first, second)["spending"] == sums(read)["spending"]
    assert sums(first, second)["cash_out"] == sums(read)["cash_out"]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(READABLE), st.data())
def test_fewer_rows_never_count_for_more(name: str, data: st.DataObject) -> None:
    """Whatever rows are missing, each row that is there counts for what it did, or less where its refund is gone."""
    read = statement(name)
    keep = data.draw(st.lists(st.booleans(), min_size=len(read.rows), max_size=len(read.rows)))
    part = read._replace(rows=[row for row, kept in zip(read.rows, keep, strict=True) if kept])
    report = reported(part, own_names=owner(name))
    assert report.kept + sum(report.left_out.values()) == len(part.rows)
    assert report.income <= reported(read, own_names=owner(name)).income


def test_twins_in_one_file_are_real() -> None:
    read = statement("bank-en.csv")
    twins = Counter((row.at, row.amount, row.payee) for row in read.rows)
    assert max(twins.values()) == 2
    assert reported(read).left_out == {"own-money": 1}


def test_a_loan_is_never_income() -> None:
    row = statement("cmb-debit.csv").rows[7]
    assert isinstance(row, Row)
    report = reported(statement("cmb-debit.csv")._replace(rows=[row]))
    assert report.loans_received == row.amount
    assert not report.income
