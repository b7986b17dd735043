"""A field: what cannot be read counts as nothing, and what was understood is said."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from ashore.forms.budget import LineForm
from ashore.forms.debt import DebtForm
from ashore.forms.evidence import EvidenceForm
from ashore.forms.field import Field
from ashore.forms.offer import OfferForm
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from ashore.workbook.session import Session
from tests.support import TODAY, empty, speak, two_debts


def _field(workbook: Workbook, name: str) -> Field:
    debt, offer = workbook.debts[0].id, workbook.offers[0].id
    fields = [*DebtForm(debt, TODAY).fields(workbook), *OfferForm(offer, TODAY).fields(workbook)]
    return next(field for field in fields if isinstance(field, Field) and field.name.endswith("." + name))


@pytest.mark.parametrize(
    ("name", "readable", "unreadable"),
    [
        ("owed", "2052.50", "3 something"),
        ("owed-on", "2026-11-02", "2026-11-02?"),
        ("penalty-rate", "0.05", "0.05 or so"),
        ("number", "12", "12 13"),
        ("lender", "ABC", "A" * 100_001),
    ],
)
def test_a_text_that_cannot_be_read_leaves_no_value_behind_it(name: str, readable: str, unreadable: str) -> None:
    session = Session(two_debts())
    field = _field(session.value, name)
    assert field.type(session, readable, TODAY) is None
    kept = session.value
    assert field.read(kept) is not None
    assert field.type(session, unreadable, TODAY)
    assert field.read(session.value) is None
    assert field.text(session.value) == unreadable
    assert field.problem(session.value, TODAY)
    session.end_merging()
    field.type(session, readable, TODAY)
    assert session.value == kept
    session.undo()
    assert field.read(session.value) is None and field.text(session.value) == unreadable


def test_a_budget_does_not_count_what_cannot_be_read() -> None:
    session, form = Session(empty()), LineForm("pay", "sum", "monthly")
    field = form.amount("Wages")
    field.type(session, "1200", TODAY)
    field.type(session, "1200+", TODAY)
    line = form.line(session.value)
    assert line is not None and line.amount is None
    field.type(session, "1200+300", TODAY)
    line = form.line(session.value)
    assert line is not None and line.amount == Decimal(1500)
    assert field.understood(session.value, "1200+300") == "understood: 1,500.00"


def test_the_field_of_a_minimum_payment_stays_while_it_cannot_be_read() -> None:
    session = Session(edits.edit_debt(two_debts(), "d1", minimum=Decimal(100), kind="instalment-loan"))
    field = _field(session.value, "minimum")
    field.type(session, "1oo", TODAY)
    assert _field(session.value, "minimum").text(session.value) == "1oo"


def test_what_could_not_be_read_and_now_could_is_not_taken_for_read() -> None:
    workbook = edits.set_unfinished(edits.edit_debt(two_debts(), "d1", owed=None), "debt.d1.owed", "1200")
    field = _field(workbook, "owed")
    assert field.read(workbook) is None
    assert "does not count" in str(field.problem(workbook, TODAY))


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("owed", "1.2万", "12,000.00"),
        ("owed", "1200", ""),
        ("owed-on", "45 days ago", "Oct 9, 2026"),
        ("owed-on", "2026-11-02", ""),
        ("taken", "September", "Sep 1, 2026"),
        ("penalty-rate", "万分之五", "0.05%"),
        ("number", "十二期", "12"),
        ("number", "12", ""),
    ],
)
def test_what_was_understood_is_said_where_it_is_not_what_was_typed(name: str, typed: str, said: str) -> None:
    session = Session(two_debts())
    field = _field(session.value, name)
    assert field.type(session, typed, TODAY) is None
    assert field.understood(session.value, typed) == (f"understood: {said}" if said else "")


def test_a_day_to_come_is_asked_about_where_only_a_past_one_can_be() -> None:
    session = Session(two_debts())
    seen, due = _field(session.value, "owed-on"), _field(session.value, "due-date")
    seen.type(session, "2027-11-02", TODAY)
    due.type(session, "2027-11-02", TODAY)
    assert "lies ahead" in seen.doubt(session.value, TODAY)
    assert due.doubt(session.value, TODAY) == ""
    seen.type(session, str(TODAY), TODAY)
    assert seen.doubt(session.value, TODAY) == ""


def test_a_pasted_path_is_kept_as_the_file_is_called() -> None:
    workbook, piece = edits.add_evidence(empty())
    session = Session(workbook)
    field = next(f for f in EvidenceForm(piece).fields(workbook) if f.name.endswith(".file"))
    pasted = "'/home/me/my files/a.png' "
    field.type(session, pasted, TODAY)
    assert session.value.evidence[0].file == "/home/me/my files/a.png"
    assert field.understood(session.value, pasted) == "understood: /home/me/my files/a.png"
    assert field.type(session, "/" + "a" * 600, TODAY) == "At most 500 characters."


@pytest.mark.parametrize("tag", ["en", "zh_CN", "zh_Hant", "ru"])
def test_what_stands_in_a_field_is_read_as_it_stands(tag: str) -> None:
    speak(tag)
    workbook = two_debts()
    for debt in workbook.debts:
        for field in DebtForm(debt.id, TODAY).fields(workbook):
            if isinstance(field, Field) and field.kind in ("money", "date", "rate", "count", "sums"):
                assert field.parse(field.text(workbook), TODAY) == field.read(workbook)
    sums = Field("x", "sums", "", lambda _workbook: None, lambda workbook, _value: workbook)
    value = (Decimal("1200.50"), Decimal(800), Decimal(300))
    assert sums.parse(sums.written(value), dt.date.min) == value


def test_a_text_says_the_same_however_it_is_written() -> None:
    session, field = Session(empty()), LineForm("pay", "sum", "monthly").amount("Pay")
    assert field.takes(session, "1,200", TODAY)
    assert not field.takes(session, "1200", TODAY)  # as it stands in the field: nothing new
    assert [field.says(text, session.value, TODAY) for text in ("1200", "1200.00", "1,200", "1201", "?", "")] == [
        *(True, True, True),
        *(False, False, False),
    ]
    field.takes(session, "12x", TODAY)
    assert not field.says("", session.value, TODAY)  # what stands there is not read yet
    field.put(session, Decimal(5))
    assert field.read(session.value) == Decimal(5)
