"""On the telephone."""

from typing import Annotated

from pydantic import Field

from ashore.guide.models.base import Id, Ids, Model
from ashore.guide.models.text_kinds import QuestionText, ReplyText, SaysText, StopText


class Move(Model):
    """What a collector says, a calm reply, a question to ask back, where to stop. `key` notes its time in a call."""

    id: Id
    key: Annotated[str, Field(pattern=r"^[a-z]$", examples=["a"])]
    says: SaysText
    reply: ReplyText
    question: QuestionText
    stop: StopText
    facts: Ids = ()


class CallFile(Model):
    """content/jurisdictions/<code>/calls.toml"""

    id: Id
    move: Annotated[tuple[Move, ...], Field(min_length=1)]
