"""Every key that does something stands in the one list, which `?` and the docs show."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import ashore.tui
from ashore.tui.key_list import BESIDE, KEYS, leading
from docs.make import HERE, key_list

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
