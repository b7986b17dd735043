"""Code knows no particular content: what it has to know of a piece it learns from a role that the content declares."""

from __future__ import annotations

import ast
import datetime as dt
import pkgutil
import re
import shutil
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

import ashore
from ashore import values
from ashore.export.render import as_text
from ashore.guide import models
from ashore.guide.guide import Guide
from ashore.guide.models.base import Model
from ashore.guide.models.letter_roles import OF_DEBT, ROLES, DebtField, FieldRole, Request
from ashore.guide.read import ContentError
from ashore.letters import drafts
from ashore.letters.debt_value import RECORD_NAMES, debt_value
from ashore.storage import paths
from ashore.workbook import edits, model
from ashore.workbook.model import Answer, Debt, LetterDraft, Record, Workbook
from tests.support import TODAY, case_of, story, two_debts

SOURCE = Path(ashore.__file__).parent
CONTENT = paths.content_dir()
LISTS = {
    *("letters", "field", "options", "step", "fact", "rule", "paper", "card", "question", "line", "point", "move"),
    *("hand", "reason", "level", "stage", "branch", "group", "item", "word", "note", "phrase", "answer"),
}
"""The tables of content files whose entries a program could be tempted to know by their ids."""


def ids(data: Any, kind: str) -> Iterator[str]:
    """The ids of the entries of LISTS, however deep; of a file where `kind` is letters."""
    if isinstance(data, dict):
        if isinstance(data.get("id"), str) and (kind in LISTS or data.get("kind") == "step"):
            yield data["id"]
        for key, value in data.items():
            yield from ids(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from ids(value, kind)


def content_ids() -> set[str]:
    found: set[str] = set()
    for path in CONTENT.rglob("*.toml"):
        found |= set(ids(tomllib.loads(path.read_text("utf-8")), path.parent.name))
    return found


def literals(hint: Any) -> set[str]:
    """The words of every choice in a type."""
    if get_origin(hint) is Literal:
        return {word for word in get_args(hint) if isinstance(word, str)}
    return {word for inner in get_args(hint) for word in literals(inner)}


def records(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for each in base.__subclasses__():
        yield each
        yield from records(each)


def vocabulary() -> set[str]:
    """The program's own words: choices of workbook and content (roles among them), and the names of their fields."""
    parts = (import_module(f"{models.__name__}.{part.name}") for part in pkgutil.iter_modules(models.__path__))
    modules: tuple[ModuleType, ...] = (values, model, models, *parts)
    found = {word for module in modules for hint in vars(module).values() for word in literals(hint)}
    for record in (*records(Record), *records(Model)):
        for name, info in record.model_fields.items():
            found |= {name, *literals(info.annotation)}
    return found


OTHER_THINGS = {
    **dict.fromkeys(("advice", "details", "entries", "message", "right", "write"), "the name of a widget or an action"),
    **dict.fromkeys(("call-back", "court-paper", "reply-by"), "a kind of what is due or comes next"),
    **dict.fromkeys(("none", "total", "name"), "a key of Textual, of JSON, of a parser"),
    **dict.fromkeys(("dates", "little", "more", "what"), "a tab, a verdict, a list, what is asked on the command line"),
    "near": "a direction in which a day is looked for",
    "sum": "the item of a budget line that holds one sum for its group",
}
"""Strings that read like an id of the content, and what they are."""


def strings(path: Path) -> Iterator[tuple[str, int]]:
    """The strings of a module, with their lines."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, node.lineno


def test_no_id_of_the_content_stands_in_the_program() -> None:
    named = content_ids() - vocabulary()
    assert {"hardship", "more-time", "pay-on", "distress", "relief", "know-the-debt", "payment-order"} <= named
    found = {
        f"{path.relative_to(SOURCE)}:{line}: {text}"
        for path in SOURCE.rglob("*.py")
        for text, line in strings(path)
        if text in named and text not in OTHER_THINGS
    }
    assert found == set()


# The same content under other ids

FIELDS = {
    "ask": "x-ask",
    "until": "x-until",
    "instalments": "x-parts",
    "first-payment": "x-first",
    "waive": "x-waive",
    "pay-on": "x-rest",
    "reply-by": "x-reply",
}
OPTIONS = {"more-time": "x-time", "instalments": "x-plan", "waiver": "x-less"}
BLANK = re.compile(r"\{([a-z_]+)\}")


def renamed(text: str) -> str:
    """A letter whose fields and answers with a role have other ids."""
    text = re.sub(r"(?<=\nid = ')([a-z-]+)(?='\nkind)", lambda m: FIELDS.get(m[0], m[0]), text)
    text = re.sub(r"(?<=\nid = ')([a-z-]+)(?='\nlabel)", lambda m: OPTIONS.get(m[0], m[0]), text)
    text = re.sub(r"use = '(reply-by)'", lambda m: f"use = '{FIELDS[m[1]]}'", text)
    text = re.sub(r"needs = \['(reply-by)'\]", lambda m: f"needs = ['{FIELDS[m[1]]}']", text)
    text = re.sub(r"(?<=\{)ask = (\[[^\]]*\]|'[a-z-]+')", lambda m: f"{FIELDS['ask']} = {_options(m[1])}", text)
    return BLANK.sub(lambda m: "{" + FIELDS.get(m[1].replace("_", "-"), m[1]).replace("-", "_") + "}", text)


def _options(answers: str) -> str:
    return re.sub(r"'([a-z-]+)'", lambda m: f"'{OPTIONS[m[1]]}'", answers)


@pytest.fixture
def other(tmp_path: Path) -> Guide:
    """The content with other ids for what has a role."""
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    for path in (*content.glob("letters/*.toml"), *content.glob("letters/parts/*.toml")):
        path.write_text(renamed(path.read_text("utf-8")), "utf-8")
    for path in content.glob("letters/*.toml"):
        text = path.read_text("utf-8").replace("base = 'hardship'", "base = 'x-hardship'")
        path.write_text(text.replace("id = 'hardship'\ntitle", "id = 'x-hardship'\ntitle"), "utf-8")
    (content / "letters" / "hardship.toml").rename(content / "letters" / "x-hardship.toml")
    for path in (content / "clauses").rglob("*.toml"):
        path.write_text(path.read_text("utf-8").replace("id = 'despair'", "id = 'x-despair'"), "utf-8")
    for name, old in (("conduct", "threat"), ("help", "distress"), ("cards", "court")):
        path = content / "jurisdictions" / "cn" / f"{name}.toml"
        text = path.read_text("utf-8").replace(f"id = '{old}'", f"id = 'x-{old}'")
        path.write_text(text.replace(f"card = '{old}'", f"card = 'x-{old}'"), "utf-8")
    return Guide(content, "cn")


ANSWERS: dict[Request, dict[FieldRole, Answer]] = {
    "extension": {"extension-day": dt.date(2027, 2, 1), "reply-day": dt.date(2026, 12, 8)},
    "instalments": {"instalments": 4, "first-instalment": dt.date(2026, 12, 20)},
    "waiver": {"waived-sum": "52.50", "waiver-day": dt.date(2026, 12, 30)},
}


def asked(guide: Guide, request: Request) -> list[object]:
    """What the program makes of a letter that asks for something: everything that it could only know by a role."""
    template = guide.letters.for_role("proposes-offer")
    workbook, draft = drafts.begin_letter(story(), template, "d1", guide, TODAY)
    workbook = edits.remove_letter(workbook, "l1")
    field = template.by_role["request"]
    option = next(option.id for option in field.options if option.asks == request)
    workbook = edits.answer(workbook, draft, field.id, option)
    for role, value in ANSWERS[request].items():
        workbook = edits.answer(workbook, draft, template.by_role[role].id, value)
    workbook = edits.edit_letter(workbook, draft, language="en")
    letter = drafts.letter_case(workbook.letters[0], case_of(workbook, guide))
    due = [entry[:5] for entry in case_of(workbook, guide).agenda]
    text = as_text(drafts.write_letter(letter, ()))
    until = drafts.reply_until(letter, TODAY)
    return [case_of(workbook, guide).promises, due, text, drafts.letter_warnings(letter), until]


@pytest.mark.parametrize("request_", get_args(Request))
def test_a_letter_under_other_ids_is_the_same_letter(request_: Request, guide: Guide, other: Guide) -> None:
    assert "ask" in {field.id for field in guide.letters["hardship"].field}
    assert "ask" not in {field.id for field in other.letters["x-hardship"].field}
    first = asked(guide, request_)
    assert first[0]
    assert asked(other, request_) == first


def test_an_offer_goes_into_the_letter_that_proposes_one(guide: Guide, other: Guide) -> None:
    for place in (guide, other):
        workbook, draft = drafts.propose(two_debts(), "o3", place, TODAY)
        letter = drafts.letter_case(edits_of(workbook, draft), case_of(workbook, place))
        assert (letter.request, letter.answer_for("instalments")) == ("instalments", 12)
        assert letter.answer_for("first-instalment") == dt.date(2026, 12, 10)


def test_threats_and_despair_are_known_by_what_a_rule_signals(guide: Guide, other: Guide) -> None:
    sad = edits.add_contact(story(), dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC), mine="我不想活了")[0]
    for place in (guide, other):
        assert case_of(sad, place).weighs_heavily
        mark = next(rule.id for rule in place.conduct.values() if rule.signals == "threat")
        marked = edits.add_contact(story(), dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC), marks=(mark,))[0]
        assert case_of(marked, place).weighs_heavily
        assert not case_of(story(), place).weighs_heavily
        line = place.help.line_for("despair")
        assert line is not None and "12356" in str(line.facts)
        assert place.card_for("court").id in ("court", "x-court")


def edits_of(workbook: Workbook, draft: str) -> LetterDraft:
    return next(letter for letter in workbook.letters if letter.id == draft)


# What is wrong is said when the content is read


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("letters/hardship.toml", "role = 'instalments'", "role = 'parts'", "expected one of"),
        ("letters/hardship.toml", "role = 'instalments'", "role = 'waiver-day'", "kind = 'date'"),
        ("letters/hardship.toml", "role = 'waiver-day'", "role = 'extension-day'", "one field with role"),
        ("letters/hardship.toml", "asks = 'waiver'", "asks = 'mercy'", "expected one of"),
        ("letters/hardship.toml", "id = 'yes'", "id = 'yes'\nasks = 'waiver'", "role = 'request'"),
        ("letters/hardship.toml", "debt = 'due-date'", "debt = 'due_date'", "expected one of"),
        ("letters/hardship.toml", "debt = 'due-date'", "debt = 'owed'", "kind = 'money'"),
        ("letters/hardship.toml", "when = {ask = ['waiver']}", "when = {asks = ['waiver']}", "field 'asks'"),
        ("letters/waiver.toml", "fixed = {ask =", "fixed = {asks =", "field 'asks'"),
        ("letters/waiver.toml", "id = 'waiver'", "id = 'cut'", "id = 'waiver'"),
        (
            "letters/certificate.toml",
            "order = 220",
            "order = 220\nroles = ['after-their-promise']",
            "one letter with 'after",
        ),
        ("letters/parts/common.toml", "id = 'way'", "id = 'ways'", "expected one of"),
        ("jurisdictions/cn/cards.toml", "role = 'night'", "role = 'door'", "one card with role = 'door'"),
    ],
)
def test_a_role_that_is_wrong_is_named(tmp_path: Path, name: str, old: str, new: str, words: str) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    text = (content / name).read_text("utf-8")
    assert old in text
    (content / name).write_text(text.replace(old, new, 1), "utf-8")
    guide = Guide(content, "cn")
    with pytest.raises(ContentError) as error:
        _ = guide.letters.for_role("proposes-offer"), guide.cards
    assert words in str(error.value)
    assert Path(name).name in str(error.value)


def test_every_value_of_a_debt_that_a_letter_asks_for_is_one_of_the_record() -> None:
    assert set(RECORD_NAMES) == set(get_args(DebtField)) == set(OF_DEBT)
    assert set(RECORD_NAMES.values()) <= set(Debt.model_fields)
    assert set(ROLES) == set(get_args(FieldRole))
    debt = edits.edit_debt(two_debts(), "d1", product="App", cleared_on=TODAY).debts[0]
    for field, name in RECORD_NAMES.items():
        assert debt_value(debt, field) == getattr(debt, name)
