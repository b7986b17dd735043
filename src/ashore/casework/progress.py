"""How far the reader has come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ashore.workbook.model import StepRecord


class Progress(NamedTuple):
    """Steps done out of those that are for this reader."""

    done: int
    total: int


def progress(steps: Iterable[str], records: Iterable[StepRecord]) -> Progress:
    """Progress through `steps` (ids); those that are not for this reader do not count."""
    states = {record.id: record.state for record in records}
    mine = [step for step in steps if states.get(step) != "not-for-me"]
    return Progress(sum(states.get(step) == "done" for step in mine), len(mine))
