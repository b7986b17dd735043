"""The verb that writes the contact log, the evidence list or what is due to a file of one's own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ashore.errors import UsageError
from ashore.verbs.shared import guide_of, out, workbook_of

if TYPE_CHECKING:
    import argparse


def export(options: argparse.Namespace) -> int:
    """Write it to a new file, or to the terminal."""
    from ashore import case
    from ashore.i18n import _, fill
    from ashore.letters.render import export as to_file
    from ashore.records import agenda_forms, contact_forms, evidence_forms
    from ashore.user_path import user_path

    workbook, now = workbook_of(options), dt.datetime.now().astimezone()
    if options.what == "contacts":
        forms = contact_forms(workbook)
    elif options.what == "evidence":
        forms = evidence_forms(workbook)
    else:
        forms = agenda_forms(case.whole_agenda(workbook, guide_of(workbook), now.date()), now)
    wanted = options.format or ("ics" if options.what == "agenda" else "csv")
    form = next((form for form in forms if form.id == wanted), None)
    if form is None:
        known = ", ".join(form.id for form in forms)
        raise UsageError(fill(_("no form '{name}' here; there are: {known}"), name=wanted, known=known))
    content = form.make()
    if isinstance(content, bytes) and wanted.startswith("ics"):
        content = content.decode("utf-8")
    if options.output:
        path = user_path(options.output)
        to_file(content, path, force=options.force)
        out(fill(_("Written: {file}"), file=str(path)))
    elif isinstance(content, bytes):
        raise UsageError(_("this form needs a file: -o FILE"))
    else:
        out(content.removeprefix("\ufeff"))
    return 0
