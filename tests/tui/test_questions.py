"""One question at a time: every question of every form, on the way there, back, and typed ahead of the pages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from ashore.casework.contacts import new_contact
from ashore.forms.contact import ContactForm
from ashore.forms.debt import DebtForm
from ashore.forms.entry import EntryForm
from ashore.forms.field import Field, Kind
from ashore.forms.offer import OfferForm
from ashore.forms.questions import QuestionPage, part_of
from ashore.guide.guide import Guide
from ashore.tui import key_queue
from ashore.tui.app import AshoreApp
from ashore.tui.navigation import PAGES, page_class
from ashore.tui.pages.record import RecordPage
from ashore.tui.textual_internals.parser import key_of
from ashore.tui.widgets.bars import TitleBar
from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.row import Row
from ashore.wording.offers import METHODS
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import TODAY, empty, make_app, proven, two_debts
from tests.tui.screens import SIZE, Keys, arrives, frames_left_out
from tests.tui.test_shell import press
from tests.tui.test_typing import pressed

NEW: dict[str, Keys] = {
    "debt": ("3", "n"),
    "offer": ("3", "down", "m", "o", "n"),
    "contact": ("4", "n"),
    "call-now": ("c",),
    "draft": ("5", "enter", "enter", "enter"),
    "paper": ("space", "p", "n"),
}
"""Keys that begin a record of each page that asks questions."""
MOST = {"debt": 6, "offer": 4, "contact": 3, "call-now": 1}
SAMPLES: dict[Kind, str] = {
    "text": "A7",
    "long": "B 8",
    "money": "1234.5",
    "date": "2026-12-15",
    "time": "0930",
    "count": "6",
    "rate": "12",
    "factor": "2",
    "sums": "10; 20",
    "payments": "6x380",
    "path": "/a",
}
"""What is typed into a field of each kind."""


MOST_KEYS = 400
"""More than any record takes."""


def asks(name: str) -> bool:
    """Whether the records of a page are asked one question at a time."""
    page = page_class(name)
    return isinstance(page, type) and issubclass(page, RecordPage) and page.questions is not RecordPage.questions


def test_each_page_that_asks_is_tried_here(guide: Guide) -> None:
    entries = {entry.name for entry in PAGES if asks(entry.name)}
    never = {"report", "dispute", "bill", "reminder"}  # they stand on the page of a court paper, and ask nothing
    assert entries - never == {*NEW}
    assert not any(EntryForm(kind, "", guide).questions() for kind in never)


def debts() -> Iterator[Iterable[Field | str]]:
    """The debt form, also where a rate is asked back about."""
    for values in ({"penalty_rate": Decimal(3), "penalty_per": "day"}, {"rate": Decimal(3), "rate_per": "day"}):
        workbook, debt = edits.add_debt(empty())
        workbook = edits.edit_debt(workbook, debt, **values)
        yield DebtForm(debt, TODAY).fields(workbook)


def offers() -> Iterator[Iterable[Field | str]]:
    """The offer form by every method, also where a rate or a fee is asked back about."""
    rates = {"rate": Decimal(3), "rate_per": "month"}, {"fee_rate": Decimal("0.2"), "fee_per": "instalment"}
    for method in METHODS:
        for values in rates:
            workbook, offer = edits.add_offer(two_debts(), "d1", method=method, **values)
            yield OfferForm(offer, TODAY).fields(workbook)


def contacts(guide: Guide) -> Iterator[Iterable[Field | str]]:
    now = make_app().now()
    workbook, contact = new_contact(proven(), now)
    yield ContactForm(contact, guide, now).fields(workbook)


def papers(guide: Guide) -> Iterator[Iterable[Field | str]]:
    workbook, paper = edits.add_record(two_debts(), "paper")
    yield EntryForm("paper", paper, guide).fields(workbook)


@pytest.mark.parametrize("name", [name for name in NEW if name != "draft"])
def test_every_question_asks_for_fields_of_its_form_and_none_twice(name: str, guide: Guide) -> None:
    now = make_app().now()
    forms: dict[str, tuple[Sequence[QuestionPage], Iterator[Iterable[Field | str]]]] = {
        "debt": (DebtForm("", TODAY).questions(), debts()),
        "offer": (OfferForm("", TODAY).questions(), offers()),
        "contact": (ContactForm("", guide, now).questions(), contacts(guide)),
        "call-now": ([ContactForm("", guide, now).call_now()], contacts(guide)),
        "paper": (EntryForm("paper", "", guide).questions(), papers(guide)),
    }
    questions, shapes = forms[name]
    known = {part_of(field) for fields in shapes for field in fields if isinstance(field, Field)}
    asked = [part for question in questions for part in question.fields]
    assert [part for part in asked if part not in known] == []
    assert len(set(asked)) == len(asked)
    assert len({question.text for question in questions}) == len(questions)
    assert all(question.text and question.fields for question in questions)
    assert 0 < len(questions) <= MOST.get(name, 6)


# On the screen


TYPED = {"enter": "\r", "tab": "\t", "escape": "\x1b", "f5": "\x1b[15~"}
"""What a terminal sends for a key; any other one sends what it is called."""


def view_of(app: AshoreApp) -> FieldView | None:
    """The field on which the reader is."""
    focused = app.focused
    return next((a for a in focused.ancestors if isinstance(a, FieldView)), None) if focused is not None else None


def page_of(app: AshoreApp) -> RecordPage:
    assert isinstance(app.screen, RecordPage)
    return app.screen


def stated(page: RecordPage) -> tuple[int, int] | None:
    """Which question of how many the title says it is; None where it says nothing of the kind."""
    (bar,) = page.query(TitleBar)
    found = re.search(r"Question (\d+) of (\d+)", " ".join(bar.lines(78)))
    return (int(found[1]), int(found[2])) if found else None


def reply(app: AshoreApp) -> list[str]:
    """The keys that answer the field on which the reader is, and lead on: a choice as it stands, a text of its kind."""
    view = view_of(app)
    if view is None or isinstance(app.focused, Row):
        return ["enter" if isinstance(app.focused, Row) else "tab"]
    kind = view.field.kind
    if kind == "choices":
        return ["tab"]
    assert kind == "choice" or page_of(app).in_field(), view.field.name
    text = SAMPLES.get(kind, "") if not view.field.text(app.session.value) else ""
    keys = ["space" if sign == " " else key_of(sign).key for sign in text]
    return [*keys, "tab" if kind == "long" else "enter"]


def in_one(keys: Iterable[str]) -> str:
    """What a terminal sends for keys."""
    names = {key_of(sign).key: sign for sign in map(chr, range(33, 127))} | {"space": " "} | TYPED
    return "".join(names[key] for key in keys)


async def begun(pilot: Pilot[None], app: AshoreApp, name: str) -> RecordPage:
    await press(pilot, *NEW[name])
    page = page_of(app)
    assert type(page) is page_class(name)
    assert page.question == 0
    return page


def book(name: str) -> Workbook:
    return empty() if name in ("debt", "draft") else two_debts()


async def answered(pilot: Pilot[None], app: AshoreApp) -> list[str]:
    """Answer field by field until the answers are checked; the keys of it. What the title says is true."""
    page, keys, seen = page_of(app), list[str](), list[tuple[int, int]]()
    while page.asking.page is not None:
        assert len(keys) < MOST_KEYS
        if (says := stated(page)) and says not in seen:
            seen.append(says)
        keys += (now := reply(app))
        await press(pilot, *now)
        if page.question is None:
            break
    if seen:
        assert [number for number, _all in seen] == list(range(1, seen[-1][1] + 1))
    return keys


@pytest.mark.parametrize("name", NEW)
async def test_what_is_typed_ahead_is_what_is_typed_slowly(name: str) -> None:
    """All questions of a record, one after the other; then the same keys sent in one go."""
    values = []
    app = make_app(book(name))
    async with app.run_test(size=SIZE) as pilot:
        with frames_left_out(app):
            page = await begun(pilot, app, name)
            keys = await answered(pilot, app)
            assert page.asking.checks
            values.append(app.session.value)
            await hold_answers(pilot, app)
    app = make_app(book(name))
    async with app.run_test(size=SIZE) as pilot:
        with frames_left_out(app):
            page = await begun(pilot, app, name)
            pressed(app, in_one(keys))
            await arrives(pilot, lambda: not app._waiting and page.asking.checks)
            values.append(app.session.value)
    assert values[0] == values[1]
    assert not values[0].unfinished


async def hold_answers(pilot: Pilot[None], app: AshoreApp) -> None:
    """Every answer is shown, and leads to its question and its field; the last one of each question is tried."""
    page = page_of(app)
    fields = {field.name: field for field in page.fields() if isinstance(field, Field)}
    workbook = app.session.value
    asked = [
        (number, field)
        for number, question in enumerate(page.asking.pages)
        for field in question.asked(fields.values())
        if field.kind != "choices" or field.read(workbook)
    ]
    rows = list(page.query(".checked").results(Row))
    assert len(rows) == len(asked) > 0
    for place, (number, field) in enumerate(asked):
        row = list(page.query(".checked").results(Row))[place]
        text = fields[field.name].written(field.read(workbook)) if not field.options else ""
        assert field.label in row.text
        assert text in row.text, field.name
        if place + 1 < len(asked) and asked[place + 1][0] == number:
            continue
        page.set_focus(row)
        await press(pilot, "enter")
        assert page.question == number
        view = view_of(app)
        assert view is not None and view.field.name == field.name
        page._ask(len(page.asking.pages))
        await press(pilot)
        assert page.asking.checks
    assert app.session.value == workbook


@pytest.mark.parametrize("name", NEW)
async def test_there_and_back_to_all_fields_into_another_language_and_undone(name: str) -> None:
    """In the middle of the questions nothing that was typed is lost, and one goes on where one was."""
    app = make_app(book(name))
    async with app.run_test(size=SIZE) as pilot:
        with frames_left_out(app):
            page = await begun(pilot, app, name)
            while page.question == 0 and len(page.asking.pages) > 1:
                await press(pilot, *reply(app))
            assert page.question == (1 if len(page.asking.pages) > 1 else 0)
            while not (view := view_of(app)) or view.field.kind == "choice" or view.field.text(app.session.value):
                await press(pilot, *reply(app))
            question, before = page.question, app.session.value
            typed, raw = reply(app)[:-1], SAMPLES[view.field.kind]
            await press(pilot, *typed)
            now = app.session.value
            text = view.field.text(now)
            assert text and now != before

            def hold_here() -> None:
                there, shown = view_of(app), page_of(app)
                assert shown.question == question
                assert there is not None and there.field.name == view.field.name
                assert app.session.value == now
                entry = there.query("Input, TextArea").first()
                assert str(getattr(entry, "text" if isinstance(entry, TextArea) else "value")) in (text, raw)
                assert shown.in_field()

            hold_here()
            await press(pilot, "f5")
            shown = [view.field.name for view in page.query(FieldView)]
            assert shown == [field.name for field in page.fields() if isinstance(field, Field)]
            assert page_of(app).question is None
            await press(pilot, "f5")
            hold_here()
            for language in ("zh_CN", "en"):
                app.settings.set_language(language)
                await press(pilot)
                hold_here()
            page = page_of(app)
            await press(pilot, "escape", "u")
            assert app.session.value == before
            assert page_of(app) is page and page.question == question
            await press(pilot, "r", "enter")
            hold_here()
            if question:
                page.set_focus(page.query_one("#back"))
                await press(pilot, "enter")
                assert page.question == question - 1
                for _field in range(MOST_KEYS):
                    if page.question != question:
                        await press(pilot, *reply(app))
                assert page.question == question
                assert app.session.value == now
            await press(pilot, *reply(app))
            assert app.session.value == now


async def test_tab_directly_after_a_text_loses_nothing_in_any_field_of_a_contact(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All fields at once, from the first to the last, in one write; also on a slow machine, where a key takes longer
    than the limit after which it is looked whether it is still on its way."""
    keys = list[str]()
    app = make_app(two_debts())
    async with app.run_test(size=SIZE) as pilot:
        with frames_left_out(app):
            await begun(pilot, app, "contact")
            await press(pilot, "f5")
            first = view_of(app)
            while not keys or view_of(app) is not first:
                now = [*reply(app)[:-1], "tab"]
                keys += now
                await press(pilot, *now)
            (contact,) = app.session.value.contacts
    assert contact.my_until == contact.their_until == contact.next_on == dt.date(2026, 12, 15)
    for limit in (key_queue.KEY_LIMIT, 1e-6):
        monkeypatch.setattr(key_queue, "KEY_LIMIT", limit)
        app = make_app(two_debts())
        async with app.run_test(size=SIZE) as pilot:
            with frames_left_out(app):
                await begun(pilot, app, "contact")
                pressed(app, in_one(["f5", *keys]))
                await arrives(pilot, lambda app=app: app.session.value.contacts == (contact,))  # type: ignore[misc]
