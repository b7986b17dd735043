"""On which places a place rests."""

from __future__ import annotations

from ashore.guide.guide import Guide
from ashore.guide.read import ContentError
from ashore.i18n import _, fill


def lineage(guide: Guide) -> list[Guide]:
    """A place, the one on which it rests, and so on. Raises ContentError, also where it rests on itself."""
    found = [guide]
    while base := found[-1].base:
        if base in found:
            file, problem = f"{guide.jurisdiction}/facts.toml", _("a place rests on itself")
            raise ContentError(fill(_("{file}: {problem}"), file=file, problem=problem))
        found.append(base)
    return found
