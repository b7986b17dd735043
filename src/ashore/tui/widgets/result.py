"""What a form comes to: the verdict loud, bars, figures in a table, and the rest in words, quieter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from ashore.i18n.marks import shown
from ashore.text import columns, pad, wrap
from ashore.tui.widgets.prose import Lines, Prose
from ashore.tui.widgets.sum_bars import SumBars
from ashore.wording.result import Figure, Part, Result

SIGNS = {"plain": "", "fits": "✓ ", "over": "! "}
"""Before the verdict: it is never told by its colour alone."""
GAP = 2
"""Columns between a name and its value."""
LEAST = 8
"""Columns that a name needs beside its value; with less, it stands above."""
QUIET, TITLE, VALUE, MARKED = "$secondary", "bold $primary", "bold $foreground", "$accent"


class Said(NamedTuple):
    """A line: its two halves, each with how it looks."""

    text: str
    looks: str
    value: str = ""


class Parts(Lines):
    """Figures in a table, its values at the right edge; then the words, with an empty line between paragraphs.

    Own, because a DataTable cuts its cells without a mark and is a stop for Tab, and a Static can put nothing at the
    right edge; with one for each line, a result of twelve lines took two and a half times as long to show
    anew (18 ms against 7).
    """

    def __init__(self, classes: str | None = None) -> None:
        super().__init__(classes=classes, markup=False)
        self._parts: Sequence[Part] = ()

    def show(self, parts: Sequence[Part]) -> None:
        """Say something else."""
        if parts != self._parts:
            self._parts = parts
            self.changed()

    @property
    def text(self) -> str:
        """All that it says, without heed of lines."""
        return "\n".join(said.text + said.value for said in self._laid_out(10_000))

    def lines(self, width: int) -> list[str]:
        return [said.text + said.value for said in self._laid_out(width)]

    def render(self) -> Content:
        laid_out = self._laid_out(self.content_size.width)
        return Content("\n").join(
            Content.styled(said.text, said.looks) + Content.styled(said.value, VALUE) for said in laid_out
        )

    def _laid_out(self, width: int) -> list[Said]:
        blocks = [(part.follows, _figures(part, width)) for part in self._parts if part.figures]
        blocks += [(part.follows, _words(part, width)) for part in self._parts if part.words]
        lines: list[Said] = []
        for follows, block in blocks:
            lines += block if follows or not lines else [Said("", ""), *block]
        return lines


def _title(part: Part, width: int) -> Iterator[Said]:
    return (Said(line, TITLE) for line in (wrap(shown(part.title), width) if part.title else ()))


def _figures(part: Part, width: int) -> Iterator[Said]:
    yield from _title(part, width)
    for figure in part.figures:
        yield from _figure(figure, width)


def _figure(figure: Figure, width: int) -> Iterator[Said]:
    """The value beside the last line of its name, or below it where there is no room."""
    label, value = shown(figure.label), shown(figure.value)
    room = width - columns(value) - GAP
    if room >= min(columns(label), max(width // 3, LEAST)):
        *above, last = wrap(label, room, hang="  ")
        yield from (Said(line, QUIET) for line in above)
        yield Said(pad(last, room + GAP), QUIET, value)
        return
    yield from (Said(line, QUIET) for line in wrap(label, width, hang="  "))
    for line in wrap(value, width):
        yield Said(" " * max(width - columns(line), 0), QUIET, line)


def _words(part: Part, width: int) -> Iterator[Said]:
    if not part.figures:
        yield from _title(part, width)
    looks = MARKED if part.words.startswith("! ") else QUIET
    yield from (Said(line, looks) for line in wrap(shown(part.words), width))


class ResultView(Vertical, can_focus=False):
    """Only shows."""

    def __init__(self) -> None:
        super().__init__(id="result")
        self._lead, self._under = Prose(classes="verdict"), Prose(classes="under")
        self._head = Vertical(self._lead, self._under, classes="lead -plain")
        self._bars, self._parts = SumBars(), Parts()

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._bars
        yield self._parts

    @property
    def text(self) -> str:
        """All that it says in words and figures."""
        return "\n".join(filter(None, [self._lead.text, self._under.text, self._parts.text]))

    def show(self, result: Result) -> None:
        """What it comes to now."""
        sign = "" if result.lead.startswith("! ") else SIGNS[result.tone]
        self._lead.show(sign + result.lead if result.lead else "")
        self._under.show(result.under)
        self._under.display = bool(result.under)
        self._head.display = bool(result.lead)
        for tone in SIGNS:
            self._head.set_class(tone == result.tone, f"-{tone}")
        self._bars.show(result.bars)
        self._bars.display = bool(result.bars)
        self._parts.show(result.parts)
        self._parts.display = any(part.figures or part.words for part in result.parts)
