"""A letter being written: the questions at the left, the letter at the right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding

from ashore import case
from ashore.casework.contacts import sorted_contacts
from ashore.contact_words import contact_line
from ashore.errors import AshoreError
from ashore.evidence_words import evidence_name
from ashore.guide.models import LetterField
from ashore.i18n import N_, _, letter_text
from ashore.i18n.catalogue import available
from ashore.i18n.formats import language_name
from ashore.letter_words import LENGTHS
from ashore.letters.advice import clause_lines, missing_words, warnings
from ashore.letters.compose import Case, Written, sum_of
from ashore.letters.render import as_text, text_table
from ashore.money_words import offer_line
from ashore.records import document_forms
from ashore.text import shorten
from ashore.tui.forms import Field, Kind, Value, field_of
from ashore.tui.page import Keys, Page
from ashore.tui.screens.export import ExportDialog
from ashore.tui.screens.record import Place, RecordPage
from ashore.tui.screens.sent import SentPage
from ashore.tui.screens.working import WorkingPage
from ashore.tui.widgets.prose import Prose
from ashore.workbook import edits
from ashore.workbook.model import Answer, LetterDraft, Workbook
from ashore.working import budget_working, debt_working, offer_working

MOST_ENTRIES = 30
"""How many of the newest entries of the log are offered; an older one comes in from its own page, with w."""
MOST_OF_AN_ENTRY = 60
"""Columns of an entry of the log among the choices."""


class LetterPage(RecordPage):
    """The guided form beside the letter as it is now."""

    BINDINGS = [
        Binding("c", "copy", show=False),
        Binding("x", "export", show=False),
        Binding("w", "why", show=False),
        Binding("v", "sent", show=False),
        Binding("f", "facts", show=False),
        Binding("equals_sign", "working", show=False),
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

    def _case(self) -> Case:
        workbook = self.ashore.session.value
        draft = next(d for d in workbook.letters if d.id == self.draft)
        return case.letter_case(draft, workbook, self.ashore.guide, self.ashore.today())

    # The form

    def fields(self) -> Iterable[Field]:
        yield self._own("length", _("How long"), {str(length): _(words) for length, words in LENGTHS.items()})
        for field in self._case().fields():
            made = self._field(field)
            if made.kind not in ("choice", "choices") or made.options:
                yield made
        languages = {tag: language_name(tag) for tag in available(self.ashore.locale_dirs)}
        yield self._own("language", _("The letter's language"), languages)

    def there(self) -> bool:
        return any(draft.id == self.draft for draft in self.ashore.session.value.letters)

    def result(self) -> ComposeResult:
        yield Prose("", id="advice", classes="notice")
        yield Prose("", id="letter", classes="gap")

    def _own(self, name: str, label: str, options: Mapping[str, str]) -> Field:
        """A choice about the letter itself, which always has one."""

        def edit(workbook: Workbook, **values: object) -> Workbook:
            return workbook if None in values.values() else edits.edit_letter(workbook, self.draft, **values)

        return field_of(f"letter.{self.draft}", name, "choice", label, self._draft_of, edit, options=options)

    def _draft_of(self, workbook: Workbook) -> LetterDraft | None:
        return next((draft for draft in workbook.letters if draft.id == self.draft), None)

    def _options(self, field: LetterField) -> dict[str, str]:
        """What can be chosen: what the template says, or records of the workbook."""
        letter = self._case()
        workbook, about = letter.workbook, letter.draft.debt
        match field.kind:
            case "contacts":
                chosen = {contact.id for contact in letter.contacts()}
                mine = [c for c in reversed(sorted_contacts(workbook.contacts)) if c.debt in (about, None)]
                shown = [c for n, c in enumerate(mine) if n < MOST_ENTRIES or c.id in chosen]
                return {c.id: shorten(contact_line(c, workbook, False).strip(), MOST_OF_AN_ENTRY) for c in shown}
            case "evidence":
                return {p.id: evidence_name(p) for p in workbook.evidence if p.debt in (about, None)}
            case "offer":
                offers = [offer for offer in workbook.offers if offer.debt == about]
                return {offer.id: offer_line(offer, workbook.currency) for offer in offers}
        return {option.id: letter_text(option.label.context, option.label.source) for option in field.options}

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
            if field.kind == "offer":
                return letter.offer
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
            if field.kind == "offer":
                return edits.edit_letter(workbook, draft, offer=value)
            if field.kind == "money" and value is not None:
                value = f"{value:.2f}"
            return edits.answer(workbook, draft, field.id, cast("Answer | None", value))  # no letter asks for a time

        place = f"debt.{self._case().draft.debt}" if field.store == "debt" else f"letter.{draft}"
        return Field(
            f"{place}.{field.id}",
            _shown_as(field),
            letter_text(field.label.context, field.label.source),
            read,
            write,
            help=letter_text(field.help.context, field.help.source) if field.help else "",
            options=self._options(field),
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
        try:
            written = case.write_letter(letter, self.ashore.locale_dirs)
        except AshoreError as problem:
            shown = str(problem)
        else:
            lines += clause_lines(case.letter_clauses(letter, written, self.ashore.guide), self.ashore.guide)
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
            written = case.write_letter(letter, self.ashore.locale_dirs)
        except AshoreError:
            pass
        else:
            found = case.letter_clauses(letter, written, guide)
            facts = [fact for clause in found for fact in guide.clauses[clause.rule].facts] + facts
        self.ashore.show_facts(tuple(dict.fromkeys(facts)))

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
        forms = document_forms(lambda: case.write_letter(letter, self.ashore.locale_dirs))
        title = _("Write the letter to a file that only you can read")
        self.ashore.above(ExportDialog(title, forms, Path.home() / name))

    def leave(self) -> None:
        self.ashore.open_tool("letter")


def _with_why(paragraph: Written, width: int) -> str:
    text = f"{paragraph.heading}\n{paragraph.text}" if paragraph.heading else paragraph.text
    if paragraph.table and paragraph.table.rows:
        text += "\n" + text_table(paragraph.table, width)
    why = paragraph.why
    return f"{text}\n  ← {letter_text(why.context, why.source)}" if why else text


def _shown_as(field: LetterField) -> Kind:
    """How a question is shown: what is chosen from records of the workbook is a choice."""
    match field.kind:
        case "contacts" | "evidence":
            return "choices"
        case "offer":
            return "choice"
        case kind:
            return kind
