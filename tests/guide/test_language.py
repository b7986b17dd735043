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
    if path.name not in ("facts.toml", "letters.toml", "renamed.toml")
    and not {"words", "letters", "facts", "statements"} & set(path.relative_to(paths.content_dir()).parts)
)
"""What the reader is told. Facts keep to their sources, letters speak to an office; old ids and words of statements are
no text."""
LOCALES = Path(__file__).parents[2] / "locales"
GRADE, WORDS, CHARACTERS = 7.0, 12.0, 25.0
"""US school grade, words in an English sentence, characters in a Chinese one: each on average."""
LONGEST = 38
"""Characters of the longest Chinese sentence."""


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
    short = re.compile(r"\{[^}]*\}|[A-Za-z][A-Za-z ]*[A-Za-z]")  # a blank, a name in Latin letters
    found = [short.sub("五五", entry.msgstr) for entry in catalogue if entry.msgctxt in wanted]
    assert found
    lengths = {sentence: len(sentence) for text in found for sentence in sentences(text, r"[。；？：…\n]")}
    assert sum(lengths.values()) / len(lengths) <= CHARACTERS
    assert not [sentence for sentence, length in lengths.items() if length > LONGEST]


def test_one_term_for_one_thing() -> None:
    terms = tomllib.loads((LOCALES / "terms.toml").read_text("utf-8"))["term"]
    assert len({term["en"] for term in terms}) == len(terms) >= 15
    for path in LOCALES.glob("*/LC_MESSAGES/*.po"):
        language = path.parts[-3]
        entries = polib.pofile(str(path))
        everything = "\n".join(entry.msgstr for entry in entries)
        to_reader = "\n".join(e.msgstr for e in entries if path.name != "letters.po" or not e.msgctxt.endswith("/text"))
        for term in terms:
            where = to_reader if "the reader" in term["en"] else everything
            for wrong in term.get("never", {}).get(language, []):
                assert wrong not in where, f"{path}: {wrong} stands for {term['en']}; it is {term[language]}"
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
    never += ["can usually be avoided", "nothing is missed", "can be settled.", "can be made good", "is no offer"]
    for name in NAMES:
        for context, text in prose(name).items():
            assert not [words for words in never if words in text.casefold()], context
    chinese = re.compile("可以避免|不会漏|能解决。|可以解决|保证不|一定不会|肯定不会|通常不上门|可以补回来")
    for entry in chinese_of("guide"):
        assert not chinese.search(entry.msgstr) or "没人能保证" in entry.msgstr, entry.msgctxt


def chinese_of(domain: str) -> list[polib.POEntry]:
    """The Chinese of a catalogue."""
    return list(polib.pofile(str(LOCALES / "zh_CN" / "LC_MESSAGES" / f"{domain}.po")))


def test_written_is_no_thing_that_one_gets_in_chinese() -> None:
    """书面 says how; what is meant is a message or a confirmation in text."""
    thing = re.compile(
        "写成书面|要到书面|落到书面|先[有要]书面|书面的吗|(?:没有|已有|都有|拿到)书面(?!确认|约定|委托|合同)|以书面为准"
    )
    for domain in ("guide", "interface"):
        for entry in chinese_of(domain):
            assert not thing.search("".join([entry.msgstr, *entry.msgstr_plural.values()])), entry.msgid


def test_days_for_a_complaint_stand_beside_those_whom_they_bind() -> None:
    """They bind banks and insurers, and not microloan companies: a text that gives them says for whom."""
    for path in paths.content_dir().rglob("*.toml"):
        for line in path.read_text("utf-8").splitlines():
            if "{complaint-15-30-60." in line:
                assert "bank" in line, f"{path.name}: {line}"


def test_statements_of_facts_are_sentences() -> None:
    """Each says who does what: no notes, no capitals for weight, no abbreviations of the trade."""
    shouts = re.compile(r"\b(?:NOT|LAST|ONLY|LAWFUL|ILLEGAL|UNLESS|WHILE|ABLE)\b| = |\.\.|\(\+")
    bare = (
        "Must ",
        "Restarts ",
        "Lender must",
        "Bank must",
        "Court can",
        "Creditor has",
        "Person may",
        "Home is",
        "Waiver for",
    )
    for path in paths.content_dir().glob("jurisdictions/**/*.toml"):
        for fact in tomllib.loads(path.read_text("utf-8")).get("fact", ()):
            said = fact["statement"]
            assert said.rstrip("'")[-1] in ".?" or "://" in said[-40:], fact["id"]
            assert not shouts.search(said) and not said.startswith(bare), fact["id"]
    trade = re.compile("外访|委外|消金|T\\+1|[\u4e00-\u9fff]/[\u4e00-\u9fff]|——")
    for entry in chinese_of("guide"):
        if (entry.msgctxt or "").endswith("/statement"):
            assert not trade.search(entry.msgstr) and entry.msgstr[-1] in "。？", entry.msgctxt


def test_every_card_is_reached_in_danger() -> None:
    """By a question of what comes first, or by a role, which has a key or a place on a page."""
    for path in paths.content_dir().glob("jurisdictions/*/cards.toml"):
        cards = tomllib.loads(path.read_text("utf-8"))
        led_to = {question["card"] for question in cards["question"]}
        assert not [card["id"] for card in cards["card"] if card["id"] not in led_to and "role" not in card], path
