"""The tabs, in the order of their digits."""

from __future__ import annotations

from typing import Literal, get_args

from ashore.i18n import N_

Tab = Literal["today", "chapters", "money", "contacts", "letters", "dates"]
TABS: tuple[Tab, ...] = get_args(Tab)
WORDS: dict[Tab, str] = {
    "today": N_("Today"),
    "chapters": N_("Chapters"),
    "money": N_("Money"),
    "contacts": N_("Contacts"),
    "letters": N_("Letters"),
    "dates": N_("Dates"),
}
SAVED = N_("saved")
SAVING = N_("saving…")
EPHEMERAL = N_("nothing is written")
"""What stands beside the tabs, at the right: one of them."""
