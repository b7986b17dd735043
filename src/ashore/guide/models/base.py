"""What the models of all content files share."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$", examples=["small-sum"])]


class Model(BaseModel):
    """Frozen and closed: an unknown key is an error of the author. What checks it is built when it is first needed."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Words(Model):
    """A text of the guidance: its stable id and its English source. In a file it is the English alone."""

    written_as: ClassVar[str] = "text"
    """What it is in a file, for the words of an error."""
    context: str
    source: Annotated[str, Field(min_length=1)]

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "minLength": 1}


Ids = tuple[Id, ...]


class FactValue(Model):
    """A number of a fact."""

    fact: Id
    value: str


Tool = Literal[
    "budget",
    "letter",
    "debts",
    "statement",
    "weeks",
    "what-if",
    "contacts",
    "evidence",
    "outlook",
    "timeline",
    "calls",
    "path",
    "papers",
    "credit",
    "agenda",
    "pause",
    "door",
]
"""A tool of the workbook that a step or a block leads to."""
