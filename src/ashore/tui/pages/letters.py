"""Letters: the drafts, and a new one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult

from ashore.casework.debts import owed_on
from ashore.guide.models.base import Words
from ashore.guide.models.letter import LetterTemplate
from ashore.guide.say import say
from ashore.i18n import K_, _, fill, letter_text, ngettext
from ashore.i18n.formats import day, money
from ashore.letters import drafts
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll
from ashore.values import LetterLength
from ashore.wording.debts import lender_of, masked
from ashore.wording.letters import reply_words
from ashore.workbook import edits
from ashore.workbook.model import Debt, LetterDraft, Workbook


class LettersPage(ListPage):
    """The drafts, newest first, and the letters that can be begun."""

    TITLED: ClassVar[bool] = False
    ACTIONS: ClassVar[Actions] = (Action("x", K_("delete draft"), "delete"),)

    def heading(self) -> str:
        return _("Letters")

    def items(self) -> Iterable[Item]:
        workbook = self.ashore.session.value
        if workbook.letters:
            yield Item(_("Your drafts"), kind="heading")
            for draft in reversed(workbook.letters):
                yield self._draft(draft)
        yield Item(_("Begin a letter"), kind="heading")
        for template in self.ashore.guide.letters.values():
            title = letter_text(template.title.context, template.title.source)
            yield Item(title, partial(self._start, template), id=f"new-{template.id}")

    def _start(self, template: LetterTemplate) -> None:
        self.ashore.go.open("letter-start", template)

    def _draft(self, draft: LetterDraft) -> Item:
        template = self.ashore.guide.letters.get(draft.kind)
        if template is None:
            unknown = fill(_("A letter of a kind that this Ashore does not know: {kind}"), kind=draft.kind)
            return Item(unknown, id=f"draft-{draft.id}")
        letter = drafts.letter_case(draft, self.ashore.case)
        title = letter_text(template.title.context, template.title.source)
        missing = len(letter.missing())
        state = ngettext("{n} answer missing", "{n} answers missing", missing) if missing else _("complete")
        if draft.sendings:
            state = reply_words(draft.sendings[-1], self.ashore.today())
        about = lender_of(letter.debt) if template.about_debt else ""
        text = " · ".join(part for part in (title, about, day(draft.created)) if part)
        return Item(text, partial(self.ashore.go.open, "draft", draft.id), state, f"draft-{draft.id}")

    def action_delete(self) -> None:
        place = self.chosen
        if place and place.startswith("draft-"):
            self.ashore.session.apply(lambda workbook: edits.remove_letter(workbook, place.removeprefix("draft-")))
            self.ashore.say(_("Draft deleted. u brings it back."))


class LetterStartPage(Page):
    """What one should know before writing; then the letter begins."""

    ACTIONS: ClassVar[Actions] = (
        Action("Enter", K_("begin"), "begin"),
        Action("f", K_("source"), "facts"),
    )

    def __init__(self, template: LetterTemplate, length: LetterLength = "formal", paper: str | None = None) -> None:
        super().__init__()
        self._template, self._length, self._paper = template, length, paper

    def again(self) -> Page:
        return LetterStartPage(self._template, self._length, self._paper)

    def heading(self) -> str:
        return letter_text(self._template.title.context, self._template.title.source)

    def body(self) -> ComposeResult:
        header = self._template.header
        with Scroll(classes="body"):
            for label, words in (
                (_("You are saying"), header.says),
                (_("Use it when"), header.use_when),
                (_("Do not use it when"), header.not_when),
                (_("What it may set off"), header.sets_off),
            ):
                yield Prose(label, classes="heading")
                yield Prose(self._say(words))
            yield Prose(_("Attach"), classes="heading")
            for words in header.attach:
                yield Prose(self._say(words), first="• ", hang="  ")
            yield Prose(_("Send it"), classes="heading")
            yield Prose(self._say(header.send))
            yield Prose(_("Begin"), classes="heading")
            debts = self.ashore.session.value.debts if self._template.about_debt else ()
            for debt in debts:
                yield Row(
                    fill(_("About the debt: {debt}"), debt=self._debt_name(debt)),
                    partial(self._begin, debt.id),
                    id=f"debt-{debt.id}",
                )
            label = _("About another debt") if debts else _("Begin the letter")
            yield Row(label, partial(self._begin, None), id="debt-new")

    def _say(self, words: Words) -> str:
        return say(words, self.ashore.guide.facts, letter_text)

    def _debt_name(self, debt: Debt) -> str:
        sum_ = owed_on(debt, self.ashore.today())
        owed = money(sum_, self.ashore.session.value.currency) if sum_ is not None else ""
        return "  ".join(part for part in (lender_of(debt), masked(debt.contract), owed) if part)

    def focus_start(self) -> None:
        """Nothing has the focus at first: one reads from the top."""

    def action_move(self, by: int) -> None:
        scroll, rows = self.query_one(".body", Scroll), list(self.query(Row))
        reading = self.focused is None
        if by > 0 and reading and scroll.scroll_y < scroll.max_scroll_y:
            scroll.scroll_relative(y=3, animate=False)
        elif by < 0 and (reading or self.focused is rows[0]):
            self.set_focus(None)
            scroll.scroll_relative(y=-3, animate=False)
        elif reading:
            self.set_focus(rows[0])
        else:
            super().action_move(by)

    def action_begin(self) -> None:
        self.set_focus(self.query(Row).first())

    def action_facts(self) -> None:
        self.ashore.go.facts(self._template.header.facts)

    def _begin(self, debt: str | None) -> None:

        guide, today, length, paper = self.ashore.guide, self.ashore.today(), self._length, self._paper

        def begin(workbook: Workbook) -> tuple[Workbook, str]:
            return drafts.begin_about(workbook, self._template, debt, guide, today, length, paper)

        self.ashore.go.new(begin, "draft")
