"""Cards for hard moments, the visit outlook, court papers, calls, the way to a plan."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, Strict

from ashore.guide.models.base import FactValue, Id, Ids, Many, Model, Tool, Words

# Cards for hard moments


class CardPart(Model):
    """A part of a card; `say`: its items are words to say."""

    id: Id
    title: Words
    say: bool = False
    items: Many


class Card(Model):
    """Few, large words. `call`: facts with a number to call; `after`: a visit is noted next; `opens`: a tool."""

    id: Id
    title: Words
    facts: Ids = ()
    call: Ids = ()
    after: Literal["visit"] | None = None
    opens: Tool | None = None
    part: Annotated[tuple[CardPart, ...], Strict(False), Field(min_length=1)]


class CardQuestion(Model):
    """A yes/no question that leads to a card."""

    id: Id
    text: Words
    card: Id


class CardFile(Model):
    """content/jurisdictions/<code>/cards.toml"""

    id: Id
    question: Annotated[tuple[CardQuestion, ...], Strict(False)]
    card: Annotated[tuple[Card, ...], Strict(False)]


# Will somebody come


class OutlookQuestion(Model):
    """A yes/no question; `known` is what answers it from the workbook until the reader does."""

    id: Id
    text: Words
    known: Literal["reachable", "long-overdue", "in-talks", "came-before", "others-asked"] | None = None


class OutlookReason(Model):
    """What speaks for or against a visit, when the named questions have these answers."""

    id: Id
    speaks: Literal["for", "against"]
    when: dict[Id, Literal["yes", "no"]]
    text: Words
    facts: Ids = ()


class OutlookLevel(Model):
    """An answer in words, `from` so many reasons for a visit on."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)
    id: Id
    from_: Annotated[int, Field(ge=0, alias="from")]
    text: Words


class Hand(Model):
    """Something in the reader's own hands."""

    id: Id
    text: Words
    facts: Ids = ()


class Stage(Model):
    """What usually happens up to a number of days overdue, and what one can do. The last one has no end."""

    id: Id
    until: int | FactValue | None = None
    title: Words
    they: Words
    you: Words
    facts: Ids = ()


class OutlookFile(Model):
    """content/jurisdictions/<code>/outlook.toml"""

    id: Id
    text: Words
    facts: Ids = ()
    late: FactValue | None = None
    """Days overdue from which on a case is an old one."""
    question: Annotated[tuple[OutlookQuestion, ...], Strict(False), Field(max_length=8)]
    reason: Annotated[tuple[OutlookReason, ...], Strict(False)]
    level: Annotated[tuple[OutlookLevel, ...], Strict(False), Field(min_length=1)]
    hand: Annotated[tuple[Hand, ...], Strict(False)]
    stage: Annotated[tuple[Stage, ...], Strict(False), Field(min_length=1)]


# Court papers


class PaperKind(Model):
    """A kind of court paper: what it is, what silence means, what to do; `days` to act from its receipt."""

    id: Id
    title: Words
    text: Words
    silence: Words
    do: Words
    days: FactValue | None = None
    facts: Ids = ()


class PaperFile(Model):
    """content/jurisdictions/<code>/papers.toml"""

    id: Id
    paper: Annotated[tuple[PaperKind, ...], Strict(False), Field(min_length=1)]


# On the telephone


class Move(Model):
    """What a collector says, a calm reply, a question to ask back, where to stop. `key` notes its time in a call."""

    id: Id
    key: Annotated[str, Field(pattern="^[a-z]$")]
    says: Words
    reply: Words
    question: Words
    stop: Words
    facts: Ids = ()


class CallFile(Model):
    """content/jurisdictions/<code>/calls.toml"""

    id: Id
    move: Annotated[tuple[Move, ...], Strict(False), Field(min_length=1)]


# From need to agreement

PathStep = Literal["evidence", "budget", "offer", "letter", "call", "written", "first-payment"]


class PathStage(Model):
    """A stage on the way to a plan; `known` says how the workbook knows that it is done."""

    id: Id
    title: Words
    text: Words
    known: PathStep
    opens: Tool


class PathBranch(Model):
    """What to do when it goes another way."""

    id: Id
    title: Words
    text: Words
    opens: Tool
    letter: Id | None = None
    facts: Ids = ()


class PathFile(Model):
    """content/jurisdictions/<code>/path.toml"""

    id: Id
    facts: Ids = ()
    stage: Annotated[tuple[PathStage, ...], Strict(False), Field(min_length=1)]
    branch: Annotated[tuple[PathBranch, ...], Strict(False)] = ()
