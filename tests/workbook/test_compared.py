"""The file is compared once more right before the new one takes its place: what others do meanwhile stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from ashore import system
from ashore.storage import private_file
from ashore.workbook import edits
from ashore.workbook.file import codec, compared_file
from ashore.workbook.file.problems import ChangedElsewhereError, WorkbookError
from ashore.workbook.file.store import Store
from ashore.workbook.model import Workbook
from ashore.workbook.open_workbook import OpenWorkbook
from tests.support import TODAY, empty, story
from tests.workbook.test_saver import AS_ROOT, a_folder, a_link, a_pipe, no_toml, of_another_user, too_large

BY_HAND = "\n# by hand\n"


def by_hand(path: Path) -> None:
    """As an editor does it: a new file in place of the old."""
    new = path.with_name("new")
    new.write_text(path.read_text("utf-8") + BY_HAND, "utf-8")
    new.replace(path)


def within_it(path: Path) -> None:
    """As an editor does it that keeps the file: the same number, other bytes."""
    with path.open("a", encoding="utf-8") as file:
        file.write(BY_HAND)


@contextmanager
def between_once(act: Callable[[], None]) -> Iterator[None]:
    """Act once, when the new file of a save is written and flushed, and before it is put in place."""
    create = private_file.create
    done: list[int] = []

    def created(path: Path, content: str | bytes) -> None:
        create(path, content)
        if path.parent.name != "backups" and not done:
            done.append(1)
            act()

    vars(private_file)["create"] = created
    try:
        yield
    finally:
        vars(private_file)["create"] = create


Between = Callable[[Callable[[], None]], None]


@pytest.fixture
def between() -> Iterator[Between]:
    """What lets something be done between the writing of the new file and its rename."""
    with ExitStack() as stack:
        yield lambda act: stack.enter_context(between_once(act))


@pytest.fixture
def opened(tmp_path: Path) -> Store:
    path = tmp_path / "workbook.toml"
    Store(path).write(story())
    found = Store(path)
    found.read()
    return found


@pytest.mark.parametrize("change", [by_hand, within_it])
def test_a_change_during_a_save_is_never_overwritten(
    opened: Store, between: Between, change: Callable[[Path], None]
) -> None:
    between(lambda: change(opened.path))
    with pytest.raises(ChangedElsewhereError):
        opened.write(empty())
    assert opened.path.read_text("utf-8").endswith(BY_HAND)
    assert not list(opened.path.parent.glob(".*.new"))
    with pytest.raises(ChangedElsewhereError):
        opened.write(empty())
    opened.keep_theirs_and_write(empty())
    assert Store(opened.path).read() == empty()
    assert any(file.read_text("utf-8").endswith(BY_HAND) for file in opened.backups.folder.iterdir())


def test_nor_during_a_save_of_twenty_thousand_contacts(tmp_path: Path, between: Between) -> None:
    large = many_contacts(20_000)
    path = tmp_path / "workbook.toml"
    Store(path).write(large)
    opened = Store(path)
    opened.read()
    between(lambda: by_hand(path))
    with pytest.raises(ChangedElsewhereError):
        opened.write(edits.mark_step(large, "keep-number", "done", TODAY))
    assert path.read_text("utf-8").endswith(BY_HAND)


def many_contacts(count: int) -> Workbook:
    """A workbook with so many entries in its log."""
    lines = codec.dump(empty())
    entry = '\n[[contacts]]\nid = "c{n}"\nat = 2026-11-22T20:15:00+08:00\nchannel = "call"\nsaid = "还款 {n}"\n'
    return codec.load(lines + "".join(entry.format(n=n) for n in range(1, count + 1)))


@pytest.mark.parametrize(
    ("put", "words"),
    [
        pytest.param(of_another_user, "belongs to another user", marks=AS_ROOT),
        (too_large, "too large"),
        (a_pipe, "not a file"),
        (a_folder, "Is a directory"),
        (a_link, "symbolic link|Too many levels"),
    ],
)
def test_what_takes_the_files_place_during_a_save_stays(
    opened: Store, between: Between, put: Callable[[Path], None], words: str
) -> None:
    between(lambda: put(opened.path))
    with pytest.raises((WorkbookError, OSError), match=words):
        opened.write(empty())
    # Nor is it read as the version to keep, which would wait for a pipe for good.
    with pytest.raises((WorkbookError, OSError), match=words):
        opened.keep_theirs_and_write(empty())
    assert not list(opened.path.parent.glob(".*.new"))


def before_exchange(monkeypatch: pytest.MonkeyPatch, *acts: Callable[[], None]) -> None:
    """Act right before each exchange of two files: no comparison comes after that."""
    real, left = system.exchange, list(acts)

    def exchange(one: Path, other: Path) -> bool:
        if left:
            left.pop(0)()
        return real(one, other)

    monkeypatch.setattr(system, "exchange", exchange)


@pytest.fixture
def exchanging(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.touch()
    other.touch()
    if not system.exchange(one, other):
        pytest.skip("this system, or its file system, cannot exchange two files")


@pytest.mark.parametrize("change", [by_hand, within_it, no_toml, a_pipe, a_folder, a_link])
def test_a_change_between_the_last_comparison_and_the_rename_stays(
    opened: Store, monkeypatch: pytest.MonkeyPatch, exchanging: None, change: Callable[[Path], None]
) -> None:
    there = []

    def act() -> None:
        change(opened.path)
        there.append(opened.path.lstat())

    before_exchange(monkeypatch, act)
    with pytest.raises((ChangedElsewhereError, WorkbookError, OSError)):
        opened.write(empty())
    now = opened.path.lstat()
    assert (now.st_ino, now.st_mode, now.st_size, now.st_mtime_ns) == (
        there[0].st_ino,
        there[0].st_mode,
        there[0].st_size,
        there[0].st_mtime_ns,
    )
    assert not list(opened.path.parent.glob(".*.new"))


def replaced(path: Path) -> None:
    new = path.with_name("new")
    no_toml(new)
    new.replace(path)


@pytest.mark.parametrize("second", [no_toml, replaced])
def test_of_two_such_changes_the_newer_one_stays(
    opened: Store, monkeypatch: pytest.MonkeyPatch, exchanging: None, second: Callable[[Path], None]
) -> None:
    before_exchange(monkeypatch, lambda: by_hand(opened.path), lambda: second(opened.path))
    with pytest.raises(ChangedElsewhereError):
        opened.write(empty())
    assert opened.path.read_bytes() == b"half a fi"
    assert not list(opened.path.parent.glob(".*.new"))


def test_a_system_that_cannot_exchange_files_renames_them(opened: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "exchange", lambda _one, _other: False)
    opened.write(empty())
    assert Store(opened.path).read() == empty()
    assert not list(opened.path.parent.glob(".*.new"))


def test_a_file_that_is_deleted_meanwhile_is_written_anew(opened: Store, between: Between) -> None:
    between(opened.path.unlink)
    opened.write(empty())
    assert Store(opened.path).read() == empty()


def test_a_file_that_never_stands_still_counts_as_changed(opened: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    look = opened.file._look

    def restless(place: Path, most: int = compared_file.LARGEST_FILE) -> tuple[bytes, system.FileState]:
        found = look(place, most)
        content = opened.path.read_bytes()
        opened.path.unlink()
        opened.path.write_bytes(content)  # the same bytes, another file
        return found

    monkeypatch.setattr(opened.file, "_look", restless)
    with pytest.raises(ChangedElsewhereError):
        opened.write(empty())
    assert Store(opened.path).read() == story()


def test_their_version_may_change_once_more_while_it_is_replaced(opened: Store, between: Between) -> None:
    by_hand(opened.path)
    between(lambda: no_toml(opened.path))
    with pytest.raises(ChangedElsewhereError):
        opened.keep_theirs_and_write(empty())
    assert opened.path.read_bytes() == b"half a fi"


def test_nor_right_after_it_was_kept(opened: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    by_hand(opened.path)
    keep = opened.keep_previous

    def keep_and_change() -> bytes | None:
        kept = keep()
        no_toml(opened.path)
        return kept

    monkeypatch.setattr(opened, "keep_previous", keep_and_change)
    with pytest.raises(ChangedElsewhereError):
        opened.keep_theirs_and_write(empty())
    assert opened.path.read_bytes() == b"half a fi"


def test_a_version_that_cannot_be_read_is_still_a_change(tmp_path: Path) -> None:
    """Somebody edits by hand and has not finished: to take it fails, and the next save does not write over it."""
    path = tmp_path / "workbook.toml"
    Store(path).write(story())
    open_workbook = OpenWorkbook(path, TODAY)
    path.write_text("schema = 5\ncreated = 2026-11-2")
    open_workbook.session.apply(lambda workbook: edits.mark_step(workbook, "a", "done", TODAY))
    assert open_workbook.session.saver is not None
    assert not open_workbook.session.saver.flush()
    with pytest.raises(WorkbookError):
        open_workbook.take_theirs()
    assert open_workbook.session.saver.state == "conflict"
    assert not open_workbook.session.saver.flush()
    assert path.read_text() == "schema = 5\ncreated = 2026-11-2"
    assert [step.id for step in open_workbook.session.value.steps][-1] == "a"
    open_workbook.close()


def test_where_their_version_is_gone_by_now_what_is_here_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "workbook.toml"
    Store(path).write(story())
    open_workbook = OpenWorkbook(path, TODAY)
    by_hand(path)
    open_workbook.session.apply(lambda _workbook: empty())
    assert open_workbook.session.saver is not None
    assert not open_workbook.session.saver.flush()
    path.unlink()
    open_workbook.take_theirs()
    assert open_workbook.session.saver.state == "saved"
    assert Store(path).read() == empty()
    assert open_workbook.close()


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compared_file, "LARGEST_FILE", 3000)
    path = tmp_path / "workbook.toml"
    opened = Store(path)
    opened.write(story())
    with pytest.raises(WorkbookError, match="too large to be a workbook"):
        opened.write(edits.set_unfinished(story(), "x", "y" * 3000))
    assert Store(path).read() == story()
