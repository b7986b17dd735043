"""A call that is going on: what they say is noted with its time, and what the rules say to it stands beside it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from ashore.casework.contacts import note_said
from ashore.forms.contact import ContactForm
from ashore.forms.field import Field
from ashore.forms.questions import QuestionPage, part_of
from ashore.guide.models.calls import Move
from ashore.guide.say import say
from ashore.i18n import _, fill
from ashore.tui.page import Page
from ashore.tui.pages.contacts import ContactPage
from ashore.tui.pages.record import Place
from ashore.tui.widgets.page_list import Entry, Line, PageList
from ashore.tui.widgets.prose import Prose
from ashore.workbook.find import find

MOVES = "moves"
"""The sentences that they usually say, as a place on the page."""


class CallNowPage(ContactPage):
    """One page, and nothing in it has to be filled in. Enter on a sentence notes that it was said, and when."""

    def again(self) -> Page:
        return CallNowPage(self.contact, self.place())

    def heading(self) -> str:
        contact = find(self.ashore.session.value.contacts, self.contact)
        return fill(_("A call, since {time}"), time=f"{contact.at:%H:%M}" if contact else "")

    def questions(self) -> list[QuestionPage]:
        return [ContactForm(self.contact, self.ashore.guide, self.ashore.now()).call_now()]

    def behind(self, field: Field | str) -> Iterable[Widget]:
        """Behind what they say, in their words: the sentences that they usually say."""
        if self.question is None or not isinstance(field, Field) or part_of(field) != "said":
            return
        moves = self.ashore.guide.calls.move
        yield Prose(_("They say; Enter notes it, with the time"), classes="heading")
        said = PageList(MOVES, "options", choose=lambda number: self._note(moves[number]))
        said.show([Entry(Line(say(move.says, self.ashore.guide.facts)), None, True) for move in moves], None)
        yield said

    def place(self) -> Place:
        """The sentences are a place too."""
        said = next(iter(self.query("#moves").results(PageList)), None)
        return (MOVES, said.highlighted) if said is not None and said.has_focus else super().place()

    def focus_start(self) -> None:
        said = next(iter(self.query("#moves").results(PageList)), None)
        if said is not None and self._at is not None and self._at[0] == MOVES:
            said.highlighted = self._at[1]
            self.set_focus(said)
        else:
            super().focus_start()

    def past_end(self, by: int) -> None:
        """From the sentences up to the fields, and down to what leads on."""
        self.action_move(by)

    def _note(self, move: Move) -> None:
        words, now = say(move.says, self.ashore.guide.facts), self.ashore.clock()
        contact = find(self.ashore.session.value.contacts, self.contact)
        if contact is None:
            return
        self.ashore.session.apply(lambda workbook: note_said(workbook, contact.id, words, now)[0])
        text = fill(_("Noted at {time}: “{words}” (u takes it back)"), time=f"{now:%H:%M}", words=words)
        self.ashore.say(text)
