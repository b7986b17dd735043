"""The facts of a jurisdiction, with their sources."""

from typing import Annotated, Literal

from pydantic import Field

from ashore.guide.models.base import FactValue, Id, Ids, Model
from ashore.guide.models.text_kinds import CaveatText, ParagraphText, StatementText, TitleText
from ashore.values import Day

FactCertainty = Literal["law-text", "official", "press", "weak", "known", "unsure"]


class Source(Model):
    """Who said it: a law, an authority, an association, or a plain name for what is only practice.

    `names`: what texts call it, in any language, besides its title; in another place they stand in no text.
    """

    id: Id
    title: TitleText
    names: tuple[str, ...] = ()


class Reference(Model):
    """A source, with the articles in it."""

    id: Id
    articles: str = ""


class Fact(Model):
    """A number, a right, a deadline or a hotline, with where it is from and how sure we are.

    `effective` is the day (or month, or year) from which it holds, `until` the last day on which it held, `checked`
    the day on which it was last looked up. `values` are its numbers, by name, for texts.
    """

    id: Id
    statement: StatementText
    sources: Annotated[tuple[Reference, ...], Field(min_length=1)]
    effective: Annotated[str, Field(pattern=r"^\d{4}(-\d{2}){0,2}$", examples=["2026-12"])] | None = None
    until: Day | None = None
    checked: Day
    certainty: FactCertainty
    caveat: CaveatText | None = None
    values: dict[str, str | int | bool] = Field(default_factory=dict)


NoteName = Literal[
    "part-payment",
    "allocation",
    "stage",
    "objection",
    "retention",
    "line",
    "private-line",
    "kept-back",
    "member-fee",
    "cost-table",
    "statement",
    "debit",
]
PageName = Literal["debt", "offer", "part-payment", "missed-call", "evidence", "credit", "whole-cost", "statement"]


class Note(Model):
    """A sentence that the program adds where the law of the place has something to say; see content/README.md."""

    id: NoteName
    text: ParagraphText
    facts: Ids = ()


ClockName = Literal["objection_days", "complaint_days", "retention_years"]


class FactFile(Model):
    """content/jurisdictions/<code>/facts.toml. `language` is the one in which its lenders are written to.

    `dear_above`: the yearly cost in percent above which a loan is marked, where the law or its practice draws a line.
    `private_times`: what private lenders may ask there, as so many times the prime rate of the day of the contract.
    `behind`: the facts behind a page of the workbook (debt, offer, part-payment, missed-call, evidence, whole-cost,
    statement),
    shown by f.
    """

    id: Id
    title: TitleText
    base: Id | None = None
    """A jurisdiction whose facts hold here too, and whose files stand in for those that are not there."""
    language: Annotated[str, Field(pattern=r"^[A-Za-z_]{2,20}$", examples=["zh_CN"])]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$", examples=["CNY"])]
    dear_above: FactValue | None = None
    private_times: FactValue | None = None
    behind: dict[PageName, Ids] = Field(default_factory=dict)
    clocks: dict[ClockName, FactValue] = Field(default_factory=dict)
    """The numbers that the agenda counts by."""
    free_reports: FactValue | None = None
    """How many credit reports a year are free."""
    note: tuple[Note, ...] = ()
    source: tuple[Source, ...] = ()
    fact: tuple[Fact, ...] = ()


class MoreFacts(Model):
    """content/jurisdictions/<code>/facts/*.toml: the facts of a place by which the program itself does not count.

    `id` is that of its facts.toml: where a fact stands does not change the ids of its texts.
    """

    id: Id
    source: tuple[Source, ...] = ()
    fact: tuple[Fact, ...] = ()


class Instead(Model):
    """A text that stands in another place than the shared one; `at` are the ids of those that it replaces."""

    id: Id
    at: Annotated[tuple[str, ...], Field(min_length=1)]
    text: ParagraphText


class InsteadFile(Model):
    """content/jurisdictions/<code>/instead.toml, and letters.toml for texts of letters"""

    id: Id
    instead: tuple[Instead, ...]
