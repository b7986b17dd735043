"""A template, a draft, the workbook and a language make a letter. Nothing is invented: what is missing is named."""

from __future__ import annotations

from string import Formatter
from typing import NamedTuple

from ashore.errors import AshoreError
from ashore.export.document import HEADING, Table
from ashore.guide.models.base import Words
from ashore.guide.models.letter import LetterTemplate, Paragraph, ScriptPart
from ashore.guide.say import say
from ashore.i18n import _, fill
from ashore.i18n.catalogue import PSEUDOS, SOURCE, Texts, has
from ashore.letters.blanks import BY_HAND, all_blanks, filled_blanks, said_in, table_of, unclear_contacts
from ashore.letters.letter_case import LetterCase
from ashore.values import LetterLength, ParagraphRole


class LetterError(AshoreError):
    """A letter that cannot be made."""


class Written(NamedTuple):
    """A paragraph of the finished letter, and why it is there. `heading` begins a part of a phone script."""

    text: str
    why: Words | None
    table: Table | None = None
    heading: str = ""
    role: ParagraphRole | None = None


class Letter(NamedTuple):
    """A finished letter."""

    title: str
    language: str
    length: LetterLength
    paragraphs: tuple[Written, ...]
    blanks: tuple[str, ...] = ()
    """What is still open: in its text, as it stands there in brackets, and what has to be answered for a part of it
    to stand there at all."""
    heading_form: str = HEADING
    """How a heading stands above its paragraph in plain text."""

    @property
    def close(self) -> bool:
        """Whether it stands line by line, as in a chat window."""
        return self.length == "short"


def missing_in(template: LetterTemplate, texts: Texts) -> list[Words]:
    """The texts of a letter that are not there in a language: a letter is never half in another."""
    if texts.tag == SOURCE or texts.tag in PSEUDOS:
        return []
    paragraphs = (*template.paragraph, *template.short, *template.spoken)
    words = [template.title, *(paragraph.text for paragraph in paragraphs), *(p.text for p in template.phrase)]
    words += [w for field in template.field for w in (field.label, *(o.text for o in field.options if o.text))]
    return [w for w in words if not has(texts.letters, w.context, w.source)]


PARTS: tuple[ScriptPart, ...] = ("opening", "facts", "ask", "press", "closing", "note")
"""The parts of a phone script, in the order of a call."""


def compose(letter: LetterCase, texts: Texts) -> Letter:
    """The letter, in the language of `texts`. Raises LetterError when that language is not complete."""
    template = letter.template
    if missing := missing_in(template, texts):
        first = missing[0]
        text = _(
            "The letter is not fully translated into '{language}': {n} of its texts are missing, "
            "among them {context}: {text}"
        )
        raise LetterError(fill(text, language=texts.tag, n=str(len(missing)), context=first.context, text=first.source))
    phrases = {phrase.id: phrase for phrase in template.phrase}
    values = all_blanks(letter, texts)
    written, blanks = [], []
    known = _known(letter, texts)
    reached: ScriptPart | None = None
    for paragraph in _paragraphs(letter):
        why, heading = paragraph.why, ""
        if letter.draft.length == "spoken" and paragraph.part and paragraph.part != reached:
            reached = paragraph.part
            heading = said_in(texts, phrases[reached].text, letter)
        if why is None:
            why = phrases[paragraph.part or "short"].why
        table = table_of(paragraph, letter, texts)
        text = say(paragraph.text, letter.case.guide.facts, texts.letters.pgettext)
        written.append(Written(fill(text, **values), why, table, heading, paragraph.role))
        open_ = [name for name in _names(text) if name in values and name not in known]
        blanks += [values[name] for name in open_ if values[name] != BY_HAND]
        if paragraph.table == "contacts" and unclear_contacts(letter):
            blanks.append(f"[{said_in(texts, phrases['when'].text, letter)}]")
    blanks += [f"[{said_in(texts, field.label, letter)}]" for field in letter.missing()]
    title = next((part.text for part in written if part.role == "title"), said_in(texts, template.title, letter))
    form = texts.interface.gettext(HEADING)
    return Letter(title, texts.tag, letter.draft.length, tuple(written), tuple(dict.fromkeys(blanks)), form)


def _names(text: str) -> list[str]:
    """The names of the blanks in a text."""
    return [name for _before, name, _format, _as in Formatter().parse(text) if name]


def _known(letter: LetterCase, texts: Texts) -> frozenset[str]:
    """The blanks that can be filled."""
    return frozenset(name.replace("-", "_") for name in filled_blanks(letter, texts))


def _paragraphs(letter: LetterCase) -> list[Paragraph]:
    """The paragraphs of the length that is wanted, in order, without those that do not apply."""
    template = letter.template
    match letter.draft.length:
        case "formal":
            paragraphs = template.paragraph
        case "short":
            paragraphs = template.short
        case "spoken":
            paragraphs = tuple(sorted(template.spoken, key=lambda p: PARTS.index(p.part or "facts")))
    return [p for p in paragraphs if letter.applies(p.when) and _has(letter, p)]


def _has(letter: LetterCase, paragraph: Paragraph) -> bool:
    fields = {field.id: field for field in letter.template.field}
    return all(letter.value(fields[name]) is not None for name in paragraph.needs)
