"""Reading one content file: TOML, checked by the models; what is wrong is named with file, line and key."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from ashore.errors import AshoreError
from ashore.guide.models.base import Model
from ashore.guide.texts import prefix_of, with_contexts
from ashore.i18n import _, explain, fill
from ashore.storage.checked import WrongData, build
from ashore.storage.plain_file import NotPlainError, TooLargeError, read_plain
from ashore.storage.toml_file import KeyPath, line_of, name_of

M = TypeVar("M", bound=Model)
MOST_BYTES = 1 << 20
"""Size up to which a file is read: the largest that ships has a twentieth of it."""
Complete = Callable[[dict[str, Any]], dict[str, Any]]


class ContentError(AshoreError):
    """A content file that is wrong; the message names file, line and key."""


def name_of_file(path: Path) -> str:
    """A file as it is named in words: with the place that it is of, where it is of one."""
    parts = path.parts
    at = len(parts) - 2
    for folder in ("jurisdictions", "places"):
        if folder in parts[-5:-2]:
            at = len(parts) - parts[::-1].index(folder)
    return "/".join(parts[at:])


def text_of(path: Path) -> str:
    """The text of a content file. Raises ContentError."""
    try:
        return read_plain(path, MOST_BYTES).decode("utf-8-sig")  # Windows puts a mark before it
    except OSError as error:
        text = _("{file}: cannot be read: {problem}")
        raise ContentError(fill(text, file=name_of_file(path), problem=error.strerror or "")) from None
    except NotPlainError:
        raise ContentError(fill(_("{file}: {problem}"), file=name_of_file(path), problem=_("not a file"))) from None
    except TooLargeError:
        problem = fill(_("larger than {n} bytes"), n=str(MOST_BYTES))
        raise ContentError(fill(_("{file}: {problem}"), file=name_of_file(path), problem=problem)) from None
    except UnicodeDecodeError as error:
        raise _no_toml(path, str(error)) from None


def data_of(path: Path) -> dict[str, Any]:
    """The data of a content file. Nobody may change it. Raises ContentError."""
    return _data(path, text_of(path), _parsed)


def _data(path: Path, text: str, parse: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
    try:
        return parse(text)
    except ValueError as error:  # a number of thousands of digits is one that tomllib does not name its own way
        raise _no_toml(path, str(error)) from None
    except RecursionError:
        raise _no_toml(path, _("lists within lists, too many of them")) from None


@lru_cache(maxsize=512)
def _parsed(text: str) -> dict[str, Any]:
    """The data of a file's text: the checks look at each file many times."""
    return tomllib.loads(text)


def _no_toml(path: Path, problem: str) -> ContentError:
    return ContentError(fill(_("{file}: not valid TOML: {problem}"), file=name_of_file(path), problem=problem))


def read(path: Path, model: type[M], complete: Complete | None = None) -> M:
    """One content file; `complete` adds what it takes from others. Raises ContentError."""
    text = text_of(path)
    data = _data(path, text, tomllib.loads)
    try:
        whole = with_contexts(model, data, prefix_of(path.name, data))
        return build(model, complete(whole) if complete else whole)
    except WrongData as error:
        place = _in_file(error.place, data)
        raise ContentError(
            fill(
                _("{file}, line {line}, {key}: {problem}"),
                file=name_of_file(path),
                line=str(line_of(text, place)),
                key=name_of(place) or "?",
                problem=explain(error.kind, error.detail),
            )
        ) from None


def in_file(path: Path, place: KeyPath) -> str:
    """Where something stands in a file that can be read, in words: file, line and key."""
    words = _("{file}, line {line}, {key}")
    return fill(words, file=name_of_file(path), line=str(line_of(text_of(path), place)), key=name_of(place) or "?")


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
