"""The command line. Each verb imports what it needs, so that a verb without a screen starts without Textual."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ashore import __version__
from ashore.errors import AshoreError, UsageError

if TYPE_CHECKING:
    from ashore.guide.load import Guide
    from ashore.workbook.model import Workbook
    from ashore.workbook.store import Store


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line. Returns the exit code: 0 well, 1 the user's data or file is wrong, 2 wrong usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        try:
            return _run(arguments)
        except AshoreError as error:
            _complain(str(error))
            return error.exit_code
        except RecursionError:
            _complain("nested too deeply")
            return 1
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has stopped reading. Python flushes again at exit: give it somewhere to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except KeyboardInterrupt:
        return 130


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        print(f"ashore {__version__}")
        return 0
    _keep_to_ourselves()
    if "--ephemeral" in arguments:
        from ashore import resources

        sys.dont_write_bytecode = True
        resources.write_nothing()
    from ashore import settings
    from ashore.i18n.argparse_texts import translate_argparse
    from ashore.i18n.choice import set_language

    translate_argparse()
    kept = settings.read()
    locales = _peek(arguments, "--locales")
    set_language(None, kept.language)
    verb_is_letter = "letter" in arguments
    option = _peek(arguments[: arguments.index("letter")] if verb_is_letter else arguments, "--lang")
    set_language(option, kept.language, Path(locales) if locales else None)
    options = _parser().parse_args(arguments)
    verb: Callable[[argparse.Namespace], int] = options.run
    return verb(options)


def _keep_to_ourselves() -> None:
    """No core dump: it would hold what the reader entered."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _peek(arguments: list[str], name: str) -> str | None:
    """The value of an option, before the parser (whose own words need the language) exists."""
    for number, argument in enumerate(arguments):
        if argument == name and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
    return None


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        from ashore.i18n import _, fill

        raise UsageError(fill(_("{problem} (ashore --help shows what there is)"), problem=message))


def _parser() -> argparse.ArgumentParser:
    from ashore.i18n import _

    def common(parser: argparse.ArgumentParser, *, lang: bool = True) -> None:
        if lang:
            parser.add_argument(
                "--lang", metavar="TAG", default=argparse.SUPPRESS, help=_("language, such as en or zh_CN")
            )
        parser.add_argument("--workbook", metavar="FILE", default=argparse.SUPPRESS, help=_("another workbook file"))
        parser.add_argument(
            "--locales", metavar="DIR", default=argparse.SUPPRESS, help=_("catalogues to look into first")
        )

    parser = _Parser(prog="ashore", description=_("A workbook for people who have fallen behind on a small loan."))
    parser.add_argument("--version", action="version", version=f"ashore {__version__}", help=_("show the version"))
    common(parser)
    parser.add_argument("--ephemeral", action="store_true", help=_("write nothing to disk"))
    parser.set_defaults(run=_open)
    verbs = parser.add_subparsers(metavar=_("VERB"), parser_class=_Parser)

    read = verbs.add_parser("read", help=_("a chapter as plain text"))
    read.add_argument("chapter", nargs="?", help=_("its number or name; without it, what chapters there are"))
    common(read)
    read.set_defaults(run=_read)
    status = verbs.add_parser("status", help=_("where the case stands"))
    status.add_argument("--json", action="store_true", help=_("for programs"))
    common(status)
    status.set_defaults(run=_status)
    letter = verbs.add_parser("letter", help=_("a letter from the newest draft"))
    letter.add_argument("kind", help=_("what letter: hardship"))
    letter.add_argument("--lang", metavar="TAG", dest="letter_lang", help=_("the letter's language"))
    letter.add_argument("--format", choices=["text", "markdown"], default="text", help=_("text or markdown"))
    letter.add_argument("-o", "--output", metavar="FILE", help=_("write to this new file, readable by you alone"))
    letter.add_argument("--force", action="store_true", help=_("replace the file if there is one"))
    common(letter, lang=False)
    letter.set_defaults(run=_letter)
    check = verbs.add_parser("check", help=_("is this workbook file sound?"))
    check.add_argument("file", nargs="?", help=_("the file; without it, your workbook"))
    common(check)
    check.set_defaults(run=_check)
    restore = verbs.add_parser("restore", help=_("put the newest good backup in place"))
    restore.add_argument("backup", nargs="?", help=_("another backup, by its name"))
    common(restore)
    restore.set_defaults(run=_restore)
    erase = verbs.add_parser("erase", help=_("remove everything that Ashore keeps"))
    erase.add_argument("--yes", action="store_true", help=_("without asking"))
    common(erase)
    erase.set_defaults(run=_erase)
    where = verbs.add_parser("where", help=_("which files are used"))
    common(where)
    where.set_defaults(run=_where)
    return parser


# What verbs share


def _print(text: str) -> None:
    from ashore.text import clean

    sys.stdout.write(clean(text) + ("" if text.endswith("\n") else "\n"))


def _complain(text: str) -> None:
    from ashore.text import clean

    sys.stderr.write(f"ashore: {clean(text, lines=False)}\n")


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size((80, 24)).columns, 80) if sys.stdout.isatty() else 80


def _path(options: argparse.Namespace) -> Path:
    from ashore import resources

    named = getattr(options, "workbook", None)
    if named == "" or (named and "\0" in named):
        from ashore.i18n import _

        raise UsageError(_("--workbook needs the name of a file"))
    return Path(named).expanduser() if named else resources.data_dir() / "workbook.toml"


def _store(options: argparse.Namespace) -> Store:
    from ashore.workbook.store import Store

    return Store(_path(options))


def _workbook(options: argparse.Namespace) -> Workbook:
    """The workbook, or an empty one when there is none yet."""
    import datetime as dt

    from ashore.workbook.model import Workbook

    return _store(options).read() or Workbook(created=dt.date.today())


def _guide(workbook: Workbook | None = None) -> Guide:
    from ashore.guide.load import load

    return load(workbook.jurisdiction if workbook else "cn")


# The verbs


def _open(options: argparse.Namespace) -> int:
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        from ashore.i18n import _

        raise UsageError(_("the workbook needs a terminal; 'ashore read' and 'ashore status' do not"))
    from ashore.tui.start import start

    return start(
        _path(options),
        ephemeral=options.ephemeral,
        locales=getattr(options, "locales", None),
        language=getattr(options, "lang", None),
    )


def _read(options: argparse.Namespace) -> int:
    from ashore.case import marks
    from ashore.guide.plain import chapter_text
    from ashore.guide.say import say
    from ashore.i18n import _, fill
    from ashore.text import wrap

    workbook = _workbook(options)
    guide = _guide(workbook)
    if options.chapter is None:
        for chapter in guide.chapters:
            _print(
                "\n".join(
                    [
                        f"{chapter.number}. {say(chapter.title, guide.facts)}",
                        *wrap(say(chapter.answer, guide.facts), _width(), first="   ", hang="   "),
                        "",
                    ]
                )
            )
        return 0
    for chapter in guide.chapters:
        if options.chapter in (str(chapter.number), chapter.id):
            _print(chapter_text(chapter, guide.facts, _width(), marks(workbook)))
            return 0
    known = ", ".join(f"{chapter.number} ({chapter.id})" for chapter in guide.chapters)
    raise UsageError(fill(_("no chapter '{name}'; there are: {known}"), name=options.chapter, known=known))


def _status(options: argparse.Namespace) -> int:
    import datetime as dt

    from ashore.case import status

    workbook = _workbook(options)
    state = status(workbook, _guide(workbook), dt.date.today())
    if options.json:
        import json

        sys.stdout.write(json.dumps(state, ensure_ascii=False, indent=2) + "\n")
        return 0
    from ashore.words import agenda_line, status_lines

    for line in status_lines(workbook, _guide(workbook), dt.date.today()):
        _print(line)
    from ashore.casework.agenda import agenda

    for entry in agenda(workbook):
        _print(f"  {agenda_line(entry, dt.date.today())}")
    return 0


def _letter(options: argparse.Namespace) -> int:
    import datetime as dt

    from ashore import case
    from ashore.i18n import _, catalogue, fill
    from ashore.letters.advice import missing_words
    from ashore.letters.render import export, render
    from ashore.workbook.model import LetterDraft

    workbook = _workbook(options)
    guide = _guide(workbook)
    if options.kind not in guide.letters:
        raise UsageError(
            fill(_("no letter '{name}'; there are: {known}"), name=options.kind, known=", ".join(guide.letters))
        )
    drafts = [draft for draft in workbook.letters if draft.kind == options.kind]
    draft = (
        drafts[-1]
        if drafts
        else LetterDraft(id="l0", kind=options.kind, created=dt.date.today(), language=guide.facts.language)
    )
    locales = getattr(options, "locales", None)
    directories = catalogue.search_path(Path(locales) if locales else None)
    if options.letter_lang:
        tags = catalogue.available(directories)
        served = catalogue.chain(options.letter_lang, tags)
        if not served:
            raise UsageError(
                fill(
                    _("no texts in '{language}'; there are: {known}"),
                    language=options.letter_lang,
                    known=", ".join(tags),
                )
            )
        draft = draft.model_copy(update={"language": served[0]})
    letter_case = case.letter_case(draft, workbook, guide, dt.date.today())
    content = render(case.write_letter(letter_case, directories), options.format)
    if options.output:
        export(content, Path(options.output).expanduser(), force=options.force)
    else:
        _print(content)
    if missing := missing_words(letter_case):
        _complain(missing)
    return 0


def _check(options: argparse.Namespace) -> int:
    from ashore.i18n import _, fill
    from ashore.workbook.store import Store

    path = Path(options.file).expanduser() if options.file else _path(options)
    if "\0" in str(path):
        raise UsageError(_("--workbook needs the name of a file"))
    workbook = Store(path).read()
    if workbook is None:
        raise AshoreError(fill(_("{file}: there is no such file"), file=str(path)))
    _print(fill(_("{file}: a sound workbook"), file=str(path)))
    return 0


def _restore(options: argparse.Namespace) -> int:
    from ashore.i18n import _, fill
    from ashore.workbook.lock import Lock
    from ashore.workbook.store import problem_of

    store = _store(options)
    lock = Lock(store.path)
    backup = store.backups / Path(options.backup).name if options.backup else store.newest_good_backup()
    if backup is None or not backup.exists():
        raise AshoreError(fill(_("{file}: there is no backup that can be read"), file=str(store.backups)))
    try:
        if lock.acquire() == "busy":
            raise AshoreError(_("the workbook is open in another session; leave it first"))
        aside = store.restore(backup)
    except OSError as error:
        raise AshoreError(fill(_("{file}: {problem}"), file=str(store.path), problem=problem_of(error))) from None
    finally:
        lock.release()
    _print(fill(_("{file}: restored from {backup}"), file=str(store.path), backup=backup.name))
    if aside:
        _print(fill(_("What stood there is kept as {file}"), file=str(aside)))
    return 0


def _erase(options: argparse.Namespace) -> int:
    from ashore import erase
    from ashore.i18n import _, fill
    from ashore.workbook.lock import Lock

    path = _path(options)
    found = erase.what(path)
    if not found:
        _print(_("There is nothing to remove."))
        return 0
    lock = Lock(path)
    if path.parent.is_dir() and lock.acquire() == "busy":
        raise AshoreError(_("the workbook is open in another session; leave it first"))
    try:
        for file in found:
            _print(f"  {file}")
        if not options.yes:
            if not sys.stdin.isatty():
                raise UsageError(_("erase asks first, and needs a terminal for that; --yes goes without"))
            word = _("erase")
            sys.stdout.write(fill(_("To remove these for good, type {word}: "), word=word))
            sys.stdout.flush()
            if sys.stdin.readline().strip().lower() != word:
                _print(_("Nothing was removed."))
                return 1
        left = erase.remove(found)
    finally:
        lock.release()
    for file, problem in left:
        _complain(fill(_("{file}: {problem}"), file=str(file), problem=problem))
    _print(
        _("Removed, as far as a program can: disks, snapshots and backups of the whole machine may keep older copies.")
    )
    _print(_("Letters that you wrote to files of your own are not among them."))
    return 1 if left else 0


def _where(options: argparse.Namespace) -> int:
    from ashore import resources
    from ashore.i18n import _
    from ashore.text import pad

    path = _path(options)
    for label, place in (
        (_("Workbook"), path),
        (_("Backups"), path.parent / "backups"),
        (_("Settings"), resources.config_dir() / "settings.toml"),
        (_("Your catalogues"), resources.user_locales()),
        (_("Cache"), resources.cache_dir()),
        (_("Guidance"), resources.content_dir()),
    ):
        _print(f"{pad(label, 18)}{place}")
    return 0
