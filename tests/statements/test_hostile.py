"""Files that are made to break what reads them: refused with a word, soon and in little memory, and no sum is wrong."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

import pytest

from ashore.statements import read as reading
from ashore.statements.cells import UNCLEAR, signed
from ashore.statements.counting import count
from ashore.statements.read import read_statement
from ashore.statements.report import report_of
from ashore.statements.rows import StatementError
from tests.statements.pdf_file import pdf_of, text_at
from tests.statements.samples import of_bytes, rules, sample
from tests.statements.test_formats import BANKS

SOON = pytest.mark.timeout(30)
"""Each of these took minutes, or for ever."""


def refused(data: bytes) -> str:
    with pytest.raises(StatementError) as caught:
        read_statement(data, rules())
    return caught.value.kind


def zipped(parts: dict[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def workbook(*sheets: str, shared: str = "") -> bytes:
    """An XLSX of these sheets, each the XML between sheetData."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        + "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/s{n}.xml"/>' for n in numbers)
        + f'<Relationship Id="r99" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}"><si><t>{shared}</t></si></sst>',
    }
    for number, sheet in zip(numbers, sheets, strict=True):
        parts[f"xl/worksheets/s{number}.xml"] = f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>'
    return zipped({name: text.encode() for name, text in parts.items()})


def sheet(rows: list[list[str]]) -> str:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'.format
    return "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)


MONTH = [["Date", "Description", "Amount"], ["2026-03-01", "Shop", "-5.00"], ["2026-03-02", "Shop", "-6.00"]]


def test_a_spreadsheet_as_it_should_be_is_read() -> None:
    assert of_bytes(workbook(sheet(MONTH)))["spending"] == "11.00"
    assert of_bytes(workbook(sheet(MONTH), sheet([["Notes"]])))["spending"] == "11.00"


@SOON
@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="199999"><c r="XFD199999"><v>1</v></c></row>',
        "<row>" + "<c/>" * 16_000 + "</row>" + "<row><c/></row>" * 20_000,
    ],
    ids=["by its references", "by its elements"],
)
def test_a_spreadsheet_of_two_cells_far_apart_makes_no_room_for_all_between(cells: str) -> None:
    assert refused(workbook(cells)) == "too-large-unpacked"


def test_a_text_longer_than_a_cell_can_hold_is_refused() -> None:
    cells = "<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>"
    assert refused(workbook(cells, shared="x" * 40_000)) == "sheet-damaged"


def test_of_two_sheets_with_rows_none_is_lost_in_silence() -> None:
    assert refused(workbook(sheet(MONTH), sheet(MONTH))) == "sheets-several"


@pytest.mark.parametrize("way", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_other_ways_of_packing_are_refused(way: int) -> None:
    assert refused(zipped({"a.csv": sample("wechat.csv")}, way)) == "zip-damaged"


def test_two_tables_in_a_zip_are_not_chosen_between() -> None:
    assert refused(zipped({"a.csv": sample("wechat.csv"), "b.xlsx": sample("wechat.xlsx")})) == "zip-several"
    assert of_bytes(zipped({"a.csv": sample("wechat.csv"), "readme.txt": b"x"}))["source"] == "wechat"


def test_a_directory_of_a_million_names_is_not_read() -> None:
    data = zipped({f"{number}.txt": b"" for number in range(2000)})
    assert refused(data) == "zip-many"


@SOON
def test_tags_and_blanks_without_end_are_read_at_once() -> None:
    assert of_bytes(b"OFXHEADER:100\n<OFX>" + b"<A" * 200_000)["rows"] == 0
    head = "起始时间：" + " " * 90_000 + "x\n"
    assert of_bytes(head.encode() + sample("wechat.csv"))["source"] == "wechat"


@SOON
def test_a_line_without_end_and_lines_without_number_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(b"Date,Description,Amount\n2026-03-01," + b"," * 8_000_000) == "line-too-long"
    monkeypatch.setattr(reading, "MOST_LINES", 10)
    assert refused(sample("wechat.csv")) == "too-many-rows"


def test_a_point_that_may_be_a_thousand_is_not_taken_for_one() -> None:
    text = "Datum;Text;Betrag EUR\n01.03.2026;Gehalt;1.850\n02.03.2026;Miete;-720\n13.03.2026;Auto;-2.500\n"
    found = of_bytes(text.encode())
    assert found["left_out"] == {"amount-unreadable": 2} and found["spending"] == "720.00"
    assert signed("1.850", UNCLEAR) is None and str(signed("720", UNCLEAR)) == "720"


MIXED = (
    "Date,Description,Amount,Currency\n"
    "2026-03-14,Shop,-10.00,EUR\n2026-03-15,Shop,-20.00,EUR\n2026-03-16,Bar,-5000.00,JPY\n"
)
STATES = "Date,Description,Amount,State\n2026-03-14,Shop,-10.00,COMPLETED\n2026-03-15,Bar,-20.00,REVERTED\n"
OFX = (
    "OFXHEADER:100\n<OFX><CURDEF>EUR<STMTTRN><DTPOSTED>20260301<TRNAMT>-10.00<NAME>Shop</STMTTRN>"
    "<STMTTRN><DTPOSTED>20260302<TRNAMT>-5000<NAME>Bar<CURRENCY><CURRATE>160<CURSYM>JPY</CURRENCY></STMTTRN></OFX>"
)


@pytest.mark.parametrize(
    ("text", "spending", "left"),
    [
        (MIXED, "30.00", {"other-currency": 1}),
        (STATES, "10.00", {"failed": 1}),
        (OFX, "10.00", {"other-currency": 1}),
    ],
    ids=["currency", "state", "ofx"],
)
def test_what_a_column_says_of_a_row_is_heard(text: str, spending: str, left: dict[str, int]) -> None:
    found: dict[str, Any] = of_bytes(text.encode())
    assert (found["spending"], found["left_out"]) == (spending, left)


@pytest.mark.parametrize("name", ["cmb-debit.csv", "icbc-debit.csv", "alipay-app.csv"])
def test_rows_below_the_end_are_said_to_be_left_out(name: str) -> None:
    data = sample(name)
    found = of_bytes(data + data)
    once = of_bytes(data)
    assert found["spending"] == once["spending"]
    statement = read_statement(data + data, rules())
    assert {"after-end", "not-whole"} & set(statement.warnings) and not statement.whole


def test_one_account_in_two_ways_of_writing_is_seen() -> None:
    one = read_statement(BANKS["cmb-pdf"].encode(), rules())
    other = read_statement(BANKS["bocom-debit"].encode(), rules())
    assert "same-account" in report_of(count([one, other], rules()), rules()).notes
    assert "same-account" not in report_of(count([one], rules()), rules()).notes


def test_investments_of_a_qif_are_said_to_be_left_out() -> None:
    text = "!Type:Bank\nD14/5/2026\nT-4.50\nPshop\n^\n!Type:Invst\nD14/5/2026\nNBuy\nT99\n^\n"
    assert read_statement(text.encode(), rules()).warnings == ("investments",)


def packed(drawn: bytes, times: int = 1) -> bytes:
    """A page whose drawing is packed; the file says so."""
    data = zlib.compress(drawn * times)
    page = pdf_of([b"?"])
    length = b"<< /Length 1 >>\nstream\n?\nendstream"
    assert length in page
    return page.replace(length, b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(data), data))


@SOON
@pytest.mark.parametrize(
    "data", [packed(text_at("多", 30, 30), 60_000), packed(b" " * 1_000_000, 60)], ids=["letters", "blanks"]
)
def test_a_pdf_that_unpacks_to_far_more_is_refused(data: bytes) -> None:
    assert len(data) < 500_000
    assert refused(data) == "too-large-unpacked"
