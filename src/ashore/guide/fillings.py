"""What the blanks of the content's texts hold, for translators: the number of a fact, the answer to a field of a
letter, what is worked out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ashore.i18n.kit.blank_names import BLANK_NAMES, DAY, LETTER_BLANKS, NUMBER, QUOTED, SUM
from ashore.i18n.kit.po import blanks

_OF_KIND = {"money": SUM, "date": DAY, "count": NUMBER, "text": QUOTED, "long": QUOTED}
"""What is typed into a field, by its kind; what is chosen has texts of its own."""


def fillings(text: str, file: Path, data: dict[str, Any]) -> Iterator[str]:
    """A line for each blank of a text in a file of the content, with an example."""
    root = next((folder for folder in file.parents if folder.name == "content"), None)
    if root is None:
        return
    for blank in sorted(blanks(text), key=text.find):
        name = blank.strip("{}")
        if "." in name:
            if values := _facts(root).get(name):
                yield f"{blank}: {' or '.join(values)}, from the facts"
        elif what := _of_field(name, data, root) or LETTER_BLANKS.get(name) or BLANK_NAMES.get(name):
            yield f"{blank}: {what}"


def _of_field(name: str, data: dict[str, Any], root: Path) -> str | None:
    """What stands in the field of a letter: its own, or one that letters share."""
    for field in (*data.get("field", ()), *_shared(root)):
        if str(field.get("id", "")).replace("-", "_") == name:
            options = field.get("options") or field.get("phrases") or ()
            example = next((str(option["text"]) for option in options if option.get("text")), "")
            kind = f"one of its texts, such as '{example}'" if example else _OF_KIND.get(str(field.get("kind")), "")
            return f"the field '{field['label']}'" + (f": {kind}" if kind else "")
    return None


@cache
def _shared(root: Path) -> tuple[dict[str, Any], ...]:
    found: list[dict[str, Any]] = []
    for file in sorted((root / "letters" / "parts").glob("*.toml")):
        found += tomllib.loads(file.read_text("utf-8")).get("field", [])
    return tuple(found)


@cache
def _facts(root: Path) -> dict[str, list[str]]:
    """The numbers of all facts of all places, by fact and name."""
    found: dict[str, list[str]] = {}
    for file in sorted((root / "jurisdictions").glob("*/facts.toml")) + sorted(
        root.glob("jurisdictions/*/facts/*.toml")
    ):
        for fact in tomllib.loads(file.read_text("utf-8")).get("fact", []):
            for name, value in fact.get("values", {}).items():
                values = found.setdefault(f"{fact['id']}.{name}", [])
                if str(value) not in values:
                    values.append(str(value))
    return found
