"""What is asked of a bad month that is tried: nothing of it changes what is planned."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ashore.casework.case import Case
from ashore.forms.field import Field, field_of
from ashore.i18n import _
from ashore.wording.what_if import LESS_IN, income_line
from ashore.workbook import edits
from ashore.workbook.model import Trial


def what_if_fields(case: Case) -> Iterator[Field]:
    """So much less a month; an income that once does not come; a lump sum on a day."""
    field = partial(field_of, Trial, "trial", record=lambda workbook: workbook.trial, edit=edits.edit_trial)
    less = _("What comes in less, or goes out more.")
    yield field("less", "money", _("How much less"), help=less)
    yield field("less_in", "choice", _("For how long"), options={name: _(words) for name, words in LESS_IN.items()})
    missed = {"": _("all of it comes")} | {income.id: income_line(income, case) for income in case.incomes}
    yield field("missed", "choice", _("What does not come, once"), options=missed)
    yield field("lump", "money", _("A lump sum"), help=_("Held against what is there on its day."))
    yield field("lump_on", "date", _("On which day"), help=_("Empty: today."))
