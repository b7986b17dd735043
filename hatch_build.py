"""Puts the guidance and the compiled catalogues into the wheel.

In a checkout both are read from the top-level folders, so an editable install needs nothing of this.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compile locales/*/LC_MESSAGES/*.po and add them, with content/, as package data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        include: dict[str, str] = build_data["force_include"]
        include[str(root / "content")] = "ashore/data/content"
        for file in (*sorted((root / "locales").glob("*.pot")), root / "locales" / "terms.toml"):  # for translators
            include[str(file)] = f"ashore/data/locales/{file.name}"
        compiled = Path(mkdtemp(prefix="ashore-build-"))
        for po in sorted((root / "locales").glob("*/LC_MESSAGES/*.po")):
            mo = compiled / po.relative_to(root / "locales").with_suffix(".mo")
            mo.parent.mkdir(parents=True, exist_ok=True)
            with po.open("rb") as source, mo.open("wb") as target:
                write_mo(target, read_po(source))
            include[str(mo)] = f"ashore/data/locales/{mo.relative_to(compiled).as_posix()}"
