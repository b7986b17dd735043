"""Whose backup is whose, in which order they were written, what can go, and what only looks like one."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.storage import private_file
from ashore.workbook import edits
from ashore.workbook.file import backups as names
from ashore.workbook.file.backups import NEWEST, Backups
from ashore.workbook.file.problems import ChangedElsewhereError
from ashore.workbook.file.store import Store
from ashore.workbook.model import Workbook
from ashore.workbook.open_workbook import OpenWorkbook
from tests.support import TODAY, empty, story


def noted(text: str) -> Workbook:
    """A workbook that differs by a text."""
    return edits.changed(empty(), unfinished={"a": text})


def put(folder: Path, *files: str) -> None:
    """Files of these names."""
    for name in files:
        private_file.make_private_dir((folder / name).parent)
        private_file.create(folder / name, "")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[dt.datetime]:
    """The time that goes into names: the last of these."""
    times = [dt.datetime(2026, 11, 23, 12)]
    monkeypatch.setattr(names, "_now", lambda: times[-1])
    return times


WORKBOOKS = [
    "loan.toml",
    "loan-b.toml",
    "loan.txt",
    "loan",
    "loan-20260101-120000.toml",
    "lo[a-z]n*?.toml",
    "借款.toml",
]


def test_workbooks_in_one_folder_never_see_each_others(tmp_path: Path) -> None:
    for name in WORKBOOKS:
        store = Store(tmp_path / name)
        for turn in range(3):
            Store(tmp_path / name).write(noted(f"{name} {turn}"))
        store.restore(store.backups.all()[0].path)
    for name in WORKBOOKS:
        store = Store(tmp_path / name)
        kept = [Store(backup.path).read() for backup in store.backups.all()]
        assert kept == [noted(f"{name} {turn}") for turn in range(2)]
        assert [Store(file).read() for file in store.backups.set_aside()] == [noted(f"{name} 2")]
        assert store.newest_good_backup() == store.backups.all()[-1].path


@pytest.mark.parametrize(
    "name",
    [
        "workbook-set-aside-20260101-120000-000000.toml",
        "workbook-recovery-20260101-120000-000000.toml",
        "workbook-b-20260101-120000.toml",
        "workbook-20260101-120000.txt",
        "workbook-20260101-120000-0.toml",
        "workbook-20260101-120000-1-1.toml",
        "workbook-20260101-120000 (1).toml",
        "workbook-20261301-120000.toml",
        "workbook-２０２６0101-120000.toml",
        "workbook-20260101-120000.toml~",
        "Workbook-20260101-120000.toml",
        ".workbook-20260101-120000.toml",
    ],
)
def test_what_only_looks_like_a_backup_is_none(tmp_path: Path, name: str) -> None:
    put(tmp_path / "backups", name)
    backups = Backups(tmp_path / "workbook.toml")
    assert backups.all() == []
    assert backups.named(name) is None


def test_their_order_is_by_time_and_number(tmp_path: Path) -> None:
    stamps = ["20260101-120000", "20260101-120000-1", "20260101-120000-2", "20260101-120000-10", "20260101-120001"]
    put(tmp_path / "backups", *(f"w-{stamp}.toml" for stamp in reversed(stamps)))
    assert [backup.path.name for backup in Backups(tmp_path / "w.toml").all()] == [
        f"w-{stamp}.toml" for stamp in stamps
    ]


def test_which_backups_stay(tmp_path: Path) -> None:
    days = [f"w-2026{month:02}{day:02}-120000.toml" for month in range(1, 13) for day in range(1, 29)]
    put(tmp_path / "backups", *days)
    gone = {path.name for path in Backups(tmp_path / "w.toml").superfluous()}
    kept = sorted(set(days) - gone)
    assert kept[-NEWEST:] == days[-NEWEST:]
    # Of the older ones, the last of every month.
    assert [name[2:8] for name in kept[:-NEWEST]] == [f"2026{month:02}" for month in range(1, 13)]
    assert all(name.endswith("28-120000.toml") for name in kept[: -NEWEST - 1])


@given(
    st.lists(
        st.datetimes(dt.datetime(1970, 1, 1), dt.datetime(9999, 12, 31))
        | st.sampled_from([dt.datetime(2026, 10, 25, 2, minute) for minute in (0, 30, 59)]),
        min_size=1,
        max_size=25,
    )
)
def test_whatever_the_clock_does_the_last_ten_are_there_in_order(times: list[dt.datetime]) -> None:
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patched:
        path = Path(place) / "workbook.toml"
        Store(path).write(noted("0"))
        for number, time in enumerate(times, 1):
            patched.setattr(names, "_now", lambda time=time: time)
            Store(path).write(noted(str(number)))
            newest = [Store(backup.path).read() for backup in Backups(path).all()][-NEWEST:]
            assert newest == [noted(str(n)) for n in range(max(0, number - NEWEST), number)]


def test_the_version_that_gives_way_is_there_when_the_clock_went_back(tmp_path: Path, clock: list[dt.datetime]) -> None:
    path = tmp_path / "workbook.toml"
    for day in range(1, 20):
        clock.append(dt.datetime(2026, 11, day, 12))
        Store(path).write(noted(str(day)))
    store = Store(path)
    store.read()
    store.write(noted("mine before"))
    path.write_text("# theirs\n" + path.read_text("utf-8"), "utf-8")
    clock.append(dt.datetime(2020, 1, 1))
    with pytest.raises(ChangedElsewhereError):
        store.write(noted("mine"))
    store.keep_theirs_and_write(noted("mine"))
    assert store.backups.all()[-1].path.read_text("utf-8").startswith("# theirs\n")
    kept = store.keep_mine(noted("put away"))
    assert kept == store.backups.all()[-1].path
    assert Store(path).newest_good_backup() == kept


def test_one_that_cannot_be_removed_stops_no_save(tmp_path: Path) -> None:
    path = tmp_path / "w.toml"
    for day in range(10, 25):
        (tmp_path / "backups" / f"w-202601{day}-120000.toml").mkdir(parents=True)  # no unlink removes a folder
    Store(path).write(story())
    Store(path).write(empty())
    assert Store(path).read() == empty()


# Edited by hand


def test_the_first_line_says_that_comments_do_not_stay(tmp_path: Path) -> None:
    path = tmp_path / "workbook.toml"
    Store(path).write(story())
    first = path.read_text("utf-8").split("\n")[0]
    assert first.startswith("# Ashore") and "Comments are not kept" in first and "into the backups" in first


@pytest.mark.parametrize("saved_before", [False, True])
def test_an_edit_by_hand_goes_whole_into_the_backups(tmp_path: Path, saved_before: bool) -> None:
    path = tmp_path / "workbook.toml"
    Store(path).write(story())
    open_workbook = OpenWorkbook(path, TODAY)
    saver = open_workbook.session.saver
    assert saver is not None
    if saved_before:
        open_workbook.session.apply(lambda workbook: edits.mark_step(workbook, "a", "done", TODAY))
        assert saver.flush()
    by_hand = path.read_text("utf-8") + "\n# my own words\n"
    path.write_text(by_hand, "utf-8")
    theirs = open_workbook.store.read()  # as 'Take what is in the file' does
    assert theirs is not None
    open_workbook.session.replace(theirs)
    for step in ("b", "c"):
        open_workbook.session.apply(lambda workbook, step=step: edits.mark_step(workbook, step, "done", TODAY))  # type: ignore[misc]
        assert saver.flush()
    assert open_workbook.close()
    assert "# my own words" not in path.read_text("utf-8")
    assert by_hand in [backup.path.read_text("utf-8") for backup in Backups(path).all()]
    assert len(Backups(path).all()) == 1 + saved_before


# Copies that others made

COPIES = [
    "workbook.sync-conflict-20260101-120000-ABCDEF.toml",
    "workbook.toml~",
    ".workbook.toml.swp",
    "#workbook.toml#",
    ".#workbook.toml",
    "workbook (1).toml",
    "workbook.toml.bak",
    "workbook 2.toml",
    "workbook - 副本.toml",
    "Copy of workbook.toml",
    ".syncthing.workbook.toml.tmp",
    "~$workbook.toml",
    "._workbook.toml",
    "Workbook (conflicted copy).toml",
    "workbook.toml.1.new",
    "backups/workbook-20260101-120000 (1).toml",
    "backups/workbook-20260101-120000.toml~",
    "backups/.workbook-20260101-120000.toml.swp",
]


def test_copies_are_found_and_what_ashore_keeps_is_none(tmp_path: Path) -> None:
    path = tmp_path / "workbook.toml"
    put(
        tmp_path,
        "workbook.toml",
        ".workbook.toml.lock",
        ".workbook.toml.request",
        ".workbook.toml.status",
        ".workbook.toml.old-keys",
        ".workbook.toml.123.new",
        "workbook-set-aside-20260101-120000-000000.toml",
        "workbook-recovery-20260101-120000-000000.toml",
        ".workbook-recovery-20260101-120000-000000.toml.77.new",
        "backups/workbook-20260101-120000.toml",
        "backups/.workbook-20260101-120000.toml.9.new",
        "notes.txt",
    )
    (tmp_path / "workbook files").mkdir()
    assert Backups(path).copies() == []
    put(tmp_path, *COPIES)
    assert {str(file.relative_to(tmp_path)) for file in Backups(path).copies()} == set(COPIES)


def test_another_workbook_is_named_and_what_is_kept_for_it_is_not(tmp_path: Path) -> None:
    kept = ["loan-b-set-aside-20260101-120000-000000.toml", "backups/loan-b-20260101-120000.toml", ".loan-b.toml.lock"]
    put(tmp_path, "loan.toml", "loan-b.toml", *kept)
    assert [file.name for file in Backups(tmp_path / "loan.toml").copies()] == ["loan-b.toml"]
    (tmp_path / "loan-b.toml").unlink()  # then nobody else knows of it
    assert len(Backups(tmp_path / "loan.toml").copies()) == len(kept)


def test_everything_is_by_exact_name(tmp_path: Path) -> None:
    ours = [
        ".w.toml.lock",
        ".w.toml.5.new",
        "w-set-aside-20260101-120000-000000.toml",
        "w-recovery-20260101-120000-000000.toml",
        "backups/w-20260101-120000.toml",
    ]
    others = [
        ".w.toml.swp",
        ".w.toml.x.lock",
        ".w.toml.x.new",
        "w-b.toml",
        "w-b-recovery-20260101-120000-000000.toml",
        "backups/w-b-20260101-120000.toml",
        "wx.toml",
    ]
    put(tmp_path, *ours, *others)
    assert {str(file.relative_to(tmp_path)) for file in Backups(tmp_path / "w.toml").everything()} == set(ours)


def test_a_name_set_aside_is_never_taken_twice(tmp_path: Path, clock: list[dt.datetime]) -> None:
    path = tmp_path / "w.toml"
    backup = tmp_path / "backups" / "w-20260101-120000.toml"
    Store(backup).write(story())
    asides: set[str] = set()
    for text in ("first", "second", "third"):
        path.write_text(text)
        aside = Store(path).restore(backup)
        assert aside is not None and aside.read_text() == text
        asides.add(aside.name)
    assert len(asides) == 3
    assert all(re.fullmatch(r"w-set-aside-20261123-120000-\d{6}\.toml", name) for name in asides)
