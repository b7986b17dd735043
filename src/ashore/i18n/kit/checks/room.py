"""Whether a translation fits where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ashore.i18n import _, fill
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.checks.subject import Subject
from ashore.text import columns

ROOM = re.compile(r"at most (\d+) columns( where possible)?")
CLEARLY = 2
"""How many times as wide as its room a text is that is asked about, where it may be wider."""


def room(subject: Subject) -> Iterator[Found]:
    """A text that is wider than its room; where that is only wished, one that is clearly wider."""
    wide, english = columns(subject.string), max(columns(subject.source), columns(subject.plural))
    for most, wished in ROOM.findall(subject.comment):
        if wide > max(int(most) * (CLEARLY if wished else 1), english):
            text = fill(_("{n} columns wide; there is room for {room}"), n=str(wide), room=most)
            yield Found("room-likely" if wished else "room", text)
