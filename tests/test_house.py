"""What the documents for engineers name is there: every function of the walks, every file of the house."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
WALKS = (ROOT / "docs" / "architecture.md").read_text("utf-8")
GUIDES = {name: (ROOT / name).read_text("utf-8") for name in ("CONTRIBUTING.md", "docs/architecture.md")}


def found(name: str) -> Any:
    """What a dotted name stands for. Raises AttributeError or ImportError when nothing is called so."""
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        try:
            thing: Any = importlib.import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            continue
        for attribute in parts[end:]:
            thing = getattr(thing, attribute)
        return thing
    raise ImportError(name)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(ashore\.[\w.]+)`", WALKS))))
def test_the_functions_of_the_walks_exist(name: str) -> None:
    assert found(name) is not None


@pytest.mark.parametrize("guide", GUIDES)
def test_the_files_that_are_named_exist(guide: str) -> None:
    named = re.findall(r"`((?:src|content|tests|locales|benchmarks|docs|onefile)/[\w./]*)`", GUIDES[guide])
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert guide != "CONTRIBUTING.md" or len(named) > 20


def test_the_workbook_has_a_model_and_edits_for_each_subject_under_one_name() -> None:
    room = ROOT / "src" / "ashore" / "workbook"
    models, edits = ({file.name for file in (room / name).glob("*.py")} for name in ("model", "edits"))
    assert models - {"workbook.py"} == edits
