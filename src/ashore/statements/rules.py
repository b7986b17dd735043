"""The words and names of `content/statements`, made ready for reading and counting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ashore.statements.words import Finder, folded, header_name

if TYPE_CHECKING:
    from ashore.guide.models.statements import GroupNames, StatementFormat, StateNames
    from ashore.guide.statements import StatementData

LEVELS = {"bank": 0, "alipay": 1, "wechat": 1, "notes": 1, "shop": 2}


@dataclass(frozen=True)
class Layout:
    """A format as its reader needs it: header names by column, and what its states mean."""

    format: StatementFormat
    names: Mapping[str, tuple[str, ...]]
    exact: Mapping[str, str]
    beginning: Sequence[tuple[str, str]]

    def meaning(self, state: str) -> str:
        """What a state says; `unknown` where nobody has described it."""
        found = self.exact.get(state)
        if found is None:
            found = next((means for words, means in self.beginning if state.startswith(words)), "unknown")
        return found

    @property
    def level(self) -> int:
        """0 a bank, 1 a wallet, 2 a shop."""
        return LEVELS[self.format.family]


class GroupFinder:
    """Which group of the budget a text belongs to: the first entry that fits; what was found is kept."""

    def __init__(self, entries: Sequence[GroupNames]) -> None:
        self._each = [(one.group, Finder(one.words, one.whole)) for one in entries]
        self._any = Finder(
            [word for one in entries for word in one.words], [word for one in entries for word in one.whole]
        )

    def find(self, text: str) -> str:
        """The group of a folded text; empty where no word decides."""
        if not self._any.search(text):
            return ""
        return next((group for group, words in self._each if words.search(text)), "")


@dataclass(frozen=True)
class Rules:
    """All that reading and counting go by. `own_lenders`: names of lenders that the reader has entered;
    `income_groups`: those groups of the budget that are income."""

    data: StatementData
    own_lenders: tuple[str, ...] = ()
    income_groups: frozenset[str] = frozenset()
    _signs: dict[str, Finder] = field(default_factory=dict, compare=False)

    @cached_property
    def layouts(self) -> tuple[Layout, ...]:
        """Every format that is described."""
        return tuple(
            Layout(
                one.format,
                {column: tuple(map(header_name, names)) for column, names in one.format.columns.items()},
                _states(one.states, False),
                [(word, means) for word, means in _states(one.states, True).items()],
            )
            for one in self.data.formats
        )

    @cached_property
    def headers(self) -> frozenset[str]:
        """Every name of a column, as it is compared."""
        header = self.data.words.header
        generic = (word for names in header.model_dump().values() for word in names)
        return frozenset(
            name for layout in self.layouts for names in layout.names.values() for name in names
        ) | frozenset(map(header_name, generic))

    def sign(self, name: str) -> Finder:
        """What finds the words of one kind of row, by the name in the content."""
        if name not in self._signs:
            self._signs[name] = Finder(getattr(self.data.words.row, name))
        return self._signs[name]

    @cached_property
    def any_sign(self) -> Finder:
        """What finds any word that says what a row is, or any lender: most rows have none."""
        words = self.data.words
        signs = [word for words_of in words.row.model_dump().values() for word in words_of]
        lenders = [word for one in words.lender for word in one.words]
        return Finder([*signs, *lenders, *(name for name in self.own_lenders if len(name) > 1)])

    @cached_property
    def outgo(self) -> GroupFinder:
        """Groups of what goes out."""
        return GroupFinder(self.data.words.outgo)

    @cached_property
    def income(self) -> GroupFinder:
        """Groups of what comes in."""
        return GroupFinder(self.data.words.income)

    @cached_property
    def categories(self) -> Mapping[str, str]:
        """The group of each category of a file; `own-money` and `credit` are none of the budget."""
        return {
            word: one.group or ("own-money" if one.own_money else "credit")
            for one in self.data.words.category
            for word in one.words
        }

    @cached_property
    def lenders(self) -> tuple[tuple[str, Finder], ...]:
        """Every lender by what names it, the reader's own first."""
        own = [(name, Finder([name])) for name in self.own_lenders if len(name) > 1]
        return (*own, *((one.name, Finder(one.words)) for one in self.data.words.lender))

    @cached_property
    def any_lender(self) -> Finder:
        """What finds any of them."""
        words = [word for one in self.data.words.lender for word in one.words]
        return Finder([*words, *(name for name in self.own_lenders if len(name) > 1)])

    def lender(self, text: str) -> str:
        """The known lender that a folded text names; empty where it names none."""
        if not self.any_lender.search(text):
            return ""
        return next(name for name, words in self.lenders if words.search(text))

    @cached_property
    def wallets(self) -> Finder:
        """What shows that a bank's row goes to a wallet or comes from one."""
        return Finder([mark for layout in self.layouts if layout.level == 1 for mark in layout.format.marks])

    @cached_property
    def currencies(self) -> Mapping[str, str]:
        """The code of each currency by how files name it."""
        return {header_name(word): code for code, words in self.data.words.currency.items() for word in words}


def _states(states: Sequence[StateNames], part: bool) -> dict[str, str]:
    return {word: one.means for one in states if one.part is part for word in one.words}


def same(text: str) -> str:
    """A text as it is compared with another: folded, without blanks."""
    return "".join(folded(text).split())
