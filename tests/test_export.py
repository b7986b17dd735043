"""`ashore export contacts`: a table that spreadsheets read and do not work out, and a chronicle that is only text."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import stat
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.cli.main import main
from ashore.export.cells import as_csv, safe_cell
from ashore.export.document import Table
from ashore.export.registers import (
    agenda_formats,
    chronicle,
    contact_formats,
    contacts_csv,
    evidence_csv,
    evidence_formats,
)
from ashore.export.render import as_markdown, text_table
from ashore.text import clean
from ashore.workbook import edits
from ashore.workbook.file.store import Store
from tests.processes import run_each
from tests.support import TODAY, empty, logged, proven, years

Out = pytest.CaptureFixture[str]


def test_the_table_holds_every_entry_oldest_first() -> None:
    text = contacts_csv(logged())
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["at"] for row in rows] == sorted(row["at"] for row in rows)
    assert rows[0]["at"] == "2026-11-22T22:40+08:00"
    assert (rows[0]["lender"], rows[0]["said"], rows[0]["marks"]) == ("某银行", "明天就上门", "threat")


FULL_WIDTH = ["\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(A1)", "\u3000\uff1d1", "\ufe66 1", "\u200b=1"]


@pytest.mark.parametrize("nasty", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", '=cmd|"/c calc"!A1', *FULL_WIDTH])
def test_no_cell_is_worked_out(nasty: str) -> None:
    workbook = logged()
    workbook = edits.edit_contact(workbook, "k1", said=nasty, person=nasty)
    row = next(csv.DictReader(io.StringIO(contacts_csv(workbook).removeprefix("\ufeff"), newline="")))
    assert row["said"].startswith("'")
    assert row["person"].startswith("'")
    assert safe_cell("plain = text") == "plain = text"


def worked_out(cell: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula."""
    return unicodedata.normalize("NFKC", cell).lstrip()[:1] in {"=", "+", "-", "@"}


@pytest.mark.parametrize("nasty", ["foo;=1+1", "foo; \uff1d1", "a|@b", "a\n=1", "a\t=1", "a\r=1", ";;=1", "=1;+2"])
def test_no_cell_is_worked_out_that_comes_of_splitting_one(nasty: str) -> None:
    cell = safe_cell(nasty)
    assert not any(map(worked_out, re.split("[;|\t\r\n]", cell)))
    assert cell.replace("'", "") == clean(nasty)


@given(st.lists(st.sampled_from(["=", "+", "-", "@", "\uff1d", ";", "|", "\t", "\n", " ", "\u3000", "'", '"', "a"])))
def test_no_cell_of_any_pieces_is_worked_out(pieces: list[str]) -> None:
    table = as_csv(("x",), [{"x": "".join(pieces)}])
    ((cell,),) = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))[1:]
    assert not any(map(worked_out, re.split("[;|\t\r\n]", cell)))


def test_every_table_goes_through_the_one_door_for_cells() -> None:
    workbook, _new = edits.add_evidence(proven(), added=TODAY, label="a;\uff1d1", note="=1", paper_at="-1")
    for table in (contacts_csv(workbook), evidence_csv(workbook)):
        for row in csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")):
            assert not any(worked_out(part) for cell in row for part in cell.split(";"))


LETTERS = [("letter", "hardship", "--format", form) for form in ("text", "markdown", "html", "docx")]
LOGS = ("csv", "text", "markdown", "html", "docx")
EXPORTS = [
    *LETTERS,
    *(("export", what, "--format", form) for what in ("contacts", "evidence") for form in LOGS),
    *(("export", "agenda", "--format", form) for form in ("ics", "ics-named")),
]


@pytest.mark.parametrize("arguments", EXPORTS, ids=" ".join)
def test_standard_output_has_the_bytes_that_a_file_has(arguments: tuple[str, ...], home: Path, tmp_path: Path) -> None:
    Store(home / "data" / "workbook.toml").write(years())
    target = tmp_path / "file"
    one_moment = (
        "import datetime\nfrom ashore.export import calendar\n"
        "as_calendar = calendar.as_calendar; moment = datetime.datetime(2026, 11, 23).astimezone()\n"
        "calendar.as_calendar = lambda entries, now, named=False: as_calendar(entries, moment, named)\n"
    )
    ways: tuple[list[str], ...] = ([], ["-o", "-"], ["-o", str(target)], ["-o", "./-"])
    ran = run_each([[*arguments, *way] for way in ways], tmp_path / "said", folder=tmp_path, before=one_moment)
    assert [each.code for each in ran] == [0] * 4, [each.err for each in ran]
    written = target.read_bytes()
    assert written
    assert ran[0].out == ran[1].out == written
    if arguments[1] == "agenda":
        assert b"\n" not in written.replace(b"\r\n", b"")
    assert (tmp_path / "-").read_bytes() == written


def test_every_form_is_compared() -> None:
    forms = {("contacts", form.id) for form in contact_formats(empty())} | {
        ("evidence", f.id) for f in evidence_formats(empty())
    }
    forms |= {("agenda", form.id) for form in agenda_formats((), dt.datetime.now())}
    assert forms == {(what, form) for verb, what, _flag, form in EXPORTS if verb == "export"}


def test_the_chronicle_is_text_whatever_was_typed() -> None:
    workbook = edits.edit_contact(logged(), "k1", said="# <b>loud</b>\n[x](y)", mine="no")
    text = as_markdown(chronicle(workbook))
    assert "## Nov 22, 2026" in text
    assert "\\<b\\>loud" in text
    assert "\\[x\\](y)" in text
    assert text.index("22:40") < text.index("09:05")
    assert as_markdown(chronicle(empty())) == "# Contact log\n"


def test_a_time_that_cannot_be_read_is_in_no_table_and_no_document() -> None:
    """The time that stood there before was not meant: evidence does not name it."""
    workbook = edits.set_unfinished(logged(), "contact.k1.time", "quarter to")
    rows = list(csv.DictReader(io.StringIO(contacts_csv(workbook).removeprefix("\ufeff"), newline="")))
    assert [row["at"] for row in rows if row["said"] == "明天就上门"] == [""]
    text = as_markdown(chronicle(workbook))
    assert "22:40" not in text
    assert text.index("09:05") < text.index("time not clear") < text.index("明天就上门")


def test_what_became_of_a_promise_leaves_with_it() -> None:
    day = dt.date(2026, 12, 1)
    workbook = edits.edit_contact(logged(), "k1", my_promise="300", my_until=TODAY, my_state="broken")
    workbook = edits.edit_contact(
        workbook, "k1", their_promise="a pause", their_until=TODAY, their_state="moved", their_moved_to=day
    )
    row = next(csv.DictReader(io.StringIO(contacts_csv(workbook).removeprefix("\ufeff"), newline="")))
    assert (row["my_state"], row["their_state"], row["their_moved_to"]) == ("broken", "moved", "2026-12-01")
    text = as_markdown(chronicle(workbook))
    assert f"300 ({TODAY}, not kept)" in text
    assert f"a pause ({TODAY}, another day was named: 2026-12-01)" in text


def test_it_goes_to_a_private_new_file(home: Path, tmp_path: Path, capsys: Out) -> None:
    Store(home / "data" / "workbook.toml").write(logged())
    target = tmp_path / "log.csv"
    assert main(["export", "contacts", "-o", str(target)]) == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_bytes().startswith(b'\xef\xbb\xbf"at","lender",')
    assert main(["export", "contacts", "-o", str(target)]) == 1
    assert "already" in capsys.readouterr().err
    assert main(["export", "contacts", "--format", "markdown"]) == 0
    assert "# Contact log" in capsys.readouterr().out


@pytest.mark.parametrize("width", [76, 12])
def test_a_table_too_wide_for_its_place_still_says_what_its_figures_are(width: int) -> None:
    head, entry = text_table(Table(("No.", "Day", "Sum"), (("1", "2026-12-10", "194.08"),)), width).split("\n")
    assert all(word in head for word in ("No.", "Day", "Sum"))
    assert entry.startswith("• ") == (width == 12)
