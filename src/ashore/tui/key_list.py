"""Every key, listed once: for `?`, for the menu, for the panel of a wide terminal, and for the docs."""

from __future__ import annotations

from ashore.i18n import N_

Keys = tuple[tuple[str, str], ...]

KEYS: Keys = (
    ("1-6", N_("a tab: today, chapters, money, contacts, letters, dates")),
    ("Space", N_("tick or choose; elsewhere: where to go, and what can be done here")),
    ("Ctrl+P", N_("the same from anywhere, also out of a field")),
    ("/", N_("ask in your own words; find a page or a step")),
    ("? F1", N_("this help")),
    ("↑↓ j k", N_("move")),
    ("PgUp PgDn", N_("a screen up, a screen down")),
    ("Tab", N_("to the next part; opens a field")),
    ("←→", N_("another value, where one is chosen in a line")),
    ("Enter", N_("open, choose; open a field for typing")),
    ("Esc", N_("one step back: out of a field, to where you came from")),
    ("n", N_("new")),
    ("x Del", N_("delete; u brings it back")),
    ("u", N_("undo")),
    ("r", N_("redo")),
    ("m", N_("more: what else can be done here")),
    ("w", N_("write a letter about this")),
    ("c", N_("a call now")),
    ("f", N_("source of a statement")),
    ("=", N_("how a figure is worked out")),
    ("g", N_("what the underlined words mean")),
    ("F2", N_("hide the screen; any key brings it back")),
    ("F3", N_("somebody is at the door, from anywhere")),
    ("F4", N_("a pause")),
    ("F5", N_("of a new record: all fields, or one question at a time")),
    ("F7", N_("a court paper came")),
    ("F8", N_("they have just called")),
    ("F9", N_("the four chapters, from anywhere")),
    ("F10", N_("take the workbook over, where another session has it")),
    ("q", N_("quit")),
)
"""In the order of their use; each means the same on every page."""

LACKING = N_("F-keys that a keyboard or terminal does not have stand in the menu too: Ctrl+P, then → and Enter.")
"""Said below the list. (A VT100 has F1 to F4 alone.)"""

EVERYWHERE: tuple[tuple[str, str, str], ...] = (
    ("/", N_("find"), "slash"),
    ("u", N_("undo"), "u"),
    ("r", N_("redo"), "r"),
    ("F2", N_("hide the screen"), "f2"),
    ("F3", N_("somebody is at the door"), "f3"),
    ("F4", N_("a pause"), "f4"),
    ("F7", N_("a court paper came"), "f7"),
    ("F8", N_("they have just called"), "f8"),
    ("F9", N_("the four chapters"), "f9"),
    ("q", N_("quit"), "q"),
)
"""Those that do something on every page: as they are shown, their words, and as Textual calls them."""
BESIDE = ("1-6", "Space", "/", "? F1", "F2", "F3", "F4", "F7", "F8", "F9")
"""Those that lead somewhere from any page."""


def leading() -> Keys:
    """The keys that lead somewhere from any page."""
    return tuple((key, label) for key, label in KEYS if key in BESIDE)
