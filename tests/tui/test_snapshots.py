"""Every screen at 80×24 in English and Chinese, as text: look at a change before you accept it."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.support import screen_text, speak
from tests.tui.screens import VIEWS, View, hold_whole, walk


class ScreenFile(SingleFileSnapshotExtension):
    """One text file a screen."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
async def test_screen(view: View, language: str, snapshot: SnapshotAssertion) -> None:
    speak(language)
    app = view.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, view.keys)
        hold_whole(app, language)
        assert screen_text(app) + "\n" == snapshot(extension_class=ScreenFile)
