"""What the command line takes. Apart from its start: argparse and all the help texts take longer than many a verb."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import NoReturn

from ashore import __version__
from ashore.errors import UsageError


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line, and for which an option is what is written: `--ephem` is none."""

    def __init__(self, prog: str | None = None, description: str | None = None, add_help: bool = True) -> None:
        super().__init__(prog, description=description, add_help=add_help, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        from ashore.i18n import _, fill

        raise UsageError(fill(_("{problem} (ashore --help shows what there is)"), problem=message))


def formatted() -> frozenset[str]:
    """Every English text that argparse fills: the help texts, from the parser itself, and its own."""
    from ashore.i18n.argparse_texts import TEXTS

    texts = set(TEXTS)
    for each in parsers(parser(translate=str)):
        for action in each._actions:
            if isinstance(action, argparse._SubParsersAction):
                texts |= {choice.help or "" for choice in action._choices_actions}
            texts.add(action.help or "")
    return frozenset(texts - {""})


def parsers(whole: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A parser and those of its verbs."""
    yield whole
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            for verb in action.choices.values():
                yield from parsers(verb)


def parser(translate: Callable[[str], str] | None = None) -> argparse.ArgumentParser:
    """All that the command line takes; `common` options stand behind a verb as well as before it. Its help is in the
    language in use, unless it is asked to be translated otherwise."""
    from ashore.i18n.argparse_texts import formatted
    from ashore.i18n.kit.steps import STEPS
    from ashore.i18n.texts import N_
    from ashore.i18n.texts import _ as in_use

    _ = translate or formatted

    def common(parser: argparse.ArgumentParser, *, lang: bool = True) -> None:
        if lang:
            parser.add_argument(
                "--lang", metavar="TAG", default=argparse.SUPPRESS, help=_("language, such as en or zh_CN")
            )
        parser.add_argument("--workbook", metavar="FILE", default=argparse.SUPPRESS, help=_("another workbook file"))
        parser.add_argument(
            "--locales", metavar="DIR", default=argparse.SUPPRESS, help=_("catalogues to look into first")
        )

    whole = _Parser(
        prog="ashore", description=in_use(N_("A workbook for people who have fallen behind on a small loan."))
    )
    whole.add_argument("--version", action="version", version=f"ashore {__version__}", help=_("show the version"))
    common(whole)
    whole.add_argument("--ephemeral", action="store_true", help=_("write nothing to disk"))
    whole.add_argument(
        "--kiosk", action="store_true", help=_("for readers without an account of their own: no file can be reached")
    )
    whole.add_argument("--plain", action="store_true", help=_("the same as the verb plain"))
    whole.add_argument(
        "--translate", action="store_true", help=_("for translators: mark what is not translated; F6 shows its place")
    )
    whole.set_defaults(run="")
    verbs = whole.add_subparsers(metavar=in_use(N_("VERB")), parser_class=_Parser)

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
    plan.add_argument("--principal", metavar="SUM", help=_("what is to be repaid"))
    plan.add_argument(
        "--method",
        choices=["equal-instalment", "equal-principal", "interest-first", "fee"],
        help=_("how it is repaid; without a rate nothing is charged"),
    )
    plan.add_argument("--months", metavar="N", help=_("how many payments"))
    plan.add_argument(
        "--payments", metavar="LIST", help=_("so many of so much, as apps show them, such as 6x380 or 1x700,11x262.50")
    )
    plan.add_argument(
        "--every",
        choices=["monthly", "twice-a-month", "every-two-weeks", "weekly"],
        help=_("how often a payment comes; monthly if nothing is said"),
    )
    plan.add_argument("--start", metavar="DATE", help=_("day of the first payment"))
    plan.add_argument("--received", metavar="SUM", help=_("what was really paid out to you"))
    plan.add_argument("--upfront-fee", metavar="SUM", help=_("what was taken off before it was paid out"))
    plan.add_argument("--annual-rate", metavar="RATE", help=_("per year, such as 0.18 or 18%%"))
    plan.add_argument("--monthly-rate", metavar="RATE", help=_("per month"))
    plan.add_argument("--daily-rate", metavar="RATE", help=_("per day; needs --taken"))
    plan.add_argument("--taken", metavar="DATE", help=_("day from which the money is owed"))
    plan.add_argument("--fee-rate", metavar="RATE", help=_("per instalment, on the original principal"))
    plan.add_argument("--fee-total", metavar="RATE", help=_("for all payments together, on the original principal"))
    plan.add_argument("--fee-each", metavar="SUM", help=_("a sum that comes with each payment"))
    plan.add_argument("--fee-once", metavar="SUM", help=_("a sum that comes with the first payment"))
    plan.add_argument(
        "--grace", metavar="N", help=_("how many such periods of waiting first: months, if nothing else is said")
    )
    plan.add_argument("--settle", metavar="DATE", help=_("what it takes to pay everything off on a day, and saves"))
    plan.add_argument("--settle-fee", metavar="RATE", help=_("the fee for that, of the principal that is left"))
    plan.add_argument("--interest-free", action="store_true", help=_("no interest while waiting"))
    plan.add_argument("--json", action="store_true", help=_("for programs"))
    common(plan)
    plan.set_defaults(run="plan.plan")
    ask = verbs.add_parser("ask", help=_("an answer to a question in your own words"))
    ask.add_argument("words", nargs="+", help=_("the question, in any words"))
    ask.add_argument("--json", action="store_true", help=_("for programs"))
    common(ask)
    ask.set_defaults(run="ask.ask")
    letter = verbs.add_parser("letter", help=_("a letter from the newest draft"))
    letter.add_argument("kind", help=_("what letter, such as hardship"))
    letter.add_argument("--lang", metavar="TAG", dest="letter_lang", help=_("the letter's language"))
    letter.add_argument("--format", choices=["text", "markdown", "html", "docx"], default="text", help=_("its form"))
    letter.add_argument(
        "--length",
        choices=["formal", "short", "spoken"],
        help=_("a formal letter, a few lines for a chat window, or what to say on the telephone"),
    )
    letter.add_argument(
        "-o", "--output", metavar="FILE", help=_("write to this new file, readable by you alone; - is standard output")
    )
    letter.add_argument("--force", action="store_true", help=_("replace the file if there is one"))
    letter.add_argument("--with-blanks", action="store_true", help=_("write the file although it still has blanks"))
    common(letter, lang=False)
    letter.set_defaults(run="letter.letter")
    export = verbs.add_parser("export", help=_("the contact log, the evidence list or what is due, to a file"))
    export.add_argument("what", choices=["contacts", "evidence", "agenda"], help=_("what to write"))
    export.add_argument(
        "--format",
        choices=["csv", "text", "markdown", "html", "docx", "ics", "ics-named"],
        help=_("its form; csv, for the agenda ics"),
    )
    export.add_argument(
        "-o", "--output", metavar="FILE", help=_("write to this new file, readable by you alone; - is standard output")
    )
    export.add_argument("--force", action="store_true", help=_("replace the file if there is one"))
    common(export)
    export.set_defaults(run="export.export")
    read_in = verbs.add_parser("import", help=_("what comes in and goes out, by account statements"))
    read_in.add_argument("files", nargs="+", metavar="FILE", help=_("a statement: CSV, XLSX, XLS, OFX, QIF, or a zip"))
    read_in.add_argument(
        "--own-name", action="append", default=[], metavar="NAME", help=_("how you are called in it; may stand again")
    )
    read_in.add_argument(
        "--password-stdin", action="store_true", help=_("the password of a zip is the first line of standard input")
    )
    read_in.add_argument(
        "--date-order",
        choices=["day", "month"],
        help=_("what comes first in days such as 3/4/2026, if a file leaves it open"),
    )
    read_in.add_argument("--months", metavar="N", help=_("the average of the last N whole months, 1 to 6"))
    read_in.add_argument("--json", action="store_true", help=_("for programs"))
    common(read_in)
    read_in.set_defaults(run="statements.import_")
    card = verbs.add_parser("card", help=_("a card for a hard moment, such as door"))
    card.add_argument("name", nargs="?", help=_("its name; without it, the one for the door"))
    common(card)
    card.set_defaults(run="reading.card")
    locale = verbs.add_parser("locale", help=_("for translators: begin, update, check, see a language"))
    locale.add_argument("what", choices=STEPS, nargs="?", default="status", help=_("what to do"))
    locale.add_argument("tag", nargs="?", help=_("the language, such as fr or pt_BR"))
    locale.add_argument("chapter", nargs="?", default="1", help=_("the chapter to preview"))
    locale.add_argument("--to", metavar="DIR", help=_("below this folder instead of your own catalogues"))
    locale.add_argument("--screen", metavar="PAGE", help=_("preview a page instead, such as debt; list names them all"))
    locale.add_argument("--place", metavar="PLACE", help=_("by the rules of this place, such as gb"))
    locale.add_argument("--size", metavar="SIZE", help=_("columns and lines of the page, such as 120x40"))
    locale.add_argument("--press", metavar="KEYS", help=_("keys to press on it first, such as m or down,enter"))
    locale.add_argument("--svg", metavar="FILE", help=_("write the page as a picture to this new file"))
    locale.add_argument("--force", action="store_true", help=_("replace the file if there is one"))
    locale.add_argument("--like", metavar="TAG", help=_("take over the translations of a close language, as fuzzy"))
    locale.add_argument("--count", metavar="N", default="1", help=_("how many texts 'next' shows"))
    locale.add_argument("--format", choices=["csv", "tbx"], default="csv", help=_("how 'terms' writes the glossary"))
    locale.add_argument("--json", action="store_true", help=_("for programs"))
    locale.add_argument("--strict", action="store_true", help=_("of a check: warnings count as errors"))
    common(locale)
    locale.set_defaults(run="locale.locale")
    check = verbs.add_parser("check", help=_("is this workbook file sound?"))
    check.add_argument(
        "file",
        nargs="?",
        help=_("the file, or content: what Ashore tells its readers; without it, your workbook"),
    )
    check.add_argument("place", nargs="?", metavar="DIR", help=_("with content: the folder of one place alone"))
    common(check)
    check.set_defaults(run="reading.check")
    restore = verbs.add_parser("restore", help=_("put the newest good backup in place"))
    restore.add_argument("backup", nargs="?", help=_("another backup, or what could not be saved, by its name"))
    common(restore)
    restore.set_defaults(run="files.restore")
    passphrase = verbs.add_parser("passphrase", help=_("encrypt the workbook and its backups, or undo it"))
    passphrase.add_argument("what", choices=["set", "remove"], help=_("set (also: change) or remove"))
    common(passphrase)
    passphrase.set_defaults(run="files.passphrase")
    erase = verbs.add_parser("erase", help=_("remove everything that Ashore keeps"))
    erase.add_argument("--yes", action="store_true", help=_("without asking"))
    common(erase)
    erase.set_defaults(run="files.erase")
    doctor = verbs.add_parser("doctor", help=_("is everything as it should be? terminal, language, files, versions"))
    common(doctor)
    doctor.set_defaults(run="doctor.doctor")
    schema = verbs.add_parser("schema", help=_("the JSON Schema of a kind of file, for editors"))
    schema.add_argument("kind", help=_("workbook, settings, or a kind of content such as chapter, letter, facts"))
    common(schema)
    schema.set_defaults(run="schema.schema")
    serve = verbs.add_parser("serve", help=_("the workbook in a browser on this machine"))
    serve.add_argument("--port", metavar="N", help=_("a port of your choice"))
    serve.add_argument("--pages", metavar="N", help=_("how many pages at once; 20 if nothing is said"))
    serve.add_argument("--ephemeral", action="store_true", default=argparse.SUPPRESS, help=_("write nothing to disk"))
    common(serve)
    serve.set_defaults(run="doctor.serve")
    completion = verbs.add_parser("completion", help=_("what a shell needs to complete Ashore's words"))
    completion.add_argument("shell", choices=["bash", "zsh", "fish"], help=_("which shell"))
    common(completion)
    completion.set_defaults(run="completion.completion")
    where = verbs.add_parser("where", help=_("which files are used"))
    common(where)
    where.set_defaults(run="reading.where")
    return whole
