"""Cash in hand against a lump sum: what is there, what has to be paid from it, and the rent it must not eat."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.casework.weeks import cash_on
from ashore.letters.advice import warnings
from ashore.letters.drafts import letter_case
from ashore.wording.weeks import free_words, lump_offer_sentences, lump_words
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.casework.test_trial import in_weeks
from tests.support import TODAY, case_of, promised, three_lenders


def with_cash(opening: int = 4000) -> Workbook:
    """Rent on the 1st and food on the 2nd, pay on the 5th."""
    workbook = in_weeks(three_lenders(), opening)
    workbook = edits.edit_cash_line(workbook, "c2", date=dt.date(2026, 12, 1))
    return edits.edit_cash_line(workbook, "c3", date=dt.date(2026, 12, 2))


def test_what_is_there_what_is_needed_and_what_that_leaves() -> None:
    assert free_words(case_of(with_cash())) == (
        "Today CN¥4,000.00 is there. CN¥2,900.00 of it is needed until Dec 2, 2026, for what has to be paid before "
        "more comes. That leaves CN¥1,100.00 for a lump sum, with nothing running short until Jan 17, 2027."
    )
    room = case_of(with_cash()).room(dt.date(2026, 12, 5))
    assert room is not None
    sums = room.there, room.comes, room.goes, room.on_day
    assert sums == (Decimal(4000), Decimal(3200), Decimal(2900), Decimal(4300))
    assert "That leaves nothing for a lump sum." in (free_words(case_of(with_cash(2000))) or "")


def test_a_lump_sum_that_fits_the_cash_but_eats_the_rent_is_said() -> None:
    case = case_of(with_cash())
    fits, eats, more = (lump_words(case, Decimal(lump), TODAY)[-1] for lump in (1000, 3000, 4500))
    assert (
        fits
        == "A lump sum of CN¥1,000.00 on Nov 23, 2026 leaves CN¥3,000.00, and nothing runs short until Jan 17, 2027."
    )
    assert eats == (
        "CN¥3,000.00 is there on Nov 23, 2026, but it is needed: on Dec 1, 2026 CN¥500.00 would be missing for 房租."
    )
    assert more == "A lump sum of CN¥4,500.00 on Nov 23, 2026 is CN¥500.00 more than will be there."


def test_without_days_a_month_of_spending_is_named_and_what_is_missing() -> None:
    workbook = edits.edit_cash(three_lenders(), opening=Decimal(4000), opening_on=TODAY)
    text = " ".join(lump_words(case_of(workbook), Decimal(3500), TODAY))
    assert "Neither income nor spending stands here with a day" in text
    assert "It would leave CN¥500.00. A month's spending is CN¥2,900.00, with the rent" in text
    assert "CN¥5,000.00 is CN¥1,000.00 more than is there today." in " ".join(
        lump_words(case_of(workbook), Decimal(5000), TODAY)
    )
    assert "What is there today is not noted yet" in lump_words(case_of(three_lenders()), Decimal(5), TODAY)[0]
    assert free_words(case_of(workbook)) is None


def test_lump_sums_that_are_offered_are_held_against_the_cash() -> None:
    workbook = with_cash()
    for state, amount in (("open", 1800), ("refused", 1900)):
        terms = {"method": "equal-principal", "rate": Decimal(0), "first": dt.date(2026, 12, 1), "made": TODAY}
        workbook, offer = edits.add_offer(workbook, "d3", amount=Decimal(amount), number=1, **terms)
        workbook = edits.set_offer_state(workbook, offer, state)  # type: ignore[arg-type]  # both are states
    (line,) = lump_offer_sentences(case_of(workbook))
    assert line.startswith("丙: Today CN¥4,000.00 is there. Until Dec 1, 2026 CN¥0.00 comes and CN¥1,500.00 goes")
    assert line.endswith("but it is needed: on Dec 2, 2026 CN¥700.00 would be missing for 吃饭.")
    agreed = edits.set_offer_state(workbook, workbook.offers[0].id, "agreed")
    assert lump_offer_sentences(case_of(agreed)) == [line]  # the promise itself is not counted twice


def test_a_letter_that_offers_a_lump_sum_says_so_too() -> None:
    workbook, draft = edits.add_letter(with_cash(), "hardship", "d1", "zh_CN", TODAY)
    workbook = edits.edit_debt(workbook, "d1", owed=Decimal(3000))
    for field, value in (("ask", "more-time"), ("until", dt.date(2026, 11, 25))):
        workbook = edits.answer(workbook, draft, field, value)
    lines = warnings(letter_case(workbook.letters[0], case_of(workbook)))
    assert any("but it is needed: on Dec 1, 2026 CN¥500.00 would be missing for 房租." in line for line in lines), lines


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 9000), st.integers(0, 60), st.decimals(min_value=0, max_value=9000, places=2))
def test_what_is_free_runs_nothing_short_and_a_cent_more_does(opening: int, days: int, lump: Decimal) -> None:
    workbook, day = with_cash(opening), TODAY + dt.timedelta(days)
    room = case_of(workbook).room(day)
    assert room is not None
    assert max(room.on_day, Decimal(0)) == cash_on(workbook, promised(workbook, Decimal(270)), day)
    assert (lump <= room.free) == (lump <= room.on_day and room.short(lump) is None) or room.free == 0
    if room.free:
        assert room.short(room.free) is None
        assert room.free == room.on_day or room.short(room.free + Decimal("0.01")) is not None
        assert room.needed[0] + room.free == room.on_day
