"""The verb for translators: begin a language, bring it up to date, check it, see how far it is, look at a chapter."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ashore.cli.shared import file_of, guide_of, out, width
from ashore.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ashore.i18n.kit.work import Waiting
    from ashore.i18n.kit.workflow import State

WITHOUT_TAG = ("status", "guide", "terms")
"""What can be asked for without a language."""


def locale(options: argparse.Namespace) -> int:
    """Do what is asked for. Exit code 1 when a check finds an error; with --strict, when it finds anything."""
    from ashore.i18n import _, fill
    from ashore.storage import paths as resources

    directory = resources.user_locales() if options.to is None else file_of(options.to, "--to")
    steps = {
        "init": _init,
        "update": _update,
        "check": _check,
        "status": _status,
        "next": _next,
        "preview": _preview,
        "guide": _guide,
        "terms": _terms,
    }
    if options.tag is None and options.what not in WITHOUT_TAG:
        raise UsageError(fill(_("'{what}' needs a language, such as fr or pt_BR"), what=options.what))
    return steps[options.what](options, directory)


def _init(options: argparse.Namespace, directory: Path) -> int:
    import datetime as dt

    from ashore.i18n import _, fill
    from ashore.i18n.kit.workflow import begin

    written = begin(options.tag, directory, dt.datetime.now(dt.UTC), options.like)
    for path in written:
        out(fill(_("Written: {file}"), file=str(path)))
    if not written:
        out(_("The catalogues are there already; nothing was changed. 'update' brings them up to date."))
    return 0


def _update(options: argparse.Namespace, directory: Path) -> int:
    from ashore.guide.own_texts import own_texts
    from ashore.i18n import _, fill
    from ashore.i18n.kit.workflow import bring_up_to_date

    updated = bring_up_to_date(options.tag, directory, own_texts())
    for catalogue in updated:
        out(fill(_("Up to date: {file}"), file=str(catalogue.path)))
        if catalogue.new or catalogue.changed or catalogue.gone:
            text = _("new: {new}; changed, and fuzzy now: {changed}; gone: {gone}")
            came = fill(text, new=str(catalogue.new), changed=str(catalogue.changed), gone=str(catalogue.gone))
            out(f"  {came}")
    if not updated:
        text = _("'{tag}' came with Ashore and is up to date. 'ashore locale init {tag}' makes a copy to be improved.")
        out(fill(text, tag=options.tag))
    return 0


def _check(options: argparse.Namespace, directory: Path) -> int:
    from ashore.cli.locale_check import said
    from ashore.cli.parser import formatted
    from ashore.guide.own_texts import own_texts
    from ashore.i18n.kit.checks import check
    from ashore.i18n.kit.files import exact, existing

    problems = list(check(existing(directory, exact(options.tag)), options.tag, formatted(), own_texts()))
    for line in said(problems, as_json=options.json):
        out(line)
    return 1 if any(options.strict or problem.severity == "error" for problem in problems) else 0


def _status(options: argparse.Namespace, directory: Path) -> int:
    if options.tag is None:
        return _list(directory)
    from ashore.i18n import _, fill
    from ashore.i18n.kit.files import begun, home_of
    from ashore.i18n.kit.workflow import states
    from ashore.storage import paths as resources

    text = _("{domain}: {done} of {total} done, {fuzzy} fuzzy, {missing} missing, {words} words left")
    found = list(states(begun(directory, options.tag), directory))
    for state in found:
        numbers = {"done": state.done, "total": state.total, "fuzzy": state.fuzzy, "missing": state.missing}
        words = {name: str(number) for name, number in numbers.items()}
        out(fill(text, domain=state.domain, words=str(state.words), **words))
    if home_of(directory, options.tag) == resources.packaged_locales() != directory:
        out(_("These are the catalogues that came with Ashore."))
    out(_next_words(found))
    return 0


def _next_words(found: list[State]) -> str:
    """What is best done next."""
    from ashore.i18n import _

    if all(state.done == state.total for state in found):
        return _("Everything is translated.")
    if any(state.domain == "interface" and state.done == state.total for state in found):
        return _("The interface is complete: Ashore can be used in this language from here on.")
    return _("'ashore locale next' with the language shows the text that helps a reader most.")


def _list(directory: Path) -> int:
    """Every language, with how far each of its catalogues is."""
    from ashore.i18n import _, fill, sentences
    from ashore.i18n.catalogue import chain
    from ashore.i18n.formats import language_name
    from ashore.i18n.kit.files import home_of, tags
    from ashore.i18n.kit.po import KitError
    from ashore.i18n.kit.workflow import how_far
    from ashore.storage import paths as resources

    known, code = tags(directory), 0
    for tag in known:
        try:
            counted = list(how_far(tag, directory))
        except KitError as error:  # the others are listed all the same
            out(fill(_("{tag} · {language}: {parts}"), tag=tag, language=language_name(tag), parts=str(error)))
            code = 1
            continue
        parts = [
            fill(_("{domain} {done} of {total}"), domain=domain, done=str(done), total=str(total))
            for domain, done, total in counted
        ]
        own = home_of(directory, tag) != resources.packaged_locales()
        line = fill(_("{tag} · {language}: {parts}"), tag=tag, language=language_name(tag), parts=", ".join(parts))
        others = [other for other in chain(tag, known) if other != tag and tag.startswith(f"{other}_")]
        more = [fill(_("(the rest comes from {tag})"), tag=other) for other in others[:1]]
        out(sentences(line, *more, *([_("(in your folder)")] if own else [])))
    return code


def _next(options: argparse.Namespace, directory: Path) -> int:
    from ashore.guide.installed import places
    from ashore.guide.translation_order import TranslationOrder
    from ashore.i18n import _, fill, ngettext
    from ashore.i18n.kit.files import begun
    from ashore.i18n.kit.work import waiting
    from ashore.i18n.units import unit_of

    if not options.count.isascii() or not options.count.isdigit():
        raise UsageError(fill(_("--count: not a number: {typed}"), typed=options.count))
    order = TranslationOrder(places()[0])
    texts = waiting(begun(directory, options.tag), directory, order.rank)
    shown = list(islice(texts, int(options.count[:6])))
    told_of = ""
    for text in shown:
        out(fill(_("{file}, line {line}"), file=str(text.file), line=str(text.line)))
        if text.context is not None:
            out(f"  msgctxt  {text.context}")
        out(f"  msgid    {text.source}")
        if text.plural:
            out(f"  plural   {text.plural}")
        for line in _before(text):
            out(f"  {line}")
        if text.elsewhere:
            out("  " + fill(_("the same words elsewhere: {text}"), text=text.elsewhere))
        for comment in text.comments:
            out(f"  {comment}")
        unit = unit_of(text.context or "")
        if text.left and unit != told_of:
            told_of = unit
            told = "  " + ngettext(
                "{n} text is missing here; the whole is shown once it is there.",
                "{n} texts are missing here; the whole is shown once they are there.",
                text.left,
            )
            out(told)
    if not shown:
        out(_("Everything is translated."))
    return 0


def _before(text: Waiting) -> Iterator[str]:
    """Of a fuzzy text the English before it changed, and the translation of that."""
    from ashore.i18n import _, fill

    if not text.translation:
        return
    if text.before is None:
        yield _("fuzzy: only proposed. Mend the translation, and take the word fuzzy away.")
    else:
        yield _("fuzzy: the English has changed. Mend the translation, and take the word fuzzy away.")
        yield fill(_("English before: {text}"), text=text.before)
    yield from (f"msgstr   {string}" for string in text.translation)


def _preview(options: argparse.Namespace, directory: Path) -> int:
    from ashore.cli.preview import asks_for_page, preview_page

    if asks_for_page(options):
        return preview_page(options, directory)
    from ashore.guide.as_text import chapter_text
    from ashore.i18n import _, catalogue, fill, use
    from ashore.i18n.kit.files import exact, existing

    guide = guide_of()
    chapters = {str(chapter.number): chapter for chapter in guide.chapters}
    if options.chapter not in chapters:
        text = _("no chapter '{name}'; there are: {known}")
        raise UsageError(fill(text, name=options.chapter, known=", ".join(chapters)))
    existing(directory, exact(options.tag))
    use(catalogue.load(options.tag, catalogue.search_path(directory), parts=True))
    out(chapter_text(chapters[options.chapter], guide.facts, width(), {}))
    return 0


def _guide(options: argparse.Namespace, directory: Path) -> int:
    from ashore.storage import paths as resources

    out((resources.packaged_locales() / "README.md").read_text("utf-8"))
    return 0


def _terms(options: argparse.Namespace, directory: Path) -> int:
    from ashore.i18n.kit.files import exact
    from ashore.i18n.kit.glossary import as_csv, as_tbx
    from ashore.i18n.kit.terms import all_terms

    tag = exact(options.tag) if options.tag else ""
    terms = list(all_terms(tag))
    out(as_tbx(terms, tag) if options.format == "tbx" else as_csv(terms))
    return 0
