"""What is needed in writing before money goes out."""

from typing import Annotated

from pydantic import Field

from ashore.guide.models.base import Id, Ids, Model
from ashore.guide.models.text_kinds import (
    MessageBeginText,
    MessageEndText,
    MessageLineText,
    ParagraphText,
    RequestText,
    TitleText,
)


class TermsPoint(Model):
    """Something that is needed in writing before money goes out, and how the lender is asked for it."""

    id: Id
    text: ParagraphText
    request: RequestText


class DifferenceRequest(Model):
    """Something that the lender is asked to tell about a sum."""

    id: Id
    text: RequestText


class DifferenceMessage(Model):
    """The question to the lender where its sum is another than what was worked out. {day}, {sum} and the like are
    filled in; `theirs_undated` stands for `theirs` where nobody noted when that sum was seen."""

    message_begin: MessageBeginText
    contract: MessageLineText
    theirs: MessageLineText
    theirs_undated: MessageLineText
    mine: MessageLineText
    difference: MessageLineText
    requests_begin: MessageLineText
    request: Annotated[tuple[DifferenceRequest, ...], Field(min_length=1)]
    message_end: MessageEndText


class TermsGate(Model):
    """content/terms.toml"""

    id: Id
    title: TitleText
    text: ParagraphText
    message_begin: MessageBeginText
    message_end: MessageEndText
    facts: Ids = ()
    point: Annotated[tuple[TermsPoint, ...], Field(min_length=1)]
    difference: DifferenceMessage
