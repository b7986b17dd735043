"""Quotation marks as the language has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ashore.i18n import _, fill
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.checks.subject import Subject

MARKS = '“”„‟«»〝〞＂「」『』"'
"""Double quotation marks of any language. Single ones are apostrophes too, and are left in peace."""


ENGLISH = "“”"


class Quotes(NamedTuple):
    """What opens and what closes, the usual ones first."""

    opening: str
    closing: str
    spaced: bool = False
    """Whether a space stands on both sides: then the place does not tell what opens and what closes."""


GUILLEMETS = Quotes("«“", "»”")
LOW = Quotes("„»", "“«")
OUTWARD = Quotes("«„", "»“")
CORNERS = Quotes("「『", "」』")
CURLED = Quotes("“«", "”»")
QUOTES = {
    "fr": GUILLEMETS._replace(spaced=True),
    "es": GUILLEMETS,
    "de": LOW,
    "de_CH": OUTWARD,
    "de_LI": OUTWARD,
    "ru": OUTWARD,
    "uk": OUTWARD,
    "be": OUTWARD,
    "tr": CURLED,
    "zh_Hans": Quotes("“", "”"),
    "zh_Hant": CORNERS,
    "ja": CORNERS,
}
"""CLDR 44, delimiters (quotationStart, quotationEnd, alternate ones), and for German books » «. Languages that are not
here are left in peace."""
EITHER = "—–-/([{"
"""Before an opening mark as well as before a closing one."""
BEFORE = " \n\u00a0\u202f¿¡«„“\"'‘‚"
"""What may stand before a mark that opens."""


def quotes_of(tag: str, script: str) -> Quotes | None:
    """The quotation marks of a language."""
    plain = tag.replace("-", "_")
    language = plain.partition("_")[0]
    return QUOTES.get(plain) or QUOTES.get(f"{language}_{script}") or QUOTES.get(language)


def quotes(subject: Subject) -> Iterator[Found]:
    """Marks that the language does not have, or that open where they should close."""
    own = quotes_of(subject.tag, subject.script)
    joins = not re.search(r"[^\W\d]|“.+”", subject.plain_english)  # it stands between two texts
    if own is None or not subject.shown or joins:
        return
    text = subject.plain
    wrong: dict[str, None] = {}
    for at, sign in enumerate(text):
        if sign not in MARKS or (sign in subject.english and sign not in ENGLISH):  # the text is about it
            continue
        role = own.opening + own.closing
        if not subject.wide and not own.spaced:
            before = text[at - 1] if at else " "
            if before not in EITHER:
                role = own.opening if before in BEFORE else own.closing
        elif own.spaced and not text.count(own.opening[0], 0, at) > text.count(own.closing[0], 0, at):
            role = own.opening[0] + own.closing[0]  # the others stand inside these alone
        if sign not in role:
            wrong[sign] = None
    for sign in wrong:
        said = _("{sign} is no quotation mark of this language there; it has {opening}…{closing}")
        yield Found("quotes", fill(said, sign=sign, opening=own.opening[0], closing=own.closing[0]))
    if not wrong and _halves(text, own) and not _halves(subject.plain_english, Quotes(*ENGLISH)):
        yield Found("quotes", _("a quotation mark without its other half"))


def _halves(text: str, own: Quotes) -> bool:
    """Whether one of the pairs is not whole."""
    return any(
        text.count(opening) != text.count(closing) for opening, closing in zip(own.opening, own.closing, strict=True)
    )
