"""Today: how the case stands, the one next thing, what is due, the four chapters, and where one is.

What only a key asks for is imported with it: this page is the first one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.casework.agenda import UNDATED, Entry, came_since, themselves
from ashore.casework.missing import missing_of
from ashore.casework.next_step import NextAction, is_night
from ashore.casework.verdict import Verdict, leads_to, verdict_of
from ashore.guide.say import say
from ashore.i18n import K_, _, fill, ngettext, sentences
from ashore.i18n.formats import day
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Keys, Page
from ashore.tui.pages.chapters import chapter_item
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.widgets.prose import Prose, plain
from ashore.tui.widgets.row import ButtonRow, Row
from ashore.wording.debts import closed_words, lender_of, open_rate_lines
from ashore.wording.next_step import next_words
from ashore.wording.phrases import named
from ashore.wording.standing import agenda_words, left_words, owed_words, progress_words
from ashore.wording.verdict import how_soon, missing_words, night_words, sum_due, verdict_words
from ashore.workbook import edits

MOST_DUE, MOST_DUE_TALL = 3, 8
"""How many of the things that are due are named; the rest is a key away."""
TALL = 36
"""Lines of a terminal in which there is room for more of them."""


class HomePage(ListPage):
    """One card with a button, and below it what can be done now."""

    TITLED: ClassVar[bool] = False
    _painted = False
    """Whether its first frame is there. The helpline comes behind it: the whole log is read through for that."""

    def built(self) -> None:
        self.when_seen(self._show_the_rest)

    def _show_the_rest(self) -> None:
        self._painted = True
        self.show_soon()

    def again(self) -> Page:
        on_list = self.focused is not None and self.focused.id == "list"
        return HomePage(self.chosen if on_list else None)

    def heading(self) -> str:
        return _("Today")

    def body(self) -> ComposeResult:
        with Vertical(id="card"):
            yield Prose("", id="verdict")
            yield Prose("", id="why", classes="quiet")
            yield ButtonRow("", self._act, id="act")
        yield from super().body()

    def past_end(self, by: int) -> None:
        """From the first line up to the button."""
        if by < 0:
            self.set_focus(self.query_one("#act", Row))
        else:
            super().past_end(by)

    def action_move(self, by: int) -> None:
        if self.focused is self.page_list:
            super().action_move(by)
        elif by > 0:
            self.set_focus(self.page_list)

    def focus_start(self) -> None:
        if self._at is None:
            self.set_focus(self.query_one("#act", Row))
        else:
            super().focus_start()

    def room_for(self) -> tuple[int, ...]:
        return *super().room_for(), self._most_due()

    # What it says

    def show(self) -> None:
        case = self.ashore.case
        words = verdict_words(self._verdict, case)
        card = self.query_one("#card", Vertical)
        title = plain(fill(_("Today, {day}"), day=day(case.today))).markup  # Textual reads a title as markup
        if card.border_title != title:
            card.border_title = title
        late = night_words(self._verdict, case)
        self.query_one("#verdict", Prose).show("\n".join(filter(None, [late, words.text])))
        self.query_one("#why", Prose).show(words.why)
        self.query_one("#act", Row).show(words.button)
        super().show()

    @property
    def _verdict(self) -> Verdict:
        return verdict_of(self.ashore.case)

    def items(self) -> Iterable[Item]:
        yield from self._next()
        yield Item(
            fill(_("The four chapters: {progress}"), progress=progress_words(self.ashore.case.progress)), kind="heading"
        )
        for chapter in self.ashore.guide.chapters:
            yield chapter_item(self, chapter)
        yield from self._standing()
        yield from self._since()

    def _next(self) -> Iterable[Item]:
        case, go = self.ashore.case, self.ashore.go
        urgent = _("Danger, a court paper, nothing to eat?")
        if is_night(case.now.time()):
            yield Item(_("A card for the night"), partial(go.card_for, "night"), "", "night")
        text, why = next_words(case.next_action, case)
        yield Item(_("Your next step"), kind="heading")
        yield Item(text, self._open_next, id="next")
        yield Item(why, kind="note")
        if shown := self._shown():
            words = ngettext(
                "{n} step looks done by what you entered", "{n} steps look done by what you entered", len(shown)
            )
            yield Item(words, self._ask_shown, _("Enter shows them"), "shown")
        due = self._due()
        if due:
            yield Item(_("What is due"), kind="heading")
        most = self._most_due()
        for entry in due[:most]:
            soon = "" if entry.kind in UNDATED else how_soon(entry.date, case.today)
            right = "  ".join(filter(None, [sum_due(entry, case), soon]))
            mark = "! " if entry.date <= case.today else "· "
            yield Item(mark + agenda_words(entry, case.today), partial(go.entry, entry), right, _id(entry))
        if len(due) > most:
            more = len(due) - most
            yield Item(
                ngettext("{n} more thing with a day", "{n} more things with a day", more),
                partial(go.tab, "dates"),
                "6",
                "due",
            )
        yield Item(urgent, partial(go.open, "triage"), id="urgent")

    def _shown(self) -> list[str]:
        """The steps that look done, but for the one that stands there as the next one."""
        case = self.ashore.case
        return [step for step in case.shown_steps if case.next_action is None or step != case.next_action.ref]

    def _most_due(self) -> int:
        return MOST_DUE_TALL if self.app.size.height >= TALL else MOST_DUE

    def _due(self) -> list[Entry]:
        """What is due, but for what is the next step already; what is past comes first. A
        day of a court stands there itself, so it is not named ahead."""
        action = self.ashore.case.next_action
        return [e for e in themselves(self.ashore.case.agenda) if action is None or e != action.entry]

    def _standing(self) -> Iterable[Item]:
        """What is known, where one is, and what is missing."""
        case, go = self.ashore.case, self.ashore.go
        workbook, guide, today = case.workbook, case.guide, case.today
        yield Item(_("Where you stand"), kind="heading")
        yield Item(left_words(case), partial(go.open, "budget"), _("budget"), "left")
        closed, words = closed_words(workbook), owed_words(workbook, today)
        yield Item(sentences(closed, words) if closed else words, partial(go.tab, "money"), _("debts"), "owed")
        for line in open_rate_lines(workbook, today):
            yield Item(line, kind="note")
        for missing in missing_of(workbook, today):
            yield Item(missing_words(missing, case), partial(go.open, "debt", missing.debt), id=f"gap-{missing.debt}")
        if case.stage is not None:
            stage = say(guide.timeline[case.stage].title, guide.facts)
            yield Item(stage, partial(go.open, "timeline"), _("you are here"), "stage")
        if self._painted and case.weighs_heavily:
            helpline = guide.help.line_for("despair")
            yield from [Item(say(helpline.text, guide.facts), kind="note")] if helpline else []

    def _since(self) -> Iterable[Item]:
        """After an absence: what came since the workbook was written last."""
        last, today = self.ashore.last_here, self.ashore.today()
        came = came_since(self.ashore.case.agenda, last, today)
        if last is None or came is None:
            return
        yield Item(fill(_("Since you were here, {day}"), day=day(last)), kind="heading")
        for entry in came[:MOST_DUE]:
            yield Item(
                agenda_words(entry, today), partial(self.ashore.go.entry, entry), day(entry.date), f"since-{_id(entry)}"
            )
        if not came:
            yield Item(_("Nothing that was noted has come due."), kind="text")
        yield Item(_("Sums are as they were noted then: look up what is owed today."), kind="note")

    # What one does

    def actions(self) -> Actions:
        found: Actions = (Action("=", K_("working"), "derivation"),)
        if self.focused is None or self.focused.id != "list":
            return found
        action, place = self.ashore.case.next_action, self.chosen or ""
        if place == "next" and action:
            not_now = Action("t", K_("not today"), "not_today"), Action("s", K_("not for me"), "not_for_me")
            return (*self._ends(action), Action("Enter", K_("open"), "open"), *found, *not_now)
        if entry := self._due_at(place):
            return (*self._ended(entry), Action("Enter", K_("open"), "open"), *found)
        return found

    @staticmethod
    def _ended(entry: Entry) -> Actions:
        """What ends something that is due."""
        from ashore.tui.pages.outcome import ends

        return ends(entry)

    def _ends(self, action: NextAction) -> Actions:
        """What ends the next step; whom to call back is noted in the log."""
        if action.kind == "step":
            return (Action("Space", K_("done"), "done"),)
        return self._ended(action.entry) if action.entry else ()

    def keys(self) -> Keys:
        return (*super().keys(), ("F3", K_("door")), ("/", K_("find")))

    def _due_at(self, place: str) -> Entry | None:
        return next((entry for entry in self._due() if _id(entry) == place), None)

    def _act(self) -> None:
        """What the one button does."""
        verdict, go = self._verdict, self.ashore.go
        match leads_to(verdict, self.ashore.case):
            case "entry", _ref if verdict.entry is not None:
                go.entry(verdict.entry)
            case "new-debt", _none:
                go.new(edits.add_debt, "debt")
            case "own-offer", debt:
                self._propose(debt)
            case name, about:
                go.open(name, *filter(None, [about]))

    def _propose(self, debt: str) -> None:
        """What the reader can offer, in a letter."""
        from ashore.letters import drafts

        own, guide, today = self.ashore.case.own_offer(debt), self.ashore.guide, self.ashore.today()
        if isinstance(own, str):
            return
        propose = partial(drafts.propose_own, debt=debt, own=own, guide=guide, today=today)
        if draft := self.ashore.session.make(propose):
            self.ashore.go.begun("draft", draft)

    def _open_next(self) -> None:
        action = self.ashore.case.next_action
        if action is None:
            return
        if action.entry is not None:
            self.ashore.go.entry(action.entry)
        elif action.reach is not None:
            self.ashore.go.open("contacts")
        else:
            for chapter in self.ashore.guide.chapters:
                if action.ref in {block.id for block in chapter.steps}:
                    self.ashore.go.chapter(chapter, action.ref)
                    return

    def _ask_shown(self) -> None:
        """Which they are, and what shows it: all or one of them are ticked."""
        from ashore.tui.pages.choose import ChooseDialog
        from ashore.wording.shown import shown_words

        shown, case = self._shown(), self.ashore.case
        steps = [(step, shown_words(step, case)) for step in shown]
        every = [("", _("All of them are done"))] if len(shown) > 1 else []

        def tick(step: str) -> None:
            self._tick([step] if step else shown)

        self.ashore.go.dialog(ChooseDialog(_("Which of them are done?"), [*every, *steps], "-", tick))

    def _tick(self, shown: Sequence[str]) -> None:
        today = self.ashore.today()
        self.ashore.session.apply(lambda workbook: edits.mark_steps(workbook, shown, "done", today))
        self.ashore.say(_("Ticked. u takes it back."))

    def action_done(self) -> None:
        """That it is done; of a promise, what became of it."""
        from ashore.tui.pages.outcome import done_with

        action, today = self.ashore.case.next_action, self.ashore.today()
        if entry := self._due_at(self.chosen or ""):
            done_with(self, entry)
        elif action is not None and action.kind == "step":
            self.ashore.session.apply(lambda workbook: edits.mark_step(workbook, action.ref, "done", today))
        elif action is not None and action.entry is not None:
            done_with(self, action.entry)

    def action_open(self) -> None:
        """What the row is about."""
        self.choose()

    def action_not_today(self) -> None:
        """It comes back tomorrow."""
        action, today = self.ashore.case.next_action, self.ashore.today()
        if action is not None:
            self.ashore.session.apply(lambda workbook: edits.put_off(workbook, action.key, today))
            self.ashore.say(_("Tomorrow it is here again. u takes it back."))

    def action_not_for_me(self) -> None:
        """The step is set aside."""
        action, today = self.ashore.case.next_action, self.ashore.today()
        if action is None:
            return
        if action.kind == "step":
            self.ashore.session.apply(lambda workbook: edits.mark_step(workbook, action.ref, "not-for-me", today))
            self.ashore.say(_("Set aside: another step will do. u takes it back."))
        else:
            self.ashore.say(_("This has a day. Enter opens it: there you can change it."))

    def action_derivation(self) -> None:
        """How what is left and what is owed is worked out."""
        from ashore.tui.pages.derivation import DerivationPage
        from ashore.wording.debt_derivation import debt_derivation
        from ashore.wording.derivation import left_derivation

        workbook = self.ashore.session.value
        lines = left_derivation(self.ashore.case)
        for debt in workbook.debts:
            lines += [named(lender_of(debt), line) for line in debt_derivation(debt, self.ashore.today())]
        self.ashore.go.dialog(DerivationPage(lines))

    def leave(self) -> None:
        """Today is as far out as Esc leads."""
        self.ashore.say(_("This is as far out as Esc leads. q quits."))


def _id(entry: Entry) -> str:
    return f"{entry.kind}-{entry.ref}-{entry.date.isoformat()}-{entry.part}"
