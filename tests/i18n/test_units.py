"""A card, an answer, a section is whole in one language or in English, and what is in English is said."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polib
import pytest

from ashore.cli.main import main
from ashore.guide.guide import load as guide_of
from ashore.i18n import catalogue, current, guide_text, in_english, use, watch
from ashore.i18n.catalogue import load
from ashore.i18n.kit.files import path_of
from ashore.i18n.kit.workflow import begin
from ashore.i18n.units import partial_units, unit_of
from ashore.storage import paths
from ashore.tui.pages.card import CardPage
from ashore.wording.languages import language_line
from tests.support import make_app, screen_text

NOW = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)
TAG = "fr"


def translated(directory: Path, wanted: str, *, but: str = "") -> list[tuple[str, str]]:
    """A French guide in which the texts of a unit are there, but one; and those of the unit, context and English."""
    begin(TAG, directory, NOW)
    path = path_of(directory, TAG, "guide")
    texts = polib.pofile(str(path), wrapwidth=0)
    found = []
    for entry in texts:
        if entry.msgctxt and unit_of(entry.msgctxt) == wanted:
            found.append((entry.msgctxt, entry.msgid))
            entry.msgstr = "" if entry.msgctxt == but else f"Fr {entry.msgid}"
    texts.save()
    return found


@pytest.fixture
def door() -> str:
    cards = guide_of().cards
    return f"{cards.id}/{next(card.id for card in cards.card if card.role == 'door')}"


def shown(texts: list[tuple[str, str]]) -> list[bool]:
    """Which of them are shown in French."""
    return [guide_text(context, source).startswith("Fr ") for context, source in texts]


def test_a_card_is_shown_when_all_of_it_is_there(door: str, tmp_path: Path) -> None:
    texts = translated(tmp_path, door)
    use(load(TAG, [tmp_path]))
    assert all(shown(texts))
    assert not current().source.shown


def test_a_card_of_which_one_text_is_missing_is_in_english(door: str, tmp_path: Path) -> None:
    texts = translated(tmp_path, door, but=f"{door}/title")
    use(load(TAG, [tmp_path]))
    assert not any(shown(texts))
    assert current().source.shown
    assert not any(catalogue.has(current().guide, context, source) for context, source in texts)


def test_a_text_that_stands_in_no_entry_is_missing_too(door: str, tmp_path: Path) -> None:
    """After a new version, or in a catalogue of a few texts, an entry is not empty but not there."""
    texts = translated(tmp_path, door)
    path = path_of(tmp_path, TAG, "guide")
    catalogue_ = polib.pofile(str(path), wrapwidth=0)
    for entry in list(catalogue_):
        if not entry.msgstr or entry.msgctxt == texts[-1][0]:
            catalogue_.remove(entry)
    catalogue_.save()
    use(load(TAG, [tmp_path, paths.packaged_locales()]))
    assert not any(shown(texts))
    assert current().source.shown


def test_where_another_catalogue_has_all_of_it_that_one_counts(door: str, tmp_path: Path) -> None:
    texts = translated(tmp_path / "own", door, but=f"{door}/title")
    translated(tmp_path / "shipped", door)
    use(load(TAG, [tmp_path / "own", tmp_path / "shipped"]))
    assert all(shown(texts))


def test_who_translates_sees_what_is_there(door: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = translated(tmp_path, door, but=f"{door}/title")
    use(load(TAG, [tmp_path], parts=True))
    assert shown(texts).count(False) == 1
    monkeypatch.setattr("ashore.i18n.texts._watch", None)
    use(load(TAG, [tmp_path]))
    watch()
    assert shown(texts).count(False) == 1
    monkeypatch.setattr("ashore.i18n.texts._watch", None)


def test_a_few_texts_of_ones_own_improve_what_is_there(door: str, tmp_path: Path) -> None:
    """A catalogue with some entries and nothing empty takes nothing away."""
    folder = tmp_path / "zh_CN" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    title = guide_of().card("door").title
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entry = f'msgctxt "{title.context}"\nmsgid "{title.source}"\nmsgstr "门口"\n'
    (folder / "guide.po").write_text(head + entry, "utf-8")
    use(load("zh_CN", [tmp_path, paths.packaged_locales()]))
    assert guide_text(title.context, title.source) == "门口"
    assert not current().source.shown


def test_what_was_shown_in_english_is_said_once(tmp_path: Path) -> None:
    begin(TAG, tmp_path, NOW)
    use(load(TAG, [tmp_path]))
    guide_text("no/such", "A text")
    assert in_english() == "Some of this is in English: it is not translated yet."
    assert in_english() == ""


def test_units_are_told_by_the_file_and_the_entry() -> None:
    assert unit_of("cards-cn/door/open/title") == "cards-cn/door"
    assert partial_units(["a/b/c\x04x", "a/b/d\x04y", "e/f\x04z", "plain"], ["a/b/c\x04x", "e/f\x04z"]) == {"a/b"}


async def test_a_page_says_that_something_on_it_is_in_english(door: str, tmp_path: Path) -> None:
    translated(tmp_path, door, but=f"{door}/title")
    use(load(TAG, [tmp_path]))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert isinstance(app.screen, CardPage)
        assert "Some of this is in English" in screen_text(app)


@pytest.mark.parametrize(
    "tag", [tag for tag in catalogue.available([paths.packaged_locales()]) if tag.startswith("zh")]
)
async def test_a_page_that_is_whole_says_nothing(tag: str) -> None:
    use(load(tag, catalogue.search_path()))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert isinstance(app.screen, CardPage)
        assert not current().source.shown
        assert not app.screen.in_english


def test_a_verb_says_it_behind_what_it_prints(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin(TAG, paths.user_locales(), NOW)
    assert main(["read", "1", "--lang", TAG]) == 0
    assert "Some of this is in English" in capsys.readouterr().err
    assert main(["read", "1", "--lang", "zh_CN"]) == 0
    assert capsys.readouterr().err == ""


def test_a_language_says_how_far_it_is(tmp_path: Path) -> None:
    use(catalogue.ENGLISH)
    where = (tmp_path, paths.packaged_locales())
    for tag in ("en", "zh_CN", "zh_Hant", "zh_Hant_HK", "ru"):
        assert "·" not in language_line(tag, where), tag
    assert language_line("de", where).startswith("Deutsch · ")
    assert language_line("de", where) == "Deutsch · the program; of guide and letters 0%, the rest in English"
    begin(TAG, tmp_path, NOW)
    assert language_line(TAG, where) == "Français · 0% translated, the rest in English"


def test_the_first_screen_offers_what_is_whole(tmp_path: Path) -> None:
    where = (tmp_path, paths.packaged_locales())
    assert catalogue.offered(where) == [tag for tag in catalogue.available(where) if tag != "de"]
    begin(TAG, tmp_path, NOW)
    assert TAG not in catalogue.offered(where)
    for domain in catalogue.DOMAINS:
        path = path_of(tmp_path, TAG, domain)
        texts = polib.pofile(str(path), wrapwidth=0)
        for entry in texts:
            entry.msgstr = "x"
            entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "x")
        texts.save()
    assert TAG in catalogue.offered(where)
