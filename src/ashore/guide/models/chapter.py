"""Chapters: sections of blocks."""

from typing import Annotated, Literal

from pydantic import Field

from ashore.guide.models.base import Id, Ids, Model, Tool
from ashore.guide.models.text_kinds import AnswerText, ListItem, ParagraphText, ShortText, TitleText, WhyText
from ashore.values import Whole


class Block(Model):
    """What every block has: its id, the facts behind it, the rows of the guidance map that it covers."""

    id: Id
    facts: Ids = ()
    rows: tuple[str, ...] = ()


class TextBlock(Block):
    """A paragraph."""

    kind: Literal["text"]

    text: ParagraphText


class CautionBlock(Block):
    """A paragraph about what to be careful with."""

    kind: Literal["caution"]

    text: ParagraphText


class ListBlock(Block):
    """A list, with a line before it."""

    kind: Literal["list"]

    text: ParagraphText
    items: tuple[ListItem, ...]


class ScriptBlock(Block):
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


class StepBlock(Block):
    """A step of the checklist: an action that one person can do and tick. `opens` names a tool that helps; where that
    is the letters, `letter` may name one of them and `length` how long it is to be. `shown_by`: what in the workbook
    shows that it may be done already; it is then offered as done."""

    kind: Literal["step"]

    text: ParagraphText
    why: WhyText
    minutes: Annotated[Whole, Field(ge=1, le=600)]
    opens: Tool | None = None
    letter: Id | None = None
    length: Literal["formal", "short", "spoken"] | None = None
    shown_by: ShownBy | None = None


class ToolBlock(Block):
    """A way to a tool of the workbook, at the place where it is needed."""

    kind: Literal["tool"]

    text: ParagraphText
    opens: Tool


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
