"""Chapters: sections of blocks."""

from typing import Annotated, Literal

from msgspec import Meta

from ashore.guide.models.base import Id, Ids, Many, Model, Tool, Words


class Block(Model, frozen=True, kw_only=True):
    """What every block has: its id, the facts behind it, the rows of the guidance map that it covers."""

    id: Id
    facts: Ids = ()
    rows: tuple[str, ...] = ()


class TextBlock(Block, frozen=True, kw_only=True, tag="text", tag_field="kind"):
    """A paragraph."""

    text: Words


class CautionBlock(Block, frozen=True, kw_only=True, tag="caution", tag_field="kind"):
    """A paragraph about what to be careful with."""

    text: Words


class ListBlock(Block, frozen=True, kw_only=True, tag="list", tag_field="kind"):
    """A list, with a line before it."""

    text: Words
    items: Many


class ScriptBlock(Block, frozen=True, kw_only=True, tag="script", tag_field="kind"):
    """Words to say, at the door or on the phone, with a line before them."""

    text: Words
    items: Many


class StepBlock(Block, frozen=True, kw_only=True, tag="step", tag_field="kind"):
    """A step of the checklist: an action that one person can do and tick. `opens` names a tool that helps; where that
    is the letters, `letter` may name one of them and `length` how long it is to be."""

    text: Words
    why: Words
    minutes: Annotated[int, Meta(ge=1, le=600)]
    opens: Tool | None = None
    letter: Id | None = None
    length: Literal["formal", "short", "spoken"] | None = None


class ToolBlock(Block, frozen=True, kw_only=True, tag="tool", tag_field="kind"):
    """A way to a tool of the workbook, at the place where it is needed."""

    text: Words
    opens: Tool


AnyBlock = TextBlock | CautionBlock | ListBlock | ScriptBlock | StepBlock | ToolBlock


class Section(Model, frozen=True, kw_only=True):
    """A short section of a chapter."""

    id: Id
    title: Words
    block: Annotated[tuple[AnyBlock, ...], Meta(min_length=1)]


class Chapter(Model, frozen=True, kw_only=True):
    """One chapter. `answer` answers the question in its title; `facts` are behind the answer."""

    id: Id
    number: Annotated[int, Meta(ge=1, le=9)]
    title: Words
    short: Words
    answer: Words
    facts: Ids = ()
    section: Annotated[tuple[Section, ...], Meta(min_length=1)]

    @property
    def steps(self) -> tuple[StepBlock, ...]:
        """Its checklist, in order."""
        return tuple(b for section in self.section for b in section.block if isinstance(b, StepBlock))


class MoreSections(Model, frozen=True, kw_only=True):
    """content/jurisdictions/<code>/chapters/*.toml: sections that a chapter has besides the shared ones there."""

    id: Id
    chapter: Id
    section: Annotated[tuple[Section, ...], Meta(min_length=1)]
