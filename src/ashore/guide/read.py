"""Reading one content file: TOML, checked by the models; what is wrong is named with file, line and key."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from ashore.errors import AshoreError
from ashore.guide.models.base import Model
from ashore.guide.texts import prefix_of, with_contexts
from ashore.i18n import _, explain, fill
from ashore.storage.checked import WrongData, build
from ashore.storage.toml_file import KeyPath, line_of, name_of

M = TypeVar("M", bound=Model)
Complete = Callable[[dict[str, Any]], dict[str, Any]]


class ContentError(AshoreError):
    """A content file that is wrong; the message names file, line and key."""


def read(path: Path, model: type[M], complete: Complete | None = None) -> M:
    """One content file; `complete` adds what it takes from others. Raises ContentError."""
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise ContentError(
            fill(_("{file}: cannot be read: {problem}"), file=name, problem=error.strerror or "")
        ) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(fill(_("{file}: not valid TOML: {problem}"), file=name, problem=str(error))) from None
    try:
        whole = with_contexts(model, data, prefix_of(path.name, data))
        return build(model, complete(whole) if complete else whole)
    except WrongData as error:
        place = _in_file(error.place, data)
        raise ContentError(
            fill(
                _("{file}, line {line}, {key}: {problem}"),
                file=name,
                line=str(line_of(text, place)),
                key=name_of(place) or "?",
                problem=explain(error.kind, error.detail),
            )
        ) from None


def _in_file(place: KeyPath, data: object) -> KeyPath:
    """The place as far as it is one in the file: the two parts of a text are no keys there."""
    found: list[str | int] = []
    for part in place:
        here: Any = data
        inside = part in here if isinstance(here, dict) else isinstance(here, list) and isinstance(part, int)
        if not inside and (part in ("source", "context") or not isinstance(here, dict)):
            break
        found.append(part)
        if not inside:
            break
        data = here[part]
    return tuple(found)
