"""Phrases that sentences are put together with."""

from __future__ import annotations

from collections.abc import Iterable

from ashore.i18n import _, fill
from ashore.i18n.catalogue import Texts


def joined(lines: Iterable[str]) -> str:
    """Paragraphs, with an empty line between them."""
    return "\n\n".join(lines)


def quoted(words: str, texts: Texts | None = None) -> str:
    """What somebody says, between the quotation marks of the language in use, or of `texts`."""
    marks = _("“{words}”") if texts is None else texts.interface.gettext("“{words}”")
    return fill(marks, words=words)


def named(name: str, what: str) -> str:
    """A name, and what belongs to it. A question has its mark already."""
    if name.endswith(("?", "？")):
        return fill(_("{name} {what}"), name=name, what=what)
    return fill(_("{name}: {what}"), name=name, what=what)
