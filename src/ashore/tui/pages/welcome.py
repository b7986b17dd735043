"""The first start: a language, one sentence on privacy, then home."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult

from ashore.guide.say import title_of
from ashore.i18n import N_, _, current, fill, sentences
from ashore.i18n.catalogue import available
from ashore.i18n.formats import language_name
from ashore.tui.page import Keys, Page
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll


class WelcomePage(Page):
    """Shown once."""

    KEYS: ClassVar[Keys] = (("↑↓", N_("move")), ("Enter", N_("choose")))
    ALWAYS: ClassVar[Keys] = (("q", N_("quit")),)
    SIDE: ClassVar[bool] = False
    LEADS_ON: ClassVar[bool] = False

    def heading(self) -> str:
        return _("Ashore")

    def body(self) -> ComposeResult:
        app = self.ashore
        with Scroll(classes="body"):
            yield Prose(_("You are not alone with this."), classes="heading")
            about = _(
                "This workbook is for people who have fallen behind on a small loan. It tells you what is really "
                "going on and lets you do the next thing. You can stop at any time; everything is kept."
            )
            yield Prose(about, first="  ", hang="  ")
            rules = _("What it says about rules holds for: {place}. Other places can be chosen later, in the settings.")
            yield Prose(fill(rules, place=title_of(app.guide)), first="  ", hang="  ")
            yield Prose("Language / 语言", classes="heading", id="language-heading")
            for tag in available(app.locale_dirs):
                mark = "(•) " if tag == current().tag else "( ) "
                yield Row(mark + language_name(tag), partial(app.set_language, tag), id=f"language-{tag}")
            yield Prose(_("Privacy"), classes="heading")
            place = fill(_("It is kept in {file}, readable by your account alone."), file=str(app.path))
            if app.ephemeral:
                place = _("This session writes nothing to disk.")
            yield Prose(sentences(_("Nothing you enter leaves this machine."), place), first="  ", hang="  ")
            yield Row(_("Begin"), app.begin, id="begin", classes="gap")

    def focus_start(self) -> None:
        self.set_focus(self.query_one("#begin", Row))

    def leave(self) -> None:
        self.ashore.begin()
