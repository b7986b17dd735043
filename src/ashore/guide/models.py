"""What the content files may hold. Code knows kinds of blocks, never a particular sentence."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]


class Model(BaseModel):
    """Frozen and closed: an unknown key is an error of the author."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Words(Model):
    """A text of the guidance: its stable id and its English source."""

    context: str
    source: Annotated[str, Field(min_length=1)]


Ids = Annotated[tuple[Id, ...], Strict(False)]
Many = Annotated[tuple[Words, ...], Strict(False)]

# Facts

FactCertainty = Literal["law-text", "official", "press", "weak", "known", "unsure"]


class Source(Model):
    """Who said it: a law, an authority, an association, or a plain name for what is only practice."""

    id: Id
    title: Words


class Reference(Model):
    """A source, with the articles in it."""

    id: Id
    articles: str = ""


class Fact(Model):
    """A number, a right, a deadline or a hotline, with where it is from and how sure we are.

    `effective` is the day (or month, or year) from which it holds, `until` the last day on which it held, `checked`
    the day on which it was last looked up. `values` are its numbers, by name, for texts.
    """

    id: Id
    statement: Words
    sources: Annotated[tuple[Reference, ...], Strict(False), Field(min_length=1)]
    effective: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}){0,2}$")] | None = None
    until: dt.date | None = None
    checked: dt.date
    certainty: FactCertainty
    caveat: Words | None = None
    values: dict[str, str | int | bool] = Field(default_factory=dict)


class FactValue(Model):
    """A number of a fact."""

    fact: Id
    value: str


class FactFile(Model):
    """content/jurisdictions/<code>/facts.toml. `language` is the one in which its lenders are written to.

    `dear_above`: the yearly cost in percent above which a loan is marked, where the law or its practice draws a line.
    `behind`: the facts behind a page of the workbook (debt, offer, part-payment, missed-call, evidence), shown by f.
    """

    id: Id
    language: Annotated[str, Field(pattern=r"^[A-Za-z_]{2,20}$")]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    dear_above: FactValue | None = None
    behind: dict[Id, Ids] = Field(default_factory=dict)
    source: Annotated[tuple[Source, ...], Strict(False)]
    fact: Annotated[tuple[Fact, ...], Strict(False)]


# Chapters


class Block(Model):
    """What every block has: its id, the facts behind it, the rows of the guidance map that it covers."""

    id: Id
    facts: Ids = ()
    rows: Annotated[tuple[str, ...], Strict(False)] = ()


class TextBlock(Block):
    """A paragraph."""

    kind: Literal["text"]
    text: Words


class CautionBlock(Block):
    """A paragraph about what to be careful with."""

    kind: Literal["caution"]
    text: Words


class ListBlock(Block):
    """A list, with a line before it."""

    kind: Literal["list"]
    text: Words
    items: Many


class ScriptBlock(Block):
    """Words to say, at the door or on the phone, with a line before them."""

    kind: Literal["script"]
    text: Words
    items: Many


Tool = Literal["budget", "letter", "debts", "weeks", "contacts", "evidence"]
"""A tool of the workbook that a step or a block leads to."""


class StepBlock(Block):
    """A step of the checklist: an action that one person can do and tick. `opens` names a tool that helps; where that
    is the letters, `letter` may name one of them and `length` how long it is to be."""

    kind: Literal["step"]
    text: Words
    why: Words
    minutes: Annotated[int, Field(ge=1, le=600)]
    opens: Tool | None = None
    letter: Id | None = None
    length: Literal["formal", "short", "spoken"] | None = None


class ToolBlock(Block):
    """A way to a tool of the workbook, at the place where it is needed."""

    kind: Literal["tool"]
    text: Words
    opens: Tool


AnyBlock = Annotated[
    TextBlock | CautionBlock | ListBlock | ScriptBlock | StepBlock | ToolBlock, Field(discriminator="kind")
]


class Section(Model):
    """A short section of a chapter."""

    id: Id
    title: Words
    block: Annotated[tuple[AnyBlock, ...], Strict(False), Field(min_length=1)]


class Chapter(Model):
    """One chapter. `answer` answers the question in its title; `facts` are behind the answer."""

    id: Id
    number: Annotated[int, Field(ge=1, le=9)]
    title: Words
    short: Words
    answer: Words
    facts: Ids = ()
    section: Annotated[tuple[Section, ...], Strict(False), Field(min_length=1)]

    @property
    def steps(self) -> tuple[StepBlock, ...]:
        """Its checklist, in order."""
        return tuple(b for section in self.section for b in section.block if isinstance(b, StepBlock))


# Budget


class BudgetItem(Model):
    """A ready line of a group, with help on where to find the number and how often it usually comes."""

    id: Id
    label: Words
    help: Words | None = None
    frequency: Literal[
        "daily",
        "weekly",
        "every-two-weeks",
        "twice-a-month",
        "every-four-weeks",
        "monthly",
        "every-two-months",
        "quarterly",
        "half-yearly",
        "yearly",
    ] = "monthly"


class BudgetGroup(Model):
    """A group of the budget worksheet."""

    id: Id
    kind: Literal["income", "essential", "flexible", "priority"]
    label: Words
    help: Words
    item: Annotated[tuple[BudgetItem, ...], Strict(False), Field(min_length=1)]


class BudgetForm(Model):
    """content/budget.toml"""

    id: Id
    group: Annotated[tuple[BudgetGroup, ...], Strict(False), Field(min_length=1)]


# The terms gate


class TermsPoint(Model):
    """Something that is needed in writing before money goes out, and how the lender is asked for it."""

    id: Id
    text: Words
    request: Words


class TermsGate(Model):
    """content/terms.toml"""

    id: Id
    title: Words
    text: Words
    message_begin: Words
    message_end: Words
    facts: Ids = ()
    point: Annotated[tuple[TermsPoint, ...], Strict(False), Field(min_length=1)]


# Glossary and help


class Term(Model):
    """A word explained."""

    id: Id
    term: Words
    meaning: Words
    facts: Ids = ()


class Glossary(Model):
    """content/glossary.toml"""

    id: Id
    word: Annotated[tuple[Term, ...], Strict(False)]


class HelpLine(Model):
    """Whom to turn to in one situation."""

    id: Id
    text: Words
    facts: Ids = ()


class HelpFile(Model):
    """content/jurisdictions/<code>/help.toml"""

    id: Id
    line: Annotated[tuple[HelpLine, ...], Strict(False)]


# What collectors may not do


class Measure(Model):
    """Where a rule's numbers stand: a fact, and for a count the name of its value."""

    fact: Id
    most: str | None = None


class ConductRule(Model):
    """A conduct rule. `question` is asked at entry where it cannot be worked out from the entry itself."""

    id: Id
    kind: Literal["quiet-hours", "calls-a-day", "tries-a-day", "mark", "channel", "after-agreement"]
    text: Words
    can: Words
    question: Words | None = None
    channel: Id | None = None
    measure: Measure | None = None
    letter: Id | None = None
    """The letter that asks for it to stop, or complains; `answers` are given in it."""
    answers: dict[Id, Id] = Field(default_factory=dict)
    facts: Ids = ()


class ConductFile(Model):
    """content/jurisdictions/<code>/conduct.toml"""

    id: Id
    rule: Annotated[tuple[ConductRule, ...], Strict(False)]


# Clauses that hurt


class ClauseRule(Model):
    """A rule of the clause check. `words` are looked for in the text; the others are worked out."""

    id: Id
    kind: Literal["words", "identity-number", "card-number", "other-sum", "two-asks"]
    text: Words
    can: Words
    facts: Ids = ()


class ClauseFile(Model):
    """content/clauses/rules.toml"""

    id: Id
    rule: Annotated[tuple[ClauseRule, ...], Strict(False)]


class ClausePhrases(Model):
    """The words of one language for a rule, or for a thing that is asked for.

    `not_after`: words shortly before, in the same sentence, that make it harmless.
    """

    id: Id
    find: Annotated[tuple[str, ...], Strict(False), Field(min_length=1)]
    not_after: Annotated[tuple[str, ...], Strict(False)] = ()


class ClauseWords(Model):
    """content/clauses/words/<language>.toml"""

    rule: Annotated[tuple[ClausePhrases, ...], Strict(False)]
    ask: Annotated[tuple[ClausePhrases, ...], Strict(False)] = ()


# Letters


class Option(Model):
    """A choice of a letter's field. `text` is what the letter says for it, where that differs from the label."""

    id: Id
    label: Words
    text: Words | None = None


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
    label: Words
    help: Words | None = None
    required: bool = False
    unless: Ids = ()
    store: Literal["letter", "debt"] = "letter"
    looks: Literal["back", "ahead"] = "ahead"
    most: Annotated[int, Field(ge=1, le=360)] = 360
    carry: bool = False
    """Whether a new letter takes the answer over from the last one that has it."""
    sent: Id | None = None
    """A new letter begins with the day on which one of this kind about the same debt went out."""
    when: Condition = Field(default_factory=dict)
    options: Annotated[tuple[Option, ...], Strict(False)] = ()


ScriptPart = Literal["opening", "facts", "ask", "press", "closing", "note"]


class Paragraph(Model):
    """A paragraph of a letter, with why it is there. It is left out when its condition does not hold.

    `table`: what follows the text as a table. `part`: where in a phone script it stands.
    """

    id: Id
    text: Words
    why: Words | None = None
    when: Condition = Field(default_factory=dict)
    needs: Ids = ()
    table: Literal["schedule", "contacts"] | None = None
    part: ScriptPart | None = None


class Phrase(Model):
    """A word of tables and headings; `why` a part of a phone script is there."""

    id: Id
    text: Words
    why: Words | None = None


class LetterParts(Model):
    """content/letters/parts/common.toml: what several letters share."""

    id: Id
    phrase: Annotated[tuple[Phrase, ...], Strict(False)]
    field: Annotated[tuple[LetterField, ...], Strict(False)]
    paragraph: Annotated[tuple[Paragraph, ...], Strict(False)]


class LetterHeader(Model):
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


class LetterTemplate(Model):
    """content/letters/<kind>.toml

    `base` takes fields and paragraphs from another letter, with the answers in `fixed` given. `paragraph` is the formal
    letter, `short` the lines for a chat window, `spoken` the phone script.
    """

    id: Id
    order: Annotated[int, Field(ge=1)] = 100
    """Its place in the list of letters."""
    title: Words
    header: LetterHeader
    one_ask: bool = False
    """Whether it asks the lender for one thing only: the clause check warns of a second."""
    base: Id | None = None
    fixed: dict[Id, Id] = Field(default_factory=dict)
    field: Annotated[tuple[LetterField, ...], Strict(False), Field(min_length=1)]
    paragraph: Annotated[tuple[Paragraph, ...], Strict(False), Field(min_length=1)]
    short: Annotated[tuple[Paragraph, ...], Strict(False), Field(min_length=1)]
    spoken: Annotated[tuple[Paragraph, ...], Strict(False), Field(min_length=1)]
    phrase: Annotated[tuple[Phrase, ...], Strict(False)] = ()
    """Words of tables and headings, the same for all letters."""

    @property
    def about_debt(self) -> bool:
        """Whether it is about one of the debts."""
        return any(field.store == "debt" for field in self.field)
