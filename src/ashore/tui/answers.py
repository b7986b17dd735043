"""What can be asked: the answers as they are found and opened on the screens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ashore.guide.models.answer import Answer
from ashore.guide.search import Said, search
from ashore.i18n import _, fill
from ashore.tui.navigation import places
from ashore.tui.pages.find import Asked, Command
from ashore.wording.answers import WayOn, call_lines, common_titles, they_say_words, title_words, ways_on
from ashore.workbook.find import find

if TYPE_CHECKING:
    from ashore.tui.app import AshoreApp


def asked(app: AshoreApp, question: str) -> Asked:
    """What stands around what is found by its name, for what was typed."""
    found = search(app.guide)
    return Asked(
        [_command(app, answer, title_words(answer, app.guide)) for answer in found.answers(question)],
        [Command(they_say_words(said), partial(_open_said, app, said)) for said in found.they_say(question)],
        [
            *(_command(app, answer, title) for answer, title in common_titles(app.guide)),
            *(Command(line, partial(app.go.open, "help")) for line in call_lines(app.guide)),
        ],
    )


def _command(app: AshoreApp, answer: Answer, title: str) -> Command:
    return Command(fill(_("Answer: {title}"), title=title), partial(open_answer, app, answer))


def open_answer(app: AshoreApp, answer: Answer) -> None:
    """An answer with what leads on from it."""
    from ashore.tui.pages.answer import AnswerDialog

    labels = {entry.name: _(entry.label) for entry in places()} | {"door": _("At the door"), "pause": _("A pause")}
    ways = [(way.label, _way(app, way)) for way in ways_on(answer, app.guide, labels)]
    app.go.dialog(AnswerDialog(answer, ways))


def _way(app: AshoreApp, way: WayOn) -> Callable[[], object]:
    """What the row of a way on does."""
    match way.kind:
        case "card":
            return partial(app.go.card, way.id)
        case "letter":
            return partial(app.go.begin_letter, way.id)
        case "paper":
            return partial(app.go.new_record, "paper", "paper", received=app.today(), kind=way.id)
        case "move":
            return partial(_open_move, app, way.id)
        case "chapter":
            chapter = next(chapter for chapter in app.guide.chapters if str(chapter.number) == way.id)
            return partial(app.go.chapter, chapter)
        case "page":
            return partial(app.go.open, way.id)


def _open_move(app: AshoreApp, move: str) -> None:
    from ashore.tui.pages.calls import MoveDialog

    if found := find(app.guide.calls.move, move):
        app.go.dialog(MoveDialog(found))


def _open_said(app: AshoreApp, said: Said) -> None:
    _open_move(app, said.id)
