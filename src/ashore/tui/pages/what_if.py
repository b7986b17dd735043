"""What if: so much less a month, a wage that does not come, a lump sum; what would be then stands beside it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from ashore.forms.field import Field
from ashore.forms.what_if import what_if_fields
from ashore.i18n import N_, _
from ashore.tui.page import Keys, Page
from ashore.tui.pages.record import Place, RecordPage
from ashore.tui.widgets.prose import Prose
from ashore.wording.phrases import joined
from ashore.wording.what_if import what_if_sentences


class WhatIfPage(RecordPage):
    """What is tried at the left, what would be at the right. `back` is the tool to which Esc leads."""

    BINDINGS = [Binding("w", "weeks", show=False)]

    def __init__(self, back: str = "budget", at: Place = None) -> None:
        super().__init__(at)
        self._back = back

    def heading(self) -> str:
        return _("What if")

    def keys(self) -> Keys:
        back = N_("weeks") if self._back == "weeks" else N_("budget")
        return (("↑↓", N_("choose")), ("Enter", N_("set")), ("w", N_("weeks")), ("Esc", back))

    def again(self) -> Page:
        return WhatIfPage(self._back, self.place())

    def fields(self) -> Iterable[Field]:
        return what_if_fields(self.ashore.case)

    def show_result(self) -> None:
        self.query_one("#result", Prose).show(joined(what_if_sentences(self.ashore.case)))

    def action_weeks(self) -> None:
        self.ashore.open_tool("weeks")

    def leave(self) -> None:
        self.ashore.open_tool(self._back)
