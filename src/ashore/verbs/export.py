"""The verb that writes the contact log or the evidence list to a file of one's own."""

from __future__ import annotations

import argparse
from pathlib import Path

from ashore.errors import UsageError
from ashore.verbs.shared import out, workbook_of


def export(options: argparse.Namespace) -> int:
    """Write it to a new file, or to the terminal."""
    from ashore.i18n import _, fill
    from ashore.letters.render import export as to_file
    from ashore.records import contact_forms, evidence_forms

    workbook = workbook_of(options)
    forms = contact_forms(workbook) if options.what == "contacts" else evidence_forms(workbook)
    content = next(form for form in forms if form.id == options.format).make()
    if options.output:
        path = Path(options.output).expanduser()
        to_file(content, path, force=options.force)
        out(fill(_("Written: {file}"), file=str(path)))
    elif isinstance(content, bytes):
        raise UsageError(_("this form needs a file: -o FILE"))
    else:
        out(content.removeprefix("\ufeff"))
    return 0
