"""What could not be saved: a file of its own beside the workbook, which the next start offers.

It is named after exactly one workbook, and after the moment: `workbook-recovery-20261123-101500-123456.toml`. Its
content is made by the workbook's `Store`, and so is encrypted where the workbook is.
"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from ashore import system
from ashore.storage import private_file

_TIME = "%Y%m%d-%H%M%S-%f"
_STAMP = r"(\d{8}-\d{6}-\d{6})"


def recovery_files(path: Path) -> list[Path]:
    """What could not be saved of the workbook in `path`, newest first. Where nothing can be listed, there is none."""
    return _named(path, re.compile(f"{re.escape(path.stem)}-recovery-{_STAMP}{re.escape(path.suffix)}"))


def half_written(path: Path) -> list[Path]:
    """What a session that was killed while it wrote such a file has left."""
    return _named(path, re.compile(rf"\.{re.escape(path.stem)}-recovery-{_STAMP}{re.escape(path.suffix)}\.\d+\.new"))


def _named(path: Path, name: re.Pattern[str]) -> list[Path]:
    try:
        beside = list(path.parent.iterdir())
    except OSError:
        return []
    found = [file for file in beside if name.fullmatch(file.name) and made(file)]
    return sorted((file for file in found if not file.is_symlink() and file.is_file()), reverse=True)


def made(file: Path) -> dt.datetime | None:
    """When a recovery file was written, as its name says: by the clock of this machine at that time."""
    found = re.search(_STAMP, file.name.rpartition("-recovery-")[2])
    try:
        return dt.datetime.strptime(found.group(1), _TIME) if found else None
    except ValueError:
        return None


def write(path: Path, content: bytes) -> Path:
    """Put what could not be saved beside the workbook, whole or not at all. Returns its file. Raises OSError."""
    private_file.make_private_dir(path.parent)
    now = dt.datetime.now()
    while (file := path.with_name(f"{path.stem}-recovery-{now.strftime(_TIME)}{path.suffix}")).exists():
        now += dt.timedelta(microseconds=1)
    private_file.replace(file, content)
    return file


def discard(file: Path) -> None:
    """Remove a recovery file whose content is saved, or not wanted. Raises OSError."""
    file.unlink(missing_ok=True)
    system.sync_dir(file.parent)
