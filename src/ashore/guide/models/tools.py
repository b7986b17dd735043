"""The budget worksheet, the terms gate, the glossary, whom to turn to."""

from typing import Annotated, Literal

from msgspec import Meta

from ashore.guide.models.base import Id, Ids, Model, Words

# Budget


class BudgetItem(Model, frozen=True, kw_only=True):
    """A ready line of a group, with help on where to find the number and how often it usually comes."""

    id: Id
    label: Words
    help: Words | None = None
    frequency: Literal[
        "daily",
        "weekly",
        "every-two-weeks",
        "twice-a-month",
        "every-four-weeks",
        "monthly",
        "every-two-months",
        "quarterly",
        "half-yearly",
        "yearly",
    ] = "monthly"


class BudgetGroup(Model, frozen=True, kw_only=True):
    """A group of the budget worksheet."""

    id: Id
    kind: Literal["income", "essential", "flexible", "priority"]
    label: Words
    help: Words
    item: Annotated[tuple[BudgetItem, ...], Meta(min_length=1)]


class BudgetForm(Model, frozen=True, kw_only=True):
    """content/budget.toml"""

    id: Id
    group: Annotated[tuple[BudgetGroup, ...], Meta(min_length=1)]


# The terms gate


class TermsPoint(Model, frozen=True, kw_only=True):
    """Something that is needed in writing before money goes out, and how the lender is asked for it."""

    id: Id
    text: Words
    request: Words


class TermsGate(Model, frozen=True, kw_only=True):
    """content/terms.toml"""

    id: Id
    title: Words
    text: Words
    message_begin: Words
    message_end: Words
    facts: Ids = ()
    point: Annotated[tuple[TermsPoint, ...], Meta(min_length=1)]


# Glossary and help


class Term(Model, frozen=True, kw_only=True):
    """A word explained."""

    id: Id
    term: Words
    meaning: Words
    facts: Ids = ()


class Glossary(Model, frozen=True, kw_only=True):
    """content/glossary.toml"""

    id: Id
    word: tuple[Term, ...]


class HelpLine(Model, frozen=True, kw_only=True):
    """Whom to turn to in one situation."""

    id: Id
    text: Words
    facts: Ids = ()


class HelpFile(Model, frozen=True, kw_only=True):
    """content/jurisdictions/<code>/help.toml"""

    id: Id
    line: tuple[HelpLine, ...]
