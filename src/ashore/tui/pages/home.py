"""Home: where the reader stands, and the one next step."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from ashore.casework.next_step import is_night
from ashore.casework.progress import progress
from ashore.guide.models import Chapter
from ashore.guide.say import say
from ashore.i18n import N_, _, fill, ngettext, sentences
from ashore.text import pad
from ashore.tui.page import Keys, Page
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll
from ashore.wording.debts import closed_words, lender_of, open_rate_lines
from ashore.wording.next_step import next_words
from ashore.wording.phrases import named
from ashore.wording.standing import agenda_line, left_words, owed_words, progress_words
from ashore.workbook import edits

BAR = 10


class NextRow(Row):
    """The next action: Space says that it is done, Enter opens it."""

    BINDINGS = [Binding("space", "screen.done", show=False)]


class HomePage(Page):
    """Where you stand: next step, progress per chapter, money left, what is due."""

    KEYS: ClassVar[Keys] = (
        ("Space", N_("done")),
        ("n", N_("not today")),
        ("x", N_("skip")),
        ("1-4", N_("chapter")),
        ("F3", N_("door")),
        ("/", N_("find")),
    )
    ALWAYS: ClassVar[Keys] = (("?", N_("help")), ("q", N_("quit")))

    BINDINGS = [
        Binding("equals_sign", "derivation", show=False),
        Binding("n", "not_today", show=False),
        Binding("x", "not_for_me", show=False),
    ]

    def action_derivation(self) -> None:
        from ashore.tui.pages.derivation import DerivationPage
        from ashore.wording.debt_derivation import debt_derivation
        from ashore.wording.derivation import left_derivation

        workbook = self.ashore.session.value
        lines = left_derivation(self.ashore.case)
        for debt in workbook.debts:
            lines += [named(lender_of(debt), line) for line in debt_derivation(debt, self.ashore.today())]
        self.ashore.open_dialog(DerivationPage(lines))

    def heading(self) -> str:
        return _("Ashore · where you stand")

    def body(self) -> ComposeResult:
        with Scroll(classes="body"):
            yield Row("", partial(self.ashore.show_card_for, "night"), id="night")
            yield Prose(_("Your next step"), classes="heading", id="next-heading")
            yield NextRow("", self._open_next, id="next")
            yield Prose("", first="  ", hang="  ", classes="quiet", id="next-why")
            yield Prose(_("The four chapters"), classes="heading", id="chapters-heading")
            for chapter in self.ashore.guide.chapters:
                yield Row("", partial(self.ashore.open_chapter, chapter), id=f"chapter-{chapter.id}")
            yield Prose(_("Your money"), classes="heading")
            yield Row("", lambda: self.ashore.open_tool("budget"), id="left")
            yield Row("", lambda: self.ashore.open_tool("debts"), id="owed")
            yield Prose("", first="  ", hang="  ", classes="quiet", id="rates")
            yield Prose(_("What is due"), classes="heading", id="due-heading")
            yield Row("", lambda: self.ashore.open_tool("agenda"), id="due")
            yield Row(_("Danger, a court paper, nothing to eat?"), lambda: self.ashore.open_tool("triage"), id="urgent")
            helpline = Prose("", first="  ", hang="  ", classes="quiet", id="helpline")
            helpline.display = False  # until it is known whether it is needed
            yield helpline

    def show(self) -> None:
        case = self.ashore.case
        workbook, guide, today = case.workbook, case.guide, case.today
        self._show_night(case.now)
        self._show_next()
        heading = fill(_("The four chapters: {progress}"), progress=progress_words(case.progress))
        self.query_one("#chapters-heading", Prose).show(heading)
        for chapter in guide.chapters:
            self._show_chapter(chapter)
        left = self.query_one("#left", Row)
        left.show(left_words(case))
        left.show_right(_("budget"))
        owed = self.query_one("#owed", Row)
        closed = closed_words(workbook)
        words = owed_words(workbook, today)
        owed.show(sentences(closed, words) if closed else words)
        owed.show_right(_("debts"))
        asked = open_rate_lines(workbook, today)
        rates = self.query_one("#rates", Prose)
        rates.show("\n".join(asked))
        rates.display = bool(asked)
        self._show_due(today)
        self.call_after_refresh(self._show_helpline)

    def _show_helpline(self) -> None:
        """What nobody needs at once, and takes the whole log to be read through: it comes when the page is there."""
        line = self.ashore.guide.help.line_for("despair") if self.ashore.case.weighs_heavily else None
        for helpline in self.query("#helpline").results(Prose):
            helpline.show(say(line.text, self.ashore.guide.facts) if line else "")
            helpline.display = bool(line)

    def _show_night(self, now: dt.datetime) -> None:
        """After ten at night nothing has to be decided; the page says so, and stays as it is."""
        late = is_night(now.time())
        night = self.query_one("#night", Row)
        night.show(_("It is late. Nothing has to be decided now; this step is for tomorrow."))
        night.display = late

    def _show_next(self) -> None:
        text, why = next_words(self.ashore.case.next_action, self.ashore.case)
        self.query_one("#next", Row).show(text)
        self.query_one("#next-why", Prose).show(why)

    def _show_due(self, today: dt.date) -> None:
        """The first of what is due; the rest is a key away."""
        entries = self.ashore.case.agenda
        coming = [entry for entry in entries if entry.date >= today] or list(entries[-1:])
        late = sum(entry.date < today for entry in entries)
        row = self.query_one("#due", Row)
        row.show(agenda_line(coming[0], today) if coming else _("Nothing with a date yet."))
        more = len(entries) - 1
        words = []
        if late:
            words.append(ngettext("{n} overdue", "{n} overdue", late))
        if more > 0:
            words.append(fill(_("a: {n} more"), n=str(more)))
        row.show_right(_(", ").join(words))

    def _show_chapter(self, chapter: Chapter) -> None:
        done = progress([step.id for step in chapter.steps], self.ashore.session.value.steps)
        filled = BAR * done.done // done.total if done.total else BAR
        row = self.query_one(f"#chapter-{chapter.id}", Row)
        row.show(f"{chapter.number}  {say(chapter.title, self.ashore.guide.facts)}")
        row.show_right(pad(f"{done.done}/{done.total}", 6, right=True) + "  " + "█" * filled + "░" * (BAR - filled))

    def focus_start(self) -> None:
        self.set_focus(self.query_one("#next"))

    # What one does with the next action

    def _open_next(self) -> None:
        action = self.ashore.case.next_action
        if action is None:
            return
        if action.entry is not None:
            self.ashore.open_entry(action.entry)
        elif action.reach is not None:
            self.ashore.open_tool("contacts")
        else:
            for chapter in self.ashore.guide.chapters:
                if action.ref in {block.id for block in chapter.steps}:
                    self.ashore.open_chapter(chapter, action.ref)
                    return

    def action_done(self) -> None:
        action, today = self.ashore.case.next_action, self.ashore.today()
        if action is None:
            return
        if action.kind == "step":
            self.ashore.session.apply(lambda workbook: edits.mark_step(workbook, action.ref, "done", today))
        elif action.entry is not None:
            from ashore.tui.pages.outcome import done_with

            done_with(self, action.entry)
        else:
            self._open_next()

    def action_not_today(self) -> None:
        action, today = self.ashore.case.next_action, self.ashore.today()
        if action is not None:
            self.ashore.session.apply(lambda workbook: edits.put_off(workbook, action.key, today))
            self.ashore.say(_("Tomorrow it is here again. u takes it back."))

    def action_not_for_me(self) -> None:
        action, today = self.ashore.case.next_action, self.ashore.today()
        if action is None:
            return
        if action.kind == "step":
            self.ashore.session.apply(lambda workbook: edits.mark_step(workbook, action.ref, "not-for-me", today))
            self.ashore.say(_("Set aside: another step will do. u takes it back."))
        else:
            self.ashore.say(_("This has a day. Enter opens it: there you can change it."))

    def leave(self) -> None:
        """Home is as far out as Esc leads; q quits."""
