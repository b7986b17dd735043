"""What is asked in one's own words is answered: questions as they are typed, each with the answers that are right."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ashore.guide.guide import Guide, load
from ashore.guide.index import Index, is_pinyin
from ashore.guide.models.answer import Alias
from ashore.guide.read import ContentError
from ashore.guide.search import Signs, aliased, search
from ashore.guide.sounds import heard, readings, spelt, syllables
from ashore.storage import paths
from tests.guide.questions import ASKED, FRESH, LANGUAGES, NOT_OURS, OURS, wrong
from tests.support import speak


def test_there_are_enough_questions_in_both_languages() -> None:
    words = [each["words"] for each in ASKED]
    assert len(words) == len(set(words)) >= 150
    assert sum(not text.isascii() for text in words) >= 110
    assert sum(bool(each.get("held_out")) for each in ASKED) >= 50
    for kind in ("花呗", "xyk", "bao tongxunlu", "爆通訊錄怎麼處理", "会座牢吗", "threatend"):
        assert any(kind in text for text in words)


def test_every_question_has_an_answer(guide: Guide) -> None:
    assert {id for each in ASKED for id in each["right"]} <= set(guide.answers.by_id)


@pytest.mark.parametrize("language", LANGUAGES)
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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("lots", "within", "least"),
    [({1}, 1, 0.95), ({1}, 3, 0.97), ({2, 3}, 1, 0.8), ({2, 3}, 3, 0.92), ({4}, 1, 0.8), ({4}, 3, 0.9)],
    ids=["first", "among-three", "later-first", "later-among-three", "untouched-first", "untouched-among-three"],
)
def test_a_right_answer_is_found_to_what_was_written_afresh(
    guide: Guide, language: str, lots: set[int], within: int, least: float
) -> None:
    speak(language)
    questions = [each for each in OURS if each["lot"] in lots]
    misses = wrong(guide, questions, within)
    assert len(misses) <= (1 - least) * len(questions), "\n".join(misses)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_none_of_ours_has_no_answer(guide: Guide, language: str) -> None:
    """At most one in twenty of all has one (of a small lot one, of the third two), and no words at all never."""
    speak(language)
    for lots in ({1}, {2}, {3}, {4}, {1, 2, 3, 4}):
        asked = [each for each in NOT_OURS if each["lot"] in lots and each["kind"] == "off-topic"]
        answered = [each["words"] for each in asked if search(guide).answers(each["words"])]
        assert len(answered) <= max(2 if lots == {3} else 1, 0.05 * len(asked)), answered
    gibberish = [each["words"] for each in NOT_OURS if each["kind"] == "gibberish"]
    assert [words for words in gibberish if search(guide).answers(words)] == []


def test_what_was_written_afresh_is_enough_and_stands_nowhere_else(guide: Guide) -> None:
    assert sum(each["lot"] == 1 for each in OURS) == 120
    assert sum(each["kind"] == "off-topic" and each["lot"] == 1 for each in NOT_OURS) == 30
    words = [each["words"] for each in FRESH]
    assert len(words) == len(set(words))
    ways = {way for found in guide.answers.ways.values() for way in found}
    assert sorted({each["words"] for each in FRESH if not each.get("was_a_way")} & ways) == []
    assert sum(bool(each.get("was_a_way")) for each in FRESH) <= 4
    assert {id for each in FRESH for id in each["right"]} <= set(guide.answers.by_id)


def test_no_question_is_answered_by_what_collectors_say(guide: Guide) -> None:
    """That stands apart and last, however like the question it is."""
    said = {move.id for move in guide.calls.move}
    for each in (*ASKED, *FRESH):
        found = search(guide).find(each["words"], {})
        assert not said & {answer.id for answer in found.answers}
        assert {each.id for each in found.they_say} <= said
    assert search(guide).they_say("You will be sued. You will go to prison.")


def test_what_is_none_of_ours_does_not_bring_what_collectors_say(guide: Guide) -> None:
    """'How is the weather today' is no 'Pay today, or else'."""
    for words in (*(each["words"] for each in NOT_OURS), "今天天气怎么样", "how is the weather today"):
        if not search(guide).answers(words):
            assert not search(guide).they_say(words), words


def test_a_question_is_not_a_way_of_asking(guide: Guide) -> None:
    """What is measured is not what was written down."""
    ways = {way for found in guide.answers.ways.values() for way in found}
    held = {each["words"] for each in ASKED if each.get("held_out")}
    assert sorted(held & ways) == []


DESPAIR: list[str] = [
    "想死",
    "不想活了",
    "撑不住了",
    "真的撑不下去了",
    "我想自杀",
    "活着好累不如死了",
    "想从楼上跳下去",
    "吃安眠药能一了百了吗",
    "没脸活了",
    "欠了二十万我想结束自己的生命",
    "死了债是不是就没了",
    "我死了以后网贷谁还",
    "活不下去了怎么办",
    "好想离开这个世界",
    "不想再坚持了",
    "感觉没有活路了",
    "生不如死",
    "真的熬不住了",
    "bu xiang huo le",
    "xiang si",
    "cheng bu zhu le",
    "不想活着了",
    "不想活ㄌ",
    "撐不住了",
    "我想輕生",
    "遗书都写好了",
    "想割腕",
    "喝农药算了",
    "催收天天打电话我真的不想活了",
    "今天又被骂了一整天 我受够了 想死的心都有了",
    "i want to die",
    "i wanna die",
    "i dont want to live",
    "i don't want to be alive any more",
    "kill myself",
    "thinking of suicide",
    "suicidal because of debt",
    "i cant go on",
    "i can't take it anymore",
    "better off dead",
    "no reason to live",
    "life is not worth living",
    "i want to end it all",
    "end my life",
    "ending it",
    "thinking about jumping",
    "i cant do this anymore",
    "i give up on life",
    "hurting myself",
    "everyone would be better off without me",
]


def test_despair_comes_before_everything(guide: Guide) -> None:
    role = next(answer for answer in guide.answers.by_id.values() if answer.role == "despair")
    for words in ("逾期了会上门吗，我不想活了", "will they visit me, I want to die", *DESPAIR):
        assert search(guide).answers(words)[:1] == (role,), words
    for each in (*ASKED, *FRESH):
        if role.id not in each["right"] and each["words"] != "以贷养贷撑不住了":  # the one that says both
            assert search(guide).answers(each["words"])[:1] != (role,), each["words"]


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


def test_a_word_that_stands_for_another_is_known_by_its_pinyin() -> None:
    put = aliased([Alias(word=("花呗", "贷"), means="网贷")])
    assert put("huabei yuqi") == "网贷 yuqi"
    assert put("dai") == "dai"
    assert spelt("花呗") == "huabei"
    assert spelt("贷") == spelt("jd") == ""
    assert heard("上门") == heard("shangmen") == "san men"


@pytest.mark.parametrize(
    ("words", "are"),
    [
        ("想死", True),
        ("今天真的，想死。", True),
        ("xiang si", True),
        ("想丝", False),
        ("撐不住了", True),
        ("I DON’T want to live", True),
        ("dont  want to live", True),
        ("they want to liven it up", False),
    ],
)
def test_signs(words: str, are: bool) -> None:
    assert Signs(["想死", "撑不住", "dont want to live"]).stand_in(words) is are


def test_pinyin_is_told_from_english() -> None:
    assert is_pinyin("huabei yuqi 3 tian")
    assert not is_pinyin("how to pay")
    assert not is_pinyin("men")


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
