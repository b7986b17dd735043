"""How each language is written here, as content/style says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ashore.guide.models.style import Style
from ashore.guide.read import read
from ashore.i18n.catalogue import chain


def styles(directory: Path) -> Mapping[str, Style]:
    """The style of each language that has one, by tag. Raises ContentError."""
    return {path.stem: read(path, Style) for path in sorted((directory / "style").glob("*.toml"))}


def style_for(tag: str, known: Mapping[str, Style]) -> Style | None:
    """The style of a language: its own, or that of the language behind it. None where nobody has written one."""
    return next((known[found] for found in chain(tag, known)), None)
