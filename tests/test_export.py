"""`ashore export contacts`: a table that spreadsheets read and do not work out, and a chronicle that is only text."""

from __future__ import annotations

import csv
import io
import stat
from pathlib import Path

import pytest

from ashore.cli.main import main
from ashore.export.registers import chronicle, contacts_csv, safe_cell
from ashore.export.render import as_markdown
from ashore.workbook import edits
from ashore.workbook.file.store import Store
from tests.support import empty, logged

Out = pytest.CaptureFixture[str]


def test_the_table_holds_every_entry_oldest_first() -> None:
    text = contacts_csv(logged())
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["at"] for row in rows] == sorted(row["at"] for row in rows)
    assert rows[0]["at"] == "2026-11-22T22:40+08:00"
    assert (rows[0]["lender"], rows[0]["said"], rows[0]["marks"]) == ("某银行", "明天就上门", "threat")


@pytest.mark.parametrize("nasty", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", '=cmd|"/c calc"!A1'])
def test_no_cell_is_worked_out(nasty: str) -> None:
    workbook = logged()
    workbook = edits.edit_contact(workbook, "k1", said=nasty, person=nasty)
    row = next(csv.DictReader(io.StringIO(contacts_csv(workbook).removeprefix("\ufeff"), newline="")))
    assert row["said"].startswith("'")
    assert row["person"].startswith("'")
    assert safe_cell("plain = text") == "plain = text"


def test_the_chronicle_is_text_whatever_was_typed() -> None:
    workbook = edits.edit_contact(logged(), "k1", said="# <b>loud</b>\n[x](y)", mine="no")
    text = as_markdown(chronicle(workbook))
    assert "## Nov 22, 2026" in text
    assert "\\<b\\>loud" in text
    assert "\\[x\\](y)" in text
    assert text.index("22:40") < text.index("09:05")
    assert as_markdown(chronicle(empty())) == "# Contact log\n"


def test_it_goes_to_a_private_new_file(home: Path, tmp_path: Path, capsys: Out) -> None:
    Store(home / "data" / "workbook.toml").write(logged())
    target = tmp_path / "log.csv"
    assert main(["export", "contacts", "-o", str(target)]) == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_bytes().startswith(b"\xef\xbb\xbfat,lender,")
    assert main(["export", "contacts", "-o", str(target)]) == 1
    assert "already" in capsys.readouterr().err
    assert main(["export", "contacts", "--format", "markdown"]) == 0
    assert "# Contact log" in capsys.readouterr().out
