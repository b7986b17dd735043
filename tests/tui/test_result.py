"""What a form comes to: a verdict first and loudest, bars, figures in a table, then the words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ashore.casework.debts import Wrong
from ashore.text import columns
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.result import Parts, ResultView
from ashore.wording.contacts import contact_result
from ashore.wording.debts import debt_result
from ashore.wording.offer_result import offer_result
from ashore.wording.result import Figure, Part, Result
from ashore.wording.whole_cost import whole_cost_result
from ashore.workbook import edits
from tests.support import TODAY, case_of, charged, logged, make_app, screen_text, two_debts, years
from tests.tui.screens import OFFERS, VIEWS, result_text, walk


def parts(*shown: Part) -> Parts:
    view = Parts()
    view.show(shown)
    return view


def test_a_value_stands_at_the_right_edge_and_its_name_is_never_cut() -> None:
    view = parts(Part("", [Figure("In all", "CN¥2,098.80"), Figure("More than is owed today, by this", "CN¥18.80")]))
    assert view.lines(30) == [
        "In all             CN¥2,098.80",
        "More than is owed",
        "  today, by this      CN¥18.80",
    ]
    assert view.lines(14) == [
        "In all",
        "   CN¥2,098.80",
        "More than is",
        "  owed today,",
        "  by this",
        "      CN¥18.80",
    ]


def test_figures_come_before_words_and_a_title_stands_once() -> None:
    told = Part("All of it: 5.", [Figure("In all", "5")], "What it rests on.", title="Cost")
    assert parts(Part("A hint."), told, Part("More.", follows=True)).lines(20) == [
        "Cost",
        "In all             5",
        "",
        "A hint.",
        "",
        "What it rests on.",
        "More.",
    ]


@pytest.mark.parametrize("width", [20, 36, 72])
def test_no_line_is_wider_than_there_is_room(width: int) -> None:
    for result in results():
        assert all(columns(line) <= width for line in parts(*result.parts).lines(width))


def results() -> list[Result]:
    case = case_of(charged())
    found = [debt_result(debt, case.workbook, TODAY, Decimal(24), "M{n}") for debt in case.workbook.debts]
    for offer in case.workbook.offers:
        measured = case.measured(offer)
        assert not isinstance(measured, Wrong)
        found.append(offer_result(offer, measured, case))
    found.append(whole_cost_result(case.workbook.debts[0], "CNY", case.lines, lambda _name: ""))
    log = case_of(logged())
    return [*found, *(contact_result(contact, log) for contact in log.workbook.contacts)]


def test_each_sum_of_a_sentence_stands_among_what_a_screen_shows() -> None:
    """A figure replaces its sentence on a screen: no sum, no rate and no day of it may be lost."""
    for result in results():
        shown = "\n".join([result.lead, result.under, parts(*result.parts).text])
        shown += "\n".join(bar.words for bar in result.bars)
        for sentence in result.sentences:
            for word in sentence.replace(",", " ").replace(";", " ").split():
                if any(sign.isdigit() for sign in word):
                    assert word.strip(".:()").removesuffix("%") in shown.replace(",", " "), (word, sentence)


def test_a_verdict_has_a_sign_and_stands_in_the_parts_too() -> None:
    for result in results():
        assert result.lead
        assert result.parts


async def test_an_offer_is_held_against_what_can_be_spared_beside_the_form() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, (*OFFERS, "down", "enter"))
        view = app.screen.query_one(ResultView)
        verdict = view.query_one(".verdict", Prose)
        assert verdict.text == "! More than you have by CN¥255.74 a month."
        assert "I can spare" in screen_text(app)
        assert "In all CN¥2,098.80" in result_text(app)
        assert verdict.region.y < view.query_one(Parts).region.y
        offer = app.session.value.offers[1].id
        app.session.apply(lambda workbook: edits.edit_offer(workbook, offer, number=12))
        await walk(pilot, ())
        assert verdict.text.startswith("✓ Fits: leaves")


async def test_a_rate_that_is_asked_about_comes_before_all_else() -> None:
    app = make_app(edits.edit_debt(two_debts(), "d1", owed=None, penalty_per=None))
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("3", "down", "enter"))
        assert app.screen.query_one(ResultView).query_one(".verdict", Prose).text.startswith("! Rate for being late")


@pytest.mark.parametrize("name", ["paper", "report", "dispute", "bill"])
async def test_every_record_begins_with_what_matters_most(name: str) -> None:
    view = next(view for view in VIEWS if view.name == name)
    app = make_app(years())
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, view.keys)
        assert app.screen.query_one(ResultView).query_one(".verdict", Prose).text
