"""The one door for text: what comes in is cleaned here, what goes out is broken into lines here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

# C0 (but tab and newline, which are handled below), DEL, C1, bidi controls, zero-width and other invisible marks,
# and lone surrogates: a terminal may act on the first three, and the others deceive the eye or cannot be encoded.
# Two joiners are letters' own business in Arabic, Indic, Myanmar, Khmer and Mongolian scripts, and nowhere else.
# What the catalogues of a language may hold of these all the same, `ashore.i18n.marks` knows.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
    "|(?<![\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af])[\u200c\u200d]"
)

PRINTABLE_MARK = "\u034f"
"""The one mark that `clean` removes though Python counts it as printable: a printable text without it is clean."""


DIRECTIONS = "\u200e\u200f\u061c"
"""Marks that say which way the signs beside them are read. They are not seen."""
ISOLATES = "\u2066\u2067\u2068"
"""Each begins a part whose direction is its own."""
ISOLATE_END = "\u2069"
JOINERS = "\u200c\u200d"
"""Between two letters: that they are not joined, or are."""

LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line somewhere. All of them are line ends here: two lines without one would be one word."""
LINE_MARK = "⏎"
"""Stands for a line end in a field of one line for one value, so that it is seen and nothing is joined."""
_LINE_END = re.compile(f"\r\n|[{LINE_ENDS}]")


def clean(text: str, *, lines: bool = True, kept: Collection[str] = "") -> str:
    """Text without control and invisible characters; with `lines=False` on one line. Tabs become spaces.

    `kept`: invisible characters that stay; isolates of them only where they are closed in their line.
    """
    text = without_control(_LINE_END.sub("\n", text).replace("\t", "    "), kept)
    if kept:
        wrong = unclosed(text)
        text = "".join(character for at, character in enumerate(text) if at not in wrong) if wrong else text
    return text if lines else " ".join(text.split("\n"))


def without_control(text: str, kept: Collection[str] = "") -> str:
    """Text without control and invisible characters other than those `kept`."""
    return CONTROL.sub(lambda found: found[0] if found[0] in kept else "", text) if kept else CONTROL.sub("", text)


def unclosed(text: str) -> frozenset[int]:
    """Where an isolate begins that does not end in its line, or ends though none was begun: it would turn what stands
    beside the text."""
    wrong: set[int] = set()
    begun: list[int] = []
    for at, character in enumerate(text):
        if character in ISOLATES:
            begun.append(at)
        elif character == ISOLATE_END and begun:
            begun.pop()
        elif character == ISOLATE_END:
            wrong.add(at)
        elif character == "\n":
            wrong.update(begun)
            begun = []
    return frozenset(wrong.union(begun))


def _open_isolates(text: str) -> str:
    """The isolates that are still open at the end of a text, as they were begun."""
    begun: list[str] = []
    for character in text:
        if character in ISOLATES:
            begun.append(character)
        elif character == ISOLATE_END and begun:
            begun.pop()
    return "".join(begun)


def folded(text: str) -> str:
    """Text as it is searched: capital or not, full width or not, it is the same."""
    return unicodedata.normalize("NFKC", text).casefold()


def stands_in(text: str, words: Sequence[str]) -> bool:
    """Whether all the words stand in a text; both are `folded`."""
    return all(word in text for word in words)


def columns(text: str) -> int:
    """How many terminal columns a text takes."""
    from rich.cells import cell_len

    return cell_len(text)


def shorten(text: str, width: int) -> str:
    """Text cut to `width` columns, with an ellipsis when something was left out."""
    if columns(text) <= width:
        return text
    kept = ""
    for character in text:
        if columns(kept + character) > width - 1:
            break
        kept += character
    return kept.rstrip() + ISOLATE_END * len(_open_isolates(kept)) + "…" if width > 0 else ""


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Text filled with spaces to `width` columns (shortened when longer); `right` puts it at the right edge."""
    text = shorten(text, width)
    space = " " * (width - columns(text))
    return space + text if right else text + space


_PLAIN = re.compile(r" *+(?:[A-Za-z0-9]++(?:'[A-Za-z]++)*+[.,;:?!]*+(?: ++|$))*+")
_WORD = re.compile(r"(?:^ +|[^ ]+) *")


@lru_cache(maxsize=4096)
def _units(paragraph: str) -> tuple[tuple[str, int, int], ...]:
    """The pieces between break opportunities (UAX #14): text, its columns, its columns without trailing space.

    Finding them is slow (about a millisecond a line) and does not depend on the width, so they are kept. In a text of
    plain English words they stand behind its spaces and nowhere else: that is found at once.
    """
    if _PLAIN.fullmatch(paragraph):
        return tuple((unit, len(unit), len(unit.rstrip())) for unit in _WORD.findall(paragraph))
    from uniseg.linebreak import line_break, line_break_units

    units: list[str] = []
    for unit in line_break_units(paragraph):
        # LB24 as Unicode has it since its version 9, and uniseg 0.8 has not: no break between CN and ¥, Ctrl and +C.
        if units and line_break(unit[0]) in ("PR", "PO") and line_break(units[-1][-1]) in ("AL", "HL"):
            unit = units.pop() + unit
        units.append(unit)
    return tuple((unit, columns(unit), columns(unit.rstrip())) for unit in units)


def _wrap_paragraph(paragraph: str, width: int, hang: str) -> list[str]:
    if columns(paragraph) <= width:
        return [paragraph.rstrip()]
    lines: list[str] = []
    line, used = "", 0
    for unit, size, visible in _units(paragraph):
        if used + visible <= width:
            line, used = line + unit, used + size
            continue
        if line.strip():
            lines.append(line.rstrip())
            line, used = hang, columns(hang)
        if used + visible <= width:
            line, used = line + unit, used + size
            continue
        for character in unit:  # a piece longer than a whole line (an address): broken where it must be
            wide = columns(character)
            if used + wide > width and line.strip():
                lines.append(line.rstrip())
                line, used = hang, columns(hang)
            line, used = line + character, used + wide
    lines.append(line.rstrip())
    return lines


def wrap(text: str, width: int, *, first: str = "", hang: str = "") -> list[str]:
    """Lines of at most `width` columns, broken by UAX #14, so that no line begins with Chinese punctuation.

    `first` stands before the first line and `hang` before every other line.
    """
    width = max(width, 4)
    lines: list[str] = []
    for number, paragraph in enumerate(text.split("\n")):
        lead = first if number == 0 else hang
        broken = _wrap_paragraph(lead + paragraph, width, hang) if paragraph else [lead.rstrip()]
        lines.extend(broken if len(broken) == 1 else _closed(broken, hang))
    return lines


def _closed(lines: list[str], hang: str) -> list[str]:
    """The lines of a paragraph, in which an isolate that goes on in the next line is closed in one and begun anew in
    the other."""
    if not any(isolate in line for line in lines for isolate in ISOLATES):
        return lines
    found, begun = [], ""
    for number, line in enumerate(lines):
        if number:
            lead = hang if line.startswith(hang) else ""
            line = lead + begun + line[len(lead) :]
        begun = _open_isolates(line)
        found.append(line + ISOLATE_END * len(begun))
    return found


def table_row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """A row of a table, its first cell at the left edge and the others at the right of theirs.

    A cell that is wider than its column goes on in the next line: no word is lost in a language with longer ones.
    """
    parts = [wrap(cell, width - (number > 0)) for number, (cell, width) in enumerate(zip(cells, widths, strict=True))]
    lines = []
    for at in range(max(map(len, parts))):
        texts = [part[at] if at < len(part) else "" for part in parts]
        lines.append("".join(pad(text, widths[n], right=n > 0) for n, text in enumerate(texts)).rstrip())
    return lines


def normalise(text: str) -> str:
    """Digits of every script and full-width signs as plain ones, no invisible characters, no space at the ends: for
    reading input."""
    text = clean(unicodedata.normalize("NFKC", text), lines=False).strip()
    return text if text.isascii() else "".join(map(_plain_digit, text))


def _plain_digit(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character
