"""Letter templates."""

from typing import Annotated, Literal

from pydantic import Field

from ashore.guide.models.base import FactValue, Id, Ids, Model
from ashore.guide.models.text_kinds import (
    AttachmentItem,
    HelpText,
    LabelText,
    NotWhenText,
    ParagraphText,
    SaysText,
    SendText,
    SetsOffText,
    TitleText,
    UseWhenText,
    WhyText,
)
from ashore.values import Truth, Whole


class Option(Model):
    """A choice of a letter's field. `text` is what the letter says for it, where that differs from the label."""

    id: Id
    label: LabelText
    text: ParagraphText | None = None


Condition = dict[Id, Ids]
"""Field id to the answers of which one must be given."""


class LetterField(Model):
    """A question of the guided form.

    `store` says where the answer lives: in the draft, or in the debt that the letter is about. `looks` tells a date
    field in which direction a day without a year lies. A required field may stay empty where one of `unless` is
    answered. `contacts` are chosen from the contact log, `evidence` from the evidence list, an `offer` from those of
    the debt.
    """

    id: Id
    kind: Literal["text", "long", "money", "date", "count", "choice", "choices", "contacts", "evidence", "offer"]
    label: LabelText
    help: HelpText | None = None
    required: Truth = False
    unless: Ids = ()
    store: Literal["letter", "debt"] = "letter"
    looks: Literal["back", "ahead"] = "ahead"
    most: Annotated[Whole, Field(ge=1, le=360)] = 360
    carry: Truth = False
    """Whether a new letter takes the answer over from the last one that has it."""
    sent: Id | None = None
    """A new letter begins with the day on which one of this kind about the same debt went out."""
    when: Condition = Field(default_factory=dict)
    options: tuple[Option, ...] = ()


ScriptPart = Literal["opening", "facts", "ask", "press", "closing", "note"]


class Paragraph(Model):
    """A paragraph of a letter, with why it is there. It is left out when its condition does not hold.

    `table`: what follows the text as a table. `part`: where in a phone script it stands.
    """

    id: Id
    text: ParagraphText
    why: WhyText | None = None
    when: Condition = Field(default_factory=dict)
    needs: Ids = ()
    table: Literal["schedule", "contacts"] | None = None
    part: ScriptPart | None = None


class Phrase(Model):
    """A word of tables and headings; `why` a part of a phone script is there."""

    id: Id
    text: ParagraphText
    why: WhyText | None = None


class LetterParts(Model):
    """content/letters/parts/common.toml: what several letters share."""

    id: Id
    phrase: tuple[Phrase, ...]
    field: tuple[LetterField, ...]
    paragraph: tuple[Paragraph, ...]


class LetterHeader(Model):
    """What the writer should know before writing."""

    says: SaysText
    use_when: UseWhenText
    not_when: NotWhenText
    sets_off: SetsOffText
    attach: tuple[AttachmentItem, ...]
    send: SendText
    reply: FactValue | None = None
    """The days within which an answer has to come, where a rule says so."""
    facts: Ids = ()


class LetterTemplate(Model):
    """content/letters/<kind>.toml

    `base` takes fields and paragraphs from another letter, with the answers in `fixed` given. `paragraph` is the formal
    letter, `short` the lines for a chat window, `spoken` the phone script.
    """

    id: Id
    order: Annotated[Whole, Field(ge=1)] = 100
    """Its place in the list of letters."""
    title: TitleText
    header: LetterHeader
    one_ask: Truth = False
    """Whether it asks the lender for one thing only: the clause check warns of a second."""
    base: Id | None = None
    fixed: dict[Id, Id] = Field(default_factory=dict)
    field: Annotated[tuple[LetterField, ...], Field(min_length=1)]
    paragraph: Annotated[tuple[Paragraph, ...], Field(min_length=1)]
    short: Annotated[tuple[Paragraph, ...], Field(min_length=1)]
    spoken: Annotated[tuple[Paragraph, ...], Field(min_length=1)]
    phrase: tuple[Phrase, ...] = ()
    """Words of tables and headings, the same for all letters."""

    @property
    def about_debt(self) -> bool:
        """Whether it is about one of the debts."""
        return any(field.store == "debt" for field in self.field)


class Use(Model):
    """An entry that stands for the shared part of that id."""

    use: Id


class LetterFile(Model):
    """content/letters/<kind>.toml as its author writes it: what it takes from its base, and from the parts that letters
    share, is left out or named. A LetterTemplate is what comes of it."""

    id: Id
    order: Annotated[Whole, Field(ge=1)] = 100
    title: TitleText
    header: LetterHeader
    one_ask: Truth = False
    base: Id | None = None
    fixed: dict[Id, Id] = Field(default_factory=dict)
    field: tuple[LetterField | Use, ...] = ()
    paragraph: tuple[Paragraph | Use, ...] = ()
    short: tuple[Paragraph | Use, ...] = ()
    spoken: tuple[Paragraph | Use, ...] = ()
