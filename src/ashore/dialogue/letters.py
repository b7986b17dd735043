"""Letters: the drafts, what is asked for one, reading it, writing it to a file."""

from __future__ import annotations

from functools import partial

from ashore.dialogue.sent import Sent
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.errors import AshoreError
from ashore.export.render import as_text, export
from ashore.forms.letter import LetterForm
from ashore.guide.models import LetterTemplate
from ashore.guide.say import say
from ashore.i18n import _, fill, letter_text, parse
from ashore.i18n.catalogue import available
from ashore.i18n.formats import day, language_name
from ashore.i18n.parse.user_path import user_path
from ashore.letters import drafts as writing
from ashore.letters.advice import clause_lines, missing_words
from ashore.letters.letter_case import LetterCase
from ashore.wording.debts import lender_of
from ashore.wording.phrases import named
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
                (fill(_("Begin: {title}"), title=_title(template)), partial(self._begin, template))
                for template in self._guide.letters.values()
            ]
            return drafts + begin

        self._talk.menu(lambda: [_("Letters")], choices)

    def _begin(self, template: LetterTemplate) -> None:
        """What one should know before it; then about which debt, and the questions."""
        header, facts = template.header, self._guide.facts

        def title() -> list[str]:
            known = (
                (_("You are saying"), header.says),
                (_("Use it when"), header.use_when),
                (_("Do not use it when"), header.not_when),
                (_("What it may set off"), header.sets_off),
                (_("Send it"), header.send),
            )
            return [_title(template), *(named(label, say(words, facts, letter_text)) for label, words in known)]

        begun: list[str] = []

        def begin(debt: str | None) -> None:
            def make(workbook: Workbook) -> tuple[Workbook, str]:
                return writing.begin_about(workbook, template, debt, self._guide, self._today)

            def ask(new: str) -> None:
                self._questions(self._form(new).fields(self._letter_case(new)))
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
            return [*about, (_("About another debt") if debts else _("Begin the letter"), partial(begin, None))]

        self._talk.menu(title, choices)

    def _form(self, draft: str) -> LetterForm:
        return LetterForm(draft, {tag: language_name(tag) for tag in available(self._directories)})

    def _letter_case(self, draft: str) -> LetterCase:
        found = get_record(self._book.letters, draft)
        return writing.letter_case(found, self._case)

    def letter(self, draft: str) -> None:
        """A draft: what it still lacks, and what can be done with it."""

        def title() -> list[str]:
            letter = self._letter_case(draft)
            missing = missing_words(letter)
            return [
                _title(letter.template),
                *([missing] if missing else []),
                *writing.letter_warnings(letter),
            ]

        def choices() -> list[Choice]:
            if find(self._book.letters, draft) is None:  # taken back
                return []
            return [
                (_("Read the letter"), partial(self._read_letter, draft)),
                (_("Change the answers"), lambda: self._questions(self._form(draft).fields(self._letter_case(draft)))),
                (_("Write it to a file"), partial(self._export, draft)),
                (_("What became of it"), partial(Sent.of(self).sent, draft)),
            ]

        if find(self._book.letters, draft):
            self._talk.menu(lambda: title() if choices() else [_("Letters")], choices)

    def _read_letter(self, draft: str) -> None:
        letter = self._letter_case(draft)
        try:
            written = writing.write_letter(letter, self._directories)
        except AshoreError as problem:
            self._talk.say(str(problem))
            return
        self._talk.say("", *as_text(written, self._width).split("\n"))
        self._talk.say(*clause_lines(writing.letter_clauses(letter, written), self._guide))

    def _export(self, draft: str) -> None:
        try:
            written = writing.write_letter(self._letter_case(draft), self._directories)
        except AshoreError as problem:
            self._talk.say(f"! {problem}")
            return
        if not self._whole(written.blanks):
            return
        self._talk.say(_("The name of a new file; only you will be able to read it. Enter goes back."))
        name = self._talk.hear()
        if not name:
            return
        try:
            path = user_path(parse.path(name))
            export(as_text(written), path)
        except AshoreError as problem:
            self._talk.say(f"! {problem}")
        except (ValueError, RuntimeError):
            self._talk.say("! " + _("This is no name of a file."))
        else:
            self._session.keep_new()
            self._talk.say(fill(_("Written to {file}."), file=str(path)))


def _title(template: LetterTemplate) -> str:
    return letter_text(template.title.context, template.title.source)
