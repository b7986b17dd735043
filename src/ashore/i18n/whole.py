"""Of which language how much is there, and which units of the guidance are not whole in it."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ashore.i18n.compiled import Compiled, read_template
from ashore.i18n.later import UnreadableError
from ashore.i18n.units import DOMAINS, GUIDE, partial_units
from ashore.storage import paths

if TYPE_CHECKING:
    from ashore.i18n.catalogue import Texts


def leave_out_parts(guide: Compiled, *, none: bool = False) -> None:
    """Of each unit of the guidance all texts are there, in whichever catalogue of the chain, or none counts; with
    `none` every text counts that is there."""
    chained = [guide, *_after(guide)]
    partial: frozenset[str] = frozenset()
    if not none and not any(catalogue.is_whole and catalogue.shipped for catalogue in chained):
        held = frozenset[str]().union(*(catalogue.sources() for catalogue in chained))
        partial = partial_units(_texts(), held)
    for each in chained:
        each.leave_out(partial)


def _after(first: Compiled) -> Iterator[Compiled]:
    following: gettext.NullTranslations = first.following()
    while isinstance(following, Compiled):
        yield following
        following = following.following()


def _texts() -> frozenset[str]:
    """Every text of the guidance; none where the template cannot be read: then nothing is left out."""
    try:
        return read_template(paths.packaged_locales() / f"{GUIDE}.pot")
    except (OSError, UnreadableError):
        return frozenset()


def counts(texts: Texts) -> Iterator[tuple[int, int]]:
    """For each catalogue of a language how many texts it holds, and how many there are. They are counted, not compared:
    which are missing is what the kit says (`ashore locale status`)."""
    for domain in DOMAINS:
        held: set[str] = set()
        first: gettext.NullTranslations = getattr(texts, domain)
        for catalogue in (first, *_after(first)) if isinstance(first, Compiled) else ():
            held |= catalogue.sources()
        yield len(held), _texts_of(domain)


@cache
def _texts_of(domain: str) -> int:
    """How many texts there are in a domain: what its template holds, without the header."""
    try:
        return (paths.packaged_locales() / f"{domain}.pot").read_bytes().count(b"\nmsgid ") - 1
    except OSError:
        return 0
