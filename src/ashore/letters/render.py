"""A letter as text and as Markdown, and its way to a file that nobody else reads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from ashore import private_file
from ashore.errors import AshoreError
from ashore.i18n import _, fill
from ashore.letters.compose import Letter
from ashore.text import clean

LetterFormat = Literal["text", "markdown", "html"]
SUFFIXES: dict[LetterFormat, str] = {"text": ".txt", "markdown": ".md", "html": ".html"}


class ExportError(AshoreError):
    """A letter that could not be written to a file."""


def as_text(letter: Letter) -> str:
    """Paragraphs with an empty line between them."""
    return clean("\n\n".join(paragraph.text for paragraph in letter.paragraphs)) + "\n"


def as_markdown(letter: Letter) -> str:
    """A heading and the paragraphs; what has a meaning in Markdown is escaped, line breaks are kept."""
    parts = [f"# {escape_markdown(letter.title)}"]
    parts += [escape_markdown(paragraph.text).replace("\n", "  \n") for paragraph in letter.paragraphs]
    return clean("\n\n".join(parts)) + "\n"


PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
@page {{ size: A4; margin: 25mm 20mm; }}
body {{ max-width: 170mm; margin: 15mm auto; line-height: 1.6;
  font-family: "Noto Serif CJK SC", "Source Han Serif SC", "SimSun", serif; font-size: 12pt; }}
p {{ white-space: pre-line; margin: 0 0 1em; }}
@media print {{ body {{ margin: 0; max-width: none; }} }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def as_html(letter: Letter) -> str:
    """A page that prints on A4. What was typed is text, never markup; nothing is loaded from anywhere."""
    from html import escape

    paragraphs = [f"<p>{escape(clean(paragraph.text))}</p>" for paragraph in letter.paragraphs]
    language = letter.language.replace("_", "-")
    return PAGE.format(language=escape(language), title=escape(clean(letter.title)), body="\n".join(paragraphs))


def escape_markdown(text: str) -> str:
    """A text that Markdown shows as it is."""
    text = re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)
    return re.sub(r"^([-+])(?=\s)", r"\\\1", text, flags=re.MULTILINE)


def render(letter: Letter, form: LetterFormat) -> str:
    """The letter in a format."""
    match form:
        case "markdown":
            return as_markdown(letter)
        case "html":
            return as_html(letter)
        case "text":
            return as_text(letter)


def export(content: str, path: Path, *, force: bool = False) -> None:
    """Write a letter to a file of mode 0600. Raises ExportError when there is one and `force` is not set."""
    from ashore.workbook.store import problem_of

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
