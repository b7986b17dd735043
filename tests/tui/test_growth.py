"""What a debt grows by, on its page and in the plain way: what is asked, what is shown, the question to the lender."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ashore.tui.pages.debts import DebtPage
from ashore.tui.widgets.field import FieldView
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import make_app, two_debts
from tests.test_plain import talk
from tests.tui.screens import result_text, walk
from tests.tui.test_money import value


def asked(app: object, debt: str = "d1") -> list[str]:
    return [view.field.name.removeprefix(f"debt.{debt}.") for view in app.screen.query(FieldView)]  # type: ignore[attr-defined]


def checked() -> Workbook:
    """What the lender says was seen on a day on which another sum is worked out."""
    return edits.edit_debt(two_debts(), "d1", owed_on=dt.date(2026, 11, 20), interest=Decimal(0), charges=Decimal(0))


async def test_what_is_not_needed_is_not_asked() -> None:
    app = make_app(two_debts())
    async with app.run_test(size=(80, 60)) as pilot:
        await walk(pilot, ("3", "down", "enter"))
        loan = asked(app)
        assert "penalty-way" in loan
        assert not {"penalty-times", "day-count", "posted-on", "minimum", "minimum-charge"} & set(loan)
        app.session.apply(lambda workbook: edits.edit_debt(workbook, "d1", penalty_per="year"))
        await pilot.pause()
        assert "day-count" in asked(app)
        app.session.apply(lambda workbook: edits.edit_debt(workbook, "d1", penalty_way="times-contract"))
        await pilot.pause()
        assert not {"penalty-rate", "penalty-per", "penalty-cap", "penalty-compounds"} & set(asked(app))
        assert "penalty-times" in asked(app)
        fee = {"penalty_way": "rate", "rate": Decimal("0.01"), "rate_per": "instalment"}
        app.session.apply(lambda workbook: edits.edit_debt(workbook, "d1", **fee))
        await pilot.pause()
        assert "penalty-way" not in asked(app)  # a fee for each instalment is no rate that could be multiplied
        app.session.apply(lambda workbook: edits.edit_debt(workbook, "d1", kind="credit-card"))
        await pilot.pause()
        assert {"posted-on", "minimum", "minimum-charge"} <= set(asked(app))
        assert "minimum-unpaid" not in asked(app)


async def test_the_question_to_the_lender_is_copied() -> None:
    app = make_app(checked())
    async with app.run_test(size=(80, 120)) as pilot:
        await walk(pilot, ("3", "down", "enter"))
        assert "By what you typed, on Nov 23, 2026 Principal CN¥2,000.00" in result_text(app)
        assert "The lender says, seen on Nov 20, 2026 CN¥2,080.00" in result_text(app)
        await walk(pilot, ("m", "y"))
        copied = app.clipboard
        assert "贵方的金额（2026年11月20日）：¥2,080.00" in copied
        assert "我算出的金额（2026年11月20日）：¥2,048.00" in copied
        assert "相差：¥32.00" in copied
        assert value(app) == checked()


async def test_where_both_say_the_same_there_is_no_question() -> None:
    app = make_app(edits.edit_debt(checked(), "d1", owed=Decimal("2048.00")))
    async with app.run_test(size=(80, 120)) as pilot:
        await walk(pilot, ("3", "down", "enter"))
        assert "By what you typed it is the same for that day." in result_text(app)
        assert "m y copies it" not in result_text(app)
        assert isinstance(app.screen, DebtPage)
        assert "copy" not in [action.do for action in app.screen.actions()]


def test_the_plain_way_shows_the_question() -> None:
    said, _workbook = talk(checked(), "3", "1", "9", "q", "q", "q")
    assert "贵方的金额（2026年11月20日）：¥2,080.00" in said
