"""When a widget is painted."""

from __future__ import annotations

from textual.widget import Widget


def paint_now(widget: Widget) -> None:
    """Have a widget painted that asked for it: in the frame that shows the key.

    Textual does it when the widget is idle, a turn or two later: behind that frame.
    """
    widget._check_refresh()
