"""Texts in content files: a field that is typed as a text is one; here is the stable id of each.

The loader and the extractor walk the files with the same function, so no text is shown that a translator never saw.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
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
    _walk(_kind(model), data, context, (), found.append)
    return found


def with_contexts(model: type[BaseModel], data: Any, context: str) -> Any:
    """The same data with every text replaced by its id and source, as the models expect it."""
    return _walk(_kind(model), data, context, (), lambda text: {"context": text.context, "source": text.source})


class _Kind(NamedTuple):
    """What a type is for this walk: worked out once, there are thousands of values of it."""

    comment: str | None
    """What it says to translators where it is a text, else None."""
    item: _Kind | None
    """What it is a list of."""
    models: tuple[type[BaseModel], ...]
    tag: str | None
    """The key by which the models are told apart, where there are several."""


_FREE = _Kind(None, None, (), None)


def _kind(hint: Any) -> _Kind:
    kinds = members(hint)
    inner = next((get_args(kind)[0] for kind in kinds if get_origin(kind) is tuple), None)
    models = tuple(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel))
    comment = (comment_of(hint) or "") if Words in models else None
    return _Kind(comment, _kind(inner) if inner else None, () if models[:1] == (Words,) else models, tag_of(hint))


@cache
def _fields(model: type[BaseModel]) -> dict[str, _Kind]:
    return {name: _kind(info) for name, info in fields_of(model).items()}


def _walk(kind: _Kind, value: Any, context: str, path: KeyPath, each: Callable[[FoundText], Any]) -> Any:
    """The value with what `each` makes of its texts; `kind` is what the model says of it."""
    if isinstance(value, str):
        return value if kind.comment is None else each(FoundText(path, context, value.strip(), kind.comment))
    if isinstance(value, list):
        above = context.rpartition("/")[0]  # the id of an entry does not name the list that it stands in
        inner = kind.item or _FREE
        return [
            _walk(inner, item, f"{above}/{item.get('id', number)}", (*path, number - 1), each)
            if isinstance(item, dict)
            else _walk(inner, item, f"{context}/{number}", path, each)
            for number, item in enumerate(value, 1)
        ]
    model = _model(kind, value) if isinstance(value, dict) else None
    if model is None:
        return value
    fields = _fields(model)
    return {
        key: _walk(fields.get(key, _FREE), inner, f"{context}/{key}", (*path, key), each)
        for key, inner in value.items()
    }


def _model(kind: _Kind, data: dict[str, Any]) -> type[BaseModel] | None:
    """The model that a table is read by; of several the one that its tag names."""
    if kind.tag:
        return next((model for model in kind.models if data.get(kind.tag) in tags(model, kind.tag)), None)
    return kind.models[0] if kind.models else None


def comment_of(hint: Any) -> str | None:
    """What a type says to translators."""
    if isinstance(hint, FieldInfo):
        return hint.description or comment_of(hint.annotation)
    return next((found for inner in get_args(hint) if (found := comment_of(inner))), None)
