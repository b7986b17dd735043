"""Cards for hard moments, and the questions that lead to them."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ashore.guide.models.base import Id, Ids, Model, Tool
from ashore.guide.models.text_kinds import ListItem, ParagraphText, TitleText
from ashore.values import Truth


class CardPart(Model):
    """A part of a card; `say`: its items are words to say."""

    id: Id
    title: TitleText
    say: Truth = False
    items: tuple[ListItem, ...]


CardRole = Literal["door", "pause", "court", "night"]
"""The cards that have a key, or a place on a page: somebody is at the door, a moment to breathe, a court paper came, it
is late at night."""


class Card(Model):
    """Few, large words. `call`: facts with a number to call; `after`: a visit or a court paper is noted next; `opens`:
    a tool."""

    id: Id
    role: CardRole | None = None
    title: TitleText
    facts: Ids = ()
    call: Ids = ()
    after: Literal["visit", "paper"] | None = None
    opens: Tool | None = None
    part: Annotated[tuple[CardPart, ...], Field(min_length=1)]


class CardQuestion(Model):
    """A yes/no question that leads to a card."""

    id: Id
    text: ParagraphText
    card: Id


class CardFile(Model):
    """content/jurisdictions/<code>/cards.toml"""

    id: Id
    question: tuple[CardQuestion, ...]
    card: tuple[Card, ...]

    @model_validator(mode="after")
    def _each_role_once(self) -> Self:
        roles = [card.role for card in self.card if card.role]
        if len(set(roles)) < len(roles):
            raise ValueError(f"one card with role = '{max(roles, key=roles.count)}'")
        return self
