"""Every text has a contrast of at least 7:1 to what is behind it (WCAG 2.2, 1.4.6), computed from what is painted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from textual.color import Color

from ashore.tui.app import AshoreApp
from ashore.tui.dialog import ModalPage
from ashore.tui.themes import THEMES
from tests.support import make_app, speak, two_debts
from tests.tui.screens import VIEWS, settle, walk

LEAST = 7.0
SHOWN = (
    *("home", "menu", "more", "chapter-1", "step", "budget-problem", "debt", "letter", "contacts", "call-now", "facts"),
    *("offers", "credit", "export", "find"),
)
DRAWN = set("▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▐░▒▓│─╭╮╰╯┃▕▔_")
"""Lines, bars and blanks to fill in: they carry no meaning that a text beside them does not."""


def brightness(color: Color) -> float:
    """Relative luminance."""
    parts = (channel / 255 for channel in (color.r, color.g, color.b))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The ratio of two colours, from 1 to 21."""
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(118, 118, 118), Color(255, 255, 255)) == pytest.approx(4.54, abs=0.01)


OURS = [name for name, theme in THEMES.items() if not theme.ansi]
"""Themes whose colours are ours, and not the terminal's."""


@pytest.mark.parametrize("name", OURS)
def test_the_colours_of_a_theme(name: str) -> None:
    theme = THEMES[name]
    texts = (theme.foreground, theme.primary, theme.secondary, theme.accent, theme.error)
    grounds = (theme.background, theme.surface, theme.panel)
    for text, ground in product(texts, grounds):
        assert text and ground
        assert contrast(Color.parse(text), Color.parse(ground)) >= LEAST, (text, ground)


@pytest.mark.parametrize("view", SHOWN)
async def test_what_is_painted(view: str) -> None:
    """In each theme, one after the other, as when a reader tries them."""
    speak("en")
    (keys,) = (each.keys for each in VIEWS if each.name == view)
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, keys)
        grounds = set()
        for theme in OURS:
            app.theme = theme
            await settle(pilot)
            pieces = list(painted(app))
            grounds.add(frozenset(ground.hex for _text, _ink, ground in pieces))
            bad = {(text, ink.hex, ground.hex) for text, ink, ground in pieces if contrast(ink, ground) < LEAST}
            assert not bad, theme
        assert len(grounds) == len(OURS), "each theme has its own colours"


def painted(app: AshoreApp) -> Iterator[tuple[str, Color, Color]]:
    """The texts on the screen, their colours, and what is behind them."""
    strips = app.screen._compositor.render_strips()
    if isinstance(app.screen, ModalPage):  # what is behind a dialog is dimmed, and not to be read
        at = app.screen.query_one(".dialog").region
        strips = [strip.crop(at.x, at.right) for strip in strips[at.y : at.bottom]]
    for strip in strips:
        for segment in strip:
            style = segment.style
            if style is None or style.color is None or style.bgcolor is None:
                continue
            ink, ground = (Color.from_rich_color(c) for c in (style.color, style.bgcolor))
            if style.reverse:
                ink, ground = ground, ink
            if any(c not in DRAWN and not c.isspace() for c in segment.text):
                yield segment.text.strip(), ink, ground
