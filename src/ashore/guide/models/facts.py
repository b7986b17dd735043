"""The facts of a jurisdiction, with their sources."""

import datetime as dt
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from ashore.guide.models.base import FactValue, Id, Ids, Model, Words

FactCertainty = Literal["law-text", "official", "press", "weak", "known", "unsure"]


class Source(Model, frozen=True, kw_only=True):
    """Who said it: a law, an authority, an association, or a plain name for what is only practice."""

    id: Id
    title: Words


class Reference(Model, frozen=True, kw_only=True):
    """A source, with the articles in it."""

    id: Id
    articles: str = ""


class Fact(Model, frozen=True, kw_only=True):
    """A number, a right, a deadline or a hotline, with where it is from and how sure we are.

    `effective` is the day (or month, or year) from which it holds, `until` the last day on which it held, `checked`
    the day on which it was last looked up. `values` are its numbers, by name, for texts.
    """

    id: Id
    statement: Words
    sources: Annotated[tuple[Reference, ...], Meta(min_length=1)]
    effective: Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}){0,2}\Z", examples=["2026-12"])] | None = None
    until: dt.date | None = None
    checked: dt.date
    certainty: FactCertainty
    caveat: Words | None = None
    values: dict[str, str | int | bool] = msgspec.field(default_factory=dict)


class Note(Model, frozen=True, kw_only=True):
    """A sentence that the program adds where the law of the place has something to say; see content/README.md."""

    id: Id
    text: Words
    facts: Ids = ()


ClockName = Literal["objection_days", "complaint_days", "retention_years"]


class FactFile(Model, frozen=True, kw_only=True):
    """content/jurisdictions/<code>/facts.toml. `language` is the one in which its lenders are written to.

    `dear_above`: the yearly cost in percent above which a loan is marked, where the law or its practice draws a line.
    `behind`: the facts behind a page of the workbook (debt, offer, part-payment, missed-call, evidence), shown by f.
    """

    id: Id
    title: Words
    base: Id | None = None
    """A jurisdiction whose facts hold here too, and whose files stand in for those that are not there."""
    language: Annotated[str, Meta(pattern=r"^[A-Za-z_]{2,20}\Z", examples=["zh_CN"])]
    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}\Z", examples=["CNY"])]
    dear_above: FactValue | None = None
    behind: dict[Id, Ids] = msgspec.field(default_factory=dict)
    clocks: dict[ClockName, FactValue] = msgspec.field(default_factory=dict)
    """The numbers that the agenda counts by."""
    free_reports: FactValue | None = None
    """How many credit reports a year are free."""
    note: tuple[Note, ...] = ()
    source: tuple[Source, ...]
    fact: tuple[Fact, ...]


class Instead(Model, frozen=True, kw_only=True):
    """A text that stands in another place than the shared one; `at` are the ids of those that it replaces."""

    id: Id
    at: Annotated[tuple[str, ...], Meta(min_length=1)]
    text: Words


class InsteadFile(Model, frozen=True, kw_only=True):
    """content/jurisdictions/<code>/instead.toml, and letters.toml for texts of letters"""

    id: Id
    instead: tuple[Instead, ...]
