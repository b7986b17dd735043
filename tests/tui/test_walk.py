"""A walk over all screens: every text comes from a catalogue, every key that is named fits, every line is whole."""

from __future__ import annotations

import re

import pytest

from ashore.i18n import _
from ashore.text import columns
from ashore.tui.screens.unsaved import UnsavedPage
from ashore.tui.widgets.bars import KeyBar
from tests.support import make_app, screen_text, speak
from tests.tui.screens import VIEWS, View, settle, walk

# Names of keys, currencies, languages and what stands in every language.
ALLOWED = re.compile(
    r"\b(?:Esc|Tab|Shift|Enter|Space|CN|English|Language|toml|txt|https?://\S+|hardship|home|root|tmp)\b|\b[a-z]\b|/[\w./-]+"
)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
async def test_no_text_misses_the_catalogues(view: View) -> None:
    speak("en_XA")
    app = view.app()
    async with app.run_test(size=(80, 260)) as pilot:
        await walk(pilot, view.keys)
        shown = screen_text(app)
    if "letter" in view.name or view.name == "export":
        shown = shown.replace("HT", "")
    left = sorted(set(re.findall(r"[A-Za-z]{2,}", ALLOWED.sub(" ", shown))))
    assert left == []


async def test_no_text_of_the_last_question_misses_the_catalogues() -> None:
    speak("en_XA")
    app = make_app()
    async with app.run_test(size=(80, 60)) as pilot:
        app.above(UnsavedPage("9"))
        await settle(pilot)
        assert isinstance(app.screen, UnsavedPage)
        assert re.findall(r"[A-Za-z]{2,}", ALLOWED.sub(" ", screen_text(app))) == []


@pytest.mark.parametrize("language", ["en", "zh_CN", "en_XA"])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
async def test_every_line_is_whole(view: View, language: str) -> None:
    speak(language)
    app = view.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, view.keys)
        lines = screen_text(app).splitlines()
        bars = [(bar.full_text, [_(label) for _key, label in bar._always]) for bar in app.screen.query(KeyBar)]
    for line in lines:
        assert columns(line) <= 80
        for part in re.split("[│▌]", line):
            assert not re.match(r"\s*[。，、；：？！）》”]", part), line
    for full, always in bars:
        if language == "en_XA":  # brackets make it longer than any room; what must be there is there
            assert all(label in lines[-1] for label in always)
        else:
            assert columns(full) <= 78
            assert lines[-1].strip() == full
