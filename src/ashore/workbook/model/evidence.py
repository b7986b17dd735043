"""The evidence list."""

from typing import Annotated

from pydantic import Field

from ashore.values import Day, Id, ShortText
from ashore.workbook.model.base import Record


class Evidence(Record):
    """Something that proves: a file, which stays where it is, or a paper. `sha256` is the file's when it was added, on
    `added`; a file that has another one now was changed since."""

    id: Id
    label: ShortText = ""
    debt: Id | None = None
    date: Day | None = None
    """The day that it is about."""
    file: ShortText = ""
    paper_at: ShortText = ""
    """Where the paper lies."""
    black_out: ShortText = ""
    """What has to be covered before a copy is sent."""
    note: ShortText = ""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None
    added: Day | None = None
