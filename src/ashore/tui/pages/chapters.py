"""The four chapters: their questions, and how far one is; and what else is told."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from ashore.casework.progress import progress
from ashore.guide.models.chapter import Chapter
from ashore.guide.say import say
from ashore.i18n import _
from ashore.text import pad
from ashore.tui.page import Page
from ashore.tui.pages.listing import Item, ListPage

BAR = 10
"""Columns of the bar that says how far one is."""


def chapter_item(page: Page, chapter: Chapter) -> Item:
    """The question of a chapter, and how many of its steps are done."""
    done = progress([step.id for step in chapter.steps], page.ashore.session.value.steps)
    filled = BAR * done.done // done.total if done.total else BAR
    right = pad(f"{done.done}/{done.total}", 6, right=True) + "  " + "━" * filled + "─" * (BAR - filled)
    text = f"{chapter.number}  {say(chapter.title, page.ashore.guide.facts)}"
    return Item(text, partial(page.ashore.go.chapter, chapter), right, f"chapter-{chapter.id}")


class ChaptersPage(ListPage):
    """The heart of the workbook."""

    TITLED: ClassVar[bool] = False

    def again(self) -> Page:
        return ChaptersPage(self.chosen)

    def heading(self) -> str:
        return _("The four chapters")

    def items(self) -> Iterable[Item]:
        go = self.ashore.go
        yield Item(_("The four chapters"), kind="heading")
        for chapter in self.ashore.guide.chapters:
            yield chapter_item(self, chapter)
            yield Item(say(chapter.answer, self.ashore.guide.facts), kind="note")
        yield Item(_("Will somebody come?"), kind="heading")
        yield Item(_("What speaks for and against a visit"), partial(go.open, "outlook"), id="outlook")
        yield Item(_("What usually happens, and when"), partial(go.open, "timeline"), id="timeline")
        yield Item(_("From need to an agreed plan"), partial(go.open, "path"), id="path")
        yield Item(_("To look up"), kind="heading")
        yield Item(_("Words explained"), partial(go.open, "words"), id="words")
        yield Item(_("Sources"), partial(go.open, "sources"), id="sources")
