"""The guidance as plain text, for terminals, pipes and paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple

from ashore.guide.facts import Facts
from ashore.guide.models.chapter import (
    Block,
    CautionBlock,
    Chapter,
    ListBlock,
    ScriptBlock,
    StepBlock,
    TextBlock,
    ToolBlock,
)
from ashore.guide.models.facts import Fact
from ashore.guide.say import facts_behind, say
from ashore.i18n import _, fill, guide_text
from ashore.i18n.formats import day, short_day, short_part
from ashore.text import wrap

CERTAINTY_TEXTS = {
    "law-text": lambda: _("read in the text of the law"),
    "official": lambda: _("read on an official page"),
    "press": lambda: _("as reported by the press or law firms"),
    "weak": lambda: _("usual, from weaker sources: not a rule"),
    "known": lambda: _("general knowledge, not looked up again"),
    "unsure": lambda: _("not settled"),
}


OLD = dt.timedelta(days=365)
"""After this time a fact is marked: it may have changed since it was looked up."""


def certainty_words(fact: Fact) -> str:
    """How sure we are of a fact."""
    return CERTAINTY_TEXTS[fact.certainty]()


def is_old(fact: Fact, today: dt.date) -> bool:
    """Whether a fact was looked up so long ago that it has to be checked."""
    return today - fact.checked > OLD


def source_line(fact: Fact, facts: Facts) -> str:
    """Where a fact is from, with its articles."""
    parts = []
    for reference in fact.sources:
        title = facts.sources[reference.id].title
        name = guide_text(title.context, title.source)
        parts.append(
            fill(_("{source}, art. {articles}"), source=name, articles=reference.articles)
            if reference.articles
            else name
        )
    return _("; ").join(parts)


def fact_lines(fact: Fact, facts: Facts, today: dt.date | None = None) -> list[str]:
    """What there is to say about a fact besides its statement: source, dates, certainty, caveat, and its age."""
    lines = [fill(_("Source: {source}"), source=source_line(fact, facts))]
    if fact.effective:
        lines.append(fill(_("In force from: {day}"), day=short_part(fact.effective)))
    if fact.until:
        lines.append(fill(_("Held until: {day}"), day=short_day(fact.until)))
    lines.append(fill(_("Last checked: {day}"), day=short_day(fact.checked)))
    if today is not None and is_old(fact, today):
        lines.append(_("! Looked up more than a year ago: check it before you rely on it."))
    lines.append(fill(_("How sure: {certainty}"), certainty=certainty_words(fact)))
    if fact.caveat:
        lines.append(fill(_("Note: {caveat}"), caveat=guide_text(fact.caveat.context, fact.caveat.source)))
    return lines


class StepMark(NamedTuple):
    """How a step stands: `state` is done or not-for-me, `on` the day."""

    state: str
    on: dt.date


BOXES = {"done": "[x]", "not-for-me": "[-]"}


Said = Callable[[Block], str]
"""What is said of a block beside its own words; empty where there is nothing to say."""


def _nothing(_block: Block) -> str:
    return ""


def block_lines(block: Block, facts: Facts, width: int, marks: Mapping[str, StepMark], note: str = "") -> list[str]:
    """One block; a step shows its box, ticked when it is done, and the day. `note` is said first: for whom it holds."""
    noted = wrap(note, width) if note else []
    return noted + _own_lines(block, facts, width, marks)


def _own_lines(block: Block, facts: Facts, width: int, marks: Mapping[str, StepMark]) -> list[str]:
    match block:
        case StepBlock():
            mark = marks.get(block.id)
            box = BOXES[mark.state] if mark else "[ ]"
            lines = wrap(say(block.text, facts), width, first=f"{box} ", hang="    ")
            lines += wrap(say(block.why, facts), width, first="    ", hang="    ")
            if mark:
                text = _("Done on {day}.") if mark.state == "done" else _("Set aside on {day}.")
                lines += wrap(fill(text, day=day(mark.on)), width, first="    ", hang="    ")
            return lines
        case ListBlock() | ScriptBlock():
            bullet = "›" if isinstance(block, ScriptBlock) else "•"
            lines = wrap(say(block.text, facts), width)
            for item in block.items:
                lines += wrap(say(item, facts), width, first=f"  {bullet} ", hang="    ")
            return lines
        case CautionBlock():
            return wrap(say(block.text, facts), width, first="! ", hang="  ")
        case ToolBlock():
            return wrap(say(block.text, facts), width, first="> ", hang="  ")
        case TextBlock():
            return wrap(say(block.text, facts), width)
        case _other:
            raise AssertionError(f"a block of a kind that is not known: {block}")


def chapter_text(
    chapter: Chapter,
    facts: Facts,
    width: int,
    marks: Mapping[str, StepMark],
    note: Said = _nothing,
    lead: Said = _nothing,
) -> str:
    """A whole chapter, its sources at the end. `note` is said before a block, `lead` after it."""
    title = f"{chapter.number}. {say(chapter.title, facts)}"
    lines = [title, "=" * min(width, len(title) * 2), "", *wrap(say(chapter.answer, facts), width)]
    used = list(chapter.facts)
    for section in chapter.section:
        lines += ["", "", f"## {say(section.title, facts)}"]
        for block in section.block:
            lines += ["", *block_lines(block, facts, width, marks, note(block))]
            if words := lead(block):
                lines += wrap(words, width, first="    ", hang="    ")
            used += facts_behind(block)
    sources = _("Sources")  # not inside an f-string: Babel finds texts there only from Python 3.12 on
    lines += ["", "", f"## {sources}"]
    for fact in (facts.facts[name] for name in dict.fromkeys(used)):
        lines += ["", *wrap(say(fact.statement, facts), width, first="• ", hang="  ")]
        for line in fact_lines(fact, facts):
            lines += wrap(line, width, first="  ", hang="  ")
    return "\n".join(lines) + "\n"
