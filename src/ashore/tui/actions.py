"""What can be done on a page: each thing with its key, its words, and the method that does it.

A key means one thing everywhere (`KEYS` in `key_list`). What has a key of its own is pressed at once; everything else
that can be done stands in the small menu of `m`, with letters that mean nothing outside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from ashore.i18n import K_
from ashore.storage import access

DIRECT: dict[str, str] = {
    "n": "n",
    "x": "x,delete,backspace",
    "w": "w",
    "f": "f",
    "=": "equals_sign",
    "g": "g",
}
"""The keys that do something on a page, as they are shown and as Textual names them."""
ON_FOCUS = ("Enter", "Space")
"""Keys that belong to what has the focus; a page names them where they do something."""


class Action(NamedTuple):
    """`key` is one of the keys above, or a letter in the menu of `m`; `label` a text of the interface."""

    key: str
    label: str
    do: str
    """The name of the page's method, without `action_`."""
    file: Literal["", "from", "to"] = ""
    """Whether it takes something from a file that the reader names, or brings something to one."""

    @property
    def has_own_key(self) -> bool:
        """Whether it has a key outside the menu of `m`."""
        return self.key in DIRECT or self.key in ON_FOCUS


Actions = tuple[Action, ...]


EXPORT = Action("s", K_("to a file"), "export", "to")
"""Something to a file; the page's method asks `go.to_file`, which knows where there are none."""


def offered(actions: Iterable[Action]) -> Actions:
    """What the session may do of it. Where there are no files, what would go to one is shown and copied."""
    if access.current().files:
        return tuple(actions)
    shown = (action._replace(label=K_("show or copy")) if action.file == "to" else action for action in actions)
    return tuple(action for action in shown if action.file != "from")


def split(actions: Iterable[Action]) -> tuple[Actions, Actions]:
    """Those with a key of their own, and those of the menu of `m`."""
    found = tuple(actions)
    return tuple(a for a in found if a.has_own_key), tuple(a for a in found if not a.has_own_key)
