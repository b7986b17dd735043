"""What is asked of a step of the guidance, where it is not ticked in its chapter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from ashore.forms.field import Field, Value
from ashore.guide.guide import Guide
from ashore.guide.say import say
from ashore.i18n import _
from ashore.values import StepState
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Workbook


class StepForm(NamedTuple):
    """Whether a step is done, not for this reader, or open. `today` is the day on which it was decided."""

    id: str
    guide: Guide
    today: dt.date

    def fields(self, _workbook: Workbook) -> Iterator[Field]:
        """The one field."""
        states: dict[str, str] = {"done": _("Done"), "not-for-me": _("Not for me"), "": _("Open")}
        label = say(self.guide.steps[self.id].text, self.guide.facts)
        yield Field(f"step.{self.id}", "choice", label, self._read, self._write, options=states)

    def _read(self, workbook: Workbook) -> str:
        record = find(workbook.steps, self.id)
        return record.state if record else ""

    def _write(self, workbook: Workbook, value: Value) -> Workbook:
        state: StepState | None = "done" if value == "done" else "not-for-me" if value == "not-for-me" else None
        return edits.mark_step(workbook, self.id, state, self.today)
