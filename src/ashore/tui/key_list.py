"""Every key, listed once: for `?`, for the menu, for the panel of a wide terminal, and for the docs."""

from __future__ import annotations

from ashore.i18n import K_, N_

Keys = tuple[tuple[str, str], ...]

KEYS: Keys = (
    ("1-6", K_("a tab: today, chapters, money, contacts, letters, dates")),
    ("Space", K_("tick or choose; elsewhere: where to go, and what can be done here")),
    ("Ctrl+P", K_("the same from anywhere, also out of a field")),
    ("/", K_("ask in your own words; find a page or a step")),
    ("? F1", K_("this help")),
    ("↑↓ j k", K_("move")),
    ("PgUp PgDn", K_("a screen up, a screen down")),
    ("Tab", K_("to the next part; opens a field")),
    ("←→", K_("another value, where one is chosen in a line")),
    ("Enter", K_("open, choose; open a field for typing")),
    ("Esc", K_("one step back: out of a field, to where you came from")),
    ("n", K_("new")),
    ("x Del", K_("delete; u brings it back")),
    ("u", K_("undo")),
    ("r", K_("redo")),
    ("m", K_("more: what else can be done here")),
    ("w", K_("write a letter about this")),
    ("c", K_("a call now")),
    ("f", K_("source of a statement")),
    ("=", K_("how a figure is worked out")),
    ("g", K_("what the underlined words mean")),
    ("F2", K_("hide the screen; any key brings it back")),
    ("F3", K_("somebody is at the door, from anywhere")),
    ("F4", K_("a pause")),
    ("F5", K_("of a new record: all fields, or one question at a time")),
    ("F7", K_("a court paper came")),
    ("F8", K_("they have just called")),
    ("F9", K_("the four chapters, from anywhere")),
    ("F10", K_("take the workbook over, where another session has it")),
    ("q", K_("quit")),
)
"""In the order of their use; each means the same on every page."""

LACKING = N_("F-keys that a keyboard or terminal does not have stand in the menu too: Ctrl+P, then → and Enter.")
"""Said below the list. (A VT100 has F1 to F4 alone.)"""

EVERYWHERE: tuple[tuple[str, str, str], ...] = (
    ("/", K_("find"), "slash"),
    ("u", K_("undo"), "u"),
    ("r", K_("redo"), "r"),
    ("F2", K_("hide the screen"), "f2"),
    ("F3", K_("somebody is at the door"), "f3"),
    ("F4", K_("a pause"), "f4"),
    ("F7", K_("a court paper came"), "f7"),
    ("F8", K_("they have just called"), "f8"),
    ("F9", K_("the four chapters"), "f9"),
    ("q", K_("quit"), "q"),
)
"""Those that do something on every page: as they are shown, their words, and as Textual calls them."""
BESIDE = ("1-6", "Space", "/", "? F1", "F2", "F3", "F4", "F7", "F8", "F9")
"""Those that lead somewhere from any page."""


def leading() -> Keys:
    """The keys that lead somewhere from any page."""
    return tuple((key, label) for key, label in KEYS if key in BESIDE)
