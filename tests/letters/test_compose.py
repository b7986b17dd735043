"""Letters: from data alone, in one language, in three lengths, with what is missing named."""

from __future__ import annotations

import datetime as dt
import shutil
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from ashore.export.render import as_markdown, as_text
from ashore.forms.letter import LetterForm
from ashore.guide.checks.named import check
from ashore.guide.guide import Guide
from ashore.guide.read import ContentError
from ashore.i18n.catalogue import DOMAINS, available, load, search_path
from ashore.i18n.whole import counts as counts_of
from ashore.letters import drafts
from ashore.letters.advice import missing_words, warnings
from ashore.letters.blanks import formal_sum
from ashore.letters.compose import LetterError, compose
from ashore.letters.letter_case import LetterCase
from ashore.storage import paths
from ashore.values import LetterLength
from ashore.wording.letters import sending_line
from ashore.workbook import edits
from ashore.workbook.model import Answer, Workbook
from tests.letters.filled import filled, letter_of
from tests.support import TODAY, case_of, empty, speak, story

DIRECTORIES = search_path()


def letter_case(guide: Guide, workbook: Workbook, **answers: Answer | None) -> LetterCase:
    for field, value in answers.items():
        workbook = edits.answer(workbook, "l1", field.replace("_", "-"), value)
    return drafts.letter_case(workbook.letters[0], case_of(workbook, guide))


def written(letter: LetterCase, language: str) -> str:
    return as_text(compose(letter, load(language, DIRECTORIES)))


@pytest.mark.parametrize("typed", ["2026年9月", "since September", "2026-09", "2026-09-15"])
def test_a_letter_names_no_day_where_a_month_is_asked(typed: str, guide: Guide) -> None:
    letter = letter_case(guide, story())
    (asked,) = (field for field in letter.template.field if field.precision == "month")
    field = LetterForm("l1", {}).field(asked, letter)
    workbook = field.write(letter.workbook, field.parse(typed, TODAY))
    assert field.text(workbook) == (typed if typed == "2026-09-15" else "2026-09")  # what was typed is kept
    assert field.says(typed, workbook, TODAY)
    assert field.understood(workbook, "Sep") == "understood: September 2026"
    for length in get_args(LetterLength):
        letter = letter_case(guide, edits.edit_letter(workbook, "l1", length=length))
        for language, says in (
            ("en", "Since September 2026 "),
            ("zh_CN", "自2026年9月起"),
            ("zh_Hant", "自2026年9月起"),
        ):
            assert says in written(letter, language)


def test_the_letter_is_chinese_though_the_reader_reads_english(guide: Guide) -> None:
    text = written(letter_case(guide, story()), "zh_CN")
    for part in (
        "关于分期还款的申请\n\n致：某消费金融公司\n\n您好：\n\n申请人：李明\n身份证后四位：____________\n",
        "贵方App或账单显示，截至今日应还人民币贰仟零伍拾贰元伍角（¥2,052.50）。",
        "我保留异议。",
        "应还日为2026年10月19日",
        "自2026年9月起，我的收入明显减少。",
        "平台单量下降，收入不到原来的一半。",
        "分3期按月归还，首期日期为2026年12月15日",
        "1     2026年12月15日  ¥684.17",
        "3     2027年2月15日   ¥684.16",
        "附件（复印件）：收入证明材料。",
        "　　此致\n敬礼\n",
    ):
        assert part in text
    assert text.endswith("李明\n" + " " * 42 + "2026年11月23日\n")
    assert not set("abcdefghijklmnopqrstuvwxyz") & set(text.lower().replace("app", ""))


def test_and_english_when_that_is_wanted(guide: Guide) -> None:
    speak("zh_CN")
    text = written(letter_case(guide, story()), "en")
    assert "I ask to repay in 3 monthly instalments, the first on Dec 15, 2026:" in text
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
    assert line == "CN¥684.17 a month fits: your budget leaves CN¥793.66 to promise."
    (line,) = warnings(letter_case(guide, story(), instalments=2))
    assert line == "CN¥1,026.25 a month is CN¥232.59 more than your budget leaves to promise."
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
    assert "The budget is still empty. Fill it in first" in warnings(letter_case(guide, workbook))[0]
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
    assert markdown.startswith("# 关于分期还款的申请\n")


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
    assert formal_sum(Decimal(amount), "zh_CN", "CNY") == "人民币" + words


def test_formal_sums_in_traditional_characters() -> None:
    assert formal_sum(Decimal("126052.57"), "zh_Hant", "CNY") == "人民幣壹拾貳萬陸仟零伍拾貳元伍角柒分"


def test_formal_sums_of_other_currencies() -> None:
    assert formal_sum(Decimal("2000"), "zh_CN", "GBP") == "GBP 2,000.00"
    assert formal_sum(Decimal("2000"), "zh_CN", "XXX") == formal_sum(Decimal("2000"), "en", "XXX") == "2,000.00"


def test_every_paragraph_says_why_it_is_there(guide: Guide) -> None:
    for template in guide.letters.values():
        phrases = {phrase.id: phrase for phrase in template.phrase}
        assert all(paragraph.why and paragraph.why.source for paragraph in template.paragraph)
        assert all(paragraph.why or phrases["short"].why for paragraph in template.short)
        assert all(paragraph.part and phrases[paragraph.part].why for paragraph in template.spoken)


LENGTHS: tuple[LetterLength, ...] = ("formal", "short", "spoken")


def whole_languages() -> list[str]:
    """The languages in which every letter can be written."""
    shipped = [paths.packaged_locales()]
    counts = {tag: list(counts_of(load(tag, shipped)))[DOMAINS.index("letters")] for tag in available(shipped)}
    return ["en", *(tag for tag, (held, there) in counts.items() if tag != "en" and held >= there)]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("language", whole_languages())
def test_every_kind_of_letter_is_whole_in_every_language_that_has_them(
    language: str, length: LetterLength, guide: Guide
) -> None:
    """Nothing but the answers is needed; what is missing is named, and stands as a blank in brackets."""
    for kind, template in guide.letters.items():
        workbook, draft = edits.add_letter(empty(), kind, None, language, TODAY)
        bare = letter_of(edits.edit_letter(workbook, draft, length=length), draft, guide)
        assert bare.missing()
        if template.about_debt:
            assert "[" in written(bare, language)
        full = filled(guide, kind, language, length)
        assert full.missing() == (), kind
        text = written(full, language)
        assert "{" not in text
        assert "[" not in text, (kind, text)
        assert "…" not in text
        if template.about_debt:
            assert 60 < len(text) < (2000 if length == "formal" else 1500)
        assert template.header.facts
        assert not drafts.letter_clauses(full, compose(full, load(language, DIRECTORIES))), kind


def test_a_short_letter_is_shorter_and_a_script_has_its_parts(guide: Guide) -> None:
    for kind in guide.letters:
        if not guide.letters[kind].about_debt:
            continue
        formal, short = (written(filled(guide, kind, "zh_CN", length), "zh_CN") for length in LENGTHS[:2])
        assert len(short) < len(formal)
        assert "\n\n" not in short
        script = written(filled(guide, kind, "zh_CN", "spoken"), "zh_CN")
        parts = ["【开场】", "【事实】", "【你的请求】", "【对方施压时】", "【马上记下】"]
        assert [part for part in parts if part in script] == parts
        assert [script.index(part) for part in parts] == sorted(script.index(part) for part in parts)


def test_a_letter_for_one_thing_asks_for_that_and_no_other(guide: Guide) -> None:
    for kind, ask in (("more-time", "延至"), ("instalments", "按月归还"), ("waiver", "减免")):
        letter = filled(guide, kind, "zh_CN")
        assert "ask" not in {field.id for field in letter.fields()}
        text = written(letter, "zh_CN")
        assert ask in text
        assert sum(phrase in text for phrase in ("延至", "按月归还", "减免")) == 1


def test_an_offer_is_accepted_as_it_stands_with_its_schedule(guide: Guide) -> None:
    letter = filled(guide, "accept-offer", "zh_CN")
    assert letter.offer is not None and letter.offer.number == 2
    table = compose(letter, load("zh_CN", DIRECTORIES)).paragraphs[-6].table
    tables = [part.table for part in compose(letter, load("zh_CN", DIRECTORIES)).paragraphs if part.table]
    assert len(tables) == 1, table
    assert tables[0].head == ("序号", "日期", "还款", "本金", "利息和费用")
    sums = [Decimal(row[2].removeprefix("¥").replace(",", "")) for row in tables[0].rows]
    assert len(sums) == 2
    assert sum(sums) == letter.plan_total
    (line,) = warnings(letter)
    assert "预算" in line or "budget" in line
    none = letter_of(edits.edit_letter(letter.workbook, letter.draft.id, offer=None), letter.draft.id, guide)
    assert [field.id for field in none.missing()] == ["offer"]


def test_entries_of_the_log_stand_as_a_table_and_no_others(guide: Guide) -> None:
    letter = filled(guide, "complaint", "zh_CN")
    text = written(letter, "zh_CN")
    assert "2026年11月22日 22:40  来电" in text
    assert "明天就上门" in text
    assert "11:00" not in text  # the third and fourth entry were not chosen
    assert "附件（复印件）：通话记录截图；工资条。" in text
    gone = edits.remove_contact(edits.remove_contact(letter.workbook, "k1"), "k2")
    assert "22:40" not in written(letter_of(gone, letter.draft.id, guide), "zh_CN")


def test_what_was_said_can_be_told_by_the_log_or_in_own_words(guide: Guide) -> None:
    letter = filled(guide, "complaint", "zh_CN")
    draft = letter.draft.id
    without = edits.answer(letter.workbook, draft, "facts-words", None)
    assert letter_of(without, draft, guide).missing() == ()
    neither = edits.answer(without, draft, "entries", None)
    assert [field.id for field in letter_of(neither, draft, guide).missing()] == ["facts-words"]


def test_an_eleventh_letter_takes_one_file(guide: Guide, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(guide.directory, content)
    (content / "letters" / "thanks.toml").write_text(ELEVENTH, encoding="utf-8")
    other = Guide(content, "cn")
    assert list(check(other)) == []
    letter = filled(other, "thanks", "en")
    assert "To: 某消费金融公司\n\nThank you for your answer.\n" in written(letter, "en")
    (content / "letters" / "thanks.toml").write_text(ELEVENTH.replace("use = 'lender'", "use = 'lendr'"), "utf-8")
    with pytest.raises(ContentError, match=r"letters/thanks.toml, line 1[12], .*field\[1\]"):
        _ = Guide(content, "cn").letters["thanks"]


ELEVENTH = """id = 'thanks'
title = 'Say thank you'
[header]
says = 'Thanks.'
use_when = 'It was settled.'
not_when = 'Never.'
sets_off = 'Nothing.'
attach = ['Nothing']
send = 'In the app.'
facts = ['neg-written']
[[field]]
use = 'lender'
[[paragraph]]
use = 'to-paragraph'
[[paragraph]]
id = 'thanks'
text = 'Thank you for your answer.'
why = 'Courtesy.'
[[short]]
id = 'short'
text = 'Thank you.'
[[spoken]]
id = 'say'
part = 'ask'
text = 'Thank you.'
"""


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_when_an_entry_was_is_a_blank_while_its_time_cannot_be_read(guide: Guide, language: str) -> None:
    """The time that stood there before was not meant; a complaint that named it would be wrong."""
    case = filled(guide, "complaint", language)
    first = case.contacts()[0]
    assert f"{first.at:%H:%M}" in written(case, language)
    workbook = edits.set_unfinished(case.workbook, f"contact.{first.id}.time", "quarter to")
    unclear = letter_of(workbook, case.draft.id, guide)
    letter = compose(unclear, load(language, DIRECTORIES))
    assert f"{first.at:%H:%M}" not in as_text(letter)
    assert len(letter.blanks) == 1
    assert letter.blanks[0] in as_text(letter)


def test_a_day_of_sending_that_cannot_be_read_goes_into_no_letter(guide: Guide) -> None:
    workbook, draft = edits.add_letter(empty(), "complaint", None, "en", TODAY)
    workbook, sending = edits.add_sending(workbook, draft, TODAY)
    clear, regulator = drafts.begin_letter(workbook, guide.letters["regulator"], None, guide, TODAY)
    assert TODAY in letter_of(clear, regulator, guide).draft.answers.values()
    unclear = edits.set_unfinished(workbook, f"sending.{sending}.on", "the other day")
    unclear, regulator = drafts.begin_letter(unclear, guide.letters["regulator"], None, guide, TODAY)
    assert TODAY not in letter_of(unclear, regulator, guide).draft.answers.values()
    assert "day not clear" in sending_line(unclear.letters[0].sendings[0], unclear)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_choice_leaves_a_blank_in_a_letter(language: str, guide: Guide) -> None:
    """What an option says has the numbers of the facts in it, whichever is chosen and in each length."""
    seen = 0
    for kind, template in guide.letters.items():
        for length in LENGTHS:
            case = filled(guide, kind, language, length)
            chosen = [field for field in template.field if field.options and field.kind in ("choice", "choices")]
            for field in chosen:
                names = [option.id for option in field.options]
                for answer in [tuple(names)] if field.kind == "choices" else names:
                    workbook = edits.answer(case.workbook, case.draft.id, field.id, answer)
                    text = written(letter_of(workbook, case.draft.id, guide), language)
                    assert "{" not in text, (kind, length, field.id, answer)
                    seen += 1
    assert seen
