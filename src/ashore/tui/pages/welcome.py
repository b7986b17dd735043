"""The first start: a language, one sentence on privacy, then home."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult

from ashore.i18n import K_, _, current
from ashore.i18n.catalogue import available, offered
from ashore.tui.page import Keys, Page
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import ButtonRow, Row
from ashore.tui.widgets.scroll import Scroll
from ashore.wording.languages import named_language
from ashore.wording.program import about_words, kept_words, rules_words


class WelcomePage(Page):
    """Shown once."""

    ALWAYS: ClassVar[Keys] = (("q", K_("quit")),)
    SIDE: ClassVar[bool] = False
    LEADS_ON: ClassVar[bool] = False

    def there(self) -> bool:
        """Until the first start is over: Esc leads back to it out of a card, and not afterwards."""
        return not self.ashore.settings.value.welcomed

    def heading(self) -> str:
        return _("Ashore")

    def body(self) -> ComposeResult:
        app = self.ashore
        with Scroll(classes="body"):
            yield Prose(_("You are not alone with this."), classes="heading")
            yield Prose(about_words(), first="  ", hang="  ")
            yield Prose(rules_words(app.guide), first="  ", hang="  ")
            yield Prose("Language / 语言", classes="heading", id="language-heading")
            whole = offered(app.locale_dirs)  # the others are in the settings, with how far they are
            for tag in available(app.locale_dirs):
                if tag not in (*whole, current().tag):
                    continue
                mark = "(•) " if tag == current().tag else "( ) "
                yield Row(
                    mark + named_language(tag),
                    partial(app.settings.set_language, tag),
                    id=f"language-{tag}",
                )
            yield Prose(_("Privacy"), classes="heading")
            yield Prose(kept_words(None if app.ephemeral else app.path), first="  ", hang="  ")
            yield ButtonRow(_("Begin"), app.begin, id="begin", classes="gap")

    def keys(self) -> Keys:
        return (("Enter", K_("choose")), ("F3", K_("door")), ("F8", K_("they have just called")), ("F1", K_("help")))

    def focus_start(self) -> None:
        self.set_focus(self.query_one("#begin", Row))

    def leave(self) -> None:
        self.ashore.begin()
