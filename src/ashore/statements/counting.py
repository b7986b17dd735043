"""All rows of one or several files, each with what it counts as; none is counted twice, none silently."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ashore.statements.answers import Answers, answered
from ashore.statements.doubles import same_payments, same_rows, source_of
from ashore.statements.entries import Entry
from ashore.statements.links import linked
from ashore.statements.rows import Statement
from ashore.statements.rules import Rules
from ashore.statements.sorting import Sorter


class Count(NamedTuple):
    """The files that were counted, and every row of them."""

    statements: tuple[Statement, ...]
    entries: list[Entry]

    @property
    def kept(self) -> int:
        """How many rows count."""
        return sum(entry.kept for entry in self.entries)


def distinct(statements: Sequence[Statement]) -> list[Statement]:
    """The files without those whose bytes are the same."""
    return list({statement.digest or str(id(statement)): statement for statement in statements}.values())


def count(
    statements: Sequence[Statement],
    rules: Rules,
    own_names: Sequence[str] = (),
    answers: Answers | None = None,
) -> Count:
    """What each row of the files counts as. `own_names`: how the reader is called in them; `answers`: what the reader
    said of payees that no rule decides."""
    files = distinct(statements)
    owners = [statement.owner for statement in files if statement.owner]
    twice = same_rows(files) if len(files) > 1 else set()
    entries: list[Entry] = []
    sources: dict[tuple[str, str], list[int]] = {}
    sorters: list[Sorter] = []
    for place, statement in enumerate(files):
        sources.setdefault(source_of(statement), []).append(place)
        sorters.append(Sorter(statement, place, rules, (*own_names, *owners)))
    for numbers in sources.values():
        pool: list[Entry] = []
        for place in numbers:
            entry_of = sorters[place].entry
            for row in files[place].rows:
                if twice and (place, row.number) in twice:
                    entries.append(Entry(place, row, reason="same-row"))
                else:
                    pool.append(entry_of(row))
        first = numbers[0]
        by_text = files[first].level != 1
        entries += linked(pool, sorters[first].is_own, rules, by_text=by_text)
    if len(files) > 1:
        for place in same_payments(entries, files):
            entry = entries[place]
            entries[place] = Entry(entry.file, entry.row, reason="same-payment")
    if len(files) > 1:
        entries.sort(key=lambda entry: (entry.file, entry.row.number))
    if answers:
        entries = answered(entries, answers, rules)
    return Count(tuple(files), entries)
