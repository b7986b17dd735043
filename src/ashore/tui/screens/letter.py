"""A letter being written: the questions at the left, the letter at the right."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding

from ashore import case
from ashore.errors import AshoreError
from ashore.guide.models import LetterField
from ashore.i18n import N_, _, letter_text
from ashore.i18n.catalogue import available
from ashore.i18n.formats import language_name
from ashore.letters.advice import missing_words, warnings
from ashore.letters.compose import Case, sum_of
from ashore.letters.render import as_text
from ashore.tui.forms import Field, Value
from ashore.tui.page import Keys, Page
from ashore.tui.screens.export import ExportDialog
from ashore.tui.screens.record import Place, RecordPage
from ashore.tui.screens.working import WorkingPage
from ashore.tui.widgets.prose import Prose
from ashore.workbook import edits
from ashore.workbook.model import Answer, Workbook
from ashore.working import budget_working, debt_working, offer_working


class LetterPage(RecordPage):
    """The guided form beside the letter as it is now."""

    BINDINGS = [
        Binding("c", "copy", show=False),
        Binding("x", "export", show=False),
        Binding("w", "why", show=False),
        Binding("equals_sign", "working", show=False),
    ]
    KEYS: ClassVar[Keys] = (("x", N_("to a file")), ("c", N_("copy")), ("w", N_("why")))

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
        return (("Tab", N_("next")), *self.KEYS, ("u", N_("undo")))

    def _case(self) -> Case:
        workbook = self.ashore.session.value
        draft = next(d for d in workbook.letters if d.id == self.draft)
        return case.letter_case(draft, workbook, self.ashore.guide, self.ashore.today())

    # The form

    def fields(self) -> Iterable[Field]:
        yield self._language_field()
        yield from map(self._field, self._case().fields())

    def there(self) -> bool:
        return any(draft.id == self.draft for draft in self.ashore.session.value.letters)

    def result(self) -> ComposeResult:
        yield Prose("", id="advice", classes="notice")
        yield Prose("", id="letter", classes="gap")

    def _language_field(self) -> Field:
        tags = available(self.ashore.locale_dirs)
        return Field(
            f"letter.{self.draft}.language",
            "choice",
            _("The letter's language"),
            lambda workbook: next(d.language for d in workbook.letters if d.id == self.draft),
            lambda workbook, value: edits.edit_letter(workbook, self.draft, language=value) if value else workbook,
            options={tag: language_name(tag) for tag in tags},
        )

    def _field(self, field: LetterField) -> Field:
        draft = self.draft

        def read(workbook: Workbook) -> Value:
            letter = next((d for d in workbook.letters if d.id == draft), None)
            if letter is None:
                return None
            if field.store == "debt":
                debt = next((d for d in workbook.debts if d.id == letter.debt), None)
                value: Value = getattr(debt, field.id.replace("-", "_"), None)
                return value if value != "" else None
            answer = letter.answers.get(field.id)
            return sum_of(answer) if field.kind == "money" else answer

        def write(workbook: Workbook, value: Value) -> Workbook:
            letter = next(d for d in workbook.letters if d.id == draft)
            if field.store == "debt":
                about = letter.debt
                if about is None:
                    workbook, about = edits.add_debt(workbook)
                    workbook = edits.edit_letter(workbook, draft, debt=about)
                name = field.id.replace("-", "_")
                new = ("" if field.kind == "text" else None) if value is None else value
                return edits.edit_debt(workbook, about, **{name: new})
            if field.kind == "money" and value is not None:
                value = f"{value:.2f}"
            return edits.answer(workbook, draft, field.id, cast("Answer | None", value))  # no letter asks for a time

        place = f"debt.{self._case().draft.debt}" if field.store == "debt" else f"letter.{draft}"
        return Field(
            f"{place}.{field.id}",
            field.kind,
            letter_text(field.label.context, field.label.source),
            read,
            write,
            help=letter_text(field.help.context, field.help.source) if field.help else "",
            options={option.id: letter_text(option.label.context, option.label.source) for option in field.options},
            looks=field.looks,
            most=field.most,
        )

    def first_field(self) -> str:
        """The first that is missing; when none is, the first of the letter's own."""
        letter = self._case()
        found = next(iter(letter.missing()), letter.fields()[0])
        return self._field(found).name

    # The letter

    def show_result(self) -> None:
        letter = self._case()
        lines = [line for line in (missing_words(letter),) if line]
        lines += warnings(letter)
        self.query_one("#advice", Prose).show("\n".join(lines))
        self.query_one("#advice", Prose).display = bool(lines)
        try:
            written = case.write_letter(letter, self.ashore.locale_dirs)
        except AshoreError as problem:
            self.query_one("#letter", Prose).show(str(problem))
            return
        if self._why:
            parts = [f"{p.text}\n  ← {letter_text(p.why.context, p.why.source)}" for p in written.paragraphs]
            self.query_one("#letter", Prose).show("\n\n".join(parts))
        else:
            self.query_one("#letter", Prose).show(as_text(written).rstrip())

    # What one does

    def action_why(self) -> None:
        self._why = not self._why
        self.show_result()

    def action_working(self) -> None:
        """The budget behind the letter, and the offer that it proposes."""
        letter = self._case()
        lines = budget_working(letter.budget)
        lines += debt_working(letter.debt, letter.today) if letter.debt else []
        offer = next((o for o in letter.workbook.offers if o.id == letter.draft.offer), None)
        self.ashore.above(WorkingPage(lines + (offer_working(offer, letter.today) if offer else [])))

    def action_copy(self) -> None:
        try:
            text = as_text(case.write_letter(self._case(), self.ashore.locale_dirs))
        except AshoreError as problem:
            self.ashore.say(str(problem))
            return
        self.ashore.copy_to_clipboard(text)
        self.ashore.say(_("Handed to your terminal's clipboard. If pasting brings nothing, write it to a file with x."))

    def action_export(self) -> None:
        letter = self._case()
        name = f"{letter.draft.kind}-{self.ashore.today().isoformat()}"
        self.ashore.above(ExportDialog(letter, self.ashore.locale_dirs, Path.home() / name))

    def leave(self) -> None:
        self.ashore.open_tool("letter")
