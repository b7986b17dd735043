"""The conduct rules of a place, as the contact log is held against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ashore.casework.contacts import Rule
from ashore.guide.guide import Guide

if TYPE_CHECKING:
    from ashore.guide.models.conduct import Signal


def conduct_rules(guide: Guide) -> list[Rule]:
    """The conduct rules with the numbers of their facts."""
    rules = []
    for rule in guide.conduct.values():
        values: dict[str, str] = {}
        if rule.measure:
            fact = guide.facts.facts[rule.measure.fact]
            values = {key: str(value) for key, value in fact.values.items()}
            if rule.measure.most:
                values["most"] = values[rule.measure.most]
        if rule.channel:
            values["channel"] = rule.channel
        rules.append(Rule(rule.id, rule.kind, values))
    return rules


def marks_that_signal(guide: Guide, signal: Signal) -> set[str]:
    """The marks of an entry that tell of such a thing."""
    return {rule.id for rule in guide.conduct.values() if rule.signals == signal}
