"""The file: it round-trips, a person can read it, and what is wrong is named."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.storage.checked import build
from ashore.values import Frequency
from ashore.workbook import edits
from ashore.workbook.file import codec
from ashore.workbook.model import SCHEMA, ConfirmedRate, StatementPayee, Workbook
from tests.support import TODAY, empty, logged, proven, speak, story, two_debts, years

texts = st.text(max_size=60)
ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
sums = st.decimals(min_value=0, max_value=Decimal("100000000"), places=2)


@st.composite
def workbooks(draw: st.DrawFn) -> Workbook:
    """Workbooks with anything in them that a person could have typed."""
    workbook = empty()
    for step in draw(st.lists(ids, max_size=4)):
        workbook = edits.mark_step(workbook, step, draw(st.sampled_from(["done", "not-for-me"])), draw(st.dates()))
    workbook, debt = edits.add_debt(workbook)
    workbook = edits.edit_debt(workbook, debt, lender=draw(texts), contract=draw(texts), owed=draw(st.none() | sums))
    frequencies: list[Frequency] = ["daily", "monthly", "yearly"]
    for group in draw(st.lists(ids, max_size=4)):
        workbook = edits.edit_item(
            workbook, group, "sum", amount=draw(sums), frequency=draw(st.sampled_from(frequencies)), note=draw(texts)
        )
    workbook, letter = edits.add_letter(workbook, "hardship", debt, "zh_CN", TODAY)
    answers = (
        st.text(max_size=300) | st.dates() | st.integers(1, 360) | st.lists(ids, min_size=1, max_size=3).map(tuple)
    )
    for field in draw(st.lists(ids, max_size=5)):
        workbook = edits.answer(workbook, letter, field, draw(answers))
    for field, text in draw(st.dictionaries(texts.filter(bool), texts, max_size=3)).items():
        workbook = edits.set_unfinished(workbook, field.encode("utf-8", "ignore").decode(), text)
    return workbook


@given(workbooks())
def test_what_is_saved_comes_back(workbook: Workbook) -> None:
    assert codec.load(codec.dump(workbook)) == workbook


def test_a_person_can_read_it() -> None:
    text = codec.dump(story())
    lines = text.splitlines()
    assert lines[1] == f"schema = {SCHEMA}"
    for line in ('owed = "2052.50"', "due_date = 2026-10-19", 'lender = "某消费金融公司"', 'ask = "instalments"'):
        assert line in lines


def test_the_first_schema_stays_readable() -> None:
    """The form of a file that was written by version 0.1.0; it must always be read."""
    text = (
        'schema = 1\ncreated = 2026-11-23\njurisdiction = "cn"\ncurrency = "CNY"\n\n'
        '[[steps]]\nid = "keep-number"\nstate = "done"\non = 2026-11-23\n\n'
        '[[debts]]\nid = "d1"\nlender = "L"\nowed = "2000.00"\ndue_date = 2026-10-19\n\n'
        '[budget]\nmode = "full"\nbuffer_cap = "100.00"\n\n'
        '[[budget.lines]]\nid = "b1"\ngroup = "food"\nitem = "own"\nlabel = "x"\n'
        'amount = "1.50"\nfrequency = "weekly"\n\n'
        '[[letters]]\nid = "l1"\nkind = "hardship"\ncreated = 2026-11-23\nlanguage = "zh_CN"\ndebt = "d1"\n\n'
        '[letters.answers]\nsince = 2026-09-01\nproof = ["medical"]\ninstalments = 3\n\n'
        '[unfinished]\n"budget.x" = "1o"\n'
    )
    workbook = codec.load(text)
    assert workbook.letters[0].answers == {"since": dt.date(2026, 9, 1), "proof": ("medical",), "instalments": 3}
    assert workbook.budget.lines[0].amount == Decimal("1.50")
    assert codec.load(codec.dump(workbook)) == workbook


def test_an_offer_of_an_older_file_keeps_its_number_of_payments_and_its_fee() -> None:
    """Till schema 6 payments came monthly, and the fee of each stood as the rate of the method fee."""
    text = (
        "schema = 6\ncreated = 2026-11-23\n"
        '[[offers]]\nid = "o1"\ndebt = "d1"\nmethod = "fee"\nmonths = 12\nrate = "0.088"\nrate_per = "year"\n'
        'rate_confirmed = { rate = "0.088", per = "instalment", since = 2026-12-15 }\n'
        '[[offers]]\nid = "o2"\ndebt = "d1"\nmonths = 6\nrate = "0.18"\nrate_per = "year"\n'
        '[unfinished]\n"offer.o1.rate" = "1 2"\n"offer.o1.months" = "x"\n"offer.o2.rate" = "3 4"\n'
    )
    workbook = codec.load(text)
    fee, by_rate = workbook.offers
    assert (fee.number, fee.fee_rate, fee.rate, fee.rate_per) == (12, Decimal("0.088"), None, None)
    assert fee.fee_confirmed is not None and fee.fee_confirmed.rate == Decimal("0.088")
    assert (by_rate.number, by_rate.rate, by_rate.fee_rate) == (6, Decimal("0.18"), None)
    assert workbook.unfinished == {"offer.o1.fee-rate": "1 2", "offer.o1.number": "x", "offer.o2.rate": "3 4"}


def test_a_rate_of_an_older_file_keeps_the_period_that_it_meant() -> None:
    """Till schema 5 a rate was one a year and a late rate one a day unless it was said, and no rate was no interest."""
    text = (
        "schema = 5\ncreated = 2026-11-23\n"
        '[[debts]]\nid = "d1"\nrate = "0.18"\npenalty_rate = "0.0005"\n'
        '[[debts]]\nid = "d2"\nrate = "0.015"\nrate_per = "month"\npenalty_rate = "0.01"\npenalty_per = "instalment"\n'
        '[[debts]]\nid = "d3"\n'
        '[[offers]]\nid = "o1"\ndebt = "d1"\nrate = "0.12"\n'
        '[[offers]]\nid = "o2"\ndebt = "d1"\nrate = "0.01"\nrate_per = "instalment"\n'
        '[[offers]]\nid = "o3"\ndebt = "d1"\nmethod = "fee"\nrate = "0.0125"\n'
        '[[offers]]\nid = "o4"\ndebt = "d1"\n'
    )
    workbook = codec.load(text)
    assert [(debt.rate_per, debt.penalty_per) for debt in workbook.debts] == [
        ("year", "day"),
        ("month", "month"),
        (None, None),
    ]
    assert [(str(offer.rate), offer.rate_per) for offer in workbook.offers] == [
        ("0.12", "year"),
        ("0.01", "month"),
        ("None", None),
        ("0", None),
    ]
    assert (workbook.offers[2].fee_rate, workbook.offers[2].fee_per) == (Decimal("0.0125"), "instalment")
    assert codec.load(codec.dump(workbook)) == workbook
    now = codec.load(text.replace("schema = 5", "schema = 6"))
    assert [debt.rate_per for debt in now.debts] == [None, "month", None]
    assert now.offers[3].rate is None


def test_what_the_court_said_of_a_paper_of_an_older_file() -> None:
    """That it had not confirmed it was what stood there while nobody had asked, too: so nothing is known of it now."""
    text = "schema = 7\ncreated = 2026-11-23\n" + "".join(
        f"[[papers]]\nid = 'pa{number}'\n{line}\n"
        for number, line in enumerate(("checked = true", "checked = false", ""), 1)
    )
    assert [paper.checked for paper in codec.load(text).papers] == ["case", None, None]
    with pytest.raises(codec.UnreadableWorkbook, match="'case', 'no-case'"):
        codec.load(text.replace("schema = 7", f"schema = {SCHEMA}"))


def test_a_confirmed_rate_comes_back() -> None:
    confirmed = build(ConfirmedRate, {"rate": Decimal("0.24"), "per": "day", "since": TODAY})
    workbook = edits.edit_debt(story(), "d1", penalty_confirmed=confirmed)
    assert codec.load(codec.dump(workbook)).debts[0].penalty_confirmed == confirmed
    with pytest.raises(codec.UnreadableWorkbook, match=r"debts\[1\]\.rate_confirmed\.per: expected one of 'year'"):
        codec.load(GOOD + "[[debts]]\nid = 'd1'\nrate_confirmed = {rate = '0.1', per = 'week'}")


GOOD = "schema = 1\ncreated = 2026-11-23\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: 'schema' has to be a number"),
        ("schema = '1'", "line 1: 'schema' has to be a number"),
        ("schema = true", "line 1: 'schema' has to be a number"),
        ("schema = 99", "written by a newer Ashore (schema 99)"),
        ("schema = 1", "line 1, created: missing"),
        (GOOD + "colour = 1", "line 3, colour: unknown key"),
        (GOOD + "[[debts]]\nid = 'd1'\nowed = 2000.0", "line 5, debts[1].owed: expected a sum in quotes"),
        (GOOD + "[[debts]]\nid = 'd1'\nowed = '-5'", "line 5, debts[1].owed: expected a sum such as"),
        (GOOD + "[[debts]]\nid = 'd1'\nowed = '1e5'", "line 5, debts[1].owed: expected a sum such as"),
        (GOOD + "[[debts]]\nid = 'd1'\nowed = '999999999'", "line 5, debts[1].owed: expected a sum from"),
        (GOOD + "[[debts]]\nid = 'd1'\ndue_date = 'soon'", "line 5, debts[1].due_date: expected a date"),
        (GOOD + "[[debts]]\nid = 'D 1'", "line 4, debts[1].id: expected a text such as 'd1'"),
        (GOOD + "currency = 'yuan'", "line 3, currency: expected a text such as 'CNY'"),
        (GOOD + "[[letters]]\nid = 'l1'\nkind = 'x'\ncreated = 2026-11-23\nlanguage = '1'", "such as 'zh_CN'"),
        (GOOD + "[[contacts]]\nid = 'k1'\nat = 2026-11-20 22:40:00", "line 5, contacts[1].at: expected a day and time"),
        (GOOD + "[[contacts]]\nid = 'k1'\nat = 2026-11-20 22:40:00", "such as 2026-11-20T22:40:00+08:00"),
        (GOOD + "[[contacts]]\nid = 'k1'\nat = '22:40'", "such as 2026-11-20T22:40:00+08:00"),
        (GOOD + "[[contacts]]\nid = 'k1'\nat = 2026-11-20", "such as 2026-11-20T22:40:00+08:00"),
        (
            GOOD + "[[offers]]\nid = 'o1'\ndebt = 'd1'\nnumber = 0",
            "line 6, offers[1].number: expected a number of at least 1",
        ),
        (GOOD + "[[offers]]\nid = 'o1'\ndebt = 'd1'\nnumber = 361", "expected a number of at most 360"),
        (GOOD + "[[offers]]\nid = 'o1'\ndebt = 'd1'\nnumber = '3'", "expected a whole number such as 12"),
        (GOOD + "[[debts]]\nid = 'd1'\nrate = '18%'", "expected a rate as a fraction, such as '0.18'"),
        (
            GOOD
            + "[[letters]]\nid = 'l1'\nkind = 'x'\ncreated = 2026-11-23\nlanguage = 'en'\n[letters.answers]\nx = 1.5",
            "answers.x: expected a text in quotes, a list",
        ),
        (GOOD + "[budget]\nmode = 'slow'", "line 4, budget.mode: expected one of 'quick', 'full'"),
        (GOOD + "[[debts]]\nid = 'd1'\n[[debts]]\nid = 'd1'", "expected every id only once"),
        (GOOD + "steps = 3", "line 3, steps: expected a list"),
        (GOOD + "budget = 3", "line 3, budget: expected a table"),
        (GOOD + "created = 2026-01-01", "not valid TOML"),
        ("[" * 100_000, "not valid TOML"),
        ("x = " + "[" * 100_000, "nested too deeply"),
    ],
    ids=lambda value: value[:40],
)
def test_what_is_wrong_is_named(text: str, message: str) -> None:
    with pytest.raises(codec.UnreadableWorkbook) as error:
        codec.load(text)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_the_words_are_translated() -> None:
    speak("zh_CN")
    with pytest.raises(codec.UnreadableWorkbook, match=r"第5行，debts\[1\]\.owed：应为带引号的金额"):
        codec.load(GOOD + "[[debts]]\nid = 'd1'\nowed = 2000.0")
    with pytest.raises(codec.UnreadableWorkbook, match=r"第5行，debts\[1\]\.rate：应为小数形式的利率"):
        codec.load(GOOD + "[[debts]]\nid = 'd1'\nrate = '18%'")


SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_every_schema_ever_written_is_read(schema: int) -> None:
    """A file of each, as that version wrote it. What was entered then is there now."""
    text = (SCHEMAS / f"{schema}.toml").read_text("utf-8")
    assert f"schema = {schema}\n" in text
    workbook = codec.load(text)
    assert workbook.budget == story().budget
    assert workbook.steps == story().steps
    assert workbook.letters[0] == story().letters[0]
    assert workbook.unfinished == {"letter.l1.since": "上个月"}
    debt = workbook.debts[0]
    assert (debt.lender, debt.contract, debt.due_date) == ("某消费金融公司", "20260419", dt.date(2026, 10, 19))
    assert codec.load(codec.dump(workbook)) == workbook
    if schema == 1:
        assert (str(debt.owed), debt.state, workbook.offers) == ("2052.50", None, ())
    if schema >= 5:
        first = edits.changed(workbook, offers=workbook.offers[:4], papers=workbook.papers[:2], payees=())
        assert first == edits.set_unfinished(years(), "letter.l1.since", "上个月")
    if schema >= 10:
        assert workbook.payees == (StatementPayee(name="老街早餐店", way="out", counts_as="food"),)
    if schema >= 9:
        (paper,) = workbook.papers[2:]
        assert (paper.date, paper.hearing) == (dt.date(2026, 12, 10), dt.date(2026, 12, 24))
    if schema >= 7:
        assert [offer.method for offer in workbook.offers[4:]] == ["payments", "payments", "interest-first", "fee"]
        assert [payment.times for payment in workbook.offers[4].payments] == [1, 11]
    if schema == 4:
        assert workbook == edits.set_unfinished(proven(), "letter.l1.since", "上个月")
    if schema == 3:
        assert workbook == edits.set_unfinished(logged(), "letter.l1.since", "上个月")
    if schema == 2:
        assert workbook == edits.set_unfinished(
            edits.add_payment(two_debts(), "d1", TODAY, Decimal("100.00")), "letter.l1.since", "上个月"
        )
