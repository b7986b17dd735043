"""Which keys are pressed, and which lines are typed: the same for the same seed."""

from __future__ import annotations

import random

MOVES = (
    *("enter", "space", "up", "down", "tab", "shift+tab", "escape", "left", "right"),
    *("pageup", "pagedown", "backspace", "delete", "home", "end"),
)
LETTERS = (
    *"abcdefghijklmnoprstuvwxyz0123456789?/=.-+",
    *("，", "。", "、", "？", "中", "文", "ｄ", "１", "200", "12月15日", "2026-12-15", "x" * 60),
)
OTHERS = (
    *("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "ctrl+p"),
    *("\x1b[1114112;1u", "\x1b[999;1A", "\x1b=", "\x1b?", "\x1b\t"),
)
LEAVE = ("q", "ctrl+q", "ctrl+c", "\x03\x03")
"""Quitting is one of the things that happen; it ends a seed well."""
LINES = (
    *(
        "u",
        "r",
        "l",
        "?",
        "？",
        "!",
        "-",
        "0",
        "99",
        "1,2",
        "1，2",
        "中文",
        "１",
        "q q",
        "2026-12-15",
        "12月15日",
        "1200",
        "1200.555",
        "-5",
        "1e5",
    ),
    *("NaN", "=1+1", "yes", "20:40", "\u202eabc", "\x1b[A", "x" * 2000, "~nobody/x", "/", "letter.txt", "3k"),
)
NUMBERS = tuple(str(number) for number in range(1, 20))


def _some(chance: random.Random, kinds: tuple[tuple[tuple[str, ...], float], ...], count: int) -> list[str]:
    groups = chance.choices([group for group, _share in kinds], [share for _group, share in kinds], k=count)
    return [chance.choice(group) for group in groups]


def keys(seed: int, count: int) -> list[str]:
    """So many keys, by name or as text."""
    return _some(random.Random(seed), ((MOVES, 0.6), (LETTERS, 0.35), (OTHERS, 0.046), (LEAVE, 0.0015)), count)


def lines(seed: int, count: int) -> list[str]:
    """So many lines for the plain way: numbers of a menu above all; Enter leads back."""
    return _some(random.Random(seed), ((NUMBERS, 0.68), (LINES, 0.26), (("",), 0.055), (("q",), 0.005)), count)
