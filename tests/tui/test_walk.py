"""A walk over all screens: every text comes from a catalogue, every key that is named fits, every line is whole."""

from __future__ import annotations

import re

import pytest

from ashore.tui.pages.unsaved import UnsavedPage
from tests.support import make_app, screen_text, speak
from tests.tui.screens import SIZE, VIEWS, View, ends, hold_whole, settle, show_all, show_in, top_text, walk
from tests.tui.test_quitting import hold_left_for_good

# Names of keys, currencies, languages and what stands in every language.
ALLOWED = re.compile(
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:cn|com|org|gov)\b|\b(?:Esc|Tab|Del|PgUp|PgDn|Shift|Ctrl|Enter|Space|CN|HK|English|Language|Deutsch|toml|txt|https?://\S+|hardship|home|root|tmp)\b|\b[a-z]\b|(?<![A-Za-z])App(?![A-Za-z])|/[\w./-]+"
)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
async def test_no_text_misses_the_catalogues_or_is_cut_and_every_page_can_be_left(view: View) -> None:
    """In texts that are longer, wider, or between other brackets: at 80×24 the bars and dialogs are whole, and no text
    on the page has lost its end. English and Chinese are looked at with the snapshots. At last one quits."""
    speak("en_XA")
    app = view.app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, view.keys)
        for language in ("en_XA", "en_XW", "en_XB"):
            if language != "en_XA":
                await pilot.resize_terminal(*SIZE)
                await show_in(pilot, app, view, language)
            hold_whole(app, language)
            await show_all(pilot, app)
            hold_translated(view, language, top_text(app))
        speak("en")
        await pilot.resize_terminal(*SIZE)
        await hold_left_for_good(pilot, app, "ctrl+c" if VIEWS.index(view) % 2 else "ctrl+q")
    assert app.return_code == 0


def hold_translated(view: View, language: str, shown: str) -> None:
    """Every text has both its ends, and in the language that has no letter of the source, no such letter is left."""
    begin, end = ends(language)
    assert begin in shown or view.name == "hidden"
    assert shown.count(begin) == shown.count(end)
    if language == "en_XA":
        if "letter" in view.name or view.name == "export":
            shown = shown.replace("HT", "")
        for theirs in (*view.read, "ATM") if view.read else ():  # names of files, and what stands in them
            shown = shown.replace(theirs, "")
        assert sorted(set(re.findall(r"[A-Za-z]{2,}", ALLOWED.sub(" ", shown)))) == []


async def test_no_text_of_the_last_question_misses_the_catalogues() -> None:
    speak("en_XA")
    app = make_app()
    async with app.run_test(size=(80, 60)) as pilot:
        app.go.dialog(UnsavedPage("9"))
        await settle(pilot)
        assert isinstance(app.screen, UnsavedPage)
        assert re.findall(r"[A-Za-z]{2,}", ALLOWED.sub(" ", screen_text(app))) == []
