"""Widths of what stands side by side on a wide terminal, in columns, and from how many lines on there is air."""

SIDE_FROM = 110
"""From so many columns on there is a panel beside a page of one column."""
SIDE_FROM_TWO = 160
"""The same beside a page of two columns."""
FRAME = 2
"""What a frame takes of them, where there is a panel or two columns."""
SIDE_WIDTH = 38
"""What the panel takes of them."""
TALL_FROM = 32
"""From so many lines of the terminal on what matters most has empty lines around it."""
