"""The blocks of a chapter, each a stop for the reader."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from ashore.guide.as_text import StepMark, block_lines
from ashore.guide.facts import Facts
from ashore.guide.glossary import spans, terms_in
from ashore.guide.models.chapter import Block
from ashore.guide.models.glossary import Term
from ashore.guide.say import facts_behind, say, words_of
from ashore.tui.widgets.prose import Focusable


class BlockView(Focusable):
    """A block of the guidance. A step shows its box; `§` at the right edge says that a source can be opened."""

    def __init__(self, block: Block, facts: Facts, *, terms: Sequence[Term] = (), id: str | None = None) -> None:
        super().__init__(id=id)
        self.block = block
        self._facts = facts
        self._terms = terms
        self._mark: StepMark | None = None
        self._note = ""
        self._cache: tuple[int, StepMark | None, str, list[str]] | None = None

    @property
    def facts_behind(self) -> tuple[str, ...]:
        """The facts behind it."""
        return facts_behind(self.block)

    @property
    def terms(self) -> list[Term]:
        """The words of the glossary in it."""
        return terms_in("\n".join(say(words, self._facts) for words in words_of(self.block)), self._terms, self._facts)

    def show_mark(self, mark: StepMark | None, note: str = "") -> None:
        """How its step stands, and for whom it holds."""
        if (mark, note) != (self._mark, self._note):
            self._mark, self._note = mark, note
            self.clear_cached_dimensions()
            self.refresh(layout=True)

    def lines(self, width: int) -> list[str]:
        if self._cache is None or self._cache[:3] != (width, self._mark, self._note):
            marks = {self.block.id: self._mark} if self._mark else {}
            lines = block_lines(self.block, self._facts, width - 4, marks, self._note)
            self._cache = (width, self._mark, self._note, lines)
        return self._cache[3]

    def render(self) -> Content:
        from ashore.text import pad, wrap

        width = self.content_size.width
        mark = self.MARK if self.has_focus else self.SPACE
        lines = list(self.lines(width))
        if self.facts_behind:
            lines[0] = pad(lines[0], width - 3) + "§"
        text = "\n".join(mark + line for line in lines)
        content = Content(text)
        if self._note:
            noted = len(wrap(self._note, width - 4))
            content = content.stylize("$secondary", 0, sum(len(line) + 1 + len(mark) for line in lines[:noted]))
        for start, end in spans(text, self._terms, self._facts):
            content = content.stylize("underline", start, end)
        return content
