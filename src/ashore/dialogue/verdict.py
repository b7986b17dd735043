"""How the case stands, in one judgment, and the one thing that follows from it."""

from __future__ import annotations

from functools import partial

from ashore.casework.verdict import leads_to, verdict_of
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.letters import drafts
from ashore.wording.verdict import verdict_words


class Verdicts(Subject):
    """What matters most today."""

    def lines(self) -> list[str]:
        """The judgment, and why; of the first debt the screens say how they ask."""
        found = verdict_of(self._case)
        words = verdict_words(found, self._case)
        return [words.text, *([words.why] if words.why and found.kind != "no-debt" else [])]

    def choice(self) -> Choice:
        """The one thing that follows."""
        return verdict_words(verdict_of(self._case), self._case).button, self._act

    def _act(self) -> None:
        verdict = verdict_of(self._case)
        match leads_to(verdict, self._case):
            case "entry", _ref if verdict.entry is not None:
                self._go_to(verdict.entry)
            case "new-debt", _none:
                self._go("new-debt")
            case "own-offer", debt:
                self._propose(debt)
            case ("offers" | "offer" | "terms" | "debt" | "draft") as kind, record:
                self._record(kind, record)
            case name, _none:
                self._go(name)

    def _propose(self, debt: str) -> None:
        """What the reader can offer, in a letter."""
        own, guide, today = self._case.own_offer(debt), self._guide, self._today
        if isinstance(own, str):
            return
        propose = partial(drafts.propose_own, debt=debt, own=own, guide=guide, today=today)
        if draft := self._session.make(propose):
            self._record("draft", draft)
