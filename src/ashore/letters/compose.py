"""A template, a draft, the workbook and a language make a letter. Nothing is invented: what is missing is named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ashore.casework.debts import Wrong, owed_on, promised, terms_of
from ashore.errors import AshoreError
from ashore.finance.budget import BudgetResult
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import Payment, equal_parts, make_schedule
from ashore.guide.models import LetterField, LetterTemplate, Paragraph, Words
from ashore.i18n import _, fill
from ashore.i18n.catalogue import PSEUDO, SOURCE, Texts, has
from ashore.i18n.formats import day, money, number
from ashore.workbook.model import Answer, Debt, LetterDraft, Workbook

Value = Answer | Decimal | None


class LetterError(AshoreError):
    """A letter that cannot be made."""


@dataclass(frozen=True)
class Case:
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
        if field.store == "letter":
            return self.draft.answers.get(field.id)
        if field.id == "owed":
            return self.owed
        value: Value = getattr(self.debt, field.id.replace("-", "_")) if self.debt else None
        return value if value != "" else None

    def applies(self, condition: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether for each named field one of the named answers was given."""
        return all(self._answer(field) in answers for field, answers in condition.items())

    def _answer(self, field: str) -> Value:
        """An answer of the form, or what is known without asking: whether the plan costs more than what is owed."""
        if field == "plan":
            return "with-cost" if self.plan_cost > 0 else "without-cost"
        return self.draft.answers.get(field)

    def fields(self) -> tuple[LetterField, ...]:
        """The questions that are asked, given the answers so far."""
        return tuple(field for field in self.template.field if self.applies(field.when))

    def missing(self) -> tuple[LetterField, ...]:
        """The questions that need an answer before the letter is complete."""
        return tuple(field for field in self.fields() if field.required and self.value(field) is None)

    def schedule(self) -> tuple[Payment, ...]:
        """The instalments that are proposed; empty when they cannot be worked out yet."""
        offer = next((o for o in self.workbook.offers if o.id == self.draft.offer), None)
        if offer is not None:
            terms = terms_of(offer, self.today)
            same = (offer.months, offer.first) == tuple(map(self.draft.answers.get, ("instalments", "first-payment")))
            if same and not isinstance(terms, Wrong):
                return make_schedule(terms).payments
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
        """What the budget leaves for this debt, per month: what is promised on others comes off."""
        return self.budget.available - promised(self.workbook, self.today, without=self.draft.debt or "")

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


@dataclass(frozen=True)
class Written:
    """A paragraph of the finished letter, and why it is there."""

    text: str
    why: Words


@dataclass(frozen=True)
class Letter:
    """A finished letter."""

    title: str
    language: str
    paragraphs: tuple[Written, ...]


def sum_of(answer: Value) -> Decimal | None:
    """A sum among the answers; the file keeps it as a text."""
    if isinstance(answer, Decimal):
        return answer
    return Decimal(answer) if isinstance(answer, str) and answer.replace(".", "", 1).isdigit() else None


def formal_sum(amount: Decimal, language: str, currency: str) -> str:
    """A sum as it is written in formal papers: 贰仟元整 in Chinese, elsewhere figures with the currency's code."""
    if language.startswith("zh"):
        from cn2an import an2cn

        return str(an2cn(f"{amount:.2f}", "rmb"))
    return f"{currency} {number(amount, language)}"


def complete_in(template: LetterTemplate, texts: Texts) -> bool:
    """Whether every text of the letter is there in that language: a letter is never half in another."""
    if texts.tag in (SOURCE, PSEUDO):
        return True
    words = [paragraph.text for paragraph in template.paragraph]
    words += [w for field in template.field for w in (field.label, *(o.text for o in field.options if o.text))]
    return all(has(texts.letters, w.context, w.source) for w in words)


def compose(case: Case, texts: Texts) -> Letter:
    """The letter, in the language of `texts`. Raises LetterError when that language is not complete."""
    template = case.template
    if not complete_in(template, texts):
        raise LetterError(fill(_("The letter is not fully translated into '{language}'."), language=texts.tag))
    blanks = _blanks(case, texts)
    labels = {field.id: texts.letters.pgettext(field.label.context, field.label.source) for field in template.field}
    open_blanks = {name: f"[{label}]" for name, label in labels.items()}
    if case.owed is None:
        open_blanks["owed-formal"] = open_blanks.get("owed", "[…]")
    written = []
    for paragraph in template.paragraph:
        if case.applies(paragraph.when) and _has(case, paragraph):
            text = texts.letters.pgettext(paragraph.text.context, paragraph.text.source)
            values = {"schedule": "[…]", "rest": "[…]", **open_blanks, **blanks}
            values = {name.replace("-", "_"): value for name, value in values.items()}
            written.append(Written(fill(text, **values), paragraph.why))
    title = texts.letters.pgettext(template.title.context, template.title.source)
    return Letter(title, texts.tag, tuple(written))


def _has(case: Case, paragraph: Paragraph) -> bool:
    fields = {field.id: field for field in case.template.field}
    return all(case.value(fields[name]) is not None for name in paragraph.needs)


def _blanks(case: Case, texts: Texts) -> dict[str, str]:
    """The blanks that can be filled, written as the letter's language writes them."""
    tag, currency = texts.babel, case.workbook.currency
    blanks = {"today": day(case.today, tag)}
    for field in case.fields():
        value = case.value(field)
        if value is None:
            continue
        options = {option.id: option for option in field.options}
        if field.kind in ("choice", "choices"):
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
        blanks["schedule"] = "\n".join(
            f"{number}. {day(payment.date, tag)}  {money(payment.total, currency, tag)}"
            for number, payment in enumerate(schedule, 1)
        )
    result = case.budget
    essentials = result.essential + result.priority
    blanks.update(
        {
            "income": money(result.income, currency, tag),
            "essentials": money(essentials, currency, tag),
            "available": money(result.available, currency, tag),
        }
    )
    return blanks


def _joined(parts: list[str], tag: str) -> str:
    from babel.lists import format_list

    return format_list(parts, locale=tag) if parts else ""
