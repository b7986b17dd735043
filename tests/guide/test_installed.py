"""A workbook whose place is not here, and a place that is broken: what is shown instead, and that it is said."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ashore.cli.main import main
from ashore.guide.guide import _load
from ashore.guide.installed import STAND_IN, _in_force, faults, in_force, places
from ashore.storage import paths
from ashore.workbook import edits
from ashore.workbook.file.store import Store
from tests.support import make_app, screen_text, story
from tests.tui.screens import go_to_row, settle, walk

Out = pytest.CaptureFixture[str]
NOTICE = "The rules of the place 'zz', which your workbook has chosen, are not installed here."


@pytest.fixture
def elsewhere(home: Path) -> Path:
    """A workbook of a place that is not installed, saved where Ashore looks for it."""
    path = home / "data" / "workbook.toml"
    Store(path).write(edits.changed(story(), jurisdiction="zz"))
    return path


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The content in a folder of its own, which Ashore takes for its own."""
    folder = tmp_path / "content"
    shutil.copytree(paths.content_dir(), folder)
    monkeypatch.setattr(paths, "content_dir", lambda: folder)
    _in_force.cache_clear()
    _load.cache_clear()
    yield folder
    _in_force.cache_clear()
    _load.cache_clear()


def test_a_place_that_is_here_needs_no_notice() -> None:
    for guide in places()[0]:
        assert in_force(guide.jurisdiction).guide is guide
        assert not in_force(guide.jurisdiction).notice


def test_without_the_place_the_one_that_states_no_law_stands_in() -> None:
    rules = in_force("zz")
    assert rules.guide.jurisdiction == STAND_IN
    assert rules.notice.startswith(NOTICE)


@pytest.mark.parametrize("verb", [["status"], ["read", "1"], ["letter", "hardship"], ["export", "agenda"]])
def test_verbs_work_and_say_so(verb: list[str], elsewhere: Path, capsys: Out) -> None:
    before = elsewhere.read_bytes()
    for _turn in range(2):  # what was answered once is not answered without the notice
        assert main(verb) == 0
        said = capsys.readouterr()
        assert said.out
        assert NOTICE in said.err
    assert elsewhere.read_bytes() == before


def test_check_and_doctor_do_not_call_it_well(elsewhere: Path, capsys: Out) -> None:
    assert main(["check"]) == 1
    said = capsys.readouterr()
    assert "a sound workbook" in said.out
    assert NOTICE in said.err
    assert main(["doctor"]) == 1
    assert f"! {NOTICE}" in capsys.readouterr().out


def test_the_plain_way_says_so(elsewhere: Path) -> None:
    command = [sys.executable, "-m", "ashore", "plain"]
    ran = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert NOTICE in ran.stdout


async def test_the_screens_say_so_and_the_workbook_keeps_its_place(elsewhere: Path) -> None:
    app = make_app(path=elsewhere)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        assert "The rules of the place 'zz'" in screen_text(app)
        await walk(pilot, ("space", "s"))
        shown = screen_text(app)
        assert "The rules of the place 'zz'" in shown
        assert "(•) Another place" not in shown
        assert app.session.value.jurisdiction == "zz"
        go_to_row(app, "place-gb")
        await walk(pilot, ("enter",))
        assert app.session.value.jurisdiction == app.guide.jurisdiction == "gb"
        assert screen_text(app).count("'zz'") < shown.count("'zz'")  # above the keys it stays until it could be read
        assert app.session.saver is not None
        app.session.saver.close()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("facts.toml", "title = ", "gb/facts.toml: not valid TOML"),
        ("facts.toml", "id = 'x'\n", "gb/facts.toml, line 1"),
        ("facts.toml", "\x00", "gb/facts.toml: not valid TOML"),
    ],
)
def test_a_broken_place_is_named_and_leaves_the_others_alone(
    name: str, text: str, words: str, content: Path, home: Path, capsys: Out
) -> None:
    (content / "jurisdictions" / "gb" / name).write_text(text, "utf-8")
    sound, problems = places()
    assert [guide.jurisdiction for guide in sound] == ["cn", "any"]
    assert [problem for problem in problems if words in problem] == problems != []
    assert in_force("gb").guide.jurisdiction == STAND_IN
    assert words in in_force("gb").notice
    assert main(["doctor"]) == 1
    assert words in capsys.readouterr().out


async def test_the_settings_list_the_others_and_name_the_broken_one(content: Path, home: Path) -> None:
    (content / "jurisdictions" / "gb" / "facts.toml").write_text("title = ", "utf-8")
    (content / "jurisdictions" / "gb.bak").mkdir()
    (content / "jurisdictions" / "gb.bak" / "facts.toml").write_text("", "utf-8")
    app = make_app()
    app._guide = in_force("cn", content).guide
    async with app.run_test(size=(80, 50)) as pilot:
        await walk(pilot, ("space", "s"))
        shown = screen_text(app)
        assert "(•) Mainland China" in shown
        assert "gb/facts.toml: not valid TOML" in shown
        assert "gb.bak: not the code of a place" in shown


def test_a_broken_file_of_a_place_is_found_by_the_doctor(content: Path, home: Path, capsys: Out) -> None:
    assert faults(content) == []
    (content / "jurisdictions" / "gb" / "papers.toml").write_text("id = ", "utf-8")
    _load.cache_clear()  # another program: nothing of it is read yet
    assert main(["doctor"]) == 1
    assert "! gb/papers.toml: not valid TOML" in capsys.readouterr().out


def test_a_place_that_rests_on_itself_is_named(content: Path) -> None:
    facts = content / "jurisdictions" / "gb" / "facts.toml"
    facts.write_text(facts.read_text("utf-8").replace("base = 'any'", "base = 'gb'"), "utf-8")
    assert "a place rests on itself" in places(content)[1][0]
    assert in_force("gb", content).guide.jurisdiction == STAND_IN
