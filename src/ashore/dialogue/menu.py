"""What is talked about: where the case stands, chapters, debts, the budget, the visit outlook, cards."""

from __future__ import annotations

from functools import partial

from ashore.casework.debts import state_of, to_share
from ashore.dialogue.contacts import Contacts
from ashore.dialogue.entries import Entries
from ashore.dialogue.evidence import EvidenceList
from ashore.dialogue.letters import Letters
from ashore.dialogue.offers import Offers
from ashore.dialogue.promises import Promises
from ashore.dialogue.sharing import Sharing
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice, wrong_words
from ashore.dialogue.weeks import Weeks
from ashore.dialogue.whole_cost import WholeCosts
from ashore.export.registers import card_document
from ashore.export.render import as_text
from ashore.forms.budget import KINDS, LineForm
from ashore.forms.debt import DebtForm
from ashore.forms.outlook import outlook_fields
from ashore.forms.step import StepForm
from ashore.guide.as_text import BOXES, chapter_text
from ashore.guide.models import BudgetGroup, BudgetItem, Chapter, StepBlock
from ashore.guide.say import say
from ashore.i18n import _, current, fill
from ashore.i18n.formats import money
from ashore.letters.messages import difference_message
from ashore.wording.debts import debt_line, debt_sentences, lender_of
from ashore.wording.next_step import next_words
from ashore.wording.outlook import outlook_sentences
from ashore.wording.standing import left_words, owed_words, progress_words, status_lines
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import GROUP_SUM


class Conversation(Subject):
    """The workbook, question by question."""

    # Home

    def home(self) -> None:
        """Where the case stands, and where to go from there."""

        def title() -> list[str]:
            try:
                return stand()
            except Exception as error:  # every way from here stays open
                return [_("Ashore: where you stand"), wrong_words(error)]

        def stand() -> list[str]:
            thing = self._case.next_action
            text, why = next_words(thing, self._case)
            lines = [*status_lines(self._case), text]
            is_step = thing is not None and thing.entry is None and thing.reach is None
            return [_("Ashore: where you stand"), *lines, *([why] if is_step else [])]  # the others name a key

        def choices() -> list[Choice]:
            return [
                (_("The chapters and their steps"), self.chapters),
                (_("Debts"), self.debts),
                (_("Budget"), self.budget),
                (_("Letters"), Letters.of(self).letters),
                (_("Contact log"), Contacts.of(self).contacts),
                (_("What is due"), Entries.of(self).agenda),
                (_("Cards for hard moments"), self.cards),
                (_("Evidence"), EvidenceList.of(self).evidence),
                (_("The credit record"), Entries.of(self).credit),
                (_("Court papers"), Entries.of(self).papers),
                (_("What speaks for and against a visit"), self.outlook),
            ]

        self._talk.menu(title, choices)

    # Chapters

    def chapters(self) -> None:
        """The chapters."""

        def title() -> list[str]:
            return [_("Chapters"), progress_words(self._case.progress)]

        def choices() -> list[Choice]:
            facts = self._guide.facts
            return [(say(chapter.title, facts), partial(self._chapter, chapter)) for chapter in self._guide.chapters]

        self._talk.menu(title, choices)

    def _chapter(self, chapter: Chapter) -> None:
        facts = self._guide.facts

        def choices() -> list[Choice]:
            marks = self._case.marks
            steps: list[Choice] = []
            for step in chapter.steps:
                box = BOXES[marks[step.id].state] if step.id in marks else "[ ]"
                steps.append((f"{box} {say(step.text, facts)}", partial(self._step, step)))
            return [(_("Read the chapter"), partial(self._read, chapter)), *steps]

        self._talk.menu(lambda: [say(chapter.title, facts), say(chapter.answer, facts)], choices)

    def _read(self, chapter: Chapter) -> None:
        self._talk.say(*chapter_text(chapter, self._guide.facts, self._width, self._case.marks).split("\n"))

    def _step(self, step: StepBlock) -> None:
        self._talk.say(say(step.why, self._guide.facts))
        self._questions(StepForm(step.id, self._guide, self._today).fields(self._book))

    # Debts

    def debts(self) -> None:
        """The debts."""

        def choices() -> list[Choice]:
            order = sorted(self._book.debts, key=lambda debt: (state_of(debt, self._today) == "cleared", debt.id))
            debts: list[Choice] = [(debt_line(debt, self._today), partial(self._debt, debt.id)) for debt in order]
            share: list[Choice] = []
            if len(to_share(self._book, self._today)) > 1:
                share = [(_("Share out what is left over several debts"), Sharing.of(self).shares)]
            return [*debts, (_("Note a debt"), self._new_debt), *share]

        self._talk.menu(lambda: [_("Debts"), owed_words(self._book, self._today)], choices)

    def _new_debt(self) -> None:
        self._begun(edits.add_debt, lambda new: self._questions(DebtForm(new, self._today).fields))

    def _debt(self, debt: str) -> None:
        record = find(self._book.debts, debt)
        if record is None:
            return
        stage = self._note("stage")

        def title() -> list[str]:
            known = find(self._book.debts, debt)
            if known is None:
                return [_("Taken back.")]
            lines = debt_sentences(known, self._book, self._today, self._guide.facts.dear_above, stage)
            return [lender_of(known), *lines]

        def choices() -> list[Choice]:
            if find(self._book.debts, debt) is None:
                return []
            count = sum(offer.debt == debt for offer in self._book.offers)
            offers = fill(_("Offers: {n}"), n=str(count))
            ask: list[Choice] = []
            if self._difference(debt):
                ask = [(_("A question to the lender about the difference"), lambda: self._ask_lender(debt))]
            write = Letters.of(self).letter
            return [
                (_("Change the answers"), lambda: self._questions(DebtForm(debt, self._today).fields)),
                (offers, lambda: Offers.of(self).offers(debt, write)),
                (_("Payments made"), lambda: Promises.of(self).payments(debt)),
                (_("What the loan costs in all"), lambda: WholeCosts.of(self).whole_cost(debt, write)),
                *ask,
            ]

        self._talk.menu(title, choices)

    def _difference(self, debt: str) -> str:
        """The question about it, in the lender's language; empty where there is none."""
        record = find(self._book.debts, debt)
        return difference_message(record, self._case, self._directories) if record else ""

    def _ask_lender(self, debt: str) -> None:
        self._talk.heading(_("A message to the lender, in the lender's language"))
        self._talk.say(*self._difference(debt).split("\n"))

    # Budget

    def budget(self) -> None:
        """The groups of the budget, each with its sum a month."""

        def title() -> list[str]:
            return [_("Budget"), left_words(self._case)]

        def choices() -> list[Choice]:
            result, facts = self._case.budget, self._guide.facts
            groups: list[Choice] = []
            for group in self._guide.budget.group:
                sum_ = result.groups.get(group.id)
                amount = money(sum_, self._book.currency) if sum_ is not None else _("nothing yet")
                names = {"kind": _(KINDS[group.kind]), "group": say(group.label, facts)}
                text = fill(_("{kind}, {group}: {sum}"), sum=amount, **names)
                groups.append((text, partial(self._group, group)))
            weeks = Weeks.of(self)
            return [
                *groups,
                (_("Week by week"), weeks.weeks),
                (_("What if less comes, or a wage does not?"), weeks.what_if),
            ]

        self._talk.menu(title, choices)

    def _group(self, group: BudgetGroup) -> None:
        """Its one sum, or its lines where it is kept line by line."""
        lines = [line for line in self._book.budget.lines if line.group == group.id and line.item != GROUP_SUM]
        asked: list[BudgetItem | None] = list(group.item) if any(line.amount is not None for line in lines) else [None]
        for item in asked:
            form = LineForm.of(group, item)
            if not self._talk.ask(form.amount(say(item.label if item else group.label, self._guide.facts))):
                return
            if form.line(self._book) is not None and not self._talk.ask(form.frequency()):
                return

    # The visit outlook, and cards

    def outlook(self) -> None:
        """The questions, then what follows from the answers."""
        self._questions(outlook_fields(self._case))
        self._talk.heading(_("What speaks for and against a visit"))
        self._talk.say(*outlook_sentences(self._case))

    def cards(self) -> None:
        """Cards for hard moments."""

        def show(number: int) -> None:
            document = card_document(self._guide.cards.card[number], current(), self._guide)
            self._talk.heading(document.title)
            self._talk.say(*as_text(document, self._width).split("\n"))

        def choices() -> list[Choice]:
            cards = enumerate(self._guide.cards.card)
            return [(say(card.title, self._guide.facts), partial(show, number)) for number, card in cards]

        self._talk.menu(lambda: [_("Cards for hard moments")], choices)
