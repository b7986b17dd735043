"""What became of what could not be saved, in sentences: for screens, the plain way and verbs alike."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ashore.i18n import _, fill
from ashore.i18n.formats import moment
from ashore.workbook.open_workbook import Kept, Unsaved


def kept_words(kept: Kept) -> str:
    """The last line of a session that could not save everything."""
    if kept.recovery:
        text = _("not saved: {problem}. Your last changes are kept in {file}; the next start offers them")
        return fill(text, problem=kept.problem, file=str(kept.recovery))
    return fill(_("your last changes could not be saved, and could not be kept: {problem}"), problem=kept.problem)


def unsaved_words(unsaved: Unsaved, file: Path) -> list[str]:
    """What is offered, and what each answer does."""
    try:
        last = moment(dt.datetime.fromtimestamp(file.stat().st_mtime))
        text = _("It is of {time}; the workbook file was last changed at {last}.")
        how = fill(text, time=moment(unsaved.made), last=last)
    except OSError:
        how = fill(_("It is of {time}; there is no workbook file."), time=moment(unsaved.made))
    return [
        how,
        _(
            "If you take it, what is in the file now goes to the backups first, and u leads back to it. If you leave "
            "the file as it is, that version is removed for good."
        ),
    ]


def unreadable_words(unsaved: Unsaved) -> str:
    """Something that could not be saved, and that cannot be read either."""
    text = _("{file} holds a version that could not be saved, and cannot be read here: {problem}")
    return fill(text, file=unsaved.file.name, problem=unsaved.problem)


def waiting_words(file: Path, made: dt.datetime) -> str:
    """There is something that could not be saved, for who does not open the workbook just now."""
    text = _("{file}: a version of {time} that could not be saved; 'ashore' offers it at its next start")
    return fill(text, file=file.name, time=moment(made))
