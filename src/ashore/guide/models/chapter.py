"""Chapters: sections of blocks."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ashore.guide.models.base import Id, Ids, Model, Tool
from ashore.guide.models.text_kinds import AnswerText, ListItem, ParagraphText, ShortText, TitleText, WhyText
from ashore.values import BoundLender, Whole


class Block(Model):
    """What every block has: its id, the facts behind it, the rows of the guidance map that it covers."""

    id: Id
    facts: Ids = ()
    rows: tuple[str, ...] = ()


class RuleBlock(Block):
    """A block that may say a rule which binds some lenders only: `lenders`. The text says so in words; where the kind
    of the reader's lenders is known, it is said for which of them it holds, and for which it does not."""

    lenders: tuple[BoundLender, ...] = ()


class TextBlock(RuleBlock):
    """A paragraph."""

    kind: Literal["text"]

    text: ParagraphText


class CautionBlock(RuleBlock):
    """A paragraph about what to be careful with."""

    kind: Literal["caution"]

    text: ParagraphText


class ListBlock(RuleBlock):
    """A list, with a line before it."""

    kind: Literal["list"]

    text: ParagraphText
    items: tuple[ListItem, ...]


class ScriptBlock(RuleBlock):
    """Words to say, at the door or on the phone, with a line before them."""

    kind: Literal["script"]

    text: ParagraphText
    items: tuple[ListItem, ...]


ShownBy = Literal[
    "debt",
    "owed",
    "budget",
    "offer",
    "letter",
    "letter-sent",
    "log",
    "called",
    "evidence",
    "terms",
    "court-paper",
    "report",
    "dispute",
    "bills",
    "reminder",
    "reserve",
    "certificate",
]
"""What the workbook shows once it was entered: lender, contract and first missed day; a sum and its day; the budget; an
offer beside it; a letter with an offer; one that went out; a contact; a call of one's own; and so on."""


class LeadingBlock(Block):
    """A block that may lead somewhere. `opens` names a tool, or a card, which `card` then names by its id."""

    opens: Tool | Literal["card"] | None = None
    card: Id | None = None

    @model_validator(mode="after")
    def _card_goes_with_it(self) -> Self:
        if self.opens == "card" and self.card is None:
            raise ValueError("card = the id of the card that it opens")
        if self.opens != "card" and self.card is not None:
            raise ValueError("opens = 'card'")
        return self


class StepBlock(LeadingBlock):
    """A step of the checklist: an action that one person can do and tick. `opens` names what helps; where that is the
    letters, `letter` may name one of them and `length` how long it is to be. `shown_by`: what in the workbook shows
    that it may be done already; it is then offered as done."""

    kind: Literal["step"]

    text: ParagraphText
    why: WhyText
    minutes: Annotated[Whole, Field(ge=1, le=600)]
    letter: Id | None = None
    length: Literal["formal", "short", "spoken"] | None = None
    shown_by: ShownBy | None = None


class ToolBlock(LeadingBlock):
    """A way to a tool of the workbook, or to a card, at the place where it is needed."""

    kind: Literal["tool"]

    text: ParagraphText
    opens: Tool | Literal["card"]


AnyBlock = Annotated[
    TextBlock | CautionBlock | ListBlock | ScriptBlock | StepBlock | ToolBlock, Field(discriminator="kind")
]


class Section(Model):
    """A short section of a chapter."""

    id: Id
    title: TitleText
    block: Annotated[tuple[AnyBlock, ...], Field(min_length=1)]


class Chapter(Model):
    """One chapter. `answer` answers the question in its title; `facts` are behind the answer."""

    id: Id
    number: Annotated[Whole, Field(ge=1, le=9)]
    title: TitleText
    short: ShortText
    answer: AnswerText
    facts: Ids = ()
    section: Annotated[tuple[Section, ...], Field(min_length=1)]

    @property
    def steps(self) -> tuple[StepBlock, ...]:
        """Its checklist, in order."""
        return tuple(b for section in self.section for b in section.block if isinstance(b, StepBlock))


class MoreSections(Model):
    """content/jurisdictions/<code>/chapters/*.toml: sections that a chapter has besides the shared ones there."""

    id: Id
    chapter: Id
    section: Annotated[tuple[Section, ...], Field(min_length=1)]
