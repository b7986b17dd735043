"""Refunds and closed orders: which payment a refund belongs to, and what of it is left."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import islice

from ashore.statements.entries import Entry
from ashore.statements.rows import ZERO, Row
from ashore.statements.rules import Rules, same

_SUFFIX = re.compile(r"[_*].*$")
SEEN = 100
"""Payments that are looked through for one refund, at most."""
Stated = frozenset({"refunded", "refunded-in-full"})


def linked(entries: Sequence[Entry], is_own: Callable[[Row], bool], rules: Rules, *, by_text: bool) -> list[Entry]:
    """The entries of one source with each refund taken off its payment; nothing is left without a reason.

    `by_text`: the source has no numbers that tie a refund to its payment; the earlier payment of the same sum to the
    same counterparty is taken then. A refund without a payment is left out, and lowers nothing.
    """
    refunds = [place for place, entry in enumerate(entries) if entry.row.meaning == "refund" and not entry.reason]
    numbered = any(entries[place].row.order for place in refunds)
    by_order = {entry.row.order: n for n, entry in enumerate(entries) if entry.row.order} if numbered else {}
    stated = _Stated(entries)
    texts = _ByText(entries, rules) if by_text and refunds else None
    back: dict[int, Decimal] = defaultdict(lambda: ZERO)
    found: list[Entry] = list(entries)
    for place in sorted(refunds, key=lambda place: _key(entries[place].row)):
        row = entries[place].row
        amount = row.amount or ZERO
        parent = by_order.get(_SUFFIX.sub("", row.order)) if row.order else None
        if parent == place:
            parent = None
        if parent is not None:
            if not entries[parent].row.refunded:
                back[parent] += amount
        elif not stated.take(row):
            parent = texts.take(row) if texts else None
            if parent is None:
                reason = "own-money" if is_own(row) else "refund-without-payment"
                found[place] = entries[place]._replace(reason=reason)
                continue
            back[parent] += amount
        found[place] = entries[place]._replace(reason="refund")
    for place, entry in enumerate(entries):
        if place in back or (entry.row.meaning == "closed" and not entry.reason):
            found[place] = _settled(entry, back.get(place, entry.row.refunded))
    return found


def _key(row: Row) -> tuple[object, ...]:
    return (row.at, row.amount, row.payee, row.item, row.order)


def _settled(entry: Entry, back: Decimal) -> Entry:
    """A payment or a closed order, when it is known what of it came back."""
    amount = entry.row.amount or ZERO
    if entry.row.meaning == "closed" and not entry.reason:
        if not back or not entry.row.method or entry.row.direction == "in":
            return entry._replace(reason="closed")
        if back < amount:
            return entry._replace(reason="undecided", ask="part-back", back=back)
        return entry._replace(reason="refunded-in-full")
    if entry.reason:
        return entry
    if back >= amount:
        return entry._replace(kind="", reason="refunded-in-full", group="", lender="", on_credit=False, ask="")
    return entry._replace(back=back)


class _Stated:
    """Payments whose own row says what came back: which refund rows repeat it. Refunds are asked for in order of time,
    so that the earliest payment that is left is the one."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._left: dict[int, Decimal] = {}
        self._rows = [entry.row for entry in entries]
        self._waiting: dict[tuple[str, Decimal | None], deque[int]] = defaultdict(deque)
        said = [place for place, row in enumerate(self._rows) if row.meaning in Stated and row.amount]
        for place in sorted(said, key=lambda place: _key(self._rows[place])):
            row = self._rows[place]
            left = row.refunded if row.meaning == "refunded" else row.amount or ZERO
            self._left[place] = left
            for key in ((row.payee, left), ("", left), (row.payee, None)):
                self._waiting[key].append(place)

    def take(self, refund: Row) -> bool:
        """Whether a payment says that this came back; each sum is taken once, from the same payee if there is one."""
        amount = refund.amount or ZERO
        for key in ((refund.payee, amount), ("", amount), (refund.payee, None)):
            place = self._first(self._waiting.get(key), refund, amount, exact=key[1] is not None)
            if place is not None:
                self._left[place] -= amount
                return True
        return False

    def _first(self, waiting: deque[int] | None, refund: Row, amount: Decimal, *, exact: bool) -> int | None:
        while waiting and not self._left[waiting[0]]:
            waiting.popleft()
        for place in islice(waiting or (), SEEN):
            at, left = self._rows[place].at, self._left[place]
            if at and refund.at and at > refund.at:
                return None
            if left == amount if exact else left >= amount:
                return place
        return None


class _ByText:
    """Payments by counterparty and sum, for sources whose refunds name no payment."""

    def __init__(self, entries: Sequence[Entry], rules: Rules) -> None:
        self._refund = rules.sign("refund")
        self._places: dict[tuple[str, Decimal], deque[int]] = defaultdict(deque)
        self._rows = [entry.row for entry in entries]
        dated = [place for place, row in enumerate(self._rows) if row.at]
        for place in sorted(dated, key=lambda place: _key(self._rows[place])):
            entry = entries[place]
            row = entry.row
            if not entry.reason and row.direction == "out" and row.amount and row.meaning != "refund":
                self._places[self._who(row), row.amount].append(place)

    def _who(self, row: Row) -> str:
        return same(self._refund.sub("", (row.payee or row.item).casefold()).strip(" -－—:："))

    def take(self, refund: Row) -> int | None:
        """The earliest payment that is left, of the same sum to the same counterparty; each is taken once."""
        who = self._who(refund)
        if not who or refund.amount is None or refund.at is None:
            return None
        places = self._places.get((who, refund.amount))
        at = self._rows[places[0]].at if places else None
        return places.popleft() if places and at and at <= refund.at else None
