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
            "border": "#3a424b",
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
            "border": "#b9b5a6",
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
            "input-cursor-background": "#ffffff",
            "input-cursor-foreground": "#000000",
            "input-selection-background": "#5f5f00",
        },
    ),
}

THEME_NAMES = {"dark": N_("Dark"), "light": N_("Light"), "contrast": N_("High contrast")}
