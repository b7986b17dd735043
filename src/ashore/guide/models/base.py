"""What the models of all content files share."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Id = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,59}\Z", examples=["small-sum"])]


class Model(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Frozen and closed: an unknown key is an error of the author."""


class Words(Model, frozen=True, kw_only=True):
    """A text of the guidance: its stable id and its English source."""

    context: str
    source: Annotated[str, Meta(min_length=1)]


Ids = tuple[Id, ...]
Many = tuple[Words, ...]


class FactValue(Model, frozen=True, kw_only=True):
    """A number of a fact."""

    fact: Id
    value: str


Tool = Literal[
    "budget",
    "letter",
    "debts",
    "weeks",
    "contacts",
    "evidence",
    "outlook",
    "timeline",
    "calls",
    "path",
    "papers",
    "credit",
    "agenda",
    "pause",
    "door",
]
"""A tool of the workbook that a step or a block leads to."""
