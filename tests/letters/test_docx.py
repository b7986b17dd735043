"""Letters as DOCX: what was written is in it, in Chinese fonts; LibreOffice opens it where it is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document as read_docx
from hypothesis import given
from hypothesis import strategies as st

from ashore.export.document import PlainDocument, PlainPart, Table
from ashore.export.docx import STYLES, as_docx
from ashore.export.registers import chronicle
from ashore.guide.guide import Guide
from ashore.i18n.catalogue import search_path
from ashore.letters import drafts
from ashore.letters.compose import Letter
from tests.letters.filled import filled
from tests.support import proven, speak


def test_no_part_says_when_it_was_written() -> None:
    content = as_docx(PlainDocument("t", "en", (PlainPart("x"),)))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {part.date_time for part in file.infolist()} == {(2000, 1, 1, 0, 0, 0)}


def letter(guide: Guide, kind: str = "complaint", language: str = "zh_CN") -> Letter:
    return drafts.write_letter(filled(guide, kind, language), search_path())


def words_of(content: bytes) -> str:
    """All paragraphs and cells, in the order of the file."""
    file = read_docx(io.BytesIO(content))
    parts = []
    for block in file.iter_inner_content():
        if hasattr(block, "rows"):
            parts += [cell.text for row in block.rows for cell in row.cells]
        else:
            parts.append(block.text)
    return "\n".join(parts)


def test_every_paragraph_and_table_is_in_it(guide: Guide) -> None:
    written = letter(guide)
    text = words_of(as_docx(written))
    for part in written.paragraphs:
        assert part.text in text
        for row in part.table.rows if part.table else ():
            assert "\n".join(row) in text
    assert "2026年11月22日 22:40" in text


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_a_paragraph_is_can_be_seen_from_its_style(language: str, guide: Guide) -> None:
    closed = []
    for kind in guide.letters:
        written = letter(guide, kind, language)
        closed += [kind for part in written.paragraphs if part.role == "signature"]
        paragraphs = read_docx(io.BytesIO(as_docx(written))).paragraphs
        found = [(paragraph.text, paragraph.style and paragraph.style.name) for paragraph in paragraphs]
        for role, style in STYLES.items():
            wanted = [line for part in written.paragraphs if part.role == role for line in part.text.split("\n")]
            assert [text for text, name in found if name == style] == wanted, (kind, role)
        assert not [text for text, name in found if text and name == "Normal"]
    assert len(closed) > len(guide.letters) / 2


@pytest.mark.parametrize(("language", "font", "tag"), [("zh_CN", "SimSun", "zh-CN"), ("zh_Hant", "PMingLiU", "zh-TW")])
def test_fonts_for_chinese_are_named_and_not_embedded(language: str, font: str, tag: str) -> None:
    content = as_docx(PlainDocument("题", language, (PlainPart("正文", "标题"),)))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        styles = file.read("word/styles.xml").decode()
        assert not [name for name in file.namelist() if "font" in name.lower() and name != "word/fontTable.xml"]
    assert f'w:eastAsia="{font}"' in styles
    assert f'w:eastAsia="{tag}"' in styles
    assert "eastAsiaTheme" not in styles.split('w:styleId="Normal"')[1].split("</w:style>")[0]


def test_nobody_is_named_in_its_properties(guide: Guide) -> None:
    properties = read_docx(io.BytesIO(as_docx(letter(guide)))).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created is not None and properties.created.year == 2000


@given(st.text(max_size=60))
def test_whatever_was_typed_is_only_text(typed: str) -> None:
    table = Table(("a",), ((typed,),))
    content = as_docx(PlainDocument(typed, "zh_CN", (PlainPart(typed + "=1+1 <w:p/>", typed, table),)))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        document = file.read("word/document.xml").decode()
    assert "<w:fldSimple" not in document
    assert "w:hyperlink" not in document
    assert "=1+1 <w:p/>" in words_of(content)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_libreoffice_reads_it_back(language: str, guide: Guide, tmp_path: Path) -> None:
    written = letter(guide, "accept-offer", language)
    speak(language)
    log = chronicle(proven())
    for name, document in (("letter", written), ("log", log)):
        (tmp_path / f"{name}.docx").write_bytes(as_docx(document))
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)),
            *(str(tmp_path / f"{name}.docx") for name in ("letter", "log")),
        ],
        check=True,
        capture_output=True,
        timeout=110,
    )
    text = " ".join((tmp_path / "letter.txt").read_text("utf-8-sig").split())
    for part in written.paragraphs:
        assert " ".join(part.text.split()) in text
        for row in part.table.rows if part.table else ():
            assert all(cell in text for cell in row)
    told = " ".join((tmp_path / "log.txt").read_text("utf-8-sig").split())
    assert "明天就上门" in told
