"""Several debts and what is left: shared out in four ways, each with its end and its cost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from ashore.casework.debts import to_share
from ashore.forms.field import Field
from ashore.forms.share import ShareForm
from ashore.i18n import K_, _
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.derivation import DerivationPage
from ashore.tui.pages.record import RecordPage
from ashore.wording.derivation import left_derivation
from ashore.wording.result import Result
from ashore.wording.sharing import share_result, why_nothing


class SharePage(RecordPage):
    """The way is chosen at the left; what each way comes to stands at the right."""

    ACTIONS: ClassVar[Actions] = (
        Action("=", K_("working"), "derivation"),
        Action("p", K_("propose"), "propose"),
    )

    def heading(self) -> str:
        return _("What is left, over several debts")

    def again(self) -> Page:
        return SharePage(self.place())

    def there(self) -> bool:
        return bool(to_share(self.ashore.session.value, self.ashore.today()))

    def leave(self) -> None:
        """Where there is nothing to share out, why that is."""
        super().leave()
        if why := why_nothing(self.ashore.session.value, self.ashore.today()):
            self.ashore.say(why)

    def fields(self) -> Iterable[Field]:
        return ShareForm(self.ashore.today()).fields(self.ashore.session.value)

    def comes_to(self) -> Result:
        return share_result(self.ashore.case)

    def action_propose(self) -> None:
        self.ashore.go.open("proposals")

    def action_derivation(self) -> None:
        self.ashore.go.dialog(DerivationPage(left_derivation(self.ashore.case)))
