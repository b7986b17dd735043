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


ClockName = Literal["objection_days", "complaint_days", "retention_years"]


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
    clocks: dict[ClockName, FactValue] = Field(default_factory=dict)
    """The numbers that the agenda counts by."""
    free_reports: FactValue | None = None
    """How many credit reports a year are free."""
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
