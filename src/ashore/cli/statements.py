"""The verb that reads account statements and says what comes in and goes out. Nothing of them is kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ashore.cli.shared import ask_secret, complain, file_of, guide_of, out, store_of
from ashore.errors import AshoreError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from ashore.guide.guide import Guide
    from ashore.statements.rows import Statement, StatementError
    from ashore.statements.rules import Rules
    from ashore.workbook.model import Workbook

MOST_MONTHS = 6
ORDERS = {None: "", "day": "day first", "month": "month first"}
"""How days are written, by what is typed for it."""
LONGEST_PASSWORD = 1000


def import_(options: argparse.Namespace) -> int:
    """Read the files; 1 where one of them could not be read."""
    import gc

    on = gc.isenabled()
    gc.disable()  # rows make no rings, and looking through a hundred thousand of them takes a third of the time
    try:
        return _import(options)
    finally:
        if on:
            gc.enable()


def _import(options: argparse.Namespace) -> int:
    from ashore.forms.reading import rules_of
    from ashore.i18n import _
    from ashore.text import normalise
    from ashore.wording.statements import TWICE

    months = _months(options.months)
    workbook = _workbook(options)
    guide = guide_of(workbook)
    rules = rules_of(guide, workbook)
    password = _password() if options.password_stdin else None
    own_names = [name for each in options.own_name if (name := normalise(each))]
    read: dict[str, Statement | StatementError] = {}
    given: list[Statement] = []
    for file in options.files:
        path = file_of(file, "FILE")
        asks = sys.stdin.isatty() and not options.password_stdin and not options.json
        found = _read(path, rules, password, ORDERS[options.date_order], asks=asks)
        name = _name(path, read, found)
        read[name] = found
        if isinstance(found, tuple):
            if any(found.digest == one.digest for one in given) and not options.json:
                _say(path, _(TWICE))
            given.append(found)
        else:
            _say(path, _problem(found))
    if options.json:
        import json

        out(json.dumps(_as_data(read, given, rules, own_names, months), ensure_ascii=False, indent=2))
    else:
        _print(read, given, rules, own_names, months, guide)
    return 0 if all(isinstance(found, tuple) for found in read.values()) else 1


def _months(text: str | None) -> int:
    from ashore.i18n import _, fill
    from ashore.text import normalise

    if text is None:
        return MOST_MONTHS
    plain = normalise(text)
    if not (plain.isascii() and plain.isdigit() and len(plain) < 3 and 1 <= int(plain) <= MOST_MONTHS):
        raise UsageError(fill(_("{option} needs a whole number from {least} to {most}"), option="--months", least="1",
                              most=str(MOST_MONTHS)))  # fmt: skip
    return int(plain)


def _workbook(options: argparse.Namespace) -> Workbook | None:
    """The workbook, for the lenders in it; one that has a passphrase or is damaged is not needed for that."""
    store = store_of(options)
    try:
        return None if store.locked() else store.read()
    except AshoreError:
        return None


def _password() -> str:
    """The first line of standard input: a password in an argument would be seen by others on the machine."""
    line = sys.stdin.buffer.readline(LONGEST_PASSWORD)
    return line.decode("utf-8", "replace").rstrip("\r\n")


def _read(path: Path, rules: Rules, password: str | None, date_order: str, *, asks: bool) -> Statement | StatementError:
    """What is in a file, or why it cannot be read; a person at a terminal is asked for its password."""
    from ashore.forms.reading import read_file
    from ashore.statements.rows import StatementError

    try:
        return read_file(path, rules, password=password, date_order=date_order)
    except StatementError as error:
        if error.kind == "password-needed" and asks:
            from ashore.i18n import _, fill

            typed = ask_secret(fill(_("Password for {file}: "), file=path.name))
            return _read(path, rules, typed, date_order, asks=False) if typed else error
        return error


def _name(path: Path, read: dict[str, Statement | StatementError], found: Statement | StatementError) -> str:
    """The file's own name; of two different files with one name the second has its folder before it."""
    from ashore.text import clean

    name = clean(path.name, lines=False)
    there = read.get(name)
    same = isinstance(there, tuple) and isinstance(found, tuple) and there.digest == found.digest
    if there is None or same:
        return name
    longer = clean(str(path), lines=False)
    return next(one for one in (longer, *(f"{longer} ({n})" for n in range(2, len(read) + 3))) if one not in read)


def _say(path: Path, problem: str) -> None:
    from ashore.i18n import _, fill

    complain(fill(_("{file}: {problem}"), file=str(path), problem=problem))


def _problem(error: StatementError) -> str:
    from ashore.i18n import _, fill
    from ashore.wording.statements import NEEDED, error_words

    return fill(_(NEEDED[error.kind]), detail=error.detail) if error.kind in NEEDED else error_words(error)


def _as_data(
    read: dict[str, Statement | StatementError], given: Sequence[Statement], rules: Rules, own_names: Sequence[str],
    months: int,
) -> dict[str, Any]:  # fmt: skip
    """What was read, for programs."""
    from ashore.i18n import fill
    from ashore.statements.as_data import as_data
    from ashore.statements.counting import count
    from ashore.statements.report import currencies, report_of
    from ashore.wording.statements import EXPECTED, NEEDED, warning_words

    files: dict[str, Any] = {}
    for name, found in read.items():
        if isinstance(found, tuple):
            files[name] = as_data(report_of(count([found], rules, own_names), rules, months))
            if said := [warning_words(found, warning, translated=False) for warning in found.warnings]:
                files[name] |= {"warning": "; ".join(said), "warnings": list(found.warnings)}
        else:
            text = found.detail if found.kind == "unreadable" else NEEDED.get(found.kind) or EXPECTED[found.kind]
            expected = fill(text, detail=found.detail)
            files[name] = {
                "error": found.kind, "file": name, "row": found.row, "expected": expected, "rows": 0, "kept": 0,
            }  # fmt: skip
    data: dict[str, Any] = {"files": files}
    if len(given) > 1 and len(named := currencies(given)) <= 1:
        data["together"] = as_data(report_of(count(given, rules, own_names), rules, months))
    elif len(given) > 1:
        data["together"] = {"error": "currencies", "currencies": sorted(named)}
    return data


def _print(
    read: dict[str, Statement | StatementError], given: Sequence[Statement], rules: Rules, own_names: Sequence[str],
    months: int, guide: Guide,
) -> None:  # fmt: skip
    """What was read, for people: each file in a few lines, then all of them together."""
    from ashore.cli.statement_lines import file_lines, report_lines
    from ashore.i18n import _
    from ashore.statements.counting import count
    from ashore.statements.report import currencies, report_of

    for name, found in read.items():
        if isinstance(found, tuple):
            out("\n".join(file_lines(name, report_of(count([found], rules, own_names), rules, months))))
    if not given:
        return
    if len(currencies(given)) > 1:
        complain(_("the files are in several currencies, which are never added: read them one by one"))
        return
    out("")
    out("\n".join(report_lines(report_of(count(given, rules, own_names), rules, months), guide)))
