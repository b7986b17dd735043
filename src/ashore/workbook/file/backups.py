"""The names of what Ashore keeps beside a workbook: backups, files set aside, unsaved work, half-written files.

All of it belongs to one workbook, by that workbook's exact name: what is kept for `loan.toml` is never that of
`loan-b.toml` or `loan.txt` in the same folder.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ashore.storage import private_file
from ashore.workbook.file import recovery

STAMP = "%Y%m%d-%H%M%S"
NEWEST = 10
"""How many backups stay for certain."""
_ASIDE = "%Y%m%d-%H%M%S-%f"
_LONE = ("lock", "request", "status", "old-keys")
"""Hidden files of which a workbook has one each."""
_BACKUP = r"-([0-9]{8}-[0-9]{6})(?:-([1-9][0-9]{0,8}))?"
_SET_ASIDE = r"-set-aside-[0-9]{8}-[0-9]{6}-[0-9]{6}"
_UNSAVED = r"-recovery-[0-9]{8}-[0-9]{6}-[0-9]{6}"
_SUFFIX = r"(\.[A-Za-z0-9]+)?"
_OTHERS = (
    f"(?P<stem>.+){_BACKUP}(?P<suffix>{_SUFFIX})",
    f"(?P<stem>.+){_SET_ASIDE}(?P<suffix>{_SUFFIX})",
    f"(?P<stem>.+){_UNSAVED}(?P<suffix>{_SUFFIX})",
    rf"\.(?P<stem>.+)\.(?:{'|'.join(_LONE)})(?P<suffix>)",
)


class Backup(NamedTuple):
    """A backup. They sort in the order in which they were written: by time, and by number within a second."""

    time: str
    """As in its name: YYYYMMDD-HHMMSS."""
    number: int
    path: Path


class Backups:
    """What is kept beside one workbook file. Only the folders are looked at, never what the files hold."""

    def __init__(self, workbook: Path) -> None:
        self.workbook = workbook
        self.folder = workbook.parent / "backups"
        stem, suffix = re.escape(workbook.stem), re.escape(workbook.suffix)
        self._backup = f"{stem}{_BACKUP}{suffix}"
        self._aside = f"{stem}{_SET_ASIDE}{suffix}"
        lone = "|".join(re.escape(self._lone(kind).name) for kind in _LONE)
        self._half = private_file.half_written(f"{re.escape(workbook.name)}|{self._aside}|{lone}")
        self._half_backup = private_file.half_written(self._backup)

    @property
    def status(self) -> Path:
        """What `ashore status` of an older version said last."""
        return self._lone("status")

    @property
    def old_keys(self) -> Path:
        """The keys before a change of the passphrase, until nothing needs them any more."""
        return self._lone("old-keys")

    def _lone(self, kind: str) -> Path:
        return self.workbook.parent / f".{self.workbook.name}.{kind}"

    def all(self) -> list[Backup]:
        """The backups, the oldest first. Raises OSError where their folder cannot be read."""
        return sorted(backup for name in _names(self.folder) if (backup := self._parsed(name)))

    def named(self, name: str) -> Path | None:
        """The backup of this name; None where it is not one of this workbook, or not there."""
        backup = self._parsed(name)
        return backup.path if backup and backup.path.exists() else None

    def _parsed(self, name: str) -> Backup | None:
        match = re.fullmatch(self._backup, name)
        if match is None or not _is_time(match[1]):
            return None
        return Backup(match[1], int(match[2] or 0), self.folder / name)

    def next(self) -> Path:
        """The name of a new backup, behind all others: where the clock went back, it takes the newest one's time.

        So the order of their names stays the order in which they were written, and what was just written is never
        what can go. Raises OSError.
        """
        time, number = _now().strftime(STAMP), 0
        if (backups := self.all()) and backups[-1].time >= time:
            time, number = backups[-1].time, backups[-1].number + 1
        stem, suffix = self.workbook.stem, self.workbook.suffix
        return self.folder / f"{stem}-{time}{f'-{number}' if number else ''}{suffix}"

    def superfluous(self) -> list[Path]:
        """Which backups can go: all but the newest ten and the last one of every month. Raises OSError."""
        months: set[str] = set()
        gone: list[Path] = []
        for backup in reversed(self.all()[:-NEWEST]):
            month = backup.time[:6]
            if month in months:
                gone.append(backup.path)
            months.add(month)
        return gone

    def set_aside(self) -> list[Path]:
        """What stood in the workbook's place before a restore."""
        return self._in(self.workbook.parent, self._aside)

    def next_set_aside(self) -> Path:
        """A name that nothing has for what stands in the workbook's place."""
        time = _now()
        while True:
            path = self.workbook.with_name(f"{self.workbook.stem}-set-aside-{time:{_ASIDE}}{self.workbook.suffix}")
            if not os.path.lexists(path):
                return path
            time += dt.timedelta(microseconds=1)

    def half_written(self) -> list[Path]:
        """What sessions that were killed left half-written."""
        beside = self._in(self.workbook.parent, self._half) + recovery.half_written(self.workbook)
        return beside + self._in(self.folder, self._half_backup)

    def unsaved(self) -> list[Path]:
        """What could not be saved, the newest first."""
        return recovery.recovery_files(self.workbook)

    def encrypted_alike(self) -> list[Path]:
        """The files that are encrypted, or plain, as the workbook is."""
        return [*(backup.path for backup in self.all()), *self.set_aside(), *self.unsaved()]

    def everything(self) -> list[Path]:
        """All of it that is there, without the workbook itself. Raises OSError where a folder cannot be read."""
        lone = [path for kind in _LONE if os.path.lexists(path := self._lone(kind))]
        return sorted([*self.set_aside(), *self.unsaved(), *lone, *self.half_written()]) + [
            backup.path for backup in self.all()
        ]

    def copies(self) -> list[Path]:
        """Files that look like copies of this workbook, made by editors, synchronising programs or people: their name
        begins with the workbook's, or holds it whole. Ashore does not touch them. Other workbooks that begin with the
        same name are among them; what Ashore keeps for those is not."""
        found = []
        with suppress(OSError):
            known = {self.workbook, *self.everything()}
            for folder in (self.workbook.parent, self.folder):
                for name in _names(folder):
                    path = folder / name
                    if path not in known and self._alike(name) and not self._anothers(name) and not _is_folder(path):
                        found.append(path)
        return sorted(found)

    def _alike(self, name: str) -> bool:
        name, stem, whole = name.casefold(), self.workbook.stem.casefold(), self.workbook.name.casefold()
        return name.lstrip(".#~$_").startswith(stem.lstrip(".#~$_")) or bool(
            re.search(rf"(?<![a-z0-9]){re.escape(whole)}", name)
        )

    def _anothers(self, name: str) -> bool:
        """Whether this is what Ashore keeps for another workbook that is there."""
        for pattern in _OTHERS:
            if match := re.fullmatch(pattern, name):
                owner = self.workbook.with_name(match["stem"] + match["suffix"])
                if owner != self.workbook and os.path.lexists(owner):
                    return True
        return False

    @staticmethod
    def _in(folder: Path, pattern: str) -> list[Path]:
        return sorted(folder / name for name in _names(folder) if re.fullmatch(pattern, name))


def _now() -> dt.datetime:
    """The time that goes into names."""
    return dt.datetime.now()


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_time(stamp: str) -> bool:
    try:
        dt.datetime.fromisoformat(stamp.replace("-", "T"))
    except ValueError:
        return False
    return True
