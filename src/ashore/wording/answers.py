"""What is said of an answer: how it stands, the answer itself, what to do today, and what leads on from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from ashore.guide.answers import AREA_CODE, NUMBER
from ashore.guide.guide import Guide
from ashore.guide.models.answer import CHAPTERS, Answer
from ashore.guide.say import say, title_of
from ashore.guide.search import Said
from ashore.i18n import _, fill, guide_text, letter_text
from ashore.wording.phrases import named, quoted

Kind = Literal["page", "chapter", "card", "letter", "paper", "move"]


class WayOn(NamedTuple):
    """Something that an answer leads to: what kind of thing, its id, and the words of the row that opens it."""

    kind: Kind
    id: str
    label: str


def title_words(answer: Answer, guide: Guide) -> str:
    """The question, as people put it."""
    return say(answer.title, guide.facts)


def answer_words(answer: Answer, guide: Guide) -> str:
    """The answer. It begins as one, so that no word need stand before it: `verdict` is for those who sort answers."""
    return say(answer.text, guide.facts)


def today_words(answer: Answer, guide: Guide) -> str:
    """What the reader does today."""
    return named(_("Today"), say(answer.today, guide.facts))


def about_lines(answer: Answer, guide: Guide) -> list[str]:
    """The whole answer, a paragraph each: how it stands, who can do it, at what stage, what to do, whom to ring."""
    lines = [answer_words(answer, guide)]
    if answer.who is not None:
        lines.append(named(_("Who can do it"), say(answer.who, guide.facts)))
    if answer.stage is not None:
        lines.append(named(_("At what stage"), say(answer.stage, guide.facts)))
    lines.append(today_words(answer, guide))
    fact = guide.facts.facts.get(answer.call or "")
    if fact is not None:
        court = fact.values.get(AREA_CODE) == "court"
        text = _("Ring {number}, with the area code of the court's town before it") if court else _("Ring {number}")
        lines.append(fill(text, number=str(fact.values[NUMBER])))
    return lines


def ways_on(answer: Answer, guide: Guide, places: Mapping[str, str]) -> list[WayOn]:
    """What an answer leads to, what does something first; `places` are the pages that can be
    opened, by name, with their words."""
    found: list[WayOn] = []
    if answer.card is not None:
        found.append(WayOn("card", answer.card, named(_("Card"), say(guide.card(answer.card).title, guide.facts))))
    if answer.letter is not None:
        title = guide.letters[answer.letter].title
        found.append(WayOn("letter", answer.letter, named(_("Write"), letter_text(title.context, title.source))))
    if answer.paper is not None:
        title = guide.papers[answer.paper].title
        found.append(WayOn("paper", answer.paper, named(_("Note"), guide_text(title.context, title.source))))
    for move in guide.calls.move if answer.call is not None else ():
        if move.id == answer.call:
            found.append(WayOn("move", move.id, named(_("What to say"), quoted(say(move.says, guide.facts)))))
    if answer.page in CHAPTERS:
        number = CHAPTERS[answer.page]
        chapter = next(chapter for chapter in guide.chapters if chapter.number == number)
        found.append(WayOn("chapter", str(number), f"{number}. {say(chapter.title, guide.facts)}"))
    elif answer.page is not None and answer.page in places:
        found.append(WayOn("page", answer.page, places[answer.page]))
    return found


def they_say_words(said: Said) -> str:
    """Something that collectors say, marked as such: it is no answer."""
    return fill(_("They often say: “{words}”"), words=said.says)


def reply_words(said: Said) -> str:
    """What can be answered to it."""
    return named(_("You can say"), quoted(said.reply))


def none_words(guide: Guide) -> str:
    """That a place has no answers; empty where it has some."""
    if guide.answers.by_id:
        return ""
    return fill(_("For {place} no answers are written yet: only pages are found."), place=title_of(guide))


def call_lines(guide: Guide) -> list[str]:
    """Whom to turn to with what nothing here answers, and where it is too much."""
    lines = (guide.help.line_for("questions"), guide.help.line_for("despair"))
    return [say(line.text, guide.facts) for line in lines if line is not None]


def common_titles(guide: Guide) -> Sequence[tuple[Answer, str]]:
    """What is asked most."""
    return [(answer, title_words(answer, guide)) for answer in guide.answers.common]
