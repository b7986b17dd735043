"""What goes out of the program on paper: headings, paragraphs and tables, before they are text, HTML or DOCX."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from ashore.i18n import N_
from ashore.i18n.marks import shown
from ashore.values import ParagraphRole

HEADING = N_("{heading}:")
"""How a heading stands above its paragraph in plain text; in the language of the document."""


class Table(NamedTuple):
    """A table: its head, its rows, and the columns that hold figures."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: frozenset[int] = frozenset()


class Part(Protocol):
    """A paragraph, with a heading before it and a table behind it where there are."""

    @property
    def text(self) -> str: ...
    @property
    def table(self) -> Table | None: ...
    @property
    def heading(self) -> str: ...
    @property
    def role(self) -> ParagraphRole | None: ...


class Document(Protocol):
    """A title and its parts, in one language. `close`: parts stand line by line, as in a chat window. `heading_form`:
    `HEADING` in that language."""

    @property
    def title(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def paragraphs(self) -> Sequence[Part]: ...
    @property
    def close(self) -> bool: ...
    @property
    def heading_form(self) -> str: ...


class PlainPart(NamedTuple):
    """A part that is nothing more."""

    text: str
    heading: str = ""
    table: Table | None = None
    role: ParagraphRole | None = None


class PlainDocument(NamedTuple):
    """A document that is no letter, such as a chronicle."""

    title: str
    language: str
    paragraphs: tuple[PlainPart, ...]
    close: bool = False
    heading_form: str = HEADING


def cleaned(document: Document) -> PlainDocument:
    """The document with its texts as they go to the reader of its language: no control characters, nothing unseen that
    the language has no use for."""

    def clean(text: str) -> str:
        return shown(text, document.language)

    def table(table: Table) -> Table:
        rows = tuple(tuple(map(clean, row)) for row in table.rows)
        return Table(tuple(map(clean, table.head)), rows, table.figures)

    parts = (
        PlainPart(clean(part.text), clean(part.heading), part.table and table(part.table), part.role)
        for part in document.paragraphs
    )
    return PlainDocument(clean(document.title), document.language, tuple(parts), document.close, document.heading_form)
