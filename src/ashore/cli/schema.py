"""The verb that writes the JSON Schema of a kind of file, for the editors of those who write such files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ashore.cli.shared import out
from ashore.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from pydantic import BaseModel


def models() -> dict[str, type[BaseModel]]:
    """The model of each kind of file: the workbook, the settings, and every kind of content."""
    from ashore.guide.files import KINDS
    from ashore.settings import Settings
    from ashore.workbook.model import Workbook

    return {"workbook": Workbook, "settings": Settings, **{kind: model for kind, (model, _where) in KINDS.items()}}


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a model as its file is written: texts are strings, sums too."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema(by_alias=True)}


def schema_text(kind: str) -> str:
    """The schema of a kind as it stands in its file. Raises KeyError."""
    import json

    return json.dumps(schema_of(models()[kind]), ensure_ascii=False, indent=2) + "\n"


def schema(options: argparse.Namespace) -> int:
    """Print the schema of a kind of file."""
    from ashore.i18n import _, fill

    known = models()
    if options.kind not in known:
        raise UsageError(
            fill(_("no kind of file '{name}'; there are: {known}"), name=options.kind, known=", ".join(known))
        )
    out(schema_text(options.kind))
    return 0
