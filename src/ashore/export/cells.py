"""Cells of tables for spreadsheets: what somebody typed is shown there, and never worked out."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

from ashore.text import clean

_PARTS = re.compile(r"([;|\n]+)")
"""Where some spreadsheets begin another cell, though it stands in quotes: they take the separator of a country."""
_FORMULA = ("=", "+", "-", "@")
"""With these a cell begins that is worked out instead of shown. Tabs, which may begin one as well, are cleaned away."""


def safe_cell(text: str) -> str:
    """A cell that a spreadsheet shows as it is: an apostrophe before what would begin a formula, also where that is
    written full-width or stands behind a sign at which the cell may be split."""
    parts = enumerate(_PARTS.split(clean(text)))
    return "".join(part if number % 2 else _shown(part) for number, part in parts)


def _shown(part: str) -> str:
    plain = unicodedata.normalize("NFKC", part).lstrip()
    return f"'{part}" if plain.startswith(_FORMULA) else part


def as_csv(columns: Sequence[str], rows: Iterable[dict[str, object]]) -> str:
    """A table: UTF-8 with a mark at its start, so that spreadsheets read Chinese. Every cell stands in quotes."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(map(safe_cell, columns))
    for row in rows:
        writer.writerow(safe_cell("" if row[name] is None else str(row[name])) for name in columns)
    return "\ufeff" + table.getvalue()
