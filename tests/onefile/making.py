"""A wheel of the checkout and its one file, made without a network: of what is installed here."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

from onefile.__main__ import pack

ROOT = Path(__file__).parents[2]
NEEDED = ("src", "content", "locales", "docs", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE")
"""What a wheel is built of."""


def checkout(folder: Path) -> Path:
    """A copy of what the wheel is built of."""
    folder.mkdir()
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(
                source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "pictures", "recordings")
            )
        else:
            shutil.copy(source, folder / name)
    return folder


def wheel(folder: Path, outdir: Path, umask: int = 0o022, **environment: str) -> Path:
    """The wheel of a checkout."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(outdir)]
    subprocess.run(
        command, cwd=folder, env=os.environ | environment, umask=umask, check=True, stdout=subprocess.DEVNULL
    )
    return next(outdir.glob("*.whl"))


def requirements(name: str, known: set[str] | None = None) -> set[str]:
    """The distributions that one needs, itself among them, as they are installed here."""
    known = set() if known is None else known
    known.add(name)
    for line in distribution(name).requires or ():
        needed = re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", line).group()).lower()  # type: ignore[union-attr]
        if "extra ==" not in line and needed not in known:
            try:
                requirements(needed, known)
            except ModuleNotFoundError:  # for another system
                known.discard(needed)
    return known


def installed(wheel: Path, packed: Path) -> Path:
    """A folder with the wheel unpacked, and all that it needs copied."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packed)
    for name in requirements("ashore") - {"ashore"}:
        for file in distribution(name).files or ():
            if ".." not in file.parts and file.suffix != ".pyc":
                (packed / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(Path(str(file.locate())), packed / file)
    return packed


def one_file(folder: Path) -> Path:
    """The one file, not compressed, which is quicker."""
    packed = installed(wheel(ROOT, folder / "wheel"), folder / "packed")
    return pack(packed, folder / "out", compressed=False)
