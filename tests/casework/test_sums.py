"""Sums in own words: however they are written, and whether they are promised every month."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from ashore.casework.sums_in_text import monthly_promises, sums_in
from ashore.guide.guide import Guide
from ashore.i18n.catalogue import search_path
from ashore.letters.drafts import letter_case, letter_clauses, letter_warnings, write_letter
from ashore.wording.promises import promise_lines
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import TODAY, case_of, three_lenders


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2000元", "2000"),
        ("¥2,000.50", "2000.50"),
        ("2,000 yuan", "2000"),
        ("8000块", "8000"),
        ("5千", "5000"),
        ("1万", "10000"),
        ("1.2万元", "12000"),
        ("1万2", "12000"),
        ("1万2千", "12000"),
        ("3k", "3000"),
        ("两千块", "2000"),
        ("两千五", "2500"),
        ("两千零五元", "2005"),
        ("兩萬", "20000"),
        ("一百二十块", "120"),
        ("十五元", "15"),
        ("一万二", "12000"),
        ("贰仟元", "2000"),
        ("人民币贰仟零伍拾贰元伍角整", "2052.50"),
    ],
)
def test_a_sum_is_read_however_it_is_written(text: str, value: str) -> None:
    assert [found.value for found in sums_in(f"我还{text}。")] == [Decimal(value)]


@pytest.mark.parametrize(
    "text", ["2026-12-15", "12月15日", "分12期", "三个月", "18%", "第100次", "2026年", "in 90 days"]
)
def test_days_counts_and_shares_are_no_sums(text: str) -> None:
    assert list(sums_in(text)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("每月还2000元", "2000"),
        ("我每个月可以还两千块。", "2000"),
        ("从12月15日起，每月还3200", "3200"),
        ("每月15日前，还款5千", "5000"),
        ("按月归还1万", "10000"),
        ("2000元/月", "2000"),
        ("I can pay 2,000 a month", "2000"),
        ("I offer 3k every month.", "3000"),
        ("每周还500", "2166.67"),
    ],
)
def test_a_sum_that_comes_again_and_again_is_money_a_month(guide: Guide, text: str, value: str) -> None:
    assert [found.value for found in monthly_promises(text, guide.clause_words)] == [Decimal(value)]


@pytest.mark.parametrize(
    "text", ["我每月工资3200元", "每月房租1500，吃饭1400", "My rent is 1500 a month", "还了2000元", "每月一定按时还"]
)
def test_income_spending_and_what_was_paid_once_are_no_promises(guide: Guide, text: str) -> None:
    assert list(monthly_promises(text, guide.clause_words)) == []


def hardship(words: str, instalments: int = 8) -> Workbook:
    """A letter that proposes 250.00 a month for 2,000, of 270.00 that are left, and says something in own words."""
    workbook, draft = edits.add_letter(three_lenders(), "hardship", "d1", "zh_CN", TODAY)
    for field, value in (
        ("ask", "instalments"),
        ("instalments", instalments),
        ("first-payment", dt.date(2026, 12, 23)),
        ("reason", "less-income"),
        ("reason-words", words),
    ):
        workbook = edits.answer(workbook, draft, field, value)
    return workbook


def lines_of(workbook: Workbook, guide: Guide) -> list[str]:
    case = letter_case(workbook.letters[0], case_of(workbook, guide))
    return [line for line in letter_warnings(case) if "“" in line]


def test_a_second_promise_beside_the_plan_of_a_letter_is_said(guide: Guide) -> None:
    assert lines_of(hardship("每月还250元。"), guide) == []  # the plan itself, in words
    assert lines_of(hardship("另外每月还20元。"), guide) == []
    (line,) = lines_of(hardship("另外每月再还两千块。"), guide)
    assert line == "“另外每月再还两千块”: CN¥2,000.00 a month is CN¥1,980.00 more than your budget leaves to promise."


@pytest.mark.parametrize("words", ["每月还2000元", "每月还3200元", "每个月还2500块"])
def test_a_sum_that_the_case_knows_is_no_smaller_a_promise(guide: Guide, words: str) -> None:
    workbook, draft = edits.add_letter(three_lenders(), "own-text", "d1", "zh_CN", TODAY)
    workbook = edits.answer(workbook, draft, "text", f"您好，我{words}。")
    (line,) = lines_of(workbook, guide)
    assert "more than your budget leaves to promise" in line


def test_sums_in_words_that_are_not_in_the_case_are_asked_about(guide: Guide) -> None:
    workbook, draft = edits.add_letter(three_lenders(), "own-text", "d1", "zh_CN", TODAY)
    workbook = edits.answer(workbook, draft, "text", "我欠8000块，先还5千，再还1万，或者两千块。")
    case = letter_case(workbook.letters[0], case_of(workbook, guide))
    found = {clause.rule: clause.passages for clause in letter_clauses(case, write_letter(case, search_path()))}
    assert found["other-sum"] == ("8000块", "5千", "1万")  # 2,000 is what is owed


def test_while_the_budget_does_not_tell_a_promise_is_not_said_to_fit(guide: Guide) -> None:
    (line,) = promise_lines("每月还20元", None, "CNY", guide.clause_words)
    assert "nobody can say whether this fits" in line
