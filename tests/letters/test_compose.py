"""The hardship letter: from data alone, in one language, with what is missing named."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from ashore import case
from ashore.guide.load import Guide
from ashore.i18n.catalogue import load, search_path
from ashore.letters.advice import missing_words, warnings
from ashore.letters.compose import Case, LetterError, compose, formal_sum
from ashore.letters.render import as_markdown, as_text
from ashore.workbook import edits
from ashore.workbook.model import Answer, Workbook
from tests.support import TODAY, empty, speak, story

DIRECTORIES = search_path()


def letter_case(guide: Guide, workbook: Workbook, **answers: Answer | None) -> Case:
    for field, value in answers.items():
        workbook = edits.answer(workbook, "l1", field.replace("_", "-"), value)
    return case.letter_case(workbook.letters[0], workbook, guide, TODAY)


def written(letter: Case, language: str) -> str:
    return as_text(compose(letter, load(language, DIRECTORIES)))


def test_the_letter_is_chinese_though_the_reader_reads_english(guide: Guide) -> None:
    text = written(letter_case(guide, story()), "zh_CN")
    for part in (
        "致：某消费金融公司",
        "我是李明。截至今日，尚欠人民币贰仟零伍拾贰元伍角（¥2,052.50）。",
        "应还日为2026年10月19日",
        "自2026年9月1日起，我的收入明显减少。",
        "平台单量下降，收入不到原来的一半。",
        "分3期按月归还，首期日期为2026年12月15日",
        "1. 2026年12月15日  ¥684.17",
        "3. 2027年2月15日  ¥684.16",
        "工资条或银行流水",
        "此致\n敬礼\n李明\n2026年11月23日",
    ):
        assert part in text
    assert "[" not in text
    assert not set("abcdefghijklmnopqrstuvwxyz") & set(text.lower())


def test_and_english_when_that_is_wanted(guide: Guide) -> None:
    speak("zh_CN")
    text = written(letter_case(guide, story()), "en")
    assert "I ask to repay the sum of CN¥2,052.50 in 3 monthly instalments, the first on Dec 15, 2026:" in text
    assert "元" not in text


def test_exactly_one_ask(guide: Guide) -> None:
    texts = {ask: written(letter_case(guide, story(), ask=ask), "en") for ask in ("more-time", "instalments", "waiver")}
    asks = ("extend the payment", "monthly instalments", "waive")
    for text in texts.values():
        assert sum(phrase in text for phrase in asks) == 1


def test_what_is_missing_is_named_and_nothing_is_invented(guide: Guide) -> None:
    workbook, debt = edits.add_debt(empty())
    workbook, _letter = edits.add_letter(workbook, "hardship", debt, "zh_CN", TODAY)
    letter = letter_case(guide, workbook)
    assert missing_words(letter) == (
        "Still missing: Lender, Owed today, Your name, What happened, Since when, What do you ask for"
    )
    text = written(letter, "en")
    assert "To: [Lender]" in text
    assert "[Owed today]" in text
    asked = letter_case(guide, workbook, ask="instalments")
    assert "Number of instalments, First payment on" in (missing_words(asked) or "")
    assert "[Number of instalments]" in written(asked, "en")
    assert missing_words(letter_case(guide, story())) is None


def test_a_promise_beyond_the_budget_is_said(guide: Guide) -> None:
    (line,) = warnings(letter_case(guide, story()))
    assert line == "CN¥684.17 a month fits: the budget leaves CN¥793.66."
    (line,) = warnings(letter_case(guide, story(), instalments=2))
    assert line == "CN¥1,026.25 a month is CN¥232.59 more than your budget leaves."
    (line,) = warnings(letter_case(guide, story(), ask="more-time", until=dt.date(2026, 12, 31)))
    assert "CN¥1,258.84 too little" in line
    (line,) = warnings(letter_case(guide, story(), ask="more-time", until=dt.date(2027, 2, 23)))
    assert line.startswith("CN¥2,052.50 at once fits")
    waiver = letter_case(guide, story(), ask="waiver", waive="100.00", pay_on=dt.date(2026, 12, 1))
    assert "You would pay CN¥1,952.50 at once" in warnings(waiver)[0]
    assert "CN¥1,952.50 in one payment" in written(waiver, "en")
    too_much = letter_case(guide, story(), ask="waiver", waive="5000.00", pay_on=dt.date(2026, 12, 1))
    assert "as large as the whole sum" in warnings(too_much)[0]


def test_an_empty_budget_and_days_gone_by_are_said(guide: Guide) -> None:
    workbook = edits.changed(story(), budget=empty().budget)
    assert "The budget is empty" in warnings(letter_case(guide, workbook))[0]
    gone = letter_case(guide, story(), first_payment=dt.date(2026, 11, 1))
    assert warnings(gone)[0] == "First payment on: this day has passed."


def test_a_letter_is_never_half_translated(guide: Guide) -> None:
    letter = letter_case(guide, story())
    with pytest.raises(LetterError, match="not fully translated into 'fr'"):
        compose(letter, load("fr", DIRECTORIES))


def test_user_text_is_text_in_every_form(guide: Guide) -> None:
    nasty = "# *x* [a](http://b) <script> `c` {name} \x1b[31m\n- d | e"
    letter = letter_case(guide, story(), reason_words=nasty)
    assert "# *x* [a](http://b) <script> `c` {name} [31m" in written(letter, "zh_CN")
    markdown = as_markdown(compose(letter, load("zh_CN", DIRECTORIES)))
    assert "\\# \\*x\\* \\[a\\](http://b) \\<script\\> \\`c\\` {name} \\[31m  \n\\- d \\| e" in markdown
    assert "\x1b" not in markdown
    assert markdown.startswith("# 困难说明与一项请求\n")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("2000", "贰仟元整"),
        ("1000.50", "壹仟元伍角"),
        ("10010", "壹万零壹拾元整"),
        ("2052.57", "贰仟零伍拾贰元伍角柒分"),
        ("100000000", "壹亿元整"),
    ],
)
def test_formal_sums(amount: str, words: str) -> None:
    assert formal_sum(Decimal(amount), "zh_CN", "CNY") == words


def test_every_paragraph_says_why_it_is_there(guide: Guide) -> None:
    for template in guide.letters.values():
        assert all(paragraph.why.source for paragraph in template.paragraph)


SOME: dict[str, Answer] = {
    "text": "甲",
    "long": "甲 at 9",
    "money": "50.00",
    "date": dt.date(2026, 12, 30),
    "count": 3,
}
"""An answer of each kind."""


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_kind_of_letter_is_whole_in_both_languages(language: str, guide: Guide) -> None:
    """Nothing but the answers is needed; what is missing is named, and stands as a blank in brackets."""
    for kind, template in guide.letters.items():
        workbook, draft = edits.add_letter(story(), kind, "d1", language, TODAY)
        case_of = case.letter_case(next(d for d in workbook.letters if d.id == draft), workbook, guide, TODAY)
        missing = case_of.missing()
        text = written(case_of, language)
        assert ("[" in text) == bool(missing)
        for field in case_of.fields():
            if case_of.value(field) is not None:
                continue
            if field.options:
                value: Answer = (field.options[0].id,) if field.kind == "choices" else field.options[0].id
            else:
                value = SOME[field.kind]
            if field.store == "debt":
                stored = Decimal("50.00") if field.kind == "money" else value
                workbook = edits.edit_debt(workbook, "d1", **{field.id.replace("-", "_"): stored})
            else:
                workbook = edits.answer(workbook, draft, field.id, value)
        for _turn in range(2):  # an answer may ask for another one
            case_of = case.letter_case(next(d for d in workbook.letters if d.id == draft), workbook, guide, TODAY)
            for field in case_of.missing():
                answer: Answer = (
                    dt.date(2026, 12, 30) if field.kind == "date" else 3 if field.kind == "count" else "1.00"
                )
                workbook = edits.answer(workbook, draft, field.id, answer)
        case_of = case.letter_case(next(d for d in workbook.letters if d.id == draft), workbook, guide, TODAY)
        assert case_of.missing() == ()
        text = written(case_of, language)
        assert "{" not in text
        assert "[" not in text, (kind, text)
        assert len(text) > 150 if language == "en" else len(text) > 60
        assert template.header.facts
