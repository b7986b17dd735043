"""Cards for hard moments, the visit outlook, court papers, calls, the way to a plan."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from ashore.guide.models.base import FactValue, Id, Ids, Many, Model, Tool, Words

# Cards for hard moments


class CardPart(Model, frozen=True, kw_only=True):
    """A part of a card; `say`: its items are words to say."""

    id: Id
    title: Words
    say: bool = False
    items: Many


class Card(Model, frozen=True, kw_only=True):
    """Few, large words. `call`: facts with a number to call; `after`: a visit is noted next; `opens`: a tool."""

    id: Id
    title: Words
    facts: Ids = ()
    call: Ids = ()
    after: Literal["visit"] | None = None
    opens: Tool | None = None
    part: Annotated[tuple[CardPart, ...], Meta(min_length=1)]


class CardQuestion(Model, frozen=True, kw_only=True):
    """A yes/no question that leads to a card."""

    id: Id
    text: Words
    card: Id


class CardFile(Model, frozen=True, kw_only=True):
    """content/jurisdictions/<code>/cards.toml"""

    id: Id
    question: tuple[CardQuestion, ...]
    card: tuple[Card, ...]


# Will somebody come


class OutlookQuestion(Model, frozen=True, kw_only=True):
    """A yes/no question; `known` is what answers it from the workbook until the reader does."""

    id: Id
    text: Words
    known: Literal["reachable", "long-overdue", "in-talks", "came-before", "others-asked"] | None = None


class OutlookReason(Model, frozen=True, kw_only=True):
    """What speaks for or against a visit, when the named questions have these answers."""

    id: Id
    speaks: Literal["for", "against"]
    when: dict[Id, Literal["yes", "no"]]
    text: Words
    facts: Ids = ()


class OutlookLevel(Model, frozen=True, kw_only=True):
    """An answer in words, `from` so many reasons for a visit on."""

    id: Id
    from_: Annotated[int, Meta(ge=0)] = msgspec.field(name="from")
    text: Words


class Hand(Model, frozen=True, kw_only=True):
    """Something in the reader's own hands."""

    id: Id
    text: Words
    facts: Ids = ()


class Stage(Model, frozen=True, kw_only=True):
    """What usually happens up to a number of days overdue, and what one can do. The last one has no end."""

    id: Id
    until: int | FactValue | None = None
    title: Words
    they: Words
    you: Words
    facts: Ids = ()


class OutlookFile(Model, frozen=True, kw_only=True):
    """content/jurisdictions/<code>/outlook.toml"""

    id: Id
    text: Words
    facts: Ids = ()
    late: FactValue | None = None
    """Days overdue from which on a case is an old one."""
    question: Annotated[tuple[OutlookQuestion, ...], Meta(max_length=8)]
    reason: tuple[OutlookReason, ...]
    level: Annotated[tuple[OutlookLevel, ...], Meta(min_length=1)]
    hand: tuple[Hand, ...]
    stage: Annotated[tuple[Stage, ...], Meta(min_length=1)]


# Court papers


class PaperKind(Model, frozen=True, kw_only=True):
    """A kind of court paper: what it is, what silence means, what to do; `days` to act from its receipt."""

    id: Id
    title: Words
    text: Words
    silence: Words
    do: Words
    days: FactValue | None = None
    facts: Ids = ()


class PaperFile(Model, frozen=True, kw_only=True):
    """content/jurisdictions/<code>/papers.toml"""

    id: Id
    paper: Annotated[tuple[PaperKind, ...], Meta(min_length=1)]


# On the telephone


class Move(Model, frozen=True, kw_only=True):
    """What a collector says, a calm reply, a question to ask back, where to stop. `key` notes its time in a call."""

    id: Id
    key: Annotated[str, Meta(pattern=r"^[a-z]\Z", examples=["a"])]
    says: Words
    reply: Words
    question: Words
    stop: Words
    facts: Ids = ()


class CallFile(Model, frozen=True, kw_only=True):
    """content/jurisdictions/<code>/calls.toml"""

    id: Id
    move: Annotated[tuple[Move, ...], Meta(min_length=1)]


# From need to agreement

PathStep = Literal["evidence", "budget", "offer", "letter", "call", "written", "first-payment"]


class PathStage(Model, frozen=True, kw_only=True):
    """A stage on the way to a plan; `known` says how the workbook knows that it is done."""

    id: Id
    title: Words
    text: Words
    known: PathStep
    opens: Tool


class PathBranch(Model, frozen=True, kw_only=True):
    """What to do when it goes another way."""

    id: Id
    title: Words
    text: Words
    opens: Tool
    letter: Id | None = None
    facts: Ids = ()


class PathFile(Model, frozen=True, kw_only=True):
    """content/jurisdictions/<code>/path.toml"""

    id: Id
    facts: Ids = ()
    stage: Annotated[tuple[PathStage, ...], Meta(min_length=1)]
    branch: tuple[PathBranch, ...] = ()
