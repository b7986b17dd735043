"""The command line. Each verb imports what it needs, so that a verb without a screen starts without Textual."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from ashore import __version__, system
from ashore.cli.shared import complain, file_of, is_utf8, store_of, unlock
from ashore.errors import AshoreError
from ashore.storage.paths import NoHomeError

if TYPE_CHECKING:
    import argparse


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
        except NoHomeError:
            from ashore.i18n import _
            from ashore.wording.program import NO_HOME

            complain(_(NO_HOME))
            return 1
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
        from ashore.workbook.file.problems import problem_of

        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        complain(problem_of(error))
        return 1
    except KeyboardInterrupt:
        return 130


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        print(f"ashore {__version__}")
        return 0
    with contextlib.suppress(ImportError, OSError, ValueError):
        system.no_core_dumps()
    if "--kiosk" in arguments:
        from ashore.cli import kiosk

        kiosk.begin()
    if "TZ" in os.environ:
        from ashore.storage import time_zone

        time_zone.settle()
    if "--ephemeral" in arguments:
        from ashore.storage import paths

        sys.dont_write_bytecode = True
        paths.write_nothing()
    if all(argument.startswith("-") for argument in arguments):  # no verb
        # What is imported for the first screen stays: looking through it for garbage takes longer than it is worth.
        gc.disable()
    from ashore import settings
    from ashore.i18n.choice import set_language

    kept = settings.read()
    if not arguments:
        set_language(None, kept.language)
        usual = SimpleNamespace(ephemeral=False, kiosk=False, plain=False, translate=False)
        return _open(cast("argparse.Namespace", usual))
    from ashore.cli.parser import parser
    from ashore.i18n.argparse_texts import translate_argparse

    translate_argparse()
    set_language(None, kept.language)
    named = _peek(arguments, "--locales")
    locales = None if named is None else file_of(named, "--locales")
    verb_is_letter = "letter" in arguments and "ask" not in arguments[: arguments.index("letter")]
    option = _peek(arguments[: arguments.index("letter")] if verb_is_letter else arguments, "--lang")
    set_language(option, kept.language, locales)
    if "--kiosk" in arguments:
        kiosk.settle(arguments)
    options = parser().parse_args(arguments)
    if getattr(options, "locales", None) is not None:
        options.locales = str(file_of(options.locales, "--locales"))
    options.ephemeral = options.ephemeral or options.kiosk
    if not options.run:
        return _open(options)
    module, name = options.run.split(".")
    verb: Callable[[argparse.Namespace], int] = getattr(importlib.import_module(f"ashore.cli.{module}"), name)
    from ashore.i18n import in_english

    if options.translate:
        from ashore.i18n import watch

        watch()
    in_english()  # the help texts are not what is shown
    code = verb(options)
    if (said := in_english()) and module != "locale":  # who translates knows
        sys.stdout.flush()
        complain(said)
    return code


def _open_closed_streams() -> None:
    """Started with stdin, stdout or stderr closed, the next file opened would take its number, and be written into."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        continue
    os.close(descriptor)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for the whole run


def _peek(arguments: list[str], name: str) -> str | None:
    """The value of an option, before the parser (whose own words need the language) exists."""
    for number, argument in enumerate(arguments):
        if argument == name and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith(f"{name}="):
            return argument.partition("=")[2]
    return None


def _can_draw() -> bool:
    """Whether there is a terminal that a screen can be drawn on; otherwise the plain way is taken."""
    if os.environ.get("TEXTUAL_DRIVER"):  # 'ashore serve' shows it in a browser
        return True
    drawn_on = sys.stdin.isatty() and sys.stdout.isatty()
    return drawn_on and bool(system.terminal_kind())


def _open(options: argparse.Namespace) -> int:
    utf8 = is_utf8(sys.stdout.encoding)
    if options.plain or not utf8 or not _can_draw():
        from ashore.cli.plain import plain

        gc.enable()
        if not utf8 and not options.plain:
            from ashore.i18n import _

            complain(_("the screens need UTF-8, such as LANG=C.UTF-8; here is the plain way"))
        return plain(options)
    gc.disable()  # also where an option with a value stood before
    # A frame of Textual's is a sixtieth of a second, and a key takes up to two: too long for one who types fast.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    store = store_of(options)
    if os.environ.get("TEXTUAL_DRIVER") and store.locked():
        from ashore.i18n import _

        # The terminal of the server is not the reader's: a question there would wait for ever.
        raise AshoreError(_("an encrypted workbook cannot be opened in a browser: nothing asks for its passphrase"))
    unlock(store)
    from ashore.tui.start import start

    return start(
        store,
        complain,
        ephemeral=options.ephemeral,
        locales=getattr(options, "locales", None),
        translate=options.translate,
        language=getattr(options, "lang", None),
    )
