"""The one next action: what is in danger first, then what has a day, then the next calm step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from ashore.casework.agenda import COURT, UNDATED, Entry, EntryKind
from ashore.casework.contacts import Reachability
from ashore.workbook.model import StepRecord

SOON = dt.timedelta(days=3)
"""How near a day has to be to come before the steps."""
LATE = dt.timedelta(days=31)
"""How long something that is overdue goes on coming first."""
FIRST: tuple[EntryKind, ...] = (*COURT, *UNDATED)
"""What comes before everything else, whenever its day is."""
QUIET: tuple[EntryKind, ...] = ("debt-due", "entry-ends", "court-ahead")
"""What is a state of affairs rather than something to do, or comes first already."""
ThingKind = Literal["entry", "call-back", "step"]


class NextAction(NamedTuple):
    """What to do next. `ref` names the step, the debt to call back about, or the record of the entry."""

    kind: ThingKind
    ref: str
    entry: Entry | None = None
    reach: Reachability | None = None

    @property
    def key(self) -> str:
        """Under which it is put off."""
        kind = self.entry.kind if self.entry else self.kind
        return f"{kind}.{self.ref}" if self.ref else kind


def next_actions(
    entries: Sequence[Entry],
    missed: Iterable[Reachability],
    steps: Sequence[str],
    records: Iterable[StepRecord],
    put_off: Iterable[str],
    now: dt.datetime,
) -> list[NextAction]:
    """Everything that could be next, the most pressing first; `put_off` holds the keys of what is not for today.

    At night nobody is called back: the rules keep lenders quiet then, and nobody decides there.
    """
    today = now.date()
    first = sorted((entry for entry in entries if entry.kind in FIRST), key=lambda entry: entry.kind in UNDATED)
    actions = [NextAction("entry", entry.ref, entry) for entry in first]
    if not is_night(now.time()):
        actions += [
            NextAction("call-back", reach.debt or "", reach=reach) for reach in missed if reach.last.date() == today
        ]
    near = [entry for entry in entries if today - LATE <= entry.date <= today + SOON]
    actions += [NextAction("entry", entry.ref, entry) for entry in near if entry.kind not in (*FIRST, *QUIET)]
    decided = {record.id for record in records}
    actions += [NextAction("step", step) for step in steps if step not in decided]
    later = set(put_off)
    return [action for action in actions if action.key not in later]


NIGHT = (dt.time(22), dt.time(6))
"""From when to when it is night for the reader."""


def is_night(time: dt.time) -> bool:
    """Whether it is so late that nothing has to be decided."""
    return time >= NIGHT[0] or time < NIGHT[1]
