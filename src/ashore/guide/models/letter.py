"""Letter templates. What the program knows of a letter, a field or an answer it learns from its role."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal, Self, TypeVar, get_args

from pydantic import Field, model_validator

from ashore.guide.models.base import FactValue, Id, Ids, Model
from ashore.guide.models.letter_roles import (
    OF_DEBT,
    OF_PAPER,
    ROLES,
    DebtField,
    FieldKind,
    FieldRole,
    LetterRole,
    PaperValue,
    Request,
)
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
from ashore.values import Channel, Every, ParagraphRole, Precision, Truth, Whole

A = TypeVar("A")


class Option(Model):
    """A choice of a letter's field. `text` is what the letter says for it, where that differs from the label; `asks`
    what the letter then asks for: only of the field whose role is `request`."""

    id: Id
    label: LabelText
    text: ParagraphText | None = None
    asks: Request | None = None


Condition = dict[Id, Ids]
"""Field id, or what is known without asking (`KnownAnswer`), to the answers of which one must be given."""
KnownAnswer = Literal["plan", "plan-waived", "cost", "cost-fees", "kept-back", "cost-line", "owed-by", "attachments"]
"""What a condition may ask about the payments besides fields: whether they cost more than what is owed (`with-cost`,
`without-cost`), and whether a part is waived (`yes`, `no`); about the whole cost of the loan whether it is `known`,
whether there are fees, whether something was kept back (`yes`, `no`), and whether it is `above` the line; whose figure
the sum owed is (`lender`, `reader`); whether anything is attached (`yes`, `no`)."""


class LetterField(Model):
    """A question of the guided form.

    The answer lives in the draft, or with `debt` in that value of the debt that the letter is about. `looks` tells a
    date field in which direction a day without a year lies. A required field may stay empty where one of `unless` is
    answered. `contacts` are chosen from the contact log, `evidence` from the evidence list, an `offer` from those of
    the debt. Of what is typed into `last-four` only the last four characters are taken: a whole number is never kept.
    `role` is what the program knows the answer as; `facts` are what the question rests on.
    """

    id: Id
    kind: FieldKind
    role: FieldRole | None = None
    debt: DebtField | None = None
    label: LabelText
    help: HelpText | None = None
    required: Truth = False
    unless: Ids = ()
    looks: Literal["back", "ahead"] = "ahead"
    precision: Precision = "day"
    """How precise a date is that is asked for: people know since which month, and a letter names no day then."""
    most: Annotated[Whole, Field(ge=1, le=360)] = 360
    carry: Truth = False
    """Whether a new letter takes the answer over from the last one that has it."""
    same: Literal["reader", "debt"] = "reader"
    """In which letters the answer that is carried is the same: all of the reader's, or those about one debt."""
    sent: Id | None = None
    """A new letter begins with the day on which one of this kind about the same debt went out."""
    paper: PaperValue | None = None
    """A new letter about a court paper begins with this value of it."""
    share: Truth = False
    """A new letter begins with what the debt gets of what is left a month, where that is shared out by what is owed."""
    when: Condition = Field(default_factory=dict)
    by_hand: Truth = False
    """Whether an empty answer leaves a line to fill in by hand. Nothing is missing then: not everybody writes it down
    here."""
    options: tuple[Option, ...] = ()
    facts: Ids = ()

    @model_validator(mode="after")
    def _kind_goes_with_it(self) -> Self:
        if self.role is not None and ROLES[self.role] != self.kind:
            raise ValueError(f"kind = '{ROLES[self.role]}'")
        if self.debt is not None and OF_DEBT[self.debt] != self.kind:
            raise ValueError(f"kind = '{OF_DEBT[self.debt]}'")
        if self.paper is not None and OF_PAPER[self.paper] != self.kind:
            raise ValueError(f"kind = '{OF_PAPER[self.paper]}'")
        if self.share and self.kind != "money":
            raise ValueError("kind = 'money'")
        if self.precision == "month" and (self.kind != "date" or self.role or self.debt):
            raise ValueError("precision = 'month' with kind = 'date', and without role and debt")
        if self.role != "request" and any(option.asks for option in self.options):
            raise ValueError("role = 'request'")
        return self


OWED_BLANKS = ("{owed}", "{owed_formal}", "{rest}")
"""Blanks that state what is owed, in whole or less what is to be waived: where one stands, rights are reserved."""
ScriptPart = Literal["opening", "facts", "ask", "press", "closing", "note"]


class Paragraph(Model):
    """A paragraph of a letter, with why it is there. It is left out when its condition does not hold.

    `table`: what follows the text as a table. `part`: where in a phone script it stands. `reserves`: it says that
    naming a sum is not accepting it. `facts`: what it rests on.
    """

    id: Id
    text: ParagraphText
    why: WhyText | None = None
    when: Condition = Field(default_factory=dict)
    needs: Ids = ()
    table: Literal["schedule", "contacts"] | None = None
    part: ScriptPart | None = None
    role: ParagraphRole | None = None
    reserves: Truth = False
    facts: Ids = ()


Steps = Literal[Every, "on-dates"]
"""How often the payments of a plan come: evenly, or on dates that are listed."""
PhraseName = (
    Literal["number", "date", "payment", "principal", "charges", "when", "way", "who", "said", "short"]
    | Channel
    | ScriptPart
    | Steps
)
"""What the words of tables and headings are for: columns, ways of contact, parts of a phone script, a short letter, how
often payments come."""


class Phrase(Model):
    """A word of tables and headings; `why` a part of a phone script is there."""

    id: PhraseName
    text: ParagraphText
    why: WhyText | None = None


class LetterParts(Model):
    """content/letters/parts/common.toml: what several letters share."""

    id: Id
    phrase: tuple[Phrase, ...]
    field: tuple[LetterField, ...]
    paragraph: tuple[Paragraph, ...]

    @model_validator(mode="after")
    def _every_phrase(self) -> Self:
        missing = {name for kind in get_args(PhraseName) for name in get_args(kind)} - {p.id for p in self.phrase}
        if missing:
            raise ValueError(f"phrase '{min(missing)}'")
        return self


class Reply(FactValue):
    """The days within which an answer has to come; `when` as in a paragraph: a rule binds some lenders, not all."""

    when: Condition = Field(default_factory=dict)


class LetterHeader(Model):
    """What the writer should know before writing."""

    says: SaysText
    use_when: UseWhenText
    not_when: NotWhenText
    sets_off: SetsOffText
    attach: tuple[AttachmentItem, ...]
    send: SendText
    reply: Reply | None = None
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
    roles: tuple[LetterRole, ...] = ()
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

    @model_validator(mode="after")
    def _names_what_is_there(self) -> Self:
        roles = [field.role for field in self.field if field.role]
        if len(set(roles)) < len(roles):
            raise ValueError(f"one field with role = '{max(roles, key=roles.count)}'")
        known = {field.id for field in self.field}
        paragraphs = (*self.paragraph, *self.short, *self.spoken)
        conditions = [*(paragraph.when for paragraph in paragraphs), *(field.when for field in self.field)]
        named = {*self.fixed, *(name for paragraph in paragraphs for name in paragraph.needs)}
        named |= {name for field in self.field for name in field.unless}
        named |= {name for condition in conditions for name in condition if name not in get_args(KnownAnswer)}
        if self.header.reply is not None:
            named |= set(self.header.reply.when)
        if unknown := named - known:
            raise ValueError(f"field '{min(unknown)}'")
        return self

    @model_validator(mode="after")
    def _can_be_said_aloud_and_reserves(self) -> Self:
        if any(paragraph.table for paragraph in self.spoken):
            raise ValueError("a phone script without a table")
        for paragraphs in (self.paragraph, self.short, self.spoken):
            names = any(blank in paragraph.text.source for paragraph in paragraphs for blank in OWED_BLANKS)
            if names and not any(paragraph.reserves for paragraph in paragraphs):
                raise ValueError("a paragraph with reserves = true")
        return self

    @property
    def about_debt(self) -> bool:
        """Whether it is about one of the debts."""
        return any(field.debt for field in self.field)

    @cached_property
    def by_role(self) -> Mapping[FieldRole, LetterField]:
        """Its fields that have a role."""
        return {field.role: field for field in self.field if field.role}

    def request(self, answers: Mapping[str, object]) -> Request | None:
        """What it asks for with these answers, by field id; None while that is open, or where it asks for nothing."""
        field = self.by_role.get("request")
        if field is None:
            return None
        chosen = self.fixed.get(field.id) or answers.get(field.id)
        return next((option.asks for option in field.options if option.id == chosen), None)

    def answer(self, answers: Mapping[str, A], role: FieldRole) -> A | None:
        """The answer to the field of a role, among answers by field id."""
        field = self.by_role.get(role)
        return answers.get(field.id) if field else None


class Use(Model):
    """An entry that stands for the shared part of that id."""

    use: Id


class LetterFile(Model):
    """content/letters/<kind>.toml as its author writes it: what it takes from its base, and from the parts that letters
    share, is left out or named. A LetterTemplate is what comes of it."""

    id: Id
    order: Annotated[Whole, Field(ge=1)] = 100
    roles: tuple[LetterRole, ...] = ()
    title: TitleText
    header: LetterHeader
    one_ask: Truth = False
    base: Id | None = None
    fixed: dict[Id, Id] = Field(default_factory=dict)
    field: tuple[LetterField | Use, ...] = ()
    paragraph: tuple[Paragraph | Use, ...] = ()
    short: tuple[Paragraph | Use, ...] = ()
    spoken: tuple[Paragraph | Use, ...] = ()
