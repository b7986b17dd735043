"""Plural forms of a language as gettext writes them, made from CLDR's rules: Babel's own table is wrong for some."""

from __future__ import annotations

from babel import Locale
from babel.plural import PluralRule, to_gettext

MOST = 1000
"""Numbers up to which a form has to occur: no text counts further, and no form is asked for that never comes."""
ORDER = ("zero", "one", "two", "few", "many", "other")


def categories(locale: Locale) -> tuple[str, ...]:
    """The forms that whole numbers take, in the order in which a catalogue has them."""
    rule = locale.plural_form
    found = {rule(number) for number in range(MOST)}
    return tuple(name for name in ORDER if name in found)


def header(locale: Locale) -> str:
    """The line `Plural-Forms` of a catalogue."""
    names = categories(locale)
    rules = locale.plural_form.rules
    return str(to_gettext(PluralRule({name: rules[name] for name in names[:-1]})))


def count(locale: Locale) -> int:
    """How many forms a catalogue has."""
    return len(categories(locale))
