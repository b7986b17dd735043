"""The verb for translators: begin a language, bring it up to date, check it, see how far it is, look at a chapter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ashore.cli.shared import file_of, guide_of, out, width
from ashore.errors import AshoreError, UsageError

if TYPE_CHECKING:
    import argparse


def locale(options: argparse.Namespace) -> int:
    """Do what is asked for. Exit code 1 when a check finds an error; with --strict, when it finds anything."""
    from ashore.storage import paths as resources

    directory = resources.user_locales() if options.to is None else file_of(options.to, "--to")
    steps = {"init": _init, "update": _update, "check": _check, "status": _status, "preview": _preview}
    return steps[options.what](options, directory)


def _init(options: argparse.Namespace, directory: Path) -> int:
    import datetime as dt

    from ashore.i18n import _, fill
    from ashore.i18n.kit.workflow import begin, path_of
    from ashore.storage import paths as resources

    like = None
    if options.like:
        folders = (directory, resources.packaged_locales())
        found = [folder for folder in folders if path_of(folder, options.like, "interface").exists()]
        if not found:
            raise AshoreError(fill(_("no catalogue of '{tag}' to take over"), tag=options.like))
        like = path_of(found[0], options.like, "interface").parents[1]
    written = begin(options.tag, directory, dt.datetime.now(dt.UTC), like)
    for path in written:
        out(fill(_("Written: {file}"), file=str(path)))
    if not written:
        out(_("The catalogues are there already; nothing was changed. 'update' brings them up to date."))
    return 0


def _update(options: argparse.Namespace, directory: Path) -> int:
    from ashore.i18n import _, fill
    from ashore.i18n.kit.workflow import bring_up_to_date

    for path in bring_up_to_date(options.tag, directory):
        out(fill(_("Up to date: {file}"), file=str(path)))
    return 0


def _check(options: argparse.Namespace, directory: Path) -> int:
    from ashore.cli.locale_check import said
    from ashore.cli.parser import formatted
    from ashore.i18n import _, fill
    from ashore.i18n.catalogue import DOMAINS
    from ashore.i18n.kit.checks import check
    from ashore.i18n.kit.workflow import path_of

    paths = [path for domain in DOMAINS if (path := path_of(directory, options.tag, domain)).exists()]
    if not paths:
        raise AshoreError(fill(_("no catalogue of '{tag}' in {folder}"), tag=options.tag, folder=str(directory)))
    problems = list(check(paths, options.tag, formatted()))
    for line in said(problems, as_json=options.json):
        out(line)
    return 1 if any(options.strict or problem.severity == "error" for problem in problems) else 0


def _status(options: argparse.Namespace, directory: Path) -> int:
    from ashore.i18n import _, fill
    from ashore.i18n.kit.workflow import states

    text = _("{domain}: {done} of {total} done, {fuzzy} fuzzy, {missing} missing, {words} words left")
    usable = False
    for state in states(options.tag, directory):
        numbers = {"done": state.done, "total": state.total, "fuzzy": state.fuzzy, "missing": state.missing}
        words = {name: str(number) for name, number in numbers.items()}
        out(fill(text, domain=state.domain, words=str(state.words), **words))
        usable = usable or (state.domain == "interface" and state.done == state.total)
    if usable:
        out(_("The interface is complete: Ashore can be used in this language from here on."))
    else:
        out(_("Begin with the interface: with it alone Ashore can be used, the rest stays English for now."))
    return 0


def _preview(options: argparse.Namespace, directory: Path) -> int:
    from ashore.guide.as_text import chapter_text
    from ashore.i18n import _, catalogue, fill, use

    guide = guide_of()
    chapters = {str(chapter.number): chapter for chapter in guide.chapters}
    if options.chapter not in chapters:
        text = _("no chapter '{name}'; there are: {known}")
        raise UsageError(fill(text, name=options.chapter, known=", ".join(chapters)))
    use(catalogue.load(options.tag.replace("-", "_"), catalogue.search_path(directory)))
    out(chapter_text(chapters[options.chapter], guide.facts, width(), {}))
    return 0
