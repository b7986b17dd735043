"""What an earlier session could not save, offered before anything else."""

from __future__ import annotations

from ashore.dialogue.talk import Talk
from ashore.errors import AshoreError
from ashore.i18n import _, fill
from ashore.wording.unsaved import unreadable_words, unsaved_words
from ashore.workbook.file.problems import why_not
from ashore.workbook.open_workbook import OpenWorkbook, Unsaved


def offer_unsaved(talk: Talk, open_workbook: OpenWorkbook) -> None:
    """Offer each of them, newest first, until it is taken, refused, or put off by Enter alone."""
    for unsaved in open_workbook.unsaved():
        if unsaved.workbook:
            _offer(talk, open_workbook, unsaved)
        else:
            talk.say(unreadable_words(unsaved))


def _offer(talk: Talk, open_workbook: OpenWorkbook, unsaved: Unsaved) -> None:
    talk.heading(_("There is a version that could not be saved"))
    talk.say(*unsaved_words(unsaved, open_workbook.path))
    talk.say("1. " + _("Take it"), "2. " + _("Leave the file as it is, and remove that version"))
    while True:
        talk.say(_("A number, or Enter to decide later."))
        answer = talk.hear()
        try:
            if answer == "1":
                open_workbook.take(unsaved)
                talk.say(_("That version is what you work on now; u takes it back."))
            elif answer == "2":
                open_workbook.refuse(unsaved)
                talk.say(_("Removed; the file is as it was."))
            elif answer:
                talk.say(fill(_("'{answer}' is none of the numbers 1 to {n}."), answer=answer, n="2"))
                continue
        except (OSError, AshoreError) as problem:
            talk.say(f"! {why_not(problem)}")
        return
