"""Court papers."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ashore.guide.models.base import FactValue, Id, Ids, Model
from ashore.guide.models.text_kinds import (
    AskedText,
    CheckText,
    CountsText,
    DoText,
    ParagraphText,
    PrintedText,
    SilenceText,
    TitleText,
    TrapText,
    UndatedText,
    WhereText,
)
from ashore.values import CourtSays

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
