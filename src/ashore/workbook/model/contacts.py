"""The contact log."""

from typing import Annotated

from pydantic import Field

from ashore.values import Channel, Day, Direction, Id, LongText, Moment, PromiseState, ShortText, Tone, Truth, Whole
from ashore.workbook.model.base import Record


class Contact(Record):
    """One entry of the contact log. `at` carries its offset. `marks` are ids of the conduct rules' questions."""

    id: Id
    at: Moment
    debt: Id | None = None
    direction: Direction = "in"
    channel: Channel = "call"
    number: ShortText = ""
    person: ShortText = ""
    """Name or staff number that was given."""
    acts_for: ShortText = ""
    """For whom they said they act."""
    verified: ShortText = ""
    """How it was made sure who they are."""
    minutes: Annotated[Whole, Field(ge=0, le=1440)] | None = None
    tone: Tone | None = None
    said: LongText = ""
    mine: ShortText = ""
    my_promise: ShortText = ""
    my_until: Day | None = None
    my_state: PromiseState | None = None
    my_moved_to: Day | None = None
    their_promise: ShortText = ""
    their_until: Day | None = None
    their_state: PromiseState | None = None
    their_moved_to: Day | None = None
    in_writing: Truth = False
    """Whether what was promised came in writing."""
    ticket: ShortText = ""
    next_step: ShortText = ""
    next_on: Day | None = None
    marks: tuple[Id, ...] = ()
    evidence: tuple[Id, ...] = ()
