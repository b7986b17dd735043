"""The budget worksheet."""

from typing import Annotated, Literal

from pydantic import Field

from ashore.guide.models.base import Id, Model
from ashore.guide.models.text_kinds import HelpText, LabelText
from ashore.values import Frequency


class BudgetItem(Model):
    """A ready line of a group, with help on where to find the number and how often it usually comes."""

    id: Id
    label: LabelText
    help: HelpText | None = None
    frequency: Frequency = "monthly"


class BudgetGroup(Model):
    """A group of the budget worksheet. `everybody`: nobody goes without it; as long as neither a sum nor a 0 stands
    there, what is left is said to be less."""

    id: Id
    kind: Literal["income", "essential", "flexible", "priority"]
    label: LabelText
    help: HelpText
    everybody: bool = False
    item: Annotated[tuple[BudgetItem, ...], Field(min_length=1)]


class BudgetForm(Model):
    """content/budget.toml"""

    id: Id
    group: Annotated[tuple[BudgetGroup, ...], Field(min_length=1)]
