"""Plain language: short sentences, easy words, one term for one thing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import polib
import pytest
import textstat

from ashore.guide.checks.sentences import measure
from ashore.guide.checks.styles import styles
from ashore.guide.checks.told import FACTS, Language, bare, languages, told
from ashore.guide.checks.wording import finder, is_note, lacks, stands_in
from ashore.guide.models.style import Never
from ashore.i18n.kit.terms import named, ruled_out
from ashore.storage import paths

LOCALES = Path(__file__).parents[2] / "locales"
GRADE = 7.0
"""US school grade of the English on average."""
EVERY = told(paths.content_dir())
STYLES = styles(paths.content_dir())
NAMES = sorted({text.file for text in EVERY if text.is_prose})
"""What the reader is told. Facts keep to their sources, letters speak to an office, old ids are no text."""
SPOKEN: dict[str, Language] = {language.tag: language for language in languages([LOCALES])}


def prose(name: str, tag: str = "en") -> dict[str, str]:
    """The prose of a content file in a language, by the ids of the texts."""
    found = [text for text in EVERY if text.file == name and text.is_prose]
    said = {text.context: SPOKEN[tag].says(text) for text in found}
    return {context: words for context, words in said.items() if words}


def test_the_bounds_are_these() -> None:
    """Words in an English sentence, characters in a Chinese one: on average, and in the longest."""
    assert (STYLES["en"].average, STYLES["en"].longest) == (12, 30)
    for tag in ("zh_CN", "zh_Hant"):
        assert (STYLES[tag].average, STYLES[tag].longest) == (25, 38)


def test_what_is_prose() -> None:
    assert len(NAMES) >= 40
    assert not {text.kind for text in EVERY if text.is_prose} & {"letter", "letter-parts", "renamed", *FACTS}
    assert {"chapters/1-visit.toml", "answers/door.toml", "jurisdictions/gb/help.toml"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_english_is_easy_to_read(name: str) -> None:
    found = [text if text[-1] in ".!?…" else f"{text}." for text in map(bare, prose(name).values())]
    assert textstat.textstat.flesch_kincaid_grade(" ".join(found)) <= GRADE


@pytest.mark.parametrize("tag", ["en", "zh_CN", "zh_Hant"])
@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_short(name: str, tag: str) -> None:
    found = prose(name, tag)
    assert found
    lengths = measure(found.values(), STYLES[tag])
    assert 0 < lengths.average <= STYLES[tag].average
    assert lengths.long == ()


@pytest.mark.parametrize(
    ("tag", "text", "average", "long"),
    [
        ("en", "One two. “Three four five?” Six: seven.", 7 / 4, 0),
        ("en", "It is {hl-110.number}.", 3, 0),
        ("en", "word " * 31, 31, 1),
        ("zh_CN", "一二三。四五{x.y}；National Bank六\n七。", 11 / 4, 0),
        ("zh_CN", "一" * 39, 39, 1),
    ],
)
def test_how_long_a_sentence_is(tag: str, text: str, average: float, long: int) -> None:
    lengths = measure([text], STYLES[tag])
    assert (lengths.average, len(lengths.long)) == (average, long)


def test_one_term_for_one_thing() -> None:
    terms = tomllib.loads((LOCALES / "terms.toml").read_text("utf-8"))["term"]
    assert len({term["en"] for term in terms}) == len(terms) >= 15
    for path in LOCALES.glob("*/LC_MESSAGES/*.po"):
        language = path.parts[-3]
        entries = polib.pofile(str(path))
        everything = "\n".join(entry.msgstr for entry in entries)
        for entry in entries:
            to_others = path.name == "letters.po" and entry.msgctxt.endswith("/text")
            assert not list(ruled_out(entry.msgstr, language, to_others=to_others)), entry.msgid
        for term in terms:
            if language in term and path.name == "guide.po" and term["en"].isalpha():
                assert term[language] in everything


def test_what_rules_a_word_out_is_in_the_list() -> None:
    terms = tomllib.loads((LOCALES / "terms.toml").read_text("utf-8"))["term"]
    wrong = [
        (tag, word, term["en"]) for term in terms for tag, never in term.get("never", {}).items() for word in never
    ]
    assert len(wrong) > 40
    for tag, word, english in wrong:
        found = [term.english for _word, term in ruled_out(f"…{word}…", tag, to_others=False)]
        assert english in found
        assert ("(the reader)" in english) != (english in [t.english for _w, t in ruled_out(word, tag, to_others=True)])


def test_the_glossary_explains_the_terms_that_are_used() -> None:
    words = [text for text in EVERY if text.kind == "glossary" and text.key == "term"]
    for tag, least in (("zh_CN", 8), ("zh_Hant", 0)):
        terms = [(text, term) for text in words if (term := named(text.source, tag))]
        assert len(terms) >= least
        for text, term in terms:
            assert SPOKEN[tag].says(text) == term.own


def rule(tag: str, name: str) -> Never:
    """A rule of a style."""
    return next(never for never in STYLES[tag].never if never.id == name)


@pytest.mark.parametrize(
    ("tag", "name", "words"),
    [
        ("en", "blame", "It is Your fault|what a shame|you should have paid"),
        ("en", "promise", "they will not come|this is no offer|It can be settled."),
        ("en", "certainty", "Guaranteed|an illegal loan|your score will rise"),
        ("en", "notes", "Must pay|the debt IS = 3|ONLY banks|wait .. long|Bank must say"),
        ("en", "law", "By law|an Article|statutory|call 110"),
        ("zh_CN", "promise", "可以避免|一定不会来"),
        ("zh_CN", "written", "先要书面|写成书面"),
        ("zh_CN", "written-thing", "没有书面，就不付|拿到书面再付"),
        ("zh_CN", "trade", "外访人员|T+1到账|银行/公司"),
        ("zh_Hant", "promise", "可以避免|一定不會來"),
    ],
)
def test_words_that_stand_in_no_text_are_found(tag: str, name: str, words: str) -> None:
    assert [text for text in words.split("|") if not finder(rule(tag, name))(text)] == []


@pytest.mark.parametrize(
    ("tag", "name", "words"),
    [
        ("en", "notes", "Lenders must say so.|Only banks.|Mustering"),
        ("en", "law", "the lawn|particles|1100"),
        ("zh_CN", "promise", "没人能保证一定不会来"),
        ("zh_CN", "written-thing", "没有书面约定|拿到书面确认"),
        ("zh_CN", "trade", "a/b"),
    ],
)
def test_words_that_are_harmless_are_not(tag: str, name: str, words: str) -> None:
    assert [text for text in words.split("|") if finder(rule(tag, name))(text)] == []


@pytest.mark.parametrize("tag", ["en", "zh_CN", "zh_Hant"])
def test_nothing_blames_frightens_or_promises(tag: str) -> None:
    for never in STYLES[tag].never:
        find = finder(never)
        if not never.places:
            texts = [text for text in EVERY if stands_in(text, never.where)]
            assert len(texts) > 100
            said = [(text.context, SPOKEN[tag].says(text) or "") for text in texts]
            assert [(context, never.id) for context, words in said if find(words)] == []


def test_written_is_no_thing_that_one_gets_in_chinese() -> None:
    """Nor on the screens."""
    for tag in ("zh_CN", "zh_Hant"):
        finders = [finder(rule(tag, name)) for name in ("written", "written-thing")]
        for entry in polib.pofile(str(LOCALES / tag / "LC_MESSAGES" / "interface.po")):
            said = "".join([entry.msgstr, *entry.msgstr_plural.values()])
            assert not [words for find in finders if (words := find(said))], entry.msgid


def test_days_for_a_complaint_stand_beside_those_whom_they_bind() -> None:
    """They bind banks and insurers, and not microloan companies: a text that gives them says for whom."""
    for tag in ("en", "zh_CN", "zh_Hant"):
        (need,) = STYLES[tag].beside
        uses = [text for text in EVERY if f"{{{need.fact}." in text.source]
        assert len(uses) >= 3
        assert [text.context for text in uses if lacks(need, text, SPOKEN[tag].says(text) or "")] == []
        assert lacks(need, uses[0], "…")


def test_statements_of_facts_are_sentences() -> None:
    """Each says who does what: no notes, no capitals for weight, no abbreviations of the trade."""
    statements = [text for text in EVERY if text.key == "statement"]
    assert len(statements) > 200
    for tag in ("en", "zh_CN"):
        said = [(text.context, SPOKEN[tag].says(text)) for text in statements]
        assert [context for context, words in said if words is None or is_note(words, STYLES[tag])] == []
    assert is_note("A note", STYLES["en"]) and is_note("没有句号", STYLES["zh_CN"])
