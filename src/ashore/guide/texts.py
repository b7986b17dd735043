"""Texts in content files: a field that is typed as a text is one; here is the stable id of each.

The loader and the extractor walk the files with the same function, so no text is shown that a translator never saw.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ashore.guide.models.base import Words
from ashore.storage.checked import fields_of, members, tag_of, tags
from ashore.storage.toml_file import KeyPath

BLANK = re.compile(r"\{([a-z0-9-]+)\.([a-z0-9_]+)\}")
"""A blank in a text that a fact's value fills: {credit-retention-5y.retention_years}."""


class FoundText(NamedTuple):
    """A text in a file: where, its stable id, the English source, a comment for translators."""

    path: KeyPath
    context: str
    source: str
    comment: str


def prefix_of(name: str, data: dict[str, Any]) -> str:
    """The first part of the ids of a file: its own id, or its name."""
    return str(data.get("id") or PurePath(name).stem)


def texts(model: type[BaseModel], data: Any, context: str) -> list[FoundText]:
    """Every text in the data of a file that `model` reads."""
    found: list[FoundText] = []
    _walk(model, data, context, (), found.append)
    return found


def with_contexts(model: type[BaseModel], data: Any, context: str) -> Any:
    """The same data with every text replaced by its id and source, as the models expect it."""
    return _walk(model, data, context, (), lambda text: {"context": text.context, "source": text.source})


def _walk(hint: Any, value: Any, context: str, path: KeyPath, each: Callable[[FoundText], Any]) -> Any:
    """The value with what `each` makes of its texts; `hint` is the type that it is read by."""
    kinds = members(hint)
    if isinstance(value, str):
        if Words in kinds:
            return each(FoundText(path, context, value.strip(), comment_of(hint) or ""))
        return value
    if isinstance(value, list):
        inner = next((get_args(kind)[0] for kind in kinds if get_origin(kind) is tuple), None)
        above = context.rpartition("/")[0]  # the id of an entry does not name the list that it stands in
        return [
            _walk(inner, item, f"{above}/{item.get('id', number)}", (*path, number - 1), each)
            if isinstance(item, dict)
            else _walk(inner, item, f"{context}/{number}", path, each)
            for number, item in enumerate(value, 1)
        ]
    model = _model(hint, value) if isinstance(value, dict) else None
    if model is None:
        return value
    fields = fields_of(model)
    return {key: _walk(fields.get(key), inner, f"{context}/{key}", (*path, key), each) for key, inner in value.items()}


def _model(hint: Any, data: dict[str, Any]) -> type[BaseModel] | None:
    """The model that a table is read by; of several the one that its tag names."""
    models = [kind for kind in members(hint) if isinstance(kind, type) and issubclass(kind, BaseModel)]
    if tag := tag_of(hint):
        models = [model for model in models if data.get(tag) in tags(model, tag)]
    return models[0] if models and models[0] is not Words else None


def comment_of(hint: Any) -> str | None:
    """What a type says to translators."""
    if isinstance(hint, FieldInfo):
        return hint.description or comment_of(hint.annotation)
    return next((found for inner in get_args(hint) if (found := comment_of(inner))), None)
