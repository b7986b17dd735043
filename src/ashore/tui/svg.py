"""A screen as a picture for a browser: SVG in which every cell stands at its own place, also beside Chinese.

Textual's own picture (`App.save_screenshot`) draws each run of characters from where it begins and leaves the rest to
the font: Chinese characters, which no font makes exactly two cells wide, then run into what stands behind them. Here
each character has its own x; one that a font may make wider than its cells is pressed into them; lines and bars are
drawn as shapes, because a font leaves gaps between them. Nothing is fetched, nothing is run, and the text is text, a
line of it a line of the screen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape

from rich.cells import split_graphemes
from rich.color import Color
from rich.segment import Segment
from rich.style import Style

CELL = 10
LINE = 22
MARGIN = 12
BASE = 16
"""Pixels: a cell's width and height, the edge around all, and where the letters stand in a line."""
STYLE = """\
text{font:16.5px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-kerning:none;font-variant-ligatures:none;
text-spacing-trim:space-all;white-space:pre}
.w{font:18px 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC','WenQuanYi Micro Hei',sans-serif}
.b{font-weight:bold}
.i{font-style:italic}"""
"""Fonts that are on the machine, whichever: a wide character (`w`) is a little smaller than its two cells in all."""
SQUARE = (
    ("\u2e80", "\u303e"),
    ("\u3041", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uac00", "\ud7a3"),
    ("\uf900", "\ufaff"),
    ("\uff01", "\uff60"),
)
"""From and to: characters of East Asian writing, which are as wide as high in every font."""


class Cell(NamedTuple):
    """What stands in one cell, or in two."""

    at: int
    """Its column."""
    text: str
    wide: int
    """The cells it takes."""
    ink: str
    paper: str
    bold: bool
    italic: bool
    lines: tuple[int, ...]
    """How far above or below the foot of the letters a line runs, in pixels: below them, or through them."""


class Paper(NamedTuple):
    """The colours where nothing else is said: of what is written, and behind it."""

    ink: str
    paper: str


def picture(lines: Sequence[Iterable[Segment]], columns: int, page: Paper, title: str, language: str = "en") -> str:
    """The lines of a screen, drawn. `language` is as in the web, so that the right characters are chosen."""
    width, height = columns * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    drawn = [line for row, segments in enumerate(lines) for line in _row(cells(segments, page), row, page)]
    box = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {box} xml:lang="{language}" xml:space="preserve">',
            f"<title>{escape(title)}</title>",
            f"<style>{STYLE}</style>",
            f'<rect width="{width}" height="{height}" rx="8" fill="{page.paper}"/>',
            *drawn,
            "</svg>\n",
        ]
    )


def cells(segments: Iterable[Segment], page: Paper) -> list[Cell]:
    """The cells of a line. What takes none, such as an accent, belongs to the one before."""
    found: list[Cell] = []
    column = 0
    for text, style, control in segments:
        if control:
            continue
        look = style or Style.null()
        ink, paper = _hex(look.color, page.ink), _hex(look.bgcolor, page.paper)
        if look.reverse:
            ink, paper = paper, ink
        lines = tuple(at for at, has in ((3, look.underline), (-5, look.strike)) if has)
        for begin, end, wide in split_graphemes(text)[0]:
            if not wide and found:
                found[-1] = found[-1]._replace(text=found[-1].text + text[begin:end])
            elif wide:
                cell = Cell(column, text[begin:end], wide, ink, paper, bool(look.bold), bool(look.italic), lines)
                found.append(cell)
                column += wide
    return found


def _hex(color: Color | None, otherwise: str) -> str:
    return otherwise if color is None or color.is_default else color.get_truecolor().hex


def _row(row: list[Cell], number: int, page: Paper) -> Iterable[str]:
    """What is behind the letters first, then lines and bars, then the letters."""
    y = MARGIN + number * LINE
    for paper, group in groupby(row, lambda cell: cell.paper):
        if paper != page.paper:
            some = list(group)
            yield _rect(_x(some[0].at), y, sum(cell.wide for cell in some) * CELL, LINE, paper)
    for (lines, ink), group in groupby(row, lambda cell: (cell.lines, cell.ink)):
        some = list(group)
        for at in lines:
            yield _rect(_x(some[0].at), y + BASE + at, sum(cell.wide for cell in some) * CELL, 1, ink)
    for cell in row:
        yield from shape(cell, y)
    written = "".join(_text(run) for run in runs(row))
    if written:
        yield f'<text y="{y + BASE}">{written}</text>'


def _x(column: int) -> int:
    return MARGIN + column * CELL


def _rect(x: float, y: float, width: float, height: float, fill: str, more: str = "") -> str:
    sizes = f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
    return f'<rect {sizes} fill="{fill}"{more} shape-rendering="crispEdges"/>'


# Letters


def runs(row: Iterable[Cell]) -> list[list[Cell]]:
    """Cells that are written in one go, of one look and one font."""
    found: list[list[Cell]] = []
    for cell in row:
        if found and not _is_odd(found[-1][0]) and (cell.text == " " or _kind(cell) == _kind(found[-1][0])):
            found[-1].append(cell)
        else:
            found.append([cell])
    while found and found[-1][-1].text == " ":
        found[-1].pop()
        if not found[-1]:
            found.pop()
    return found


def _kind(cell: Cell) -> tuple[object, ...]:
    return _is_square(cell), _is_odd(cell), _ink(cell), cell.bold, cell.italic


def _ink(cell: Cell) -> str:
    """What is drawn as a shape is written too, unseen, so that it can be selected."""
    return "none" if drawn_as_shape(cell) else cell.ink


def _is_square(cell: Cell) -> bool:
    """Whether it is as wide as high in every font."""
    return cell.wide == 2 and len(cell.text) == 1 and any(first <= cell.text <= last for first, last in SQUARE)


def _is_odd(cell: Cell) -> bool:
    """Whether a font may make it wider than its cells."""
    return not (cell.text.isascii() or _is_square(cell) or drawn_as_shape(cell))


def _text(run: list[Cell]) -> str:
    first = run[0]
    looks = [name for name, has in (("w", _is_square(first)), ("b", first.bold), ("i", first.italic)) if has]
    look = f' class="{" ".join(looks)}"' if looks else ""
    fits = f' textLength="{first.wide * CELL}" lengthAdjust="spacingAndGlyphs"' if _is_odd(first) else ""
    places = " ".join(str(_x(cell.at)) for cell in run)
    return f'<tspan x="{places}"{fits} fill="{_ink(first)}"{look}>{escape("".join(cell.text for cell in run))}</tspan>'


# Lines and bars

BLOCKS = {
    **{chr(0x2580 + n): (0.0, 8.0 - n, 8.0, float(n)) for n in range(1, 9)},
    **{chr(0x2590 - n): (0.0, 0.0, float(n), 8.0) for n in range(1, 8)},
    "▀": (0.0, 0.0, 8.0, 4.0),
    "▐": (4.0, 0.0, 4.0, 8.0),
    "▔": (0.0, 0.0, 8.0, 1.0),
    "▕": (7.0, 0.0, 1.0, 8.0),
}
"""x, y, width and height, in eighths of a cell."""
SHADES = {"░": 0.25, "▒": 0.5, "▓": 0.75}
ENDS = {"UP": (0.5, 0.0), "DOWN": (0.5, 1.0), "LEFT": (0.0, 0.5), "RIGHT": (1.0, 0.5)}
"""Where the arms of a line end, in parts of a cell."""


def _arms(text: str) -> tuple[str, list[str]] | None:
    """How a line is drawn and where its arms lead, by the name that Unicode gives it."""
    words = unicodedata.name(text, "").split() if len(text) == 1 else []
    if words[:2] != ["BOX", "DRAWINGS"] or words[2] not in ("LIGHT", "HEAVY"):
        return None
    arms = " ".join(words[2:]).replace("HORIZONTAL", "LEFT RIGHT").replace("VERTICAL", "UP DOWN").split()
    if set(arms[1:]) - {*ENDS, "AND", "ARC"}:
        return None
    return ("ARC" if "ARC" in arms else arms[0]), [arm for arm in arms if arm in ENDS]


def drawn_as_shape(cell: Cell) -> bool:
    """Whether a shape is seen."""
    return cell.text in BLOCKS or cell.text in SHADES or _arms(cell.text) is not None


def shape(cell: Cell, y: int) -> Iterable[str]:
    """A bar, a shade or a line, so that those of neighbouring cells meet."""
    x = _x(cell.at)
    if box := BLOCKS.get(cell.text):
        left, top, width, height = box
        yield _rect(x + left * CELL / 8, y + top * LINE / 8, width * CELL / 8, height * LINE / 8, cell.ink)
    elif shade := SHADES.get(cell.text):
        yield _rect(x, y, CELL, LINE, cell.ink, f' fill-opacity="{shade}"')
    elif line := _arms(cell.text):
        how, arms = line
        ends = [f"{x + ENDS[arm][0] * CELL:g},{y + ENDS[arm][1] * LINE:g}" for arm in arms]
        middle = f"{x + CELL / 2:g},{y + LINE / 2:g}"
        way = f"M{ends[0]} Q{middle} {ends[1]}" if how == "ARC" else " ".join(f"M{end} L{middle}" for end in ends)
        yield f'<path d="{way}" fill="none" stroke="{cell.ink}" stroke-width="{2 if how == "HEAVY" else 1}"/>'
