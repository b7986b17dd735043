"""The blanks of a letter, and its tables: filled from the case, written as the letter's language writes them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from functools import partial

from ashore.casework.contacts import time_is_open
from ashore.export.document import Table
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import Payment
from ashore.guide.models.base import Words
from ashore.guide.models.letter import LetterTemplate, Paragraph, PhraseName
from ashore.guide.say import say
from ashore.i18n.catalogue import Texts
from ashore.i18n.formats import NO_CURRENCY, day, money, month_in_full, number, percent, said_sum
from ashore.letters.letter_case import LetterCase, sum_of
from ashore.workbook.model import Contact


def said_in(texts: Texts, words: Words, letter: LetterCase) -> str:
    """A text of a letter in a language, with the numbers of the facts."""
    return say(words, letter.case.guide.facts, texts.letters.pgettext)


_TRADITIONAL = str.maketrans("贰陆万亿币", "貳陸萬億幣")


def formal_sum(amount: Decimal, language: str, currency: str) -> str:
    """A sum as in formal papers: 人民币贰仟元整 for yuan in Chinese, else figures with the currency's code."""
    if language.startswith("zh") and currency == "CNY":
        from cn2an import an2cn

        words = "人民币" + str(an2cn(f"{amount:.2f}", "rmb"))
        return words.translate(_TRADITIONAL) if "Hant" in language else words
    return f"{currency} {number(amount, language)}" if currency != NO_CURRENCY else number(amount, language)


_PLAIN = re.compile(r"\{([^{}.]*)\}")
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
    "attachments",
    "contacts-count",
    "latest-contact",
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
    values |= {field.id: f"[{said_in(texts, field.label, letter)}]" for field in letter.template.field}
    values |= {field.id: BY_HAND for field in letter.template.field if field.by_hand}
    when = next(phrase.text for phrase in letter.template.phrase if phrase.id == "when")
    values["latest-contact"] = f"[{said_in(texts, when, letter)}]"
    for field in letter.template.field:
        if field.debt == "owed" and letter.owed is None:
            values["owed-formal"] = values[field.id]
    values |= filled_blanks(letter, texts)
    return {name.replace("-", "_"): value for name, value in values.items()}


def unknown_blanks(template: LetterTemplate) -> list[tuple[Words, str]]:
    """The blanks of a letter that nothing fills: no field, nothing that is worked out, no number of a fact."""
    known = {"today", *_WORKED_OUT, *(field.id for field in template.field)}
    names = {name.replace("-", "_") for name in known}
    texts = [part.text for part in (*template.paragraph, *template.short, *template.spoken)]
    return [(text, name) for text in texts for name in _PLAIN.findall(text.source) if name not in names]


def table_of(paragraph: Paragraph, letter: LetterCase, texts: Texts) -> Table | None:
    if paragraph.table is None:
        return None
    phrases = {phrase.id: said_in(texts, phrase.text, letter) for phrase in letter.template.phrase}
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
    """The blanks that can be filled, written as the letter's language writes them; in a phone script, as one says
    them."""
    tag, currency = texts.babel, letter.workbook.currency
    sum_ = partial(said_sum if letter.draft.length == "spoken" else money, currency=currency, tag=tag)
    blanks = {"today": day(letter.today, tag)} | _listed(letter, texts)
    for field in letter.fields():
        value = letter.value(field)
        if value is None:
            continue
        options = {option.id: option for option in field.options}
        if field.kind == "evidence":
            blanks[field.id] = _joined([piece.label or piece.note for piece in letter.evidence()], tag)
        elif field.kind == "last-four":
            blanks[field.id] = last_four(str(value))
        elif field.kind in ("contacts", "offer"):
            continue  # they stand in tables
        elif field.kind in ("choice", "choices"):
            chosen = [options[v] for v in (value if isinstance(value, tuple) else (str(value),)) if v in options]
            blanks[field.id] = _joined([said_in(texts, option.text or option.label, letter) for option in chosen], tag)
        elif field.kind == "money":
            if (amount := sum_of(value)) is not None:
                blanks[field.id] = sum_(amount)
        elif isinstance(value, dt.date):
            blanks[field.id] = month_in_full(value, tag) if field.precision == "month" else day(value, tag)
        else:
            blanks[field.id] = str(value).strip()
    if letter.owed is not None:
        blanks["owed-formal"] = formal_sum(letter.owed, tag, currency)
    if (rest := letter.rest()) is not None:
        blanks["rest"] = sum_(rest)
    if plan := letter.plan():
        schedule = plan.payments
        phrases = {phrase.id: phrase.text for phrase in letter.template.phrase}
        blanks["how-often"] = said_in(texts, phrases[plan.terms.every or "on-dates"], letter)
        blanks["plan-total"] = sum_(letter.plan_total)
        blanks["plan-cost"] = sum_(letter.plan_cost)
        blanks["count"] = str(len(schedule))
        blanks["largest"] = sum_(max(payment.total for payment in schedule))
        blanks["first"] = day(schedule[0].date, tag)
        blanks["last-payment"] = day(schedule[-1].date, tag)
    if letter.offer is not None and letter.offer.waived is not None:
        blanks["waived"] = sum_(letter.offer.waived)
    return blanks | _cost_blanks(letter, sum_, tag)


BY_HAND = "____________"
"""A line to write on."""
LAST = 4
"""How many characters of an identity card's number a letter names."""


def last_four(typed: str) -> str:
    """The last four characters of a number: the rest of it goes nowhere."""
    return "".join(character for character in typed if character.isalnum())[-LAST:]


def _listed(letter: LetterCase, texts: Texts) -> dict[str, str]:
    """What is attached, in one line; how many contacts there were, and when the last of them was."""
    blanks: dict[str, str] = {}
    proof = letter.template.by_role.get("proof")
    chosen = letter.answer_for("proof")
    options = {option.id: option.text or option.label for option in proof.options} if proof else {}
    pieces = (
        [said_in(texts, options[name], letter) for name in chosen if name in options]
        if isinstance(chosen, tuple)
        else []
    )
    pieces += [piece.label or piece.note for piece in letter.evidence()]
    if pieces := [piece for piece in dict.fromkeys(pieces) if piece]:
        blanks["attachments"] = _SEMICOLON.get(texts.tag[:2], "; ").join(pieces)
    if contacts := letter.contacts():
        blanks["contacts-count"] = str(len(contacts))
        if contacts[-1].id not in unclear_contacts(letter):
            blanks["latest-contact"] = f"{day(contacts[-1].at.date(), texts.babel)} {contacts[-1].at:%H:%M}"
    return blanks


_SEMICOLON = {"zh": "；", "ja": "；"}
"""What stands between attachments: a comma may stand within the name of one."""


def _cost_blanks(letter: LetterCase, sum_: Callable[[Decimal], str], tag: str) -> dict[str, str]:
    """What the loan costs in all, and how far that is above the line."""
    cost, line = letter.cost, letter.cost_line
    if cost is None or cost.yearly is None:
        return {}
    sums = {
        "received": cost.received,
        "contract-sum": cost.contract,
        "kept-back": cost.kept_back,
        "cost-total": cost.total,
        "fees": cost.fees,
    }
    blanks = {name: sum_(amount) for name, amount in sums.items()}
    blanks["yearly-cost"] = percent(cost.yearly.nominal_percent / 100, tag)
    if line is not None:
        blanks["line"] = percent(line.line / 100, tag)
        blanks["above"] = sum_(line.above)
    return blanks


def _joined(parts: list[str], tag: str) -> str:
    from babel.lists import format_list

    return format_list(parts, locale=tag) if parts else ""
