"""Between Chinese words stand Chinese marks; and what joins texts comes out of the catalogue."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import ashore
from ashore.i18n.kit import po
from ashore.storage import paths

HALF = re.compile(r"[一-鿿”’」』}）]\s*[,;:()]|[,;:(]\s*[一-鿿]|[一-鿿][.!?](?!\d)|[一-鿿] [!?]$")
CHINESE = sorted(paths.packaged_locales().glob("zh_*/LC_MESSAGES/*.po"))
SPEAKING = ("dialogue", "wording", "letters", "tui", "export")
"""The rooms that put sentences together. In a form ; stands between sums as they are typed."""


def test_the_catalogues_are_found() -> None:
    assert len(CHINESE) >= 6


@pytest.mark.parametrize("file", CHINESE, ids=lambda file: f"{file.parts[-3]}-{file.stem}")
def test_no_half_width_mark_stands_beside_a_chinese_word(file: Path) -> None:
    assert [text for entry in po.read(file) for text in po.strings(entry) if HALF.search(text)] == []


def test_no_list_is_joined_by_a_mark_of_one_language() -> None:
    found = []
    for room in SPEAKING:
        for file in sorted((Path(ashore.__file__).parent / room).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Attribute) or node.attr != "join":
                    continue
                if isinstance(node.value, ast.Constant) and str(node.value.value).strip() in (",", ";", ":"):
                    found.append(f"{file.name}:{node.lineno}")
    assert found == []
