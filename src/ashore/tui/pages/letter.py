"""A letter being written: the questions at the left, the letter at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from ashore.errors import AshoreError
from ashore.export.registers import document_formats
from ashore.export.render import as_text, text_table
from ashore.forms.field import Field
from ashore.forms.letter import LetterForm
from ashore.i18n import N_, _, letter_text
from ashore.i18n.catalogue import available
from ashore.i18n.formats import language_name
from ashore.letters import drafts
from ashore.letters.advice import blank_words, clause_lines, missing_words
from ashore.letters.compose import Written
from ashore.letters.letter_case import LetterCase
from ashore.storage import paths
from ashore.tui.page import Keys, Page
from ashore.tui.pages.confirm import ConfirmDialog
from ashore.tui.pages.derivation import DerivationPage
from ashore.tui.pages.export import ExportDialog
from ashore.tui.pages.record import Place, RecordPage
from ashore.tui.pages.sent import SentPage
from ashore.tui.widgets.prose import Prose
from ashore.wording.debt_derivation import debt_derivation
from ashore.wording.derivation import left_derivation, offer_derivation
from ashore.workbook.find import find, get_record


class LetterPage(RecordPage):
    """The guided form beside the letter as it is now."""

    BINDINGS = [
        Binding("c", "copy", show=False),
        Binding("x", "export", show=False),
        Binding("w", "why", show=False),
        Binding("v", "sent", show=False),
        Binding("f", "facts", show=False),
        Binding("equals_sign", "derivation", show=False),
    ]
    KEYS: ClassVar[Keys] = (
        ("x", N_("to a file")),
        ("c", N_("copy")),
        ("v", N_("sent, versions")),
        ("w", N_("why")),
    )

    def __init__(self, draft: str, at: Place = None) -> None:
        super().__init__(at)
        self.draft = draft
        self._why = False

    def again(self) -> Page:
        return LetterPage(self.draft, self.place())

    def heading(self) -> str:
        title = self._case().template.title
        return letter_text(title.context, title.source)

    def keys(self) -> Keys:
        return (*self.KEYS, ("Tab", N_("next")))

    def _case(self) -> LetterCase:
        draft = get_record(self.ashore.session.value.letters, self.draft)
        return drafts.letter_case(draft, self.ashore.case)

    # The form

    def _form(self) -> LetterForm:
        languages = {tag: language_name(tag) for tag in available(self.ashore.locale_dirs)}
        return LetterForm(self.draft, languages)

    def fields(self) -> Iterable[Field]:
        return self._form().fields(self._case())

    def there(self) -> bool:
        return find(self.ashore.session.value.letters, self.draft) is not None

    def result(self) -> ComposeResult:
        yield Prose("", id="advice", classes="notice")
        yield Prose("", id="letter", classes="gap")

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
            if self._why:
                shown = "\n\n".join(_with_why(paragraph, width) for paragraph in written.paragraphs)
            else:
                shown = as_text(written, width).rstrip()
        self.query_one("#letter", Prose).show(shown)
        advice = self.query_one("#advice", Prose)
        advice.show("\n".join(lines))
        advice.display = bool(lines)

    # What one does

    def action_why(self) -> None:
        self._why = not self._why
        self.show_result()

    def action_sent(self) -> None:
        self.ashore.visit(SentPage(self.draft))

    def action_facts(self) -> None:
        """The sources behind the letter, and behind what the clause check warns of."""
        letter, guide = self._case(), self.ashore.guide
        facts = list(letter.template.header.facts)
        try:
            written = drafts.write_letter(letter, self.ashore.locale_dirs)
        except AshoreError:
            pass
        else:
            found = drafts.letter_clauses(letter, written)
            facts = [fact for clause in found for fact in guide.clauses[clause.rule].facts] + facts
        self.ashore.show_facts(tuple(dict.fromkeys(facts)))

    def action_derivation(self) -> None:
        """The budget behind the letter, and the offer that it proposes."""
        letter = self._case()
        lines = left_derivation(letter.case)
        lines += debt_derivation(letter.debt, letter.today) if letter.debt else []
        lines += offer_derivation(letter.offer, letter.today) if letter.offer else []
        self.ashore.open_dialog(DerivationPage(lines))

    def action_copy(self) -> None:
        try:
            written = drafts.write_letter(self._case(), self.ashore.locale_dirs)
        except AshoreError as problem:
            self.ashore.say(str(problem))
            return
        self._whole(written.blanks, _("Copy it with the blanks"), partial(self._copy, as_text(written)))

    def _copy(self, text: str) -> None:
        self.ashore.session.keep_new()
        self.ashore.copy_to_clipboard(text)
        self.ashore.say(_("Handed to your terminal's clipboard. If pasting brings nothing, write it to a file with x."))

    def _whole(self, blanks: Sequence[str], yes: str, then: Callable[[], object]) -> None:
        """Go on at once with a letter that is complete, else only after a yes."""
        if blanks:
            self.ashore.open_dialog(ConfirmDialog(blank_words(blanks), yes, then))
        else:
            then()

    def action_export(self) -> None:
        try:
            written = drafts.write_letter(self._case(), self.ashore.locale_dirs)
        except AshoreError as problem:
            self.ashore.say(str(problem))
            return
        self._whole(written.blanks, _("Write it with the blanks"), self._export)

    def _export(self) -> None:
        letter = self._case()
        name = f"{letter.draft.kind}-{self.ashore.today().isoformat()}"
        formats = document_formats(lambda: drafts.write_letter(letter, self.ashore.locale_dirs))
        title = _("Write the letter to a file that only you can read")
        self.ashore.open_dialog(ExportDialog(title, formats, paths.own_files() / name))

    def leave(self) -> None:
        self.ashore.open_tool("letter")


def _with_why(paragraph: Written, width: int) -> str:
    text = f"{paragraph.heading}\n{paragraph.text}" if paragraph.heading else paragraph.text
    if paragraph.table and paragraph.table.rows:
        text += "\n" + text_table(paragraph.table, width)
    why = paragraph.why
    return f"{text}\n  ← {letter_text(why.context, why.source)}" if why else text
