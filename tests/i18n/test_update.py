"""After a new version: what an update brings, what it keeps, and how a text that changed is shown."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from babel import Locale

from ashore.cli.main import main
from ashore.cli.parser import formatted
from ashore.guide.own_texts import own_texts
from ashore.i18n.kit.checks import check
from ashore.i18n.kit.files import path_of
from ashore.i18n.kit.po import entries, read
from ashore.i18n.kit.workflow import begin, bring_up_to_date, merge
from ashore.i18n.texts import KEY
from ashore.i18n.units import unit_of
from ashore.storage import paths
from tests.guide.test_own_places import place
from tests.i18n.test_kit import NOW

Out = pytest.CaptureFixture[str]


@pytest.fixture
def french(home: Path) -> Path:
    """A French interface of one's own, in which nothing is translated yet."""
    begin("fr", paths.user_locales(), NOW)
    return path_of(paths.user_locales(), "fr", "interface")


def as_of_an_older_version(path: Path) -> tuple[str, str]:
    """Makes the catalogue one of a version in which a text was missing, one was worded otherwise, and one more was
    there. Returns the text that is worded otherwise now, and how it was."""
    catalogue = polib.pofile(str(path), wrapwidth=0)
    del catalogue[5]
    changed = next(entry for entry in catalogue if entry.msgid == "Nothing was changed.")
    changed.msgid, changed.msgstr = "Nothing has been changed.", "Rien n’a changé."
    catalogue.append(polib.POEntry(msgid="A text of yesterday", msgstr="Un texte d’hier"))
    catalogue.save()
    return "Nothing was changed.", "Nothing has been changed."


def test_an_update_says_what_came_in(french: Path, capsys: Out) -> None:
    as_of_an_older_version(french)
    capsys.readouterr()
    assert main(["locale", "update", "fr"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"Up to date: {french}"
    assert lines[1] == "  new: 1; changed, and fuzzy now: 1; gone: 1"
    assert lines[2].startswith("Up to date: ") and len(lines) == 4  # nothing came into the others
    assert main(["locale", "update", "fr"]) == 0
    assert "new: " not in capsys.readouterr().out


def test_the_numbers_are_those_of_the_file(french: Path) -> None:
    as_of_an_older_version(french)
    before = {(entry.msgctxt, entry.msgid) for entry in entries(read(french))}
    came = next(iter(bring_up_to_date("fr", paths.user_locales())))
    after = list(entries(read(french)))
    assert came.changed == sum("fuzzy" in entry.flags for entry in after)
    assert came.new + came.changed == len({(entry.msgctxt, entry.msgid) for entry in after} - before)
    assert came.gone == len(polib.pofile(str(french)).obsolete_entries())


def test_a_text_that_changed_is_shown_with_the_one_before_and_its_translation(french: Path, capsys: Out) -> None:
    now, before = as_of_an_older_version(french)
    bring_up_to_date("fr", paths.user_locales())
    capsys.readouterr()
    assert main(["locale", "next", "fr", "--count", "9999"]) == 0
    said = capsys.readouterr().out
    start = said.index(f"  msgid    {now}\n")
    assert said[start:].splitlines()[1:4] == [
        "  fuzzy: the English has changed. Mend the translation, and take the word fuzzy away.",
        f"  English before: {before}",
        "  msgstr   Rien n’a changé.",
    ]
    assert said.count("\n  fuzzy: ") == 1


def test_a_proposal_of_a_close_language_is_shown_as_one(home: Path, capsys: Out) -> None:
    begin("zh_Hans_SG", paths.user_locales(), NOW, "zh_CN")
    capsys.readouterr()
    assert main(["locale", "next", "zh_Hans_SG"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "  fuzzy: only proposed. Mend the translation, and take the word fuzzy away." in said
    assert any(line.startswith("  msgstr   ") for line in said)
    assert not any("English before" in line for line in said)


def test_a_text_with_plural_forms_shows_both_english_ones(french: Path, capsys: Out) -> None:
    capsys.readouterr()
    main(["locale", "next", "fr", "--count", "9999"])
    said = capsys.readouterr().out
    assert "  msgid    {n} day overdue\n  plural   {n} days overdue\n" in said


def test_words_that_are_translated_elsewhere_are_shown_with_it(home: Path, capsys: Out) -> None:
    begin("fr", paths.user_locales(), NOW)
    path = path_of(paths.user_locales(), "fr", "guide")
    catalogue = polib.pofile(str(path), wrapwidth=0)
    first, *others = [entry for entry in catalogue if entry.msgid == "At the door"]
    first.msgstr = "À la porte"
    catalogue.save()
    capsys.readouterr()
    assert main(["locale", "next", "fr", "--count", "9999"]) == 0
    said = capsys.readouterr().out
    assert said.count("  the same words elsewhere: À la porte\n") == len(others) > 0


def test_how_much_of_a_card_is_missing_is_said_once(home: Path, capsys: Out) -> None:
    begin("fr", paths.user_locales(), NOW)
    capsys.readouterr()
    assert main(["locale", "next", "fr", "--count", "30"]) == 0
    said = capsys.readouterr().out
    contexts = [line.split()[1] for line in said.splitlines() if line.startswith("  msgctxt")]
    assert said.count("texts are missing here") == len({unit_of(context) for context in contexts}) < 30


# What a key does has one context for all: it is no id.


def test_what_a_key_does_takes_over_no_translation_of_another_key() -> None:
    def of_keys(*labels: tuple[str, str]) -> polib.POFile:
        made = polib.POFile()
        made.extend(polib.POEntry(msgctxt=KEY, msgid=label, msgstr=text) for label, text in labels)
        return made

    old = of_keys(("delete the line", "supprimer la ligne"), ("quit", "quitter"))
    new = merge(old, of_keys(("delete this line", ""), ("undo", ""), ("quit", "")), Locale("fr"))
    found = {entry.msgid: (entry.msgstr, entry.fuzzy) for entry in new if not entry.obsolete}
    assert found == {
        "delete this line": ("supprimer la ligne", True),
        "undo": ("", False),
        "quit": ("quitter", False),
    }


# Places of one's own


def translate_own(domain: str, context: str, source: str, text: str) -> Path:
    path = path_of(paths.user_locales(), "fr", domain)
    catalogue = polib.pofile(str(path), wrapwidth=0)
    catalogue.append(polib.POEntry(msgctxt=context, msgid=source, msgstr=text))
    catalogue.save()
    return path


def test_the_translations_of_a_place_of_ones_own_stay(home: Path) -> None:
    folder = place()
    begin("fr", paths.user_locales(), NOW)
    title = ("guide", "facts-xx/title", "Freedonia", "Libertonie")
    line = ("guide", "help-xx/distress/text", "It is too much for you: talk to somebody today.", "Parlez-en.")
    texts = {(text.context, text.source) for text in own_texts()["guide"]}
    assert {title[1:3], line[1:3]} <= texts
    for known in (title, line):
        path = translate_own(*known)
    assert {problem.id for problem in check([path], "fr", formatted())} == {"text-unknown"}
    assert list(check([path], "fr", formatted(), own_texts())) == []
    bring_up_to_date("fr", paths.user_locales(), own_texts())
    kept = {(entry.msgctxt, entry.msgid): entry.msgstr for entry in entries(read(path)) if entry.msgstr}
    assert kept == {title[1:3]: title[3], line[1:3]: line[3]}
    help_ = folder / "help.toml"
    help_.write_text(help_.read_text("utf-8").replace("talk to somebody today", "talk to us today"), "utf-8")
    came = bring_up_to_date("fr", paths.user_locales(), own_texts())
    changed = next(entry for entry in entries(read(path)) if entry.msgctxt == line[1])
    assert (changed.fuzzy, changed.previous_msgid, changed.msgstr) == (True, line[2], line[3])
    assert [each.changed for each in came] == [0, 1, 0]


def test_what_an_older_version_set_aside_of_a_place_comes_back(home: Path) -> None:
    place()
    begin("fr", paths.user_locales(), NOW)
    path = translate_own("guide", "facts-xx/title", "Freedonia", "Libertonie")
    bring_up_to_date("fr", paths.user_locales())
    assert [entry.msgstr for entry in read(path).obsolete_entries()] == ["Libertonie"]
    assert main(["locale", "update", "fr"]) == 0
    assert not read(path).obsolete_entries()
    assert "Libertonie" in {entry.msgstr for entry in entries(read(path))}


def test_texts_of_letters_of_a_place_belong_to_the_letters(home: Path) -> None:
    from tests.guide.test_own_places import LETTERS

    place(letters=LETTERS)
    assert [text.context for text in own_texts()["letters"]] == ["letters-xx/a/text"]


def test_a_place_that_cannot_be_read_is_no_hindrance(home: Path, capsys: Out) -> None:
    place(help="[[line")
    begin("fr", paths.user_locales(), NOW)
    assert main(["locale", "update", "fr"]) == 0
    assert main(["locale", "check", "fr"]) == 0


def test_where_there_is_no_place_of_ones_own_nothing_is_brought(home: Path) -> None:
    assert not any(own_texts().values())
    begin("fr", paths.user_locales(), NOW)
    assert [each[1:] for each in bring_up_to_date("fr", paths.user_locales(), own_texts())] == [(0, 0, 0)] * 3
