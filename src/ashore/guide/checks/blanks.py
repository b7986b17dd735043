"""Has every text blanks that something fills, and every translation those of the English?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ashore.guide.checks.told import FACTS, Language, Told
from ashore.i18n import _, fill
from ashore.i18n.catalogue import SOURCE
from ashore.i18n.kit.po import BLANK, blanks

FILLED = ("terms", *FACTS)
"""Kinds of files with texts in which the program fills blanks of its own."""
BRACE = re.compile(r"[{}]")


def only_facts(text: Told) -> bool:
    """Whether facts alone fill the blanks of a text; in letters, messages and notes the program fills others."""
    return not text.of_letter and text.kind not in FILLED


def unlike(told: Iterable[Told], language: Language) -> Iterator[str]:
    """Blanks that are written wrongly, and those in which a translation differs from the English, in words."""
    for text in told:
        said = language.says_itself(text)
        if said is None:
            continue
        place = f"{text.file} ({text.context}), {language.tag}"
        if BRACE.search(BLANK.sub("", said)):
            yield f"{place}: " + _("a brace without its other half, or a blank that is written wrongly")
        if language.tag == SOURCE:
            for name in sorted(blanks(said)) if only_facts(text) else ():
                if "." not in name:
                    yield f"{place}: " + fill(_("nothing fills the blank {name}"), name=name)
        else:
            for name in sorted(blanks(said) - blanks(text.source)):
                yield f"{place}: " + fill(_("the blank {name} is not in the English text"), name=name)
            for name in sorted(blanks(text.source) - blanks(said)):
                yield f"{place}: " + fill(_("the blank {name} is missing"), name=name)
