"""What is asked for a letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from ashore.casework.contacts import sorted_contacts
from ashore.forms.field import Field, Kind, Value, field_of
from ashore.guide.models.letter import LetterField
from ashore.i18n import _, letter_text
from ashore.letters.blanks import last_four
from ashore.letters.debt_value import RECORD_NAMES, debt_value
from ashore.letters.letter_case import LetterCase, sum_of
from ashore.storage.checked import may_hold, most_characters
from ashore.text import shorten
from ashore.values import LONGEST_TEXT
from ashore.wording.contacts import contact_line
from ashore.wording.evidence import evidence_name
from ashore.wording.letters import LENGTHS
from ashore.wording.offers import offer_line
from ashore.workbook import edits
from ashore.workbook.find import find, get_record
from ashore.workbook.model import Answer, Debt, LetterDraft, Workbook

MOST_ENTRIES = 30
"""How many of the newest entries of the log are offered; an older one comes in from its own page, with w."""
MOST_OF_AN_ENTRY = 60
"""Columns of an entry of the log among the choices."""


class LetterForm(NamedTuple):
    """The form of one draft. `languages` are those that a letter can be written in, by tag."""

    id: str
    languages: Mapping[str, str]

    def fields(self, letter: LetterCase) -> Iterator[Field]:
        """The questions, top to bottom."""
        yield self._own("length", _("How long"), {str(length): _(words) for length, words in LENGTHS.items()})
        for field in letter.fields():
            made = self.field(field, letter)
            if made.kind not in ("choice", "choices") or made.options:
                yield made
        yield self._own("language", _("The letter's language"), self.languages)

    def _own(self, name: str, label: str, options: Mapping[str, str]) -> Field:
        """A choice about the letter itself, which always has one."""

        def edit(workbook: Workbook, **values: object) -> Workbook:
            return edits.edit_letter(workbook, self.id, **values)

        return field_of(LetterDraft, f"letter.{self.id}", name, "choice", label, self._draft_of, edit, options=options)

    def _draft_of(self, workbook: Workbook) -> LetterDraft | None:
        return find(workbook.letters, self.id)

    def _options(self, field: LetterField, letter: LetterCase) -> dict[str, str]:
        """What can be chosen: what the template says, or records of the workbook."""
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

    def field(self, field: LetterField, case: LetterCase) -> Field:
        """One question of the template."""
        draft = self.id
        kept = field.debt
        name = RECORD_NAMES[kept] if kept else None

        def read(workbook: Workbook) -> Value:
            letter = find(workbook.letters, draft)
            if letter is None:
                return None
            if kept is not None:
                debt = find(workbook.debts, letter.debt)
                return debt_value(debt, kept) if debt else None
            if field.kind == "offer":
                return letter.offer
            answer = letter.answers.get(field.id)
            return sum_of(answer) if field.kind == "money" else answer

        def write(workbook: Workbook, value: Value) -> Workbook:
            letter = get_record(workbook.letters, draft)
            if name is not None:
                about = letter.debt
                if about is None and value is None:
                    return workbook
                if about is None:
                    workbook, about = edits.add_debt(workbook)
                    workbook = edits.edit_letter(workbook, draft, debt=about)
                new = _nothing(field) if value is None else value
                return edits.edit_debt(workbook, about, **{name: new})
            if field.kind == "offer":
                return edits.edit_letter(workbook, draft, offer=value)
            if field.kind == "money" and value is not None:
                value = f"{value:.2f}"
            return edits.answer(workbook, draft, field.id, cast("Answer | None", value))  # no letter asks for a time

        # Without a debt it has the place that it will have in the one that is made of it: one goes on typing there.
        debt = case.draft.debt or edits.new_id("d", case.workbook.debts)
        return Field(
            f"debt.{debt}.{kept}" if kept else f"letter.{draft}.{field.id}",
            _shown_as(field),
            letter_text(field.label.context, field.label.source),
            read,
            write,
            help=letter_text(field.help.context, field.help.source) if field.help else "",
            options=self._options(field, case),
            looks=field.looks,
            precision=field.precision,
            most=field.most,
            needed=name is not None and not may_hold(Debt, name, _nothing(field)),
            take=last_four if field.kind == "last-four" else None,
            longest=LONGEST_TEXT if name is None else most_characters(Debt, name, LONGEST_TEXT),
        )


def _nothing(field: LetterField) -> str | None:
    """What a debt holds where the answer is empty."""
    return "" if field.kind in ("text", "long") else None


def _shown_as(field: LetterField) -> Kind:
    """How a question is shown: what is chosen from records of the workbook is a choice."""
    match field.kind:
        case "contacts" | "evidence":
            return "choices"
        case "offer":
            return "choice"
        case "last-four":
            return "text"
        case kind:
            return kind
