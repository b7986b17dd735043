"""Make the one file for the Python and the system that run this: `python -m onefile [--wheel FILE] [--outdir DIR]`.

Writes ashore-<version>-<python>-<system>.pyz and beside it the list of what it bundles (CycloneDX). It fetches the
libraries as pip does; the file then needs no network and nothing installed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from importlib.metadata import distribution
from pathlib import Path

from shiv import __version__ as shiv_version
from shiv.bootstrap.environment import Environment
from shiv.builder import create_archive

from ashore.i18n import catalogue
from ashore.storage import paths
from ashore.wording.program import NEEDS, NO_HOME, NOT_UNPACKED
from onefile import bundled, needed

HERE = Path(__file__).parent
RUNS_FIRST = ("__init__.py", "needed.py", "start.py")
LICENCE_LIST, SBOM = f"{bundled.LICENCES}/list.txt", "sbom.cdx.json"
LEFT_OUT = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json")
"""What pip notes about an installation: with the folders of the machine on which the file is made."""
WHEN = (1980, 1, 1, 0, 0, 0)
"""The day of each file in it, so that the same contents make the same bytes."""


def name_for(version: str) -> str:
    """The name of the file for this Python and this system."""
    python = f"{sys.implementation.name.replace('cpython', 'python')}{sys.version_info.major}.{sys.version_info.minor}"
    return f"ashore-{version}-{python}-{needed.system()}.pyz"


def texts() -> dict[str, dict[str, str]]:
    """What is said before Ashore can be read, in each language that has it."""
    sentences = {"needs": NEEDS, "not-unpacked": NOT_UNPACKED, "no-home": NO_HOME}
    directories = [paths.packaged_locales()]
    said: dict[str, dict[str, str]] = {name: {} for name in sentences}
    for tag in catalogue.available(directories):
        interface = catalogue.load(tag, directories).interface
        for name, sentence in sentences.items():
            if tag == catalogue.SOURCE or catalogue.has(interface, None, sentence):
                said[name][tag] = interface.gettext(sentence)
    return said


def make(wheel: Path, outdir: Path) -> Path:
    """Make the one file of a wheel and what it needs. Returns where it is."""
    with tempfile.TemporaryDirectory(prefix="ashore-onefile-") as work:
        packed = Path(work, "site-packages")
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--target", str(packed)]
        subprocess.run([*pip, str(wheel)], check=True)
        return pack(packed, outdir)


def pack(packed: Path, outdir: Path, *, compressed: bool = True) -> Path:
    """Make the one file of a folder in which Ashore is installed with all that it needs, which is changed by it, and
    the document beside the file."""
    found = [*bundled.in_folder(packed), bundled.bundled(distribution("shiv"))]
    program = next(one for one in found if one.name == "ashore")
    document = json.dumps(bundled.sbom(program, [one for one in found if one is not program]), indent=1) + "\n"
    tidy(packed)
    environment = Environment(
        built_at="1980-01-01 00:00:00",
        build_id=contents_id(packed),
        shiv_version=shiv_version,
        entry_point="onefile.start:run",
        compile_pyc=False,
        reproducible=True,
    )
    outdir.mkdir(parents=True, exist_ok=True)
    file = outdir / name_for(program.version)
    create_archive([packed], file, "/usr/bin/env python3", "onefile.needed:begin", environment, compressed)
    add(file, document, found)
    file.with_suffix(".cdx.json").write_text(document, "utf-8")
    return file


def tidy(packed: Path) -> None:
    """Remove what only an installation uses, scripts that name this machine's Python and pip's own notes, and what the
    umask has left on the files."""
    shutil.rmtree(packed / "bin", ignore_errors=True)
    for folder in packed.glob("*.dist-info"):
        for name in LEFT_OUT:
            (folder / name).unlink(missing_ok=True)
    for path in packed.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def contents_id(packed: Path) -> str:
    """What the folder that is unpacked is told from those of other contents by; short, for the reader sees it."""
    digest = hashlib.sha256()
    for file in sorted(file for file in packed.rglob("*") if file.is_file()):
        digest.update(file.relative_to(packed).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def add(file: Path, document: str, found: list[bundled.Bundled]) -> None:
    """Put into the file what runs first, and what is told about the rest of it."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    built = {"python": {"version": version, "kind": needed.kind(), "system": needed.system()}, **texts()}
    contents = {f"onefile/{name}": (HERE / name).read_text("utf-8") for name in RUNS_FIRST}
    contents["onefile/built.json"] = json.dumps(built, sort_keys=True)
    contents |= {SBOM: document, LICENCE_LIST: bundled.listed(found), **bundled.texts_of(found)}
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, WHEN)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)


def wheel_of_checkout(outdir: Path) -> Path:
    """The wheel of the checkout that this stands in."""
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(outdir), str(HERE.parent)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    return next(outdir.glob("*.whl"))


def main() -> None:
    """The command line of the script."""
    parser = argparse.ArgumentParser(prog="python -m onefile", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--wheel", type=Path, help="a wheel that was built; without it that of the checkout")
    parser.add_argument("--outdir", type=Path, default=Path("dist"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ashore-wheel-") as work:
        print(make(options.wheel or wheel_of_checkout(Path(work)), options.outdir))


if __name__ == "__main__":
    main()
