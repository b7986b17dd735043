"""The blanks of a letter, and its tables: filled from the case, written as the letter's language writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from ashore.casework.contacts import time_is_open
from ashore.export.document import Table
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import Payment
from ashore.guide.models import Paragraph, PhraseName, Words
from ashore.i18n.catalogue import Texts
from ashore.i18n.formats import NO_CURRENCY, day, money, month_in_full, number, percent
from ashore.letters.letter_case import LetterCase, sum_of
from ashore.workbook.model import Contact


def said_in(texts: Texts, words: Words) -> str:
    """A text of a letter in a language."""
    return texts.letters.pgettext(words.context, words.source)


_TRADITIONAL = str.maketrans("贰陆万亿币", "貳陸萬億幣")


def formal_sum(amount: Decimal, language: str, currency: str) -> str:
    """A sum as in formal papers: 人民币贰仟元整 for yuan in Chinese, else figures with the currency's code."""
    if language.startswith("zh") and currency == "CNY":
        from cn2an import an2cn

        words = "人民币" + str(an2cn(f"{amount:.2f}", "rmb"))
        return words.translate(_TRADITIONAL) if "Hant" in language else words
    return f"{currency} {number(amount, language)}" if currency != NO_CURRENCY else number(amount, language)


_WORKED_OUT = (
    "rest",
    "owed-formal",
    "plan-total",
    "plan-cost",
    "count",
    "largest",
    "first",
    "last-payment",
    "how-often",
    "waived",
    "income",
    "essentials",
    "available",
    "received",
    "contract-sum",
    "kept-back",
    "cost-total",
    "yearly-cost",
    "fees",
    "line",
    "above",
)
"""Blanks that stay open while what they come from is missing."""


def all_blanks(letter: LetterCase, texts: Texts) -> dict[str, str]:
    """Every blank: filled, or with the name of what is missing in brackets."""
    values = dict.fromkeys(_WORKED_OUT, "[…]")
    values |= {field.id: f"[{said_in(texts, field.label)}]" for field in letter.template.field}
    for field in letter.template.field:
        if field.debt == "owed" and letter.owed is None:
            values["owed-formal"] = values[field.id]
    values |= filled_blanks(letter, texts)
    return {name.replace("-", "_"): value for name, value in values.items()}


def table_of(paragraph: Paragraph, letter: LetterCase, texts: Texts) -> Table | None:
    if paragraph.table is None:
        return None
    phrases = {phrase.id: said_in(texts, phrase.text) for phrase in letter.template.phrase}
    if paragraph.table == "contacts":
        return contacts_table(letter.contacts(), phrases, texts.babel, unclear_contacts(letter))
    return schedule_table(letter.schedule(), phrases, texts.babel, letter.workbook.currency)


def schedule_table(payments: Sequence[Payment], words: Mapping[PhraseName, str], tag: str, currency: str) -> Table:
    """Dated payments; what is principal and what is cost only where there is a cost that is known."""
    cost = any(payment.charged for payment in payments)
    head = [words["number"], words["date"], words["payment"]]
    head += [words["principal"], words["charges"]] if cost else []
    rows = []
    for number_, payment in enumerate(payments, 1):
        parts = [payment.principal or NOTHING, payment.charged or NOTHING] if cost else []
        sums = [money(sum_, currency, tag) for sum_ in (payment.total, *parts)]
        rows.append((str(number_), day(payment.date, tag), *sums))
    return Table(tuple(head), tuple(rows), frozenset(range(2, len(head))))


def unclear_contacts(letter: LetterCase) -> frozenset[str]:
    """The entries of the log whose day or time cannot be read."""
    return frozenset(contact.id for contact in letter.contacts() if time_is_open(contact, letter.workbook))


def contacts_table(
    contacts: Sequence[Contact], words: Mapping[PhraseName, str], tag: str, unclear: Collection[str] = ()
) -> Table:
    """Entries of the log: when, how, who, their words. When the `unclear` ones were is a blank."""
    head = (words["when"], words["way"], words["who"], words["said"])
    rows = []
    for contact in contacts:
        who = " · ".join(part for part in (contact.number, contact.person, contact.acts_for) if part)
        when = f"{day(contact.at.date(), tag)} {contact.at:%H:%M}"
        when = f"[{words['when']}]" if contact.id in unclear else when
        rows.append((when, words[contact.channel], who, " ".join(contact.said.split())))
    return Table(head, tuple(rows))


def filled_blanks(letter: LetterCase, texts: Texts) -> dict[str, str]:
    """The blanks that can be filled, written as the letter's language writes them."""
    tag, currency = texts.babel, letter.workbook.currency
    blanks = {"today": day(letter.today, tag)}
    for field in letter.fields():
        value = letter.value(field)
        if value is None:
            continue
        options = {option.id: option for option in field.options}
        if field.kind == "evidence":
            blanks[field.id] = _joined([piece.label or piece.note for piece in letter.evidence()], tag)
        elif field.kind in ("contacts", "offer"):
            continue  # they stand in tables
        elif field.kind in ("choice", "choices"):
            chosen = [options[v] for v in (value if isinstance(value, tuple) else (str(value),)) if v in options]
            words = [option.text or option.label for option in chosen]
            blanks[field.id] = _joined([texts.letters.pgettext(w.context, w.source) for w in words], tag)
        elif field.kind == "money":
            if (amount := sum_of(value)) is not None:
                blanks[field.id] = money(amount, currency, tag)
        elif isinstance(value, dt.date):
            blanks[field.id] = month_in_full(value, tag) if field.precision == "month" else day(value, tag)
        else:
            blanks[field.id] = str(value).strip()
    if letter.owed is not None:
        blanks["owed-formal"] = formal_sum(letter.owed, tag, currency)
    if (rest := letter.rest()) is not None:
        blanks["rest"] = money(rest, currency, tag)
    if plan := letter.plan():
        schedule = plan.payments
        phrases = {phrase.id: phrase.text for phrase in letter.template.phrase}
        blanks["how-often"] = said_in(texts, phrases[plan.terms.every or "on-dates"])
        blanks["plan-total"] = money(letter.plan_total, currency, tag)
        blanks["plan-cost"] = money(letter.plan_cost, currency, tag)
        blanks["count"] = str(len(schedule))
        blanks["largest"] = money(max(payment.total for payment in schedule), currency, tag)
        blanks["first"] = day(schedule[0].date, tag)
        blanks["last-payment"] = day(schedule[-1].date, tag)
    if letter.offer is not None and letter.offer.waived is not None:
        blanks["waived"] = money(letter.offer.waived, currency, tag)
    result = letter.case.budget
    if result.known:
        blanks["income"] = money(result.income, currency, tag)
        blanks["essentials"] = money(result.essential + result.priority, currency, tag)
        blanks["available"] = money(max(letter.available, NOTHING), currency, tag)
    return blanks | _cost_blanks(letter, tag)


def _cost_blanks(letter: LetterCase, tag: str) -> dict[str, str]:
    """What the loan costs in all, and how far that is above the line."""
    cost, line, currency = letter.cost, letter.cost_line, letter.workbook.currency
    if cost is None or cost.yearly is None:
        return {}
    sums = {
        "received": cost.received,
        "contract-sum": cost.contract,
        "kept-back": cost.kept_back,
        "cost-total": cost.total,
        "fees": cost.fees,
    }
    blanks = {name: money(sum_, currency, tag) for name, sum_ in sums.items()}
    blanks["yearly-cost"] = percent(cost.yearly.nominal_percent / 100, tag)
    if line is not None:
        blanks["line"] = percent(line.line / 100, tag)
        blanks["above"] = money(line.above, currency, tag)
    return blanks


def _joined(parts: list[str], tag: str) -> str:
    from babel.lists import format_list

    return format_list(parts, locale=tag) if parts else ""
