"""What several tests share: a case to work with, and the app in a terminal of a given size."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

from ashore.casework.case import Case
from ashore.casework.promises import Promised, promises_of
from ashore.guide.guide import Guide, load
from ashore.i18n import use
from ashore.i18n.catalogue import load as load_texts
from ashore.i18n.catalogue import search_path
from ashore.settings import Settings
from ashore.tui.app import AshoreApp
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from ashore.workbook.open_workbook import OpenWorkbook

TODAY = dt.date(2026, 11, 23)


def empty() -> Workbook:
    """A workbook on its first day."""
    return Workbook(created=TODAY)


def story() -> Workbook:
    """A delivery rider, one loan of 2,000, 35 days late (scenario S01), a letter under way. Names are in Chinese."""
    workbook, debt = edits.add_debt(empty())
    workbook = edits.edit_debt(
        workbook,
        debt,
        lender="某消费金融公司",
        contract="20260419",
        owed=Decimal("2052.50"),
        due_date=dt.date(2026, 10, 19),
    )
    for group, amount, frequency in (
        ("gig", "950", "weekly"),
        ("housing", "1200", "monthly"),
        ("utilities", "160", "monthly"),
        ("food", "38", "daily"),
        ("transport", "220", "monthly"),
        ("phone", "49", "monthly"),
        ("family", "300", "monthly"),
        ("personal", "90", "monthly"),
        ("leisure", "60", "monthly"),
    ):
        workbook = edits.edit_item(workbook, group, "sum", amount=Decimal(amount), frequency=frequency)
    workbook, letter = edits.add_letter(workbook, "hardship", debt, "zh_CN", TODAY)
    for field, value in (
        ("name", "李明"),
        ("reason", "less-income"),
        ("since", dt.date(2026, 9, 1)),
        ("reason-words", "平台单量下降，收入不到原来的一半。"),
        ("proof", ("statements",)),
        ("show-budget", "yes"),
        ("ask", "instalments"),
        ("instalments", 3),
        ("first-payment", dt.date(2026, 12, 15)),
    ):
        workbook = edits.answer(workbook, letter, field, value)
    for step in ("know-the-debt", "look-up-owed", "fill-budget"):
        workbook = edits.mark_step(workbook, step, "done", TODAY)
    return edits.mark_step(workbook, "tell-one", "not-for-me", TODAY)


def three_lenders() -> Workbook:
    """Pay 3,200, housing 1,500, food 1,400: 270.00 a month is left, the buffer taken off. Owed 2,000, 3,000, 2,500."""
    workbook = empty()
    for group, amount in (("pay", "3200"), ("housing", "1500"), ("food", "1400")):
        workbook = edits.edit_item(workbook, group, "sum", amount=Decimal(amount))
    for lender, owed in (("甲", "2000"), ("乙", "3000"), ("丙", "2500")):
        workbook, debt = edits.add_debt(workbook)
        workbook = edits.edit_debt(workbook, debt, lender=lender, owed=Decimal(owed))
    return workbook


def case_of(workbook: Workbook, guide: Guide | None = None, at: dt.date | dt.datetime = TODAY) -> Case:
    """The case of a workbook on a day, at noon, or at a moment."""
    noon = dt.time(12, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    now = at if isinstance(at, dt.datetime) else dt.datetime.combine(at, noon)
    return Case(workbook, guide or load(), now)


def promised(workbook: Workbook, available: Decimal, today: dt.date = TODAY) -> Promised:
    """What is promised in a workbook, against a budget that leaves so much for debts a month."""
    return Promised(promises_of(workbook, load().letters, today), available, today)


def two_debts() -> Workbook:
    """The story with figures of its debt, a credit card beside it, four offers, and the weeks ahead."""
    workbook = edits.edit_debt(
        story(),
        "d1",
        principal=Decimal("2000.00"),
        penalty_rate=Decimal("0.00075"),
        penalty_per="day",
        owed=Decimal("2080.00"),
    )
    workbook, card = edits.add_debt(workbook)
    workbook = edits.edit_debt(
        workbook,
        card,
        lender="某银行",
        kind="credit-card",
        owed=Decimal("4600.00"),
        minimum=Decimal("230.00"),
        rate=Decimal("0.1825"),
        rate_per="year",
        due_date=dt.date(2026, 12, 5),
    )
    terms: tuple[dict[str, Any], ...] = (
        {"label": "3期免息", "method": "equal-principal", "number": 3, "rate": Decimal(0)},
        {"number": 2, "rate": Decimal("0.18"), "rate_per": "year"},
        {"number": 12, "rate": Decimal("0.24"), "rate_per": "year", "terms": ("total", "dates")},
        {"by": "reader", "method": "fee", "number": 12, "fee_rate": Decimal("0.012"), "waived": Decimal("52.50")},
    )
    for values in terms:
        workbook, _offer = edits.add_offer(
            workbook, "d1", amount=Decimal("2052.50"), first=dt.date(2026, 12, 10), made=TODAY, **values
        )
    workbook = edits.set_offer_state(workbook, "o1", "agreed")
    workbook = edits.edit_cash(workbook, opening=Decimal("260.00"), opening_on=TODAY)
    for label, direction, amount, day, repeat in (
        ("房租", "out", "1200", dt.date(2026, 12, 1), "monthly"),
        ("跑单", "in", "950", dt.date(2026, 11, 27), "weekly"),
        ("生活费", "out", "480", dt.date(2026, 11, 28), "weekly"),
    ):
        workbook, _line = edits.add_cash_line(
            workbook, label=label, direction=direction, amount=Decimal(amount), date=day, repeat=repeat
        )
    return workbook


def tried() -> Workbook:
    """Two debts, and a bad month tried: 1,500 less, a week without pay, a lump sum."""
    return edits.edit_trial(two_debts(), less=Decimal(1500), missed="c2", lump=Decimal(200))


def charged() -> Workbook:
    """Two debts, the loan of the first known: 6×380, 35 of each for a guarantor and a card, 100 of 2,000 kept back."""
    workbook = edits.edit_debt(
        two_debts(),
        "d1",
        contract_sum=Decimal("2000.00"),
        received=Decimal("1900.00"),
        rate=Decimal("0.18"),
        rate_per="year",
    )
    return edits.edit_loan(
        workbook,
        "d1",
        payments=({"amount": Decimal("380.00"), "times": 6},),
        first=dt.date(2026, 6, 19),
        guarantee_each=Decimal("20.00"),
        member_each=Decimal("15.00"),
        inside="yes",
        by="licensed",
    )


def logged() -> Workbook:
    """Two debts, and a log: a call at night with a threat, two calls that were missed, a message."""
    zone, workbook = dt.timezone(dt.timedelta(hours=8)), two_debts()
    for day, hour, minute, channel, said, marks in (
        (22, 22, 40, "call", "明天就上门", ("threat",)),
        (23, 9, 5, "missed-call", "", ()),
        (23, 10, 0, "missed-call", "", ()),
        (23, 11, 0, "sms", "请尽快还款", ()),
    ):
        at = dt.datetime(2026, 11, day, hour, minute, tzinfo=zone)
        workbook, _entry = edits.add_contact(workbook, at, debt="d2", channel=channel, said=said, marks=marks)
    return workbook


def proven() -> Workbook:
    """The log with evidence for it, and a complaint that went out two weeks ago."""
    workbook = edits.edit_debt(logged(), "d1", product="某App")
    for values in (
        {"label": "通话记录截图", "date": dt.date(2026, 11, 22), "file": "/没有/截图.png", "sha256": "ab" * 32},
        {"label": "工资条", "paper_at": "书桌左边抽屉", "black_out": "工号"},
    ):
        workbook, _piece = edits.add_evidence(workbook, added=TODAY, **values)
    sent = dt.date(2026, 11, 9)
    workbook, letter = edits.add_letter(workbook, "complaint", "d2", "zh_CN", sent)
    for field, value in (("name", "李明"), ("facts-words", "夜里来电。"), ("wish", "stop"), ("attached", ("e1",))):
        workbook = edits.answer(workbook, letter, field, value)
    at = dt.datetime(2026, 11, 9, 20, 15, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    workbook, version = edits.keep_version(workbook, letter, at, "zh_CN", "formal", "致：某银行\n\n夜里来电。")
    workbook, _sending = edits.add_sending(
        workbook, letter, sent, to="某银行", receipt="T20261109", version=version, reply_by=dt.date(2026, 11, 24)
    )
    return workbook


def years() -> Workbook:
    """The proven case with a debt that is paid off, court papers, reports, objections, bills and reminders."""
    workbook, old = edits.add_debt(proven())
    workbook = edits.edit_debt(
        workbook, old, lender="某小贷公司", state="cleared", cleared_on=dt.date(2026, 6, 30), certificate=True
    )
    records: tuple[tuple[str, dict[str, Any]], ...] = (
        ("paper", {"kind": "payment-order", "received": dt.date(2026, 11, 16), "court": "某区法院", "number": "123"}),
        ("paper", {"kind": "sms", "received": dt.date(2026, 11, 20), "answered_on": dt.date(2026, 11, 21)}),
        ("report", {"on": dt.date(2026, 3, 2), "bureau": "网上", "found": "已结清的一笔显示未结清"}),
        ("dispute", {"entry": "某小贷公司 2024", "to": "某小贷公司", "filed_on": dt.date(2026, 11, 10)}),
        ("bill", {"label": "话费", "day": 31}),
        ("bill", {"label": "房租", "day": 1}),
        ("reminder", {"date": dt.date(2026, 11, 24), "text": "给机构回电"}),
        ("reminder", {"date": dt.date(2026, 11, 20), "text": "买药", "done_on": dt.date(2026, 11, 20)}),
    )
    for kind, values in records:
        workbook, _record = edits.add_record(workbook, kind, **values)
    for due in (dt.date(2026, 8, 31), dt.date(2026, 9, 30), dt.date(2026, 10, 31)):
        workbook = edits.mark_bill(workbook, "bi1", due, due - dt.timedelta(days=2))
    workbook = edits.answer_question(workbook, "local-lender", "no")
    return edits.changed(workbook, reserve=Decimal("35.00"))


def speak(tag: str) -> None:
    """Use a language as it ships."""
    use(load_texts(tag, search_path()))


def make_app(
    workbook: Workbook | None = None,
    *,
    path: Path | None = None,
    welcomed: bool = True,
    today: dt.date = TODAY,
    forgiving: bool = False,
) -> AshoreApp:
    """The app over a workbook; with a path it saves, without one it writes nothing.

    An error in it fails the test; `forgiving` it closes the page and goes on, as for readers.
    """
    open_workbook = OpenWorkbook(path or Path("/工作/手册.toml"), TODAY, ephemeral=path is None)
    if workbook:
        open_workbook.session.replace(workbook)
    app = AshoreApp(open_workbook, load(), Settings(welcomed=welcomed), today=today)
    if not forgiving:
        vars(app)["survive"] = lambda _error, _failed: False
    return app


def screen_text(app: AshoreApp) -> str:
    """What is on the screen, as text, without spaces at the ends of lines."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
