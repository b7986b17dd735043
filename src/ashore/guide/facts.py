"""The facts of one place: those by which the program counts are at hand, the others are read when one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from ashore.guide.models.base import FactValue, Words
from ashore.guide.models.facts import Fact, Note, NoteName, PageName, Source
from ashore.guide.read import ContentError
from ashore.i18n import _, fill

T = TypeVar("T")


class ReadLater(Mapping[str, T]):
    """What is known by id: some at once, the rest read when it is first needed. Looking up raises ContentError where
    that cannot be read."""

    def __init__(self, first: Mapping[str, T], rest: Callable[[], Mapping[str, T]]) -> None:
        self._first, self._rest = first, rest

    @cached_property
    def _all(self) -> Mapping[str, T]:
        return {**self._first, **self._rest()}

    def __getitem__(self, name: str) -> T:
        return self._first[name] if name in self._first else self._all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one jurisdiction."""

    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    language: str
    """The language in which lenders are written to there."""
    dear_above: Decimal | None = None
    """Percent a year above which a loan is marked."""
    private_times: Decimal | None = None
    """So many times the prime rate is the line for private lenders."""
    behind: Mapping[PageName, tuple[str, ...]] = field(default_factory=dict)
    """The facts behind a page of the workbook."""
    clocks: Mapping[str, FactValue] = field(default_factory=dict)
    """The numbers that the agenda counts by."""
    free_reports: int | None = None
    """How many credit reports a year are free."""
    title: Words | None = None
    """What the place is called."""
    currency: str = "XXX"
    notes: Mapping[NoteName, Note] = field(default_factory=dict)
    """Sentences that are added where the law of the place has something to say."""

    def value(self, fact: str, key: str) -> str:
        """A value as it stands in texts."""
        return str(self.facts[fact].values[key])


MOST = 1000
"""What the program counts with: percent, days, months, years. With more of them it would leave the calendar."""


def number_of(facts: Mapping[str, Fact], named: FactValue, place: str) -> Decimal:
    """A number of a fact by which the program counts in a place. Raises ContentError."""
    fact = facts.get(named.fact)
    value = str(fact.values.get(named.value, "")) if fact else ""
    if value.replace(".", "", 1).isdecimal() and Decimal(value) < MOST:
        return Decimal(value)
    text = _("{place}: '{key}' of the fact '{fact}' is no number below {n}")
    if not value:
        text = _("{place}: fact '{fact}' has no value '{key}'")
    raise ContentError(fill(text, place=f"{place}/facts.toml", fact=named.fact, key=named.value, n=str(MOST)))
