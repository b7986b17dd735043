"""Puts the guidance and the catalogues into the wheel: as translators write them, and compiled.

In a checkout both are read from the top-level folders, so an editable install needs nothing of this.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOR_TRANSLATORS = ("*.pot", "terms.toml", "README.md")


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Add content/ and locales/ as package data, with locales/*/LC_MESSAGES/*.po compiled."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        locales = root / "locales"
        include: dict[str, str] = build_data["force_include"]
        include[str(root / "content")] = "ashore/data/content"
        include[str(root / "LICENSE")] = "ashore/data/LICENSE"
        for file in (file for pattern in FOR_TRANSLATORS for file in sorted(locales.glob(pattern))):
            include[str(file)] = f"ashore/data/locales/{file.name}"
        units = runpy.run_path(str(root / "src" / "ashore" / "i18n" / "units.py"))
        self._compiled = TemporaryDirectory(prefix="ashore-build-")
        compiled = Path(self._compiled.name)
        for po in sorted(locales.glob("*/LC_MESSAGES/*.po")):
            mo = compiled / po.relative_to(locales).with_suffix(".mo")
            mo.parent.mkdir(parents=True, exist_ok=True)
            catalogue = polib.pofile(str(po))
            if all(entry.translated() for entry in catalogue if not entry.obsolete):
                catalogue.metadata[units["HEADER"]] = "yes"
            mo.write_bytes(catalogue.to_binary())
            include[str(po)] = f"ashore/data/locales/{po.relative_to(locales).as_posix()}"
            include[str(mo)] = f"ashore/data/locales/{mo.relative_to(compiled).as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._compiled.cleanup()
