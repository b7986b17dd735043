"""What is left over several debts, and proposals made at once, question by question."""

from __future__ import annotations

from ashore.casework.debts import to_share
from ashore.casework.sharing import make_proposals
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.forms.share import ShareForm
from ashore.i18n import _, ngettext
from ashore.wording.derivation import left_derivation
from ashore.wording.sharing import made_words, proposal_sentences, share_sentences, together_sentences


class Sharing(Subject):
    """The shares, and the proposals that they come to."""

    def shares(self) -> None:
        """What each debt gets, and what each way comes to."""

        def title() -> list[str]:
            return [_("What is left, over several debts"), *share_sentences(self._case)]

        def choices() -> list[Choice]:
            if not to_share(self._book, self._today):
                return []
            return [
                self._change(ShareForm(self._today).fields),
                (_("Proposals that fit together"), self.proposals),
                self._working(lambda: left_derivation(self._case)),
            ]

        self._talk.menu(title, choices)

    def proposals(self) -> None:
        """What would be proposed to each lender; then all of it at once."""

        def title() -> list[str]:
            case = self._case
            return [_("Proposals that fit together"), *proposal_sentences(case), *together_sentences(case)]

        def choices() -> list[Choice]:
            new = [proposed for proposed in self._case.proposals if proposed.terms is not None and not proposed.stands]
            text = ngettext("Make {n} proposal", "Make these {n} proposals together", len(new))
            return [*([(text, self._make)] if new else []), self._working(lambda: left_derivation(self._case))]

        self._talk.menu(title, choices)

    def _make(self) -> None:
        case = self._case
        self._session.apply(lambda workbook: make_proposals(workbook, case.proposals, case.today))
        self._talk.say(made_words(case))
