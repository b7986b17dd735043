"""The Babel extractor for the content files, with comments that say where a text is seen."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import IO, Any

from ashore.guide.files import model_of
from ashore.guide.fillings import fillings
from ashore.guide.texts import prefix_of, texts
from ashore.storage.toml_file import line_of

Found = tuple[int, str, Any, list[str]]


def extract_content(fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Found]:
    """Every text of a content file, with its stable id as context and a comment that says where it is seen."""
    text = fileobj.read().decode("utf-8")
    data = tomllib.loads(text)
    name = getattr(fileobj, "name", "")
    model = model_of(PurePath(name))
    for found in texts(model, data, prefix_of(name, data)) if model else ():
        yield (
            line_of(text, found.path),
            "pgettext",
            (found.context, found.source),
            [
                found.comment,
                *fillings(found.source, Path(name), data),
            ],
        )
