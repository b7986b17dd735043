"""What `ashore check content` says: is all that Ashore tells its readers sound, used, found and looked up of late?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ashore.cli.shared import out

if TYPE_CHECKING:
    from pathlib import Path

    from ashore.guide.checks.told import Language
    from ashore.guide.guide import Guide


def check_content() -> int:
    """Print what is wrong in the content, and what is to be looked at. Returns 1 where something is wrong."""
    from ashore.guide.checks.facts import old, unused
    from ashore.guide.checks.found import not_found
    from ashore.guide.checks.told import languages
    from ashore.guide.installed import faults, places
    from ashore.guide.read import ContentError
    from ashore.i18n import _, fill
    from ashore.storage import paths

    wrong = faults()
    look_at: list[str] = []
    if not wrong:  # what cannot be read cannot be looked through
        guides, _problems = places()
        try:
            wrong = [*in_places(guides), *in_texts(guides, paths.content_dir(), tuple(languages()))]
        except ContentError as error:
            wrong = [str(error)]
        wrong += [problem for guide in guides for problem in not_found(guide)]
        look_at = [line for guide in guides for line in (*unused(guide), *old(guide, dt.date.today()))]
    for problem in wrong:
        out(f"! {problem}")
    for line in look_at:
        out(line)
    if wrong:
        text = _("Wrong: {wrong}. To be looked at: {n}.") if look_at else _("Wrong: {wrong}.")
    else:
        text = _("The content is sound. To be looked at: {n}.") if look_at else _("The content is sound.")
    out(fill(text, wrong=str(len(wrong)), n=str(len(look_at))))
    return 1 if wrong else 0


def in_places(guides: Sequence[Guide]) -> Iterator[str]:
    """What is wrong in each place, in words: what is named and not there, and what the program would not find."""
    from ashore.guide.checks.named import check
    from ashore.guide.checks.roles import missing
    from ashore.i18n import _, fill
    from ashore.letters.blanks import unknown_blanks

    for guide in guides:
        for problem in (*check(guide), *missing(guide)):
            yield f"{guide.jurisdiction}: {problem}"
        for letter in guide.letters.values():
            for text, name in unknown_blanks(letter):
                problem = fill(_("nothing fills the blank {name}"), name=f"{{{name}}}")
                yield f"{guide.jurisdiction}: {letter.id} ({text.context}): {problem}"


def in_texts(guides: Sequence[Guide], directory: Path, spoken: Sequence[Language]) -> Iterator[str]:
    """What is wrong in the texts, in English and in each language that is spoken, in words. Raises ContentError."""
    from ashore.guide.checks.blanks import unlike
    from ashore.guide.checks.elsewhere import addressed, belongings
    from ashore.guide.checks.numbers import outside
    from ashore.guide.checks.sentences import too_long
    from ashore.guide.checks.shown import shown
    from ashore.guide.checks.styles import styles
    from ashore.guide.checks.told import told
    from ashore.guide.checks.wording import never_said, other_terms

    every, known = told(directory), styles(directory)
    for language in spoken:
        yield from unlike(every, language)
        yield from outside(every, language)
        yield from never_said(every, language, known)
        yield from other_terms(every, language)
        yield from too_long(every, language, known)
    belong = belongings(guides, spoken)
    for guide in guides:
        here = shown(guide, every)
        yield from addressed(guide, here, spoken, belong)
        for language in spoken:
            yield from never_said(here, language, known, guide.jurisdiction)
