"""Stands where a page could not be shown because of an error in the program, home among them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from ashore.i18n import _, key_label
from ashore.text import pad
from ashore.tui.key_list import leading
from ashore.tui.page import Page
from ashore.tui.widgets.prose import Focusable, Prose
from ashore.tui.widgets.scroll import Scroll


class ErrorPage(Page):
    """Knows nothing of the workbook, so that it can be shown whatever is wrong with a page; the ways from it stay."""

    SIDE: ClassVar[bool] = False

    def heading(self) -> str:
        return _("Something went wrong")

    def body(self) -> ComposeResult:
        with Scroll(classes="body"):
            about = _(
                "A page of this program could not be shown because of an error in the program. What you entered is "
                "kept. Where it came after a change, u takes the change back. These keys lead to the other pages:"
            )
            yield Prose(about, first="  ", hang="  ", classes="gap")
            yield Focusable("\n".join(f"{pad(key, 9)} {key_label(label)}" for key, label in leading()), classes="gap")
