"""A step, or a way in a chapter, that opens a card for a hard moment: on the screen, in the plain way, in a pipe; and
what is wrong with one is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ashore.cli.main import main
from ashore.guide.checks.named import check
from ashore.guide.guide import Guide, load
from ashore.guide.models.chapter import LeadingBlock
from ashore.guide.read import ContentError
from ashore.storage import paths
from ashore.tui.pages.card import CardPage
from ashore.tui.pages.chapter import ChapterPage
from tests.support import empty, make_app, screen_text, speak
from tests.test_plain import talk
from tests.test_plain_places import LAST
from tests.test_plain_subjects import number_of
from tests.tui.screens import settle, walk

PEOPLE = "jurisdictions/cn/chapters/1-visit.toml"
COURT_CARD = "The card for a court paper"


def leads(guide: Guide) -> dict[str, str | None]:
    """The card that each way in the chapters opens, by the id of the block."""
    blocks = [block for chapter in guide.chapters for section in chapter.section for block in section.block]
    return {block.id: block.card for block in blocks if isinstance(block, LeadingBlock) and block.opens == "card"}


@pytest.mark.parametrize(
    ("block", "keys", "title"),
    [("tell-people", ("m", "o"), "For the people around you"), ("heavy-card", ("enter",), "When it is too much")],
)
async def test_the_screen_opens_the_card_and_esc_leads_back(block: str, keys: tuple[str, ...], title: str) -> None:
    speak("en")
    app = make_app(empty())
    async with app.run_test(size=(80, 24)) as pilot:
        app.go.chapter(app.guide.chapters[0], block)
        await settle(pilot)
        await walk(pilot, keys)
        assert isinstance(app.screen, CardPage)
        assert title in screen_text(app)
        await walk(pilot, ("escape",))
        assert isinstance(app.screen, ChapterPage)
        assert app.screen.place == block


def test_the_plain_way_opens_it_from_the_chapter_and_from_a_step() -> None:
    speak("en")
    said, _workbook = talk(empty(), LAST["chapters"], "3", "q")
    lead = str(number_of(COURT_CARD, said))
    said, _workbook = talk(empty(), LAST["chapters"], "3", lead, "q")
    assert "Is it real?" in said
    said, _workbook = talk(empty(), LAST["chapters"], "1", "q")
    step = str(number_of("Send those who could be called", said))
    said, _workbook = talk(empty(), LAST["chapters"], "1", step, "q")
    helps = str(number_of("What helps with it", said))
    said, _workbook = talk(empty(), LAST["chapters"], "1", step, helps, "q")
    assert "What they can say" in said


@pytest.mark.parametrize(
    ("chapter", "words", "command"),
    [
        ("3", COURT_CARD, "ashore card court"),
        ("1", "The card for the door", "ashore card door"),  # by its role
        ("1", "When it is too much", "ashore card heavy"),
    ],
)
def test_reading_a_chapter_says_how_to_read_the_card(
    chapter: str, words: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "en", "read", chapter]) == 0
    whole = capsys.readouterr().out
    after = whole[whole.index(f"> {words}") :]
    assert after[: after.index("\n\n")].endswith(f"    To read the card: {command}")
    assert main(["--lang", "en", *command.split()[1:]]) == 0


def test_what_opens_no_card_says_nothing_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "read", "4"]) == 0
    assert "To read the card" not in capsys.readouterr().out


@pytest.mark.parametrize("place", ["cn", "gb", "any"])
def test_every_card_that_is_opened_is_there(place: str) -> None:
    guide = load(place)
    assert {"court-card", "relief-card", "heavy-card"} <= set(leads(guide))
    for card in leads(guide).values():
        assert card is not None
        assert guide.card(card)
    assert not [problem for problem in check(guide) if "card" in problem]


def test_a_place_without_the_card_does_without_the_way_and_a_step_stands_without_it(tmp_path: Path) -> None:
    shutil.copytree(paths.content_dir(), tmp_path / "content")
    chapter = tmp_path / "content" / "chapters" / "2-prevent.toml"
    text = chapter.read_text("utf-8")
    step = "id = 'fill-budget'\ntext = 'Fill in the budget worksheet. One sum per group is enough for today.'\n"
    assert step in text
    chapter.write_text(
        text.replace(step, f"{step}card = 'fraud'\n").replace(
            "shown_by = 'budget'\nopens = 'budget'", "shown_by = 'budget'\nopens = 'card'"
        ),
        "utf-8",
    )
    assert {"fraud-card", "fill-budget"} <= set(leads(load("cn", tmp_path / "content")))
    there = load("any", tmp_path / "content")
    assert {"fraud-card", "fill-budget"}.isdisjoint(leads(there))
    assert (there.steps["fill-budget"].opens, there.steps["fill-budget"].card) == (None, None)


@pytest.fixture
def copy(tmp_path: Path) -> Guide:
    """The content in a folder that may be changed."""
    shutil.copytree(paths.content_dir(), tmp_path / "content")
    return Guide(tmp_path / "content", "cn")


def change(guide: Guide, old: str, new: str) -> None:
    path = guide.directory / PEOPLE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_card_that_is_not_there_is_found(copy: Guide) -> None:
    change(copy, "card = 'people'", "card = 'peoples'")
    assert list(check(copy)) == ["cn/chapters/1-visit.toml, line 35, section[1].block[3].card: no card 'peoples'"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("card = 'people'\n", "", "card = the id of the card that it opens"),
        ("opens = 'card'", "opens = 'contacts'", "opens = 'card'"),
        ("opens = 'card'\n", "", "opens = 'card'"),
    ],
)
def test_a_way_to_a_card_that_is_half_written_is_named(copy: Guide, old: str, new: str, words: str) -> None:
    change(copy, old, new)
    with pytest.raises(ContentError, match=words):
        _ = copy.chapters
