"""How a translation begins and ends, and where its lines break."""

from __future__ import annotations

from collections.abc import Iterator

from ashore.i18n import _, fill
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.checks.subject import Subject

ENDS = {
    ".": ".。။።।۔։។᙮",
    "?": "?？؟;՞፧",
    "!": "!！՜",
    ":": ":：፦՝",
    "…": "…",
}
"""The signs with which a sentence may end where the English one ends with the first."""
ANY_END = ".。…？！?!؟۔।။።։" + "．｡﹒\u037e"
"""The last are no sign of any language and are found as such."""
CLOSING = "”“\"'’‘»«›‹）)」』]\u00a0\u202f "
"""What may stand behind the end of a sentence."""
QUOTED_END = "”」』"
NO_FULL_STOP = ("th", "lo")
"""Languages that end a sentence by a space."""
ABBREVIATION = 4
"""Characters up to which a point at the end is no end of a sentence."""
INDENT = "\u3000\u3000"
"""How far the first line of a paragraph stands in, in a letter of these languages."""
FULL_STOPS = "，。；：？！、"


def edges(subject: Subject) -> Iterator[Found]:
    """Spaces at the ends: texts are put together by them."""
    source, string = subject.source, subject.string
    if not any(character.isalnum() or character == "{" for character in source):
        return  # marks between other texts: which spaces belong to them is the language's business
    if subject.wide and subject.to_others:
        string = string.removeprefix(INDENT)
    if subject.wide and string[-1:] in FULL_STOPS:
        source = source.rstrip()  # full-width marks bring their own space
    if (string[:1].isspace(), string[-1:].isspace()) != (source[:1].isspace(), source[-1:].isspace()):
        text = _("a space at the beginning or the end that the English text does not have, or the other way round")
        yield Found("edge-space", text)


def lines(subject: Subject) -> Iterator[Found]:
    """Line breaks. Whether the first or the last sign is one, GNU gettext minds in any text."""
    ends = {(text[:1] == "\n", text[-1:] == "\n") for text in (subject.string, subject.source, subject.plural) if text}
    if (("\n" in subject.string) != ("\n" in subject.source) and not subject.to_others) or len(ends) > 1:
        text = _("a line break that the English text does not have, or the other way round")
        yield Found("line-break", text)


def end(subject: Subject) -> Iterator[Found]:
    """The sign with which a sentence ends."""
    says_something = any(character.isalpha() for character in subject.plain_english)
    wanted = ENDS.get(subject.source[-1:]) if len(subject.source) > ABBREVIATION and says_something else None
    last = subject.string.rstrip(CLOSING)[-1:]
    right = last in (wanted or "") or last in ANY_END or subject.string[-1:] in QUOTED_END
    if wanted and last and not right and subject.language not in NO_FULL_STOP and subject.shown:
        text = fill(_("it ends without the sign that the English text ends with: {sign}"), sign=subject.source[-1])
        yield Found("sentence-end", text)


def exclamation(subject: Subject) -> Iterator[Found]:
    """An exclamation where English states something: Ashore does not raise its voice."""
    last = subject.string.rstrip(CLOSING)[-1:]
    if subject.source.rstrip(CLOSING)[-1:] == "." and last and last in ENDS["!"] and subject.shown:
        yield Found("exclamation", fill(_("it ends with {sign} where English ends with a full stop"), sign=last))
