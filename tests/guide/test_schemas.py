"""The JSON Schemas of all kinds of files: as the models are, and as every file of the content is written."""

from __future__ import annotations

import datetime as dt
import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ashore.cli.schema import models, schema_text
from ashore.guide.files import kind_of
from ashore.storage import paths
from ashore.workbook.file import codec
from tests.support import years

CONTENT = paths.content_dir()
FILES = sorted(CONTENT.rglob("*.toml"))


def as_json(value: Any) -> Any:
    """TOML's own days and times as JSON has them: texts."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def wrong(kind: str, data: Any) -> list[str]:
    validator = Draft202012Validator(json.loads(schema_text(kind)))
    return [error.message for error in validator.iter_errors(as_json(data))]


@pytest.mark.parametrize("kind", models())
def test_the_schema_that_is_kept_is_that_of_the_model(kind: str) -> None:
    """`ashore schema KIND > content/schemas/KIND.json` writes it anew."""
    Draft202012Validator.check_schema(json.loads(schema_text(kind)))
    assert (CONTENT / "schemas" / f"{kind}.json").read_text("utf-8") == schema_text(kind)


def test_every_schema_that_is_kept_belongs_to_a_kind() -> None:
    assert {path.stem for path in (CONTENT / "schemas").iterdir()} == set(models())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CONTENT)))
def test_a_file_of_the_content_names_its_schema_and_keeps_to_it(path: Path) -> None:
    kind = kind_of(path)
    assert kind is not None
    text = path.read_text("utf-8")
    assert text.partition("\n")[0] == f"#:schema {os.path.relpath(CONTENT / 'schemas' / f'{kind}.json', path.parent)}"
    assert wrong(kind, tomllib.loads(text)) == []


def test_a_workbook_keeps_to_its_schema() -> None:
    data = tomllib.loads(codec.dump(years()))
    assert wrong("workbook", data) == []
    assert wrong("workbook", {**data, "debts": [{**data["debts"][0], "owed": 2000}]})
    assert wrong("workbook", {**data, "colour": "red"})
