"""Texts in eight languages: right ones, in which nothing may be found, and planted faults, each with what is found.

One file for each catalogue: `english`, `plural`, `context` and `comment` as the templates have them, `text` or `forms`
as a translator would write them. A fault says by its id what must be found, and nothing else but what is in `also`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import polib
from babel import Locale

from ashore.cli.parser import formatted
from ashore.i18n import plural
from ashore.i18n.kit.checks import check

FOLDER = Path(__file__).parent
Texts = dict[str, Any]


class Case(NamedTuple):
    """Texts of one catalogue, and the ids of what must be found in it: for right texts none."""

    tag: str
    texts: tuple[Texts, ...]
    finds: frozenset[str]
    header: dict[str, str]

    @property
    def name(self) -> str:
        """What it is known by in a test."""
        return f"{self.tag}: {', '.join(sorted(self.finds)) or 'right'}: {self.texts[0]['english'][:30]}"


def cases() -> Iterator[Case]:
    """All of them, each alone in a catalogue: nothing is found because of a neighbour."""
    for file in sorted(FOLDER.glob("*.toml")):
        data = tomllib.loads(file.read_text("utf-8"))
        for right in data.get("right", ()):
            yield Case(data["tag"], (right,), frozenset(), {})
        for fault in data["fault"]:
            beside = (fault["beside"],) if "beside" in fault else ()
            finds = frozenset({fault["finds"], *fault.get("also", ())})
            yield Case(data["tag"], (*beside, fault), finds, fault.get("header", {}))


def catalogue(tag: str, texts: tuple[Texts, ...], header: dict[str, str]) -> polib.POFile:
    """A catalogue with these texts."""
    made = polib.POFile(wrapwidth=0)
    made.metadata = {
        "Project-Id-Version": "Ashore",
        "PO-Revision-Date": "2026-11-24 09:00+0000",
        "Last-Translator": "Noor",
        "Language-Team": tag,
        "Language": tag,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural.header(Locale.parse(tag)),
    } | header
    for text in texts:
        entry = polib.POEntry(
            msgid=text["english"],
            msgid_plural=text.get("plural", ""),
            msgctxt=text.get("context"),
            msgstr=text.get("text", ""),
            msgstr_plural=dict(enumerate(text.get("forms", ()))),
            comment=text.get("comment", ""),
        )
        made.append(entry)
    return made


def found(case: Case, folder: Path) -> frozenset[str]:
    """The ids of what the check finds in it."""
    path = folder / "corpus.po"
    path.write_text(str(catalogue(case.tag, case.texts, case.header)), "utf-8")
    return frozenset(problem.id for problem in check([path], case.tag, formatted()))


class Count(NamedTuple):
    """How the check does over the whole corpus. `wrong`: the cases in which it does not, with what it finds."""

    faults: int
    faults_found: int
    right: int
    alarms: int
    wrong: tuple[tuple[Case, frozenset[str]], ...]

    def __str__(self) -> str:
        return f"faults found: {self.faults_found} of {self.faults}; false alarms: {self.alarms} of {self.right}"


def count(folder: Path) -> Count:
    """Check all of it. A fault in which something else is found as well does not count as found."""
    results = [(case, found(case, folder)) for case in cases()]
    faults = [(case, ids) for case, ids in results if case.finds]
    right = [(case, ids) for case, ids in results if not case.finds]
    wrong = tuple((case, ids) for case, ids in results if ids != case.finds)
    return Count(
        len(faults),
        sum(ids == case.finds for case, ids in faults),
        len(right),
        sum(bool(ids) for _case, ids in right),
        wrong,
    )
