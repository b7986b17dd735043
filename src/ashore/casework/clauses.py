"""The clause check: words and clauses in a letter that hurt the case. Rules are data; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ashore.casework.sums_in_text import sums_in
from ashore.text import normalise

if TYPE_CHECKING:
    from ashore.guide.models.conduct import ClausePhrases, ClauseRule, ClauseWords

BEFORE = 30
"""How many characters before a clause are looked at for a word that makes it harmless, within the same sentence; in
Chinese and the like, which write words without spaces, it has to stand directly before."""
_DIGITS = re.compile(r"(?<!\d)\d(?:[ -]?\d){11,18}[Xx]?(?![\dXx])")
_ENDS = re.compile(r"[，。；！？,.;!?\n]")


class Clause(NamedTuple):
    """What a rule warns of: the passages, as they stand in the text."""

    rule: str
    passages: tuple[str, ...]


def check(
    text: str,
    rules: Iterable[ClauseRule],
    words: Sequence[ClauseWords],
    *,
    sums: Collection[Decimal] = (),
    one_ask: bool = True,
) -> tuple[Clause, ...]:
    """What the rules warn of, in their order.

    `words` are those of every language that there is: a text from elsewhere may be in any. `sums` are those that the
    case knows; without them no sum is looked at. `one_ask`: whether the text should ask for one thing only.
    """
    lines = "\n".join(normalise(line) for line in text.split("\n"))
    found: list[Clause] = []
    for rule in rules:
        match rule.kind:
            case "words":
                passages = [p for language in words for p in _found(rule.id, lines, language.rule)]
            case "identity-number":
                passages = [number for number in _DIGITS.findall(lines) if _identity(number)]
            case "card-number":
                passages = [number for number in _DIGITS.findall(lines) if _card(number)]
            case "other-sum":
                passages = list(_other_sums(lines, sums)) if sums else []
            case "two-asks":
                passages = _asks(lines, words) if one_ask else []
        if passages:
            found.append(Clause(rule.id, tuple(dict.fromkeys(passages))))
    return tuple(found)


def sounds_like(text: str, rule: str, words: Sequence[ClauseWords]) -> str:
    """The passage of what was said in a contact by which the mark of a conduct rule may hold, as it stands there; empty
    where there is none."""
    lines = "\n".join(normalise(line) for line in text.split("\n"))
    return next((passage for language in words for passage in _found(rule, lines, language.said)), "")


def _found(rule: str, text: str, words: Sequence[ClausePhrases]) -> Iterator[str]:
    for entry in words:
        if entry.id == rule:
            for phrase in entry.find:
                for start in _places(phrase, text):
                    before = _ENDS.split(text[max(0, start - BEFORE) : start])[-1]
                    if not any(_denies(word, before) for word in entry.not_after):
                        yield text[start : start + len(phrase)]
                        break


def _denies(word: str, before: str) -> bool:
    """Whether a word that makes a clause harmless stands before it."""
    return any(True for _place in _places(word, before)) if word.isascii() else before.endswith(word)


@lru_cache(maxsize=2)
def _folded(text: str) -> str:
    return text.casefold()


def _places(phrase: str, text: str) -> Iterator[int]:
    """Where a phrase stands. A phrase in Latin letters stands between other characters than letters."""
    folded = _folded(text)
    if not all(word in folded for word in phrase.casefold().split()):
        return iter(())  # few do, and an expression takes longer to make than to use
    pattern = re.escape(phrase).replace(r"\ ", r"\s+")
    if phrase.isascii():
        pattern = rf"(?<![A-Za-z]){pattern}(?![A-Za-z])"
    return (match.start() for match in re.finditer(pattern, text, re.IGNORECASE))


def _asks(text: str, words: Sequence[ClauseWords]) -> list[str]:
    """One passage for each thing that is asked for, when there are several."""
    for language in words:
        first = {
            ask.id: text[place : place + len(phrase)]
            for ask in language.ask
            for phrase in ask.find
            for place in list(_places(phrase, text))[:1]
        }
        if len(first) > 1:
            return list(first.values())
    return []


def _other_sums(text: str, sums: Collection[Decimal]) -> Iterator[str]:
    for found in sums_in(text):
        if found.marked and found.value not in sums:
            yield found.passage


def _identity(number: str) -> bool:
    from stdnum.cn import ric

    return bool(ric.is_valid(number.upper()))


def _card(number: str) -> bool:
    """A bank card: 13 to 19 digits whose last one fits the others (ISO/IEC 7812), and no identity number."""
    from stdnum import luhn

    digits = re.sub(r"\D", "", number)
    return number[-1] not in "Xx" and 13 <= len(digits) <= 19 and bool(luhn.is_valid(digits)) and not _identity(number)
