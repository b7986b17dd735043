"""What collectors may not do, and clauses in letters that hurt."""

from typing import Annotated, Literal

from pydantic import Field

from ashore.guide.models.base import Id, Ids, Model
from ashore.guide.models.text_kinds import CanText, ParagraphText, QuestionText
from ashore.values import Channel

# What collectors may not do


class Measure(Model):
    """Where a rule's numbers stand: a fact, and for a count the name of its value."""

    fact: Id
    most: str | None = None


Signal = Literal["threat", "visit"]
"""What a rule tells about the case when it was so: they threatened or insulted; they said that somebody would come."""


class ConductRule(Model):
    """A conduct rule. `question` is asked at entry where it cannot be worked out from the entry itself."""

    id: Id
    signals: Signal | None = None
    kind: Literal["quiet-hours", "calls-a-day", "tries-a-day", "mark", "channel", "after-agreement"]
    text: ParagraphText
    can: CanText
    can_written: CanText | None = None
    """What can be done where it was so in a message or a letter, if that is something else."""
    question: QuestionText | None = None
    ways: tuple[Channel, ...] = ()
    """The ways of contact at which the question is asked; at all of them where none is named."""
    channel: Id | None = None
    measure: Measure | None = None
    letter: Id | None = None
    """The letter that asks for it to stop, or complains; `answers` are given in it."""
    answers: dict[Id, Id] = Field(default_factory=dict)
    facts: Ids = ()


class ConductFile(Model):
    """content/jurisdictions/<code>/conduct.toml"""

    id: Id
    rule: tuple[ConductRule, ...]


# Clauses that hurt


class ClauseRule(Model):
    """A rule of the clause check. `words` are looked for in the text; the others are worked out."""

    id: Id
    signals: Literal["despair"] | None = None
    """What it tells about the writer when it is found."""
    kind: Literal["words", "identity-number", "card-number", "other-sum", "two-asks"]
    text: ParagraphText
    can: CanText
    facts: Ids = ()


class ClauseFile(Model):
    """content/clauses/rules.toml"""

    id: Id
    rule: tuple[ClauseRule, ...]


class ClausePhrases(Model):
    """The words of one language for a rule, or for a thing that is asked for.

    `not_after`: words shortly before, in the same sentence, that make it harmless.
    """

    id: Id
    find: Annotated[tuple[str, ...], Field(min_length=1)]
    not_after: tuple[str, ...] = ()


class EveryPhrases(Model):
    """How a language says how often: `id` is the frequency of the budget."""

    id: Literal["daily", "weekly", "every-two-weeks", "twice-a-month", "monthly", "quarterly", "yearly"]
    find: Annotated[tuple[str, ...], Field(min_length=1)]


class ClauseWords(Model):
    """content/clauses/words/<language>.toml"""

    repay: tuple[str, ...] = ()
    """Words that speak of paying back."""
    own_money: tuple[str, ...] = ()
    """Words that speak of one's own income and spending: a sum beside them alone is no promise."""
    rule: tuple[ClausePhrases, ...]
    ask: tuple[ClausePhrases, ...] = ()
    said: tuple[ClausePhrases, ...] = ()
    """What is said where a mark of the contact log holds; `id` is that of its conduct rule."""
    every: tuple[EveryPhrases, ...] = ()
