"""What people ask, in their words, with an answer that can be stood by; and the many ways in which it is asked."""

from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from ashore.guide.models.base import Id, Ids, Model, Tool
from ashore.guide.models.text_kinds import (
    AnsweredText,
    AskedText,
    StageOfText,
    TodayText,
    WhoText,
)
from ashore.values import Truth

Verdict = Literal["true", "partly", "not", "open"]
"""How it stands with what is asked: it is so, partly so, not so, or the facts do not settle it."""

AnswerPage = Literal[
    "chapters",
    "call-now",
    "triage",
    "share",
    "words",
    "sources",
    "help",
    "settings",
    "chapter-1",
    "chapter-2",
    "chapter-3",
    "chapter-4",
]
"""Pages to which an answer may lead besides the tools."""
CHAPTERS: dict[str, int] = {
    page: int(page.removeprefix("chapter-")) for page in get_args(AnswerPage) if page.startswith("chapter-")
}
"""Those that are a chapter, with its number."""


class Answer(Model):
    """One question as people put it, and what can be said. `who` can do it, at what `stage`, what to do `today`.

    It leads to what does it: a `page`, a `card`, a `letter`, a kind of court `paper`, a `call`: what is said in one (a
    move of the call map), or a fact with a number to ring. `role`: a way of asking it found in what was asked brings
    it before all others. `common`: offered where nothing is found.
    """

    id: Id
    role: Literal["despair"] | None = None
    title: AskedText
    verdict: Verdict
    text: AnsweredText
    who: WhoText | None = None
    stage: StageOfText | None = None
    today: TodayText
    facts: Ids = ()
    page: Tool | AnswerPage | None = None
    card: Id | None = None
    letter: Id | None = None
    paper: Id | None = None
    call: Id | None = None
    common: Truth = False

    @model_validator(mode="after")
    def _stands_on_something(self) -> Self:
        if not self.facts and self.verdict != "open" and self.role is None:
            raise ValueError("at least one fact, or verdict = 'open'")
        if not (self.page or self.card or self.letter or self.paper or self.call):
            raise ValueError("one of page, card, letter, paper, call")
        return self


class AnswerFile(Model):
    """content/answers/*.toml, content/jurisdictions/<code>/answers/*.toml"""

    id: Id
    answer: Annotated[tuple[Answer, ...], Field(min_length=1)]


Way = Annotated[str, Field(min_length=1)]


class AnswerWays(Model):
    """The ways in which people ask for an answer: short phrases, as they are typed. `signs`: words that alone say it,
    whatever stands around them; they bring the answer before all others.
    """

    id: Id
    ways: Annotated[tuple[Way, ...], Field(min_length=1)]
    signs: tuple[Way, ...] = ()


class Alias(Model):
    """Words that stand for others: a brand for its kind, slang, a usual slip. Without `means` they say nothing of what
    is asked, and are left out."""

    word: Annotated[tuple[Way, ...], Field(min_length=1)]
    means: str = ""


class AnswerWords(Model):
    """content/answers/words/*.toml: all of them are used for every question, whatever its language.

    `subject`: who uses one of these words asks about what is answered here. `frame`: what any question may have, about
    anything; it is left out of one that has no word of the subject.
    """

    id: Id
    answer: tuple[AnswerWays, ...] = ()
    alias: tuple[Alias, ...] = ()
    subject: tuple[Way, ...] = ()
    frame: tuple[Way, ...] = ()
