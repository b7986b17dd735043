"""The one next step: done, put off, set aside, or what helps with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ashore.casework.case import Case
from ashore.casework.next_step import NextAction
from ashore.casework.outcomes import PROMISES, note_done
from ashore.dialogue.chapters import Chapters
from ashore.dialogue.promises import Promises
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.i18n import _, fill, ngettext
from ashore.values import StepState
from ashore.wording.next_step import next_words
from ashore.wording.shown import shown_words
from ashore.workbook import edits


class NextStep(Subject):
    """What comes first, as the workbook knows it."""

    def next_step(self) -> None:
        """What it is, and what can be done with it; then the one after it."""

        def title() -> list[str]:
            return [_("Your next step"), *next_lines(self._case)]

        def choices() -> list[Choice]:
            action, shown = self._case.next_action, self._case.shown_steps
            tick: list[Choice] = []
            if shown:
                text = ngettext(
                    "{n} step looks done by what you entered", "{n} steps look done by what you entered", len(shown)
                )
                tick = [(text, self._shown)]
            return [*(self._choices(action) if action else []), *tick]

        self._talk.menu(title, choices)

    def _choices(self, action: NextAction) -> list[Choice]:
        later: Choice = (_("Not today"), partial(Chapters.of(self).put_off, action.key))
        if action.kind == "step":
            step = self._guide.steps[action.ref]
            return [
                (_("Done"), partial(self._mark, action.ref, "done")),
                (_("Not for me"), partial(self._mark, action.ref, "not-for-me")),
                later,
                (_("What helps with it"), partial(Chapters.of(self).step, step)),
            ]
        entry = action.entry
        if entry is None:
            return [(_("Contact log"), partial(self._go, "contacts")), later]
        ways: list[Choice] = [(_("Open it"), partial(self._go_to, entry)), later]
        if entry.kind in PROMISES:
            return [(_("Was it kept?"), partial(Promises.of(self).outcome, entry)), *ways]
        if note_done(self._book, entry, self._today) is not None:
            today = self._today
            done: Choice = (
                _("Done"),
                lambda: self._session.apply(lambda workbook: note_done(workbook, entry, today) or workbook),
            )
            return [done, *ways]
        return ways

    def _shown(self) -> None:
        """Which steps look done, and what shows it: all or one of them are ticked."""

        def choices() -> list[Choice]:
            shown = self._case.shown_steps
            each: list[Choice] = [(shown_words(step, self._case), partial(self._tick, [step])) for step in shown]
            every: list[Choice] = [(_("All of them are done"), partial(self._tick, shown))] if len(shown) > 1 else []
            return [*every, *each]

        self._talk.menu(lambda: [_("Which of them are done?")], choices)

    def _tick(self, steps: Sequence[str]) -> None:
        """What was entered shows that they are done."""
        today = self._today
        self._session.apply(lambda workbook: edits.mark_steps(workbook, steps, "done", today))
        self._talk.say(_("Ticked. u takes it back."))

    def _mark(self, step: str, state: StepState) -> None:
        today = self._today
        self._session.apply(lambda workbook: edits.mark_step(workbook, step, state, today))
        words = {"done": _("Done"), "not-for-me": _("Not for me")}
        self._talk.say(fill(_("Noted: {value}"), value=words[state]))


def next_lines(case: Case) -> list[str]:
    """The next step in words, and of a step of the chapters why; the reason of the others names a key."""
    action = case.next_action
    text, why = next_words(action, case)
    is_step = action is not None and action.entry is None and action.reach is None
    return [text, why] if is_step else [text]
