"""Cards for hard moments, the visit outlook, court papers, calls, the way to a plan."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ashore.guide.models.base import FactValue, Id, Ids, Model, Tool
from ashore.guide.models.conduct import Signal
from ashore.guide.models.text_kinds import (
    AskedText,
    CheckText,
    CountsText,
    DoText,
    ListItem,
    ParagraphText,
    PrintedText,
    QuestionText,
    ReplyText,
    SaysText,
    SilenceText,
    StopText,
    TheyText,
    TitleText,
    TrapText,
    UndatedText,
    WhereText,
    YouText,
)
from ashore.values import CourtSays, Truth, Whole

# Cards for hard moments


class CardPart(Model):
    """A part of a card; `say`: its items are words to say."""

    id: Id
    title: TitleText
    say: Truth = False
    items: tuple[ListItem, ...]


CardRole = Literal["door", "pause", "court", "night"]
"""The cards that have a key, or a place on a page: somebody is at the door, a moment to breathe, a court paper came, it
is late at night."""


class Card(Model):
    """Few, large words. `call`: facts with a number to call; `after`: a visit or a court paper is noted next; `opens`:
    a tool."""

    id: Id
    role: CardRole | None = None
    title: TitleText
    facts: Ids = ()
    call: Ids = ()
    after: Literal["visit", "paper"] | None = None
    opens: Tool | None = None
    part: Annotated[tuple[CardPart, ...], Field(min_length=1)]


class CardQuestion(Model):
    """A yes/no question that leads to a card."""

    id: Id
    text: ParagraphText
    card: Id


class CardFile(Model):
    """content/jurisdictions/<code>/cards.toml"""

    id: Id
    question: tuple[CardQuestion, ...]
    card: tuple[Card, ...]

    @model_validator(mode="after")
    def _each_role_once(self) -> Self:
        roles = [card.role for card in self.card if card.role]
        if len(set(roles)) < len(roles):
            raise ValueError(f"one card with role = '{max(roles, key=roles.count)}'")
        return self


# Will somebody come


class OutlookQuestion(Model):
    """A yes/no question; `known` is what answers it from the workbook until the reader does."""

    id: Id
    text: ParagraphText
    known: Literal["reachable", "long-overdue", "in-talks", "announced", "came-before", "others-asked"] | None = None


class OutlookReason(Model):
    """What speaks for or against a visit, when the named questions have these answers."""

    id: Id
    speaks: Literal["for", "against"]
    when: dict[Id, Literal["yes", "no"]]
    text: ParagraphText
    facts: Ids = ()


class OutlookNote(Model):
    """What it means that the log has such an entry: of a conduct rule that signals it."""

    id: Id
    signals: Signal
    title: TitleText
    text: ParagraphText
    facts: Ids = ()


class OutlookLevel(Model):
    """An answer in words, `from` so many reasons for a visit on."""

    id: Id
    from_: Annotated[Whole, Field(ge=0)] = Field(alias="from")
    text: ParagraphText


class Hand(Model):
    """Something in the reader's own hands."""

    id: Id
    text: ParagraphText
    facts: Ids = ()


class Stage(Model):
    """What usually happens up to a number of days overdue, and what one can do. The last one has no end."""

    id: Id
    until: Whole | FactValue | None = None
    title: TitleText
    they: TheyText
    you: YouText
    facts: Ids = ()


class OutlookFile(Model):
    """content/jurisdictions/<code>/outlook.toml"""

    id: Id
    text: ParagraphText
    facts: Ids = ()
    late: FactValue | None = None
    """Days overdue from which on a case is an old one."""
    question: Annotated[tuple[OutlookQuestion, ...], Field(max_length=8)]
    reason: tuple[OutlookReason, ...]
    noted: tuple[OutlookNote, ...] = ()
    level: Annotated[tuple[OutlookLevel, ...], Field(min_length=1)]
    hand: tuple[Hand, ...]


class TimelineFile(Model):
    """content/jurisdictions/<code>/timeline.toml: what usually happens when"""

    id: Id
    stage: Annotated[tuple[Stage, ...], Field(min_length=1)]


# Court papers


PaperDay = Literal["answer", "hearing", "both"]
"""Which day stands in a paper: the last one to answer, that of a hearing, or each of them."""


class PaperKind(Model):
    """A kind of court paper: what it is, how to check it, its days, what silence means, what seems to help and does
    not, what to do, and the letters for it.

    The day that the court has printed comes first. `days` or `months` from its receipt are the clock without one;
    with neither there is no day, and `undated` says how to get it.
    """

    id: Id
    title: TitleText
    text: ParagraphText
    check: CheckText | None = None
    day: PaperDay = "answer"
    printed: PrintedText | None = None
    days: FactValue | None = None
    months: FactValue | None = None
    counts: CountsText | None = None
    undated: UndatedText | None = None
    silence: SilenceText
    do: DoText
    trap: TrapText | None = None
    letters: Ids = ()
    facts: Ids = ()

    @model_validator(mode="after")
    def _one_clock(self) -> Self:
        if self.days and self.months:
            raise ValueError("days or months")
        if self.day == "hearing" and (self.days or self.months):
            raise ValueError("no days and no months with day = 'hearing'")
        return self


PaperPart = Literal["kind", "received", "checked", "date", "hearing", "number", "court", "debt", "answered_on", "note"]
"""What is noted of a court paper."""


class PaperQuestion(Model):
    """A question about a court paper as people would put it; `where` to look in the paper; `asks`: what it fills in."""

    id: Id
    text: AskedText
    where: WhereText | None = None
    asks: Annotated[tuple[PaperPart, ...], Field(min_length=1)]


PaperCheck = CourtSays | Literal["not-asked"]
"""How it stands with a paper: the court was not asked yet, has such a case, or has none."""


class PaperAnswer(Model):
    """What follows from what the court says of a paper, or while it was not asked."""

    id: Id
    says: PaperCheck
    text: ParagraphText
    facts: Ids = ()


class PaperFile(Model):
    """content/jurisdictions/<code>/papers.toml. Without questions all is asked on one page."""

    id: Id
    paper: Annotated[tuple[PaperKind, ...], Field(min_length=1)]
    question: tuple[PaperQuestion, ...] = ()
    answer: tuple[PaperAnswer, ...]

    @model_validator(mode="after")
    def _each_answer_once(self) -> Self:
        said = sorted(answer.says for answer in self.answer)
        if said != ["case", "no-case", "not-asked"]:
            raise ValueError("one answer each with says = 'not-asked', 'case' and 'no-case'")
        return self


# On the telephone


class Move(Model):
    """What a collector says, a calm reply, a question to ask back, where to stop. `key` notes its time in a call."""

    id: Id
    key: Annotated[str, Field(pattern=r"^[a-z]$", examples=["a"])]
    says: SaysText
    reply: ReplyText
    question: QuestionText
    stop: StopText
    facts: Ids = ()


class CallFile(Model):
    """content/jurisdictions/<code>/calls.toml"""

    id: Id
    move: Annotated[tuple[Move, ...], Field(min_length=1)]


# From need to agreement

PathStep = Literal["evidence", "budget", "offer", "letter", "call", "written", "first-payment"]


class PathStage(Model):
    """A stage on the way to a plan; `known` says how the workbook knows that it is done."""

    id: Id
    title: TitleText
    text: ParagraphText
    known: PathStep
    opens: Tool


class PathBranch(Model):
    """What to do when it goes another way."""

    id: Id
    title: TitleText
    text: ParagraphText
    opens: Tool
    letter: Id | None = None
    facts: Ids = ()


class PathFile(Model):
    """content/jurisdictions/<code>/path.toml"""

    id: Id
    facts: Ids = ()
    stage: Annotated[tuple[PathStage, ...], Field(min_length=1)]
    branch: tuple[PathBranch, ...] = ()
