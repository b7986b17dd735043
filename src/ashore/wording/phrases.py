"""Phrases that sentences are put together with."""

from __future__ import annotations

from collections.abc import Iterable

from ashore.i18n import _, fill


def joined(lines: Iterable[str]) -> str:
    """Paragraphs, with an empty line between them."""
    return "\n\n".join(lines)


def named(name: str, what: str) -> str:
    """A name, and what belongs to it. A question has its mark already."""
    if name.endswith(("?", "？")):
        return fill(_("{name} {what}"), name=name, what=what)
    return fill(_("{name}: {what}"), name=name, what=what)
