"""What the blanks of the program's texts hold, found in the code: the function that makes a value says what it is, with
an example in its description."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ashore.i18n.kit.blank_names import BLANK_NAMES, NUMBER
from ashore.i18n.kit.po import blanks
from ashore.i18n.kit.seen import first_sentence

MARKS = ("_", "N_", "K_", "ngettext")
"""The functions around a text."""
COUNTS = (
    "line",
    "number",
    "total",
    "done",
    "fuzzy",
    "missing",
    "count",
    "n",
    "words",
    "all",
    "columns",
    "rows",
    "most",
    "new",
    "changed",
    "gone",
)
"""Names of what is counted, where a text of them is made."""
DEPTH = 4
"""Names that are followed to where they were given a value."""
_EXAMPLE = "such as"
_SOURCES = Path(__file__).parents[3]


class Module:
    """A file of the program, looked through for what its texts are given to."""

    def __init__(self, tree: ast.Module) -> None:
        self.about = ast.get_docstring(tree) or ""
        """What the file says of itself."""
        self._above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        self._calls: dict[str, list[ast.Call]] = {}
        self._imports: dict[str, tuple[str, str]] = {}
        """What a name was imported from: module and name."""
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    self._imports[alias.asname or alias.name] = node.module, alias.name
            if isinstance(node, ast.Call) and _name(node.func) in MARKS and node.args:
                text = node.args[0]
                if isinstance(text, ast.Constant):
                    self._calls.setdefault(str(text.value), []).append(node)
        self._own = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}

    def call_of(self, text: str, line: int) -> ast.Call | None:
        """The call around a text, on this line if it stands on several."""
        calls = self._calls.get(text, [])
        return next((call for call in calls if call.lineno <= line <= (call.end_lineno or line)), None) or (
            calls[0] if calls else None
        )

    def keys_of(self, label: str) -> list[str]:
        """The keys that a label stands behind."""
        found: list[str] = []
        for call in self._calls.get(label, []):
            node: ast.AST = call
            while isinstance(above := self._above[node], ast.IfExp):
                node = above
            beside = above.elts if isinstance(above, ast.Tuple) else above.args if isinstance(above, ast.Call) else []
            if beside and isinstance(key := beside[0], ast.Constant) and key.value not in ("", *found):
                found.append(str(key.value))
        return found

    def around(self, call: ast.Call) -> ast.AST:
        """The expression or statement that a text is given to."""
        node: ast.AST = call
        while not isinstance(above := self._above[node], ast.Call | ast.stmt | ast.Dict):
            node = above
        return above if isinstance(above, ast.Call | ast.Assign | ast.Return | ast.Expr) else node

    def above(self, node: ast.AST) -> ast.AST:
        """What something stands in."""
        return self._above[node]

    def function_around(self, node: ast.AST) -> str:
        """The name of the function in which something stands; empty where it stands in none."""
        return getattr(self._function(node), "name", "")

    def upwards(self, call: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
        """What a text stands in, from the inside to the statement: each with what it stands in itself."""
        node: ast.AST = call
        while not isinstance(node, ast.stmt):
            yield node, self._above[node]
            node = self._above[node]

    def about_constant(self, constant: ast.stmt) -> str:
        """What is said below a constant about it."""
        above = self._above[constant]
        body = getattr(above, "body", [])
        after = body[body.index(constant) + 1 : body.index(constant) + 2] if constant in body else []
        match after:
            case [ast.Expr(value=ast.Constant(value=str(said)))]:
                return first_sentence(said)
        return ""

    def about_function(self, node: ast.AST) -> str:
        """What the function says of itself in which a statement stands."""
        function = self._function(node)
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            return ""
        return first_sentence(ast.get_docstring(function) or "")

    def fillings(self, first: str, message: object, call: ast.Call | None) -> dict[str, str]:
        """What each blank of a text holds, with an example."""
        texts = message if isinstance(message, tuple) else (message,)
        whole = "\n".join((first, *(text for text in texts if isinstance(text, str))))
        names = sorted(blanks(whole), key=whole.find)  # as they stand: a set has another order in each run
        given = self._given(call) if call is not None else {}
        found = {}
        for blank in names:
            name = blank.strip("{}")
            value = given.get(name)
            known = None
            if call is not None:
                known = NUMBER if name == "n" and _name(call.func) == "ngettext" else self._what(value, call, DEPTH)
            if known := known or BLANK_NAMES.get(name):
                found[blank] = known
        return found

    def _given(self, call: ast.Call) -> dict[str, ast.expr]:
        """What a text is filled with: where it stands in `fill`, or where the name that it was given does."""
        node: ast.AST = call
        while isinstance(above := self._above[node], ast.IfExp):
            node = above
        if isinstance(above, ast.Call) and node in above.args:
            return _values(above)
        if isinstance(above, ast.Assign) and isinstance(target := above.targets[0], ast.Name):
            for use in ast.walk(self._function(above)):
                if isinstance(use, ast.Call) and any(
                    isinstance(a, ast.Name) and a.id == target.id for a in use.args[:1]
                ):
                    return _values(use)
        return {}

    def _function(self, node: ast.AST) -> ast.AST:
        while not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Module):
            node = self._above[node]
        return node

    def _what(self, value: ast.expr | None, call: ast.AST, depth: int) -> str | None:
        """What a value is, by the description of the function that makes it."""
        if not depth:
            return None
        match value:
            case ast.Call(func=ast.Name(id="str"), args=[ast.Call(func=ast.Name(id="len" | "round"))]):
                return NUMBER
            case ast.Call(func=ast.Name(id="str"), args=[ast.Name(id=name) | ast.Attribute(attr=name)]) if (
                name in COUNTS
            ):
                return NUMBER
            case ast.Call(func=ast.Name(id=name)):
                if name in self._own:
                    return described(ast.get_docstring(self._own[name]) or "")
                return _described(*self._imports[name]) if name in self._imports else None
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=name)) if owner in self._imports:
                where, what = self._imports[owner]
                return _described(f"{where}.{what}", name)
            case ast.Call(func=ast.Attribute(attr=name)):  # a method that goes by the name of what it calls
                return _described("ashore.i18n.formats", name.strip("_"))
            case ast.Name(id=name):
                for node in ast.walk(self._function(call)):
                    if isinstance(node, ast.Assign) and any(_name(target) == name for target in node.targets):
                        return self._what(node.value, call, depth - 1)
        return None


def _values(call: ast.Call) -> dict[str, ast.expr]:
    return {word.arg: word.value for word in call.keywords if word.arg}


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def described(text: str) -> str | None:
    """What a description says that something is, up to its example; None where it has none."""
    sentence = re.split(r"(?<=[^.])[;.](?:\s|$)", " ".join(text.split()), maxsplit=1)[0]
    return sentence[:1].lower() + sentence[1:] if _EXAMPLE in sentence else None


@cache
def _described(where: str, name: str) -> str | None:
    """What a function of another module of the program makes."""
    path = _SOURCES.joinpath(*where.split("."))
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.is_file():
            tree = ast.parse(file.read_text("utf-8"))
            for node in tree.body:
                if isinstance(node, ast.FunctionDef) and node.name == name:
                    return described(ast.get_docstring(node) or "")
                if isinstance(node, ast.ImportFrom) and node.module:
                    for alias in node.names:
                        if (alias.asname or alias.name) == name:
                            return _described(node.module, alias.name)
    return None


@cache
def module(source: str) -> Module:
    """A file of the program by its text."""
    return Module(ast.parse(source))
