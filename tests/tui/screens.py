"""Every screen, and how a reader gets there: used by the walks and the snapshots."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from textual.pilot import Pilot

from ashore.tui.app import AshoreApp
from ashore.workbook.model import Workbook
from tests.support import empty, make_app, story

Keys = tuple[str, ...]


@dataclass(frozen=True)
class View:
    """A screen: the workbook in it, and the keys that lead there from home."""

    name: str
    keys: Keys
    workbook: Callable[[], Workbook] = story
    welcomed: bool = True

    def app(self) -> AshoreApp:
        """The app before the keys."""
        return make_app(self.workbook(), welcomed=self.welcomed)


VIEWS = (
    View("welcome", (), empty, welcomed=False),
    View("home-empty", (), empty),
    View("home", ()),
    View("chapter-1", ("1", "down", "down", "down", "down")),
    View("chapter-2", ("2",)),
    View("chapter-3", ("3",)),
    View("chapter-4", ("4",)),
    View("facts", ("1", "f")),
    View("budget-quick", ("b",)),
    View("budget-quick-empty", ("b",), empty),
    View("budget-problem", ("b", "down", "1", "2", "o")),
    View("budget-full", ("b", "down", "down", "m", "down")),
    View("budget-line", ("b", "down", "e")),
    View("letters", ("l",)),
    View("letters-empty", ("l",), empty),
    View("letter-start", ("l", "down", "enter")),
    View("letter", ("l", "enter")),
    View("letter-empty", ("l", "enter", "enter", "enter"), empty),
    View("export", ("l", "enter", "escape", "x")),
    View("settings", ("s",)),
    View("passphrase", ("s", *("down",) * 8, "enter")),
    View("hidden", ("f2",)),
    View("help", ("question_mark",)),
    View("find", ("slash",)),
    View("find-none", ("slash", "9", "9", "7")),
)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until workers, timers and painting have come to rest."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.2)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def walk(pilot: Pilot[None], keys: Keys) -> None:
    """Press keys one after the other, as a person does."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await settle(pilot)


Step = Callable[[Pilot[None]], Awaitable[None]]
