"""Pages for translators: each of them can be shown, with the example on it, and nothing of the reader's is touched."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from textual.keys import Keys

from ashore.cli.main import main
from ashore.guide.installed import places
from ashore.i18n import _, catalogue, current, use
from ashore.i18n import texts as active
from ashore.storage import paths
from ashore.text import columns
from ashore.tui.app import AshoreApp
from ashore.tui.dialog import ModalPage
from ashore.tui.example import BANK, LENDER, PERSON, TODAY, example
from ashore.tui.navigation import BY_NAME, PAGES, entry_of
from ashore.tui.page import Page
from ashore.tui.picture import text_of
from ashore.tui.preview import ABOUT, DIALOGS, is_key, names, shown
from ashore.tui.tabs import WORDS
from ashore.tui.widgets.prose import Prose
from ashore.workbook.model import Workbook
from tests.i18n.test_catalogue import write
from tests.support import case_of, speak

Out = pytest.CaptureFixture[str]
LANGUAGES = ("en", "zh_CN", "en_XA")
PLACES = {guide.jurisdiction: guide for guide in places()[0]}
EVERYTHING = names(PLACES["cn"])
STATE = ("jurisdiction", "currency", "schema_", "created", "share", "later", "payees", "unfinished")
"""Parts of a workbook that no page shows for itself, or that are choices."""


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """That nothing is to be written, not even the cache, ends with the test."""
    bytecode = sys.dont_write_bytecode
    yield
    vars(paths)["_writing"] = True
    sys.dont_write_bytecode = bytecode


def bare(text: str) -> str:
    """Without what stands between the lines of a text that was broken."""
    return "".join(text.replace("│", "").split())


def title_of(app: AshoreApp) -> str:
    """What a page is called; the first one of a tab says so in the row of tabs alone."""
    page = app.screen
    if isinstance(page, Page):
        return page.heading() if page.TITLED else _(WORDS[app.go.tab_of(page)])
    return next(prose.text for prose in page.query(".heading").results(Prose))


@pytest.mark.parametrize("name", BY_NAME)
async def test_every_page_is_shown_in_every_language(name: str) -> None:
    for language in LANGUAGES:
        speak(language)
        async with shown(name, PLACES["cn"], catalogue.search_path()) as app:
            entry, lines = entry_of(app.screen), text_of(app).split("\n")
            assert entry is not None
            assert entry.name == name
            assert bare(title_of(app)) in bare("".join(lines))
            assert lines[0] or not isinstance(app.screen, ModalPage)  # there is a page beneath
            assert len(lines) == 24
            assert max(map(columns, lines)) <= 80
            assert app.message == ""


def test_what_every_page_is_about_is_said() -> None:
    """A page is in 'where to go', or it stands in the table of the preview."""
    assert {entry.name for entry in PAGES if not entry.label} == set(ABOUT)


@pytest.mark.parametrize(
    ("place", "name"), [(place, name) for place in PLACES if place != "cn" for name in names(PLACES[place])]
)
async def test_every_page_is_shown_by_the_rules_of_every_place(place: str, name: str) -> None:
    async with shown(name, PLACES[place], catalogue.search_path()) as app:
        assert app.guide.jurisdiction == place
        assert app.message == ""
        assert text_of(app).strip()


@pytest.mark.parametrize("name", [name for name in EVERYTHING if name not in BY_NAME])
async def test_cards_and_dialogs_are_shown(name: str) -> None:
    async with shown(name, PLACES["cn"], catalogue.search_path()) as app:
        text = bare(text_of(app))
        if name in DIALOGS:
            assert not isinstance(app.screen, Page)
        else:
            card = next(card for card in PLACES["cn"].cards.card if card.role == name)
            assert bare(str(card.title.source)) in text


# The example


@pytest.mark.parametrize("place", sorted(PLACES))
def test_the_example_has_something_for_every_page(place: str) -> None:
    workbook = example(PLACES[place], catalogue.search_path())
    missing = [name for name in Workbook.model_fields if not getattr(workbook, name) and name not in STATE]
    assert missing == []
    assert {offer.state for offer in workbook.offers} >= {"open", "proposal", "agreed"}
    assert [bool(letter.versions and letter.sendings) for letter in workbook.letters] == [True, False]
    case = case_of(workbook, PLACES[place], TODAY)
    assert (case.left() or 0) > 0
    assert case.findings
    assert case.agenda


def test_the_letter_of_the_example_is_in_the_language_in_use() -> None:
    def letter() -> str:
        return example(PLACES["cn"], catalogue.search_path()).letters[0].versions[0].text

    assert f"To: {LENDER}" in letter()
    speak("zh_CN")
    assert f"致：{LENDER}" in letter()
    speak("ru")
    assert f"Адресат: {LENDER}" in letter()
    speak("de")  # whose letters are not translated
    assert f"To: {LENDER}" in letter()


def test_everybody_in_the_example_is_made_up() -> None:
    assert all(word in ("Example", "Sample") for word in (PERSON.split()[1], LENDER.split()[0], BANK.split()[0]))


# The verb


def preview(*arguments: str) -> int:
    return main(["locale", "preview", *arguments])


def test_a_page_as_plain_text(capsys: Out) -> None:
    assert preview("zh-CN", "--screen", "debt", "--size", "70x30") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 30
    assert max(map(columns, lines)) <= 70
    assert "债务：Example Loans" in lines[1]
    assert current().tag == "en"


def test_the_chapter_and_the_place_that_are_named(capsys: Out) -> None:
    assert preview("en", "4", "--screen", "chapter", "--place", "gb") == 0
    said = capsys.readouterr().out
    assert f"4. {PLACES['gb'].chapters[3].title.source}" in said
    assert preview("en", "--screen", "debts", "--place", "gb") == 0
    assert "£2,052.50" in capsys.readouterr().out


def test_keys_lead_to_what_lies_above_a_page(capsys: Out) -> None:
    assert preview("en", "--screen", "debts", "--press", "down,m") == 0
    assert "What can be done here" in capsys.readouterr().out


@pytest.mark.parametrize("key", [key.value for key in Keys if key.value[0].isalnum()])
def test_every_key_that_textual_knows_may_be_pressed(key: str) -> None:
    assert is_key(key)


@pytest.mark.parametrize("key", ["?", "/", "ü", "5", "M", "question_mark", "shift+f6", "ctrl+question_mark", "，"])
def test_signs_may_be_pressed_by_themselves_or_by_name(key: str) -> None:
    assert is_key(key)


@pytest.mark.parametrize("step", [["--screen", "debts"], ["--screen", "door"], []])
def test_with_translate_what_is_missing_is_marked(step: list[str], home: Path, capsys: Out) -> None:
    write(paths.user_locales(), "fr", "interface", Debts="Dettes", Today="Aujourd’hui")
    try:
        assert main(["--translate", "locale", "preview", "fr", *step]) == 0
        said = capsys.readouterr().out
    finally:
        active._watch = None
        use(catalogue.ENGLISH)
    assert "⟪" in said
    if step:
        assert "1 Aujourd’hui" in said and "⟪Aujourd" not in said
        assert "2 ⟪Chapters⟫" in said  # once, whoever else watches
    else:
        assert said.startswith("1. ⟪Will somebody come to my door?⟫\n")
    assert main(["locale", "preview", "fr", *step]) == 0
    assert "⟪" not in capsys.readouterr().out


def test_with_translate_what_is_said_behind_the_picture_is_marked_once(home: Path, tmp_path: Path, capsys: Out) -> None:
    write(paths.user_locales(), "fr", "interface", Today="Aujourd’hui")
    picture = tmp_path / "p.svg"
    verb = ["locale", "preview", "fr", "--screen", "debts", "--svg", str(picture)]
    try:
        assert main(["--lang", "fr", "--translate", *verb]) == 0
    finally:
        active._watch = None
        use(catalogue.ENGLISH)
    assert capsys.readouterr().out == f"⟪Written: {picture}⟫\n"


def test_with_translate_other_verbs_mark_it_too(home: Path, capsys: Out) -> None:
    write(paths.user_locales(), "fr", "interface", Workbook="Cahier")
    try:
        assert main(["--lang", "fr", "--translate", "where"]) == 0
        said = capsys.readouterr().out
    finally:
        active._watch = None
        use(catalogue.ENGLISH)
    assert "Cahier " in said and "⟪Backups⟫" in said


def test_the_pages_are_named(capsys: Out) -> None:
    assert preview("fr", "--screen", "list") == 0
    assert capsys.readouterr().out.split() == EVERYTHING
    assert {"home", "debt", "version", "door", "pause", "menu", "find"} <= set(EVERYTHING)


def test_without_a_page_it_is_a_chapter_as_before(capsys: Out) -> None:
    assert preview("zh_CN", "2") == 0
    assert capsys.readouterr().out.startswith("2. ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--screen", "debtor"], "no page 'debtor'; there are: home, triage"),
        (["--screen", "home", "--place", "fr"], "no place 'fr'; there are: cn, gb, any"),
        (["--screen", "home", "--press", "zzz"], "no key 'zzz'"),
        (["--screen", "home", "--press", "down,dwon"], "no key 'dwon'"),
        (["--screen", "home", "--press", "ctrl+zzz"], "no key 'ctrl+zzz'"),
        (["--screen", "home", "--size", "80"], "no size '80'"),
        (["--screen", "home", "--size", "80x0"], "no size '80x0'"),
        (["--screen", "home", "--size", "9999x24"], "from 20x8 to 400x1000"),
        (["9", "--screen", "chapter"], "no chapter '9'"),
        (["--svg", "x.svg"], "--svg says how a page is shown"),
        (["--screen", "home", "--svg", ""], "--svg needs the name of a file"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(arguments: list[str], words: str, capsys: Out) -> None:
    assert preview("zh_CN", *arguments) == 2
    said = capsys.readouterr().err
    assert words in said
    assert len(said.splitlines()) == 1


def test_a_language_of_which_there_is_nothing(capsys: Out) -> None:
    assert preview("xx", "--screen", "home") == 2
    assert "no texts in 'xx'; there are: en, " in capsys.readouterr().err


def test_a_catalogue_that_was_just_begun_is_shown(home: Path, capsys: Out) -> None:
    assert main(["locale", "init", "fr"]) == 0
    path = home / "data" / "locales" / "fr" / "LC_MESSAGES" / "interface.po"
    source = 'msgid "Debt: {lender}"\nmsgstr ""'
    text = path.read_text("utf-8")
    assert source in text
    path.write_text(text.replace(source, source[:-2] + '"Dette : {lender}"'), "utf-8")
    capsys.readouterr()
    assert preview("fr", "--screen", "debt") == 0
    said = capsys.readouterr().out
    assert "Dette : Example Loans" in said
    assert "Contract number" in said


def test_a_picture_is_sound_and_holds_the_page(tmp_path: Path, capsys: Out) -> None:
    file = tmp_path / "page.svg"
    assert preview("zh_CN", "--screen", "debt", "--svg", str(file)) == 0
    assert str(file) in capsys.readouterr().out
    svg = ElementTree.fromstring(file.read_text("utf-8"))
    written = "".join("".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text"))
    assert "债务：ExampleLoans" in bare(written)
    assert svg.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "zh-CN"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    assert preview("en", "--screen", "debt", "--svg", str(file)) == 1
    assert file.read_bytes() == before
    assert preview("en", "--screen", "debt", "--svg", str(file), "--force") == 0
    assert file.read_bytes() != before


def test_without_a_terminal_nothing_is_read_of_the_reader_and_nothing_written(home: Path, tmp_path: Path) -> None:
    workbook = home / "data" / "workbook.toml"
    workbook.parent.mkdir(parents=True)
    workbook.write_text("this is no workbook", "utf-8")
    cwd = tmp_path / "here"
    cwd.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "ashore", "locale", "preview", "zh_CN", "--screen", "debts"],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name not in ("TERM", "COLUMNS", "LINES")},
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    assert "Example Loans" in done.stdout.decode("utf-8")
    assert [path for path in home.rglob("*") if path.is_file()] == [workbook]
    assert list(cwd.iterdir()) == []


def test_an_error_on_a_page_is_said(monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    from ashore.tui.pages.debts import DebtPage

    def fail(_page: object) -> None:
        raise ValueError

    monkeypatch.setattr(DebtPage, "comes_to", fail)
    assert preview("en", "--screen", "debt") == 1
    assert "the page 'debt' cannot be shown: " in capsys.readouterr().err
