"""The kinds of problems that a check can find: what each is called for programs, and whether it is an error."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]

ERRORS = (
    "unreadable",
    "header-missing",
    "header-language",
    "header-encoding",
    "header-plural-forms",
    "duplicate",
    "plural-count",
    "number-missing",
    "blank-missing",
    "blank-unknown",
    "brace",
    "percent",
    "help-format",
    "edge-space",
    "line-break",
    "invisible-sign",
    "homoglyph",
    "html-entity",
    "mojibake",
    "unfinished",
    "key-missing",
    "command-missing",
    "same-key-word",
    "room",
    "term",
)
"""What breaks the program or misleads the reader."""
WARNINGS = (
    "header-incomplete",
    "header-placeholder",
    "texts-missing",
    "text-unknown",
    "number-zero",
    "blank-doubled",
    "room-likely",
    "tab",
    "double-space",
    "space-before-mark",
    "no-break-space",
    "quotes",
    "inverted-mark",
    "sentence-end",
    "exclamation",
    "foreign-mark",
    "not-composed",
    "three-dots",
    "half-width",
    "full-width",
    "same-as-english",
    "term-unlike",
)
"""What a reviewer looks at: it may be meant."""
KINDS: dict[str, Severity] = {**dict.fromkeys(ERRORS, "error"), **dict.fromkeys(WARNINGS, "warning")}
"""Ids do not change: programs know them. `locales/README.md` says what each means."""


class Found(NamedTuple):
    """What a look finds: the id of its kind, and in words what it is."""

    id: str
    text: str


class Problem(NamedTuple):
    """Something wrong: the file, the line of the entry, what it is known by, and what it is."""

    file: str
    line: int
    context: str | None
    source: str
    id: str
    text: str

    @property
    def severity(self) -> Severity:
        """Whether it is an error."""
        return KINDS[self.id]

    def as_data(self) -> dict[str, str | int | None]:
        """For programs."""
        return {**self._asdict(), "severity": self.severity}
