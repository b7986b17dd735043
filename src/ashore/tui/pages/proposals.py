"""Proposals made at once: one for each debt out of its share, together never more than is left to promise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from ashore.casework.debts import to_share
from ashore.casework.sharing import make_proposals
from ashore.i18n import K_, _, ngettext
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.derivation import DerivationPage
from ashore.tui.pages.listing import Item, ListPage
from ashore.wording.derivation import left_derivation
from ashore.wording.sharing import made_words, proposal_sentences, together_sentences


class ProposalsPage(ListPage):
    """What would be proposed to each lender, and the row that proposes it."""

    ACTIONS: ClassVar[Actions] = (Action("=", K_("working"), "derivation"),)

    def heading(self) -> str:
        return _("Proposals that fit together")

    def again(self) -> Page:
        return ProposalsPage(self.chosen)

    def there(self) -> bool:
        return bool(to_share(self.ashore.session.value, self.ashore.today()))

    def items(self) -> Iterable[Item]:
        case = self.ashore.case
        new = [proposed for proposed in case.proposals if proposed.terms is not None and not proposed.stands]
        yield Item(_("For each debt, out of its share"), kind="heading")
        for line in proposal_sentences(case):
            yield Item(line, kind="text")
        if new:
            text = ngettext("Make {n} proposal", "Make these {n} proposals together", len(new))
            yield Item(text, self._make, id="make")
        if together := together_sentences(case):
            yield Item(_("Together"), kind="heading")
            for line in together:
                yield Item(line, kind="text")
        yield Item(_("Back to the shares"), self.leave, id="back")

    def _make(self) -> None:
        case = self.ashore.case
        self.ashore.session.apply(lambda workbook: make_proposals(workbook, case.proposals, case.today))
        self.ashore.say(made_words(case))

    def action_derivation(self) -> None:
        self.ashore.go.dialog(DerivationPage(left_derivation(self.ashore.case)))
