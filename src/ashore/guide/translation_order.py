"""In which order texts are best translated: what somebody in danger reads, then what is read most."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from ashore.guide.files import kind_of
from ashore.guide.guide import Guide

FIRST = ("door", "pause")
"""Cards by their roles that come before the questions that lead to the others."""
ORDER: tuple[str, ...] = (
    *FIRST,
    "triage",
    "help",
    "court",
    "papers",
    "cards",
    "interface",
    "chapter",
    "more-sections",
    "path",
    "outlook",
    "timeline",
    "calls",
    "answers",
    "conduct",
    "facts",
    "more-facts",
    "budget",
    "instead",
    "terms",
    "clauses",
    "glossary",
    "letter-parts",
    "letter",
)
"""What a text belongs to, first what helps a reader most: cards by their roles, the questions that lead to them
(triage), the program itself, and kinds of files of the content. Whatever is not named comes last."""


PROGRAM = (
    "tui/tabs.py",
    "tui/pages/welcome.py",
    "tui/pages/home.py",
    "tui/page.py",
    "tui/pages/card.py",
    "tui/pages/chapter.py",
    "tui",
    "wording",
    "forms",
    "dialogue",
    "letters",
    "export",
)
"""The texts of the program itself, by where they stand: what is seen first, then the other pages and what they say.
Whatever is not named comes last: the command line, and what is said to translators."""


class TranslationOrder:
    """Where a text stands in the order of work; the places of the guides in their order."""

    def __init__(self, guides: Sequence[Guide]) -> None:
        self._places = [guide.jurisdiction for guide in guides]
        self._roles: dict[str, str] = {}
        """What the texts of an entry of a file of cards belong to, by the beginning of their ids."""
        for guide in guides:
            cards = guide.cards
            for question in cards.question:
                self._roles[f"{cards.id}/{question.id}"] = "triage"
            for card in cards.card:
                self._roles[f"{cards.id}/{card.id}"] = card.role if card.role in ORDER else "cards"

    def rank(self, context: str | None, file: str) -> tuple[int, int]:
        """Where a text stands: its kind, and its place among the places. `file`: where it comes from."""
        path = PurePath(file)
        if path.suffix == ".py":
            inside = "/".join(path.parts[2:])
            seen = next((number for number, part in enumerate(PROGRAM) if inside.startswith(part)), len(PROGRAM))
            return ORDER.index("interface"), seen
        kind = kind_of(path) or ""
        if context and kind == "cards":
            kind = self._roles.get("/".join(context.split("/")[:2]), kind)
        place = path.parts[path.parts.index("jurisdictions") + 1] if "jurisdictions" in path.parts else ""
        return (
            ORDER.index(kind) if kind in ORDER else len(ORDER),
            self._places.index(place) + 1 if place in self._places else 0,
        )
