"""Home: where the reader stands, and the one next step."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from ashore import case
from ashore.casework.agenda import agenda
from ashore.casework.progress import next_step, progress
from ashore.contact_words import clock_lines
from ashore.guide.models import Chapter
from ashore.guide.say import say
from ashore.i18n import N_, _, fill, ngettext, sentences
from ashore.money_words import lender_of, named
from ashore.text import pad
from ashore.tui.page import Keys, Page
from ashore.tui.screens.working import WorkingPage
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll
from ashore.words import agenda_line, left_words, owed_words, progress_words
from ashore.working import budget_working, debt_working

SHOWN_ENTRIES = 3
BAR = 10


class HomePage(Page):
    """Where you stand: next step, progress per chapter, money left, what is due."""

    KEYS: ClassVar[Keys] = (
        ("1-4", N_("chapter")),
        ("b", N_("budget")),
        ("d", N_("debts")),
        ("c", N_("contacts")),
        ("l", N_("letter")),
        ("/", N_("find")),
    )
    ALWAYS: ClassVar[Keys] = (("?", N_("help")), ("q", N_("quit")))

    BINDINGS = [Binding("equals_sign", "working", show=False)]

    def action_working(self) -> None:
        workbook = self.ashore.session.value
        lines = budget_working(case.budget(workbook, self.ashore.guide))
        for debt in workbook.debts:
            lines += [named(lender_of(debt), line) for line in debt_working(debt, self.ashore.today())]
        self.ashore.above(WorkingPage(lines))

    def heading(self) -> str:
        return _("Ashore · where you stand")

    def body(self) -> ComposeResult:
        with Scroll(classes="body"):
            yield Prose(_("Your next step"), classes="heading")
            yield Row("", self._open_next, id="next")
            yield Prose("", first="  ", hang="  ", classes="quiet", id="next-why")
            yield Prose(_("The four chapters"), classes="heading", id="chapters-heading")
            for chapter in self.ashore.guide.chapters:
                yield Row("", partial(self.ashore.open_chapter, chapter), id=f"chapter-{chapter.id}")
            yield Prose(_("Your money"), classes="heading")
            yield Row("", lambda: self.ashore.open_tool("budget"), id="left")
            yield Row("", lambda: self.ashore.open_tool("debts"), id="owed")
            yield Prose(_("What is due"), classes="heading", id="due-heading")
            yield Prose("", first="  ", hang="  ", id="due")

    def show(self) -> None:
        workbook, guide, today = self.ashore.session.value, self.ashore.guide, self.ashore.today()
        step = next_step(list(guide.steps), workbook.steps)
        if step is None:
            rest = _("All steps are done or set aside. You can rest, and come back when something changes.")
            self.query_one("#next", Row).show(rest)
            self.query_one("#next-why", Prose).show("")
        else:
            block = guide.steps[step]
            self.query_one("#next", Row).show(say(block.text, guide.facts))
            minutes = ngettext("About {n} minute.", "About {n} minutes.", block.minutes)
            self.query_one("#next-why", Prose).show(sentences(minutes, say(block.why, guide.facts)))
        everything = case.steps(workbook, guide)
        heading = fill(_("The four chapters: {progress}"), progress=progress_words(everything))
        self.query_one("#chapters-heading", Prose).show(heading)
        for chapter in guide.chapters:
            self._show_chapter(chapter)
        budget = case.budget(workbook, guide)
        left = self.query_one("#left", Row)
        left.show(left_words(budget, workbook.currency))
        left.show_right(_("budget"))
        owed = self.query_one("#owed", Row)
        owed.show(owed_words(workbook, today))
        owed.show_right(_("debts"))
        entries = agenda(workbook, today)
        coming = [entry for entry in entries if entry.date >= today]
        coming += reversed([entry for entry in entries if entry.date < today])
        lines = [agenda_line(entry, today) for entry in coming[:SHOWN_ENTRIES]]
        if len(coming) > SHOWN_ENTRIES:
            lines.append(fill(_("and {n} more"), n=str(len(coming) - SHOWN_ENTRIES)))
        lines = [*clock_lines(workbook, self.ashore.now()), *lines]
        self.query_one("#due", Prose).show("\n".join(lines) or _("Nothing with a date yet."))

    def _show_chapter(self, chapter: Chapter) -> None:
        done = progress([step.id for step in chapter.steps], self.ashore.session.value.steps)
        filled = BAR * done.done // done.total if done.total else BAR
        row = self.query_one(f"#chapter-{chapter.id}", Row)
        row.show(f"{chapter.number}  {say(chapter.title, self.ashore.guide.facts)}")
        row.show_right(pad(f"{done.done}/{done.total}", 6, right=True) + "  " + "█" * filled + "░" * (BAR - filled))

    def _open_next(self) -> None:
        step = next_step(list(self.ashore.guide.steps), self.ashore.session.value.steps)
        for chapter in self.ashore.guide.chapters:
            if step in {block.id for block in chapter.steps}:
                self.ashore.open_chapter(chapter, step)
                return

    def leave(self) -> None:
        """Home is as far out as Esc leads; q quits."""
