"""The evidence list, and one piece of it. Files are read in a thread of their own: a film takes seconds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.worker import get_current_worker

from ashore.export.file_names import file_name
from ashore.export.registers import evidence_formats
from ashore.forms.evidence import EvidenceForm
from ashore.forms.field import Field
from ashore.i18n import K_, _
from ashore.tui.actions import EXPORT, Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.pages.record import Place, RecordPage
from ashore.wording.evidence import STATES, evidence_line, evidence_result
from ashore.wording.result import Result
from ashore.workbook import edits
from ashore.workbook.evidence_file import EvidenceState, looked_at, state_of
from ashore.workbook.model import Evidence


class EvidencePage(ListPage):
    """Every piece, with whether its file is still the same."""

    ACTIONS: ClassVar[Actions] = (
        Action("n", K_("new"), "new"),
        Action("x", K_("delete"), "delete"),
        Action("f", K_("source"), "facts"),
        EXPORT,
    )

    def __init__(self, at: str | None = None) -> None:
        super().__init__(at)
        self._states: dict[str, EvidenceState] = {}

    def again(self) -> Page:
        return EvidencePage(self.chosen)

    def heading(self) -> str:
        return _("Evidence")

    def items(self) -> Iterable[Item]:
        workbook = self.ashore.session.value
        if not workbook.evidence:
            hint = _("Nothing here yet. What shows that you are right, or why you cannot pay? n adds it.")
            yield Item(hint, kind="text")
        for piece in workbook.evidence:
            state = self._states.get(piece.id)
            right = _(STATES[state]) if state else "…"
            yield Item(evidence_line(piece), partial(self._open, piece.id), right, f"evidence-{piece.id}")
        yield Item(_("Another piece"), self.action_new, id="new")

    def built(self) -> None:
        self.run_worker(self._look, thread=True, group="looking")

    def _look(self) -> None:
        worker = get_current_worker()
        for piece in self.ashore.session.value.evidence:
            state = state_of(piece)
            if worker.is_cancelled:
                return
            self.app.call_from_thread(self._found, piece.id, state)

    def _found(self, piece: str, state: EvidenceState) -> None:
        self._states[piece] = state
        self.show_soon()

    def _open(self, piece: str) -> None:
        self.ashore.go.open("evidence-piece", piece)

    def action_new(self) -> None:
        self.ashore.go.new(edits.add_evidence, "evidence-piece")

    def action_delete(self) -> None:
        if (place := self.chosen) and place.startswith("evidence-"):
            self.ashore.session.apply(lambda workbook: edits.remove_evidence(workbook, place.removeprefix("evidence-")))
            self.ashore.say(_("Taken off the list; the file stays. u brings it back."))

    def action_export(self) -> None:
        title = _("Write the evidence list to a file that only you can read")
        name = file_name(self.heading(), self.ashore.today(), "evidence")
        self.ashore.go.to_file(title, evidence_formats(self.ashore.session.value), name)

    def action_facts(self) -> None:
        self.ashore.go.facts_behind("evidence")


class EvidencePiecePage(RecordPage):
    """One piece: what it is at the left, how the file stands at the right."""

    ACTIONS: ClassVar[Actions] = (Action("f", K_("source"), "facts"),)

    def __init__(self, piece: str, at: Place = None) -> None:
        super().__init__(at)
        self.piece = piece
        self._form = EvidenceForm(piece)
        self._state: tuple[Evidence, EvidenceState] | None = None

    def again(self) -> Page:
        return EvidencePiecePage(self.piece, self.place())

    def heading(self) -> str:
        return _("A piece of evidence")

    def there(self) -> bool:
        return self._form.piece(self.ashore.session.value) is not None

    def fields(self) -> Iterable[Field | str]:
        return self._form.fields(self.ashore.session.value)

    def comes_to(self) -> Result | None:
        workbook = self.ashore.session.value
        piece = self._form.piece(workbook)
        if piece is None:
            return None
        state = self._state[1] if self._state and self._state[0] == piece else None
        if state is None:
            self.run_worker(partial(self._look, piece), thread=True, exclusive=True, group="looking")
        return evidence_result(piece, state, workbook, self.ashore.guide)

    def _look(self, piece: Evidence) -> None:
        """In a thread: how the file stands; its fingerprint when there is none yet."""
        worker = get_current_worker()
        state, fingerprint = looked_at(piece)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, piece, state, fingerprint)

    def _found(self, piece: Evidence, state: EvidenceState, fingerprint: str | None) -> None:
        gone = not self.is_attached or not self.query("#result")  # the page may be coming down
        if gone or self._form.piece(self.ashore.session.value) != piece:
            return
        if fingerprint is None:
            self._state = (piece, state)
            self.show_result()
            return
        today: dt.date = self.ashore.today()
        self.ashore.session.apply(
            lambda workbook: edits.edit_evidence(workbook, self.piece, sha256=fingerprint, added=today)
        )

    def action_facts(self) -> None:
        self.ashore.go.facts_behind("evidence")
