"""Characters that are not what they look like, are not seen at all, or belong to another tool."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ashore.i18n import _, fill
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.checks.subject import ENTITY, Subject
from ashore.i18n.marks import allowed
from ashore.text import unclosed, without_control

LOOK_ALIKE = {
    "LATIN": frozenset("aceijkopsxyABCEHIJKMOPSTXY"),
    "CYRILLIC": frozenset("асеіјкорѕхуАВСЕНІЈКМОРЅТХУ"),
    "GREEK": frozenset("ανοριϲϳκυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ"),
}
"""Letters of each script that cannot be told from one of another (Unicode's confusables)."""
HOME = {"Latn": "LATIN", "Cyrl": "CYRILLIC", "Grek": "GREEK"}
WORD = re.compile(r"[^\W\d_]+")

_CHINESE = frozenset({"Hans", "Hant", "Hani", "Jpan", "Kore", "Bopo", "Yiii"})
_ARABIC = frozenset({"Arab", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"})
_INDIC = frozenset({"Deva", "Beng", "Guru", "Gujr", "Orya", "Telu", "Knda", "Mlym", "Taml", "Olck", "Sylo"})
BELONGS: dict[str, frozenset[str]] = (
    dict.fromkeys("。，、；：？！（）", _CHINESE)
    | dict.fromkeys("؟،؛۔", _ARABIC)
    | dict.fromkeys("։՞՜՝", frozenset({"Armn"}))
    | dict.fromkeys("।॥", _INDIC)
    | dict.fromkeys("။၊", frozenset({"Mymr"}))
    | dict.fromkeys("።፣፤", frozenset({"Ethi"}))
    | dict.fromkeys("．｡､﹒﹐\u037e\u2024\u2236\ua789\u05c3", frozenset())
)
"""Marks, and the scripts in which they are right. The last are right in none: another sign is meant."""
PLAIN_IN_ARABIC = re.compile(r"(?<=[\u0620-\u064a\u066e-\u06d3])[,;?](?=\s|$|[)»\"”])")


def invisible(subject: Subject) -> Iterator[Found]:
    """Signs that are not seen, or that a terminal acts on."""
    if without_control(subject.raw, allowed(subject.tag)) != subject.raw:
        yield Found("invisible-sign", _("a control character, or an invisible one"))
    elif unclosed(subject.raw):
        yield Found("invisible-sign", _("a sign that turns the direction and is not ended in its line"))


def entity(subject: Subject) -> Iterator[Found]:
    """What is a sign in HTML and is five letters here."""
    for name in sorted(set(ENTITY.findall(subject.string)) - set(ENTITY.findall(subject.english))):
        yield Found("html-entity", fill(_("{sign} is HTML; here the sign itself is written"), sign=name))


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def homoglyph(subject: Subject) -> Iterator[Found]:
    """Letters of another script that look the same: the word is not found, not spoken and not sorted as it should."""
    english = set(WORD.findall(subject.english.lower()))
    home = HOME.get(subject.script, "")
    for word in dict.fromkeys(WORD.findall(subject.plain)):
        scripts = {script for letter in word if (script := _script(letter)) in LOOK_ALIKE}
        if word.lower() in english or not scripts:
            continue
        own = home if home in scripts or not home else ""
        others = [letter for letter in word if (script := _script(letter)) in LOOK_ALIKE and script != (own or home)]
        mixed = len(scripts) > 1 and all(letter in LOOK_ALIKE[_script(letter)] for letter in others)
        if mixed or (_foreign(word, scripts, home) and _stands_alone(word, subject.plain)):
            text = _("'{word}' has letters of another script that look the same: {letters}")
            yield Found("homoglyph", fill(text, word=word, letters=" ".join(dict.fromkeys(others))))


def _foreign(word: str, scripts: set[str], home: str) -> bool:
    """Whether a whole word is of letters that look like those of the language: in Latin any such word; in Cyrillic and
    Greek one small letter, as longer ones may be an English word."""
    if not home or home in scripts or len(scripts) > 1:
        return False
    alike = all(letter in LOOK_ALIKE.get(_script(letter), ()) for letter in word)
    return alike and (home == "LATIN" or (len(word) == 1 and word.islower()))


def _stands_alone(word: str, text: str) -> bool:
    """Whether a word of one letter stands between spaces: the x of x-axis is a name."""
    return len(word) > 1 or re.search(rf"(?:^|\s){word}(?=\s|$)", text) is not None


def foreign_mark(subject: Subject) -> Iterator[Found]:
    """Marks of another script, which only look like those of this one."""
    text = _("{sign} ({name}) is no mark of this language")
    for sign in dict.fromkeys(subject.plain):
        scripts = BELONGS.get(sign)
        if scripts is not None and subject.script not in scripts and sign not in subject.english:
            yield Found("foreign-mark", fill(text, sign=sign, name=f"U+{ord(sign):04X}"))
    if subject.script == "Arab":
        for sign in dict.fromkeys(PLAIN_IN_ARABIC.findall(subject.plain)):
            yield Found("foreign-mark", fill(text, sign=sign, name=f"U+{ord(sign):04X}"))
