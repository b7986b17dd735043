"""Whom to turn to."""

from typing import Literal

from ashore.guide.models.base import Id, Ids, Model
from ashore.guide.models.text_kinds import ParagraphText

HelpRole = Literal["despair", "questions"]
"""The lines that have a place on a page: where somebody despairs, and for what nothing here answers."""


class HelpLine(Model):
    """Whom to turn to in one situation. `role`: the line that is offered by itself where the log or a letter shows
    threats or despair; the one for questions that nothing here answers."""

    id: Id
    role: HelpRole | None = None
    text: ParagraphText
    facts: Ids = ()


class HelpFile(Model):
    """content/jurisdictions/<code>/help.toml"""

    id: Id
    line: tuple[HelpLine, ...]

    def line_for(self, role: str) -> HelpLine | None:
        """The line of a role."""
        return next((line for line in self.line if line.role == role), None)
