"""A document as text, Markdown, HTML or DOCX, and its way to a file that nobody else reads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from ashore.errors import AshoreError
from ashore.export.document import Document, Part, Table, cleaned
from ashore.i18n import _, fill
from ashore.i18n.marks import is_right_to_left
from ashore.storage import private_file
from ashore.text import columns, pad

LetterFormat = Literal["text", "markdown", "html", "docx"]
SUFFIXES: dict[LetterFormat, str] = {"text": ".txt", "markdown": ".md", "html": ".html", "docx": ".docx"}
WIDEST = 76
"""Columns of a table in plain text; a wider one is written entry by entry."""
SHEET = 56
"""Columns of a letter's sheet in plain text: within them its title is centred and its end stands at the right."""
NARROW = 40
"""The same in a chat window."""


class ExportError(AshoreError):
    """Something that could not be written to a file."""


# Plain text


def as_text(document: Document, width: int = WIDEST) -> str:
    """Paragraphs with an empty line between them; in a chat window line by line. No table is wider than `width`."""
    document = cleaned(document)
    blocks: list[str] = []
    width = min(width, NARROW) if document.close else width
    before = None
    for part in document.paragraphs:
        if part.role == before == "particular":
            blocks[-1] += f"\n{part.text}"
            continue
        before = part.role
        blocks += [fill(document.heading_form, heading=part.heading)] if part.heading else []
        blocks.append(_placed(part, document, width))
        blocks += [text_table(part.table, width)] if part.table and part.table.rows else []
    blocks = [block for block in blocks if block]
    return ("\n" if document.close else "\n\n").join(blocks) + "\n"


def _cjk(document: Document) -> bool:
    return document.language.startswith(("zh", "ja"))


def _placed(part: Part, document: Document, width: int) -> str:
    """The text of a part where its kind stands on paper: in East Asian letters the title in the middle, name and day at
    the right."""
    if not _cjk(document) or part.role not in ("title", "signature"):
        return part.text
    edge = min(width, SHEET)
    lines = [(line, max(edge - columns(line), 0)) for line in part.text.split("\n")]
    return "\n".join(" " * (room // 2 if part.role == "title" else room) + line for line, room in lines)


def text_table(table: Table, width: int = WIDEST) -> str:
    """Columns side by side where they fit; otherwise the head, and an entry in lines of its own."""
    rows = (table.head, *table.rows)
    widths = [max(columns(row[n]) for row in rows) for n in range(len(table.head))]
    if sum(widths) + 2 * len(widths) - 2 <= width:
        lines = []
        for row in rows:
            cells = [pad(cell, widths[n], right=n in table.figures) for n, cell in enumerate(row)]
            lines.append("  ".join(cells).rstrip())
        return "\n".join(lines)
    head = [name for n, name in enumerate(table.head) if any(row[n] for row in table.rows)]
    return "\n".join([" · ".join(head), *("• " + " · ".join(cell for cell in row if cell) for row in table.rows)])


# Markdown


def as_markdown(document: Document) -> str:
    """A heading and the paragraphs; what has a meaning in Markdown is escaped, line breaks are kept."""
    document = cleaned(document)
    parts = [f"# {escape_markdown(document.title)}"]
    for part in document.paragraphs:
        if part.role == "title":
            continue  # it is the heading already
        parts += [f"## {escape_markdown(part.heading)}"] if part.heading else []
        parts += [escape_markdown(part.text).replace("\n", "  \n")] if part.text else []
        if part.table and part.table.rows:
            parts.append(_markdown_table(part.table))
    return "\n\n".join(parts) + "\n"


def _markdown_table(table: Table) -> str:
    def line(cells: tuple[str, ...]) -> str:
        return "| " + " | ".join(escape_markdown(" ".join(cell.split())) for cell in cells) + " |"

    rule = "| " + " | ".join("---:" if n in table.figures else "---" for n in range(len(table.head))) + " |"
    return "\n".join([line(table.head), rule, *map(line, table.rows)])


def escape_markdown(text: str) -> str:
    """A text that Markdown shows as it is, with its lines; spaces before a line would make it code, and go."""
    text = re.sub(r"^[ \t]+", "", text, flags=re.MULTILINE)
    text = re.sub(r"([\\`*_~\[\]<>#|$!])", r"\\\1", text)
    text = re.sub(r"&(?=#?\w+;)", r"\\&", text)
    text = re.sub(r"^([-+=:])", r"\\\1", text, flags=re.MULTILINE)
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", text, flags=re.MULTILINE)


# HTML

PAGE = """\
<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 25mm 20mm; }}
body {{ max-width: 170mm; margin: 15mm auto; line-height: 1.6;
  font-family: "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", serif; font-size: 12pt; }}
p {{ white-space: pre-line; margin: 0 0 1em; }}
h1 {{ font-size: 16pt; text-align: center; margin: 0 0 1em; }}
.signature:lang(zh), .signature:lang(ja) {{ text-align: right; }}
h2 {{ font-size: 13pt; margin: 1em 0 0.3em; }}
table {{ border-collapse: collapse; margin: 0 0 1em; }}
th, td {{ border: 1px solid #444; padding: 0.2em 0.6em; text-align: start; vertical-align: top; }}
.figure {{ text-align: end; }}
@media print {{ body {{ margin: 0; max-width: none; }} tr {{ break-inside: avoid; }} }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def as_html(document: Document) -> str:
    """A page that prints on A4. What was typed is text, never markup; nothing is loaded from anywhere."""
    from html import escape

    document = cleaned(document)
    parts: list[str] = []
    for part in document.paragraphs:
        parts += [f"<h2>{escape(part.heading)}</h2>"] if part.heading else []
        parts += [_html_text(part)] if part.text else []
        parts += [_html_table(part.table)] if part.table and part.table.rows else []
    language = document.language.replace("_", "-")
    direction = "rtl" if is_right_to_left(document.language) else "ltr"
    return PAGE.format(
        language=escape(language), direction=direction, title=escape(document.title), body="\n".join(parts)
    )


def _html_text(part: Part) -> str:
    from html import escape

    if part.role == "title":
        return f"<h1>{escape(part.text)}</h1>"
    kind = f" class={part.role}" if part.role else ""
    return f"<p{kind}>{escape(part.text)}</p>"


def _html_table(table: Table) -> str:
    from html import escape

    def row(cells: tuple[str, ...], tag: str) -> str:
        inner = "".join(
            f"<{tag}{' class=figure' if n in table.figures else ''}>{escape(cell)}</{tag}>"
            for n, cell in enumerate(cells)
        )
        return f"<tr>{inner}</tr>"

    body = "\n".join(row(cells, "td") for cells in table.rows)
    return f"<table>\n<thead>{row(table.head, 'th')}</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


# Any of them, to a file


def render(document: Document, format: LetterFormat) -> str | bytes:
    """The document in a format."""
    match format:
        case "markdown":
            return as_markdown(document)
        case "html":
            return as_html(document)
        case "text":
            return as_text(document)
        case "docx":
            from ashore.export.docx import as_docx

            return as_docx(document)


def export(content: str | bytes, path: Path, *, force: bool = False) -> None:
    """Write to a file of the user's alone. Raises ExportError when there is one and `force` is not set, and AshoreError
    for a name that is none on Windows."""
    from ashore.i18n.parse.user_path import refuse_name
    from ashore.workbook.file.problems import problem_of

    refuse_name(path)
    try:
        if force and path.is_file():
            private_file.replace(path, content)
        else:
            private_file.create(path, content)
    except FileExistsError:
        raise ExportError(
            fill(_("{file}: there is a file of that name already; it was not touched"), file=str(path))
        ) from None
    except OSError as error:
        raise ExportError(fill(_("{file}: {problem}"), file=str(path), problem=problem_of(error))) from None
