"""The verb that writes the contact log to a file of one's own: as a table (CSV) or as a chronicle (Markdown)."""

from __future__ import annotations

import argparse
import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from ashore.verbs.shared import out, workbook_of

if TYPE_CHECKING:
    from ashore.workbook.model import Contact, Workbook

COLUMNS = (
    "at",
    "lender",
    "direction",
    "channel",
    "number",
    "person",
    "acts_for",
    "said",
    "mine",
    "my_promise",
    "my_until",
    "their_promise",
    "their_until",
    "marks",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a cell begins that a spreadsheet would work out instead of showing it."""


def export(options: argparse.Namespace) -> int:
    """Write the log to a new file, or to the terminal."""
    from ashore.i18n import _, fill
    from ashore.letters.render import export as to_file

    workbook = workbook_of(options)
    text = as_csv(workbook) if options.format == "csv" else chronicle(workbook)
    if options.output:
        path = Path(options.output).expanduser()
        to_file(text, path, force=options.force)
        out(fill(_("Written: {file}"), file=str(path)))
    else:
        out(text.removeprefix("\ufeff"))
    return 0


def _lender(contact: Contact, workbook: Workbook) -> str:
    debt = next((debt for debt in workbook.debts if debt.id == contact.debt), None)
    return (debt.lender or debt.product) if debt else ""


def safe_cell(text: str) -> str:
    """A cell that a spreadsheet shows as it is, instead of working it out."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text


def as_csv(workbook: Workbook) -> str:
    """The log as CSV: UTF-8 with a mark at its start, so that spreadsheets read Chinese; oldest first."""
    from ashore.casework.contacts import sorted_contacts

    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for contact in sorted_contacts(workbook.contacts):
        values = {**dict(contact), "lender": _lender(contact, workbook)}
        values |= {"at": contact.at.isoformat(timespec="minutes"), "marks": " ".join(contact.marks)}
        writer.writerow(safe_cell("" if values[name] is None else str(values[name])) for name in COLUMNS)
    return "\ufeff" + table.getvalue()


def chronicle(workbook: Workbook) -> str:
    """The log as Markdown, day by day; what was typed is text, never markup."""
    from ashore.casework.contacts import sorted_contacts
    from ashore.contact_words import CHANNELS
    from ashore.i18n import _
    from ashore.i18n.formats import day
    from ashore.letters.render import escape_markdown
    from ashore.money_words import named

    lines = ["# " + _("Contact log")]
    reached = None
    for contact in sorted_contacts(workbook.contacts):
        if contact.at.date() != reached:
            reached = contact.at.date()
            lines += ["", "## " + day(reached), ""]
        who = _("They did") if contact.direction == "in" else _("You did")
        parts = [_lender(contact, workbook), _(CHANNELS[contact.channel]), who, contact.number, contact.person]
        lines.append(f"- **{contact.at:%H:%M}** " + " · ".join(escape_markdown(part) for part in parts if part))
        for label, words in (
            (_("What was said, in their words"), contact.said),
            (_("What you said"), contact.mine),
            (_("What you promised"), contact.my_promise),
            (_("What they promised"), contact.their_promise),
        ):
            if words:
                lines.append("  - " + named(label, escape_markdown(" ".join(words.split()))))
    return "\n".join(lines) + "\n"
