"""What the models of all content files share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]


class Model(BaseModel):
    """Frozen and closed: an unknown key is an error of the author."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)
    # Of the many kinds, a run reads a few: each is built when it is first read.


class Words(Model):
    """A text of the guidance: its stable id and its English source."""

    context: str
    source: Annotated[str, Field(min_length=1)]


Ids = Annotated[tuple[Id, ...], Strict(False)]
Many = Annotated[tuple[Words, ...], Strict(False)]


class FactValue(Model):
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
