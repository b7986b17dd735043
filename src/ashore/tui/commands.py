"""What can be found by typing a part of it: pages, steps, settings, texts of the guidance, the reader's own notes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ashore.guide.models.base import Words
from ashore.guide.models.chapter import StepBlock
from ashore.guide.say import say, words_of
from ashore.i18n import _, catalogue, fill
from ashore.i18n.formats import language_name
from ashore.tui.navigation import places
from ashore.tui.pages.find import OWN, Command
from ashore.wording.phrases import named

if TYPE_CHECKING:
    from ashore.tui.app import AshoreApp


def commands(app: AshoreApp) -> list[Command]:
    """Everything that can be found by name, texts and notes of the reader's own among it."""
    guide = app.guide
    commands = [
        *(
            Command(f"{chapter.number}. {say(chapter.title, guide.facts)}", partial(app.go.chapter, chapter))
            for chapter in guide.chapters
        ),
        *(Command(_(place.label), partial(app.go.open, place.name)) for place in places()),
        Command(_("At the door"), partial(app.go.card_for, "door")),
        Command(_("A pause"), partial(app.go.card_for, "pause")),
        Command(_("Undo"), app.action_undo),
        Command(_("Redo"), app.action_redo),
    ]
    for tag in catalogue.available(app.locale_dirs):
        text = fill(_("Language: {language}"), language=language_name(tag))
        commands.append(Command(text, partial(app.settings.set_language, tag)))
    for chapter in guide.chapters:
        for step in chapter.steps:
            text = f"{chapter.number} · {say(step.text, guide.facts)}"
            commands.append(Command(text, partial(app.go.chapter, chapter, step.id)))
    first: dict[str, Command] = {}
    for command in [*commands, *found_texts(app)]:
        first.setdefault(command.text, command)  # a page comes before a text that reads like its name
    return list(first.values())


LONG_ANSWER = 8
"""Characters from which on an answer in a letter is words of one's own, and no choice."""
LONGEST = 160
"""Characters of a text that is found."""


def found_texts(app: AshoreApp) -> list[Command]:
    """Every text, fact, word and note of the reader's own, with the way there."""
    guide, workbook = app.guide, app.session.value
    facts = guide.facts
    commands = []
    for chapter in guide.chapters:
        for section in chapter.section:
            for block in section.block:
                if not isinstance(block, StepBlock):  # steps stand before
                    go = partial(app.go.chapter, chapter, block.id)
                    commands += [Command(f"{chapter.number} · {say(words, facts)}", go) for words in words_of(block)]
    for word in guide.glossary.word:
        text = named(say(word.term, facts), say(word.meaning, facts))
        commands.append(Command(text, partial(app.go.open, "words")))
    for card in guide.cards.card:
        lines = [card.title, *(text for part in card.part for text in (part.title, *part.items))]
        commands += [Command(say(text, facts), partial(app.go.card, card.id)) for text in lines]
    rooms: tuple[tuple[str, list[Words]], ...] = (
        ("calls", [text for move in guide.calls.move for text in (move.says, move.reply, move.question, move.stop)]),
        ("outlook", [reason.text for reason in guide.outlook.reason]),
        ("outlook", [note.text for note in guide.outlook.noted]),
        ("timeline", [text for stage in guide.timeline for text in (stage.they, stage.you)]),
        (
            "papers",
            [
                text
                for p in guide.papers.values()
                for text in (p.title, p.text, p.check, p.silence, p.do, p.trap)
                if text
            ],
        ),
        ("path", [text for branch in guide.path.branch for text in (branch.title, branch.text)]),
        ("contacts", [t for r in guide.conduct.values() for t in (r.text, r.can, r.can_written) if t]),
        ("help", [line.text for line in guide.help.line]),
    )
    for tool, found in rooms:
        commands += [Command(say(text, facts), partial(app.go.open, tool)) for text in found]
    for fact in facts.facts.values():
        commands.append(Command(f"§ {say(fact.statement, facts)}", partial(app.go.facts, (fact.id,))))
    notes = [(debt.lender or debt.product, partial(app.go.open, "debt", debt.id)) for debt in workbook.debts]
    for contact in reversed(workbook.contacts):
        words = [contact.said, contact.mine, contact.my_promise, contact.their_promise, contact.next_step]
        notes += [(text, partial(app.go.open, "contact", contact.id)) for text in words if text]
    for draft in workbook.letters:
        own = [str(answer) for answer in draft.answers.values() if len(str(answer)) >= LONG_ANSWER]
        notes += [(text, partial(app.go.open, "draft", draft.id)) for text in own]
    notes += [(piece.label, partial(app.go.open, "evidence")) for piece in workbook.evidence]
    notes += [(reminder.text, partial(app.go.open, "agenda")) for reminder in workbook.reminders]
    notes += [(paper.note, partial(app.go.open, "papers")) for paper in workbook.papers]
    notes += [(line.note or line.label, partial(app.go.open, "budget")) for line in workbook.budget.lines]
    return commands + [Command(OWN + " ".join(text.split())[:LONGEST], go) for text, go in notes if text]
