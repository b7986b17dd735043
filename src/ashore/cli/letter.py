"""The verb that writes a letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ashore.cli.shared import case_of, complain, deliver, workbook_of
from ashore.errors import AshoreError, UsageError

if TYPE_CHECKING:
    import argparse


def letter(options: argparse.Namespace) -> int:
    """Write a letter of a kind, from the workbook's draft of it where there is one."""
    from ashore.export.render import render
    from ashore.i18n import _, catalogue, fill
    from ashore.letters import drafts as writing
    from ashore.letters.advice import blank_words, clause_lines, missing_words
    from ashore.wording.phrases import named
    from ashore.workbook import edits
    from ashore.workbook.model import LetterDraft

    case = case_of(workbook_of(options))
    workbook, guide, today = case.workbook, case.guide, case.today
    if options.kind not in guide.letters:
        raise UsageError(
            fill(_("no letter '{name}'; there are: {known}"), name=options.kind, known=", ".join(guide.letters))
        )
    drafts = [draft for draft in workbook.letters if draft.kind == options.kind]
    draft = (
        drafts[-1] if drafts else LetterDraft(id="l0", kind=options.kind, created=today, language=guide.facts.language)
    )
    locales = getattr(options, "locales", None)
    directories = catalogue.search_path(Path(locales) if locales else None)
    if options.letter_lang:
        tags = catalogue.available(directories)
        served = catalogue.chain(options.letter_lang, tags)
        if not served:
            raise UsageError(
                fill(
                    _("no texts in '{language}'; there are: {known}"),
                    language=options.letter_lang,
                    known=", ".join(tags),
                )
            )
        draft = edits.changed(draft, language=served[0])
    if options.length:
        draft = edits.changed(draft, length=options.length)
    drawn_on = writing.letter_case(draft, case)
    written = writing.write_letter(drawn_on, directories)
    content = render(written, options.format)
    if options.output not in (None, "-") and written.blanks and not options.with_blanks:
        text = _("nothing was written; fill it in, or say --with-blanks")
        raise AshoreError(named(blank_words(written.blanks), text))
    deliver(content, options.output, force=options.force, binary=options.format == "docx")
    if missing := missing_words(drawn_on):
        complain(missing)
    if written.blanks:
        complain(blank_words(written.blanks))
    for line in writing.letter_warnings(drawn_on):
        complain(line)
    for line in clause_lines(writing.letter_clauses(drawn_on, written), guide):
        complain(line)
    return 0
