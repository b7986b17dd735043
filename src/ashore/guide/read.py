"""Reading one content file: TOML, checked by pydantic; what is wrong is named with file, line and key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import tomli
from pydantic import ValidationError

from ashore.errors import AshoreError
from ashore.guide.models import Model
from ashore.guide.words import prefix_of, with_contexts
from ashore.i18n import _, explain, fill
from ashore.toml_source import line_of, name_of

M = TypeVar("M", bound=Model)
Complete = Callable[[dict[str, Any]], dict[str, Any]]


class ContentError(AshoreError):
    """A content file that is wrong; the message names file, line and key."""


def read(path: Path, model: type[M], complete: Complete | None = None) -> M:
    """One content file; `complete` adds what it takes from others. Raises ContentError."""
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text("utf-8")
        data = tomli.loads(text)
    except OSError as error:
        raise ContentError(
            fill(_("{file}: cannot be read: {problem}"), file=name, problem=error.strerror or "")
        ) from None
    except (UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise ContentError(fill(_("{file}: not valid TOML: {problem}"), file=name, problem=str(error))) from None
    try:
        whole = with_contexts(data, prefix_of(path.name, data))
        return model.model_validate(complete(whole) if complete else whole)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        path_in_file = _without_tags(problem["loc"], data)
        raise ContentError(
            fill(
                _("{file}, line {line}, {key}: {problem}"),
                file=name,
                line=str(line_of(text, path_in_file)),
                key=name_of(path_in_file) or "?",
                problem=explain(problem["type"], problem.get("ctx", {})),
            )
        ) from None


def _without_tags(loc: tuple[str | int, ...], data: object) -> tuple[str | int, ...]:
    """The path in the file: pydantic also names the kind of block and the parts of a text, which are no keys there."""
    path: list[str | int] = []
    for number, part in enumerate(loc):
        if path[-2:-1] == ["block"] and isinstance(data, dict) and part == data.get("kind"):
            continue  # the tag of the kind of block, also where it reads like a key of it
        last = number == len(loc) - 1
        inside = (isinstance(data, dict) and part in data) or (isinstance(data, list) and isinstance(part, int))
        if inside:
            here: Any = data
            data = here[part]
            path.append(part)
        elif last and isinstance(data, dict) and part not in ("source", "context"):
            path.append(part)
    return tuple(path)
