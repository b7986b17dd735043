"""Ashore's own themes: calm, readable, no red walls. Meaning never hangs on colour alone."""

from __future__ import annotations

from textual.theme import Theme

from ashore.i18n import N_

THEMES = {
    "dark": Theme(
        name="dark",
        dark=True,
        primary="#91c1c4",
        secondary="#a7bcc8",
        accent="#e0c98f",
        foreground="#e6e6e0",
        background="#16191d",
        surface="#1d2126",
        panel="#262b31",
        success="#9cc69b",
        warning="#e0c98f",
        error="#e9a89b",
        variables={
            "border": "#5b6a79",
            "block-cursor-foreground": "#0c1013",
            "block-cursor-background": "#91c1c4",
            "input-cursor-background": "#e6e6e0",
            "input-cursor-foreground": "#16191d",
            "input-selection-background": "#44606b",
        },
    ),
    "light": Theme(
        name="light",
        dark=False,
        primary="#1d4f5a",
        secondary="#374a54",
        accent="#5b4200",
        foreground="#1d2126",
        background="#fbfaf6",
        surface="#f3f1ea",
        panel="#e8e5da",
        success="#1c5127",
        warning="#5b4200",
        error="#812a19",
        variables={
            "border": "#857f6c",
            "block-cursor-foreground": "#ffffff",
            "block-cursor-background": "#1d4f5a",
            "input-cursor-background": "#1d2126",
            "input-cursor-foreground": "#fbfaf6",
            "input-selection-background": "#b9d3d8",
        },
    ),
    "contrast": Theme(
        name="contrast",
        dark=True,
        primary="#ffffff",
        secondary="#ffffff",
        accent="#ffff00",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        success="#ffffff",
        warning="#ffff00",
        error="#ffff00",
        variables={
            "border": "#ffffff",
            "block-cursor-foreground": "#000000",
            "block-cursor-background": "#ffff00",
            "input-cursor-background": "#ffffff",
            "input-cursor-foreground": "#000000",
            "input-selection-background": "#5f5f00",
        },
    ),
    "terminal": Theme(
        name="terminal",
        ansi=True,
        dark=True,
        primary="ansi_cyan",
        secondary="ansi_default",
        accent="ansi_yellow",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        success="ansi_green",
        warning="ansi_yellow",
        error="ansi_red",
        variables={
            "border": "ansi_bright_black",
            "block-cursor-foreground": "ansi_black",
            "block-cursor-background": "ansi_cyan",
            "input-cursor-background": "ansi_white",
            "input-cursor-foreground": "ansi_black",
            "input-selection-background": "ansi_blue",
        },
    ),
}
"""The last one leaves the colours to the terminal."""

THEME_NAMES = {
    "dark": N_("Dark"),
    "light": N_("Light"),
    "contrast": N_("High contrast"),
    "terminal": N_("The terminal's own colours"),
}
