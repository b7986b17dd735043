"""Characters that are not seen, and which of them a language needs: what its catalogues may hold, and what is shown.

Where text runs from right to left, marks and isolates say which way a number, a name or a sign beside it is read. Each
of them could as well make something read as what it is not: they count in catalogues of such languages and nowhere
else, and are taken out of whatever is typed, pasted or read from a file. Which way the terminal lays the text out is
its own business.
"""

from __future__ import annotations

import re
from functools import cache

from ashore.i18n import catalogue
from ashore.i18n.texts import current
from ashore.text import DIRECTIONS, ISOLATE_END, ISOLATES, JOINERS, clean, unclosed, without_control

JOINED_SCRIPTS = (
    *("Arab", "Syrc", "Mand", "Nkoo", "Mong"),
    *("Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Mymr", "Khmr"),
)
"""Scripts (ISO 15924) whose letters join, or make one sign together, unless a joiner says otherwise."""
_MAY_BE_NEEDED = re.compile(f"[{DIRECTIONS}{ISOLATES}{ISOLATE_END}{JOINERS}]")


@cache
def is_right_to_left(tag: str) -> bool:
    """Whether a language is written from right to left: by CLDR, and where it does not know the language, by the
    language that it takes for the usual one in that script."""
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    usual = str(get_global("likely_subtags").get(f"und_{catalogue.script_of(tag)}", ""))
    for known in (tag.replace("-", "_"), usual):
        try:
            return bool(Locale.parse(known).character_order == "right-to-left")
        except (UnknownLocaleError, ValueError):
            continue
    return False


@cache
def allowed(tag: str) -> frozenset[str]:
    """The otherwise invisible characters that a catalogue of a language may hold: marks and isolates of direction where
    it is written from right to left, joiners where letters join."""
    joiners = JOINERS if catalogue.script_of(tag) in JOINED_SCRIPTS else ""
    return frozenset((DIRECTIONS + ISOLATES + ISOLATE_END if is_right_to_left(tag) else "") + joiners)


def is_sound(text: str, tag: str) -> bool:
    """Whether a catalogue's text holds no control character, no invisible one that its language has no use for, and no
    isolate that is not closed in its line."""
    kept = allowed(tag) if _MAY_BE_NEEDED.search(text) else ""
    return without_control(text, kept) == text and not unclosed(text)


def shown(text: str, tag: str | None = None, *, lines: bool = True) -> str:
    """A text as it goes to the reader: `clean`, but for what the language needs, the one in use or that of `tag`.

    Whatever the reader or a file put into it has been cleaned where it came in.
    """
    return clean(text, lines=lines, kept=_kept(text, tag))


def without_unneeded(text: str) -> str:
    """A piece of a line that is painted, without control characters and without invisible ones that the language in use
    has no use for; whether isolates are closed is seen in the whole line."""
    return without_control(text, _kept(text, None))


def _kept(text: str, tag: str | None) -> frozenset[str]:
    # CLDR is asked only for a text that holds such a character: loading it costs the first screen time.
    return allowed(tag or current().tag) if _MAY_BE_NEEDED.search(text) else frozenset()
