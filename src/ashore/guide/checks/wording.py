"""Is it said in the words that are used here: one term for one thing, and nothing that no text says?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from ashore.guide.checks.styles import style_for
from ashore.guide.checks.told import Language, Told
from ashore.guide.models.style import Beside, Never, Style, Where
from ashore.guide.texts import BLANK
from ashore.i18n import _, fill
from ashore.i18n.catalogue import SOURCE
from ashore.i18n.kit.terms import named, ruled_out

URL_AT_END = re.compile(r"://\S*$")
"""An address at the end of a statement: no sign follows it."""
SIGNS_AROUND = "'\"”’」』）)"


def stands_in(text: Told, where: Iterable[Where]) -> bool:
    """Whether a text is one of those that are meant."""
    meant: Mapping[Where, bool] = {
        "prose": text.is_prose,
        "chapters": text.kind == "chapter",
        "statements": text.key == "statement",
        "guide": not text.of_letter,
        "letters": text.of_letter,
    }
    return any(meant[name] for name in where)


def finder(rule: Never) -> Callable[[str], str | None]:
    """What finds the words of a rule in a text, as they stand there; None where none does."""
    harmless = "".join(f"(?!{re.escape(word)})" for word in rule.not_before)
    phrases = [f"{re.escape(phrase)}{harmless}" for phrase in rule.find]
    patterns = [re.compile("|".join(phrases), re.IGNORECASE)] if phrases else []
    patterns += map(re.compile, rule.patterns)
    unless = [word.casefold() for word in rule.unless]

    def find(said: str) -> str | None:
        found = next((match[0] for pattern in patterns if (match := pattern.search(said))), None)
        return None if found and any(word in said.casefold() for word in unless) else found

    return find


def lacks(rule: Beside, text: Told, said: str) -> bool:
    """Whether a text has a number of the fact and does not say whom it binds."""
    uses = any(fact == rule.fact for fact, _key in BLANK.findall(text.source))
    return uses and not any(word.casefold() in said.casefold() for word in rule.find)


def is_note(statement: str, style: Style) -> bool:
    """Whether what a fact states is no whole sentence."""
    return statement.rstrip(SIGNS_AROUND)[-1:] not in (*style.closes,) and not URL_AT_END.search(statement)


def never_said(
    told: Iterable[Told], language: Language, styles: Mapping[str, Style], place: str | None = None
) -> Iterator[str]:
    """Words that stand in no text, in words: those that are ruled out everywhere, or, of what is shown there, those
    that are ruled out at a place."""
    style = style_for(language.tag, styles)
    if style is None:
        return
    here = [rule for rule in style.never if (place in rule.places if place else not rule.places)]
    rules = [(rule, finder(rule)) for rule in here]
    if not rules and place:
        return
    for text in told:
        if (said := language.says_itself(text)) is None:
            continue
        at = f"{text.file} ({text.context})"
        for rule, find in rules:
            if stands_in(text, rule.where) and (words := find(said)):
                problem = _("{place}, {language}: '{words}' stands in no text here (style: {rule})")
                yield fill(problem, place=at, language=language.tag, words=words, rule=rule.id)
        if place:
            continue
        for need in style.beside:
            if lacks(need, text, said):
                problem = _("{place}, {language}: a number of '{fact}' without whom it binds: {words}")
                some = ", ".join(need.find)
                yield fill(problem, place=at, language=language.tag, fact=need.fact, words=some)
        if text.key == "statement" and is_note(said, style):
            problem = _("{place}, {language}: a statement that is no whole sentence: '{words}'")
            yield fill(problem, place=at, language=language.tag, words=said)


def other_terms(told: Iterable[Told], language: Language) -> Iterator[str]:
    """Words that stand for a term of locales/terms.toml and are not it, in words; and a word of the glossary that is
    called otherwise than the term."""
    for text in told:
        if language.tag == SOURCE or (said := language.says_itself(text)) is None:
            continue
        at = f"{text.file} ({text.context})"
        for word, term in ruled_out(said, language.tag, to_others=text.to_others):
            problem = _("'{word}' is not the term for '{english}': that is '{own}'")
            words = fill(problem, word=word, english=term.english, own=term.own)
            yield f"{at}, {language.tag}: {words}"
        term_here = named(text.source, language.tag) if text.kind == "glossary" and text.key == "term" else None
        if term_here and said != term_here.own:
            problem = _("'{word}' is not the term for '{english}': that is '{own}'")
            words = fill(problem, word=said, english=term_here.english, own=term_here.own)
            yield f"{at}, {language.tag}: {words}"
