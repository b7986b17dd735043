"""By what names and words account statements are read: the files, each group that they name looked up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ashore.guide.models.statements import StatementFormat, StatementFormats, StatementWords, StateNames
from ashore.guide.read import ContentError, read
from ashore.i18n import _, fill

if TYPE_CHECKING:
    from ashore.guide.guide import Guide


WORDS, FORMATS = "statements/words.toml", "statements/formats"


class FormatOf(NamedTuple):
    """A layout with the states that its file explains."""

    format: StatementFormat
    states: tuple[StateNames, ...]


class StatementData(NamedTuple):
    """All layouts, and the words by which rows are sorted."""

    formats: tuple[FormatOf, ...]
    words: StatementWords


def read_statements(directory: Path, guide: Guide) -> StatementData:
    """All its files in the content. Raises ContentError, also where one names a group that the budget does not have."""
    words = read(directory / WORDS, StatementWords)
    kinds = {group.id: group.kind for group in guide.budget.group}
    named = [(one.group, True) for one in words.income]
    named += [(one.group, False) for one in words.outgo]
    named += [(category.group, False) for category in words.category if category.group is not None]
    for group, income in named:
        if group not in kinds or (kinds[group] == "income") is not income:
            raise ContentError(fill(_("{place}: no group '{group}' in the budget"), place=WORDS, group=group))
    formats: dict[str, FormatOf] = {}
    for path in sorted((directory / FORMATS).glob("*.toml")):
        file = read(path, StatementFormats)
        for one in file.format:
            place = f"{path.parent.name}/{path.name}"
            if one.id in formats:
                raise ContentError(fill(_("{place}: '{id}' stands there twice"), place=place, id=one.id))
            if missing := next((name for name in one.needs if name not in one.columns), None):
                raise ContentError(
                    fill(
                        _("{place}: '{id}' needs a column '{name}' that it does not name"),
                        place=place,
                        id=one.id,
                        name=missing,
                    )
                )
            formats[one.id] = FormatOf(one, file.state)
    return StatementData(tuple(formats.values()), words)
