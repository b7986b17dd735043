"""Every key, listed once: for `?`, for the panel of a wide terminal, and for the docs (`python -m docs.make`)."""

from __future__ import annotations

from ashore.i18n import N_

Keys = tuple[tuple[str, str], ...]

KEYS: Keys = (
    ("h", N_("home")),
    ("1-4", N_("a chapter")),
    ("b", N_("the budget")),
    ("d", N_("debts, offers, sharing out")),
    ("w", N_("the weeks ahead, from budget and debts")),
    ("c", N_("contact log")),
    ("l", N_("letters")),
    ("e", N_("evidence")),
    ("a", N_("what is due; there p: court papers")),
    ("i", N_("will somebody come: my case; there t: when what happens")),
    ("p", N_("from need to an agreed plan")),
    ("y", N_("the credit record, the years to come")),
    ("t", N_("in the log: what to say on a call; in budget, weeks: what if")),
    ("d v p", N_("share out what is left, and propose to all at once")),
    ("F3", N_("the card for the door, from anywhere")),
    ("F4", N_("a pause")),
    ("s", N_("settings")),
    ("/", N_("find a page or a step")),
    ("?", N_("this help")),
    ("↑↓ Tab", N_("move")),
    ("PgUp PgDn", N_("a screen up, a screen down")),
    ("Enter", N_("open, choose; open a field for typing")),
    ("Space", N_("tick a step; of what is due: done, or what became of it")),
    ("n", N_("new; in a chapter: step not for me")),
    ("m", N_("in the budget: line by line, or a sum per group")),
    ("v", N_("what is shown; of a letter: sent, versions; of an offer: what was paid")),
    ("x", N_("to a file")),
    ("w", N_("why a paragraph is there; write about an entry")),
    ("f", N_("source of a statement")),
    ("o", N_("open the tool of a step")),
    ("g", N_("what the underlined words mean")),
    ("=", N_("how a figure is worked out")),
    ("Del", N_("delete; in the budget x")),
    ("u", N_("undo")),
    ("r", N_("redo")),
    ("F2", N_("hide the screen; any key brings it back")),
    ("Esc", N_("leave a field, a page")),
    ("q", N_("quit")),
)
"""In the order of their use; the same on every page, save where two meanings are named."""

BESIDE = ("h", "b", "d", "c", "l", "e", "a", "i", "p", "y", "F3", "F4", "s", "/", "?", "F2")
"""Those that lead somewhere from any page."""


def places() -> Keys:
    """The keys that lead somewhere from any page."""
    return tuple((key, label) for key, label in KEYS if key in BESIDE)
