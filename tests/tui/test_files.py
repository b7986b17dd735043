"""What the screens say about files: names that are none, passphrases that are none, copies that stay in the open."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore.tui.pages.export import ExportDialog
from ashore.tui.pages.passphrase import PassphrasePage
from ashore.tui.widgets.inputs import TextInput
from ashore.workbook.file.passphrase import Key, is_encrypted
from ashore.workbook.file.store import Store
from tests.support import make_app, screen_text, story
from tests.tui.screens import PASSPHRASE, settle, walk

SIZE = (100, 40)


@pytest.mark.parametrize("name", ["~nobody-of-that-name/x.txt", "/", "", "/etc/passwd/x", "x" * 300])
async def test_a_file_that_cannot_be_is_said_and_ends_nothing(name: str) -> None:
    app = make_app(story())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("5", "enter", "m", "s"))
        assert isinstance(app.screen, ExportDialog)
        app.screen.query_one(TextInput).value = name
        app.screen._write(force=False)
        await settle(pilot)
        assert isinstance(app.screen, ExportDialog)
        assert app.screen.query_one("#problem").display


async def test_a_weak_passphrase_is_refused_and_copies_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = Key.make("four words of it")
    monkeypatch.setattr(Key, "make", lambda _passphrase: key)
    path = tmp_path / "workbook.toml"
    Store(path).write(story())
    (tmp_path / "workbook.toml~").write_bytes(path.read_bytes())
    app = make_app(story(), path=path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("space", "s", *("down",) * PASSPHRASE, "enter"))
        page = app.screen
        assert isinstance(page, PassphrasePage)
        for weak in ("a", "aaaaaaaaaa"):
            page.query_one("#new", TextInput).value = page.query_one("#again", TextInput).value = weak
            page._ask()
            await settle(pilot)
            assert "at least 8 characters" in " ".join(screen_text(app).split())
            assert not is_encrypted(path.read_bytes())
        page.query_one("#new", TextInput).value = page.query_one("#again", TextInput).value = "four words of it"
        page._ask()
        for _turn in range(50):
            await settle(pilot)
            if is_encrypted(path.read_bytes()) and app.screen is not page:
                break
        said = " ".join(screen_text(app).split())
        assert "The workbook and its backups are encrypted now." in said
        assert "Not touched" in said and "workbook.toml~" in said
