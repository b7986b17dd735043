"""The budget worksheet, the terms gate, the glossary, whom to turn to."""

from typing import Annotated, Literal

from pydantic import Field

from ashore.guide.models.base import Id, Ids, Model
from ashore.guide.models.text_kinds import (
    HelpText,
    LabelText,
    MeaningText,
    MessageBeginText,
    MessageEndText,
    MessageLineText,
    ParagraphText,
    RequestText,
    TermText,
    TitleText,
)
from ashore.values import Frequency

# Budget


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


# The terms gate


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


# Glossary and help


class Term(Model):
    """A word explained."""

    id: Id
    term: TermText
    meaning: MeaningText
    facts: Ids = ()


class Glossary(Model):
    """content/glossary.toml"""

    id: Id
    word: tuple[Term, ...]


class HelpLine(Model):
    """Whom to turn to in one situation. `role`: the line that is offered by itself where the log or a letter shows
    threats or despair; the one for questions that nothing here answers."""

    id: Id
    role: Literal["despair", "questions"] | None = None
    text: ParagraphText
    facts: Ids = ()


class HelpFile(Model):
    """content/jurisdictions/<code>/help.toml"""

    id: Id
    line: tuple[HelpLine, ...]

    def line_for(self, role: str) -> HelpLine | None:
        """The line of a role."""
        return next((line for line in self.line if line.role == role), None)
