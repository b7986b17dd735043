"""What of the shared guidance holds in another place: only what that place's own facts carry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ashore.guide.texts import BLANK

_GONE = object()
Has = Callable[[str], bool]


def adapted(
    data: dict[str, Any], has: Has, instead: Mapping[str, dict[str, str]], has_card: Has = lambda _card: True
) -> dict[str, Any]:
    """The data of a shared file for a place that has some facts and cards, and lacks others.

    `instead` holds the texts that stand there for others, by the id of what they replace. An entry of a list is left
    out when it rests on a fact, or has a blank of one, that the place does not have; elsewhere only that text is. So is
    one that is nothing but the way to a card that is not there; a step goes on without it.
    """
    whole = _pruned(_without_cards(_replaced(data, instead), has_card), has, entry=False)
    assert isinstance(whole, dict)
    return whole


def _without_cards(data: Any, has_card: Has) -> Any:
    if isinstance(data, list):
        return [kept for item in data if (kept := _without_cards(item, has_card)) is not _GONE]
    if not isinstance(data, dict):
        return data
    if data.get("opens") == "card" and isinstance(data.get("card"), str) and not has_card(data["card"]):
        if data.get("kind") == "tool":
            return _GONE
        data = {key: value for key, value in data.items() if key not in ("opens", "card")}
    return {key: _without_cards(value, has_card) for key, value in data.items()}


def _replaced(data: Any, instead: Mapping[str, dict[str, str]]) -> Any:
    if isinstance(data, list):
        return [_replaced(item, instead) for item in data]
    if isinstance(data, dict):
        if data.get("context") in instead:
            return instead[data["context"]]
        return {key: _replaced(value, instead) for key, value in data.items()}
    return data


def _pruned(data: Any, has: Has, *, entry: bool) -> Any:
    if isinstance(data, list):
        return [kept for item in data if (kept := _pruned(item, has, entry=True)) is not _GONE]
    if not isinstance(data, dict):
        return data
    if set(data) == {"context", "source"}:
        return data if all(has(fact) for fact, _key in BLANK.findall(data["source"])) else _GONE
    if isinstance(data.get("fact"), str) and not has(data["fact"]):
        return _GONE  # a number of a fact
    if entry and not all(has(fact) for fact in data.get("facts", ())):
        return _GONE
    new: dict[str, Any] = {}
    for key, value in data.items():
        if key in ("facts", "call"):
            new[key] = [fact for fact in value if has(fact)]
            continue
        kept = _pruned(value, has, entry=False)
        emptied = isinstance(value, list) and bool(value) and not kept
        if kept is _GONE or emptied:
            if entry:
                return _GONE
            if kept is _GONE:
                continue
        new[key] = kept
    return new
