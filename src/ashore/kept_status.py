"""What `ashore status` said last, said again while nothing has changed: for a prompt that asks with every command.

It stands beside the workbook, as private as that, and holds only for the very file, day, language, settings and
program that it was made from. An encrypted workbook has none. Read before anything else is imported, so that asking
costs little more than starting Python; hence no pathlib and no json here.
"""

from __future__ import annotations

import os
import sys
import time

QUESTIONS = (["status"], ["status", "--json"])
"""The command lines that can be answered from it: any option is another question."""
LANGUAGE = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "TZ")


def answer(arguments: list[str]) -> str | None:
    """What was said last time, if it still holds; None where it has to be worked out."""
    if arguments not in QUESTIONS or not (place := _place()):
        return None
    try:
        with open(place, encoding="utf-8") as file:
            mark, _newline, text = file.read().partition("\n")
    except (OSError, ValueError):
        return None
    return text if mark == question(arguments) and all(map(str.isprintable, text.split("\n"))) else None


def question(arguments: list[str]) -> str | None:
    """What an answer depends on, in one line; None where none is kept."""
    place = _place()
    if arguments not in QUESTIONS or not place:
        return None
    home, package = os.path.dirname(place), os.path.dirname(__file__)
    content = f"{package}/data" if os.path.isdir(f"{package}/data") else f"{package}/../.."
    code = (package, *(f"{package}/{room}" for room in ("casework", "finance", "guide", "i18n", "workbook", "verbs")))
    try:
        texts = (f"{content}/content", f"{content}/content/chapters", f"{content}/locales", *_folders(content))
        if os.path.lexists(f"{home}/locales"):  # a translator's catalogues change by themselves
            return None
        if os.path.islink(f"{home}/workbook.toml"):  # the file, and what belongs to it, lies elsewhere
            return None
        if any(entry.name.startswith("workbook-recovery-") for entry in os.scandir(home)):  # of that has to be told
            return None
        workbook = _stamp(os.stat(f"{home}/workbook.toml"))
        settings = [_stamp(os.stat(path)) for path in (_settings(),) if os.path.exists(path)]
        newest = max(entry.stat().st_mtime_ns for folder in (*code, *texts) for entry in os.scandir(folder))
    except (OSError, ValueError):
        return None
    wishes = [os.environ.get(name, "") for name in LANGUAGE]
    parts = (" ".join(arguments), workbook, settings, newest, time.strftime("%Y-%m-%d %z"), wishes, sys.stdout.encoding)
    return " ".join(repr(parts).split("\n"))


def keep(arguments: list[str], mark: str | None, text: str) -> None:
    """Keep an answer to a question that was asked before it was worked out; without one all works, only slower."""
    place = _place()
    if mark is None or not place or mark != question(arguments):
        return
    from pathlib import Path

    from ashore.storage import private_file

    try:
        private_file.replace(Path(place), f"{mark}\n{text}")
    except OSError:
        return


def _place() -> str:
    """Where it is kept, beside the workbook in its usual place; empty on a system where that is not known here."""
    if home := os.environ.get("ASHORE_HOME"):
        return f"{home}/data/.workbook.toml.status"
    return f"{_user('XDG_DATA_HOME', '.local/share')}/.workbook.toml.status" if sys.platform == "linux" else ""


def _settings() -> str:
    if home := os.environ.get("ASHORE_HOME"):
        return f"{home}/config/settings.toml"
    return f"{_user('XDG_CONFIG_HOME', '.config')}/settings.toml"


def _user(name: str, usual: str) -> str:
    """As platformdirs has it, which takes longer to import than all of this."""
    return (os.environ.get(name, "").strip() or os.path.expanduser(f"~/{usual}")) + "/ashore"


def _folders(content: str) -> list[str]:
    places = os.scandir(f"{content}/content/jurisdictions")
    languages = os.scandir(f"{content}/locales")
    return [entry.path for entry in places if entry.is_dir()] + [
        f"{entry.path}/LC_MESSAGES" for entry in languages if entry.is_dir()
    ]


def _stamp(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns
