"""Statements as PDF: the same rows as from the same table in a CSV, or a word that says why not."""

from __future__ import annotations

import csv
import io
import random
import sys
from decimal import Decimal

import pytest
from pypdf import PdfReader, PdfWriter

from ashore.statements import pdf
from ashore.statements.banks import balances_follow
from ashore.statements.read import read_statement
from ashore.statements.rows import Row, Statement, StatementError
from tests.statements.pdf_file import SIZE, page_of, pdf_of
from tests.statements.samples import reported, rules
from tests.statements.test_formats import BANKS

HEAD = ("交易流水", "户名：林小岸 账号：6225****1234", "起始日期：2026-05-01 终止日期：2026-05-31")
PDFS = [name for name in BANKS if name != "ccb-app"]
"""Banks that give out PDF."""


def table(source: str) -> list[list[str]]:
    """Header and rows of a bank; a cell that is empty in the PDF is drawn as nothing."""
    return list(csv.reader(io.StringIO(BANKS[source])))


def made(rows: list[list[str]], *, lines: bool, pages: int = 1, foot: tuple[str, ...] = ()) -> bytes:
    """A PDF of a table over several pages, with the header on each."""
    header, *below = rows
    widths = [max(len(row[place]) for row in rows) * SIZE + 6.0 for place in range(len(header))]
    size = -(-len(below) // pages)
    parts = [below[start : start + size] for start in range(0, len(below), size)]
    return pdf_of(
        [
            page_of(HEAD if number == 0 else (), [header, *part], widths, lines=lines)
            + b"".join(page_of(("", *[""] * 30, text), [], [], lines=False) for text in foot)
            for number, part in enumerate(parts)
        ]
    )


def read(data: bytes, password: str | None = None) -> Statement:
    return read_statement(data, rules(), password=password)


def facts(statement: Statement) -> list[tuple[object, ...]]:
    return [(row.at, row.amount, row.direction, row.payee, row.problem) for row in statement.rows]


@pytest.mark.parametrize("source", PDFS)
@pytest.mark.parametrize("lines", [True, False], ids=["ruled", "by place"])
@pytest.mark.parametrize("pages", [1, 2, 3])
def test_a_pdf_says_what_the_same_table_says_as_csv(source: str, lines: bool, pages: int) -> None:
    found = read(made(table(source), lines=lines, pages=pages, foot=("第1页 共3页", "打印日期 2026-06-01")))
    same = read_statement(BANKS[source].encode(), rules())
    assert found.source == source and facts(found) == facts(same)
    assert found.owner == "林小岸" and found.account == "1234" and found.period
    assert "from-pdf" in found.warnings
    assert reported(found).spending == reported(same).spending == Decimal("30.00")


def test_a_cell_of_several_lines_is_one_text() -> None:
    rows = table("cmb-pdf")
    rows[1][5] = "某某人力资源\n有限公司"
    for lines in (True, False):
        assert read(made(rows, lines=lines)).rows[0].payee == "某某人力资源有限公司"


@pytest.mark.parametrize("lines", [True, False], ids=["ruled", "by place"])
def test_a_row_that_is_missing_is_seen_by_the_balances(lines: bool) -> None:
    rows = table("cmb-pdf")
    assert "balance-breaks" not in read(made(rows, lines=lines)).warnings
    del rows[2]
    found = read(made(rows, lines=lines))
    assert "balance-breaks" in found.warnings and not found.whole
    assert reported(found).average is None  # no sum a month from a file with a hole


def test_balances_follow_from_either_end() -> None:
    def row(amount: int, direction: str, balance: int | None) -> Row:
        left = None if balance is None else Decimal(balance)
        return Row(1, None, Decimal(amount), direction, "", "", balance=left)  # type: ignore[arg-type]

    rows = [row(5, "in", 105), row(30, "out", 75), row(1, "in", 76)]
    assert balances_follow(rows) and balances_follow(rows[::-1]) and balances_follow([])
    assert balances_follow([row(5, "in", None), row(7, "in", None)])
    assert not balances_follow([rows[0], rows[2]])
    assert not balances_follow([rows[0], row(30, "out", None), rows[2]])


def test_a_password_is_asked_for() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made(table("cmb-pdf"), lines=True))))
    writer.encrypt("2468", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    for password, kind in ((None, "password-needed"), ("1", "password-wrong")):
        with pytest.raises(StatementError) as caught:
            read(out.getvalue(), password)
        assert caught.value.kind == kind
    assert len(read(out.getvalue(), "2468").rows) == 3


def test_cut_at_any_length_and_changed_anywhere_it_is_refused_or_says_so() -> None:
    """Never a traceback; a sum that is not in the whole file never counts without a word."""
    data = made(table("cmb-pdf"), lines=True)
    whole = facts(read(data))
    chance = random.Random(7)
    spoilt = [data[:length] for length in chance.sample(range(len(data)), 60)]
    for _turn in range(60):
        other = bytearray(data)
        for _byte in range(chance.randint(1, 8)):
            other[chance.randrange(len(other))] = chance.randrange(256)
        spoilt.append(bytes(other))
    for each in spoilt:
        try:
            found = read(each)
        except StatementError as error:
            assert error.kind in ("pdf-damaged", "no-header", "password-needed", "encoding", "empty", "no-rows")
            continue
        assert "from-pdf" in found.warnings
        if "balance-breaks" not in found.warnings:
            assert {fact[1:3] for fact in facts(found) if not fact[4]} <= {fact[1:3] for fact in whole}


def test_a_pdf_without_a_table_says_what_was_expected() -> None:
    with pytest.raises(StatementError) as caught:
        read(pdf_of([page_of(("一封信", "没有表格"), [], [], lines=False)]))
    assert caught.value.kind == "no-header"


def test_pages_and_bytes_have_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made(table("cmb-pdf"), lines=True, pages=3)
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    with pytest.raises(StatementError) as caught:
        read(data)
    assert (caught.value.kind, caught.value.detail) == ("too-many-pages", "2")
    monkeypatch.setattr(pdf, "LARGEST_PDF", 100)
    with pytest.raises(StatementError) as caught:
        read(data)
    assert caught.value.kind == "too-large"


def test_without_what_reads_pdf_it_says_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(StatementError) as caught:
        read(made(table("cmb-pdf"), lines=True))
    assert caught.value.kind == "pdf"
