"""Ids that the content no longer has, and where each leads now."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from ashore.guide.models.base import Id, Model
from ashore.storage.renamed import Renames


class Renamed(Model):
    """An id that workbooks may hold, and the one that stands for it now. `place`: of which place; None: a shared
    one."""

    what: Renames
    place: Id | None = None
    old: Id
    new: Id


class RenamedFile(Model):
    """content/renamed.toml"""

    id: Id
    renamed: tuple[Renamed, ...]

    @model_validator(mode="after")
    def _each_leads_to_its_end(self) -> Self:
        old = [(one.what, one.place, one.old) for one in self.renamed]
        for one in self.renamed:
            here = {place for what, place, name in old if what == one.what and name == one.new}
            if here & {one.place, None} or (here and one.place is None):
                raise ValueError(f"an id that is there now, not '{one.new}'")
        if len(set(old)) < len(old):
            raise ValueError("each old id once")
        return self
