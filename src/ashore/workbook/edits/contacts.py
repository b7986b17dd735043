"""Edits of the contact log."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ashore.storage.checked import build
from ashore.workbook.edits.base import changed, new_id, without
from ashore.workbook.model import Contact, Workbook


def add_contact(workbook: Workbook, at: dt.datetime, **values: Any) -> tuple[Workbook, str]:
    """A new entry of the contact log, and its id."""
    contact = build(Contact, {"id": new_id("k", workbook.contacts), "at": at, **values})
    return changed(workbook, contacts=(*workbook.contacts, contact)), contact.id


def edit_contact(workbook: Workbook, contact: str, **values: Any) -> Workbook:
    """Other values for one entry."""
    return changed(workbook, contacts=tuple(changed(c, **values) if c.id == contact else c for c in workbook.contacts))


def remove_contact(workbook: Workbook, contact: str) -> Workbook:
    """The log without one entry."""
    kept = tuple(c for c in workbook.contacts if c.id != contact)
    return changed(workbook, contacts=kept, unfinished=without(workbook, {f"contact.{contact}."}))
