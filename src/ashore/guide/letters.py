"""The letter templates of a place. Each is read when it is first asked for: a case draws on few of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ashore.guide.models.base import Model
from ashore.guide.read import ContentError, data_of
from ashore.guide.texts import with_contexts
from ashore.i18n import _, explain, fill

if TYPE_CHECKING:
    from ashore.guide.models.letter import LetterParts, LetterTemplate
    from ashore.guide.models.letter_roles import LetterRole


class Letters(Mapping[str, "LetterTemplate"]):
    """The templates by kind, in their order: those in `directory`, and those that the place has in `own` folders.
    `read` reads a file for the place.

    Asking for one, or for all, raises ContentError where a file is wrong.
    """

    def __init__(self, directory: Path, read: Callable[..., Any], own: Sequence[Path] = ()) -> None:
        self._files = {path.stem: path for folder in (directory, *own) for path in sorted(folder.glob("*.toml"))}
        self._shared_parts = directory / "parts" / "common.toml"
        self._read = read
        self._known: dict[str, LetterTemplate] = {}

    def __getitem__(self, kind: str) -> LetterTemplate:
        if kind not in self._known:
            from ashore.guide.models.letter import LetterTemplate

            complete = partial(_whole_letter, self._parts, self._left_out, self._files)
            template: LetterTemplate = self._read(self._files[kind], LetterTemplate, complete)
            if template.id != kind:
                raise self._wrong(kind, f"id = '{kind}'")
            self._known[kind] = template
        return self._known[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ordered)

    def __len__(self) -> int:
        return len(self._files)

    def __contains__(self, kind: object) -> bool:
        return kind in self._files

    def for_role(self, role: LetterRole) -> LetterTemplate:
        """The letter of a role. Raises KeyError where there is none."""
        return self[self._roles[role]]

    @cached_property
    def _parts(self) -> LetterParts:
        from ashore.guide.models.letter import LetterParts

        parts: LetterParts = self._read(self._shared_parts, LetterParts, None)
        return parts

    @cached_property
    def _left_out(self) -> frozenset[str]:
        """The shared parts that rest on what the place does not have."""
        data = data_of(self._shared_parts)
        every = {str(part.get("id")) for key in ("field", "paragraph") for part in data.get(key, ())}
        here = {field.id for field in self._parts.field} | {paragraph.id for paragraph in self._parts.paragraph}
        return frozenset(every - here)

    @cached_property
    def _ordered(self) -> tuple[str, ...]:
        return tuple(sorted(self._files, key=lambda kind: (self[kind].order, kind)))

    @cached_property
    def _roles(self) -> Mapping[LetterRole, str]:
        found: dict[LetterRole, str] = {}
        for kind in self._ordered:
            for role in self[kind].roles:
                if role in found:
                    raise self._wrong(kind, f"one letter with '{role}' among its roles")
                found[role] = kind
        return found

    def _wrong(self, kind: str, expected: str) -> ContentError:
        name, problem = f"letters/{self._files[kind].name}", explain("value", expected)
        return ContentError(fill(_("{file}: {problem}"), file=name, problem=problem))


_LENGTHS = ("paragraph", "short", "spoken")


def _whole_letter(
    parts: LetterParts, left_out: frozenset[str], files: Mapping[str, Path], data: dict[str, Any]
) -> dict[str, Any]:
    """A letter with what it takes from its base, and from the parts that letters share: those `left_out` are not
    there in the place."""
    base = files.get(str(data.get("base")))
    if base is not None and data.get("base") != data.get("id"):
        from ashore.guide.models.letter import LetterTemplate

        from_base = with_contexts(LetterTemplate, data_of(base), base.stem)
        data = {**{key: from_base[key] for key in ("field", *_LENGTHS) if key in from_base}, **data}
    shared: dict[str, Sequence[Model]] = {"field": parts.field}
    shared |= dict.fromkeys(_LENGTHS, parts.paragraph)
    whole = dict(data)
    for key, known in shared.items():
        if isinstance(entries := data.get(key), list):
            by_id = {getattr(part, "id", ""): part for part in known}
            here = [entry for entry in entries if not (_names(entry) and entry["use"] in left_out)]
            whole[key] = [_shared(entry, by_id) for entry in here]
    return {**whole, "phrase": parts.phrase}


def _shared(entry: Any, parts: Mapping[str, Model]) -> Any:
    """An entry itself, or the shared part that it names."""
    return parts[entry["use"]] if _names(entry) and entry["use"] in parts else entry


def _names(entry: Any) -> bool:
    """Whether an entry names a shared part."""
    return isinstance(entry, dict) and set(entry) == {"use"} and isinstance(entry["use"], str)
