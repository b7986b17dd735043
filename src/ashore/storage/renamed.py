"""Ids of the content that workbooks hold and the content no longer has: an old one leads to the new one."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from ashore.storage import paths

Renames = Literal["paper", "step", "letter", "question", "rule", "term"]
"""What an id can be of: a kind of court paper, a step, a kind of letter, a yes/no question, a rule of conduct that
marks a contact, a point that an offer needs in writing."""
NAME = "renamed.toml"
Names = Mapping[str, str]


def follow(data: dict[str, Any], directory: Path | None = None) -> dict[str, Any]:
    """The data of a workbook file with every old id led on. A file of renames that cannot be read changes nothing: what
    somebody has entered opens whatever the content is like."""
    renames = _renames(directory or paths.content_dir())
    place = str(data.get("jurisdiction", "cn"))
    found = {what: {**renames.get((what, ""), {}), **renames.get((what, place), {})} for what in get_args(Renames)}
    for what, names in found.items():
        if names:
            data = _FOLLOW[what](data, names)
    return data


@cache
def _renames(directory: Path) -> Mapping[tuple[str, Any], Names]:
    found: dict[tuple[str, Any], dict[str, str]] = {}
    try:
        entries = tomllib.loads((directory / NAME).read_text("utf-8"))["renamed"]
        for entry in entries:
            found.setdefault((entry["what"], entry.get("place", "")), {})[entry["old"]] = entry["new"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return found


def _led(value: Any, names: Names) -> Any:
    """An id, or a list of them, led on."""
    if isinstance(value, list):
        return list(dict.fromkeys(names.get(one, one) if isinstance(one, str) else one for one in value))
    return names.get(value, value) if isinstance(value, str) else value


def _of_records(table: str, key: str) -> Callable[[dict[str, Any], Names], dict[str, Any]]:
    """The ids under a key of each record of a list."""

    def follow_records(data: dict[str, Any], names: Names) -> dict[str, Any]:
        records = data.get(table)
        if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
            return data
        return {**data, table: [{**r, key: _led(r[key], names)} if key in r else r for r in records]}

    return follow_records


def _steps(data: dict[str, Any], names: Names) -> dict[str, Any]:
    """Steps stand under their ids: of an old and a new one the new one counts."""
    steps = data.get("steps")
    if not isinstance(steps, list) or not all(isinstance(step, dict) for step in steps):
        return data
    there = {step.get("id") for step in steps if isinstance(step.get("id"), str)}
    kept = [step for step in steps if _led(step.get("id"), names) == step.get("id") or names[step["id"]] not in there]
    return _of_records("steps", "id")({**data, "steps": kept}, names)


def _answers(data: dict[str, Any], names: Names) -> dict[str, Any]:
    """Answers stand under the id of their question."""
    answers = data.get("answers")
    if not isinstance(answers, dict):
        return data
    old = {names[key]: value for key, value in answers.items() if key in names}
    return {**data, "answers": {**old, **{key: value for key, value in answers.items() if key not in names}}}


_FOLLOW: Mapping[str, Callable[[dict[str, Any], Names], dict[str, Any]]] = {
    "paper": _of_records("papers", "kind"),
    "step": _steps,
    "letter": _of_records("letters", "kind"),
    "question": _answers,
    "rule": _of_records("contacts", "marks"),
    "term": _of_records("offers", "terms"),
}
