"""The workbook as a TOML text and back: `schema` first, sums as strings, errors with line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import Any

import tomli_w

from ashore.errors import AshoreError
from ashore.i18n import _, explain, fill
from ashore.storage import renamed
from ashore.storage.checked import WrongData, build, to_data
from ashore.storage.toml_file import line_of, name_of
from ashore.text import clean, shorten
from ashore.workbook.model import SCHEMA, Workbook

NAME = "# Ashore · 上岸手册"


def heading() -> str:
    """The file's first line: whose it is, and that what a hand writes behind # does not stay."""
    said = _("Comments are not kept: every save writes this file anew. One edited by hand goes into the backups first.")
    return f"{NAME} · {clean(said, lines=False)}\n"


class UnreadableWorkbook(AshoreError):
    """A workbook file that cannot be taken as it is; the message names the line, the key and what was expected."""


class NewerWorkbook(UnreadableWorkbook):
    """A workbook written by a newer Ashore: not to be touched."""


def _to_2(data: dict[str, Any]) -> dict[str, Any]:
    """Schema 2 adds: everything that schema 1 had stands under the same name."""
    return {**data, "schema": 2}


def _to_3(data: dict[str, Any]) -> dict[str, Any]:
    """Schema 3 adds the contact log."""
    return {**data, "schema": 3}


def _to_4(data: dict[str, Any]) -> dict[str, Any]:
    """Schema 4 adds versions and sendings of letters, evidence, and more about a contact."""
    return {**data, "schema": 4}


def _to_5(data: dict[str, Any]) -> dict[str, Any]:
    """Schema 5 adds answers, reminders, court papers, credit reports and disputes, bills, and a reserve."""
    return {**data, "schema": 5}


def _to_6(data: dict[str, Any]) -> dict[str, Any]:
    """Schema 6 presets no period of a rate, and an offer without a rate is one whose rate is not known.

    Till then a rate without its period was one a year, a late rate one a day; one per instalment counted as one a month
    where no fee was meant; and an offer without a rate was free of interest. So it is written here.
    """
    data = {**data, "schema": 6}
    for debt in _tables(data, "debts"):
        if "rate" in debt:
            debt.setdefault("rate_per", "year")
        if "penalty_rate" in debt:
            debt.setdefault("penalty_per", "day")
        if debt.get("penalty_per") == "instalment":
            debt["penalty_per"] = "month"
    for offer in _tables(data, "offers"):
        if offer.get("method") != "fee":
            if "rate" in offer:
                offer.setdefault("rate_per", "year")
            if offer.get("rate_per") == "instalment":
                offer["rate_per"] = "month"
        offer.setdefault("rate", "0")
    return data


def _to_7(data: dict[str, Any]) -> dict[str, Any]:
    """Schema 7 has payments that do not come monthly: `months` of an offer is its `number` of payments. The fee of each
    payment, which stood as the rate of the method fee, has a place of its own beside a rate.
    """
    data = {**data, "schema": 7}
    moved = {}
    for offer in _tables(data, "offers"):
        place = f"offer.{offer.get('id')}."
        moved[place + "months"] = place + "number"
        if "months" in offer:
            offer["number"] = offer.pop("months")
        if offer.get("method") == "fee":
            for old, new in {"rate": "fee_rate", "rate_confirmed": "fee_confirmed"}.items():
                if old in offer:
                    offer[new] = offer.pop(old)
            offer.pop("rate_per", None)
            moved[place + "rate"] = place + "fee-rate"
    if isinstance(unfinished := data.get("unfinished"), dict):
        data["unfinished"] = {moved.get(place, place): text for place, text in unfinished.items()}
    return data


def _to_8(data: dict[str, Any]) -> dict[str, Any]:
    """Schema 8 says what the court said of a paper. Till then it said whether the court had confirmed it; that it had
    not stood there while nobody had asked, too.
    """
    data = {**data, "schema": 8}
    for paper in _tables(data, "papers"):
        if paper.pop("checked", False) is True:
            paper["checked"] = "case"
    return data


def _to_9(data: dict[str, Any]) -> dict[str, Any]:
    """Schema 9 adds the day of a hearing to court papers, beside the last day to answer."""
    return {**data, "schema": 9}


def _to_10(data: dict[str, Any]) -> dict[str, Any]:
    """Schema 10 adds the payees of account statements that are remembered."""
    return {**data, "schema": 10}


def _tables(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """The tables of a list in the data, copied there so that they can be changed; none where it is none."""
    found = data.get(key)
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        return []
    data[key] = [dict(table) for table in found]
    tables: list[dict[str, Any]] = data[key]
    return tables


MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: _to_2,
    2: _to_3,
    3: _to_4,
    4: _to_5,
    5: _to_6,
    6: _to_7,
    7: _to_8,
    8: _to_9,
    9: _to_10,
}
"""From each older schema to the next one, in memory. Every schema ever written keeps its entry."""


def dump(workbook: Workbook) -> str:
    """The text of the file. Empty values are left out: what is not there was not entered."""
    data = to_data(workbook)
    ordered = {
        "schema": SCHEMA,
        "created": workbook.created,
        "jurisdiction": workbook.jurisdiction,
        "currency": workbook.currency,
    }
    ordered.update({key: value for key, value in data.items() if key not in ordered})
    return heading() + tomli_w.dumps(ordered, multiline_strings=True)


_DEEP = re.compile(r"""^[ \t]*\[*(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){1000}""", re.MULTILINE)
"""A key of more than a thousand parts: reading it takes a time that grows with their square."""


def load(text: str) -> Workbook:
    """The workbook in a text. Raises UnreadableWorkbook with one line of words, or NewerWorkbook."""
    try:
        if _DEEP.search(text):
            raise RecursionError
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableWorkbook(fill(_("not valid TOML: {problem}"), problem=str(error))) from None
    except ValueError:
        raise UnreadableWorkbook(_("a number in it is too long")) from None
    except RecursionError:
        raise UnreadableWorkbook(_("nested too deeply to be a workbook")) from None
    schema = data.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise UnreadableWorkbook(
            fill(
                _("line {line}: 'schema' has to be a number such as {schema}"),
                line=str(line_of(text, ("schema",))),
                schema=str(SCHEMA),
            )
        )
    if schema > SCHEMA:
        raise NewerWorkbook(
            fill(
                _("written by a newer Ashore (schema {schema}); this one knows {known}. It was not touched"),
                schema=shorten(str(schema), 20),
                known=str(SCHEMA),
            )
        )
    while schema < SCHEMA:
        data = MIGRATIONS[schema](data)
        schema = data["schema"]
    try:
        return build(Workbook, renamed.follow(data))
    except WrongData as error:
        raise UnreadableWorkbook(describe(text, error)) from None


def describe(text: str, error: WrongData) -> str:
    """The first problem in words: line, key, what was expected."""
    return fill(
        _("line {line}, {key}: {problem}"),
        line=str(line_of(text, error.place)),
        key=name_of(error.place) or "?",
        problem=explain(error.kind, error.detail),
    )
