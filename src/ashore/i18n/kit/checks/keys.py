"""The keys that a sentence names: the translation has to name the same, whatever it calls what they do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ashore.i18n import _, fill
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.checks.subject import Subject
from ashore.i18n.kit.po import BLANK

LETTERS = "nxwfgurmcqljk"
"""The letters that are keys somewhere, without a, which is an English word."""
LETTER = re.compile(rf"(?<![\w'’.\-/|+&%{{}}])([{LETTERS}])(?![\w'’\-/|+&{{}}]| = )")
IN_MENU = re.compile(r"(?<!\w)m ([a-z])(?!\w)")
"""A letter of the menu of m, behind it."""
CONTROL_KEY = re.compile(r"(?<!\w)Ctrl\+([A-Za-z])(?!\w)")
FUNCTION_KEY = re.compile(r"(?<!\w)F\d{1,2}(?!\w)")
SIGN = re.compile(r"(?:^|(?<=[.;,:(] ))([/?!=-])(?= [a-z])")
"""A sign that is a key: it stands where the one who does something stands, before a verb."""
NAMES = {"Esc": ("esc", "échap", "escape")}
"""Keys called as on a keyboard, and what else is on one."""
NAMES_IN_LANGUAGES: dict[str, dict[str, tuple[str, ...]]] = {
    "Enter": {
        "ar": ("إدخال", "الإدخال"),
        "de": ("eingabe", "return", "⏎"),
        "es": ("intro", "entrar", "retorno", "entrada"),
        "fr": ("entrée", "retour", "⏎"),
        "ja": ("エンター", "リターン", "改行"),
        "ru": ("ввод",),
        "tr": ("giriş", "return"),
        "zh": ("回车", "回車", "輸入鍵"),
    },
    "Space": {
        "ar": ("مسافة", "المسافة"),
        "de": ("leertaste", "leerzeichen"),
        "es": ("espacio", "espaciadora"),
        "fr": ("espace",),
        "ja": ("スペース", "空白"),
        "ru": ("пробел",),
        "tr": ("boşluk", "ara çubuğu"),
        "zh": ("空格", "空白"),
    },
}
"""Keys that have a name in every language, in small letters. Of a language that is not here they are not asked for."""
NAME = re.compile(rf"(?<![\w+])({'|'.join(NAMES)})(?!\w)")
NAME_IN_LANGUAGES = re.compile(rf"(?:^|[^\w ] |(?<!\w)[a-z]+ )({'|'.join(NAMES_IN_LANGUAGES)})(?!\w)")
"""Behind a word with a capital letter it is no key: the Breathing Space."""
BESIDE = "A-Za-zÀ-ɏͰ-ϿЀ-ӿ0-9"
"""Beside a letter that is a key stands none of these; Chinese characters may."""


def keys(subject: Subject) -> Iterator[Found]:
    """Keys of the English text that are not in the translation."""
    if not subject.shown or "|" in subject.english:
        return
    english, string = BLANK.sub("{}", subject.source), unicodedata.normalize("NFKC", subject.string)
    missing = [key for key in _named(english) if not _has(string, key, subject.language)]
    if missing:
        yield Found("key-missing", fill(_("the key {key} of the English text is missing"), key=", ".join(missing)))


def _named(english: str) -> list[str]:
    """The keys that an English text names, each once."""
    found = [
        *FUNCTION_KEY.findall(english),
        *(f"Ctrl+{letter}" for letter in CONTROL_KEY.findall(english)),
        *NAME.findall(english),
        *NAME_IN_LANGUAGES.findall(english),
        *LETTER.findall(english),
        *IN_MENU.findall(english),
        *SIGN.findall(english),
    ]
    return list(dict.fromkeys(found))


def _has(string: str, key: str, language: str) -> bool:
    """Whether a translation names a key. Ctrl is called Strg in German: its letter counts."""
    if (by_language := NAMES_IN_LANGUAGES.get(key)) is not None:
        own = by_language.get(language)
        return own is None or any(name in string.lower() for name in (key.lower(), *own))
    if key in NAMES:
        return any(name in string.lower() for name in NAMES[key])
    if key.startswith("Ctrl+"):
        return re.search(rf"\w\s?[+\-–]\s?{key[-1]}(?![{BESIDE}])", string, re.IGNORECASE) is not None
    if key.isalnum():
        return re.search(rf"(?<![{BESIDE}]){key}(?![{BESIDE}])", string) is not None
    return key in string
