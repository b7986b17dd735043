"""What usually happens when."""

from typing import Annotated

from pydantic import Field

from ashore.guide.models.base import FactValue, Id, Ids, Model
from ashore.guide.models.text_kinds import TheyText, TitleText, YouText
from ashore.values import Whole


class Stage(Model):
    """What usually happens up to a number of days overdue, and what one can do. The last one has no end."""

    id: Id
    until: Whole | FactValue | None = None
    title: TitleText
    they: TheyText
    you: YouText
    facts: Ids = ()


class TimelineFile(Model):
    """content/jurisdictions/<code>/timeline.toml: what usually happens when"""

    id: Id
    stage: Annotated[tuple[Stage, ...], Field(min_length=1)]
