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
    from ashore.export.registers import agenda_forms, contact_forms, evidence_forms
    from ashore.i18n import _, fill
    from ashore.workbook.find import find

    workbook, now = workbook_of(options), dt.datetime.now().astimezone()
    if options.what == "contacts":
        forms = contact_forms(workbook)
    elif options.what == "evidence":
        forms = evidence_forms(workbook)
    else:
        forms = agenda_forms(case_of(workbook).agenda, now)
    wanted = options.format or ("ics" if options.what == "agenda" else "csv")
    form = find(forms, wanted)
    if form is None:
        known = ", ".join(form.id for form in forms)
        raise UsageError(fill(_("no form '{name}' here; there are: {known}"), name=wanted, known=known))
    path = deliver(form.make(), options.output, force=options.force, binary=wanted == "docx")
    if path:
        out(fill(_("Written: {file}"), file=str(path)))
    return 0
