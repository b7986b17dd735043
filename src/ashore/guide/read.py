"""Reading one content file: TOML, checked by the models; what is wrong is named with file, line and key."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli

from ashore import __version__
from ashore.errors import AshoreError
from ashore.guide.models import Model
from ashore.guide.words import prefix_of, with_contexts
from ashore.i18n import _, explain, fill
from ashore.plain_data import WrongData, build
from ashore.storage import catalogue_cache
from ashore.storage.toml_file import line_of, name_of

M = TypeVar("M", bound=Model)
Complete = Callable[[dict[str, Any]], dict[str, Any]]


class ContentError(AshoreError):
    """A content file that is wrong; the message names file, line and key."""


def read(path: Path, model: type[M], complete: Complete | None = None) -> M:
    """One content file; `complete` adds what it takes from others. Raises ContentError.

    A file that stands for itself is kept as it was read: TOML and what is made of it take twenty times as long.
    """
    if complete is not None:
        return _read(path, model, complete)
    try:
        kept = catalogue_cache.place("content", path, ".msgpack", _reader())
        return msgspec.msgpack.decode(catalogue_cache.read(kept), type=model)
    except (OSError, msgspec.DecodeError):  # not kept, or damaged: it is read, and kept, anew
        content = _read(path, model, None)
    catalogue_cache.keep(kept, msgspec.msgpack.encode(content))
    return content


@cache
def _reader() -> str:
    """What reads the content: another version of it, or of a model, may read a file differently."""
    here = Path(__file__).parent
    newest = max(file.stat().st_mtime_ns for folder in (here, here / "models") for file in folder.glob("*.py"))
    return f"{__version__} {newest}"


def _read(path: Path, model: type[M], complete: Complete | None) -> M:
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
        return build(model, complete(whole) if complete else whole)
    except WrongData as error:
        path_in_file = _in_file(error.path, data)
        raise ContentError(
            fill(
                _("{file}, line {line}, {key}: {problem}"),
                file=name,
                line=str(line_of(text, path_in_file)),
                key=name_of(path_in_file) or "?",
                problem=explain(error.kind, error.detail),
            )
        ) from None


def _in_file(path: tuple[str | int, ...], data: object) -> tuple[str | int, ...]:
    """The path as far as it is one in the file: the two parts of a text are no keys there."""
    found: list[str | int] = []
    for part in path:
        here: Any = data
        inside = part in here if isinstance(here, dict) else isinstance(here, list) and isinstance(part, int)
        if not inside and (part in ("source", "context") or not isinstance(here, dict)):
            break
        found.append(part)
        if not inside:
            break
        data = here[part]
    return tuple(found)
