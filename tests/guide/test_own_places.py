"""Places that the user adds by files alone: used as those that ship, and none of them breaks the program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ashore.cli.main import main
from ashore.guide.checks.usable import MOST_FILES
from ashore.guide.installed import faults, in_force, places
from ashore.guide.models.base import FactValue
from ashore.guide.own_places import MOST_PLACES
from ashore.guide.read import MOST_BYTES
from ashore.guide.say import title_of
from ashore.storage import paths
from ashore.workbook import edits
from ashore.workbook.file.store import Store
from tests.i18n.test_catalogue import write
from tests.support import make_app, screen_text, story
from tests.tui.screens import go_to_row, settle, walk

Out = pytest.CaptureFixture[str]

FACTS = """\
id = 'facts-xx'
title = 'Freedonia'
base = 'any'
language = 'en'
currency = 'EUR'

[behind]
debt = ['xx-advice']

[[source]]
id = 'xx-office'
title = 'Freedonian Office of Fair Debts, about itself'
names = ['Office of Fair Debts']

[[fact]]
id = 'xx-advice'
statement = 'The Office of Fair Debts advises free of charge: 555 0100.'
sources = [{id = 'xx-office'}]
checked = 2026-11-20
certainty = 'official'
values = {number = '555 0100', days = 21}
"""
LETTERS = """\
id = 'letters-xx'

[[instead]]
id = 'a'
at = ['regulator/authority/bank/text']
text = 'National Financial Regulatory Administration'
"""
SECTION = """\
id = 'a-xx'
chapter = 'vist'

[[section]]
id = 'a'
title = 'A'

[[section.block]]
kind = 'text'
id = 'b'
text = 'B'
"""
HELP = """\
id = 'help-xx'

[[line]]
id = 'advice'
role = 'questions'
text = 'Free advice: {xx-advice.number}'
facts = ['xx-advice']

[[line]]
id = 'distress'
role = 'despair'
text = 'It is too much for you: talk to somebody today.'
"""


def place(code: str = "xx", **files: str) -> Path:
    """A place of the user's, by its files; `facts` and `help` unless others are given. Where they say xx, it is the
    code."""
    folder = paths.user_places() / code
    folder.mkdir(parents=True)
    for name, text in {"facts": FACTS, "help": HELP, **files}.items():
        (folder / f"{name}.toml").write_text(text.replace("xx", code), "utf-8")
    return folder


def saved(home: Path, code: str = "xx") -> Path:
    """A workbook of a place, saved where Ashore looks for it."""
    path = home / "data" / "workbook.toml"
    Store(path).write(edits.changed(story(), jurisdiction=code))
    return path


def codes() -> list[str]:
    return [guide.jurisdiction for guide in places()[0]]


def test_a_place_is_a_folder_beside_the_catalogues(home: Path, capsys: Out) -> None:
    place()
    assert codes() == ["cn", "gb", "xx", "any"]
    rules = in_force("xx")
    assert (title_of(rules.guide), rules.guide.facts.currency, rules.notice) == ("Freedonia", "EUR", "")
    assert rules.guide.number(FactValue(fact="xx-advice", value="days")) == 21
    assert rules.guide.card_for("door") == in_force("any").guide.card_for("door")
    assert main(["where"]) == 0
    assert f"Your places       {home / 'data' / 'places'}" in capsys.readouterr().out
    assert main(["check", "content"]) == 0
    assert main(["doctor"]) == 0


@pytest.mark.parametrize("verb", [["read", "1"], ["status"], ["card"], ["ask", "help"]])
def test_verbs_go_by_it(verb: list[str], home: Path, capsys: Out) -> None:
    place()
    saved(home)
    assert main(verb) == 0
    said = capsys.readouterr()
    assert said.out
    assert said.err == ""


def test_a_card_is_that_of_the_workbooks_place(home: Path, capsys: Out) -> None:
    place()
    saved(home)
    assert main(["card"]) == 0
    card = capsys.readouterr().out
    for code, same in (("any", True), ("cn", False), ("gb", False)):
        saved(home, code)
        assert main(["card"]) == 0
        assert (capsys.readouterr().out == card) == same


async def test_the_settings_offer_it(home: Path) -> None:
    place()
    app = make_app()
    async with app.run_test(size=(80, 50)) as pilot:
        await walk(pilot, ("space", "s"))
        go_to_row(app, "place-xx")
        await settle(pilot)
        await walk(pilot, ("enter",))
        assert "(•) Freedonia" in screen_text(app)
        assert app.session.value.jurisdiction == app.guide.jurisdiction == "xx"
        await walk(pilot, ("f1",))
        assert "555 0100" in screen_text(app)


def test_the_plain_way_offers_it(home: Path) -> None:
    place()
    command = [sys.executable, "-m", "ashore", "plain"]
    ran = subprocess.run(command, capture_output=True, text=True, input="17\n2\n3\n\n\n", timeout=60)
    assert ran.returncode == 0
    assert "3. Freedonia" in ran.stdout
    assert "Rules of: Freedonia" in ran.stdout


def test_its_texts_are_translated_by_the_users_catalogue(home: Path, capsys: Out) -> None:
    place(help=HELP.replace("talk to somebody today", "parlez"))
    saved(home)
    po = write(paths.user_locales(), "fr", "guide")
    with po.open("a", encoding="utf-8") as file:
        file.write('\nmsgctxt "facts-xx/title"\nmsgid "Freedonia"\nmsgstr "la Freedonie"\n')
    assert main(["--lang", "fr", "doctor"]) == 0
    capsys.readouterr()
    assert title_of(in_force("xx").guide) == "la Freedonie"


def test_a_file_comes_before_the_one_that_ships_and_the_others_stay(home: Path, capsys: Out) -> None:
    folder = paths.user_places() / "gb"
    folder.mkdir(parents=True)
    shipped = (paths.content_dir() / "jurisdictions" / "gb" / "help.toml").read_text("utf-8")
    text = "'No money for food: your council, a food bank'"
    assert text in shipped
    (folder / "help.toml").write_text(shipped.replace(text, "'No food: your parish'"), "utf-8")
    guide = in_force("gb").guide
    assert guide.help.line[-2].text.source == "No food: your parish"
    assert title_of(guide) == "England and Wales"
    assert codes() == ["cn", "gb", "any"]
    assert main(["doctor"]) == 0
    assert f"  {folder}: comes before the place of this code that ships with Ashore" in capsys.readouterr().out


def test_where_the_users_files_are_broken_the_place_is_shown_as_it_ships(home: Path, capsys: Out) -> None:
    folder = paths.user_places() / "gb"
    folder.mkdir(parents=True)
    (folder / "help.toml").write_text("id = 'help-gb'\n[[line]]\nid = 'x'\ntxt = 'y'\n", "utf-8")
    rules = in_force("gb")
    assert (rules.guide.jurisdiction, rules.guide.own) == ("gb", None)
    assert "gb/help.toml, line 4, line[1].txt: unknown key" in rules.notice
    assert "as it comes with Ashore" in rules.notice
    assert codes() == ["cn", "gb", "any"]
    saved(home, "gb")
    assert main(["read", "1"]) == 0
    assert "gb/help.toml, line 4" in capsys.readouterr().err


def test_erase_leaves_it_as_it_leaves_catalogues(home: Path, capsys: Out) -> None:
    folder = place()
    write(paths.user_locales(), "fr", "guide")
    saved(home)
    assert main(["erase", "--yes"]) == 0
    assert "places" not in capsys.readouterr().out
    assert (folder / "facts.toml").exists()
    assert (paths.user_locales() / "fr").exists()


def facts_with(old: str, new: str) -> str:
    assert old in FACTS
    return FACTS.replace(old, new)


def text_file(name: str, text: str) -> Callable[[Path], object]:
    def make(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text.replace("xx", folder.name), "utf-8")

    return make


def instead_of_facts(make: Callable[[Path], object]) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        (folder / "facts.toml").unlink()
        make(folder / "facts.toml")

    return change


def many(folder: Path) -> None:
    (folder / "letters").mkdir()
    for number in range(MOST_FILES):
        (folder / "letters" / f"l{number}.toml").touch()


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "no facts": (lambda folder: (folder / "facts.toml").unlink(), "xx/facts.toml: cannot be read"),
    "no TOML": (text_file("help.toml", "id = = 1"), "xx/help.toml: not valid TOML: Invalid value (at line 1"),
    "an empty file": (text_file("facts.toml", ""), "xx/facts.toml, line 1, id: missing"),
    "other characters": (lambda f: (f / "help.toml").write_bytes(b"\xff\xfe\0"), "xx/help.toml: not valid TOML"),
    "a wrong key": (text_file("help.toml", HELP.replace("text", "txt")), "xx/help.toml, line 6, line[1].txt: unknown"),
    "lists without end": (text_file("cards.toml", "id = " + "[" * 9000), "xx/cards.toml: not valid TOML"),
    "a number without end": (text_file("cards.toml", "id = " + "9" * 9000), "xx/cards.toml: not valid TOML"),
    "an unknown source": (
        text_file("facts.toml", facts_with("sources = [{id = 'xx-office'}]", "sources = [{id = 'xx-no'}]")),
        "xx/facts.toml, line 18, fact[1].sources: no source 'xx-no'",
    ),
    "an unknown fact behind a page": (
        text_file("facts.toml", facts_with("debt = ['xx-advice']", "debt = ['xx-no']")),
        "xx/facts.toml, line 8, behind.debt: no fact 'xx-no'",
    ),
    "a page that is none": (
        text_file("facts.toml", facts_with("debt = ['xx-advice']", "dept = ['xx-advice']")),
        "xx/facts.toml, line 8, behind.dept: expected one of",
    ),
    "an unknown blank": (
        text_file("help.toml", HELP.replace("{xx-advice.number}", "{xx-advice.nmber}")),
        "xx/help.toml, line 6, line[1].text: fact 'xx-advice' has no value 'nmber'",
    ),
    "a blank of an unknown fact": (
        text_file("help.toml", HELP.replace("{xx-advice.number}", "{xx-limit.yeras}")),
        "xx/help.toml, line 6, line[1].text: no fact 'xx-limit'",
    ),
    "a line that lacks": (
        text_file("help.toml", HELP.replace("role = 'despair'\n", "")),
        "no line of help with role = 'despair'",
    ),
    "a clock that is no number": (
        text_file(
            "facts.toml", FACTS.replace("[behind]", "free_reports = {fact = 'xx-advice', value = 'number'}\n[behind]")
        ),
        "xx/facts.toml: 'number' of the fact 'xx-advice' is no number below 1000",
    ),
    "a clock that leaves the calendar": (
        text_file(
            "facts.toml",
            FACTS.replace("days = 21", "days = 99999999").replace(
                "[behind]", "[clocks]\ncomplaint_days = {fact = 'xx-advice', value = 'days'}\n[behind]"
            ),
        ),
        "'days' of the fact 'xx-advice' is no number below 1000",
    ),
    "a base that is not there": (
        text_file("facts.toml", facts_with("'any'", "'yy'")),
        "yy/facts.toml: cannot be read",
    ),
    "itself as its base": (text_file("facts.toml", facts_with("'any'", "'xx'")), "a place rests on itself"),
    "a chapter that is not there": (text_file("chapters/1.toml", SECTION), "a-xx: no chapter 'vist'"),
    "a letter that is another": (text_file("letters/a.toml", "id = 'b'\nbase = 'hardship'\n"), "letters/a.toml"),
    "a huge file": (text_file("help.toml", HELP + "#" * MOST_BYTES), f"xx/help.toml: larger than {MOST_BYTES} bytes"),
    "too many files": (many, f"more than {MOST_FILES} files"),
    "a pipe": (instead_of_facts(os.mkfifo), "xx/facts.toml: not a file"),
    "a folder of that name": (instead_of_facts(Path.mkdir), "xx/facts.toml: not a file"),
    "a device": (instead_of_facts(lambda path: path.symlink_to("/dev/zero")), "xx/facts.toml: not a file"),
    "a link to itself": (instead_of_facts(lambda path: path.symlink_to("facts.toml")), "xx/facts.toml: cannot be read"),
    "a link to nothing": (lambda f: (f / "cards.toml").symlink_to("nowhere"), "xx/cards.toml: cannot be read"),
    "a link to the whole machine": (lambda f: (f / "letters").symlink_to("/usr"), "xx"),
}


@pytest.mark.parametrize("what", BROKEN)
async def test_a_broken_place_is_left_out_and_named(what: str, home: Path) -> None:
    make, words = BROKEN[what]
    make(place())
    assert codes() == ["cn", "gb", "any"]
    rules = in_force("xx")
    assert rules.guide.jurisdiction == "any"
    assert words in rules.notice
    path = saved(home)
    for verb in (["read", "1"], ["status"], ["card"]):
        assert main(verb) == 0
    app = make_app(path=path)
    async with app.run_test(size=(80, 60)) as pilot:
        await walk(pilot, ("space", "s"))
        assert "( ) Mainland China" in screen_text(app)
        assert "xx: the place is left out" in " ".join(screen_text(app).split())
        assert app.session.saver is not None
        app.session.saver.close()


@pytest.mark.parametrize("verb", ["doctor", "check content"])
def test_a_verb_names_every_place_that_is_broken(verb: str, home: Path, capsys: Out) -> None:
    for number, (make, _words) in enumerate(BROKEN.values()):
        make(place(f"x{number:02}"))
    assert main(verb.split()) == 1
    said = capsys.readouterr().out.splitlines()
    for number, (_make, words) in enumerate(BROKEN.values()):
        code = f"x{number:02}"
        named = [line for line in said if line.startswith(f"! {paths.user_places() / code}: ")]
        assert any(words.replace("xx", code) in line for line in named), (words, named)


@pytest.mark.parametrize("name", ["XX", "x_x", "xx.bak", "freedonia copy", "费", "x" * 61])
def test_only_a_code_is_a_place_and_others_are_named(name: str, home: Path, capsys: Out) -> None:
    place(name)
    place("zz")
    assert codes() == ["cn", "gb", "zz", "any"]
    assert main(["doctor"]) == 1
    assert f"! {paths.user_places() / name}: left out: no code of a place" in capsys.readouterr().out


def test_what_is_no_folder_is_named_and_what_is_beside_is_not(home: Path, capsys: Out) -> None:
    paths.user_places().mkdir(parents=True)
    for name in ("xx", "README.md", ".notes"):
        (paths.user_places() / name).touch()
    (paths.user_places() / "yy").symlink_to("yy")
    (paths.user_places() / ".git").mkdir()
    assert main(["doctor"]) == 1
    said = [line for line in capsys.readouterr().out.splitlines() if "places/" in line]
    text = "a place is a folder with facts.toml in it"
    assert said == [f"! {paths.user_places() / name}: {text}" for name in ("xx", "yy")]
    assert in_force("xx").guide.jurisdiction == "any"


def test_the_folder_of_places_may_be_anything(home: Path) -> None:
    assert places()[1] == []
    paths.data_dir().mkdir(parents=True)
    paths.user_places().write_text("")
    assert codes() == ["cn", "gb", "any"]
    assert [problem.partition(": ")[0] for problem in faults()] == [str(paths.user_places())]


def test_a_thousand_folders_are_not_looked_through(home: Path) -> None:
    for number in range(MOST_PLACES + 1):
        (paths.user_places() / f"p{number}").mkdir(parents=True)
    assert any(f"more than {MOST_PLACES} places" in problem for problem in places()[1])
    assert codes() == ["cn", "gb", "any"]


def test_a_folder_that_cannot_be_looked_into_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = place()
    (folder / "letters").mkdir()
    look = Path.iterdir

    def refuse(path: Path) -> object:
        if path == folder / "letters":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert codes() == ["cn", "gb", "any"]
    assert in_force("xx").guide.jurisdiction == "any"
    assert any("letters: Permission denied" in problem for problem in faults())


FAULTS = {
    "a text that nothing shares": (
        "instead", "id = 'instead-xx'\n[[instead]]\nid = 'a'\nat = ['repair/no-such']\ntext = 'So it is.'\n",
        "xx: xx/instead.toml, line 4, instead[1].at: no text 'repair/no-such' that it could replace",
    ),
    "a language that is none": ("facts", facts_with("'en'", "'klingon'"), "facts.toml, line 4, language: 'klingon'"),
    "a currency that is none": ("facts", facts_with("EUR", "QQQ"), "facts.toml, line 5, currency: no currency 'QQQ'"),
    "a file that nothing reads": ("hepl", HELP, "xx/hepl.toml: no file of a place"),
    "an office of another place": (
        "help", HELP.replace("Free advice:", "Ask the Financial Ombudsman Service:"),
        "'Financial Ombudsman Service' belongs to another place: gb",
    ),
    "an office of another place in a letter": (
        "letters",
        LETTERS,
        "'National Financial Regulatory Administration' belongs to another place: cn",
    ),
    "a number of no fact": (
        "help", HELP.replace("talk to somebody today", "talk to 3 people"), "a number that is of no fact",
    ),
    "a blank that nothing fills": ("help", HELP.replace("talk to", "{talk} to"), "nothing fills the blank {talk}"),
    "a brace": ("help", HELP.replace("talk to", "talk} to"), "a brace without its other half"),
    "a sentence without end": ("help", HELP.replace("talk", "and so" * 1 + " and so" * 40), "a sentence of"),
}  # fmt: skip


@pytest.mark.parametrize("what", FAULTS)
def test_the_check_of_a_place_names_what_is_wrong_in_it(what: str, home: Path, capsys: Out) -> None:
    name, text, words = FAULTS[what]
    folder = place(**{name: text})
    assert codes() == ["cn", "gb", "xx", "any"]
    assert main(["check", "content", str(folder)]) == 1
    assert words in capsys.readouterr().out


def test_the_check_names_what_is_wrong_in_every_place_that_is_used(home: Path, capsys: Out) -> None:
    for number, (name, text, _words) in enumerate(FAULTS.values()):
        place(f"x{number:02}", **{name: text})
    assert main(["check", "content"]) == 1
    said = capsys.readouterr().out.splitlines()
    for number, (_name, _text, words) in enumerate(FAULTS.values()):
        code = f"x{number:02}"
        named = [line for line in said if code in line]
        assert any(words.replace("xx", code) in line for line in named), (words, named)


def test_a_place_may_be_written_in_the_language_of_its_author(home: Path, capsys: Out) -> None:
    long = "Parlez à votre commune" + " et encore" * 40
    place(facts=facts_with("'en'", "'fr'"), help=HELP.replace("talk to somebody today", long))
    assert main(["check", "content"]) == 0
    capsys.readouterr()


def test_a_folder_is_checked_wherever_it_is(tmp_path: Path, home: Path, capsys: Out) -> None:
    folder = tmp_path / "work" / "xx"
    folder.mkdir(parents=True)
    (folder / "facts.toml").write_text(FACTS, "utf-8")
    assert main(["check", "content", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("The content is sound.")
    (folder / "help.toml").write_text(HELP.replace("text", "txt"), "utf-8")
    from ashore.guide.guide import _load

    _load.cache_clear()  # another program
    assert main(["check", "content", str(folder)]) == 1
    assert "! xx/help.toml, line 6, line[1].txt: unknown key" in capsys.readouterr().out
    for wrong in (tmp_path / "none", tmp_path / "work" / "xx" / "facts.toml"):
        assert main(["check", "content", str(wrong)]) == 2
    assert main(["check", "workbook.toml", str(folder)]) == 2


def test_what_ships_is_not_wrong_because_of_a_place_of_the_users(home: Path, capsys: Out) -> None:
    place(facts=facts_with("names = ['Office of Fair Debts']", "names = ['Debts', 'lender', 'debt']"))
    assert main(["check", "content"]) == 0
    assert "!" not in capsys.readouterr().out


def test_no_text_of_a_place_reaches_the_terminal_as_a_command(home: Path, capsys: Out) -> None:
    place(facts=FACTS.replace("'Freedonia'", '"Free\\u001b[2Jdonia\\u202e"'))
    saved(home)
    assert main(["read", "1"]) == 0
    assert main(["doctor"]) == 0
    assert "\x1b" not in capsys.readouterr().out
