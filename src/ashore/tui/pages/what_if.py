"""What if: so much less a month, a wage that does not come, a lump sum; what would be then stands beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from ashore.forms.field import Field
from ashore.forms.what_if import what_if_fields
from ashore.i18n import K_, _
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.record import Place, RecordPage
from ashore.wording.result import Result
from ashore.wording.what_if import what_if_result


class WhatIfPage(RecordPage):
    """What is tried at the left, what would be at the right."""

    ACTIONS: ClassVar[Actions] = (Action("v", K_("weeks"), "weeks"),)

    def __init__(self, at: Place = None) -> None:
        super().__init__(at)

    def heading(self) -> str:
        return _("What if")

    def again(self) -> Page:
        return WhatIfPage(self.place())

    def fields(self) -> Iterable[Field]:
        return what_if_fields(self.ashore.case)

    def comes_to(self) -> Result:
        return what_if_result(self.ashore.case)

    def action_weeks(self) -> None:
        self.ashore.go.open("weeks")
