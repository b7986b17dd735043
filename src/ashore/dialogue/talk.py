"""The conversation with the reader: lines, lists, and the questions of a form, one after the other."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial

from ashore.dialogue.lines import QUIT, READ, key_of
from ashore.dialogue.lines import Leave as Leave
from ashore.dialogue.lines import wrong_words as wrong_words
from ashore.dialogue.lists import Choice as Choice
from ashore.dialogue.lists import Lists
from ashore.forms.field import Field
from ashore.i18n import _, fill, ngettext
from ashore.text import normalise

CLEAR = "-"
"""What is typed to empty a field; Enter alone leaves it as it is."""
FEW_OPTIONS = 4
"""So many options are read each time; more of them only the first time, and when they are asked for."""


def question_hints() -> tuple[str, str]:
    """What can be typed where a form asks."""
    return (
        _("Enter keeps it, - empties it, q leaves the questions."),
        _("? says this again, with what helps to answer; l reads what can be chosen."),
    )


def kind_of(field: Field) -> tuple[str, str]:
    """A question without the record that it is about: what was explained for one debt is known for the next."""
    first, *rest = field.name.split(".")
    return first, rest[-1] if rest else ""


class Talk(Lists):
    """One conversation. Raises Leave at the end of what comes in, and where the reader types q in a menu."""

    def ask(self, field: Field, where: str = "") -> bool:
        """One field. What cannot be read is asked again; it is kept where nothing is known yet, and replaces nothing.
        `where` says which question it is. Returns False where the reader types q: no more."""
        options = list(field.options)
        self.heading(where or field.label)
        if where:
            self.say(field.label)
        self._help(field)
        self._offer(field)
        now = self._written(field)
        if now:
            self.say(fill(_("Now: {value}"), value=now))
        self.hint(*question_hints())
        while True:
            answer = self.hear(partial(self._explain, field), field.label)
            if not answer:
                return True
            key = key_of(answer)
            if key == QUIT:
                return False
            if key == READ and options:
                self._read_options(field)
                continue
            problem = self._take(field, "" if key == CLEAR else answer, options)
            self._session.end_merging()
            if problem is None:
                self.answered = True
                self.say(fill(_("Noted: {value}"), value=self._written(field) or _("nothing")))
                self._ask_back(field, answer)
                return True
            self.say(f"! {problem}")
            if (written := self._written(field)) != now:
                now = written
                self.say(fill(_("Now: {value}"), value=now or _("nothing")))

    def _help(self, field: Field) -> None:
        """What helps to answer, once for each kind of record; what stands in for an answer is said while there is
        none."""
        stands_in = bool(field.options) and not self._written(field)
        key: Hashable = (kind_of(field), field.help)
        if field.help and (self.first_time(key) or stands_in):
            self.say(field.help)

    def _offer(self, field: Field) -> None:
        """What can be chosen. A long list that was read before is only named."""
        count, texts = len(field.options), tuple(field.options.values())
        new = self.first_time((kind_of(field), texts)) if texts else False
        if new or 0 < count <= FEW_OPTIONS:
            self._read_options(field)
        elif texts:
            self.say(ngettext("{n} choice, as before; l reads it.", "{n} choices, as before; l reads them.", count))

    def _read_options(self, field: Field) -> None:
        for number, text in enumerate(field.options.values(), 1):
            self.say(text, first=f"{number}. ", hang="   ")

    def _explain(self, field: Field) -> None:
        """All that there is to say about a question."""
        self.say(*filter(None, [field.label, field.help]))
        self._read_options(field)
        self.say(fill(_("Now: {value}"), value=self._written(field) or _("nothing")), *question_hints())

    def _ask_back(self, field: Field, answer: str) -> None:
        """Say how the answer was understood, and ask about what can hardly be meant."""
        workbook = self._session.value
        said = (field.understood(workbook, answer), field.doubt(workbook, self.now().date()))
        self.say(*filter(None, said))
        if question := field.asked(workbook):
            lines = (question.text, f"1. {question.yes}", _("1, or Enter to leave it as it is."))
            self.say(*lines)
            if key_of(self.hear(lambda: self.say(*lines), question.text)) == "1":
                self._session.apply(question.edit)
                self.say(fill(_("Noted: {value}"), value=question.yes))

    def _take(self, field: Field, answer: str, options: Sequence[str]) -> str | None:
        """Take an answer. Returns why it cannot be read; None when it could."""
        if not answer and field.needed:
            return field.needed_words()
        if field.kind not in ("choice", "choices"):
            today = self.now().date()
            if problem := field.instead_of_known(self._session.value, answer, today):
                return problem
            return field.type(self._session, answer, today)
        numbers = normalise(answer).replace(",", " ").replace("、", " ").replace("،", " ").split()
        if not all(n.isascii() and n.isdigit() and len(n) < 5 and 1 <= int(n) <= len(options) for n in numbers):
            return fill(_("'{answer}' is none of the numbers 1 to {n}."), answer=answer, n=str(len(options)))
        chosen = [options[int(n) - 1] for n in numbers]
        if field.kind == "choice" and len(chosen) > 1:
            return _("One number, please.")
        value = tuple(dict.fromkeys(chosen)) if field.kind == "choices" else chosen[0] if chosen else None
        field.put(self._session, value)
        return None

    def _written(self, field: Field) -> str:
        workbook = self._session.value
        if field.kind not in ("choice", "choices"):
            return field.text(workbook)
        value = field.read(workbook)
        names = value if isinstance(value, tuple) else (value if value is not None else "",)
        return _(", ").join(field.options[str(name)] for name in names if str(name) in field.options)
