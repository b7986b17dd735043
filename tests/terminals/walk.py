"""What is tried in a terminal: keys that somebody presses there, and what the terminal shows then."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from typing import NamedTuple, Protocol

from ashore.text import columns as columns_of
from tests.terminals.case import BEFORE, ENDED

HOME_PAGE, BUDGET = "Your next step", "Budget, a sum per group"
MENU = "What can be done here"


class Window(Protocol):
    """A terminal with Ashore in it."""

    def press(self, *keys: str) -> None:
        """Press keys as they are on the keyboard: by name, or a letter."""

    def paste(self, text: str) -> None:
        """Paste a text, as the terminal does it."""

    def resize(self, columns: int, rows: int) -> None:
        """Make the window so large, in cells."""

    def text(self) -> str:
        """What it shows, a line for each of its rows."""


class Try(NamedTuple):
    """Keys that lead there from Today, keys that are tried, what is seen then and what no longer, and the way back."""

    name: str
    go: str
    keys: str
    seen: str
    gone: str = ""
    back: str = "1"


KEYS: tuple[Try, ...] = (
    Try("a tab by its digit", "", "3", "Note a debt"),
    Try("Enter", "3", "enter", BUDGET),
    Try("the arrows ↓ ↑", "3 enter", "down down up", "▌ Gig work"),
    Try("PgDn", "3 enter", "pagedown pagedown", "Small buffer", gone="▌ Pay"),
    Try("PgUp", "3 enter pagedown pagedown", "pageup pageup", "▌ Pay"),
    Try("the menu by Space", "", "space", MENU, back="escape"),
    Try("the arrow →", "space", "right down", "▌ /", back="escape"),
    Try("the arrow ←", "space right", "left down", "▌ 2", back="escape"),
    Try("Ctrl+P", "3 n", "ctrl+p", MENU, back="escape escape 1"),
    Try("Esc", "3 enter", "escape", "Note a debt", gone=BUDGET),
    Try("F1", "", "f1", "where to go, and what can be done here"),
    Try("F2", "", "f2", "", gone=HOME_PAGE, back="a"),
    Try("F3", "", "f3", "At the door"),
    Try("F4", "", "f4", "A pause"),
    Try("F5", "f8", "f5", "Who began it", back="f5 escape 1"),
    Try("F7", "", "f7", "A paper from a court"),
    Try("F8", "", "f8", "They are on the line", back="escape 1"),
    Try("F9", "", "f9", "Speak to the lender early"),
    Try("typing and Backspace", "3 n", "a b c d backspace", "Debt: abc ·", back="escape 1"),
    Try("Home, Delete, End", "3 n", "b c d home a delete end e", "Debt: acde ·", back="escape 1"),
    Try("← → in a field", "3 n", "a d left b left c right right e", "Debt: acbde ·", back="escape 1"),
    Try("Tab", "3 n a b", "tab", "▌ (•) Instalment loan", back="escape 1"),
    Try("Shift+Tab", "3 n a b tab tab", "shift+tab shift+tab backspace", "Debt: a ·", back="escape 1"),
)
"""Each key of the keyboard that is no letter, with something that only this key does there."""
PASTED = "某某小额贷款公司\n（第二行）"
PASTED_SEEN = "某某小额贷款公司 （第二行）"
OTHER_SIZES = ((120, 40), (60, 20))
PASTE, ENTRY, SIZES, RETURN = "paste of two lines", "paste in Chinese", "another size", "what stood there before"
"""What is tried beside the keys; the screen that stood there before comes back at the end."""
LIMIT = 20.0


class NotSeen(AssertionError):
    """A terminal does not show what it should."""


def until(window: Window, fits: Callable[[str], bool], what: str) -> None:
    """Wait until what the window shows fits."""
    end = time.monotonic() + LIMIT
    while not fits(shown := window.text()):
        if time.monotonic() > end:
            raise NotSeen(f"{what}\n{shown}")
        time.sleep(0.05)


def shows(window: Window, text: str) -> None:
    """Wait until the window shows a text."""
    until(window, lambda shown: text in shown, f"never shown: {text}")


def keys(window: Window, tries: Collection[Try] = KEYS, lacks: Collection[str] = ()) -> None:
    """Press each of the keys but those that the terminal does not have."""
    for attempt in tries:
        pressed = (*attempt.go.split(), *attempt.keys.split())
        if set(pressed) & set(lacks):
            continue
        shows(window, HOME_PAGE)
        window.press(*pressed)
        until(
            window,
            lambda shown, a=attempt: a.seen in shown and not (a.gone and a.gone in shown),  # type: ignore[misc]
            f"{attempt.name}: never shown: {attempt.seen}" if attempt.seen else f"{attempt.name}: {attempt.gone}",
        )
        window.press(*attempt.back.split())
    shows(window, HOME_PAGE)


def paste(window: Window, text: str = PASTED, seen: str = PASTED_SEEN) -> None:
    """Paste into a field: nothing of it is lost, and none of it is a key."""
    window.press("3", "n")
    shows(window, "Question 1 of")
    window.paste(text)
    shows(window, seen)
    window.press("escape", "1")
    shows(window, HOME_PAGE)


def sizes(window: Window) -> None:
    """Another size while it runs: tabs above, keys at the very bottom, nothing wider than the window."""
    window.press("3", "enter")
    shows(window, BUDGET)
    for columns, rows in OTHER_SIZES:
        window.resize(columns, rows)

        def fits(shown: str, columns: int = columns, rows: int = rows) -> bool:
            lines = [line.rstrip() for line in shown.split("\n")]
            return (
                len(lines) == rows
                and "1 Today" in lines[0]
                and "q quit" in lines[-1]
                and any(columns_of(line) > columns - 8 for line in lines)
                and all(columns_of(line) <= columns for line in lines)
            )

        until(window, fits, f"never drawn for {columns}×{rows}")
    window.press("1")
    shows(window, HOME_PAGE)


def leave(window: Window, *, returns: bool = True) -> None:
    """q ends it with exit code 0; nothing of it stays on the screen, and what stood there before is there again."""
    window.press("q")
    shows(window, f"{ENDED} 0")
    until(window, lambda shown: "Today" not in shown and HOME_PAGE not in shown, "something of it stays on the screen")
    if returns:
        until(window, lambda shown: BEFORE in shown, "what stood there before does not come back")


def whole(window: Window, lacks: Collection[str] = ()) -> None:
    """Everything but what the terminal does not have."""
    shows(window, HOME_PAGE)
    keys(window, lacks=lacks)
    if PASTE in lacks:
        paste(window, *(part.partition(mark)[0] for part, mark in ((PASTED, "\n"), (PASTED_SEEN, " "))))
    else:
        paste(window)
    if SIZES not in lacks:
        sizes(window)
    leave(window, returns=RETURN not in lacks)
