"""Frozen records made from plain data, such as a TOML file's, by msgspec; what is wrong is named with its path.

The workbook and the guidance are read with it alike. It is compiled: reading and checking them takes a tenth of the
time that a first screen would notice.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec.structs import fields

T = TypeVar("T")
Path = tuple[str | int, ...]

NATIVE = (dt.datetime, dt.date, dt.time)
"""What TOML itself has besides texts, numbers, lists and tables: a date in quotes is a text."""


class WrongData(ValueError):
    """Data that is not as the records expect: the first problem.

    `path` leads to it, `kind` is one of unknown, missing, text, form, long, choice, date, moment, number, least, most,
    truth, list, table, answer, value, other; `detail` is the number of characters, the bound, the choices, an example
    of the form, or what was expected.
    """

    def __init__(self, path: Path, kind: str, detail: str = "") -> None:
        super().__init__(f"{'.'.join(str(part) for part in path)}: {kind} {detail}".rstrip())
        self.path = path
        self.kind = kind
        self.detail = detail


class BadValue(ValueError):
    """What a record itself refuses, with the path below it, and kind and detail as in WrongData."""

    def __init__(self, path: Path, kind: str, detail: str = "") -> None:
        super().__init__(kind)
        self.path = path
        self.kind = kind
        self.detail = detail


def build(model: type[T], data: Any) -> T:
    """A record from plain data; records that are in it already are taken as they are. Raises WrongData."""
    try:
        return msgspec.convert(data, model, builtin_types=NATIVE, dec_hook=_own)
    except msgspec.ValidationError as error:
        raise _explained(model, data, error) from None


def changed(record: T, values: Mapping[str, Any]) -> T:
    """The record with other values, by the names that they have in a file, checked as if it were read from one."""
    model: Any = type(record)
    kept = {key: getattr(record, name) for name, key in _names(model)}
    changed: T = build(model, {**kept, **values})
    return changed


@cache
def _hint(model: Any, name: str) -> Any:
    return get_type_hints(model, include_extras=True)[name]


def may_hold(model: Any, name: str, value: Any) -> bool:
    """Whether a record of this model may have this value under this name."""
    try:
        msgspec.convert(value, _hint(model, name), builtin_types=NATIVE, dec_hook=_own)
    except msgspec.ValidationError:
        return False
    return True


def most_characters(model: Any, name: str, usual: int) -> int:
    """Characters of the longest text that a record of this model may have under this name; `usual` where it is free."""
    metas = [meta for meta in getattr(_hint(model, name), "__metadata__", ()) if isinstance(meta, msgspec.Meta)]
    return next((meta.max_length for meta in metas if meta.max_length is not None), usual)


def plain(record: Any) -> dict[str, Any]:
    """A record as plain data, by the names of the file; what is empty or as usual is left out."""
    model: Any = type(record)
    found = {}
    for name, key, usual in _usual(model):
        value = getattr(record, name)
        if value is not None and value != usual:
            found[key] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return plain(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value.written() if hasattr(value, "written") else value


@cache
def _names(model: Any) -> tuple[tuple[str, str], ...]:
    return tuple(zip(model.__struct_fields__, model.__struct_encode_fields__, strict=True))


@cache
def _usual(model: Any) -> tuple[tuple[str, str, Any], ...]:
    """Each field: its name, its name in a file, its usual value."""
    return tuple(
        (
            field.name,
            field.encode_name,
            field.default_factory() if callable(field.default_factory) else field.default,
        )
        for field in fields(model)
    )


def _own(wanted: type[Any], value: Any) -> Any:
    """A value of a type of Ashore's own, which reads itself."""
    return wanted.read(value)


# What is wrong, and where

_AT = re.compile(r"^(.*?)(?: - at (?:`key` in )?`\$?([^`]*)`)?$", re.DOTALL)
_PART = re.compile(r"\.([^.\[]+)|\[(\d+)\]|(\[\.\.\.\])")
_GOT = re.compile(r"^Expected `([a-z]+)(?: \| null)?`, got ")
_BOUND = re.compile(r"^Expected `int` ([<>]=) (-?\d+)$")
_NAMED = re.compile(r"^Object (contains unknown|missing required) field `(.*)`$", re.DOTALL)
_KINDS = {
    "str": "text",
    "date": "date",
    "datetime": "moment",
    "int": "number",
    "bool": "truth",
    "array": "list",
    "object": "table",
}


def _explained(model: type[Any], data: Any, error: msgspec.ValidationError) -> WrongData:
    """msgspec says what is wrong in a sentence: path and kind are read from it."""
    message, place = _AT.match(str(error)).groups()  # type: ignore[union-attr]  # it matches any text
    path = _path(model, data, place or "", str(error))
    cause = error.__cause__
    if isinstance(cause, BadValue):
        return WrongData((*path, *cause.path), cause.kind, cause.detail)
    if isinstance(cause, ValueError):
        return WrongData(path, "value", message)
    if named := _NAMED.match(message):
        return WrongData((*path, named.group(2)), "unknown" if "unknown" in named.group(1) else "missing")
    if got := _GOT.match(message):
        kind = _KINDS.get(got.group(1), "other")
        if kind == "text" and (choices := _choices(model, path)):
            return WrongData(path, "choice", choices)
        return WrongData(path, kind)
    if message.startswith("Invalid enum value"):
        return WrongData(path, "choice", _choices(model, path))
    if message.startswith("Expected `str` matching regex"):
        return WrongData(path, "form", _example(model, path))
    if message.startswith("Expected `datetime`"):  # without an offset
        return WrongData(path, "moment")
    if bound := _BOUND.match(message):
        return WrongData(path, "least" if bound.group(1) == ">=" else "most", bound.group(2))
    if message.startswith("Expected `str` of length <= "):
        return WrongData(path, "long", message.rpartition(" ")[2])
    return WrongData(path, "other")


def _path(model: Any, data: Any, place: str, whole: str) -> Path:
    """A path such as `.debts[2].owed`. A table's key is not named in it: the one that alone is wrong is looked for."""
    path: Path = ()
    for name, number, any_key in _PART.findall(place):
        if any_key:
            table = _inside(data, path)
            alone = (key for key in table if _says(model, _replaced(data, path, {key: table[key]}), whole))
            path = (*path, next(alone, "?"))
        else:
            path = (*path, int(number) if number else name)
    return path


def _says(model: type[Any], data: Any, problem: str) -> bool:
    try:
        msgspec.convert(data, model, builtin_types=NATIVE, dec_hook=_own)
    except msgspec.ValidationError as error:
        return str(error) == problem
    return False


def _inside(data: Any, path: Path) -> Any:
    here: Any = data
    for part in path:
        here = here[part] if hasattr(here, "__getitem__") else getattr(here, str(part))
    return here


def _replaced(data: Any, path: Path, value: Any) -> Any:
    """Plain data with another value at a path."""
    if not path:
        return value
    part, rest = path[0], path[1:]
    if isinstance(data, dict):
        return {**data, part: _replaced(data[part], rest, value)}
    return [_replaced(item, rest, value) if index == part else item for index, item in enumerate(data)]


def _choices(model: Any, path: Path) -> str:
    """The words that may stand at a path; empty where any may."""
    hints = [model]
    for part in path:
        hints = [inner for hint in hints for inner in _below(hint, part)]
    for hint in hints:
        for each in _members(hint):
            if get_origin(each) is Literal:
                return ", ".join(f"'{choice}'" for choice in get_args(each))
    return ""


def _example(model: Any, path: Path) -> str:
    """An example of the text that may stand at a path; empty where none is given."""
    hints = [model]
    for part in path:
        hints = [inner for hint in hints for inner in _below(hint, part)]
    metas = [meta for hint in hints for each in (hint, *get_args(hint)) for meta in getattr(each, "__metadata__", ())]
    return next((str(meta.examples[0]) for meta in metas if getattr(meta, "examples", None)), "")


def _members(hint: Any) -> list[Any]:
    """A type without its annotations; of a union all of them."""
    if get_origin(hint) is Annotated:
        return _members(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return [each for member in get_args(hint) for each in _members(member)]
    return [hint]


def _below(hint: Any, part: str | int) -> list[Any]:
    found = []
    for each in _members(hint):
        if isinstance(part, str) and isinstance(each, type) and issubclass(each, msgspec.Struct):
            names = {key: name for name, key in _names(each)}
            if part in names:
                found.append(get_type_hints(each, include_extras=True)[names[part]])
        elif get_origin(each) in (tuple, dict):
            found.append(get_args(each)[0 if get_origin(each) is tuple else 1])
    return found
