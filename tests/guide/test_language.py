"""Plain language: short sentences, easy words, one term for one thing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path, PurePath

import polib
import pytest
import textstat

from ashore.guide.files import model_of
from ashore.guide.texts import BLANK, prefix_of, texts
from ashore.storage import paths

NOT_PROSE = {"title", "short", "label", "term"}
NAMES = sorted(
    path.relative_to(paths.content_dir()).as_posix()
    for path in paths.content_dir().rglob("*.toml")
    if path.name not in ("facts.toml", "letters.toml", "renamed.toml") and not {"words", "letters"} & set(path.parts)
)
"""What the reader is told. Facts keep to their sources, letters speak to an office, old ids are no text."""
LOCALES = Path(__file__).parents[2] / "locales"
GRADE, WORDS, CHARACTERS = 7.0, 12.0, 25.0
"""US school grade, words in an English sentence, characters in a Chinese one: each on average."""


def prose(name: str) -> dict[str, str]:
    """The English texts of a content file by their ids; a blank counts as a short word."""
    data = tomllib.loads((paths.content_dir() / name).read_text("utf-8"))
    model = model_of(PurePath(name))
    assert model is not None
    found = texts(model, data, prefix_of(name, data))
    return {
        text.context: BLANK.sub("five", text.source)
        for text in found
        if text.context.rsplit("/", 1)[-1] not in NOT_PROSE
    }


def sentences(text: str, ends: str) -> list[str]:
    """A text in sentences."""
    return [part for part in re.split(ends, text) if part.strip()]


@pytest.mark.parametrize("name", NAMES)
def test_english_is_easy_to_read(name: str) -> None:
    found = [text if text[-1] in ".!?…" else f"{text}." for text in prose(name).values()]
    whole = " ".join(found)
    assert textstat.textstat.flesch_kincaid_grade(whole) <= GRADE
    lengths = [len(sentence.split()) for text in found for sentence in sentences(text, r"(?<=[.!?…:;])[”\"]?\s+")]
    assert sum(lengths) / len(lengths) <= WORDS


@pytest.mark.parametrize("name", NAMES)
def test_chinese_sentences_are_short(name: str) -> None:
    wanted = prose(name)
    catalogue = polib.pofile(str(LOCALES / "zh_CN" / "LC_MESSAGES" / "guide.po"))
    found = [BLANK.sub("五", entry.msgstr) for entry in catalogue if entry.msgctxt in wanted]
    assert found
    lengths = [len(sentence) for text in found for sentence in sentences(text, r"[。；？：…\n]")]
    assert sum(lengths) / len(lengths) <= CHARACTERS


def test_one_term_for_one_thing() -> None:
    terms = tomllib.loads((LOCALES / "terms.toml").read_text("utf-8"))["term"]
    assert len({term["en"] for term in terms}) == len(terms) >= 15
    for path in LOCALES.glob("*/LC_MESSAGES/*.po"):
        language = path.parts[-3]
        words = [entry.msgstr for entry in polib.pofile(str(path))]
        everything = "\n".join(words)
        for term in terms:
            for wrong in term.get("never", {}).get(language, []):
                assert wrong not in everything, f"{path}: {wrong} stands for {term['en']}; it is {term[language]}"
            if language in term and path.name == "guide.po" and term["en"].isalpha():
                assert term[language] in everything


def test_the_glossary_explains_the_terms_that_are_used() -> None:
    terms = {term["en"]: term for term in tomllib.loads((LOCALES / "terms.toml").read_text("utf-8"))["term"]}
    words = tomllib.loads((paths.content_dir() / "glossary.toml").read_text("utf-8"))["word"]
    named = {f"glossary/{word['id']}/term": terms.get(word["term"].casefold()) for word in words}
    assert sum(term is not None for term in named.values()) >= 8
    for path in LOCALES.glob("*/LC_MESSAGES/guide.po"):
        for entry in polib.pofile(str(path)):
            if (term := named.get(entry.msgctxt)) and (wanted := term.get(path.parts[-3])):
                assert entry.msgstr == wanted


def test_nothing_blames_frightens_or_promises() -> None:
    never = ["you should have", "your fault", "shame", "they will not come", "will not visit", "your score will"]
    for name in NAMES:
        for context, text in prose(name).items():
            assert not [words for words in never if words in text.casefold()], context
