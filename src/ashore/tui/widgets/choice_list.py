"""A group of choices in a form: one Tab stop; arrows move in it and out of it at its ends; Enter or Space
chooses. Where the reader is on none of them yet, Enter passes by, and Space goes to the first.

Textual's RadioSet cuts a label that is too long, with no way to read the rest: what is asked about a call are whole
sentences. SelectionList paints all its lines at each key (10 KB).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.binding import Binding

from ashore.tui.widgets.inputs import Moves
from ashore.tui.widgets.page_list import Entry, Line, PageList


class ChoiceList(PageList):
    """One of several, or with `several` any of them. `chosen` is told an option; the form says what follows from it.
    `came` is told that the reader has come to one: until then nothing in the list shows where they are."""

    BINDINGS = [Binding("space", "choose", show=False)]

    def __init__(
        self,
        options: Mapping[str, str],
        choose: Callable[[str], object],
        *,
        several: bool = False,
        pass_by: Callable[[], object] | None = None,
        came: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(id="choices", classes="options", choose=self._take)
        self.several = several
        """Whether any of them can be chosen."""
        self._labels, self._choose = dict(options), choose
        self._pass_by, self._came = pass_by, came
        self._shown: tuple[tuple[str, bool], ...] | None = None

    def show_chosen(self, values: tuple[object, ...]) -> None:
        """Which of them are chosen. One begins on the first that is, and on none where none is: Enter, pressed once too
        often, changes nothing."""
        shown = tuple((label, option in values) for option, label in self._labels.items())
        if shown == self._shown:
            return
        if self._shown is None:
            first = next((n for n, (_label, on) in enumerate(shown) if on), None)
            self.show([Entry(self._line(label, on), None, True) for label, on in shown], None)
            self.highlighted = first
        else:
            for number, (label, on) in enumerate(shown):
                self.replace_option_prompt_at_index(number, self._line(label, on))
        self._shown = shown

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        if self._came and highlighted is not None:
            self._came()

    def _line(self, label: str, on: bool) -> Line:
        box = ("[x]" if on else "[ ]") if self.several else ("(•)" if on else "( )")
        return Line(f"{box} {label}", hang=" " * 4)

    def action_select(self) -> None:
        if self.highlighted is None and self._pass_by:
            self._pass_by()
        else:
            super().action_select()

    def action_choose(self) -> None:
        """Choose the one on which the reader is; who is on none comes to the first, and chooses nothing yet."""
        if self.highlighted is None:
            self.highlighted = 0
        else:
            super().action_select()

    def _take(self, number: int) -> None:
        self._choose(list(self._labels)[number])

    def action_cursor_down(self) -> None:
        self._move(1)

    def action_cursor_up(self) -> None:
        self._move(-1)

    def _move(self, by: int) -> None:
        at = (-1 if self.highlighted is None else self.highlighted) + by
        if 0 <= at < self.option_count:
            self.highlighted = at
        elif isinstance(self.screen, Moves):
            self.screen.action_move(by)
