"""A screen as SVG: every cell stands at its own place, and Chinese does not overlap."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from ashore.text import columns
from ashore.tui.svg import CELL, LINE, MARGIN, Paper, picture

SVG = "{http://www.w3.org/2000/svg}"
PAPER = Paper("#eeeeee", "#111111")
ODD = "¥1 • “好” é 👩‍👩‍👧 e\u0301 ✓ <&> 全角Ａ ▅░│╭─╮"
"""Signs, letters with accents of their own, a pictograph of several signs, what XML cannot take as it is, shapes."""

Places = dict[tuple[int, int], str]
"""What stands at a column of a line."""


def places_of(text: str) -> Places:
    """Where everything stands on a screen that is text; letters with marks are taken together."""
    found: Places = {}
    for row, line in enumerate(text.splitlines()):
        column = 0
        for sign in re.findall(r"👩‍👩‍👧|.[\u0300-\u036f]?", line):
            if sign != " ":
                found[column, row] = sign
            column += columns(sign)
    return found


def drawn(svg: str) -> tuple[Places, dict[tuple[int, int], int]]:
    """What is written where in a picture, by columns and lines; and how many cells it is made to take where it is."""
    found: Places = {}
    taken: dict[tuple[int, int], int] = {}
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        row, rest = divmod(int(text.attrib["y"]) - MARGIN, LINE)
        assert 0 < rest < LINE
        for run in text.iter(f"{SVG}tspan"):
            xs = [(int(x) - MARGIN) / CELL for x in run.attrib["x"].split()]
            wide = "w" in run.attrib.get("class", "").split()
            signs = [run.text or ""] if "textLength" in run.attrib else list(run.text or "")
            for x, sign in zip(xs, signs, strict=True):
                assert x == int(x)
                if sign != " ":
                    assert (int(x), row) not in found
                    found[int(x), row] = sign
                    taken[int(x), row] = int(run.attrib.get("textLength", CELL * (1 + wide))) // CELL
    return found, taken


def hold(svg: str, text: str) -> None:
    """Each cell of the screen is at its place in the picture, as wide as it is on the screen, and nothing else is."""
    found, taken = drawn(svg)
    assert found == places_of(text)
    assert taken == {place: columns(sign) for place, sign in found.items()}
    assert not re.search(r"<script|<image|<foreignObject|href|url\(|@import|@font-face|\bon\w+=", svg)
    assert re.findall(r"\w+://[^\"' ]+", svg) == ["http://www.w3.org/2000/svg"]


def test_signs_that_fonts_make_too_wide() -> None:
    line = [Segment(ODD[:9]), Segment(ODD[9:], Style(bold=True, underline=True, color="red"))]
    svg = picture([line], columns(ODD), PAPER, "<odd>")
    hold(svg, ODD)
    assert ElementTree.fromstring(svg).findtext(f"{SVG}title") == "<odd>"


def test_colours_behind_and_lines_below() -> None:
    red, blue = Color.from_rgb(255, 0, 0), Color.from_rgb(0, 0, 255)
    styles = (Style(bgcolor=blue), Style(color=red, reverse=True), Style(color=red, underline=True), Style())
    svg = picture([[Segment("好a", style) for style in styles]], 12, PAPER, "")
    boxes = [box.attrib for box in ElementTree.fromstring(svg).iter(f"{SVG}rect")][1:]
    wanted = [("0", "#0000ff", LINE), ("3", "#ff0000", LINE), ("6", "#ff0000", 1)]
    assert [(f"{(int(b['x']) - MARGIN) // CELL}", b["fill"], int(b["height"])) for b in boxes] == wanted
    assert {box["width"] for box in boxes} == {str(3 * CELL)}
    inks = [run.attrib["fill"] for run in ElementTree.fromstring(svg).iter(f"{SVG}tspan")]
    assert inks == ["#eeeeee"] * 2 + ["#111111"] * 2 + ["#ff0000"] * 2 + ["#eeeeee"] * 2


def test_lines_meet() -> None:
    """Those of neighbouring cells, and of a corner with its neighbours."""
    svg = picture([[Segment("╭─")], [Segment("│▌")]], 2, PAPER, "")
    ways = [path.attrib["d"] for path in ElementTree.fromstring(svg).iter(f"{SVG}path")]
    middle, side = MARGIN + CELL / 2, MARGIN + CELL
    assert ways[0].startswith(f"M{middle:g},{MARGIN + LINE} ")
    assert ways[0].endswith(f" {side},{MARGIN + LINE / 2:g}")
    assert f"M{side},{MARGIN + LINE / 2:g}" in ways[1]
    assert f"M{middle:g},{MARGIN + LINE}" in ways[2]
