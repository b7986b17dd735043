"""Spaces and marks as the language has them: no-break spaces in French, ¿…? in Spanish, wide marks in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ashore.i18n import _, fill
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.checks.subject import Subject

NO_BREAK = "\u00a0\u202f"
"""The no-break space and the narrow one: French typography has either, by mark and by house."""
FRENCH_MARKS = {"fr": ";:!?", "fr_CA": ":"}
"""The marks that have a space before them. In Canada only the colon (Le guide du rédacteur, Ottawa)."""
NO_SPACE_IN_QUOTES = ("fr_CH",)
"""Where guillemets stand close to the words."""
BEHIND = r"(?=[\s»)\]”\"]|$)"
TIGHT = re.compile(rf"[\w)\]}}»”’'%€…]([;:!?]){BEHIND}")
LOOSE = re.compile(rf"\S[^\S\n{NO_BREAK}]+([;:!?]+){BEHIND}")
IN_QUOTES = re.compile(rf"«(?![{NO_BREAK}])|(?<![{NO_BREAK}])»")
BEFORE_MARK = re.compile(rf"[\w)\]»”][^\S\n]+([.,;:!?。，、；：？！]){BEHIND}")
DOUBLE = re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")
HALF_AFTER_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff][,;:?!](?!\S*[A-Za-z0-9/])")
HALF_END = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]\.(?=\s|$)")
FULL_WIDTH = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
NO_SENTENCE = " ,/([|"
"""What a mark behind which ends no sentence: it stands in a list of keys."""
INVERTED = {"?": "¿", "!": "¡"}


def french(subject: Subject) -> Iterator[Found]:
    """The space before ; : ! ? and inside « »: one at which no line breaks, else a mark stands alone in a line."""
    if subject.language != "fr" or not subject.shown:
        return
    marks = FRENCH_MARKS.get(subject.tag.replace("-", "_"), FRENCH_MARKS["fr"])
    tight = {mark for mark in TIGHT.findall(subject.plain) if mark in marks}
    loose = {mark[0] for mark in LOOSE.findall(subject.plain) if not subject.stands_alone(mark[0])}
    for mark in sorted(tight | loose):
        text = _("before {sign} an ordinary space or none; it has to be a no-break space (U+202F or U+00A0)")
        yield Found("no-break-space", fill(text, sign=mark))
    if IN_QUOTES.search(subject.plain) and subject.tag.replace("-", "_") not in NO_SPACE_IN_QUOTES:
        yield Found(
            "no-break-space",
            _("inside « » ordinary spaces or none; they have to be no-break spaces (U+00A0 or U+202F)"),
        )


def before_mark(subject: Subject) -> Iterator[Found]:
    """A space before a mark, where the language has none."""
    own = ";:!?" if subject.language in ("fr", "br") else ""
    for mark in dict.fromkeys(BEFORE_MARK.findall(subject.plain)):
        if mark not in own and not subject.stands_alone(mark) and f" {mark}" not in subject.plain_english:
            yield Found("space-before-mark", fill(_("a space before {sign}"), sign=mark))


def blank_space(subject: Subject) -> Iterator[Found]:
    """Tabs, and two spaces for one."""
    if "\t" in subject.string and "\t" not in subject.english:
        yield Found("tab", _("a tab character"))
    if DOUBLE.search(subject.string) and "  " not in subject.english:
        yield Found("double-space", _("two spaces for one"))


def inverted(subject: Subject) -> Iterator[Found]:
    """In Spanish a question begins with ¿ and an exclamation with ¡."""
    if subject.language != "es" or not subject.shown:
        return
    for mark, opening in INVERTED.items():
        plain = subject.plain
        if subject.stands_alone(mark):
            plain = re.sub(rf"(?:^|(?<=[\s(]))\{mark}(?=[\s),]|$)", "", plain)
        open_ones, wrong = 0, False
        for at, character in enumerate(plain):
            if character == opening:
                open_ones += 1
            elif character == mark and plain[at - 1 : at].strip(NO_SENTENCE):
                wrong = wrong or not open_ones
                open_ones = 0
        if wrong or open_ones:
            yield Found("inverted-mark", fill(_("{opening} and {sign} belong together"), opening=opening, sign=mark))


def three_dots(subject: Subject) -> Iterator[Found]:
    """Three points for the one sign that English has there."""
    if "..." in subject.string and "…" in subject.english and "..." not in subject.english:
        yield Found("three-dots", _("three points; English has the sign … there"))


def width(subject: Subject) -> Iterator[Found]:
    """Wide marks between wide letters, and narrow digits."""
    if not subject.wide:
        return
    if HALF_AFTER_WIDE.search(subject.plain) or HALF_END.search(subject.plain):
        yield Found("half-width", _("half-width punctuation after a full-width character"))
    if FULL_WIDTH.search(subject.string):
        yield Found("full-width", _("full-width digits or letters"))
