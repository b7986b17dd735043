"""From need to an agreed plan."""

from typing import Annotated, Literal

from pydantic import Field

from ashore.guide.models.base import Id, Ids, Model, Tool
from ashore.guide.models.text_kinds import ParagraphText, TitleText

PathStep = Literal["evidence", "budget", "offer", "letter", "call", "written", "first-payment"]


class PathStage(Model):
    """A stage on the way to a plan; `known` says how the workbook knows that it is done."""

    id: Id
    title: TitleText
    text: ParagraphText
    known: PathStep
    opens: Tool


class PathBranch(Model):
    """What to do when it goes another way."""

    id: Id
    title: TitleText
    text: ParagraphText
    opens: Tool
    letter: Id | None = None
    facts: Ids = ()


class PathFile(Model):
    """content/jurisdictions/<code>/path.toml"""

    id: Id
    facts: Ids = ()
    stage: Annotated[tuple[PathStage, ...], Field(min_length=1)]
    branch: tuple[PathBranch, ...] = ()
