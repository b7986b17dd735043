"""What the one file bundles: each distribution with its version and licence, as a CycloneDX document and as texts."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any, NamedTuple

SPEC = "1.6"
LICENCES = "licences"
"""The folder in the file that holds the texts."""
_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


class Bundled(NamedTuple):
    """One distribution in the file."""

    name: str
    version: str
    licence: str
    """As its maker names it."""
    is_expression: bool
    """Whether that is an SPDX expression, not words."""
    texts: dict[str, str]
    """The texts of its licences, by the path in it."""
    parts: list[dict[str, Any]]
    """What its maker says is compiled into it, as CycloneDX components (PEP 770)."""

    @property
    def purl(self) -> str:
        """Its name in package URLs."""
        return f"pkg:pypi/{re.sub(r'[-_.]+', '-', self.name).lower()}@{self.version}"


def in_folder(folder: Path) -> list[Bundled]:
    """The distributions that are installed in a folder, by name."""
    return sorted(map(bundled, distributions(path=[str(folder)])), key=lambda one: one.name.lower())


def bundled(distribution: Distribution) -> Bundled:
    """What a distribution says of itself. Raises ValueError when it comes without the text of its licence."""
    texts = {}
    parts: list[dict[str, Any]] = []
    for file in distribution.files or ():
        if not any(part.endswith(".dist-info") for part in file.parts):
            continue
        inside = file.parts[1:]
        if inside[:1] == ("licenses",) or (len(inside) == 1 and _TEXT.match(file.name)):
            texts["/".join(inside)] = Path(str(file.locate())).read_text("utf-8", "replace")
        elif inside[:1] == ("sboms",) and file.name.endswith(".json"):
            parts += json.loads(Path(str(file.locate())).read_text("utf-8")).get("components", [])
    name = distribution.metadata["Name"]
    if not texts:
        raise ValueError(f"{name} comes without the text of its licence")
    metadata = distribution.metadata
    (expression,) = metadata.get_all("License-Expression") or ("",)
    licence = expression or _words(metadata.get_all("License"), metadata.get_all("Classifier"))
    licence, texts = licence or _first_line(texts.values()), dict(sorted(texts.items()))
    return Bundled(name, distribution.version, licence, bool(expression), texts, parts)


def _words(field: list[str] | None, classifiers: list[str] | None) -> str:
    """The licence by the older field for it, which some fill with the whole text, or by the classifiers."""
    if field and (first := _first_line(field)):
        return first
    return ", ".join(line.split(" :: ")[-1] for line in classifiers or () if line.startswith("License ::"))


def _first_line(texts: Iterable[str]) -> str:
    return next((line.strip() for text in texts for line in text.splitlines() if line.strip()), "")


def sbom(program: Bundled, others: Sequence[Bundled]) -> dict[str, Any]:
    """The CycloneDX document of the program and all that is bundled with it. It names no time, and its number follows
    from what is in it: the same file has the same document."""
    components = [_component(one, "library") for one in others]
    names = "\n".join(one.purl for one in (program, *others))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "serialNumber": uuid.uuid5(uuid.NAMESPACE_URL, names).urn,
        "version": 1,
        "metadata": {"component": _component(program, "application")},
        "components": components,
    }


def _component(one: Bundled, kind: str) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": kind,
        "bom-ref": one.purl,
        "name": one.name,
        "version": one.version,
        "purl": one.purl,
    }
    component["licenses"] = [{"expression": one.licence} if one.is_expression else {"license": {"name": one.licence}}]
    if one.parts:
        component["components"] = list(_parts(one))
    return component


def _parts(one: Bundled) -> Iterator[dict[str, Any]]:
    """What is compiled into a distribution; a reference is unique in the whole document."""
    for part in one.parts:
        kept = {key: part[key] for key in ("type", "name", "version", "purl", "licenses") if key in part}
        yield kept | {"bom-ref": f"{one.purl}#{part.get('purl', part['name'])}"}


def listed(all_of_them: Sequence[Bundled]) -> str:
    """The list of what is bundled: name, version, licence, and where its texts lie."""
    lines = []
    for one in all_of_them:
        lines.append(f"{one.name} {one.version}: {one.licence}")
        lines += [f"    {path}" for path in texts_of([one])]
        lines += [f"    with {part['name']} {part.get('version', '')}{_of_part(part)}" for part in one.parts]
    return "\n".join(lines) + "\n"


def _of_part(part: dict[str, Any]) -> str:
    names = [
        choice.get("expression") or choice["license"].get("id") or choice["license"].get("name", "")
        for choice in part.get("licenses", [])
    ]
    return f": {', '.join(names)}" if names else ""


def texts_of(all_of_them: Sequence[Bundled]) -> dict[str, str]:
    """The texts of all licences by their path in the one file."""
    return {
        f"{LICENCES}/{one.name}-{one.version}/{path.removeprefix('licenses/')}": text
        for one in all_of_them
        for path, text in one.texts.items()
    }
