"""Has a place all that the program finds by a role, and can all of its cards be reached?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from ashore.guide.guide import Guide
from ashore.guide.models.base import Id
from ashore.guide.models.cards import CardRole
from ashore.guide.models.conduct import Signal
from ashore.guide.models.help import HelpRole
from ashore.guide.models.letter_roles import LetterRole, Request
from ashore.i18n import _, fill


def missing(guide: Guide) -> Iterator[str]:
    """What the program needs and the place does not have, in words."""
    cards = [card.role for card in guide.cards.card]
    yield from _lacks(_("no card with role = '{role}'"), get_args(CardRole), cards)
    lines = [line.role for line in guide.help.line]
    yield from _lacks(_("no line of help with role = '{role}'"), get_args(HelpRole), lines)
    rules = [rule.signals for rule in guide.conduct.values()]
    yield from _lacks(_("no conduct rule with signals = '{role}'"), get_args(Signal), rules)
    clauses = [rule.signals for rule in guide.clauses.values()]
    yield from _lacks(_("no rule of the clause check with signals = '{role}'"), ("despair",), clauses)
    letters = [role for letter in guide.letters.values() for role in letter.roles]
    yield from _lacks(_("no letter with '{role}' among its roles"), get_args(LetterRole), letters)
    if guide.answers.by_id:
        answers = [answer.role for answer in guide.answers.by_id.values()]
        yield from _lacks(_("no answer with role = '{role}'"), ("despair",), answers)
    yield from _offers(guide)
    yield from _cards(guide)


def _lacks(problem: str, roles: Iterable[str], there: Iterable[str | None]) -> Iterator[str]:
    known = set(there)
    yield from (fill(problem, role=role) for role in roles if role not in known)


def _offers(guide: Guide) -> Iterator[str]:
    """What the letter into which an offer goes cannot ask for."""
    for letter in guide.letters.values():
        if "proposes-offer" in letter.roles:
            request = letter.by_role.get("request")
            asks = [option.asks for option in request.options] if request else []
            problem = fill(_("letter {letter}: no answer that asks = '{role}'"), letter=letter.id)
            yield from _lacks(problem, get_args(Request), asks)


def _cards(guide: Guide) -> Iterator[str]:
    """Questions that lead to no card, and cards to which nothing leads: in danger nobody would find them."""
    known: set[Id] = {card.id for card in guide.cards.card}
    led_to = {question.card for question in guide.cards.question}
    for card in sorted(led_to - known):
        yield fill(_("no card '{card}'"), card=card)
    for one in guide.cards.card:
        if one.role is None and one.id not in led_to:
            yield fill(_("the card '{card}' has no role, and no question leads to it"), card=one.id)
