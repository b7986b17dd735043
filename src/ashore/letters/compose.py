"""A template, a draft, the workbook and a language make a letter. Nothing is invented: what is missing is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from string import Formatter
from typing import NamedTuple

from ashore.casework.contacts import sorted_contacts, time_is_open
from ashore.casework.debts import Wrong, owed_on, terms_of
from ashore.casework.promises import left_to_promise
from ashore.casework.rates import OpenRate
from ashore.errors import AshoreError
from ashore.export.document import Table
from ashore.finance.budget import BudgetResult
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import Payment, equal_parts, make_schedule
from ashore.guide.models import LetterField, LetterTemplate, Paragraph, ScriptPart, Words
from ashore.i18n import _, fill
from ashore.i18n.catalogue import PSEUDOS, SOURCE, Texts, has
from ashore.i18n.formats import NO_CURRENCY, day, money, number
from ashore.values import LetterLength
from ashore.workbook.model import Answer, Contact, Debt, Evidence, LetterDraft, Offer, Workbook

Value = Answer | Decimal | None


class LetterError(AshoreError):
    """A letter that cannot be made."""


class Case(NamedTuple):
    """What a letter draws on."""

    template: LetterTemplate
    draft: LetterDraft
    workbook: Workbook
    budget: BudgetResult
    today: dt.date

    @property
    def debt(self) -> Debt | None:
        """The debt that the letter is about."""
        return next((debt for debt in self.workbook.debts if debt.id == self.draft.debt), None)

    @property
    def owed(self) -> Decimal | None:
        """What is owed today: the lender's figure, or what is worked out from principal and rates."""
        return owed_on(self.debt, self.today) if self.debt else None

    def value(self, field: LetterField) -> Value:
        """The answer to a question of the form, wherever it lives."""
        match field.kind:
            case "contacts":
                return tuple(contact.id for contact in self.contacts()) or None
            case "evidence":
                return tuple(piece.id for piece in self.evidence()) or None
            case "offer":
                return self.offer.id if self.offer else None
        if field.store == "letter":
            return self.draft.answers.get(field.id)
        if field.id == "owed":
            return self.owed
        value: Value = getattr(self.debt, field.id.replace("-", "_")) if self.debt else None
        return value if value != "" else None

    def applies(self, condition: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether for each named field one of the named answers was given."""
        return all(self.answer(field) in answers for field, answers in condition.items())

    def answer(self, field: str) -> Value:
        """An answer of the form, or what is known without asking: what the letter is for, and about the plan."""
        if field in self.template.fixed:
            return self.template.fixed[field]
        if field == "plan":
            return "with-cost" if self.plan_cost > 0 else "without-cost"
        if field == "plan-waived":
            return "yes" if self.offer is not None and self.offer.waived else "no"
        return self.draft.answers.get(field)

    def fields(self) -> tuple[LetterField, ...]:
        """The questions that are asked, given the answers so far."""
        return tuple(f for f in self.template.field if self.applies(f.when) and f.id not in self.template.fixed)

    def missing(self) -> tuple[LetterField, ...]:
        """The questions that need an answer before the letter is complete."""
        fields = self.fields()
        answered = {field.id for field in fields if self.value(field) is not None}
        return tuple(f for f in fields if f.required and not answered & {f.id, *f.unless})

    @property
    def offer(self) -> Offer | None:
        """The offer that the letter is about or proposes."""
        return next((offer for offer in self.workbook.offers if offer.id == self.draft.offer), None)

    @property
    def asks_for_offer(self) -> bool:
        """Whether the letter is about an offer as it stands."""
        return any(field.kind == "offer" for field in self.template.field)

    def contacts(self) -> tuple[Contact, ...]:
        """The entries of the log that the reader chose, oldest first."""
        chosen = self._chosen("contacts")
        return tuple(contact for contact in sorted_contacts(self.workbook.contacts) if contact.id in chosen)

    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence that goes along."""
        chosen = self._chosen("evidence")
        return tuple(piece for piece in self.workbook.evidence if piece.id in chosen)

    def _chosen(self, kind: str) -> tuple[str, ...]:
        fields = [field.id for field in self.template.field if field.kind == kind]
        answers = [self.draft.answers.get(field) for field in fields]
        return tuple(id for answer in answers if isinstance(answer, tuple) for id in answer)

    def schedule(self) -> tuple[Payment, ...]:
        """The instalments that are proposed; empty when they cannot be worked out yet."""
        offer = self.offer
        if offer is not None:
            terms = terms_of(offer, self.today)
            same = (offer.months, offer.first) == tuple(map(self.draft.answers.get, ("instalments", "first-payment")))
            if same or self.asks_for_offer:
                if isinstance(terms, OpenRate):
                    return ()  # nothing is written into a letter from a rate that has to be confirmed
                if not isinstance(terms, Wrong):
                    return make_schedule(terms).payments
        if self.asks_for_offer:
            return ()
        owed = self.owed
        count, first = self.draft.answers.get("instalments"), self.draft.answers.get("first-payment")
        if not owed or not isinstance(count, int) or not isinstance(first, dt.date):
            return ()
        try:
            return _none_empty(equal_parts(owed, count, first).payments)
        except (ValueError, OverflowError):
            return ()

    @property
    def available(self) -> Decimal:
        """What is left to promise on this debt, per month: in the months of the plan, else in all that come."""
        days = [payment.date for payment in self.schedule()] or None
        return left_to_promise(
            self.workbook, self.today, self.budget.available, without=(self.draft.debt or "",), during=days
        )

    @property
    def plan_total(self) -> Decimal:
        """All payments that are proposed, together."""
        return sum((payment.total for payment in self.schedule()), NOTHING)

    @property
    def plan_cost(self) -> Decimal:
        """What of them is interest and fees."""
        return sum((payment.interest + payment.fee for payment in self.schedule()), NOTHING)

    def rest(self) -> Decimal | None:
        """What remains to be paid after the waiver that is asked for."""
        waived = sum_of(self.draft.answers.get("waive"))
        if waived is None or self.owed is None:
            return None
        return max(self.owed - waived, NOTHING)


def _none_empty(payments: tuple[Payment, ...]) -> tuple[Payment, ...]:
    """Payments that can be proposed: a sum split so often that nothing is left for some of them is no plan."""
    return payments if all(payment.total for payment in payments) else ()


class Written(NamedTuple):
    """A paragraph of the finished letter, and why it is there. `heading` begins a part of a phone script."""

    text: str
    why: Words | None
    table: Table | None = None
    heading: str = ""


class Letter(NamedTuple):
    """A finished letter."""

    title: str
    language: str
    length: LetterLength
    paragraphs: tuple[Written, ...]
    blanks: tuple[str, ...] = ()
    """What is still open: in its text, as it stands there in brackets, and what has to be answered for a part of it
    to stand there at all."""

    @property
    def close(self) -> bool:
        """Whether it stands line by line, as in a chat window."""
        return self.length == "short"


def sum_of(answer: Value) -> Decimal | None:
    """A sum among the answers; the file keeps it as a text."""
    if isinstance(answer, Decimal):
        return answer
    return Decimal(answer) if isinstance(answer, str) and answer.replace(".", "", 1).isdigit() else None


_TRADITIONAL = str.maketrans("贰陆万亿币", "貳陸萬億幣")


def formal_sum(amount: Decimal, language: str, currency: str) -> str:
    """A sum as in formal papers: 人民币贰仟元整 for yuan in Chinese, else figures with the currency's code."""
    if language.startswith("zh") and currency == "CNY":
        from cn2an import an2cn

        words = "人民币" + str(an2cn(f"{amount:.2f}", "rmb"))
        return words.translate(_TRADITIONAL) if "Hant" in language else words
    return f"{currency} {number(amount, language)}" if currency != NO_CURRENCY else number(amount, language)


def missing_in(template: LetterTemplate, texts: Texts) -> list[Words]:
    """The texts of a letter that are not there in a language: a letter is never half in another."""
    if texts.tag == SOURCE or texts.tag in PSEUDOS:
        return []
    paragraphs = (*template.paragraph, *template.short, *template.spoken)
    words = [template.title, *(paragraph.text for paragraph in paragraphs), *(p.text for p in template.phrase)]
    words += [w for field in template.field for w in (field.label, *(o.text for o in field.options if o.text))]
    return [w for w in words if not has(texts.letters, w.context, w.source)]


PARTS: tuple[ScriptPart, ...] = ("opening", "facts", "ask", "press", "closing", "note")
"""The parts of a phone script, in the order of a call."""


def compose(case: Case, texts: Texts) -> Letter:
    """The letter, in the language of `texts`. Raises LetterError when that language is not complete."""
    template = case.template
    if missing := missing_in(template, texts):
        first = missing[0]
        text = _(
            "The letter is not fully translated into '{language}': {n} of its texts are missing, "
            "among them {context}: {text}"
        )
        raise LetterError(fill(text, language=texts.tag, n=str(len(missing)), context=first.context, text=first.source))
    phrases = {phrase.id: phrase for phrase in template.phrase}
    values = _values(case, texts)
    written, blanks = [], []
    known = _known(case, texts)
    reached: ScriptPart | None = None
    for paragraph in _paragraphs(case):
        why, heading = paragraph.why, ""
        if case.draft.length == "spoken" and paragraph.part and paragraph.part != reached:
            reached = paragraph.part
            heading = _said_in(texts, phrases[reached].text)
        if why is None:
            why = phrases[paragraph.part or "short"].why
        table, text = _table(paragraph, case, texts), _said_in(texts, paragraph.text)
        written.append(Written(fill(text, **values), why, table, heading))
        blanks += [values[name] for name in _names(text) if name in values and name not in known]
        if paragraph.table == "contacts" and _unclear(case):
            blanks.append(f"[{_said_in(texts, phrases['when'].text)}]")
    blanks += [f"[{_said_in(texts, field.label)}]" for field in case.missing()]
    title = _said_in(texts, template.title)
    return Letter(title, texts.tag, case.draft.length, tuple(written), tuple(dict.fromkeys(blanks)))


def _names(text: str) -> list[str]:
    """The names of the blanks in a text."""
    return [name for _before, name, _format, _as in Formatter().parse(text) if name]


def _known(case: Case, texts: Texts) -> frozenset[str]:
    """The blanks that can be filled."""
    return frozenset(name.replace("-", "_") for name in _blanks(case, texts))


def _said_in(texts: Texts, words: Words) -> str:
    return texts.letters.pgettext(words.context, words.source)


def _paragraphs(case: Case) -> list[Paragraph]:
    """The paragraphs of the length that is wanted, in order, without those that do not apply."""
    template = case.template
    match case.draft.length:
        case "formal":
            paragraphs = template.paragraph
        case "short":
            paragraphs = template.short
        case "spoken":
            paragraphs = tuple(sorted(template.spoken, key=lambda p: PARTS.index(p.part or "facts")))
    return [p for p in paragraphs if case.applies(p.when) and _has(case, p)]


def _has(case: Case, paragraph: Paragraph) -> bool:
    fields = {field.id: field for field in case.template.field}
    return all(case.value(fields[name]) is not None for name in paragraph.needs)


_WORKED_OUT = (
    "rest",
    "owed-formal",
    "plan-total",
    "plan-cost",
    "count",
    "largest",
    "first",
    "last-payment",
    "waived",
    "income",
    "essentials",
    "available",
)
"""Blanks that stay open while what they come from is missing."""


def _values(case: Case, texts: Texts) -> dict[str, str]:
    """Every blank: filled, or with the name of what is missing in brackets."""
    values = dict.fromkeys(_WORKED_OUT, "[…]")
    values |= {field.id: f"[{_said_in(texts, field.label)}]" for field in case.template.field}
    if case.owed is None:
        values["owed-formal"] = values.get("owed", "[…]")
    values |= _blanks(case, texts)
    return {name.replace("-", "_"): value for name, value in values.items()}


def _table(paragraph: Paragraph, case: Case, texts: Texts) -> Table | None:
    if paragraph.table is None:
        return None
    phrases = {phrase.id: _said_in(texts, phrase.text) for phrase in case.template.phrase}
    if paragraph.table == "contacts":
        return contacts_table(case.contacts(), phrases, texts.babel, _unclear(case))
    return schedule_table(case.schedule(), phrases, texts.babel, case.workbook.currency)


def schedule_table(payments: Sequence[Payment], words: Mapping[str, str], tag: str, currency: str) -> Table:
    """Dated payments; what is principal and what is cost only where there is a cost."""
    cost = any(payment.interest + payment.fee for payment in payments)
    head = [words["number"], words["date"], words["payment"]]
    head += [words["principal"], words["charges"]] if cost else []
    rows = []
    for number_, payment in enumerate(payments, 1):
        sums = [payment.total, *([payment.principal, payment.interest + payment.fee] if cost else [])]
        rows.append((str(number_), day(payment.date, tag), *(money(sum_, currency, tag) for sum_ in sums)))
    return Table(tuple(head), tuple(rows), frozenset(range(2, len(head))))


def _unclear(case: Case) -> frozenset[str]:
    """The entries of the log whose day or time cannot be read."""
    return frozenset(contact.id for contact in case.contacts() if time_is_open(contact, case.workbook))


def contacts_table(
    contacts: Sequence[Contact], words: Mapping[str, str], tag: str, unclear: Collection[str] = ()
) -> Table:
    """Entries of the log: when, how, who, their words. When the `unclear` ones were is a blank."""
    head = (words["when"], words["way"], words["who"], words["said"])
    rows = []
    for contact in contacts:
        who = ", ".join(part for part in (contact.number, contact.person, contact.acts_for) if part)
        when = f"{day(contact.at.date(), tag)} {contact.at:%H:%M}"
        when = f"[{words['when']}]" if contact.id in unclear else when
        rows.append((when, words[contact.channel], who, " ".join(contact.said.split())))
    return Table(head, tuple(rows))


def _blanks(case: Case, texts: Texts) -> dict[str, str]:
    """The blanks that can be filled, written as the letter's language writes them."""
    tag, currency = texts.babel, case.workbook.currency
    blanks = {"today": day(case.today, tag)}
    for field in case.fields():
        value = case.value(field)
        if value is None:
            continue
        options = {option.id: option for option in field.options}
        if field.kind == "evidence":
            blanks[field.id] = _joined([piece.label or piece.note for piece in case.evidence()], tag)
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
            blanks[field.id] = day(value, tag)
        else:
            blanks[field.id] = str(value).strip()
    if case.owed is not None:
        blanks["owed-formal"] = formal_sum(case.owed, tag, currency)
    if (rest := case.rest()) is not None:
        blanks["rest"] = money(rest, currency, tag)
    if schedule := case.schedule():
        blanks["plan-total"] = money(case.plan_total, currency, tag)
        blanks["plan-cost"] = money(case.plan_cost, currency, tag)
        blanks["count"] = str(len(schedule))
        blanks["largest"] = money(max(payment.total for payment in schedule), currency, tag)
        blanks["first"] = day(schedule[0].date, tag)
        blanks["last-payment"] = day(schedule[-1].date, tag)
    if case.offer is not None and case.offer.waived is not None:
        blanks["waived"] = money(case.offer.waived, currency, tag)
    result = case.budget
    if result.known:
        blanks["income"] = money(result.income, currency, tag)
        blanks["essentials"] = money(result.essential + result.priority, currency, tag)
        blanks["available"] = money(max(case.available, NOTHING), currency, tag)
    return blanks


def _joined(parts: list[str], tag: str) -> str:
    from babel.lists import format_list

    return format_list(parts, locale=tag) if parts else ""
