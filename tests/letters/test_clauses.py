"""The clause check: what hurts the case is found, what does not is left in peace."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.casework.clauses import check
from ashore.guide.guide import Guide, load
from ashore.i18n.catalogue import load as load_texts
from ashore.i18n.catalogue import search_path
from ashore.letters import drafts
from ashore.letters.advice import clause_lines
from ashore.workbook import edits
from tests.letters.filled import letter_of
from tests.support import TODAY, story

SUMS = frozenset({Decimal("2052.50"), Decimal("684.17"), Decimal("3000.00")})


def rules_in(text: str, guide: Guide, *, one_ask: bool = True) -> list[str]:
    """The rules that warn of a text."""
    found = check(text, guide.clauses.values(), guide.clause_words, sums=SUMS, one_ask=one_ask)
    return [clause.rule for clause in found]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("你们这些骗子。", "insult"),
        ("You are crooks and  idiots.", "insult"),
        ("再打来就让你们好看！", "threat"),
        ("You will\nregret this.", "threat"),
        ("我不想活了", "despair"),
        ("I want to die.", "despair"),
        ("七日内不回复即视为同意本方案。", "deemed-consent"),
        ("No reply counts as acceptance.", "deemed-consent"),
        ("逾期未还，我同意被起诉，并承担一切法律责任。", "consent-to-suit"),
        ("I consent to be sued if I miss one payment.", "consent-to-suit"),
        ("由我父亲作为担保人。", "guarantor"),
        ("My mother will be guarantor.", "guarantor"),
        ("请把钱转到以下个人账户。", "private-account"),
        ("Pay to the personal account of our colleague.", "private-account"),
        ("依法申请停息挂账。", "interest-freeze"),
        ("I have a right to an interest freeze.", "interest-freeze"),
        ("我去代开证明。", "false-proof"),
        ("I can buy a certificate.", "false-proof"),
        ("我再借一笔来还。", "borrow"),
        ("I will take out another loan.", "borrow"),
        ("本人全权委托某某处理。", "agent"),
        ("I gave full power of attorney to them.", "agent"),
        ("身份证号11010519491231002X。", "identity-number"),
        ("ID: 11010519491231002x", "identity-number"),
        ("卡号 6222 0212 3456 7890 128", "card-number"),
        ("card 4111-1111-1111-1111", "card-number"),
        ("我每月还¥700.00。", "other-sum"),
        ("I pay 701 yuan a month.", "other-sum"),
        ("尚欠人民币 2,052.51", "other-sum"),
        ("请求分期，并减免利息。", "two-asks"),
        ("I ask for instalments and for a waiver.", "two-asks"),
    ],
)
def test_what_hurts_is_found_in_either_language(text: str, rule: str, guide: Guide) -> None:
    assert rules_in(text, guide) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "我不同意被起诉。",
        "我没有担保人，也不需要。",
        "我不会再借一笔来还。",
        "我拒绝向个人账户付款。",
        "我没有伪造任何材料。",
        "I do not consent to be sued.",
        "There is no guarantor.",
        "I will not take out another loan.",
        "I never pay to a personal account.",
        "合同编号 20260419000012345",  # many digits, no card
        "电话 13800138000",
        "尚欠¥2,052.50，每期684.17元，每月收入 CNY 3,000",
        "Discrookston is a town.",
        "我请求分期归还。",
        "",
    ],
)
def test_what_does_not_hurt_is_left_in_peace(text: str, guide: Guide) -> None:
    assert rules_in(text, guide) == []


def test_a_no_counts_only_in_its_own_sentence(guide: Guide) -> None:
    assert rules_in("我不急，我同意被起诉。", guide) == ["consent-to-suit"]
    assert rules_in("I do not hurry. I consent to be sued.", guide) == ["consent-to-suit"]


def test_full_width_and_hidden_characters_do_not_hide_it(guide: Guide) -> None:
    assert rules_in("视\u200b为同意", guide) == ["deemed-consent"]
    assert rules_in("ＤＥＥＭＥＤ ＣＯＮＳＥＮＴ", guide) == ["deemed-consent"]
    assert rules_in("４１１１１１１１１１１１１１１１", guide) == ["card-number"]


def test_sums_are_looked_at_only_where_some_are_known(guide: Guide) -> None:
    assert check("¥1.00", guide.clauses.values(), guide.clause_words) == ()


def test_two_asks_matter_only_in_a_letter_that_asks(guide: Guide) -> None:
    assert rules_in("分期与减免", guide, one_ask=False) == []


def test_every_rule_of_words_has_words_in_every_language(guide: Guide) -> None:
    wanted = {rule.id for rule in guide.clauses.values() if rule.kind == "words"}
    assert len(guide.clause_words) >= 2
    for words in guide.clause_words:
        assert {entry.id for entry in words.rule} == wanted
        assert {ask.id for ask in words.ask} == {"more-time", "instalments", "waiver"}


def test_own_words_of_a_letter_are_read_too(guide: Guide) -> None:
    workbook = edits.answer(story(), "l1", "reason-words", "如不回复即视为同意。每月还¥999.00。")
    letter = letter_of(workbook, "l1", guide)
    written = drafts.write_letter(letter, search_path())
    lines = clause_lines(drafts.letter_clauses(letter, written), guide)
    assert len(lines) == 2
    assert lines[0].startswith("“视为同意”, “不回复即”: Silence is no consent")
    assert lines[-1].startswith("“¥999.00”: This sum")


def test_a_text_from_elsewhere_needs_no_debt(guide: Guide) -> None:
    workbook, draft = edits.add_letter(story(), "own-text", None, "zh_CN", TODAY)
    workbook = edits.answer(workbook, draft, "text", "逾期不还自愿接受强制执行，每月还¥1.00。")
    letter = letter_of(workbook, draft, guide)
    written = drafts.write_letter(letter, search_path())
    assert [clause.rule for clause in drafts.letter_clauses(letter, written)] == ["consent-to-suit"]
    assert load_texts("zh_CN", search_path())


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    guide = load()
    for clause in check(text, guide.clauses.values(), guide.clause_words, sums=SUMS):
        assert clause.passages


def test_a_long_text_takes_no_age(guide: Guide) -> None:
    begun = time.monotonic()
    check("不回复即视为同意。1234567890123456 " * 3000, guide.clauses.values(), guide.clause_words, sums=SUMS)
    assert time.monotonic() - begun < 20  # no measure of speed: only that nothing grinds to a halt
