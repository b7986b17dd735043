"""Private parts of Textual are touched in one place, which has a test for each of them."""

from __future__ import annotations

import ast
import importlib
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
import textual

SCREENS = Path(__file__).parents[2] / "src" / "ashore" / "tui"
INTERNALS = "textual_internals"


def is_private(name: str) -> bool:
    return name.startswith("_") and not (name.startswith("__") and name.endswith("__")) and name.strip("_") != ""


def defined(tree: ast.AST) -> set[str]:
    """The private names that a tree defines: its functions and variables, and what its methods keep in `self`."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name, ctx=ast.Store()):
                found.add(name)
    return set(filter(is_private, found))


@cache
def of_class(kind: type) -> frozenset[str]:
    """The private names that a class defines itself."""
    try:
        source = textwrap.dedent(inspect.getsource(kind))
    except (OSError, TypeError):
        return frozenset(filter(is_private, vars(kind)))
    return frozenset(defined(ast.parse(source)) | set(filter(is_private, vars(kind))))


@cache
def of_textual() -> frozenset[str]:
    """Every private name that Textual defines anywhere."""
    files = Path(textual.__path__[0]).rglob("*.py")
    return frozenset(name for file in files for name in defined(ast.parse(file.read_text("utf-8"))))


def is_textuals(kind: type) -> bool:
    return kind.__module__.partition(".")[0] == "textual"


def touched(source: str, module: ModuleType) -> Iterator[str]:
    """Private parts of Textual that the source of a module imports, replaces, or reads."""
    tree = ast.parse(source)
    own = defined(tree)
    imported = {
        alias.asname or alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(name)) if name.partition(".")[0] == "textual":
                if "._" in name or any(is_private(alias.name) for alias in node.names):
                    yield f"from {name}"
            case ast.Import():
                yield from (f"import {a.name}" for a in node.names if a.name.startswith("textual.") and "._" in a.name)
            case ast.ClassDef():
                yield from _of_screen_class(node, vars(module).get(node.name))
            case ast.Attribute(value=value, attr=name) if is_private(name) and name in of_textual():
                of_itself = isinstance(value, ast.Name) and value.id in ("self", "cls", *imported)
                if not of_itself and not _is_super(value) and name not in own:
                    yield ast.unparse(node)
            case ast.Call(func=ast.Name(id="getattr" | "setattr"), args=[_, ast.Constant(value=str(name)), *_]):
                if is_private(name) and name in of_textual() - own:
                    yield ast.unparse(node)


def _of_screen_class(node: ast.ClassDef, kind: object) -> Iterator[str]:
    """What a class that is made from one of Textual's replaces, or reads without having it from us."""
    if not isinstance(kind, type) or not any(is_textuals(base) for base in kind.__mro__):
        return
    theirs = {name for base in kind.__mro__ if is_textuals(base) for name in of_class(base)}
    ours = {
        name
        for base in kind.__mro__
        if not is_textuals(base) and INTERNALS not in base.__module__
        for name in of_class(base)
    }
    yield from (f"{node.name}.{name}" for name in sorted(defined(node) & theirs))
    for inner in ast.walk(node):
        match inner:
            case ast.Attribute(value=value, attr=name) if name in theirs and (
                _is_super(value) or (isinstance(value, ast.Name) and value.id in ("self", "cls") and name not in ours)
            ):
                yield f"{node.name}: {ast.unparse(inner)}"


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"


FILES = sorted(file for file in SCREENS.rglob("*.py") if INTERNALS not in file.parts)


@pytest.mark.parametrize("file", FILES, ids=[str(file.relative_to(SCREENS)) for file in FILES])
def test_no_other_file_touches_private_parts_of_textual(file: Path) -> None:
    parts = file.relative_to(SCREENS.parents[1]).with_suffix("").parts
    module = importlib.import_module(".".join(parts).removesuffix(".__init__"))
    assert sorted(set(touched(file.read_text("utf-8"), module))) == []


@pytest.mark.parametrize(
    "source",
    [
        "from textual._context import active_app",
        "from textual.keys import _character_to_key",
        "def f(app):\n    return app._driver",
        "def f(widget):\n    return getattr(widget, '_driver', None)",
        "class Field(Input):\n    def _on_key(self, event): ...",
        "class Field(Input):\n    @property\n    def _cursor_visible(self): ...",
        "class Field(Input):\n    def __init__(self):\n        self._blink_timer = None",
        "class Field(Input):\n    def show(self):\n        self._check_refresh()",
        "class Field(Input):\n    def show(self):\n        super()._pause_blink()",
    ],
)
def test_it_is_found_however_it_is_touched(source: str) -> None:
    module = ModuleType("made_up")
    exec("from __future__ import annotations\nfrom textual.widgets import Input\n" + source, vars(module))
    assert list(touched(source, module))
