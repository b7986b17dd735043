"""What debts and offers come to, in sentences: nothing that is entered ends the program, and what is said is true."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, get_args

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ashore.casework.agenda import agenda
from ashore.casework.debts import Wrong, difference, open_rates
from ashore.casework.missing import unchecked
from ashore.casework.offer_terms import open_rate_of
from ashore.casework.promises import promises_of
from ashore.casework.weeks import weeks_of
from ashore.finance.due_dates import add_months
from ashore.finance.offers import Measured
from ashore.finance.shares import Payoff
from ashore.guide.guide import Guide, load
from ashore.letters.messages import difference_message
from ashore.storage.checked import build
from ashore.values import Every, FeePer, Method, MissedPayment
from ashore.wording.budget import payoff_words
from ashore.wording.debt_derivation import debt_derivation
from ashore.wording.debts import debt_sentences, open_rate_lines
from ashore.wording.derivation import offer_derivation
from ashore.wording.offer_result import offer_sentences
from ashore.wording.offers import offer_line, wrong_words
from ashore.workbook import edits
from ashore.workbook.model import ConfirmedRate, Debt, Offer, Workbook
from tests.support import TODAY, case_of, speak, story

money = st.none() | st.decimals(min_value=0, max_value=10**8, places=2)
rates = st.none() | st.sampled_from([Decimal(text) for text in ("0", "0.0005", "0.027", "0.088", "0.24", "3", "10")])
pers = st.sampled_from([None, "year", "month", "day", "instalment"])
dates = st.none() | st.dates() | st.sampled_from([TODAY, add_months(TODAY, 1), dt.date.max, dt.date.min])


@st.composite
def confirmable(draw: st.DrawFn, rate: Decimal | None, per: str | None, since: dt.date | None) -> dict[str, Any] | None:
    if rate is None or per is None or not draw(st.booleans()):
        return None
    return {"rate": rate, "per": per, "since": since}


def a_payment(times: int, amount: Decimal | None, date: dt.date | None) -> dict[str, Any]:
    return {"times": times, "amount": amount or Decimal(1), "date": date}


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    """Any terms, confirmed or not."""
    rate, per, first, fee = draw(rates), draw(pers), draw(dates), draw(rates)
    fee_per = draw(st.sampled_from(get_args(FeePer)))
    listed = st.lists(st.builds(a_payment, st.integers(1, 9), money, dates), max_size=4)
    values = {
        "method": draw(st.sampled_from(get_args(Method))),
        "number": draw(st.none() | st.integers(1, 360)),
        "every": draw(st.sampled_from(get_args(Every))),
        "first": first,
        "payments": draw(listed),
        "rate": rate,
        "rate_per": per,
        "rate_confirmed": draw(confirmable(rate, per, first)),
        "fee_rate": fee,
        "fee_per": fee_per,
        "fee_confirmed": draw(confirmable(fee, fee_per, first)),
        **{name: draw(money) for name in ("amount", "waived", "upfront", "received", "fee_each", "fee_once")},
        "grace": draw(st.sampled_from([0, 1, 12, 60])),
        "grace_free": draw(st.booleans()),
        "stops": draw(st.sampled_from([(), ("collecting",), ("collecting", "interest")])),
        "missed": draw(st.sampled_from([None, *get_args(MissedPayment)])),
        "settle_on": draw(dates),
        "settle_fee": draw(rates),
        "taken": draw(dates),
        "made": draw(dates),
    }
    unknown = set(Offer.model_fields) - set(values) - {"id", "debt", "by", "label", "state", "terms", "outcomes"}
    assert not unknown
    return build(Offer, {"id": "o1", "debt": "d1", **values})


@st.composite
def debts(draw: st.DrawFn) -> Debt:
    """Anything that can be entered of a debt, confirmed or not."""
    rate, per, late, late_per, due = draw(rates), draw(pers), draw(rates), draw(pers), draw(dates)
    values = {
        "kind": draw(st.sampled_from(["instalment-loan", "credit-card"])),
        **{name: draw(money) for name in ("owed", "principal", "interest", "charges", "minimum", "trial")},
        "due_date": due,
        "trial_on": draw(dates),
        "rate": rate,
        "rate_per": per,
        "rate_confirmed": draw(confirmable(rate, per, None)),
        "penalty_rate": late,
        "penalty_per": late_per,
        "penalty_way": draw(st.sampled_from(["rate", "times-contract"])),
        "penalty_times": draw(st.none() | st.sampled_from([Decimal("1.5"), Decimal(10)])),
        "penalty_compounds": draw(st.booleans()),
        "penalty_cap": draw(money),
        "day_count": draw(st.sampled_from(["actual-365", "actual-360"])),
        "posted_on": draw(dates),
        "minimum_unpaid": draw(money),
        "minimum_charge": draw(st.none() | st.sampled_from([Decimal("0.05"), Decimal(1)])),
        "owed_on": draw(dates),
        "penalty_confirmed": draw(confirmable(late, late_per, due)),
    }
    return build(Debt, {"id": "d1", **values})


def a_day(**values: Any) -> Offer:
    base = {"id": "o1", "debt": "d1", "amount": Decimal(2000), "first": TODAY, "made": TODAY, "rate_per": "day"}
    rate = Decimal("0.027")
    confirmed = build(ConfirmedRate, {"rate": rate, "per": "day", "since": TODAY})
    return build(Offer, {**base, "rate": rate, "rate_confirmed": confirmed, **values})


@given(offers(), debts())
@example(a_day(number=2, grace=1), Debt(id="d1"))
@example(a_day(number=1), Debt(id="d1"))
@settings(max_examples=150)
def test_whatever_is_entered_has_its_words(guide: Guide, offer: Offer, debt: Debt) -> None:
    speak("en")
    for state in ("open", "agreed"):
        agreed = edits.changed(offer, state=state)
        workbook = edits.changed(story(), debts=(debt,), offers=(agreed,))
        assert debt_sentences(debt, workbook, TODAY, Decimal(24), "M{n}")
        assert debt_derivation(debt, TODAY)
        found = difference(debt, TODAY)
        assert bool(found and found.more > 0 and not unchecked(debt, found)) == bool(
            difference_message(debt, case_of(workbook, guide), ())
        )
        assert offer_derivation(agreed, TODAY)
        assert offer_line(agreed, "CNY")
        measured = case_of(workbook, guide).measured(agreed)
        lines = (
            [wrong_words(measured)]
            if isinstance(measured, Wrong)
            else offer_sentences(agreed, measured, case_of(workbook, guide))
        )
        assert all(lines)
        assert len(open_rate_lines(workbook, TODAY)) == len(open_rates(workbook, TODAY))
        agenda(workbook, load().letters, TODAY)
        weeks_of(workbook, promises_of(workbook, load().letters, TODAY), TODAY)
        case_of(workbook, guide).own_offer("d1")
        if isinstance(measured, Measured):
            assert open_rate_of(agreed) is None


def words_of(guide: Guide, **values: Any) -> str:
    base = {"id": "o1", "debt": "d1", "amount": Decimal("2052.50"), "number": 6, "first": dt.date(2026, 12, 15)}
    offer = build(Offer, {**base, **values})
    workbook: Workbook = edits.changed(story(), offers=(offer,))
    measured = case_of(workbook, guide).measured(offer)
    return (
        wrong_words(measured)
        if isinstance(measured, Wrong)
        else "\n".join(offer_sentences(offer, measured, case_of(workbook, guide)))
    )


def test_what_an_offer_costs_is_said_truly(guide: Guide) -> None:
    speak("en")
    assert "nothing above what is owed today" in words_of(guide, rate=Decimal(0))
    six = words_of(guide, rate=Decimal(0), amount=Decimal("2280.00"))
    assert "In all CN¥2,280.00: CN¥227.50 more than is owed today." in six
    assert "No yearly rate can be given." in six
    assert "0.00 percent" not in six
    assert words_of(guide).startswith("The rate is not known yet: nothing can be said of what this costs.")


def test_one_payment_is_not_called_one_a_month(guide: Guide) -> None:
    speak("en")
    one = words_of(guide, rate=Decimal(0), amount=Decimal("5400.00"), number=1)
    assert "One payment on Dec 15, 2026: CN¥5,400.00." in one
    assert "a month, at last" not in one
    assert "More than you will have on that day by " in one


def test_the_stated_rate_stands_beside_what_it_comes_to(guide: Guide) -> None:
    speak("en")
    fee = words_of(guide, method="fee", fee_rate=Decimal("0.0125"), amount=Decimal(12000), number=12)
    assert "Stated: 1.25% each. It really comes to 26.62 percent a year; with interest on interest, 30.12." in fee
    interest = words_of(guide, rate=Decimal("0.015"), rate_per="month", number=12)
    assert "Stated: 1.5% a month. It really comes to 18.00 percent a year" in interest


def test_why_a_sum_does_not_end_it_is_said_truly() -> None:
    speak("en")
    grows = Payoff(None, Decimal(5), (), grows=True)
    assert payoff_words(grows, TODAY, "CNY") == "At this sum it never ends: the interest is higher."
    slow = Payoff(None, Decimal(5), ())
    assert payoff_words(slow, TODAY, "CNY") == "At this sum not all is paid within a hundred years."
