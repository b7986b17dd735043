"""What is asked in one's own words is answered: questions as they are typed, each with the answers that are right."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ashore.guide.guide import Guide, load
from ashore.guide.index import Index
from ashore.guide.models.answer import Alias
from ashore.guide.read import ContentError
from ashore.guide.search import aliased, search
from ashore.guide.sounds import readings, syllables
from ashore.storage import paths
from tests.support import speak

ASKED: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("asked.toml").read_text("utf-8"))["asked"]


def wrong(guide: Guide, questions: list[dict[str, Any]], within: int = 1) -> list[str]:
    """Where no right answer stands first, or within the first few."""
    found = [(each, search(guide).answers(each["words"])[:within]) for each in questions]
    return [
        f"{each['words']}: {[answer.id for answer in answers]}, not {each['right']}"
        for each, answers in found
        if not {answer.id for answer in answers} & set(each["right"])
    ]


def test_there_are_enough_questions_in_both_languages() -> None:
    words = [each["words"] for each in ASKED]
    assert len(words) == len(set(words)) >= 150
    assert sum(not text.isascii() for text in words) >= 110
    assert sum(bool(each.get("held_out")) for each in ASKED) >= 50
    for kind in ("花呗", "xyk", "bao tongxunlu", "爆通訊錄怎麼處理", "会座牢吗", "threatend"):
        assert any(kind in text for text in words)


def test_every_question_has_an_answer(guide: Guide) -> None:
    assert {id for each in ASKED for id in each["right"]} <= set(guide.answers.by_id)


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_Hant"])
@pytest.mark.parametrize(
    ("held_out", "within", "least"),
    [(False, 1, 0.95), (False, 3, 0.98), (True, 1, 0.8), (True, 3, 0.9)],
    ids=["first", "among-three", "held-out-first", "held-out-among-three"],
)
def test_a_right_answer_is_found(guide: Guide, language: str, held_out: bool, within: int, least: float) -> None:
    """So many of a hundred; those that were held out, while the search was made, are counted apart."""
    speak(language)
    questions = [each for each in ASKED if bool(each.get("held_out")) == held_out]
    misses = wrong(guide, questions, within)
    assert len(misses) <= (1 - least) * len(questions), "\n".join(misses)


def test_no_question_is_answered_by_what_collectors_say(guide: Guide) -> None:
    """That stands apart and last, however like the question it is."""
    said = {move.id for move in guide.calls.move}
    for each in ASKED:
        found = search(guide).find(each["words"], {})
        assert not said & {answer.id for answer in found.answers}
        assert {each.id for each in found.they_say} <= said
    assert search(guide).they_say("You will be sued. You will go to prison.")


def test_a_question_is_not_a_way_of_asking(guide: Guide) -> None:
    """What is measured is not what was written down."""
    ways = {way for found in guide.answers.ways.values() for way in found}
    held = {each["words"] for each in ASKED if each.get("held_out")}
    assert sorted(held & ways) == []


def test_despair_comes_before_everything(guide: Guide) -> None:
    role = next(answer for answer in guide.answers.by_id.values() if answer.role == "despair")
    for words in ("逾期了会上门吗，我不想活了", "will they visit me, I want to die"):
        assert search(guide).answers(words)[0] == role


NO_QUESTIONS = ["", "997", "q", "红烧肉怎么做", "football results", "？！", "\ud800x", "𪚥" * 5000]


@pytest.mark.parametrize("words", NO_QUESTIONS, ids=range(len(NO_QUESTIONS)))
def test_what_is_no_question_here_finds_nothing_and_does_no_harm(guide: Guide, words: str) -> None:
    found = search(guide).find(words, {})
    assert found.answers == ()


# How it finds

INDEX = Index([("visit", ["会上门吗", "home visit"]), ("prison", ["会坐牢吗", "go to prison"])])


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("上门", "visit"),
        ("他说不还就坐牢", "prison"),
        ("shangmen", "visit"),
        ("zuo lao", "prison"),
        ("zuolao ma", "prison"),
        ("会座劳吗", "prison"),
        ("會上門嗎", "visit"),
        ("ＨＯＭＥ ＶＩＳＩＴ", "visit"),
        ("visiting my home", "visit"),
        ("prisson?", "prison"),
    ],
)
def test_words_are_found_however_they_are_typed(words: str, first: str) -> None:
    hits = INDEX.find(words)
    assert hits[0].id == first
    assert hits[0].score > 2 * max([hit.score for hit in hits[1:]], default=0)


def test_a_word_that_stands_for_another() -> None:
    put = aliased(
        [Alias(word=("花呗", "jd"), means="网贷"), Alias(word=("花呗分期",), means="分期"), Alias(word=("请问",))]
    )
    assert put("请问花呗和ＪＤ") == " 网贷和网贷"
    assert put("花呗分期") == "分期"
    assert put("jdx") == "jdx"


def test_sounds() -> None:
    assert readings("还") == ("hai", "huan")
    assert readings("說")[0] == readings("说")[0] == "suo"
    assert readings("x") == ()
    assert syllables("shangmen") == ("san", "men")
    assert syllables("xian") == ("xian",)
    assert syllables("debt") == syllables("") == ()


# What an answer names is there


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(paths.content_dir(), tmp_path / "content")
    return tmp_path / "content"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("facts = ['no-such']", "no fact 'no-such'"),
        ("letter = 'no-such'", "no letter 'no-such'"),
        ("card = 'no-such'", "no card 'no-such'"),
        ("paper = 'no-such'", "no court paper 'no-such'"),
        ("call = 'no-such'", "'no-such'"),
        ("call = 'neg-written'", "'neg-written'"),
        ("page = 'no-such'", "page"),
        ("", "one of page, card, letter, paper, call"),
    ],
)
def test_what_an_answer_names_must_be_there(content: Path, line: str, problem: str) -> None:
    text = "id = 'answers-x'\n[[answer]]\nid = 'x'\ntitle = 'X?'\nverdict = 'open'\ntext = 'X.'\ntoday = 'X.'\n"
    more = "" if line.split(" ")[0] in ("letter", "card", "paper", "call", "page", "") else "page = 'calls'\n"
    (content / "answers" / "x.toml").write_text(text + more + line, "utf-8")
    with pytest.raises(ContentError, match=problem):
        _answers = Guide(content, "cn").answers


def test_an_answer_rests_on_a_fact_and_words_name_an_answer(content: Path) -> None:
    path = content / "answers" / "x.toml"
    path.write_text(
        "id = 'x'\n[[answer]]\nid = 'x'\ntitle = 'X?'\nverdict = 'not'\ntext = 'X.'\ntoday = 'X.'\npage = 'calls'",
        "utf-8",
    )
    with pytest.raises(ContentError, match="at least one fact"):
        _answers = Guide(content, "cn").answers
    path.unlink()
    words = content / "answers" / "words" / "x.toml"
    words.write_text("id = 'x'\n[[answer]]\nid = 'no-such'\nways = ['x']\n", "utf-8")
    with pytest.raises(ContentError, match="no answer 'no-such'"):
        _answers = Guide(content, "cn").answers


def test_another_place_has_its_own_answers_or_none(content: Path) -> None:
    assert not load("gb").answers.by_id
    folder = content / "jurisdictions" / "any" / "answers"
    folder.mkdir()
    text = "id = 'answers-any'\n[[answer]]\nid = 'ask-x'\ntitle = 'X?'\nverdict = 'open'\ntext = 'X.'\ntoday = 'X.'\n"
    (folder / "any.toml").write_text(text + "page = 'calls'\n", "utf-8")
    assert set(Guide(content, "any").answers.by_id) == {"ask-x"}
    assert set(Guide(content, "gb").answers.by_id) == {"ask-x"}  # it rests on that place
    assert "ask-x" not in Guide(content, "cn").answers.by_id


def test_json_of_what_was_found(guide: Guide, capsys: pytest.CaptureFixture[str], home: Path) -> None:
    from ashore.cli.main import main

    assert main(["ask", "--json", "上门"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert set(data) == {"query", "answers", "pages", "they_say"}
    assert {"id", "title", "text", "facts", "next", "page"} <= set(data["answers"][0])


def test_the_content_is_checked_as_a_whole(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    from ashore.cli.main import main

    assert main(["check", "content"]) == 0
    assert "The content is sound" in capsys.readouterr().out
    facts = content / "jurisdictions" / "cn" / "facts.toml"
    facts.write_text(facts.read_text("utf-8").replace("checked = 2026", "checked = 2020"), "utf-8")
    monkeypatch.setattr(paths, "content_dir", lambda: content)
    assert main(["check", "content"]) == 0
    assert "was last looked up on 2020-" in capsys.readouterr().out


def test_what_is_wrong_in_the_content_is_named(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    from ashore.cli.main import main

    words = content / "answers" / "words" / "x.toml"
    words.write_text("id = 'x'\n[[answer]]\nid = 'no-such'\nways = ['x']\n", "utf-8")
    monkeypatch.setattr(paths, "content_dir", lambda: content)
    assert main(["check", "content"]) == 1
    assert "no answer 'no-such'" in capsys.readouterr().out
