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

LetterFormat = Literal["text", "markdown"]
SUFFIXES: dict[LetterFormat, str] = {"text": ".txt", "markdown": ".md"}


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


def escape_markdown(text: str) -> str:
    """A text that Markdown shows as it is."""
    text = re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", text)
    return re.sub(r"^([-+])(?=\s)", r"\\\1", text, flags=re.MULTILINE)


def render(letter: Letter, form: LetterFormat) -> str:
    """The letter in a format."""
    return as_markdown(letter) if form == "markdown" else as_text(letter)


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
