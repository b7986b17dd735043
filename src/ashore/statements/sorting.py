"""What one row counts as, by its own words: section by section, the first rule that fits decides."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ashore.statements.entries import UNSORTED, Entry, Kind
from ashore.statements.rows import ZERO, Direction, Row, Statement
from ashore.statements.rules import Rules, same
from ashore.statements.words import folded

Decided = tuple[Kind, str, str, str, bool, str]
"""Kind, reason, group, lender, on credit, why it is asked."""
ALIKE = 20_000
"""Different rows of which it is remembered what they count as, at most."""
NOTHING_MOVED = frozenset({"failed", "no-money", "frozen", "not-paid", "refunded-in-full"})
LINKED = frozenset({"refund", "closed"})
"""What is decided by other rows: `links` looks for them."""
OWN = "own-money"
WAY_OF: Mapping[str, Direction] = {"repayment": "out", "loan": "in", "income": "in"}
"""Which way money went where the file counts it as neither, but says what it was."""


@dataclass
class Sorter:
    """Sorts the rows of one file. `own_names`: how the reader is called."""

    statement: Statement
    file: int
    rules: Rules
    own_names: Sequence[str] = ()

    def __post_init__(self) -> None:
        names = [name for name in (*self.own_names, self.statement.owner) if len(name) > 1 and "*" not in name]
        self._names = frozenset(map(same, names))
        han = "\u4e00-\u9fff"
        found = "|".join(re.escape(folded(name)) for name in names)
        self._named = re.compile(f"(?<![{han}a-z])(?:{found})(?![{han}a-z])" if found else "(?!)")
        self._bank = self.statement.level == 0
        self._known: dict[tuple[str, ...], Decided] = {}

    def entry(self, row: Row) -> Entry:
        """What a row counts as. Refunds and closed orders are still without a reason: `links.linked` gives it."""
        if row.problem:
            return Entry(self.file, row, reason=row.problem)
        meaning = row.meaning
        if meaning in NOTHING_MOVED:
            return Entry(self.file, row, reason=meaning)
        if not row.amount:
            return Entry(self.file, row, reason="no-money")
        if meaning in LINKED:
            return Entry(self.file, row)
        if meaning == "unknown":
            return Entry(self.file, row, reason="undecided", ask="state")
        back = row.refunded
        if back >= row.amount:
            return Entry(self.file, row, reason="refunded-in-full")
        key = (row.payee, row.item, row.category, row.method, row.direction, meaning, row.owner)
        decided = self._known.get(key)
        if decided is None:
            decided = self._decided(row)
            if len(self._known) < ALIKE:
                self._known[key] = decided
        kind, reason, group, lender, credit, ask = decided
        fee = row.fee if reason == OWN or (kind in ("income", "repayment") and row.fee < row.amount) else ZERO
        return Entry(self.file, row, kind, reason, group, lender, credit, back, fee, ask)

    def is_own(self, row: Row) -> bool:
        """Whether a row moves money between the reader's own accounts."""
        text = folded(f"{row.payee} {row.item} {row.category if self.statement.types else ''}")
        return self._own(row, text, "neutral" if row.meaning == "refund" else row.direction)

    def _decided(self, row: Row) -> Decided:
        rules = self.rules
        text = folded(f"{row.payee} {row.item} {row.category}" if self.statement.types else f"{row.payee} {row.item}")
        way = row.direction
        if way == "neutral":
            way = WAY_OF.get(row.meaning, way)
        if way == "out" and not self._says(row, text):
            return self._spent(row, text)
        if self.statement.card and way == "in":
            pays = rules.sign("repayment").search(text) or self._own(row, text, way)
            return ("", OWN, "", "", False, "") if pays else ("", "undecided", "", "", False, "direction")
        lender = rules.lender(text)
        if way != "out" and self._is_loan(row, text, lender):
            return "loan", "", "", lender or self._name(row), False, ""
        if way != "in" and self._is_repayment(row, text, lender):
            return "repayment", "", "", lender or self._name(row), False, ""
        if way != "out" and rules.sign("interest").search(text):
            return "income", "", rules.income.find(text) or UNSORTED, "", False, ""
        if self._own(row, text, row.direction):
            return "", OWN, "", "", False, ""
        method = folded(row.method) if row.method else ""
        if method and way != "in" and rules.sign("paid_by_others").search(method):
            return "", "paid-by-someone-else", "", "", False, ""
        if way == "out":
            if row.meaning == "fee" or (self._bank and rules.sign("fee").search(text)):
                return "fee", "", "", "", False, ""
            return self._spent(row, text)
        if way == "in":
            if lender:
                return "", "undecided", "", lender, False, "lender"
            group = rules.income.find(text)
            return "income", "", group or UNSORTED, "", False, "" if group else "help-or-loan"
        return "", "undecided", "", "", False, "direction"

    def _says(self, row: Row, text: str) -> bool:
        """Whether any word of a payment could say that it is something else than spending."""
        if row.meaning != "moved" or row.category in self.rules.categories or self._names:
            return True
        return bool(self.rules.any_sign.search(f"{text} {row.method}"))

    def _spent(self, row: Row, text: str) -> Decided:
        group = self._group(row, text, self.rules.outgo.find(text))
        credit = self.statement.card or bool(row.method and self.rules.sign("on_credit").search(folded(row.method)))
        return "spending", "", group or UNSORTED, "", credit, "" if group else self._why(text)

    def _group(self, row: Row, text: str, found: str) -> str:
        """The group by words, else by the file's own category; empty where neither says it."""
        group = found or self.rules.categories.get(row.category, "")
        return "" if group in ("own-money", "credit") else group

    def _why(self, text: str) -> str:
        return "cash" if self.rules.sign("cash").search(text) else "group"

    def _is_loan(self, row: Row, text: str, lender: str) -> bool:
        if row.meaning == "loan" or self.rules.sign("loan").search(text):
            return True
        return bool(lender) and bool(self.rules.sign("loan_of_lender").search(self._without(text)))

    def _is_repayment(self, row: Row, text: str, lender: str) -> bool:
        if row.meaning == "repayment":
            return True
        if self.rules.sign("repayment").search(text):
            return not self.rules.sign("not_repayment").search(text)
        if not lender:
            return False
        if self.rules.categories.get(row.category) == "credit":
            return True
        return bool(self.rules.sign("repayment_of_lender").search(self._without(text)))

    def _without(self, text: str) -> str:
        """A text without the lenders' names, which may hold such words themselves."""
        return self.rules.any_lender.sub(" ", text)

    def _own(self, row: Row, text: str, way: str) -> bool:
        if self._names and (same(row.payee) in self._names or (row.owner and same(row.owner) in self._names)):
            return True
        if self._bank:
            return bool(self.rules.sign("own").search(text) or (self._names and self._named.search(text)))
        category = self.rules.categories.get(row.category) == OWN
        if way == "neutral":
            return category or bool(self.rules.sign("own_wallet").search(text))
        return category and bool(self.rules.sign("own_wallet").search(text))

    def _name(self, row: Row) -> str:
        """Whom a repayment goes to, without the words that only say that it is one."""
        name = row.payee or row.item
        found = True
        while found:
            found = False
            for word in self.rules.data.words.row.trimmed:
                bare = name.rstrip(" -－—_:：（()）")
                if folded(bare).endswith(folded(word)) and len(bare) > len(word):
                    name, found = bare[: len(bare) - len(word)], True
        return name.strip(" -－—_:：（()）") or row.payee or row.item
