"""What `ashore check content` says: is all that Ashore tells its readers sound, used, found and looked up of late?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ashore.cli.shared import out

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ashore.guide.checks.told import Language, Told
    from ashore.guide.guide import Guide
    from ashore.guide.models.style import Style


def check_content() -> int:
    """Print what is wrong in all places, those of the user among them, and what is to be looked at. Returns 1 where
    something is wrong."""
    from ashore.guide.checks.told import languages
    from ashore.guide.installed import faults_of_own, faults_of_shipped, places
    from ashore.guide.read import ContentError
    from ashore.storage import paths

    wrong = faults_of_shipped()
    look_at: list[str] = []
    if not wrong:  # what cannot be read cannot be looked through
        guides, _problems = places()
        try:
            wrong = [*in_places(guides), *in_texts(guides, paths.content_dir(), tuple(languages()))]
        except ContentError as error:
            wrong = [str(error)]
        look_at = [line for guide in guides for line in _to_look_at(guide)]
    return _tell([*wrong, *faults_of_own()], look_at)


def check_place(folder: Path) -> int:
    """The same of one place alone, wherever its folder is. Raises UsageError where it is none."""
    from ashore.errors import UsageError
    from ashore.guide.checks.told import languages
    from ashore.guide.checks.usable import unusable
    from ashore.guide.guide import load
    from ashore.guide.installed import places
    from ashore.guide.place_files import CODE
    from ashore.i18n import _, fill
    from ashore.storage import paths

    place = folder.absolute()
    if not CODE.fullmatch(place.name) or not place.is_dir():
        text = _("{file}: no folder whose name is the code of a place, such as gb or us-ny")
        raise UsageError(fill(text, file=str(folder)))
    guide = load(place.name, paths.content_dir(), place.parent)
    if wrong := list(unusable(guide)):
        return _tell(wrong, [])
    others = [other for other in places()[0] if other.jurisdiction != guide.jurisdiction]
    spoken = tuple(languages())
    wrong = [*in_places([guide]), *in_texts_of(guide, [*others, guide], paths.content_dir(), spoken)]
    return _tell(wrong, [*_to_look_at(guide)])


def _tell(wrong: Sequence[str], look_at: Sequence[str]) -> int:
    from ashore.i18n import _, fill

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


def _to_look_at(guide: Guide) -> Iterator[str]:
    """Facts of a place that are not used, or old, in words."""
    from ashore.guide.checks.facts import old, unused

    yield from unused(guide)
    yield from old(guide, dt.date.today())


def in_places(guides: Sequence[Guide]) -> Iterator[str]:
    """What is wrong in each place, in words: what is named and not there, and what the program would not find."""
    from ashore.guide.checks.found import not_found
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
        yield from not_found(guide)


def in_texts(guides: Sequence[Guide], directory: Path, spoken: Sequence[Language]) -> Iterator[str]:
    """What is wrong in the texts, in English and in each language that is spoken, in words. Raises ContentError."""
    from ashore.guide.checks.styles import styles
    from ashore.guide.checks.told import told

    yield from _in_told(told(directory), spoken, styles(directory))
    for guide in guides:
        yield from in_texts_of(guide, guides, directory, spoken)


def in_texts_of(guide: Guide, guides: Sequence[Guide], directory: Path, spoken: Sequence[Language]) -> Iterator[str]:
    """What is wrong in the texts that a place shows, and in those that the user has written for it, in words."""
    from ashore.guide.checks.elsewhere import addressed, belongings
    from ashore.guide.checks.shown import shown
    from ashore.guide.checks.styles import styles
    from ashore.guide.checks.told import told, told_by_user
    from ashore.guide.checks.wording import never_said
    from ashore.guide.lineage import lineage

    known, users = styles(directory), told_by_user(guide)
    yield from _in_told(users, spoken, known, english=guide.facts.language.startswith("en"))
    here = shown(guide, [*told(directory), *(text for each in lineage(guide) for text in told_by_user(each))])
    # What ships is not wrong because of a place that the user adds.
    beside = [other for other in guides if other.own is None or other is guide]
    yield from addressed(guide, here, spoken, belongings(beside, spoken))
    for language in spoken:
        yield from never_said(here, language, known, guide.jurisdiction)


def _in_told(
    told: Iterable[Told], spoken: Sequence[Language], known: Mapping[str, Style], *, english: bool = True
) -> Iterator[str]:
    """What is wrong in some texts by themselves, in words. Not `english`: their author wrote another language, and how
    long a sentence is in it is not known."""
    from ashore.guide.checks.blanks import unlike
    from ashore.guide.checks.numbers import outside
    from ashore.guide.checks.sentences import too_long
    from ashore.guide.checks.wording import never_said, other_terms
    from ashore.i18n.catalogue import SOURCE

    every = list(told)
    for language in spoken:
        yield from unlike(every, language)
        yield from outside(every, language)
        yield from other_terms(every, language)
        if english or language.tag != SOURCE:
            yield from never_said(every, language, known)
            yield from too_long(every, language, known)
