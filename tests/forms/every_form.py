"""Every form there is, found in `ashore.forms`, with a workbook in which its record stands."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, get_type_hints

import ashore.forms
from ashore.casework.agenda import Entry
from ashore.casework.contacts import sorted_contacts
from ashore.forms.field import Field
from ashore.guide.guide import Guide, load
from ashore.letters import drafts
from ashore.workbook import edits
from ashore.workbook.model import Workbook
from tests.support import TODAY, case_of, years
from tests.test_plain import NOW


@dataclass(frozen=True)
class Form:
    """One form about one record. `fields` gives its fields as they are in a workbook."""

    name: str
    workbook: Workbook
    fields: Callable[[Workbook], list[Field]]

    def __str__(self) -> str:
        return self.name


def whole() -> Workbook:
    """A workbook with a record of every kind, its choices made and not made."""
    workbook = edits.changed(years(), share="by-hand")
    workbook, _line = edits.add_own_line(workbook, "gig", "小费")
    workbook, high = edits.add_debt(workbook)
    for entry in sorted_contacts(workbook.contacts)[:1]:
        workbook = edits.edit_contact(workbook, entry.id, evidence=("e1",), tone="rude")
    workbook = edits.add_payment(workbook, "d1", TODAY, Decimal("20.00"))
    workbook = edits.edit_debt(workbook, high, penalty_rate=Decimal("0.24"), penalty_per="day", principal=Decimal(2000))
    listed: dict[str, Any] = {
        "payments": [{"times": 6, "amount": Decimal(380)}],
        "first": TODAY,
        "amount": Decimal(2000),
    }
    workbook, _offer = edits.add_offer(workbook, "d1", method="payments", **listed)
    workbook = edits.edit_loan(workbook, "d1", by="private", fee_once=Decimal(10))
    return edits.edit_debt(workbook, "d1", trial=Decimal(100), owed_on=TODAY)


def _moved(workbook: Workbook) -> Entry:
    """An agreed payment of which the reader may say that it was moved."""
    offer = workbook.offers[0]
    return Entry(offer.first or TODAY, "agreed-payment", offer.id, "", part="1")


def classes() -> Iterator[type[Any]]:
    """Every class of a form."""
    for module in _modules():
        for name, found in inspect.getmembers(module, inspect.isclass):
            if found.__module__ == module.__name__ and name.endswith("Form"):
                yield found


def loose() -> Iterator[Callable[..., Any]]:
    """Every function that gives fields."""
    for module in _modules():
        if module.__name__ != "ashore.forms.field":
            for name, found in inspect.getmembers(module, inspect.isfunction):
                own = found.__module__ == module.__name__ and not name.startswith("_") and "field" in name
                if own and "edit" not in inspect.signature(found).parameters:  # with it, it is a part of some form
                    yield found


def _modules() -> Iterator[Any]:
    for module in pkgutil.iter_modules(ashore.forms.__path__):
        yield importlib.import_module(f"ashore.forms.{module.name}")


def _ids(workbook: Workbook, form: str) -> list[dict[str, Any]]:
    """The records that a form is about; a new form has to be told here, or its tests fail."""
    guide = load()
    match form:
        case "DebtForm" | "LateForm" | "PartPaymentForm" | "WholeCostForm":
            return [{"id": debt.id} for debt in workbook.debts]
        case "OfferForm" | "TermsForm":
            return [{"id": offer.id} for offer in (workbook.offers[0], workbook.offers[3], workbook.offers[-1])]
        case "ContactForm":
            return [{"id": contact.id} for contact in workbook.contacts[:2]]
        case "EvidenceForm":
            return [{"id": piece.id} for piece in workbook.evidence]
        case "SendingForm":
            return [{"id": sending.id} for draft in workbook.letters for sending in draft.sendings]
        case "CashLineForm":
            return [{"id": line.id} for line in workbook.cash.lines[:1]]
        case "OwnLineForm":
            return [{"id": line.id} for line in (workbook.budget.lines[0], workbook.budget.lines[-1])]
        case "LineForm":
            lines = (("pay", "sum"), ("gig", "sum"))
            return [{"group": group, "item": item, "usual": "monthly"} for group, item in lines]
        case "EntryForm":
            return [{"kind": kind, "id": getattr(workbook, name)[0].id} for kind, (name, _model) in edits.KINDS.items()]
        case "StepForm":
            return [{"id": next(iter(guide.steps))}]
        case "CashForm" | "ShareForm":
            return [{}]
    raise AssertionError(f"{form}: say in tests/forms/every_form.py which records it is about")


def _given(needed: Callable[..., Any], known: dict[str, Any]) -> dict[str, Any]:
    names = [name for name in inspect.signature(needed).parameters if name != "self"]
    return {name: known[name.removeprefix("_")] for name in names}


def _form(found: Callable[..., Any], name: str, values: dict[str, Any], workbook: Workbook) -> Form:
    known = {
        "guide": load(),
        "entry": _moved(workbook),
        "due": workbook.offers[0].first or TODAY,
        "debt": workbook.debts[0],
        "currency": workbook.currency,
        "today": TODAY,
        "now": NOW,
        "zone": NOW.tzinfo,
        "label": "Label",
        "languages": {"en": "English"},
    } | values
    made: Any = found(**_given(found, known)) if inspect.isclass(found) else found

    def fields(workbook: Workbook) -> list[Field]:
        give = made.fields if inspect.isclass(found) else made
        present = {"workbook": workbook, "case": case_of(workbook, at=NOW)}
        given = give(**_given(give, known | present))
        return [given] if isinstance(given, Field) else [field for field in given if isinstance(field, Field)]

    return Form(" ".join([name, *map(str, values.values())]), workbook, fields)


def _letters(found: type[Any], guide: Guide, workbook: Workbook) -> Iterator[Form]:
    """A draft of every kind about a debt, as it begins and with everything asked; each in a workbook of its own."""
    for template in guide.letters.values():
        alone = edits.changed(workbook, letters=())
        with_draft, draft = drafts.begin_letter(alone, template, "d1", guide, TODAY)
        without, bare = drafts.begin_letter(alone, template, None, guide, TODAY)
        for name, book, id_ in ((template.id, with_draft, draft), (f"{template.id} about no debt", without, bare)):

            def fields(workbook: Workbook, id_: str = id_, all_: bool = name == template.id) -> list[Field]:
                letter = next(d for d in workbook.letters if d.id == id_)
                form = found(id_, {"en": "English", "zh_CN": "中文"})
                case = drafts.letter_case(letter, case_of(workbook, guide))
                asked = list(form.fields(case))
                return [*asked, *(form.field(f, case) for f in template_fields(case))] if all_ else asked

            yield Form(f"{found.__name__} {name}", book, fields)


def template_fields(case: Any) -> list[Any]:
    """Every question of a template, those too that are asked only after a certain answer."""
    return list(case.template.field)


@lru_cache
def forms() -> tuple[Form, ...]:
    """All of them."""
    workbook, guide = whole(), load()
    found: list[Form] = []
    for form in classes():
        if form.__name__ == "LetterForm":
            found += _letters(form, guide, workbook)
        else:
            found += [_form(form, form.__name__, values, workbook) for values in _ids(workbook, form.__name__)]
    for function in loose():
        assert "return" in get_type_hints(function)
        found.append(_form(function, function.__name__, {}, workbook))
    return tuple(found)
