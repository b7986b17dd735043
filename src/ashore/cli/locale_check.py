"""What a check of catalogues found, as lines: for a reader, or as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from ashore.i18n import _, fill
from ashore.i18n.kit.checks import Problem
from ashore.text import shorten

BEGINNING = 30
"""Columns of a text by which it is known again."""


def said(problems: Sequence[Problem], *, as_json: bool) -> Iterator[str]:
    """Each problem in a line with its kind, and at last how many there are."""
    if as_json:
        yield json.dumps([problem.as_data() for problem in problems], ensure_ascii=False, indent=2)
        return
    for problem in problems:
        if problem.id == "unreadable":  # its text names file and line
            yield f"{problem.text} [{problem.id}]"
            continue
        if problem.severity == "error":
            text = _("{file}, line {line}: error: {problem} [{id}]")
        else:
            text = _("{file}, line {line}: warning: {problem} [{id}]")
        place = {"file": Path(problem.file).name, "line": str(problem.line)}
        yield fill(text, **place, problem=_about(problem), id=problem.id)
    errors = sum(problem.severity == "error" for problem in problems)
    if problems:
        yield fill(
            _("Errors: {errors}. Warnings: {warnings}."), errors=str(errors), warnings=str(len(problems) - errors)
        )
    else:
        yield _("No mistakes found.")


def _about(problem: Problem) -> str:
    """What is wrong, behind the beginning of the text that it is about."""
    if not problem.source:
        return problem.text
    beginning = shorten(" ".join(problem.source.split()), BEGINNING)
    return fill(_("'{text}': {problem}"), text=beginning, problem=problem.text)
