"""Offers as lenders show them, typed into the form in each language: what screens and the plain way ask."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from ashore.casework.debts import Wrong
from ashore.casework.offers import measure
from ashore.finance.offers import Measured
from ashore.forms.field import Field
from ashore.forms.offer import OfferForm
from ashore.wording.offer_result import offer_sentences
from ashore.workbook import edits
from ashore.workbook.session import Session
from tests.support import TODAY, case_of, empty, speak

MANY: dict[str, str] = {"method": "payments", "amount": "2000", "first": "2026-12-15"}
SCHEDULES: dict[str, tuple[dict[str, str], list[str]]] = {
    "6期×380": ({**MANY, "payments": "6期×380"}, ["380.00"] * 6),
    "the first different": ({**MANY, "payments": "1×700; 11×262.5"}, ["700.00", *["262.50"] * 11]),
    "steps and a balloon": (
        {**MANY, "payments": "2×100, 2×200; 1×1500"},
        ["100.00", "100.00", "200.00", "200.00", "1500.00"],
    ),
    "payment by payment": (
        {"method": "payments", "payments": "2026-12-05 500; 2027-03-01 1600"},
        ["500.00", "1600.00"],
    ),
    "先息后本": (
        {"method": "interest-first", "amount": "2000", "number": "3", "first": "2026-12-15", "rate": "12%"},
        ["20.00", "20.00", "2020.00"],
    ),
    "interest, a guarantee fee each month, a membership fee once": (
        {
            "method": "equal-principal",
            "amount": "2000",
            "number": "2",
            "first": "2026-12-15",
            "rate": "12%",
            "fee-each": "15",
            "fee-once": "99",
        },
        ["1134.00", "1025.00"],
    ),
    "12期8.8%, in all": (
        {
            "method": "fee",
            "amount": "1200",
            "number": "12",
            "first": "2026-12-15",
            "fee-rate": "8.8%",
            "fee-per": "total",
        },
        ["108.80"] * 12,
    ),
    "waiting without interest": (
        {
            "method": "equal-principal",
            "amount": "2000",
            "number": "2",
            "first": "2027-03-15",
            "rate": "12%",
            "grace": "3",
            "grace-free": "yes",
        },
        ["1020.00", "1010.00"],
    ),
    "weekly": ({**MANY, "payments": "4×500", "every": "weekly"}, ["500.00"] * 4),
    "one payment, a part waived": (
        {"method": "one-payment", "amount": "2000", "waived": "600", "first": "2026-12-15"},
        ["1400.00"],
    ),
    "a first period of 45 days": (
        {
            "method": "equal-principal",
            "amount": "2000",
            "number": "2",
            "first": "2026-12-15",
            "rate": "3.65%",
            "taken": "2026-10-31",
        },
        ["1009.00", "1003.04"],
    ),
}
"""What is typed into which field, in an order in which the form asks for it; and the payments."""


def typed(values: dict[str, str]) -> tuple[Session, str]:
    """A new offer for a debt of 2,000 into whose fields this was typed or chosen, as they are asked."""
    workbook, debt = edits.add_debt(empty())
    workbook = edits.edit_debt(workbook, debt, owed=Decimal(2000), owed_on=TODAY)
    workbook, offer = edits.add_offer(workbook, debt, made=TODAY)
    session = Session(workbook)
    if "rate" in values:
        values = {**values, "rate-per": "year"}
    for name, text in values.items():
        fields = [field for field in OfferForm(offer, TODAY).fields(session.value) if isinstance(field, Field)]
        field = next(field for field in fields if field.name == f"offer.{offer}.{name}")
        if field.kind == "choice":
            assert text in field.options, name
            field.put(session, text)
        else:
            assert field.type(session, text, TODAY) is None, name
            assert field.says(field.text(session.value), session.value, TODAY), name
    return session, offer


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("shown", SCHEDULES)
def test_what_lenders_show_is_typed_into_the_form(shown: str, language: str) -> None:
    speak(language)
    values, expected = SCHEDULES[shown]
    session, _offer = typed(values)
    offer, debts = session.value.offers[0], session.value.debts
    found = measure(offer, session.value, None, TODAY)
    assert isinstance(found, Measured), found
    assert [str(payment.total) for payment in found.schedule.payments] == expected
    words = "\n".join(offer_sentences(offer, found, case_of(session.value)))
    assert str(found.schedule.payments[-1].date.day) in words
    assert debts[0].owed == Decimal(2000)


def test_only_what_the_method_asks_for_is_asked() -> None:
    def asked(method: str) -> set[str]:
        session, offer = typed({"method": method})
        fields = OfferForm(offer, TODAY).fields(session.value)
        return {field.name.removeprefix(f"offer.{offer}.") for field in fields if isinstance(field, Field)}

    assert "rate" not in asked("payments") | asked("one-payment") | asked("fee")
    assert "number" not in asked("payments") | asked("one-payment")
    assert {"rate", "fee-each", "fee-once", "upfront", "received", "grace", "taken"} <= asked("interest-first")
    assert not asked("one-payment") & {"every", "upfront", "settle-on", "fee-rate"}


def test_settling_early_is_worked_out_or_the_lender_is_to_be_asked() -> None:
    speak("en")
    by_rate = {"method": "equal-principal", "amount": "2000", "number": "2", "first": "2026-12-15", "rate": "12%"}
    session, _offer = typed({**by_rate, "settle-on": "2026-12-31", "settle-fee": "1%"})
    offer = session.value.offers[0]
    found = measure(offer, session.value, None, TODAY)
    assert not isinstance(found, Wrong)
    words = "\n".join(offer_sentences(offer, found, case_of(session.value)))
    # half of a period of 31 days: 16 days of 10.00, and one percent of 1,000
    assert "1,000.00 principal + 5.16 interest + 10.00 fee = 1,015.16" in words
    session, _offer = typed({**MANY, "payments": "6×380", "settle-on": "2026-12-31"})
    offer = session.value.offers[0]
    found = measure(offer, session.value, None, TODAY)
    assert not isinstance(found, Wrong)
    assert "cannot be said from the payments alone" in "\n".join(offer_sentences(offer, found, case_of(session.value)))


def test_a_day_is_no_longer_asked_once_each_payment_has_its_own() -> None:
    session, offer = typed({"method": "payments", "payments": "2026-12-05 500; 2027-03-01 1600"})
    names = {field.name for field in OfferForm(offer, TODAY).fields(session.value) if isinstance(field, Field)}
    assert not names & {f"offer.{offer}.first", f"offer.{offer}.every"}
    assert session.value.offers[0].payments[1].date == dt.date(2027, 3, 1)
