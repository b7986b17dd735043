"""What became of a promise, question by question."""

from __future__ import annotations

from functools import partial

from ashore.casework.agenda import Entry
from ashore.casework.outcomes import LETTERS, Outcome, due_of, note_outcome
from ashore.dialogue.letters import Letters
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.forms.promise import moved_field
from ashore.i18n import _
from ashore.wording.promises import outcome_options
from ashore.wording.standing import agenda_line


class Promises(Subject):
    """Promises that have a day."""

    def outcome(self, entry: Entry) -> None:
        """Kept, not kept, or another day; the last two lead on to the letter that says so."""
        due = due_of(self._book, entry)
        done: list[Outcome] = []

        def note(option: Outcome) -> None:
            done.append(option)
            today = self._today
            self._session.apply(lambda workbook: note_outcome(workbook, entry, option, today))
            if option == "moved":
                self._talk.ask(moved_field(entry, due))
            self._talk.say(_("Noted."))

        def choices() -> list[Choice]:
            if not done:
                return [(words, partial(note, option)) for option, words in outcome_options(entry, self._book)]
            template = self._guide.letters.for_role(LETTERS[entry.kind])
            return [(_("Write to them about it"), partial(Letters.of(self).begin, template))]

        def title() -> list[str]:
            if not done:
                return [agenda_line(entry, self._today)]
            said = _("It is best said before anybody asks.")
            return [agenda_line(entry, self._today), said] if done[-1] in ("moved", "broken") else []

        self._talk.menu(title, choices)
