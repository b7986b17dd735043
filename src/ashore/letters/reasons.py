"""Why each paragraph of a letter stands in it, and the facts and figures that a letter rests on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ashore.errors import AshoreError
from ashore.export.render import text_table
from ashore.i18n import letter_text
from ashore.letters.compose import Letter, Written
from ashore.letters.drafts import letter_clauses, write_letter
from ashore.letters.letter_case import LetterCase
from ashore.wording.debt_derivation import debt_derivation
from ashore.wording.derivation import left_derivation, offer_derivation


def with_reasons(written: Letter, width: int) -> str:
    """The letter, below each paragraph why it stands there."""
    return "\n\n".join(_with_why(paragraph, width) for paragraph in written.paragraphs)


def _with_why(paragraph: Written, width: int) -> str:
    text = f"{paragraph.heading}\n{paragraph.text}" if paragraph.heading else paragraph.text
    if paragraph.table and paragraph.table.rows:
        text += "\n" + text_table(paragraph.table, width)
    why = paragraph.why
    return f"{text}\n  ← {letter_text(why.context, why.source)}" if why else text


def facts_of(letter: LetterCase, directories: Sequence[Path]) -> tuple[str, ...]:
    """The facts behind what the clause check warns of, and behind the letter."""
    facts = list(letter.template.header.facts)
    try:
        written = write_letter(letter, directories)
    except AshoreError:
        return tuple(facts)
    rules = letter.case.guide.clauses
    warned = [fact for clause in letter_clauses(letter, written) for fact in rules[clause.rule].facts]
    return tuple(dict.fromkeys([*warned, *facts]))


def letter_derivation(letter: LetterCase) -> list[str]:
    """How its figures come about: the budget behind it, its debt, the offer that it proposes."""
    lines = left_derivation(letter.case)
    lines += debt_derivation(letter.debt, letter.today) if letter.debt else []
    return lines + (offer_derivation(letter.offer, letter.today) if letter.offer else [])
