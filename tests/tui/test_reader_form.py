"""Numbers, shares and days stand in the reader's form on every page: looked for in a language that writes 12,5 %, and
15.12.2026."""

from __future__ import annotations

import re

import pytest
from textual.widgets import TextArea

from ashore.i18n.kit.po import read
from ashore.storage import paths
from ashore.tui.app import AshoreApp
from ashore.tui.widgets.inputs import TextInput
from tests.support import speak
from tests.tui.screens import SIZE, VIEWS, View, show_all, top_text, walk

LANGUAGE = "ru"
FOREIGN = re.compile(
    r"""
    (?<![\d.,/-])(?:\d{1,3},)*\d+\.\d{1,4}(?![\d.]|\w)   # 12.34, 1,200.50
    | \d%                                   # 12%
    | \d{4}-\d{2}-\d{2}                     # 2026-12-15
    | (?<![\w\d-])-\d                       # -5
    """,
    re.VERBOSE,
)

EXCEPT = re.compile(
    r"""
    ¥[\d,.]+                  # in a letter, which is written in Chinese here; in Russian the sign stands behind the sum
    | (?<=:\ )2026-12-15\ 700  # how payments are typed
    """,
    re.VERBOSE,
)


def written_so() -> frozenset[str]:
    """What stands so in a text: of the guide and the letters most are English in this language, with the numbers that
    their writers gave them."""
    texts = [
        entry.msgid for domain in ("guide", "letters") for entry in read(paths.packaged_locales() / f"{domain}.pot")
    ]
    return frozenset(found[0] for text in texts for found in FOREIGN.finditer(text))


def foreign(app: AshoreApp) -> list[str]:
    """What is not written as the language writes it, with what stands before and behind it. What stands in a field is
    as it is typed: a day there is 2026-12-15 in every language."""
    shown = EXCEPT.sub("", top_text(app))
    for field in app.screen.query(TextInput):
        shown = shown.replace(field.value, "") if field.value else shown
    for area in app.screen.query(TextArea):
        for line in area.text.split("\n"):
            shown = shown.replace(line, "") if line.strip() else shown
    known = written_so()
    return [
        shown[max(found.start() - 40, 0) : found.end() + 20].replace("\n", "⏎")
        for found in FOREIGN.finditer(shown)
        if found[0] not in known
    ]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
async def test_numbers_shares_and_days_are_in_the_readers_form(view: View) -> None:
    speak(LANGUAGE)
    app = view.app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, view.keys)
        await show_all(pilot, app)
        found = foreign(app)
    speak("en")
    assert not found, "\n" + "\n".join(found)
