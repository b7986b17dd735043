"""The chapters, and their steps: read, ticked, set aside, put off, with what helps."""

from __future__ import annotations

from functools import partial

from ashore.casework.progress import progress
from ashore.dialogue.cards import Cards
from ashore.dialogue.letters import Letters
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.forms.field import Field
from ashore.forms.step import StepForm
from ashore.guide.as_text import BOXES, chapter_text
from ashore.guide.glossary import terms_in
from ashore.guide.models.base import Words
from ashore.guide.models.chapter import Chapter, LeadingBlock, StepBlock, ToolBlock
from ashore.guide.models.glossary import Term
from ashore.guide.say import facts_behind, say, words_of
from ashore.i18n import _, fill
from ashore.wording.lenders import bound_words
from ashore.wording.phrases import named
from ashore.wording.standing import progress_words
from ashore.workbook import edits


class Chapters(Subject):
    """What to know and what to do."""

    def chapters(self) -> None:
        """The chapters, each with how far one is."""

        def title() -> list[str]:
            return [_("Chapters"), progress_words(self._case.progress)]

        def choices() -> list[Choice]:
            return [(self._line(chapter), partial(self.chapter, chapter)) for chapter in self._guide.chapters]

        self._talk.menu(title, choices)

    def _say(self, words: Words) -> str:
        return say(words, self._guide.facts)

    def _line(self, chapter: Chapter) -> str:
        done = progress([step.id for step in chapter.steps], self._book.steps)
        return f"{self._say(chapter.title)} {done.done}/{done.total}"

    def chapter(self, chapter: Chapter) -> None:
        """One chapter: read whole, or step by step."""
        blocks = [block for section in chapter.section for block in section.block]
        tools = [block for block in blocks if isinstance(block, ToolBlock)]

        def choices() -> list[Choice]:
            steps: list[Choice] = [(self._boxed(step), partial(self.step, step)) for step in chapter.steps]
            text = " ".join(self._say(words) for block in blocks for words in words_of(block))
            leads: list[Choice] = [(self._say(tool.text), partial(self._lead, tool)) for tool in tools]
            return [(_("Read the chapter"), partial(self._read, chapter)), *steps, *leads, *self._words(text)]

        self._talk.menu(lambda: [self._say(chapter.title), self._say(chapter.answer)], choices)

    def _read(self, chapter: Chapter) -> None:
        case = self._case
        text = chapter_text(chapter, self._guide.facts, self._width, case.marks, lambda block: bound_words(block, case))
        self._talk.say(*text.split("\n"))

    def _lead(self, block: LeadingBlock) -> None:
        """Where a block leads."""
        if block.card:
            Cards.of(self).card(block.card)
        elif block.opens:
            self._go(block.opens)

    def _boxed(self, step: StepBlock) -> str:
        marks = self._case.marks
        box = BOXES[marks[step.id].state] if step.id in marks else "[ ]"
        return f"{box} {self._say(step.text)}"

    def _words(self, text: str) -> list[Choice]:
        """The choice that explains the words of a text; none where none of them needs it."""
        terms = terms_in(text, self._guide.glossary.word, self._guide.facts)
        return [(_("Words explained"), partial(self._explain, terms))] if terms else []

    def _explain(self, terms: list[Term]) -> None:
        self._talk.heading(_("Words explained"))
        self._talk.say(*(named(self._say(term.term), self._say(term.meaning)) for term in terms))

    # One step

    def step(self, step: StepBlock) -> None:
        """What it is for, what can be said of it, and what helps with it."""

        def title() -> list[str]:
            return [self._boxed(step), self._say(step.why)]

        def choices() -> list[Choice]:
            (field,) = StepForm(step.id, self._guide, self._today).fields(self._book)
            states: list[Choice] = [
                (words, partial(self._mark, field, state)) for state, words in field.options.items()
            ]
            text = " ".join(map(self._say, words_of(step)))
            return [
                *states,
                (_("Not today"), partial(self.put_off, f"step.{step.id}")),
                *self._opens(step),
                *self._sources(facts_behind(step)),
                *self._words(text),
            ]

        self._talk.menu(title, choices)

    def _mark(self, field: Field, state: str) -> None:
        field.put(self._session, state)
        self._talk.say(fill(_("Noted: {value}"), value=field.options[state]))

    def put_off(self, what: str) -> None:
        """Something is left out of what comes next until tomorrow."""
        today = self._today
        self._session.apply(lambda workbook: edits.put_off(workbook, what, today))
        self._talk.say(_("Tomorrow it is here again. u takes it back."))

    def _opens(self, step: StepBlock) -> list[Choice]:
        if step.letter:
            template = self._guide.letters[step.letter]
            return [(_("What helps with it"), partial(Letters.of(self).begin, template, step.length))]
        return [(_("What helps with it"), partial(self._lead, step))] if step.opens else []
