"""A letter being written: the questions at the left, the letter at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult

from ashore.errors import AshoreError
from ashore.export.file_names import file_name
from ashore.export.registers import document_formats
from ashore.export.render import as_text
from ashore.forms.field import Field
from ashore.forms.letter import LetterForm
from ashore.forms.questions import QuestionPage, part_of
from ashore.i18n import K_, _, letter_text
from ashore.i18n.catalogue import available
from ashore.i18n.formats import language_name
from ashore.letters import drafts
from ashore.letters.advice import blank_words, clause_lines, missing_words
from ashore.letters.letter_case import LetterCase
from ashore.letters.reasons import facts_of, letter_derivation, with_reasons
from ashore.tui.actions import EXPORT, Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.confirm import ConfirmDialog
from ashore.tui.pages.derivation import DerivationPage
from ashore.tui.pages.record import Place, RecordPage
from ashore.tui.widgets.prose import Prose
from ashore.wording.program import copied_words
from ashore.wording.result import said
from ashore.workbook.find import find, get_record


class LetterPage(RecordPage):
    """The guided form beside the letter as it is now."""

    ACTIONS: ClassVar[Actions] = (
        Action("f", K_("source"), "facts"),
        Action("=", K_("working"), "derivation"),
        EXPORT,
        Action("y", K_("copy"), "copy"),
        Action("v", K_("sent, versions"), "sent"),
        Action("e", K_("why"), "why"),
    )

    def __init__(self, draft: str, at: Place = None) -> None:
        super().__init__(at)
        self.draft = draft
        self._why = False
        self._open: tuple[str, ...] = ()
        """What was missing as it was begun, or came with an answer: the last parts of the names of the fields."""

    def again(self) -> Page:
        return LetterPage(self.draft, self.place())

    def heading(self) -> str:
        title = self._case().template.title
        return letter_text(title.context, title.source)

    def _case(self) -> LetterCase:
        draft = get_record(self.ashore.session.value.letters, self.draft)
        return drafts.letter_case(draft, self.ashore.case)

    # The form

    def _form(self) -> LetterForm:
        languages = {tag: language_name(tag) for tag in available(self.ashore.locale_dirs)}
        return LetterForm(self.draft, languages)

    def fields(self) -> Iterable[Field]:
        return self._form().fields(self._case())

    def begin(self) -> None:
        self._open = self._missing()
        if self._open:
            super().begin()

    def _missing(self) -> tuple[str, ...]:
        letter, form = self._case(), self._form()
        return tuple(part_of(form.field(field, letter)) for field in letter.missing())

    def next_question(self, *, typing: bool = True) -> None:
        """What an answer has brought with it is asked behind the others."""
        if self.question is not None:
            self._open += tuple(name for name in self._missing() if name not in self._open)
        super().next_question(typing=typing)

    def as_it_is(self) -> Page:
        again = super().as_it_is()
        if isinstance(again, LetterPage):
            again._open = self._open
        return again

    def questions(self) -> list[QuestionPage]:
        """What was missing, one at a time: each has its own label and help."""
        return [QuestionPage("", "", (name,)) for name in self._open]

    def there(self) -> bool:
        return find(self.ashore.session.value.letters, self.draft) is not None

    def result(self) -> ComposeResult:
        yield self._shown_result
        yield Prose("", id="letter")

    def first_field(self) -> str:
        """The first that is missing; when none is, the first of the letter's own."""
        letter = self._case()
        found = next(iter(letter.missing()), letter.fields()[0])
        return self._form().field(found, letter).name

    # The letter

    def show_result(self) -> None:
        letter = self._case()
        lines = [line for line in (missing_words(letter),) if line]
        lines += drafts.letter_warnings(letter)
        try:
            written = drafts.write_letter(letter, self.ashore.locale_dirs)
        except AshoreError as problem:
            shown = str(problem)
        else:
            lines += clause_lines(drafts.letter_clauses(letter, written), self.ashore.guide)
            width = max(self.query_one("#letter").content_size.width, 20)
            shown = with_reasons(written, width) if self._why else as_text(written, width).rstrip()
        self.query_one("#letter", Prose).show(shown)
        self._shown_result.show(said(lines, "over" if letter.missing() else "plain"))

    # What one does

    def action_why(self) -> None:
        self._why = not self._why
        self.show_result()

    def action_sent(self) -> None:
        self.ashore.go.open("sent", self.draft)

    def action_facts(self) -> None:
        """The sources behind the letter, and behind what the clause check warns of."""
        self.ashore.go.facts(facts_of(self._case(), self.ashore.locale_dirs))

    def action_derivation(self) -> None:
        """The budget behind the letter, and the offer that it proposes."""
        self.ashore.go.dialog(DerivationPage(letter_derivation(self._case())))

    def action_copy(self) -> None:
        try:
            written = drafts.write_letter(self._case(), self.ashore.locale_dirs)
        except AshoreError as problem:
            self.ashore.say(str(problem))
            return
        self._whole(written.blanks, _("Copy it with the blanks"), partial(self._copy, as_text(written)))

    def _copy(self, text: str) -> None:
        self.ashore.session.keep_new()
        self.app.copy_to_clipboard(text)
        self.ashore.say(copied_words())

    def _whole(self, blanks: Sequence[str], yes: str, then: Callable[[], object]) -> None:
        """Go on at once with a letter that is complete, else only after a yes."""
        if blanks:
            self.ashore.go.dialog(ConfirmDialog(blank_words(blanks), yes, then))
        else:
            then()

    def action_export(self) -> None:
        try:
            written = drafts.write_letter(self._case(), self.ashore.locale_dirs)
        except AshoreError as problem:
            self.ashore.say(str(problem))
            return
        self._whole(written.blanks, _("Go on with the blanks"), self._export)

    def _export(self) -> None:
        letter = self._case()
        title = drafts.write_letter(letter, self.ashore.locale_dirs).title
        name = file_name(title, self.ashore.today(), letter.draft.kind)
        formats = document_formats(lambda: drafts.write_letter(letter, self.ashore.locale_dirs))
        self.ashore.go.to_file(_("Write the letter to a file that only you can read"), formats, name)
