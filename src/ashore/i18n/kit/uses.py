"""What a text is where it stands, for translators: a heading, the label of a field, the head of a column."""

from __future__ import annotations

import ast

from ashore.i18n.kit.fillings import Module
from ashore.i18n.kit.po import BLANK

LONGEST = 60
"""Characters of code that are shown where nothing better is known."""
GIVEN_TO: dict[str, str] = {
    "named": "before a colon, behind which stands what it names",
    "PageEntry": "the name of a page, in 'where to go'",
    "Place": "what can be talked about, in the list of the plain way",
    "Figure": "what a figure is, beside it",
    "Bar": "what a bar shows, beside it",
    "Command": "a command, in the list of Ctrl+P",
    "Row": "something to choose",
    "Item": "an entry of a list",
    "ButtonRow": "something to press",
    "PlainDocument": "the title of a document",
    "sentences": "a sentence among others",
    "say": "a message, or what is said by itself",
    "table_row": "the head of a column",
    "_table": "the head of a table, or of a row in it",
    "menu": "a heading in the plain way",
}
"""What a text is by what it is given to."""
FIELDS = "field"
"""The end of the names of what makes a field."""
TITLES = ("heading", "title")
"""What makes the title of a page."""
PUT_TOGETHER = "puts together what its blanks hold"
HEADS = ("head", "heads", "labels", "rows")
"""Names of the heads of columns and rows."""


def has_words(text: str) -> bool:
    """Whether a text says something by itself, apart from its blanks."""
    return any(letter.isalpha() for letter in BLANK.sub("", text))


def use_of(source: Module, call: ast.Call, text: str) -> str | None:
    """What a text is in the code around it; where nothing better can be said, the code, or nothing where the blanks of
    the text say enough."""
    if not has_words(text):
        return PUT_TOGETHER if BLANK.search(text) else _of_mark(source, call)
    for node, above in source.upwards(call):
        match above:
            case ast.Tuple(elts=[first, ast.Lambda() | ast.Call(func=ast.Name(id="partial")), *_others]) if (
                node is first
            ):
                return "something to choose"
            case ast.List(elts=[first, _second, *_others]) if node is first and isinstance(
                source.above(above), ast.Return
            ):
                return "a heading above what follows it"
            case ast.Dict():
                return _of_constant(source, above) or "one of several values"
            case ast.Call(func=ast.Name(id="fill" | "ngettext")):
                continue
            case ast.Call(keywords=words) if _is_heading(words):
                return "a heading"
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name.endswith(FIELDS):
                return "the label of a field in a form" if node in above.args else "beside a field in a form"
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in GIVEN_TO:
                return GIVEN_TO[name]
            case ast.Call(func=ast.Attribute(attr="append")) | ast.Call(func=ast.Name(id="filter" | "tuple" | "list")):
                continue
            case ast.Call():
                break
            case ast.Assign(targets=[ast.Name(id=name), *_others]) if name in HEADS:
                return "the head of a column or a row"
            case ast.stmt():
                if isinstance(above, ast.Return) and source.function_around(above) in TITLES:
                    return "the title of a page"
                if one := _of_constant(source, node):
                    return one
                if about := source.about_function(above):
                    return f"part of: {about}"
                break
    if BLANK.search(text):
        return None
    code = " ".join(ast.unparse(source.around(call)).split())
    return "in the code: " + (code if len(code) <= LONGEST else code[: LONGEST - 1].rstrip() + "…")


def _of_constant(source: Module, inside: ast.AST) -> str | None:
    """What a constant says of itself, where a text is a part of its value."""
    for _node, above in source.upwards(inside):
        match above:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)) if name.isupper():
                about = source.about_constant(above)
                return f"one of: {about}" if about else f"one of: {name.lower().replace('_', ' ')}"
    return None


def _of_mark(source: Module, call: ast.Call) -> str:
    """Where a text without letters stands."""
    above = next(source.upwards(call))[1]
    if isinstance(above, ast.Attribute) and above.attr == "join":
        return "between the items of a list"
    return "between other texts, or behind one"


def _is_heading(words: list[ast.keyword]) -> bool:
    """Whether something is shown as a heading."""
    given = {word.arg: word.value.value for word in words if isinstance(word.value, ast.Constant)}
    return given.get("kind") == "heading" or "heading" in str(given.get("classes", "")).split()
