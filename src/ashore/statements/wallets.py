"""Rows of Alipay, WeChat Pay and of shops: what each column of a line says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from ashore.statements.cells import bare, moment, unsigned, words
from ashore.statements.columns import Header
from ashore.statements.rows import ZERO, Direction, Problem, Row
from ashore.statements.rules import Rules

_BACK = re.compile(r"[（(]?[¥￥]\s*([\d,.]+)[)）]?$")
_GROSS = re.compile(r"([^()（）]+)[(（]\D*?([\d,.]*)[)）]")
LONGEST_SUM = 100
"""Characters of a sum with what was given back, at most."""
_FEE = re.compile(r"服务费\s*[¥￥]?\s*([\d,]+\.?\d*)")

ALIKE = 50_000
"""Different cells that are remembered, at most."""

Make = Callable[[int, list[str]], Row]


def directions(rules: Rules) -> Mapping[str, Direction]:
    """Which way money went, by the word of a file."""
    names = rules.data.words.direction
    found: dict[str, Direction] = dict.fromkeys(names.income, "in")
    found.update(dict.fromkeys(names.outgo, "out"))
    found.update(dict.fromkeys(names.neutral, "neutral"))
    found[""] = "neutral"
    return found


def wallet_rows(header: Header, rules: Rules) -> Make:
    """What makes a row of the cells of a wallet or a shop. A row that lacks cells is to be padded before."""
    family, meaning_of = header.layout.format.family, header.layout.meaning
    ways = directions(rules)
    is_refund = rules.sign("refund").search
    at = {role: header.at(role) for role in ("time", "payee", "item", "category", "direction", "amount", "method")}
    at |= {role: header.at(role) for role in ("state", "funds", "order", "note", "fee", "refunded")}
    spare = header.places["time"][1:]
    when, sum_at, state_at, way_at = at["time"], at["amount"], at["state"], at["direction"]
    funds_at, fee_at, back_at, note_at = at["funds"], at["fee"], at["refunded"], at["note"]
    payee_at, item_at, category_at, method_at = at["payee"], at["item"], at["category"], at["method"]
    order_at = at["order"]
    seen: dict[str, str] = {}
    states: dict[str, str] = {}
    sides: dict[str, Direction] = {}

    def kept(cell: str) -> str:
        """A cell's text; the same one for cells that are alike: there are few of them in many rows."""
        found = seen.get(cell)
        if found is None:
            found = words(cell)
            if len(seen) < ALIKE:
                seen[cell] = found
        return found

    def make(number: int, cells: list[str]) -> Row:
        moment_of = moment(cells[when])
        for place in spare:
            moment_of = moment_of or moment(cells[place])
        text = cells[sum_at]
        back = ZERO
        amount = unsigned(text)
        means = "moved"
        if state_at >= 0 and not (means := states.get(cells[state_at], "")):
            means = meaning_of(kept(cells[state_at]))
            states[cells[state_at]] = means
        if amount is None and family == "shop" and (gross := _GROSS.fullmatch(bare(text)[:LONGEST_SUM])):
            amount = unsigned(gross[1])
            back = (unsigned(gross[2]) or ZERO) if gross[2] else amount or ZERO
            means = ("refunded-in-full" if back == amount else "refunded") if means == "moved" else means
        way = sides.get(cells[way_at]) if way_at >= 0 else ""
        if way is None:
            way = sides[cells[way_at]] = ways.get(kept(cells[way_at]), "")
        payee = kept(cells[payee_at]) if payee_at >= 0 else ""
        item = kept(cells[item_at]) if item_at >= 0 else ""
        category = kept(cells[category_at]) if category_at >= 0 else ""
        method = kept(cells[method_at]) if method_at >= 0 else ""
        order = _number(cells[order_at]) if order_at >= 0 else ""
        fee = unsigned(cells[fee_at]) or ZERO if fee_at >= 0 else ZERO
        if family == "wechat":
            if is_refund(category):
                means = "refund"
            elif means == "refunded":
                found = _BACK.search(kept(cells[state_at]))
                part = unsigned(found[1]) if found else None
                back, means = (part, means) if part is not None else (ZERO, "unknown")
            if note_at >= 0 and len(cells[note_at]) > 5 and (charged := _FEE.search(cells[note_at])):
                fee = unsigned(charged[1]) or ZERO
        elif family == "shop" and means == "moved" and header.layout.format.types and is_refund(category):
            means = "refund"
        elif family == "alipay" and funds_at >= 0:
            funds = kept(cells[funds_at])
            back = unsigned(cells[back_at]) or ZERO if back_at >= 0 else ZERO
            means = "frozen" if meaning_of(funds) == "frozen" and means != "no-money" else means
            way = ways.get(funds, way) if not kept(cells[way_at]) else way
            method = funds if means == "closed" else method
        problem: Problem = "date-unreadable" if moment_of is None else "amount-unreadable" if amount is None else ""
        return Row(number, moment_of, amount, way, payee, item, category, method, means, order, "", back, fee, problem)

    return make


def _number(cell: str) -> str:
    """The number of an order; empty where a spreadsheet has made 2.02501E+27 of it, which is nobody's number."""
    text = bare(cell)
    if text.isdigit() and len(text) <= 64:
        return text
    if not text or text == "/" or "E+" in text or "e+" in text or "." in text:
        return ""
    return text[:64]


def cents(amount: float) -> Decimal:
    """A number of a spreadsheet as a sum, rounded to two places first."""
    return Decimal(f"{amount:.2f}")
