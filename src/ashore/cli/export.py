"""The verb that writes the contact log, the evidence list or what is due to a file of one's own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ashore.cli.shared import case_of, deliver, out, workbook_of
from ashore.errors import UsageError

if TYPE_CHECKING:
    import argparse


def export(options: argparse.Namespace) -> int:
    """Write it to a new file, or to the terminal."""
    from ashore.export.registers import agenda_formats, contact_formats, evidence_formats
    from ashore.i18n import _, fill
    from ashore.workbook.find import find

    workbook, now = workbook_of(options), dt.datetime.now().astimezone()
    if options.what == "contacts":
        formats = contact_formats(workbook)
    elif options.what == "evidence":
        formats = evidence_formats(workbook)
    else:
        formats = agenda_formats(case_of(workbook).agenda, now)
    wanted = options.format or ("ics" if options.what == "agenda" else "csv")
    format = find(formats, wanted)
    if format is None:
        known = ", ".join(format.id for format in formats)
        raise UsageError(fill(_("no form '{name}' here; there are: {known}"), name=wanted, known=known))
    path = deliver(format.make(), options.output, force=options.force, binary=wanted == "docx")
    if path:
        out(fill(_("Written: {file}"), file=str(path)))
    return 0
