"""Is there what is named: facts and their values, sources, letters, ids that were renamed, texts that are replaced?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ashore.guide.checks.content_files import below, files_of
from ashore.guide.checks.references import missing, unsettled
from ashore.guide.checks.told import told
from ashore.guide.files import kind_in_place
from ashore.guide.guide import Guide
from ashore.guide.read import data_of, in_file, name_of_file
from ashore.i18n import _, fill
from ashore.i18n.formats import NO_CURRENCY


def check(guide: Guide) -> Iterator[str]:
    """What is wrong across files, in words: what is missing or unsettled, ids used twice, what nothing reads."""
    yield from missing(guide)
    yield from unsettled(guide)
    seen: dict[str, str] = {}
    for chapter in guide.chapters:
        for step in chapter.steps:
            if step.id in seen:
                yield fill(_("step {step} stands in two chapters"), step=step.id)
            seen[step.id] = chapter.id
    yield from _leads_nowhere(guide)
    yield from _unread(guide)
    yield from _unknown(guide)
    stated: dict[str, Path] = {}
    for file in files_of(guide):
        data = data_of(file.path)
        for twice in _twice(data):
            yield fill(_("{place}: '{id}' stands there twice"), place=name_of_file(file.path), id=twice)
        for fact in data.get("fact", ()):
            if stated.setdefault(fact["id"], file.path) != file.path:
                yield fill(_("fact {fact} stands in two files"), fact=fact["id"])


def _leads_nowhere(guide: Guide) -> Iterator[str]:
    """Texts to be replaced, and ids that were renamed, that are not there; and old ids that still are."""
    shared = {text.context for text in told(guide.directory)}
    for file in (file for file in files_of(guide) if file.kind == "instead"):
        for number, entry in enumerate(data_of(file.path).get("instead", ())):
            for at in entry["at"]:
                if at not in shared:
                    problem = fill(_("no text '{id}' that it could replace"), id=at)
                    where = in_file(file.path, ("instead", number, "at"))
                    yield fill(_("{file}: {problem}"), file=where, problem=problem)
    there: dict[str, Iterable[str]] = {
        "paper": guide.papers,
        "step": guide.steps,
        "letter": guide.letters,
        "question": [question.id for question in guide.outlook.question],
        "rule": guide.conduct,
        "term": [point.id for point in guide.terms.point],
    }
    for one in guide.renamed if guide.own is None else ():  # what ships alone has had other ids
        if one.new not in there[one.what] or one.old in there[one.what]:
            yield fill(_("renamed.toml: '{old}' leads to '{new}', which is not there"), old=one.old, new=one.new)


def _unread(guide: Guide) -> Iterator[str]:
    """Files in the folders of the place that nothing reads: a name that is mistyped."""
    for folder in guide.files.folders:
        for path in below(folder) if folder.is_dir() else ():
            if path.suffix == ".toml" and kind_in_place(path.relative_to(folder)) is None:
                yield fill(
                    _("{file}: {problem}"), file=name_of_file(path), problem=_("no file of a place: nothing reads it")
                )


def _unknown(guide: Guide) -> Iterator[str]:
    """A language or a currency of the place that nobody knows."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import list_currencies

    path = guide.files.one("facts.toml")
    data = data_of(path) if path else {}
    if path and "language" in data:
        try:
            Locale.parse(data["language"])
        except (UnknownLocaleError, ValueError):
            text = _("'{tag}' is no language that CLDR knows; write it like fr, pt_BR or zh_Hant")
            problem = fill(text, tag=data["language"])
            yield fill(_("{file}: {problem}"), file=in_file(path, ("language",)), problem=problem)
    if path and data.get("currency", NO_CURRENCY) != NO_CURRENCY and data["currency"] not in list_currencies():
        problem = fill(_("no currency '{code}'"), code=data["currency"])
        yield fill(_("{file}: {problem}"), file=in_file(path, ("currency",)), problem=problem)


def _twice(data: object) -> Iterator[str]:
    """The ids that two tables of one list have: of the two only the last would be seen."""
    if isinstance(data, dict):
        for value in data.values():
            yield from _twice(value)
    elif isinstance(data, list):
        ids = [item["id"] for item in data if isinstance(item, dict) and isinstance(item.get("id"), str)]
        yield from dict.fromkeys(name for name in ids if ids.count(name) > 1)
        for item in data:
            yield from _twice(item)
