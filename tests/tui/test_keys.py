"""Every key that does something stands in the one list, which `?` and the docs show."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot

import ashore.tui
from ashore.tui.app import AshoreApp
from ashore.tui.key_list import BESIDE, KEYS, leading
from ashore.tui.moving import FUNCTION_KEYS
from ashore.tui.pages.menu import MenuDialog
from ashore.tui.saving import Saving
from docs.make import HERE, key_list
from tests.support import logged, make_app
from tests.tui.screens import Keys, walk

SHOWN_AS = {
    **{str(number): "1-6" for number in range(1, 7)},
    **dict.fromkeys(("up", "down"), "↑↓"),
    **dict.fromkeys(("left", "right"), "←→"),
    **dict.fromkeys(("delete", "backspace"), "Del"),
    **dict.fromkeys(("q", "ctrl+q"), "q"),
    **{f"f{number}": f"F{number}" for number in range(1, 11)},
    "ctrl+p": "Ctrl+P",
    "slash": "/",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "equals_sign": "=",
    "question_mark": "?",
}
ELSEWHERE = {
    "ctrl+z": "every program of a shell",
    "ctrl+c": "every program of a shell; it says what the next one does",
    "f6": "translators only, in the footer of every page then",
}


def bindings() -> Iterator[tuple[str, str]]:
    """Every key, and the class that it does something in."""
    for module in pkgutil.walk_packages(ashore.tui.__path__, "ashore.tui."):
        if module.name.endswith(".windows_driver") and sys.platform != "win32":
            continue
        for found in vars(importlib.import_module(module.name)).values():
            if isinstance(found, type) and issubclass(found, DOMNode) and found.__module__ == module.name:
                for binding in found.__dict__.get("BINDINGS", []):
                    keys = binding.key if isinstance(binding, Binding) else binding[0]
                    yield from ((key, found.__name__) for key in keys.split(","))


def test_every_key_is_listed() -> None:
    listed = {word for key, _label in KEYS for word in key.split()}
    missing = {(key, at) for key, at in bindings() if SHOWN_AS.get(key, key) not in listed and key not in ELSEWHERE}
    assert not missing
    assert {key for key, _label in leading()} == set(BESIDE)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_docs_list_them(language: str) -> None:
    assert (HERE / "guide" / language / "keys.md").read_text("utf-8") == key_list(language), "python -m docs.make"


LETTERS_INSTEAD = {"f1": "?"}
"""Function keys beside which a letter stands in the list."""
IN_FIELDS: dict[str, Keys] = {
    **dict.fromkeys(FUNCTION_KEYS, ("4", "tab")),
    "f5": ("4", "n", "tab"),
    "all fields": ("4", "end", "enter", "tab"),
}
"""Keys to an open field, from where each is pressed; F5 both ways."""


async def from_menu(pilot: Pilot[None], app: AshoreApp, key: str) -> None:
    """What a key does, without that key: out of the field to the menu, to its line, Enter."""
    await walk(pilot, ("ctrl+p", "right"))
    assert isinstance(app.screen, MenuDialog)
    keys = [choice.key for choice in app.screen._here()]
    await walk(pilot, (*("down",) * keys.index(key), "enter"))


@pytest.mark.parametrize("key", [*IN_FIELDS])
async def test_what_a_function_key_does_has_another_way(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A VT100 has F1 to F4: the menu has all of them, also out of a field."""
    name = FUNCTION_KEYS.get(key, "F5")
    asked: list[Saving] = []
    monkeypatch.setattr(Saving, "may_take_over", property(lambda _saving: True))
    monkeypatch.setattr(Saving, "take_over", lambda saving: asked.append(saving))
    led: list[tuple[object, ...]] = []
    for way in ("key", "menu"):
        app = make_app(logged())
        async with app.run_test(size=(80, 24)) as pilot:
            await walk(pilot, IN_FIELDS[key])
            page = app.screen
            if way == "key":
                await walk(pilot, (name.lower(),))
            elif key in LETTERS_INSTEAD:
                assert any(f"{LETTERS_INSTEAD[key]} {name}" == keys for keys, _label in KEYS)
                await walk(pilot, ("ctrl+p", LETTERS_INSTEAD[key]))
            else:
                await from_menu(pilot, app, name)
            led.append((type(app.screen), app.screen is page, getattr(app.screen, "question", None)))
    of_key, of_menu = led
    assert of_key == of_menu
    assert of_key[1] == (name in ("F5", "F10"))
    assert len(asked) == (2 if name == "F10" else 0)


def test_no_function_key_is_left_out() -> None:
    assert {key for key, _at in bindings() if key in {f"f{n}" for n in range(1, 13)}} == {*FUNCTION_KEYS, "f6"}
