"""Letters: the drafts, what is asked for one, reading it, why it says so, writing it to a file."""

from __future__ import annotations

from functools import partial

from ashore.dialogue.files import Files
from ashore.dialogue.sent import Sent
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.errors import AshoreError
from ashore.export.registers import document_formats
from ashore.export.render import as_text
from ashore.forms.field import Field
from ashore.forms.letter import LetterForm
from ashore.guide.models.letter import LetterTemplate
from ashore.guide.say import say
from ashore.i18n import _, fill, letter_text
from ashore.i18n.catalogue import available
from ashore.i18n.formats import day, language_name
from ashore.letters import drafts as writing
from ashore.letters.advice import clause_lines, missing_words
from ashore.letters.letter_case import LetterCase
from ashore.letters.reasons import facts_of, letter_derivation, with_reasons
from ashore.storage import access
from ashore.values import LetterLength
from ashore.wording.debts import lender_of
from ashore.wording.phrases import named
from ashore.workbook import edits
from ashore.workbook.find import find, get_record
from ashore.workbook.model import Workbook


class Letters(Subject):
    """The drafts."""

    def letters(self) -> None:
        """The drafts, and the letters that can be begun."""

        def choices() -> list[Choice]:
            drafts: list[Choice] = []
            for draft in reversed(self._book.letters):
                if template := self._guide.letters.get(draft.kind):
                    text = fill(_("Draft of {day}: {title}"), day=day(draft.created), title=_title(template))
                    drafts.append((text, partial(self.letter, draft.id)))
            begin: list[Choice] = [
                (fill(_("Begin: {title}"), title=_title(template)), partial(self.begin, template))
                for template in self._guide.letters.values()
            ]
            return drafts + begin

        self._talk.menu(lambda: [_("Letters")], choices)

    def begin(self, template: LetterTemplate, length: LetterLength | None = None, paper: str | None = None) -> None:
        """What one should know before it; then about which debt, and the questions. `paper` is the court paper that it
        is about."""
        header, facts = template.header, self._guide.facts

        def title() -> list[str]:
            known = (
                (_("You are saying"), header.says),
                (_("Use it when"), header.use_when),
                (_("Do not use it when"), header.not_when),
                (_("What it may set off"), header.sets_off),
                (_("Send it"), header.send),
            )
            lines = [named(label, say(words, facts, letter_text)) for label, words in known]
            attach = _("; ").join(say(words, facts, letter_text) for words in header.attach)
            return [_title(template), *lines, *([named(_("Attach"), attach)] if attach else [])]

        begun: list[str] = []

        def begin(debt: str | None) -> None:
            def make(workbook: Workbook) -> tuple[Workbook, str]:
                return writing.begin_about(
                    workbook, template, debt, self._guide, self._today, length or "formal", paper
                )

            def ask(new: str) -> None:
                self._ask(new)
                self.letter(new)

            if new := self._begun(make, ask):
                begun.append(new)

        def choices() -> list[Choice]:
            if begun:
                return [(_("Open the draft"), partial(self.letter, begun[-1]))]
            debts = self._book.debts if template.about_debt else ()
            about: list[Choice] = [
                (fill(_("About the debt: {debt}"), debt=lender_of(debt)), partial(begin, debt.id)) for debt in debts
            ]
            other = _("About another debt") if debts else _("Begin the letter")
            return [*about, (other, partial(begin, None)), *self._sources(header.facts)]

        self._talk.menu(title, choices)

    def _form(self, draft: str) -> LetterForm:
        return LetterForm(draft, {tag: language_name(tag) for tag in available(self._directories)})

    def _letter_case(self, draft: str) -> LetterCase:
        found = get_record(self._book.letters, draft)
        return writing.letter_case(found, self._case)

    def _ask(self, draft: str) -> None:
        """The questions of a letter: which there are depends on what was answered."""

        def fields(workbook: Workbook) -> list[Field]:
            there = find(workbook.letters, draft) is not None
            return list(self._form(draft).fields(self._letter_case(draft))) if there else []

        self._questions(fields)

    def letter(self, draft: str) -> None:
        """A draft: what it still lacks, and what can be done with it."""

        def title() -> list[str]:
            if find(self._book.letters, draft) is None:
                return []
            letter = self._letter_case(draft)
            missing = missing_words(letter)
            return [_title(letter.template), *([missing] if missing else []), *writing.letter_warnings(letter)]

        def choices() -> list[Choice]:
            letter = self._letter_case(draft)
            said = _("Draft deleted. u brings it back.")
            return [
                (_("Read the letter"), partial(self._read_letter, draft)),
                (_("Change the answers"), partial(self._ask, draft)),
                *([(_("Write it to a file"), partial(self._export, draft))] if access.current().files else []),
                (_("What became of it"), partial(Sent.of(self).sent, draft)),
                (_("Read why each part stands in it"), partial(self._read_letter, draft, why=True)),
                self._working(lambda: letter_derivation(self._letter_case(draft))),
                self._delete(lambda workbook: edits.remove_letter(workbook, draft), said),
                *self._sources(facts_of(letter, self._directories)),
            ]

        self._talk.menu(title, choices)

    def _read_letter(self, draft: str, why: bool = False) -> None:
        letter = self._letter_case(draft)
        try:
            written = writing.write_letter(letter, self._directories)
        except AshoreError as problem:
            self._talk.say(str(problem))
            return
        text = with_reasons(written, self._width) if why else as_text(written, self._width)
        self._talk.say("", *text.split("\n"))
        self._talk.say(*clause_lines(writing.letter_clauses(letter, written), self._guide))

    def _export(self, draft: str) -> None:
        try:
            written = writing.write_letter(self._letter_case(draft), self._directories)
        except AshoreError as problem:
            self._talk.say(f"! {problem}")
            return
        if self._whole(written.blanks):
            Files.of(self).write(document_formats(lambda: written))


def _title(template: LetterTemplate) -> str:
    return letter_text(template.title.context, template.title.source)
