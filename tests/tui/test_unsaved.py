"""The dialogs about what could not be saved: whole in every language, and what their rows do."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

import ashore.tui.pages
from ashore.i18n.catalogue import PSEUDOS
from ashore.tui.dialog import ModalPage
from ashore.tui.pages.conflict import ConflictPage
from ashore.tui.pages.hidden import HiddenPage
from ashore.tui.pages.unsaved import LosingPage, RecoveryPage, UnsavedPage
from ashore.workbook import edits
from ashore.workbook.file import recovery
from ashore.workbook.file.recovery import recovery_files
from ashore.workbook.file.store import Store
from tests.support import TODAY, make_app, screen_text, speak, story
from tests.tui.screens import hold_whole, settle, top_text, walk

SIZE = (80, 24)
NEWER = edits.mark_step(story(), "keep-number", "done", TODAY)


@pytest.fixture
def path(home: Path) -> Path:
    place = home / "data" / "workbook.toml"
    Store(place).write(story())
    return place


def put_beside(path: Path, count: int = 1) -> list[Path]:
    """Versions that could not be saved, each different. Newest last."""
    found = []
    for number in range(count):
        value = edits.set_unfinished(NEWER, "x", str(number))
        found.append(recovery.write(path, Store(path).content_of(value)))
    return found


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_Hant", "ru", *PSEUDOS])
@pytest.mark.parametrize("size", [SIZE, (60, 20)])
async def test_each_is_whole(path: Path, language: str, size: tuple[int, int]) -> None:
    speak(language)
    put_beside(path)
    app = make_app(path=path)
    (unsaved,) = app.open_workbook.unsaved()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, RecoveryPage)
        await walk(pilot, ("escape",))
        for page in (RecoveryPage(unsaved), UnsavedPage("x" * 40), LosingPage("x" * 40), ConflictPage()):
            app.go.dialog(page)
            await settle(pilot)
            assert app.screen is page
            if size == SIZE:
                hold_whole(app, language)
            (dialog,) = app.screen.query(".dialog")
            assert dialog.region.bottom <= size[1]
            await walk(pilot, ("escape",))
    app.open_workbook.close()


async def test_several_are_offered_one_after_another(path: Path) -> None:
    _first, second, third = put_beside(path, 3)
    app = make_app(path=path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await walk(pilot, ("down", "enter"))
        assert recovery_files(path) == [second, _first]
        assert not third.exists()
        assert isinstance(app.screen, RecoveryPage)
        await walk(pilot, ("enter",))
        assert app.session.value.unfinished == {"x": "1"}
        assert recovery_files(path) == [_first]
        offered = app.screen
        assert isinstance(offered, RecoveryPage)
        await walk(pilot, ("escape",))
        assert offered not in app.screen_stack
        await walk(pilot, ("u",))
        assert app.session.value == story()
    assert app.open_workbook.close()
    assert recovery_files(path) == [_first]


async def test_what_cannot_be_read_is_said(path: Path) -> None:
    file = recovery.write(path, b"half a fi")
    app = make_app(path=path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        said = " ".join(screen_text(app).split())
        assert "holds a version that could not be saved, and cannot be read here" in said
    app.open_workbook.close()
    assert file.exists()


async def test_leaving_behind_the_harmless_screen_shows_nothing_and_keeps_it(path: Path) -> None:
    app = make_app(path=path)
    async with app.run_test(size=SIZE) as pilot:
        path.unlink()
        path.mkdir()
        app.session.apply(lambda _workbook: NEWER)
        await walk(pilot, ("f2",))
        assert isinstance(app.screen, HiddenPage)
        await app.action_quit()
        assert app.return_code == 1
    app.open_workbook.close()
    (file,) = recovery_files(path)
    assert Store(file).read() == NEWER


async def test_the_reason_stays_beside_the_tabs_while_one_types_on(path: Path) -> None:
    app = make_app(path=path)
    async with app.run_test(size=SIZE) as pilot:
        path.unlink()
        path.mkdir()
        app.session.apply(lambda _workbook: NEWER)
        assert app.session.saver is not None
        assert not app.session.saver.flush()
        for key in ("3", "enter", "enter", "7", "3", "0", "1"):
            await walk(pilot, (key,))
            assert "not saved: a folder, not a file" in screen_text(app)
    app.open_workbook.close()


def dialogs() -> list[type[ModalPage]]:
    """Every dialog."""
    for module in pkgutil.iter_modules(ashore.tui.pages.__path__, "ashore.tui.pages."):
        importlib.import_module(module.name)
    return ModalPage.__subclasses__()


@pytest.mark.parametrize("dialog", dialogs(), ids=lambda dialog: dialog.__name__)
def test_every_dialog_names_the_key_that_closes_it(dialog: type[ModalPage]) -> None:
    source = inspect.getsource(dialog.compose)
    assert '("Esc", K_(' in source or "STAY_KEYS" in source


@pytest.mark.parametrize(
    ("language", "stay", "later"), [("en", "Esc stay", "Esc decide later"), ("zh_CN", "Esc 留下", "Esc 以后再定")]
)
async def test_the_last_line_says_what_esc_does_where_something_is_not_saved(
    language: str, stay: str, later: str
) -> None:
    app = make_app(story())
    async with app.run_test(size=SIZE) as pilot:
        speak(language)
        for page, words in ((UnsavedPage("x"), stay), (LosingPage("x"), stay), (ConflictPage(), later)):
            app.go.dialog(page)
            await settle(pilot)
            last = [line for line in top_text(app).splitlines() if line.strip(" │")][-2]
            assert words in last
            await walk(pilot, ("escape",))
            assert app.screen is not page
