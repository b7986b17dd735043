"""What is refused, what is never written, and what is never shown."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest

from ashore.cli.main import main
from ashore.guide.guide import Guide
from ashore.guide.read import ContentError
from ashore.guide.statements import read_statements
from ashore.statements import read as reading
from ashore.statements import zips
from ashore.statements.read import read_statement
from ashore.statements.rows import StatementError
from tests.statements.samples import FOLDER, READABLE, owner, rules, sample, statement

Out = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch
AES = FOLDER.with_name("aes.zip").read_bytes()


def refused(data: bytes, password: str | None = None) -> str:
    with pytest.raises(StatementError) as caught:
        read_statement(data, rules(), password=password)
    return caught.value.kind


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


@pytest.mark.parametrize("data", [AES, sample("alipay-password.zip")], ids=["AES", "ZipCrypto"])
def test_a_password_opens_it_and_another_does_not(data: bytes) -> None:
    assert len(read_statement(data, rules(), password="246810").rows) == 3
    assert refused(data) == "password-needed"
    assert refused(data, "1234") in ("password-wrong", "zip-damaged")


def test_a_zip_without_a_password() -> None:
    data = zipped(readme_md=b"x", bill_csv=sample("bank-en.csv"))
    assert len(read_statement(data, rules()).rows) == 13
    assert len(read_statement(zipped(bill_xlsx=sample("wechat.xlsx")), rules()).rows) == 15


def test_what_is_refused_of_a_zip() -> None:
    assert refused(zipped(**{f"f{n}_csv": b"x" for n in range(11)})) == "zip-many"
    assert refused(zipped(inner_zip=zipped(a_csv=b"x"))) == "zip-nested"
    assert refused(zipped(inner_csv=zipped(a_csv=sample("bank-en.csv")))) == "zip-nested"
    assert refused(zipped(notes_md=b"x")) == "zip-nothing"
    assert refused(zipped(a_csv=b"x", b_csv=b"x")) == "zip-several"
    assert len(read_statement(zipped(notes_txt=b"x", bill_csv=sample("bank-en.csv")), rules()).rows) == 13
    assert refused(b"PK\x03\x04 and no more") == "zip-damaged"
    assert refused(zipped(big_csv=b"0" * (zips.LARGEST_UNPACKED + 1))) == "too-large-unpacked"


def test_a_zip_that_lies_about_its_size_is_read_no_further() -> None:
    data = bytearray(zipped(big_csv=b"0" * (zips.LARGEST_UNPACKED + 1)))
    size = (zips.LARGEST_UNPACKED + 1).to_bytes(4, "little")
    while (place := data.find(size)) >= 0:
        data[place : place + 4] = (100).to_bytes(4, "little")
    assert refused(bytes(data)) in ("zip-damaged", "too-large-unpacked", "no-header", "encoding")


def test_a_spreadsheet_that_unpacks_to_too_much() -> None:
    data = zipped(**{"[Content_Types]_xml": b"x", "sheet_xml": b"0" * (zips.LARGEST_UNPACKED + 1)})
    assert refused(data) == "too-large-unpacked"


def test_a_file_that_is_too_large(monkeypatch: Patch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 100)
    assert refused(sample("bank-en.csv")) == "too-large"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_a_folder_and_a_large_file_are_no_statements(tmp_path: Path, capsys: Out, home: Path) -> None:
    pipe, large = tmp_path / "pipe.csv", tmp_path / "large.csv"
    os.mkfifo(pipe)
    with large.open("wb") as file:
        file.truncate(reading.LARGEST + 1)
    assert main(["import", str(pipe), str(tmp_path), str(large)]) == 1
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 3
    assert "64 MB" in err


def test_nothing_is_written(tmp_path: Path, capsys: Out, home: Path, monkeypatch: Patch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"246810\n")))
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*")}
    names = [str(FOLDER / name) for name in READABLE if name not in ("bank-de.csv", "bank.ofx")]
    assert main(["import", "--password-stdin", str(FOLDER.with_name("aes.zip")), *names]) == 0
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*") if "cache" not in path.parts} == {
        path: stamp for path, stamp in before.items() if "cache" not in path.parts
    }
    assert list(tmp_path.iterdir()) == []
    out = capsys.readouterr().out
    assert "246810" not in out
    assert "5521" not in out.replace("CN¥", "")


@pytest.mark.parametrize("name", READABLE)
def test_no_control_character_is_kept(name: str) -> None:
    for row in statement(name).rows:
        for text in (row.payee, row.item, row.category, row.method, row.owner):
            assert text.isprintable() and "\u202e" not in text
    assert owner(name) is not None


def test_an_account_is_never_kept_whole() -> None:
    assert statement("ccb-debit.xls").account == "5521"
    assert statement("cmb-debit.csv").account == "7788"


def test_a_group_that_the_budget_does_not_have_is_refused(tmp_path: Path, guide: Guide) -> None:
    folder = tmp_path / "statements"
    (folder / "formats").mkdir(parents=True)
    words = (guide.directory / "statements" / "words.toml").read_text("utf-8")
    for old, new in (("group = 'housing'", "group = 'palace'"), ("group = 'gig'", "group = 'food'")):
        (folder / "words.toml").write_text(words.replace(old, new), "utf-8")
        with pytest.raises(ContentError, match=r"palace|food"):
            read_statements(tmp_path, guide)


def test_every_format_names_what_it_needs() -> None:
    for layout in rules().layouts:
        assert set(layout.format.needs) <= set(layout.format.columns)
        assert "amount" in layout.format.columns or {"in", "out"} <= set(layout.format.columns)
