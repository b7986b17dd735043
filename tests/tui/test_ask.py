"""What a reader asks on the screens: answers first, what collectors say last, and the way on from an answer."""

from __future__ import annotations

from ashore.guide.installed import places as installed
from ashore.tui.answers import open_answer
from ashore.tui.app import AshoreApp
from ashore.tui.navigation import places
from ashore.tui.page import Page
from ashore.tui.pages.answer import AnswerDialog
from ashore.tui.pages.calls import MoveDialog
from ashore.tui.pages.card import CardPage
from ashore.tui.pages.chapter import ChapterPage
from ashore.tui.pages.entries import PaperPage
from ashore.tui.pages.find import FindPage
from ashore.tui.pages.help import HelpPage
from ashore.tui.pages.letters import LetterStartPage
from ashore.tui.widgets.line_list import LineList
from ashore.wording.answers import ways_on
from tests.support import make_app, screen_text, speak, story
from tests.tui.screens import SIZE, go_to_found, settle, walk


def found(app: AshoreApp) -> list[str]:
    """The lines of what was found."""
    lines = app.screen.query_one(LineList)
    return [str(lines.get_option_at_index(number).prompt) for number in range(lines.option_count)]


async def test_answers_stand_first_and_what_collectors_say_last() -> None:
    speak("zh_CN")
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("slash", *"上门"))
        lines = found(app)
        answers = [line.startswith("回答：") for line in lines]
        theirs = [line.startswith("对方常说") for line in lines]
        assert answers[0]
        assert answers == sorted(answers, reverse=True)
        assert theirs == sorted(theirs)
        assert sum(answers) + sum(theirs) < len(lines)


KINDS = {
    "card": CardPage,
    "letter": LetterStartPage,
    "paper": PaperPage,
    "move": MoveDialog,
    "chapter": ChapterPage,
    "page": Page,
}
"""What each kind of way on opens."""


async def test_an_answer_leads_to_what_it_names() -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        labels = {entry.name: entry.label for entry in places()} | {"door": "At the door", "pause": "A pause"}
        tried = set()
        for answer in app.guide.answers.by_id.values():
            for number, way in enumerate(ways_on(answer, app.guide, labels)):
                if way.kind in tried:
                    continue
                tried.add(way.kind)
                open_answer(app, answer)
                await settle(pilot)
                app.screen.set_focus(app.screen.query_one(f"#way-{number}"))
                await walk(pilot, ("enter",))
                assert issubclass(type(app.screen), KINDS[way.kind]), way
                await walk(pilot, ("escape", "1"))
        assert {"card", "letter", "move", "page"} <= tried


async def test_where_nothing_is_found_the_common_questions_and_whom_to_call_are_offered() -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("slash", *"997"))
        lines = found(app)
        common = app.guide.answers.common
        assert lines[0] == "Nothing found."
        assert lines[1 : len(common) + 1] == [f"Answer: {answer.title.source}" for answer in common]
        assert "12348" in lines[-2]
        assert "12356" in lines[-1]
        await walk(pilot, ("enter",))  # none of them is what was asked
        assert not isinstance(app.screen, AnswerDialog)
        await walk(pilot, ("down", "enter"))
        assert isinstance(app.screen, AnswerDialog)
        assert common[0].title.source in screen_text(app)
        await walk(pilot, ("escape", "slash", *"997"))
        go_to_found(app, "12348")
        await walk(pilot, ("enter",))
        assert isinstance(app.screen, HelpPage)


async def test_a_page_by_its_whole_name_comes_before_answers() -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("slash", *"court papers"))
        assert found(app)[0] == "Court papers"


async def test_a_place_without_answers_finds_pages() -> None:
    place = next(guide for guide in installed()[0] if not guide.answers.by_id).jurisdiction
    app = make_app(story().model_copy(update={"jurisdiction": place}))
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("slash", *"visit"))
        assert isinstance(app.screen, FindPage)
        assert "no answers are written yet" in " ".join(screen_text(app).split())
        assert not [line for line in found(app) if line.startswith("Answer")]
        assert len(found(app)) > 1
