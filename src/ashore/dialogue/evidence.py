"""The evidence list: what proves it, where it lies, whether the file is still the same."""

from __future__ import annotations

from functools import partial

from ashore.dialogue.files import Files
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.export.registers import evidence_formats
from ashore.forms.evidence import EvidenceForm
from ashore.i18n import _
from ashore.wording.evidence import STATES, evidence_line, evidence_sentences
from ashore.wording.phrases import named
from ashore.workbook import edits
from ashore.workbook.evidence_file import looked_at, state_of


class EvidenceList(Subject):
    """The pieces."""

    def evidence(self) -> None:
        """All of them; every file is looked at."""

        def title() -> list[str]:
            hint = _("Nothing here yet. What shows that you are right, or why you cannot pay?")
            return [_("Evidence"), *([] if self._book.evidence else [hint])]

        def choices() -> list[Choice]:
            pieces: list[Choice] = [
                (named(evidence_line(piece), _(STATES[state_of(piece)])), partial(self._piece, piece.id))
                for piece in self._book.evidence
            ]
            file = Files.of(self).choice(
                _("Write the evidence list to a file that only you can read"), lambda: evidence_formats(self._book)
            )
            return [*pieces, (_("Another piece"), self._new), *self._behind("evidence"), *([file] if pieces else [])]

        self._talk.menu(title, choices)

    def _new(self) -> None:
        if new := self._begun(edits.add_evidence, self._ask):
            self._piece(new)

    def _ask(self, piece: str) -> None:
        """The questions; and the fingerprint of a file that was named."""
        form = EvidenceForm(piece)
        self._questions(form.fields)
        record = form.piece(self._book)
        fingerprint = looked_at(record)[1] if record else None
        if fingerprint:
            today = self._today
            self._session.apply(lambda workbook: edits.edit_evidence(workbook, piece, sha256=fingerprint, added=today))

    def _piece(self, piece: str) -> None:
        form = EvidenceForm(piece)

        def title() -> list[str]:
            record = form.piece(self._book)
            if record is None:
                return []
            return [evidence_line(record), *evidence_sentences(record, state_of(record), self._book, self._guide)]

        def choices() -> list[Choice]:
            said = _("Taken off the list; the file stays. u brings it back.")
            text = _("Take it off the list; the file stays")
            return [
                (_("Change the answers"), partial(self._ask, piece)),
                self._delete(lambda workbook: edits.remove_evidence(workbook, piece), said, text),
                *self._behind("evidence"),
            ]

        self._talk.menu(title, choices)
