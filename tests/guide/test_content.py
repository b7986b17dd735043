"""The guidance as it ships: complete, checked, every number from a fact."""

from __future__ import annotations

import re
import tomllib
from collections import Counter

import pytest

from ashore.cli.main import main
from ashore.guide.checks.named import check
from ashore.guide.checks.numbers import has_number, may_state, outside
from ashore.guide.checks.told import languages, told
from ashore.guide.files import model_of
from ashore.guide.guide import Guide
from ashore.guide.models.base import Model, Words
from ashore.guide.models.chapter import Chapter
from ashore.guide.say import facts_behind, say, words_of
from ashore.guide.texts import BLANK, comment_of, prefix_of, texts
from ashore.storage import paths
from tests.support import speak

ROWS = [
    *(f"S0.{n}" for n in range(1, 4)),
    *(f"S1.{n}" for n in range(1, 7)),
    *(f"S2.{n}" for n in range(1, 8)),
    *(f"S3.{n}" for n in range(1, 7)),
    *(f"S4.{n}" for n in range(1, 6)),
]


def test_the_content_is_consistent(guide: Guide) -> None:
    assert list(check(guide)) == []


def test_every_fact_stands_behind_a_text(capsys: pytest.CaptureFixture[str]) -> None:
    """One that nobody is told is a sum to look up and keep for nothing: it goes, or a text rests on it."""
    assert main(["--lang", "en", "check", "content"]) == 0
    assert "no text rests on" not in capsys.readouterr().out


def test_every_row_of_the_guidance_map_is_covered(guide: Guide) -> None:
    rows = {row for c in guide.chapters for s in c.section for block in s.block for row in block.rows}
    assert rows == set(ROWS)


def test_four_chapters_with_eight_to_fifteen_steps(guide: Guide) -> None:
    assert [chapter.number for chapter in guide.chapters] == [1, 2, 3, 4]
    for chapter in guide.chapters:
        assert 8 <= len(chapter.steps) <= 15
        assert 2 <= len(re.findall(r"[.?!](?:\s|$)", chapter.answer.source)) <= 4
    assert len(guide.steps) == sum(len(chapter.steps) for chapter in guide.chapters)


def all_words(chapter: Chapter) -> list[Words]:
    words = [chapter.title, chapter.short, chapter.answer]
    for section in chapter.section:
        words += [section.title, *(w for block in section.block for w in words_of(block))]
    return words


def test_no_number_stands_in_a_text_outside_the_facts() -> None:
    """In no language: letters and all that is shown."""
    every = [text for text in told(paths.content_dir()) if not may_state(text)]
    assert {"chapter", "letter", "help", "answers", "cards", "instead"} <= {text.kind for text in every}
    for language in languages([paths.packaged_locales()]):
        assert list(outside(every, language)) == []
    assert has_number("3 days") and has_number("３天") and not has_number("{fact-3.days_3} days")


def test_every_blank_is_filled_in_both_languages(guide: Guide) -> None:
    for language in ("en", "zh_CN"):
        speak(language)
        for chapter in guide.chapters:
            for words in all_words(chapter):
                assert "{" not in say(words, guide.facts), words.context


def test_every_fact_can_be_traced(guide: Guide) -> None:
    facts = guide.facts
    assert len(facts.facts) > 200
    used = {reference.id for fact in facts.facts.values() for reference in fact.sources}
    assert used == set(facts.sources)
    for fact in facts.facts.values():
        assert fact.checked.year >= 2026
        assert fact.certainty


def test_a_translation_uses_the_same_blanks(guide: Guide) -> None:
    speak("zh_CN")
    from ashore.i18n import guide_text

    for chapter in guide.chapters:
        for words in all_words(chapter):
            translated = guide_text(words.context, words.source)
            assert Counter(BLANK.findall(translated)) == Counter(BLANK.findall(words.source)), words.context


def test_every_text_says_to_translators_what_it_is() -> None:
    """A field that is typed as a text has a description, which stands above the text in the catalogue."""
    found = [
        (model.__name__, name, comment_of(info))
        for model in models(Model)
        for name, info in model.model_fields.items()
        if "Words" in str(info.annotation)
    ]
    assert len(found) > 60
    assert [(model, name) for model, name, comment in found if not comment] == []


def test_every_text_that_is_shown_is_in_the_catalogue(guide: Guide) -> None:
    """The extractor and the loader walk the files alike, so no text is shown that a translator never saw."""
    found = set()
    for path in guide.directory.rglob("*.toml"):
        data = tomllib.loads(path.read_text("utf-8"))
        if (model := model_of(path)) is not None:
            found |= {(text.context, text.source) for text in texts(model, data, prefix_of(path.name, data))}
    shown = {(words.context, words.source) for chapter in guide.chapters for words in all_words(chapter)}
    assert shown and shown <= found


def models(base: type[Model]) -> list[type[Model]]:
    found = []
    for model in base.__subclasses__():
        found += [model, *models(model)]
    return found


def test_the_essentials_of_each_chapter_have_a_source(guide: Guide) -> None:
    for chapter in guide.chapters:
        assert chapter.facts
        blocks = [block for section in chapter.section for block in section.block]
        assert sum(bool(facts_behind(block)) for block in blocks) >= len(blocks) * 0.6


def test_budget_groups(guide: Guide) -> None:
    kinds = Counter(group.kind for group in guide.budget.group)
    assert kinds == {"income": 4, "essential": 9, "flexible": 3, "priority": 1}
    for group in guide.budget.group:
        assert all(item.help for item in group.item)


def test_content_files_hold_no_markup_and_no_control_characters(guide: Guide) -> None:
    for path in guide.directory.rglob("*.toml"):
        text = path.read_text("utf-8")
        tomllib.loads(text)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\ufeff]|\[/|\[b\]", text), path
