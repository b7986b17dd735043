"""Will somebody come: what speaks for and against a visit."""

from typing import Annotated, Literal

from pydantic import Field

from ashore.guide.models.base import FactValue, Id, Ids, Model
from ashore.guide.models.conduct import Signal
from ashore.guide.models.text_kinds import ParagraphText, TitleText
from ashore.values import Whole


class OutlookQuestion(Model):
    """A yes/no question; `known` is what answers it from the workbook until the reader does."""

    id: Id
    text: ParagraphText
    known: Literal["reachable", "long-overdue", "in-talks", "announced", "came-before", "others-asked"] | None = None


class OutlookReason(Model):
    """What speaks for or against a visit, when the named questions have these answers."""

    id: Id
    speaks: Literal["for", "against"]
    when: dict[Id, Literal["yes", "no"]]
    text: ParagraphText
    facts: Ids = ()


class OutlookNote(Model):
    """What it means that the log has such an entry: of a conduct rule that signals it."""

    id: Id
    signals: Signal
    title: TitleText
    text: ParagraphText
    facts: Ids = ()


class OutlookLevel(Model):
    """An answer in words, `from` so many reasons for a visit on."""

    id: Id
    from_: Annotated[Whole, Field(ge=0)] = Field(alias="from")
    text: ParagraphText


class Hand(Model):
    """Something in the reader's own hands."""

    id: Id
    text: ParagraphText
    facts: Ids = ()


class OutlookFile(Model):
    """content/jurisdictions/<code>/outlook.toml"""

    id: Id
    text: ParagraphText
    facts: Ids = ()
    late: FactValue | None = None
    """Days overdue from which on a case is an old one."""
    question: Annotated[tuple[OutlookQuestion, ...], Field(max_length=8)]
    reason: tuple[OutlookReason, ...]
    noted: tuple[OutlookNote, ...] = ()
    level: Annotated[tuple[OutlookLevel, ...], Field(min_length=1)]
    hand: tuple[Hand, ...]
