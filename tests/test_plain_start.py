"""The plain way at its first start, and its settings: who comes for the first time is asked about danger first."""

from __future__ import annotations

import io
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest

from ashore.dialogue.menu import Conversation
from ashore.dialogue.program import Program
from ashore.dialogue.talk import Leave, Talk
from ashore.guide.guide import load
from ashore.guide.say import title_of
from ashore.i18n import _, catalogue, current
from ashore.settings import Settings
from ashore.workbook.session import Session
from tests.e2e.terminal import Terminal
from tests.support import empty, speak, story
from tests.test_plain import NOW, Typed, run

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh_CN"])


def kept(home: Path) -> dict[str, object]:
    """The settings that were written."""
    file = home / "config" / "settings.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


def number_of(tag: str) -> str:
    """The number of a language in the list."""
    return str(catalogue.available(catalogue.search_path()).index(tag) + 1)


def begun(program: Program, *answers: str) -> str:
    """The conversation from the first start on."""
    session, shown = Session(empty()), io.StringIO()
    spoken = Talk(Typed(answers, shown), shown, session, lambda: NOW, 78)
    with suppress(Leave):
        Conversation(spoken, session, catalogue.search_path(), 78, program).begin()
    return shown.getvalue()


@LANGUAGES
def test_who_comes_for_the_first_time_is_asked_about_danger_first(language: str, tmp_path: Path) -> None:
    speak(language)
    with Terminal("plain", "--lang", language, home=tmp_path, size=(80, 60)) as terminal:
        terminal.until(_("Is one of these so now?"))
        assert _("You are not alone with this.") in terminal.text()
        assert _("Ashore: where you stand") not in terminal.text()
        terminal.write("\n")
        terminal.until(_("Ashore: where you stand"))
        terminal.until(_("Nothing you enter leaves this machine."))
        terminal.write("q\n")
        assert terminal.ended() == 0
    assert kept(tmp_path)["welcomed"] is True
    with Terminal("plain", "--lang", language, home=tmp_path, size=(80, 60)) as terminal:
        terminal.until(_("Ashore: where you stand"))
        terminal.until("1. " + _("Danger, a court paper, nothing to eat?"))
        assert _("Is one of these so now?") not in terminal.text()
        terminal.write("q\n")
        assert terminal.ended() == 0


def test_from_a_pipe_the_same_lines_do_the_same_each_time(tmp_path: Path) -> None:
    for _turn in range(2):
        done = run(tmp_path, "3\nl\nq\n", "plain", "--lang", "en")
        assert "Is one of these so now?" not in done.stdout
        assert done.stdout.count("Note a debt") == 2
    assert kept(tmp_path) == {}  # nobody has been welcomed yet


def test_a_card_comes_before_everything_and_leads_back() -> None:
    speak("en")
    said = begun(Program(), "1", "", "", "q")
    order = ("Is one of these so now?", "At the door", "This workbook is for people", "Ashore: where you stand")
    places = [said.index(words) for words in order]
    assert places == sorted(places)


def test_who_ends_before_an_answer_is_asked_again() -> None:
    speak("en")
    program = Program()
    assert "Ashore: where you stand" not in begun(program, "q")
    assert program.settings == Settings()
    assert "Ashore: where you stand" in begun(program, "", "q")
    assert program.settings == Settings(welcomed=True)
    assert "Is one of these so now?" not in begun(program, "q")


def test_the_language_can_be_chosen_before_anything_else() -> None:
    speak("en")
    program = Program()
    choose = str(len(load().cards.question) + 1)  # behind the questions about danger
    said = begun(program, choose, number_of("zh_CN"), "", "", "q")
    assert program.settings.language == current().tag == "zh_CN"
    assert said.index("Language / 语言") < said.index("简体中文")
    assert _("Ashore: where you stand") in said
    assert "Ashore: where you stand" not in said


@LANGUAGES
def test_a_language_is_kept(language: str, tmp_path: Path) -> None:
    speak(language)
    done = run(tmp_path, f"17\n1\n{number_of('zh_CN')}\n\n\nq\n", "plain", "--lang", language)
    assert done.returncode == 0
    assert kept(tmp_path)["language"] == "zh_CN"
    speak("zh_CN")
    assert _("Everything is saved.") in run(tmp_path, "q\n", "plain").stdout


def test_without_a_trace_no_setting_is_written(tmp_path: Path) -> None:
    done = run(tmp_path, f"17\n1\n{number_of('zh_CN')}\n\n\nq\n", "plain", "--ephemeral", "--lang", "en")
    assert "上岸手册" in done.stdout
    assert not (tmp_path / "config").exists()


def test_a_setting_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("in its place")
    done = run(tmp_path, f"17\n1\n{number_of('ru')}\nq\n", "plain", "--lang", "en")
    speak("ru")
    before = _("The setting holds until you quit; it could not be kept: {problem}.").partition("{")[0]
    assert before in " ".join(done.stdout.split())


@LANGUAGES
def test_the_rules_of_another_place_hold_at_once_and_can_be_taken_back(language: str) -> None:
    speak(language)
    session, shown = Session(story()), io.StringIO()
    spoken = Talk(Typed(("17", "2", "2", "", "", "11", "", "u", "q"), shown), shown, session, lambda: NOW, 78)
    with pytest.raises(Leave):
        Conversation(spoken, session, catalogue.search_path(), 78).home()
    assert session.value == story()
    assert session.can_redo
    assert title_of(load("gb")) in shown.getvalue()
    session.redo()
    assert session.value.jurisdiction == "gb"
    assert session.value.currency == story().currency  # sums are there: none is converted


def test_the_settings_say_what_is_elsewhere(tmp_path: Path) -> None:
    done = run(tmp_path, "17\nq\n", "plain", "--lang", "en")
    said = "".join(done.stdout.split())
    for words in ("ashore passphrase set", "Theme and hiding belong to the screens", str(tmp_path / "data")):
        assert "".join(words.split()) in said


def test_settings_of_the_screens_stay(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('theme = "contrast"\nhide_after = 10\n')
    run(tmp_path, f"17\n1\n{number_of('ru')}\nq\n", "plain", "--lang", "en")
    assert Settings.model_validate(kept(tmp_path)) == Settings(language="ru", theme="contrast", hide_after=10)
