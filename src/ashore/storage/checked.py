"""Plain data, such as a TOML file's, into checked models; what is wrong is named with its place and kind.

What pydantic finds is put into few kinds, by its `type`; the words for them are `ashore.i18n.problems`.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cache, lru_cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ashore.storage.toml_file import KeyPath

M = TypeVar("M", bound=BaseModel)

KINDS: Mapping[str, str] = {
    "extra_forbidden": "unknown",
    "missing": "missing",
    "string_type": "text",
    "string_pattern_mismatch": "form",
    "string_too_long": "long",
    "string_too_short": "other",
    "literal_error": "choice",
    "union_tag_invalid": "choice",
    "union_tag_not_found": "missing",
    "date_type": "date",
    "datetime_type": "moment",
    "timezone_aware": "moment",
    "int_type": "number",
    "greater_than_equal": "least",
    "less_than_equal": "most",
    "bool_type": "truth",
    "tuple_type": "list",
    "dict_type": "table",
    "model_type": "table",
    "model_attributes_type": "table",
    "answer": "answer",
    "value_error": "value",
}
"""pydantic's types of errors and what is said of them; every other one is `other`."""


class WrongData(ValueError):
    """Data that is not as the model expects: the first problem.

    `place` leads to it, `kind` is one of the values of KINDS or `other`; `detail` is the number of characters, the
    bound, the choices, an example of the form, or what was expected.
    """

    def __init__(self, place: KeyPath, kind: str, detail: str = "") -> None:
        super().__init__(f"{'.'.join(str(part) for part in place)}: {kind} {detail}".rstrip())
        self.place = place
        self.kind = kind
        self.detail = detail


def build(model: type[M], data: Any) -> M:
    """A record from plain data; records that are in it already are taken as they are. Raises WrongData."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        # A key that is mistyped is missing too: its own line says more.
        first = next((each for each in errors if each["type"] == "extra_forbidden"), errors[0])
        raise _explained(model, first) from None


def changed(record: M, values: Mapping[str, Any]) -> M:
    """The record with other values, by the names of its fields, checked as if it were read from a file."""
    data = {info.alias or name: getattr(record, name) for name, info in type(record).model_fields.items()}
    return build(type(record), {**data, **values})


@lru_cache(maxsize=None, typed=True)
def may_hold(model: type[BaseModel], name: str, value: Hashable) -> bool:
    """Whether a record of this model may have this value under this name. Models do not change: each is asked once,
    though forms ask for all their fields at each key."""
    try:
        model.model_validate({name: value})
    except ValidationError as error:
        return all(each["loc"][0] != name for each in error.errors(include_url=False))
    return True


@cache
def most_characters(model: type[BaseModel], name: str, usual: int) -> int:
    """Characters of the longest text that a record of this model may have under this name; `usual` where it is free."""
    bounds = (getattr(each, "max_length", None) for each in model.model_fields[name].metadata)
    return next((bound for bound in bounds if bound is not None), usual)


def to_data(record: BaseModel) -> dict[str, Any]:
    """A record as plain data, by the names of the file; what is empty or as usual is left out."""
    return record.model_dump(by_alias=True, exclude_defaults=True)


def _explained(model: type[BaseModel], error: ErrorDetails) -> WrongData:
    kind = KINDS.get(error["type"], "other")
    context = error.get("ctx", {})
    place, hints = _follow(model, error["loc"])
    detail = ""
    match kind:
        case "long":
            detail = str(context["max_length"])
        case "least":
            detail = str(context["ge"])
        case "most":
            detail = str(context["le"])
        case "form":
            detail = next((example for hint in hints for example in _examples(hint)), "")
        case "value":
            detail = str(context["error"])
        case "choice":
            detail = str(context.get("expected") or context.get("expected_tags", "")).replace(" or ", ", ")
    if kind == "table":  # a model may stand in a file as something else, such as a text
        kind = next((each.written_as for hint in hints for each in members(hint) if hasattr(each, "written_as")), kind)
    if error["type"].startswith("union_tag"):
        place = (*place, str(context["discriminator"]).strip("'"))
    return WrongData(place, kind, detail)


def _follow(model: Any, loc: KeyPath) -> tuple[KeyPath, list[Any]]:
    """Where an error stands in the data, and the types there: `loc` also names the member of a union that was tried."""
    hints: list[Any] = [model]
    place: KeyPath = ()
    for part in loc:
        if part == "[key]":
            return place, []
        if tag := next((tag for hint in hints if (tag := tag_of(hint))), None):
            hints = [member for hint in hints for member in members(hint) if part in tags(member, tag)]
            continue
        inner = [below for hint in hints for below in _inside(hint, part)]
        if inner:
            hints, place = inner, (*place, part)
        elif len([member for hint in hints for member in members(hint)]) == 1:
            return (*place, part), []
    return place, hints


def tag_of(hint: Any) -> str | None:
    """The key by which the members of a union are told apart, where there is one."""
    fields = [hint] if isinstance(hint, FieldInfo) else [m for m in get_args(hint)[1:] if isinstance(m, FieldInfo)]
    found = [field.discriminator for field in fields if isinstance(field.discriminator, str)]
    return found[0] if found else None


def tags(member: Any, tag: str) -> tuple[Any, ...]:
    """The words by which a member of a union is known."""
    return get_args(member.model_fields[tag].annotation)


def members(hint: Any) -> list[Any]:
    """A type without its annotations; of a union all of them but None."""
    if isinstance(hint, FieldInfo):
        return members(hint.annotation)
    if get_origin(hint) is Annotated:
        return members(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return [each for member in get_args(hint) if member is not type(None) for each in members(member)]
    return [hint]


def _examples(hint: Any) -> list[str]:
    """The examples that are given for a type, or for a member of it where it is a union."""
    if isinstance(hint, FieldInfo):
        return [*map(str, hint.examples or ()), *_examples(hint.annotation)]
    if get_origin(hint) is Annotated:
        return [example for each in get_args(hint) for example in _examples(each)]
    if get_origin(hint) in (Union, UnionType):
        return [example for member in get_args(hint) for example in _examples(member)]
    return []


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the names that they have in a file."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _inside(hint: Any, part: str | int) -> list[Any]:
    """The types of what stands in a value of a type, under a key or at a place of a list."""
    found: list[Any] = []
    for each in members(hint):
        if isinstance(each, type) and issubclass(each, BaseModel):
            found += [info for name, info in fields_of(each).items() if name == part]
        elif get_origin(each) is tuple and isinstance(part, int):
            found.append(get_args(each)[0])
        elif get_origin(each) is dict:
            found.append(get_args(each)[1])
    return found
