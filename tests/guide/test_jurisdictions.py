"""Other places than the first, as data alone: what is shown there rests on their own facts."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from ashore.guide.checks.named import check
from ashore.guide.checks.roles import missing
from ashore.guide.checks.shown import shown, words_in
from ashore.guide.checks.styles import styles
from ashore.guide.checks.told import languages, told
from ashore.guide.checks.wording import never_said
from ashore.guide.guide import Guide, load, mentioned
from ashore.guide.installed import places
from ashore.guide.models.cards import CardRole
from ashore.guide.models.letter_roles import LetterRole
from ashore.guide.read import ContentError
from ashore.guide.say import say, title_of
from ashore.guide.texts import BLANK
from ashore.i18n import guide_text, letter_text
from ashore.letters import drafts
from ashore.letters.compose import compose
from ashore.storage import paths
from ashore.tui.pages.home import HomePage
from ashore.tui.pages.menu import MenuDialog
from ashore.tui.pages.more import MoreDialog
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import case_of, make_app, screen_text, speak, two_debts
from tests.tui.screens import go_to_row, settle, walk

OTHERS = [guide for guide in places()[0] if guide.jurisdiction != "cn"]
PARTS = (
    *("facts", "chapters", "budget", "terms", "glossary", "help", "cards"),
    *("outlook", "papers", "calls", "path", "conduct", "clauses", "letters", "answers"),
)
ALL = pytest.mark.parametrize("guide", OTHERS, ids=lambda guide: guide.jurisdiction)


@ALL
def test_everything_shown_there_rests_on_its_own_facts(guide: Guide) -> None:
    assert list(check(guide)) == []
    known = guide.facts.facts
    for part in PARTS:
        if part != "facts":
            for words in words_in(getattr(guide, part)):
                assert set(mentioned(words)) <= set(known), words.context
    for chapter in guide.chapters:
        assert len(chapter.steps) >= 3
        for section in chapter.section:
            for block in section.block:
                assert set(block.facts) <= set(known), block.id


@ALL
def test_what_the_program_knows_by_name_is_there(guide: Guide) -> None:
    assert list(missing(guide)) == []
    assert all(guide.card_for(role) for role in get_args(CardRole))
    assert "relief" in {card.id for card in guide.cards.card}
    assert guide.help.line_for("despair")
    assert all(guide.letters.for_role(role) for role in get_args(LetterRole))
    assert {"hardship", "objection"} <= set(guide.letters)


def test_the_neutral_place_states_no_law() -> None:
    """Neither a number nor the name of a law, and no certainty but that of what is usual."""
    neutral, content = load("any"), paths.content_dir()
    assert {fact.certainty for fact in neutral.facts.facts.values()} == {"weak"}
    assert not any(fact.values for fact in neutral.facts.facts.values())
    here = shown(neutral, told(content))
    assert {"chapter", "letter", "calls", "clauses", "instead"} <= {text.kind for text in here}
    assert [text.context for text in here if BLANK.search(text.source)] == []
    (english,) = languages([])
    assert list(never_said(here, english, styles(content), "any")) == []


@ALL
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_all_of_it_is_there_in_both_languages(guide: Guide, language: str) -> None:
    speak(language)
    for part in PARTS:
        if part == "facts":
            continue
        for words in words_in(getattr(guide, part)):
            translate = letter_text if part == "letters" else guide_text
            shown = say(words, guide.facts, translate)
            assert not BLANK.search(shown), words.context
            if language == "zh_CN" and re.search(r"[a-z]{4,} [a-z]{4,}", words.source):
                assert shown != words.source, words.context


@ALL
def test_every_letter_can_be_written_there(guide: Guide) -> None:
    workbook, debt = edits.add_debt(Workbook(created=dt.date(2026, 11, 1), jurisdiction=guide.jurisdiction))
    for template in guide.letters.values():
        begun, new = drafts.begin_letter(workbook, template, debt, guide, dt.date(2026, 11, 24))
        draft = next(letter for letter in begun.letters if letter.id == new)
        asked = drafts.letter_case(draft, case_of(begun, guide, dt.date(2026, 11, 24)))
        letter = compose(asked, drafts.letter_texts("en", ()))
        assert letter.language == guide.facts.language == "en"
        assert letter.paragraphs or template.id == "own-text"


def test_a_place_is_a_folder(tmp_path: Path) -> None:
    """Another one is there as soon as its files are, and its mistakes are named."""
    content = tmp_path / "content"
    shutil.copytree(paths.content_dir(), content)
    place = content / "jurisdictions" / "zz"
    place.mkdir()
    lines = ("id = 'facts-zz'", "title = 'Somewhere'", "base = 'any'", "language = 'en'", "currency = 'EUR'")
    (place / "facts.toml").write_text("\n".join((*lines, "source = []", "fact = []")), "utf-8")
    assert [guide.jurisdiction for guide in places(content)[0]] == ["cn", "gb", "zz", "any"]
    guide = load("zz", content)
    assert (title_of(guide), guide.facts.currency) == ("Somewhere", "EUR")
    assert len(guide.chapters[0].steps) == len(load("any", content).chapters[0].steps)
    (place / "help.toml").write_text("id = 'help-zz'\n[[line]]\nid = 'x'\ntxt = 'y'\n", "utf-8")
    with pytest.raises(ContentError, match=r"zz/help.toml, line \d"):
        assert guide.help


async def test_choosing_a_place_and_taking_it_back() -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("space", "s"))
        go_to_row(app, "place-gb")
        await settle(pilot)
        await walk(pilot, ("enter",))
        assert "(•) England and Wales" in screen_text(app)
        assert (app.session.value.jurisdiction, app.guide.jurisdiction) == ("gb", "gb")
        await walk(pilot, ("f3", "pagedown"))
        assert "0800 138 1111" in screen_text(app)
        await walk(pilot, ("1", "u"))
        assert app.guide.jurisdiction == "cn"


@pytest.mark.parametrize("place", ["any", "gb"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
async def test_every_page_opens_there(place: str, language: str) -> None:
    speak(language)
    workbook = edits.changed(two_debts(), jurisdiction=place)
    app = make_app(workbook)
    debt = ("3", "down")
    pages: list[tuple[str, ...]] = [
        (),
        *((str(tab),) for tab in range(2, 7)),
        *(("2", *("down",) * number, "enter") for number in range(4)),
        *(("3", "enter"), (*debt, "m", "o"), (*debt, "enter"), (*debt, "enter", "m", "p"), (*debt, "enter", "m", "v")),
        *(("4", "n"), ("c",), ("5", "enter"), ("6", "n")),
        *(("space", letter) for letter in "abcdehiopstvyz"),
        *(("space", "p", "n"), ("question_mark",), ("slash",), ("f3",), ("f4",), ("f7",)),
    ]
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in pages:
            await walk(pilot, ("escape", "escape", "1", *keys))
            assert isinstance(app.screen, HomePage) == (not keys)
            assert not isinstance(app.screen, MenuDialog | MoreDialog), keys
            shown = screen_text(app)
            assert shown.strip()
            assert not BLANK.search(shown)
            assert "12378" not in shown


def test_a_sum_is_not_taken_for_another_currency() -> None:
    empty = Workbook(created=dt.date(2026, 11, 1))
    assert edits.choose_jurisdiction(empty, "gb", "GBP").currency == "GBP"
    assert edits.choose_jurisdiction(two_debts(), "gb", "GBP").currency == "CNY"


@pytest.mark.parametrize("place", ["any", "gb"])
async def test_the_credit_page_counts_nothing_that_is_not_known_there(place: str) -> None:
    speak("en")
    cleared = edits.edit_debt(two_debts(), two_debts().debts[0].id, cleared_on=dt.date(2026, 11, 1))
    app = make_app(edits.changed(cleared, jurisdiction=place))
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("space", "y"))
        shown = screen_text(app)
        assert "counts from paying off" not in shown and "░" not in shown and "ends Nov" not in shown
        assert "differs from place to place" in shown
