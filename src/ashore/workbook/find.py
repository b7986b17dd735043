"""A record by its id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class HasId(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=HasId)


def find(records: Iterable[R], id: str | None) -> R | None:
    """The record of that id; None where there is none, or none is named."""
    return next((record for record in records if record.id == id), None)


def get_record(records: Iterable[R], id: str) -> R:
    """The record of that id. Raises KeyError where there is none."""
    if (found := find(records, id)) is None:
        raise KeyError(id)
    return found
