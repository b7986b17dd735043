"""Widths of what stands side by side on a wide terminal, in columns."""

SIDE_FROM = 150
"""From so many columns on there is a panel beside the page."""
SIDE_WIDTH = 58
"""What the panel takes of them."""
