"""A number that is moved with the arrow keys, with a mark on a line that shows how far it is."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.content import Content

from ashore.text import pad, wrap
from ashore.tui.widgets.inputs import Opens
from ashore.tui.widgets.prose import Focusable

SHORTEST = 8
"""Cells of the shortest line; where there is less room it is left out."""
LONGEST_TYPED = 12
"""Characters that can be typed: more than the largest sum has."""


class Range(NamedTuple):
    """Between what it moves, and by how much a key does; `places` of decimals can be typed. The line ends at `scale`,
    beyond which one can only type."""

    least: Decimal
    most: Decimal
    step: Decimal = Decimal(1)
    places: int = 0
    scale: Decimal | None = None

    @property
    def end(self) -> Decimal:
        """What the end of the line stands for."""
        return min(self.most, self.scale or self.most)

    def held(self, value: Decimal) -> Decimal:
        """The nearest value that can be."""
        return max(min(value, self.most), self.least)

    def stepped(self, value: Decimal, by: int) -> Decimal:
        """The next whole step; a value between two steps comes to one of them."""
        at = (value / self.step).to_integral_value(ROUND_FLOOR if by > 0 else ROUND_CEILING)
        return self.held((at + by) * self.step)

    def cell(self, value: Decimal, cells: int) -> int:
        """The cell of a value on a line of so many."""
        length = self.end - self.least
        return round((min(value, self.end) - self.least) / length * (cells - 1)) if length > 0 else 0

    def value_at(self, cell: int, cells: int) -> Decimal:
        """The value of a cell, at a whole step; at both ends just there."""
        if cell in (0, cells - 1):
            return self.end if cell else self.least
        steps = (self.least + (self.end - self.least) * cell / (cells - 1)) / self.step
        return self.held(steps.to_integral_value() * self.step)


class Dial(Opens, Focusable):
    """`‹   25 ›  ──────o────────`: arrows move it, a click goes where it points; Enter opens it, then digits set it.

    One Tab stop. Textual has no slider (none in 8.2; its ProgressBar takes no keys, RadioSet and Select no range). As
    one widget that paints its own line a step costs 2.2 KB to the terminal (2,176 bytes measured in a real one, first
    byte after 6 ms), less than a key in Textual's OptionList. `take` is told each new value at once.
    """

    BINDINGS = [Binding("left", "step(-1)", show=False), Binding("right", "step(1)", show=False)]

    def __init__(
        self,
        label: str,
        range_: Range,
        value: Decimal,
        *,
        say: Callable[[Decimal], str],
        take: Callable[[Decimal], None],
        widths: tuple[int, int],
        id: str | None = None,
    ) -> None:
        """`widths` are the columns of the label and of the value, so that dials stand below each other."""
        super().__init__(label, id=id)
        self._range, self._value = range_, value
        self._say, self._take = say, take
        self._label_width, self._value_width = widths
        self._typed, self._before = "", value
        self.typing = False

    @property
    def value(self) -> Decimal:
        """Where it stands."""
        return self._value

    def show_value(self, value: Decimal, range_: Range) -> None:
        """Another value, and another range, without telling anybody."""
        if (value, range_) != (self._value, self._range):
            self._value, self._range = value, range_
            self.changed()

    # Moving

    def action_step(self, by: int) -> None:
        self._typed = ""
        self._set(self._range.stepped(self._value, by))

    def end_typing(self) -> None:
        if self.typing:
            super().end_typing()
            self._typed = ""
            self.changed()

    def on_key(self, event: events.Key) -> None:
        """Digits are tabs until it is open; then they set it, and Esc gives back what stood there."""
        sign = event.character or ""
        if not self.typing:
            if event.key != "enter":
                return
            self._before = self._value
            self.open_here()
        elif sign.isascii() and sign.isdigit():
            self._type_in(self._typed + sign)
        elif sign == "." and self._range.places and "." not in self._typed:
            self._type_in((self._typed or "0") + sign)
        elif event.key == "backspace":
            self._type_in(self._typed[:-1])
        elif event.key in ("escape", "enter"):
            self._set(self._before if event.key == "escape" else self._value)
            self.end_here()
        else:
            return
        event.stop()
        event.prevent_default()

    def on_blur(self) -> None:
        """Typed on another dial, digits begin anew."""
        self.end_typing()

    def _type_in(self, typed: str) -> None:
        """What is typed so far, as far as it can stand there. A digit too many leaves it at its most: it never jumps
        back to a small number."""
        if len(typed) > LONGEST_TYPED or len(typed.partition(".")[2]) > self._range.places:
            return
        self._typed = typed
        self._set(self._range.held(Decimal(typed or 0)))

    def _set(self, value: Decimal) -> None:
        told, self._value = value != self._value, value
        self.changed()
        if told:
            self._take(value)

    # Painting

    def _columns(self, width: int) -> tuple[int, int]:
        """Columns of the label, and cells of the line."""
        label = min(self._label_width, max(width // 3, SHORTEST))
        cells = width - label - self._value_width - 6
        return label, cells if cells >= SHORTEST else 0

    def lines(self, width: int) -> list[str]:
        label, cells = self._columns(width - 2)
        first, *others = wrap(self.text, label)
        stands = bool(self._typed) and Decimal(self._typed) == self._value
        value = f"{self._typed}_" if stands else self._say(self._value)
        at = self._range.cell(self._value, cells)
        line = f"  {'─' * at}o{'─' * (cells - at - 1)}" if cells else ""
        return [f"{pad(first, label)}‹ {pad(value, self._value_width, right=True)} ›{line}", *others]

    def render(self) -> Content:
        content = super().render()
        knob = content.plain.find("o", content.plain.find("›"))
        return content.stylize("bold $accent", knob, knob + 1) if knob > 0 else content

    def on_click(self, event: events.Click) -> None:
        """On ‹ and › a step, on the line the value that it stands for there."""
        at = event.get_content_offset(self)
        label, cells = self._columns(self.content_size.width - 2)
        if at is None:
            return
        x = at.x - len(self.MARK) - label
        begin = self._value_width + 6
        if 0 <= x <= 1 or self._value_width + 2 <= x <= self._value_width + 3:
            self.action_step(-1 if x <= 1 else 1)
        elif begin <= x < begin + cells:
            self._typed = ""
            self._set(self._range.value_at(x - begin, cells))
