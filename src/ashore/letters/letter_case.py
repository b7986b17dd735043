"""What a letter draws on: its template, the draft with its answers, and the case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from ashore.casework.case import Case
from ashore.casework.contacts import sorted_contacts
from ashore.casework.debts import Wrong, owed_on
from ashore.casework.offer_terms import count_of, first_of, terms_of
from ashore.casework.promises import parts_asked
from ashore.casework.rates import OpenRate
from ashore.casework.whole_cost import against_line, whole_cost
from ashore.finance.frequency import NOTHING
from ashore.finance.schedule import Payment, Schedule, equal_parts, make_schedule
from ashore.finance.whole_cost import AgainstLine, WholeCost
from ashore.guide.models.letter import LetterField, LetterTemplate
from ashore.guide.models.letter_roles import FieldRole, Request
from ashore.letters.debt_value import debt_value
from ashore.workbook.find import find
from ashore.workbook.model import Answer, Contact, Debt, Evidence, LetterDraft, Offer, Workbook

Value = Answer | Decimal | None


class LetterCase(NamedTuple):
    """What a letter draws on: its template, the draft, and the case in which it is written."""

    template: LetterTemplate
    draft: LetterDraft
    case: Case

    @property
    def workbook(self) -> Workbook:
        """What the user has entered."""
        return self.case.workbook

    @property
    def today(self) -> dt.date:
        """The day."""
        return self.case.today

    @property
    def debt(self) -> Debt | None:
        """The debt that the letter is about."""
        return find(self.workbook.debts, self.draft.debt)

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
        if field.debt is None:
            return self.draft.answers.get(field.id)
        if field.debt == "owed":
            return self.owed
        return debt_value(self.debt, field.debt) if self.debt else None

    def applies(self, condition: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether for each named field one of the named answers was given."""
        return all(self.answer(field) in answers for field, answers in condition.items())

    def answer(self, name: str) -> Value:
        """An answer by its field's id, given or fixed; or what is known without asking about payments and cost."""
        if name in self.template.fixed:
            return self.template.fixed[name]
        match name:
            case "plan":
                return "with-cost" if self.plan_cost > 0 else "without-cost"
            case "plan-waived":
                return "yes" if self.offer is not None and self.offer.waived else "no"
            case "cost":
                return "known" if self.cost else "unknown"
            case "cost-fees":
                return "yes" if self.cost and self.cost.fees else "no"
            case "kept-back":
                return "yes" if self.cost and self.cost.kept_back else "no"
            case "cost-line":
                return "above" if (line := self.cost_line) and line.above else "not-above"
            case "owed-by":
                return "reader" if self.debt is not None and self.debt.owed is None and self.owed else "lender"
            case "attachments":
                return "yes" if self.answer_for("proof") or self.evidence() else "no"
        return self.draft.answers.get(name)

    def answer_for(self, role: FieldRole) -> Value:
        """The answer to the field of a role."""
        return self.template.answer(self.draft.answers, role)

    @property
    def request(self) -> Request | None:
        """What the letter asks for."""
        return self.template.request(self.draft.answers)

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
        return find(self.workbook.offers, self.draft.offer)

    @property
    def asks_for_offer(self) -> bool:
        """Whether the letter is about an offer as it stands."""
        return any(field.kind == "offer" for field in self.template.field)

    @property
    def names_payments(self) -> bool:
        """Whether the letter itself, and no wish that is chosen in it, says what is paid and when."""
        roles = self.template.by_role
        return "request" not in roles and "first-instalment" in roles

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
        """The payments that are proposed; empty when they cannot be worked out yet."""
        plan = self.plan()
        return plan.payments if plan else ()

    def plan(self) -> Schedule | None:
        """The schedule that is proposed; None when it cannot be worked out yet."""
        offer = self.offer
        if offer is not None:
            terms = terms_of(offer, self.today)
            asked = (self.answer_for("instalments"), self.answer_for("first-instalment"))
            if (count_of(offer), first_of(offer)) == asked or self.asks_for_offer:
                if isinstance(terms, OpenRate):
                    return None  # nothing is written into a letter from a rate that has to be confirmed
                if not isinstance(terms, Wrong):
                    return make_schedule(terms)
        if self.asks_for_offer:
            return None
        parts = parts_asked(self.template, self.draft.answers, self.owed)
        if parts is None:
            return None
        try:
            plan = equal_parts(*parts)
        except (ValueError, OverflowError):
            return None
        # A sum split so often that nothing is left for some payments is no plan.
        return plan if all(payment.total for payment in plan.payments) else None

    @property
    def available(self) -> Decimal:
        """What is left to promise on this debt, per month: in the months of the plan, else in all that come."""
        days = [payment.date for payment in self.schedule()] or None
        return self.case.promised.left(without=(self.draft.debt or "",), during=days)

    @property
    def plan_total(self) -> Decimal:
        """All payments that are proposed, together."""
        return sum((payment.total for payment in self.schedule()), NOTHING)

    @property
    def plan_cost(self) -> Decimal:
        """What of them is interest and fees, as far as that is known."""
        return sum((payment.charged or NOTHING for payment in self.schedule()), NOTHING)

    @property
    def cost(self) -> WholeCost | None:
        """What the loan behind the debt costs in all; None while that, or its yearly rate, is not known."""
        found = whole_cost(self.debt) if self.debt else None
        return found if isinstance(found, WholeCost) and found.yearly else None

    @property
    def cost_line(self) -> AgainstLine | None:
        """It against the line of the place; None where there is none."""
        cost, debt = self.cost, self.debt
        return against_line(debt, cost, self.case.lines) if cost and debt else None

    def rest(self) -> Decimal | None:
        """What remains to be paid after the waiver that is asked for."""
        waived = sum_of(self.answer_for("waived-sum"))
        if waived is None or self.owed is None:
            return None
        return max(self.owed - waived, NOTHING)


def sum_of(answer: Value) -> Decimal | None:
    """A sum among the answers; the file keeps it as a text."""
    if isinstance(answer, Decimal):
        return answer
    return Decimal(answer) if isinstance(answer, str) and answer.replace(".", "", 1).isdigit() else None
