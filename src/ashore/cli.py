"""The command line. Each verb imports what it needs, so that a verb without a screen starts without Textual."""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from ashore import __version__
from ashore.errors import AshoreError, UsageError
from ashore.verbs.shared import complain, is_utf8, store_of, unlock


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line. Returns the exit code: 0 well, 1 the user's data or file is wrong, 2 wrong usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        try:
            return _run(arguments)
        except AshoreError as error:
            complain(str(error))
            return error.exit_code
        except RecursionError:
            complain("nested too deeply")
            return 1
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has stopped reading. Python flushes again at exit: give it somewhere to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except OSError as error:
        from ashore.workbook.store import problem_of

        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        complain(problem_of(error))
        return 1
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
    options = parser().parse_args(arguments)
    if not options.run:
        return _open(options)
    room, name = options.run.split(".")
    verb: Callable[[argparse.Namespace], int] = getattr(importlib.import_module(f"ashore.verbs.{room}"), name)
    return verb(options)


def _open_closed_streams() -> None:
    """Started with stdin, stdout or stderr closed, the next file opened would take its number, and be written into."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        continue
    os.close(descriptor)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for the whole run


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


def parser() -> argparse.ArgumentParser:
    """All that the command line takes; `common` options stand behind a verb as well as before it."""
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

    whole = _Parser(prog="ashore", description=_("A workbook for people who have fallen behind on a small loan."))
    whole.add_argument("--version", action="version", version=f"ashore {__version__}", help=_("show the version"))
    common(whole)
    whole.add_argument("--ephemeral", action="store_true", help=_("write nothing to disk"))
    whole.add_argument(
        "--translate", action="store_true", help=_("for translators: mark what is not translated; F6 shows its place")
    )
    whole.set_defaults(run="")
    verbs = whole.add_subparsers(metavar=_("VERB"), parser_class=_Parser)

    plain = verbs.add_parser("plain", help=_("the workbook as questions and answers, line by line"))
    plain.add_argument("--ephemeral", action="store_true", default=argparse.SUPPRESS, help=_("write nothing to disk"))
    common(plain)
    plain.set_defaults(run="plain.plain")
    read = verbs.add_parser("read", help=_("a chapter as plain text"))
    read.add_argument("chapter", nargs="?", help=_("its number or name; without it, what chapters there are"))
    common(read)
    read.set_defaults(run="reading.read")
    status = verbs.add_parser("status", help=_("where the case stands"))
    status.add_argument("--json", action="store_true", help=_("for programs"))
    common(status)
    status.set_defaults(run="reading.status")
    plan = verbs.add_parser("plan", help=_("a repayment schedule and what it costs"))
    plan.add_argument("--principal", metavar="SUM", required=True, help=_("what is to be repaid"))
    plan.add_argument(
        "--method",
        choices=["equal-instalment", "equal-principal", "fee"],
        required=True,
        help=_("how it is repaid; without a rate nothing is charged"),
    )
    plan.add_argument("--months", metavar="N", required=True, help=_("how many monthly payments"))
    plan.add_argument("--start", metavar="DATE", required=True, help=_("day of the first payment"))
    plan.add_argument("--annual-rate", metavar="RATE", help=_("per year, such as 0.18 or 18%%"))
    plan.add_argument("--monthly-rate", metavar="RATE", help=_("per month"))
    plan.add_argument("--daily-rate", metavar="RATE", help=_("per day; needs --taken"))
    plan.add_argument("--taken", metavar="DATE", help=_("day from which the money is owed"))
    plan.add_argument("--fee-rate", metavar="RATE", help=_("per instalment, on the original principal"))
    plan.add_argument("--grace", metavar="N", default="0", help=_("months of waiting first"))
    plan.add_argument("--json", action="store_true", help=_("for programs"))
    common(plan)
    plan.set_defaults(run="plan.plan")
    letter = verbs.add_parser("letter", help=_("a letter from the newest draft"))
    letter.add_argument("kind", help=_("what letter, such as hardship"))
    letter.add_argument("--lang", metavar="TAG", dest="letter_lang", help=_("the letter's language"))
    letter.add_argument("--format", choices=["text", "markdown", "html", "docx"], default="text", help=_("its form"))
    letter.add_argument(
        "--length",
        choices=["formal", "short", "spoken"],
        help=_("a formal letter, a few lines for a chat window, or what to say on the telephone"),
    )
    letter.add_argument("-o", "--output", metavar="FILE", help=_("write to this new file, readable by you alone"))
    letter.add_argument("--force", action="store_true", help=_("replace the file if there is one"))
    common(letter, lang=False)
    letter.set_defaults(run="letter.letter")
    export = verbs.add_parser("export", help=_("the contact log, the evidence list or what is due, to a file"))
    export.add_argument("what", choices=["contacts", "evidence", "agenda"], help=_("what to write"))
    export.add_argument(
        "--format",
        choices=["csv", "text", "markdown", "html", "docx", "ics", "ics-named"],
        help=_("its form; csv, for the agenda ics"),
    )
    export.add_argument("-o", "--output", metavar="FILE", help=_("write to this new file, readable by you alone"))
    export.add_argument("--force", action="store_true", help=_("replace the file if there is one"))
    common(export)
    export.set_defaults(run="export.export")
    card = verbs.add_parser("card", help=_("a card for a hard moment, such as door"))
    card.add_argument("name", nargs="?", default="door", help=_("its name; without it, the one for the door"))
    common(card)
    card.set_defaults(run="reading.card")
    locale = verbs.add_parser("locale", help=_("for translators: begin, update, check, see a language"))
    locale.add_argument("what", choices=["init", "update", "check", "status", "preview"], help=_("what to do"))
    locale.add_argument("tag", help=_("the language, such as fr or pt_BR"))
    locale.add_argument("chapter", nargs="?", default="1", help=_("the chapter to preview"))
    locale.add_argument("--to", metavar="DIR", help=_("below this folder instead of your own catalogues"))
    locale.add_argument("--like", metavar="TAG", help=_("take over the translations of a close language, as fuzzy"))
    common(locale)
    locale.set_defaults(run="locale.locale")
    check = verbs.add_parser("check", help=_("is this workbook file sound?"))
    check.add_argument("file", nargs="?", help=_("the file; without it, your workbook"))
    common(check)
    check.set_defaults(run="reading.check")
    restore = verbs.add_parser("restore", help=_("put the newest good backup in place"))
    restore.add_argument("backup", nargs="?", help=_("another backup, by its name"))
    common(restore)
    restore.set_defaults(run="keeping.restore")
    passphrase = verbs.add_parser("passphrase", help=_("encrypt the workbook and its backups, or undo it"))
    passphrase.add_argument("what", choices=["set", "remove"], help=_("set (also: change) or remove"))
    common(passphrase)
    passphrase.set_defaults(run="keeping.passphrase")
    erase = verbs.add_parser("erase", help=_("remove everything that Ashore keeps"))
    erase.add_argument("--yes", action="store_true", help=_("without asking"))
    common(erase)
    erase.set_defaults(run="keeping.erase")
    doctor = verbs.add_parser("doctor", help=_("is everything as it should be? terminal, language, files, versions"))
    common(doctor)
    doctor.set_defaults(run="around.doctor")
    serve = verbs.add_parser("serve", help=_("the workbook in a browser on this machine"))
    serve.add_argument("--port", metavar="N", help=_("a port of your choice"))
    serve.add_argument("--ephemeral", action="store_true", default=argparse.SUPPRESS, help=_("write nothing to disk"))
    common(serve)
    serve.set_defaults(run="around.serve")
    completion = verbs.add_parser("completion", help=_("what a shell needs to complete Ashore's words"))
    completion.add_argument("shell", choices=["bash", "zsh", "fish"], help=_("which shell"))
    common(completion)
    completion.set_defaults(run="around.completion")
    where = verbs.add_parser("where", help=_("which files are used"))
    common(where)
    where.set_defaults(run="reading.where")
    return whole


def _can_draw() -> bool:
    """Whether there is a terminal that a screen can be drawn on; otherwise the plain way is taken."""
    if os.environ.get("TEXTUAL_DRIVER"):  # 'ashore serve' shows it in a browser
        return True
    drawn_on = sys.stdin.isatty() and sys.stdout.isatty()
    return drawn_on and os.environ.get("TERM", "dumb") not in ("", "dumb", "unknown")


def _open(options: argparse.Namespace) -> int:
    utf8 = is_utf8(sys.stdout.encoding)
    if not utf8 or not _can_draw():
        from ashore.verbs.plain import plain

        if not utf8:
            from ashore.i18n import _

            complain(_("the screens need UTF-8, such as LANG=C.UTF-8; here is the plain way"))
        return plain(options)
    import gc

    # What is imported for the first screen stays: looking through it for garbage takes longer than all of it is worth.
    gc.disable()
    # A frame of Textual's is a sixtieth of a second, and a key takes up to two: too long for one who types fast.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from ashore.tui.start import start

    store = store_of(options)
    unlock(store)
    return start(
        store.path,
        key=store.key,
        ephemeral=options.ephemeral,
        locales=getattr(options, "locales", None),
        translate=options.translate,
        language=getattr(options, "lang", None),
    )
