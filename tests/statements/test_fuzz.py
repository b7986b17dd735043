"""Files that were cut, whose columns were moved, re-coded, with stray quotes, and bytes at random: never a traceback,
never a wrong sum without a word."""

from __future__ import annotations

import csv
import io
import random
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.statements.counting import count
from ashore.statements.read import read_statement
from ashore.statements.rows import Row, Statement, StatementError
from tests.statements.samples import EXPECTED, READABLE, TEXTS, owner, reported, rules, sample
from tests.statements.test_formats import OFX2

QIF = "".join(f"!Type:Bank\nD{n}/5/2026\nT-{n}.50\nPshop {n}\n^\n" if n == 14 else f"D{n}/5/2026\nT-{n}.50\nPshop\n^\n"
              for n in range(14, 25))  # fmt: skip
FILES = {**{name: sample(name) for name in READABLE}, "two.ofx": OFX2.encode(), "one.qif": QIF.encode()}
CUTS = 60
"""Lengths at which each file is cut."""


def read(data: bytes, name: str = "") -> Statement | None:
    """A statement; None where the file is refused, which is a word."""
    try:
        return read_statement(data, rules(), password=EXPECTED["files"].get(name, {}).get("password"))
    except StatementError:
        return None


def facts(row: Row) -> tuple[Any, ...]:
    return row.at, row.amount, row.direction


def wrong_without_a_word(found: Statement, whole: Statement) -> list[Row]:
    """Rows that count though the whole file has no such row there, where nothing warns of the file."""
    if found.warnings:
        return []
    there = [facts(row) for row in whole.rows]
    return [row for row in found.rows if not row.problem and facts(row) not in there]


@pytest.mark.parametrize("name", FILES)
def test_cut_at_any_length(name: str) -> None:
    data = FILES[name]
    whole = read(data, name)
    assert whole is not None
    lengths = {*random.Random(name).sample(range(len(data)), min(CUTS, len(data))), *range(len(data) - 40, len(data))}
    for length in sorted(lengths):
        found = read(data[:length], name)
        if found is None:
            continue
        assert wrong_without_a_word(found, whole) == [], length
        if whole.stated and len(found.rows) < len(whole.rows):
            assert found.warnings, length
        kept = [entry for entry in count([found], rules()).entries if entry.kept]
        assert len(kept) <= len(whole.rows)


def text_of(name: str) -> str:
    return sample(name).decode(EXPECTED["files"][name]["encoding"])


def moved(text: str, seed: int, mark: str, header: str) -> str:
    """The table of a file with its columns in another order; what stands around it as it was."""
    lines = text.splitlines()
    place = next(n for n, line in enumerate(lines) if line.replace('"', "").startswith(header))
    size = len(next(csv.reader([lines[place]], delimiter=mark)))
    order = list(range(size))
    random.Random(seed).shuffle(order)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark)
    for line in lines[place:]:
        cells = next(csv.reader([line], delimiter=mark), [])
        fits = len(cells) in (size, size + 1) and len([cell for cell in cells if cell.strip()]) > 2
        if fits and not cells[0].startswith(("合计", "#")):
            writer.writerow([cells[n] for n in order])
        else:
            out.write(line + "\n")
    return "\n".join(lines[:place]) + "\n" + out.getvalue()


HEADERS = {
    "alipay-app.csv": (",", "交易时间"),
    "alipay-refunds.csv": (",", "交易时间"),
    "alipay-excel.csv": (",", "交易时间"),
    "alipay-web.csv": (",", "交易号"),
    "cmb-debit.csv": (",", "交易日期"),
    "icbc-debit.csv": (",", "交易日期"),
    "bank-en.csv": (",", "Date"),
    "bank-de.csv": (";", "Buchungstag"),
}


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("seed", range(6))
def test_columns_in_another_order(name: str, seed: int) -> None:
    text = moved(text_of(name), seed, *HEADERS[name])
    found = read(text.encode(EXPECTED["files"][name]["encoding"]))
    assert found is not None
    report, expected = reported(found, own_names=owner(name)), EXPECTED["files"][name]
    assert [f"{getattr(report, key):.2f}" for key in ("income", "spending", "repayments", "loans_received")] == [
        expected[key] for key in ("income", "spending", "repayments", "loans_received")
    ]


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in ("wechat-cut.csv",)])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_the_same_text_in_another_encoding(name: str, encoding: str) -> None:
    if encoding == "gb18030" and name in ("bank-de.csv", "hostile.csv"):
        pytest.skip("no bank writes it so")
    found = read(text_of(name).encode(encoding))
    assert found is not None
    report, expected = reported(found, own_names=owner(name)), EXPECTED["files"][name]
    assert f"{report.spending:.2f}" == expected["spending"]
    assert report.kept == expected["kept"]


@pytest.mark.parametrize("name", TEXTS)
def test_stray_marks(name: str) -> None:
    """A quote, a comma, a line end, a tab, a NUL anywhere in the rows: that row is said to be wrong, or as it was."""
    text, encoding = text_of(name) if name != "wechat-cut.csv" else "", EXPECTED["files"][name]["encoding"]
    if not text:
        return
    whole = read(sample(name), name)
    assert whole is not None
    pick = random.Random(name)
    sums = sum((row.amount or Decimal(0) for row in whole.rows if not row.problem), Decimal(0))
    for mark in ('"', ",", "\n", "\t", "\0", "'", "=", "\u202e"):
        for _turn in range(12):
            place = pick.randrange(len(text) // 2, len(text))
            found = read((text[:place] + mark + text[place:]).encode(encoding, "replace"))
            if found is None:
                continue
            strange = wrong_without_a_word(found, whole)
            # A mark inside a number or a day can make another one of it, as 1,2 of 12: more than that may not be wrong.
            assert len(strange) <= 2, (mark, place)
            total = sum((row.amount or Decimal(0) for row in found.rows if not row.problem), Decimal(0))
            assert found.warnings or strange or total <= sums, (mark, place)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_bytes_that_were_changed(name: str, data: st.DataObject) -> None:
    """Nothing but StatementError, whatever is in the file."""
    changed = bytearray(FILES[name])
    for _turn in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(changed) - 1))
        changed[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    found = read(bytes(changed), name)
    if found is not None:
        report = reported(found)
        assert report.kept + sum(report.left_out.values()) == len(found.rows)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore"))))
def test_any_bytes(data: bytes) -> None:
    for start in (
        b"",
        b"Date,Amount\n",
        b"!Type:Bank\n",
        b"<OFX><STMTTRN>",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ):
        found = read(start + data)
        assert found is None or reported(found).rows == len(found.rows)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_cells_below_a_known_header(data: st.DataObject) -> None:
    usual = ["2026-05-01 10:00:00", "支出", "收入", "/", "¥12.00", "支付成功", "已退款(￥1.00)", "", "已全额退款"]
    strange = st.text(alphabet='¥0123456789.,-+E/ "收入支出已退款(￥)\t', max_size=14)
    cell = st.one_of(strange, st.sampled_from(usual))
    rows = data.draw(st.lists(st.lists(cell, min_size=1, max_size=13), max_size=8))
    head = "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
    found = read((head + "\n".join(",".join(row) for row in rows)).encode())
    assert found is None or all(entry.amount >= 0 for entry in count([found], rules()).entries if entry.kept)
