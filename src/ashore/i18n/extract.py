"""The Babel extractor for the content files (entry point `ashore_content`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import IO, Any

from ashore.guide.words import prefix_of, texts
from ashore.toml_source import line_of


def extract_content(
    fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Every text of a content file, with its stable id as context and a comment that says where it is seen."""
    text = fileobj.read().decode("utf-8")
    data = tomllib.loads(text)
    prefix = prefix_of(getattr(fileobj, "name", ""), data)
    for found in texts(data, prefix):
        yield line_of(text, found.path), "pgettext", (found.context, found.source), [found.comment]
