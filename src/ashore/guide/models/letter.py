"""Letter templates."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from ashore.guide.models.base import FactValue, Id, Ids, Many, Model, Words


class Option(Model, frozen=True, kw_only=True):
    """A choice of a letter's field. `text` is what the letter says for it, where that differs from the label."""

    id: Id
    label: Words
    text: Words | None = None


Condition = dict[Id, Ids]
"""Field id to the answers of which one must be given."""


class LetterField(Model, frozen=True, kw_only=True):
    """A question of the guided form.

    `store` says where the answer lives: in the draft, or in the debt that the letter is about. `looks` tells a date
    field in which direction a day without a year lies. A required field may stay empty where one of `unless` is
    answered. `contacts` are chosen from the contact log, `evidence` from the evidence list, an `offer` from those of
    the debt.
    """

    id: Id
    kind: Literal["text", "long", "money", "date", "count", "choice", "choices", "contacts", "evidence", "offer"]
    label: Words
    help: Words | None = None
    required: bool = False
    unless: Ids = ()
    store: Literal["letter", "debt"] = "letter"
    looks: Literal["back", "ahead"] = "ahead"
    most: Annotated[int, Meta(ge=1, le=360)] = 360
    carry: bool = False
    """Whether a new letter takes the answer over from the last one that has it."""
    sent: Id | None = None
    """A new letter begins with the day on which one of this kind about the same debt went out."""
    when: Condition = msgspec.field(default_factory=dict)
    options: tuple[Option, ...] = ()


ScriptPart = Literal["opening", "facts", "ask", "press", "closing", "note"]


class Paragraph(Model, frozen=True, kw_only=True):
    """A paragraph of a letter, with why it is there. It is left out when its condition does not hold.

    `table`: what follows the text as a table. `part`: where in a phone script it stands.
    """

    id: Id
    text: Words
    why: Words | None = None
    when: Condition = msgspec.field(default_factory=dict)
    needs: Ids = ()
    table: Literal["schedule", "contacts"] | None = None
    part: ScriptPart | None = None


class Phrase(Model, frozen=True, kw_only=True):
    """A word of tables and headings; `why` a part of a phone script is there."""

    id: Id
    text: Words
    why: Words | None = None


class LetterParts(Model, frozen=True, kw_only=True):
    """content/letters/parts/common.toml: what several letters share."""

    id: Id
    phrase: tuple[Phrase, ...]
    field: tuple[LetterField, ...]
    paragraph: tuple[Paragraph, ...]


class LetterHeader(Model, frozen=True, kw_only=True):
    """What the writer should know before writing."""

    says: Words
    use_when: Words
    not_when: Words
    sets_off: Words
    attach: Many
    send: Words
    reply: FactValue | None = None
    """The days within which an answer has to come, where a rule says so."""
    facts: Ids = ()


class LetterTemplate(Model, frozen=True, kw_only=True):
    """content/letters/<kind>.toml

    `base` takes fields and paragraphs from another letter, with the answers in `fixed` given. `paragraph` is the formal
    letter, `short` the lines for a chat window, `spoken` the phone script.
    """

    id: Id
    order: Annotated[int, Meta(ge=1)] = 100
    """Its place in the list of letters."""
    title: Words
    header: LetterHeader
    one_ask: bool = False
    """Whether it asks the lender for one thing only: the clause check warns of a second."""
    base: Id | None = None
    fixed: dict[Id, Id] = msgspec.field(default_factory=dict)
    field: Annotated[tuple[LetterField, ...], Meta(min_length=1)]
    paragraph: Annotated[tuple[Paragraph, ...], Meta(min_length=1)]
    short: Annotated[tuple[Paragraph, ...], Meta(min_length=1)]
    spoken: Annotated[tuple[Paragraph, ...], Meta(min_length=1)]
    phrase: tuple[Phrase, ...] = ()
    """Words of tables and headings, the same for all letters."""

    @property
    def about_debt(self) -> bool:
        """Whether it is about one of the debts."""
        return any(field.store == "debt" for field in self.field)
