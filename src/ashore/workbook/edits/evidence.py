"""Edits of the evidence list."""

from __future__ import annotations

from typing import Any

from ashore.storage.checked import build
from ashore.workbook.edits.base import changed, new_id, without
from ashore.workbook.find import get_record
from ashore.workbook.model import Evidence, Workbook


def add_evidence(workbook: Workbook, **values: Any) -> tuple[Workbook, str]:
    """A new piece of evidence, and its id."""
    evidence = build(Evidence, {"id": new_id("e", workbook.evidence), **values})
    return changed(workbook, evidence=(*workbook.evidence, evidence)), evidence.id


def edit_evidence(workbook: Workbook, evidence: str, **values: Any) -> Workbook:
    """Other values for one piece. Another file has no fingerprint yet."""
    record = get_record(workbook.evidence, evidence)
    if "file" in values and values["file"] != record.file:
        values = {"sha256": None, "added": None, **values}
    new = tuple(changed(e, **values) if e.id == evidence else e for e in workbook.evidence)
    return changed(workbook, evidence=new)


def remove_evidence(workbook: Workbook, evidence: str) -> Workbook:
    """The list without one piece; the file stays where it is."""
    kept = tuple(e for e in workbook.evidence if e.id != evidence)
    return changed(workbook, evidence=kept, unfinished=without(workbook, {f"evidence.{evidence}."}))
