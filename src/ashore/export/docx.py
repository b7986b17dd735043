"""A document as DOCX, by python-docx: fonts are named, East Asian ones too, and not embedded."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

from docx import Document as new_document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from ashore.export.document import Document, Table, cleaned
from ashore.values import ParagraphRole

EAST_ASIAN = {"zh_Hant": ("PMingLiU", "zh-TW"), "zh": ("SimSun", "zh-CN"), "ja": ("MS Mincho", "ja-JP")}
"""The font for East Asian text and its language, by the beginning of the document's language. Word, WPS and LibreOffice
take their own where these are missing."""
LATIN = "Times New Roman"
BODY = "Body Text"
STYLES: dict[ParagraphRole, str] = {
    "title": "Title",
    "address": "Inside Address",
    "greeting": "Salutation",
    "particular": "Particulars",
    "salute": "Closing",
    "signature": "Signature",
}
"""The styles of what is not text, as word processors call them: who changes one changes all that is like it."""
NO_DAY = dt.datetime(2000, 1, 1)
"""In the file's properties and of its parts: who wrote it, and when, is nobody's business."""
_NOT_XML = re.compile("[\ufffe\uffff]")


def as_docx(document: Document) -> bytes:
    """The file. What was typed is text, never a field or a link."""
    document, file = cleaned(document), new_document()
    _set_page(file)
    _set_fonts(file, document.language)
    properties = file.core_properties
    properties.title = _safe(document.title)[:255]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = NO_DAY
    for part in document.paragraphs:
        if part.heading:
            file.add_paragraph(_safe(part.heading), style="Heading 2")
        if part.text:
            _add_text(file, part.text, part.role)
        if part.table and part.table.rows:
            _add_table(file, part.table)
    written = io.BytesIO()
    file.save(written)
    return _without_times(written)


def _add_text(file: Docx, text: str, role: ParagraphRole | None) -> None:
    """A paragraph in the style of what it is; each line of a letter's end is one of its own, and they stay together."""
    style = STYLES[role] if role else BODY
    lines = text.split("\n") if role in ("salute", "signature") else [text]
    for number, line in enumerate(lines, 1):
        paragraph = file.add_paragraph(_safe(line), style=style)
        paragraph.paragraph_format.keep_with_next = number < len(lines) or role == "salute"


def _without_times(written: io.BytesIO) -> bytes:
    """The file, in which no part says when it was written."""
    plain = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            new.writestr(zipfile.ZipInfo(part.filename, NO_DAY.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)
    return plain.getvalue()


def _safe(text: str) -> str:
    return _NOT_XML.sub("", text)


def _set_page(file: Docx) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(25)
    section.left_margin = section.right_margin = Mm(20)


def _set_fonts(file: Docx, language: str) -> None:
    styles = file.styles
    title = styles[STYLES["title"]]
    title.delete()  # the one that comes with the template has colours and a rule of its own
    for name in STYLES.values():
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style, style.next_paragraph_style = styles["Normal"], styles[BODY]
    _place(file, language.startswith(("zh", "ja")))
    font, tag = next((known for start, known in EAST_ASIAN.items() if language.startswith(start)), ("SimSun", "zh-CN"))
    for name, size in (("Normal", 12), ("Heading 2", 13)):
        style = file.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name, style.font.size = LATIN, Pt(size)
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), font)
        fonts.set(qn("w:cs"), LATIN)
        if name == "Normal":
            style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(8), 1.3
        else:
            style.font.color.rgb = None
    for lang in file.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:eastAsia"), tag)


def _place(file: Docx, east_asian: bool) -> None:
    """Where each kind of paragraph stands: the title in the middle; in East Asian letters a body whose first lines are
    indented by two characters, and name and day at the right."""
    names = (STYLES["title"], STYLES["signature"], STYLES["salute"], STYLES["particular"], BODY)
    styles = [style for name in names if isinstance(style := file.styles[name], ParagraphStyle)]
    title, end, salute, particular, body = styles
    title.font.bold, title.font.size = True, Pt(16)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_after = Pt(16)
    for style in (salute, end, particular):
        style.paragraph_format.space_after = Pt(2)
    if east_asian:
        end.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        indent = body.element.get_or_add_pPr().get_or_add_ind()
        indent.set(qn("w:firstLineChars"), "200")
        indent.set(qn("w:firstLine"), "480")


def _add_table(file: Docx, table: Table) -> None:
    grid = file.add_table(rows=0, cols=len(table.head), style="Table Grid")
    for number, cells in enumerate((table.head, *table.rows)):
        row = grid.add_row()
        for column, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(2)
            run = paragraph.add_run(_safe(text))
            run.bold = number == 0
            if column in table.figures:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    file.add_paragraph()
