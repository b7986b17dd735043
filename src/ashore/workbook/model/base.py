"""What every record is made of."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from ashore.text import clean

LONGEST_UNFINISHED = 1_000_000
"""Characters that are kept of a text that could not be read."""


class Record(BaseModel):
    """Frozen, and closed: a key that Ashore does not know is an error, never dropped. Texts are cleaned."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Unfinished = Annotated[str, Field(max_length=LONGEST_UNFINISHED), AfterValidator(clean)]
"""What was typed into a field and cannot be read yet."""
