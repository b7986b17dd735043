"""Where the words of the glossary stand in a text."""

from __future__ import annotations

import pytest

from ashore.guide.glossary import terms_in
from ashore.guide.guide import Guide
from ashore.guide.models.glossary import Term
from ashore.i18n import use
from ashore.i18n.catalogue import ENGLISH


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        ("waiver", "A waiver is asked for.", True),
        ("waiver", "Waivers are asked for.", True),
        ("waiver", "The waivering lender", False),
        ("пени", "Пени растут.", True),
        ("пени", "в той же степени", False),
        ("减免", "可以申请减免利息。", True),
        ("빚", "빚을 갚다", True),
        ("dû", "dûment", False),
    ],
)
def test_a_term_is_found_as_a_word_where_words_are_apart(name: str, text: str, stands: bool, guide: Guide) -> None:
    use(ENGLISH)
    term = Term.model_validate(
        {"id": "x", "term": {"context": "x", "source": name}, "meaning": {"context": "y", "source": "."}}
    )
    assert (terms_in(text, [term], guide.facts) == [term]) is stands
