"""What was typed reads the same in every form of a document, rendered as its programs render it."""

from __future__ import annotations

import io
from html.parser import HTMLParser

import pytest
from docx import Document as read_docx
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ashore.export.document import PlainDocument, PlainPart, Table
from ashore.export.docx import as_docx
from ashore.export.render import as_html, as_markdown
from ashore.text import clean

SIGNS = [*"\\`*_~[]<>()#|$!&;:=+-.{}\"'^@/ \n1x", "&lt;", "&#60;", "<b>", "1. ", "```", "~~~", "    ", "://", "é"]
TYPED = st.lists(st.sampled_from(SIGNS) | st.characters(codec="utf-8"), max_size=12).map("".join)


def words(text: str) -> list[str]:
    """A text by its lines and words: how wide a space is, no form keeps."""
    return [line for whole in clean(text).split("\n") if (line := " ".join(whole.split()))]


class Shown(HTMLParser):
    """The text that a browser shows in the paragraphs, headings and cells of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("p", "h1", "h2", "th", "td"):
            self.blocks.append("")
            self.inside = True
        elif tag == "br":
            self.blocks[-1] += "\n"
        elif self.inside:
            raise AssertionError(tag)

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("p", "h1", "h2", "th", "td")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.blocks[-1] += data
        else:
            assert not data.strip(), data


def shown(page: str) -> list[str]:
    reader = Shown()
    reader.feed(page[page.index("<body>") + 6 : page.index("</body>")] if "<body>" in page else page)
    reader.close()
    return [line for block in reader.blocks for line in words(block)]


def line_of(typed: str) -> str:
    """A text on one line, as headings and cells are."""
    return " ".join(clean(typed).split())


def document(typed: str) -> PlainDocument:
    """The same text as a heading, a paragraph and a cell."""
    table = Table(("a", "b"), ((line_of(typed), "c"),))
    return PlainDocument("t", "en", (PlainPart(typed, line_of(typed), table),))


def expected(typed: str) -> list[str]:
    return [*words(line_of(typed)), *words(typed), "a", "b", *words(line_of(typed)), "c"]


@given(TYPED)
@example("&lt;b&gt; &amp; AT&T")
@example("    code\n    code")
@example("a\n===\nb\n---\n~~~\nc")
@example("1)\n2. x\n- y\n+ z\n: w")
def test_markdown(typed: str) -> None:
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(as_markdown(document(typed)))
    assert shown(rendered)[1:] == expected(typed)


@given(TYPED)
@example("&lt;b&gt; &amp; AT&T <script>x</script>")
def test_html(typed: str) -> None:
    assert shown(as_html(document(typed))) == expected(typed)


@given(TYPED)
@example("&lt;b&gt; &amp;")
def test_docx(typed: str) -> None:
    file = read_docx(io.BytesIO(as_docx(document(typed))))
    cells = [cell.text for row in file.tables[0].rows for cell in row.cells]
    written = [*(paragraph.text for paragraph in file.paragraphs), *cells]
    no_xml = {0xFFFE: None, 0xFFFF: None}
    assert [line for text in written for line in words(text)] == expected(typed.translate(no_xml))


@pytest.mark.parametrize("entity", ["&lt;", "&amp;lt;", "&#60;", "&copy;"])
def test_an_entity_stays_what_was_typed(entity: str) -> None:
    rendered = MarkdownIt("commonmark").render(as_markdown(PlainDocument("t", "en", (PlainPart(entity),))))
    assert shown(rendered) == ["t", entity]
