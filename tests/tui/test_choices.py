"""Every choice on every page: Enter and Space on each option, the chosen one too."""

from __future__ import annotations

from typing import get_args

import pytest
from textual.pilot import Pilot

from ashore.tui.app import AshoreApp
from ashore.tui.page import Page
from ashore.tui.widgets.choice_list import ChoiceList
from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.inputs import Choice, TextInput
from ashore.tui.widgets.long_input import LongInput
from ashore.tui.widgets.page_list import Line, PageList
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.values import DebtKind
from ashore.workbook import edits
from ashore.workbook.file import codec
from tests.e2e.fields import FORMS
from tests.support import make_app, screen_text, two_debts, years
from tests.tui.screens import VIEWS, View, frames_left_out, settle, walk

RECORDS = [name for name in FORMS if name not in ("weeks-line", "budget-line")]
"""The forms on a page: those in a dialog are short, and always ask the same."""
WITHOUT = {"budget-quick", "budget-full", "report", "bill", "reserve", "reminder"}
"""The forms without a choice."""
VIEWS_WITH_FORMS = [view for view in VIEWS if view.name in (*FORMS, "outlook", "debt-card", "terms", "budget-quick")]


def options(pilot: Pilot[None]) -> list[tuple[PageList, int]]:
    """Every option of every group, and every point that can be ticked."""
    found: list[tuple[PageList, int]] = []
    for group in pilot.app.screen.query(ChoiceList):
        found += [(group, number) for number in range(group.option_count)]
    for points in pilot.app.screen.query("#list").results(PageList):
        found += [(points, n) for n, point in enumerate(points.options) if (point.id or "").startswith("term-")]
    return found


def line(app: AshoreApp) -> str:
    """The option on which the reader is."""
    group = app.focused
    assert isinstance(group, ChoiceList)
    assert group.highlighted is not None
    prompt = group.get_option_at_index(group.highlighted).prompt
    assert isinstance(prompt, Line)
    return " ".join(prompt.lines(80))


def place(group: ChoiceList) -> int | None:
    """The option of a group on which the reader is."""
    return group.highlighted


@pytest.mark.parametrize("view", VIEWS_WITH_FORMS, ids=lambda view: view.name)
async def test_each_option_can_be_pressed_again_and_again(view: View) -> None:
    app = view.app()
    async with app.run_test(size=(80, 60)) as pilot:
        await walk(pilot, view.keys)
        if getattr(app.screen, "question", None) is not None:
            await walk(pilot, ("f5",))  # asked one question at a time, a choice leads on
        page, number = type(app.screen), 0
        with frames_left_out(app):  # the last is painted, with all that was chosen on it
            for choice in app.screen.query(Choice):
                app.screen.set_focus(choice)
                await pilot.press("right", "space", "left", "enter")
            while number < len(found := options(pilot)):
                group, option = found[number]
                app.screen.set_focus(group)
                group.highlighted = option
                await pilot.press("enter", "space", "enter")
                number += 1
                assert type(app.screen) is page
                assert codec.load(codec.dump(app.session.value)) == app.session.value
        await settle(pilot)
    assert app.return_code in (0, None)
    assert bool(number) == (view.name not in WITHOUT)


@pytest.mark.parametrize(
    "keys",
    [
        "3 n f5 down down enter",
        "3 n f5 down down space",
        "4 n f5 space",
        "3 enter down m d space",
        "3 down enter m p down down enter",
    ],
)
async def test_the_chosen_one_stays_chosen(keys: str) -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 40)) as pilot:
        *lead, last = keys.split(" ")
        await walk(pilot, tuple(lead))
        assert app.focused is not None
        assert "(•)" in line(app)
        before = app.session.value
        await walk(pilot, (last,))
        assert app.session.value == before
        assert "(•)" in line(app)


@pytest.mark.parametrize("kind", get_args(DebtKind))
async def test_enter_where_a_form_begins_chooses_nothing_else(kind: DebtKind) -> None:
    """Who opened a debt with Enter, and presses it once more, has changed nothing."""
    debt = two_debts().debts[0].id
    app = make_app(edits.edit_debt(two_debts(), debt, kind=kind))
    async with app.run_test(size=(80, 60)) as pilot:
        await walk(pilot, ("3", "down", "enter"))
        assert "(•)" in line(app)
        before = app.session.value
        await walk(pilot, ("enter",))
        assert app.session.value == before


@pytest.mark.parametrize("view", [view for view in VIEWS if view.name in RECORDS], ids=lambda view: view.name)
async def test_typing_goes_on_while_other_fields_come_and_go(view: View) -> None:
    """A first character may bring a question below the field, and the last one take it away: the field stays open."""
    app = view.app()
    async with app.run_test(size=(80, 60)) as pilot:
        await walk(pilot, view.keys)
        page: Page = app.screen  # type: ignore[assignment]
        assert isinstance(page, Page)
        number = 0
        with frames_left_out(app):
            while number < len(entries := list(page.query(TextInput))):
                entry, number = entries[number], number + 1
                page.set_focus(entry)
                page.open_field()
                entry.value = ""
                await pilot.pause()
                await walk(pilot, ("每", "3"))
                assert app.screen is page
                assert app.focused is entry
                assert page.in_field()
                assert entry.value == "每3"
                await walk(pilot, ("backspace", "backspace"))
                assert app.focused is entry


async def test_an_answer_is_taken_back_by_x_alone_and_u_brings_it_back() -> None:
    app = make_app(years())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("space", "p", "enter"))
        before = app.session.value
        assert "(•)" in line(app)
        await walk(pilot, ("enter", "space"))
        assert app.session.value == before, "Enter or Space once too often took the answer away, and its day in court"
        assert screen_text(app).splitlines()[-1].strip().startswith("↑↓ move  Space choose  x clear")
        await walk(pilot, ("x",))
        assert app.session.value.papers[0].kind is None
        assert "The answer is taken back. u brings it back." in screen_text(app)
        await walk(pilot, ("x",))
        assert len(app.session.value.papers) == len(before.papers), "no answer is left, and no paper goes for that"
        assert "Nothing is chosen here." in screen_text(app)
        await walk(pilot, ("u",))
        assert app.session.value == before
        await walk(pilot, (*("down",) * 9, "x"))
        assert len(app.session.value.papers) == len(before.papers) - 1, "off the choices x is about the paper"


@pytest.mark.parametrize("several", [True, False])
async def test_space_goes_to_the_first_option_where_none_is_marked_and_enter_passes_by(several: bool) -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("4", "n", *("enter",) * 6, "escape"))
        group = next(g for g in app.screen.query(ChoiceList) if g.several)
        if not several:
            await walk(pilot, ("f5",))
            group = next(g for g in app.screen.query(ChoiceList) if g.highlighted is None and not g.several)
        app.screen.set_focus(group)
        await walk(pilot, ())
        before = app.session.value
        assert place(group) is None
        assert screen_text(app).splitlines()[-1].strip().startswith(f"↑↓ move  Space {'tick' if several else 'choose'}")
        await walk(pilot, ("enter",))
        app.screen.set_focus(group)
        assert app.session.value == before
        await walk(pilot, ("space",))
        assert app.focused is group
        assert place(group) == 0
        assert app.session.value == before
        await walk(pilot, ("space",))
        assert app.session.value != before


def marks(app: AshoreApp) -> list[str]:
    """The fields that show that the reader is there, one entry for each mark."""
    found = []
    for view in app.screen.query(FieldView):
        shown = [view.query_one(".label", Prose), *view.query(Row)]
        found += [view.field.name for each in shown if each.display and each.render_line(0).text.startswith("▌")]
        found += [
            view.field.name for group in view.query(ChoiceList) if group.has_focus and group.highlighted is not None
        ]
    return found


@pytest.mark.parametrize("view", VIEWS_WITH_FORMS, ids=lambda view: view.name)
async def test_one_mark_shows_where_the_reader_is(view: View) -> None:
    """In a field, in a list as long as nothing in it is come to, on an option, on what is asked back."""
    app = view.app()
    async with app.run_test(size=(80, 60)) as pilot:
        await walk(pilot, view.keys)
        for _step in range(12):
            here = [view.field.name for view in app.screen.query(FieldView) if view.has_focus_within]
            if isinstance(app.focused, TextInput | LongInput | ChoiceList | Row):
                assert marks(app) == here, app.focused
            await walk(pilot, ("down",))
