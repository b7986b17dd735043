"""The letter that offers several lenders a share begins with the share that the workbook works out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ashore.export.render import as_text
from ashore.guide.guide import Guide
from ashore.guide.models.letter import LetterField
from ashore.letters import drafts
from ashore.letters.compose import compose
from ashore.workbook import edits
from ashore.workbook.find import get_record
from ashore.workbook.model import Workbook
from tests.support import TODAY, case_of, speak, three_lenders

OPEN = "[This lender's share a month]"


def begun(workbook: Workbook, debt: str, guide: Guide) -> tuple[Workbook, str]:
    """The letter begun about a debt: the workbook, and what the letter says."""
    speak("en")
    workbook, new = drafts.begin_about(workbook, guide.letters["pro-rata"], debt, guide, TODAY)
    letter = drafts.letter_case(get_record(workbook.letters, new), case_of(workbook, guide))
    return workbook, as_text(compose(letter, drafts.letter_texts("en", ())))


def test_each_lender_is_named_its_own_share(guide: Guide) -> None:
    workbook = three_lenders()
    for debt, share in (("d1", "72.00"), ("d2", "108.00"), ("d3", "90.00")):
        workbook, text = begun(workbook, debt, guide)  # what the letters before it ask for changes no share
        assert f"comes to CN¥{share} a month" in text
        assert str(case_of(workbook).sharing.shares[debt]) == share


def test_the_share_counts_as_promised_once_the_rest_is_there(guide: Guide) -> None:
    workbook, _text = begun(three_lenders(), "d1", guide)
    assert not case_of(workbook).promises  # how often, and from when, is for the reader to say
    workbook = edits.answer(workbook, "l1", "instalments", 27)
    workbook = edits.answer(workbook, "l1", "first-payment", TODAY.replace(month=12))
    (promise,) = case_of(workbook).promises
    assert {amount for _day, amount in promise.payments} == {Decimal("72.00")}


def hand(workbook: Workbook) -> Workbook:
    return edits.edit_debt(edits.changed(workbook, share="by-hand"), "d1", share=Decimal(50))


def only_one(workbook: Workbook) -> Workbook:
    for debt in ("d2", "d3"):
        workbook = edits.edit_debt(workbook, debt, state="cleared")
    return workbook


def no_spending(workbook: Workbook) -> Workbook:
    for group in ("housing", "food"):
        workbook = edits.edit_item(workbook, group, "sum", amount=None)
    return workbook


def nothing_left(workbook: Workbook) -> Workbook:
    return edits.edit_item(workbook, "housing", "sum", amount=Decimal(3000))


@pytest.mark.parametrize(
    "workbook",
    [
        hand(three_lenders()),  # the letter says that all are shared by what is owed
        only_one(three_lenders()),  # nobody else to share with
        nothing_left(three_lenders()),
        edits.edit_debt(three_lenders(), "d1", essential=True),  # it comes first: the letter is not for it
        edits.edit_debt(three_lenders(), "d1", owed=None),
        no_spending(three_lenders()),  # the budget tells nothing yet
    ],
)
def test_where_it_is_not_known_a_named_blank_stays(workbook: Workbook, guide: Guide) -> None:
    workbook, text = begun(workbook, "d1", guide)
    assert f"comes to {OPEN} a month" in text
    assert "each-sum" not in workbook.letters[-1].answers


def test_the_sum_can_be_another_one(guide: Guide) -> None:
    workbook, _text = begun(three_lenders(), "d1", guide)
    workbook = edits.answer(workbook, "l1", "each-sum", "60.00")
    letter = drafts.letter_case(workbook.letters[0], case_of(workbook, guide))
    assert "CN¥60.00 a month" in as_text(compose(letter, drafts.letter_texts("en", ())))


def test_only_a_sum_can_be_a_share() -> None:
    label = {"context": "x/label", "source": "How much"}
    assert LetterField.model_validate({"id": "x", "kind": "money", "share": True, "label": label}).share
    with pytest.raises(ValueError, match="kind = 'money'"):
        LetterField.model_validate({"id": "x", "kind": "count", "share": True, "label": label})
