"""Ashore in a Python without POSIX (`tests.without_posix`), and with what people on Windows have: code pages, marks at
the beginning of files, line ends, names. docs/windows.md says what that shows, and what not."""

from __future__ import annotations

import codecs
import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ashore.cli.main import main
from ashore.errors import AshoreError
from ashore.export.render import export
from ashore.system import names
from ashore.workbook.file.store import Store
from tests.support import story

ROOT = Path(__file__).parents[1]
DEBT = ["3", "1", "微粒贷"]
"""Debts, note a debt, its lender."""
ANOTHER = ["3", "2", "微粒贷"]
"""The same where there is one."""
STATEMENTS = ROOT / "tests" / "data" / "statements"
Out = pytest.CaptureFixture[str]


class Ran:
    """What a run has said."""

    def __init__(self, done: subprocess.CompletedProcess[bytes], encoding: str) -> None:
        self.code = done.returncode
        self.out, self.err = (data.decode(encoding, "replace") for data in (done.stdout, done.stderr))
        assert "Traceback" not in self.err, self.err


def there(home: Path, *arguments: str, typed: str | bytes = "", encoding: str = "utf-8", **environment: str) -> Ran:
    """A command line of Ashore in a Python without POSIX; its language is that in which Windows speaks."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LANG", "LC_", "TERM"))}
    done = subprocess.run(
        [sys.executable, "-m", "tests.without_posix", *arguments],
        cwd=ROOT,
        input=typed.encode(encoding) if isinstance(typed, str) else typed,
        env=kept | {"ASHORE_HOME": str(home), "PYTHONIOENCODING": encoding} | environment,
        capture_output=True,
        timeout=100,
        check=False,
    )
    return Ran(done, encoding)


def lines(*typed: str) -> str:
    """What is typed, each line ended as Windows ends it."""
    return "".join(f"{line}\r\n" for line in typed)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A home with a workbook in it, in a folder with a space and Chinese in its name."""
    home = tmp_path / "李明 的文件"
    Store(home / "data" / "workbook.toml").write(story())
    return home


def test_what_is_taken_away_is_gone(tmp_path: Path) -> None:
    code = """
import os, signal, sys
assert sys.platform == "win32" and not hasattr(os, "fork") and not hasattr(signal, "SIGHUP")
for name in ("fcntl", "termios", "pwd", "grp", "resource", "tty", "pty", "syslog"):
    try:
        __import__(name)
    except ImportError:
        continue
    raise SystemExit(name)
"""
    assert there(tmp_path, "-c", code).code == 0


def test_without_a_language_in_the_environment_it_is_the_one_of_windows(tmp_path: Path) -> None:
    assert "预算还是空的。" in there(tmp_path, "status").out
    assert "No debt noted yet." in there(tmp_path, "status", LOCALE_ID="1033").out
    assert "No debt noted yet." in there(tmp_path, "status", LANG="en_GB.UTF-8").out


def test_what_was_noted_is_saved_and_read_back(tmp_path: Path) -> None:
    assert there(tmp_path, "--version").out.startswith("ashore ")
    assert "都已保存" in there(tmp_path, "plain", typed=lines(*DEBT)).out
    assert json.loads(there(tmp_path, "status", "--json").out)["debts"][0]["lender"] == "微粒贷"
    assert there(tmp_path, "check").code == 0
    assert "微粒贷" in there(tmp_path, "plain", typed=lines("3")).out  # and once more in the plain way, which may save
    where = there(tmp_path, "where").out
    assert str(tmp_path / "data" / "workbook.toml") in where
    assert list(tmp_path.rglob("*.new")) == []


def test_the_other_verbs(own: Path) -> None:
    assert "会有人上门吗" in there(own, "read", "1").out
    assert "关于分期还款的申请" in there(own, "letter", "hardship").out
    assert there(own, "card", "door").out and there(own, "export", "contacts").out
    assert there(own, "locale", "check", "zh_CN").code == 0
    doctor = there(own, "doctor", LANG="en", HOME=str(own.parent))
    assert "a sound workbook" in doctor.out and doctor.code == 0


def test_the_doctor_says_who_may_read_a_workbook_outside_the_users_own_folder(own: Path) -> None:
    users = own.parent / "Users"
    users.mkdir()
    said = there(own, "doctor", LANG="en", HOME=str(users))
    assert "does not lie in your own folder" in said.out and said.code == 1


def test_backups_are_made_and_put_in_place(own: Path) -> None:
    assert "都已保存" in there(own, "plain", typed=lines(*ANOTHER)).out
    assert json.loads(there(own, "status", "--json").out)["debts"][-1]["lender"] == "微粒贷"
    restored = there(own, "restore")
    assert restored.code == 0 and "backups" not in restored.err
    assert len(json.loads(there(own, "status", "--json").out)["debts"]) == 1


def test_erase_removes_all_though_no_open_file_can_be_removed(own: Path) -> None:
    there(own, "plain", typed=lines(*ANOTHER))
    assert there(own, "erase", "--yes").code == 0
    assert [path for path in own.rglob("*") if path.is_file()] == []


def test_a_workbook_that_another_process_has_is_said(own: Path) -> None:
    with (own / "data" / ".workbook.toml.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "Another session has the workbook" in there(own, "plain", LANG="en").out
        erased = there(own, "erase", "--yes", LANG="en")
    assert erased.code == 1 and "open in another session" in erased.err


def test_a_file_that_somebody_reads_for_a_moment_is_replaced_a_moment_later(tmp_path: Path) -> None:
    assert "都已保存" in there(tmp_path, "plain", typed=lines(*DEBT), MOVE_FAILS="2").out
    assert json.loads(there(tmp_path, "status", "--json").out)["debts"][0]["lender"] == "微粒贷"


def test_what_cannot_be_saved_is_not_said_to_be(own: Path) -> None:
    before = (own / "data" / "workbook.toml").read_bytes()
    said = there(own, "plain", typed=lines(*ANOTHER), LANG="en", MOVE_FAILS="1000")
    assert said.code == 1 and "Everything is saved" not in said.out and said.err
    assert (own / "data" / "workbook.toml").read_bytes() == before


CLOSING = """
import os, sys, threading, time
from tests import without_posix
def close():
    while not without_posix.handlers:
        time.sleep(0.01)
    time.sleep(1)
    without_posix.handlers[0]({event})
threading.Thread(target=close, daemon=True).start()
from ashore.cli.main import main
reading, writing = os.pipe()
os.write(writing, "3\\n1\\n微粒贷\\n".encode())
sys.stdin = open(reading, encoding="utf-8")
sys.exit(main(["plain"]))
"""


@pytest.mark.parametrize("event", [1, 2, 5, 6])
def test_what_was_noted_when_the_console_is_closed_is_saved(tmp_path: Path, event: int) -> None:
    assert there(tmp_path, "-c", CLOSING.format(event=event)).code == 128 + 21
    assert json.loads(there(tmp_path, "status", "--json").out)["debts"][0]["lender"] == "微粒贷"


SCREENS = """
import asyncio, datetime as dt, os
from pathlib import Path
import ashore.tui.start
from ashore.guide.installed import in_force
from ashore.settings import Settings
from ashore.tui.app import AshoreApp
from ashore.tui.ending import Ending
from ashore.tui.textual_internals.driver import steady_driver, survive_odd_input
from ashore.workbook.open_workbook import OpenWorkbook

print(steady_driver().__name__)
survive_odd_input()

async def look():
    opened = OpenWorkbook(Path(os.environ["ASHORE_HOME"], "data", "workbook.toml"), dt.date.today())
    app = AshoreApp(opened, in_force().guide, Settings(language="en", welcomed=True))
    app.ending = Ending(app, opened, print)
    async with app.run_test() as pilot:
        await pilot.press("3")
        await pilot.pause()
        print(type(app.screen).__name__)
        await pilot.press("q")
    print(opened.close())

asyncio.run(look())
"""


def test_the_screens_are_there(own: Path) -> None:
    assert there(own, "-c", SCREENS).out.split() == ["SteadyWindowsDriver", "DebtsPage", "True"]


LONG = r"""
from ashore.system.windows import marked
deep = "C:\\" + "\\".join(["文件夹" * 10] * 8)
assert marked(r"C:\Users\me\a.toml") == r"C:\Users\me\a.toml"
assert marked(deep + r"\..\a.toml") == "\\\\?\\" + os.path.normpath(deep + r"\..\a.toml")
assert marked(r"\\server\share" + deep[2:]) == r"\\?\UNC\server\share" + deep[2:]
assert marked("\\\\?\\" + deep) == "\\\\?\\" + deep
assert marked("a" * 300) == "a" * 300
"""


def test_a_long_path_bears_the_mark_that_lifts_the_limit(tmp_path: Path) -> None:
    there(tmp_path, "-c", f"import os, ntpath\nos.path = ntpath\n{LONG}")
    assert there(tmp_path, "-c", f"import os, ntpath\nos.path = ntpath\n{LONG}").code == 0


# Code pages, marks at the beginning, line ends


@pytest.mark.parametrize("arguments", [["status"], ["read", "1"], ["card", "door"], ["doctor"], ["--help"], ["where"]])
def test_a_console_of_code_page_936_shows_chinese(own: Path, arguments: list[str]) -> None:
    said = there(own, *arguments, encoding="gbk", HOME=str(own.parent))
    assert any("\u4e00" <= character <= "\u9fff" for character in said.out)
    assert "\ufffd" not in said.out


def test_what_is_typed_in_code_page_936_is_read(tmp_path: Path) -> None:
    assert "都已保存" in there(tmp_path, "plain", typed=lines(*DEBT), encoding="gbk").out
    assert json.loads(there(tmp_path, "status", "--json").out)["debts"][0]["lender"] == "微粒贷"


def test_a_mark_before_what_is_typed_is_no_answer(tmp_path: Path) -> None:
    assert "都已保存" in there(tmp_path, "plain", typed=codecs.BOM_UTF8 + lines(*DEBT).encode()).out
    assert json.loads(there(tmp_path, "status", "--json").out)["debts"][0]["lender"] == "微粒贷"


def as_notepad_saves(path: Path) -> None:
    """A mark at the beginning, and line ends of Windows."""
    content = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    path.write_bytes(codecs.BOM_UTF8 + content.removeprefix(codecs.BOM_UTF8))


def test_a_workbook_that_notepad_saved_is_the_same(own: Path) -> None:
    path = own / "data" / "workbook.toml"
    as_notepad_saves(path)
    assert Store(path).read() == story()
    assert "都已保存" in there(own, "plain", typed=lines(*ANOTHER)).out
    assert json.loads(there(own, "status", "--json").out)["debts"][-1]["lender"] == "微粒贷"


def test_settings_that_notepad_saved_are_heeded(own: Path) -> None:
    (own / "config").mkdir()
    (own / "config" / "settings.toml").write_text('language = "en"\n', "utf-8")
    as_notepad_saves(own / "config" / "settings.toml")
    assert "steps done" in there(own, "status").out


def test_a_statement_that_excel_saved_is_read(own: Path, tmp_path: Path) -> None:
    plain, saved = tmp_path / "a.csv", tmp_path / "我的 账单 (1).csv"
    for file in (plain, saved):
        file.write_bytes((STATEMENTS / "icbc-debit.csv").read_bytes())
    text = (STATEMENTS / "icbc-debit.csv").read_bytes()
    saved.write_bytes(text.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    one, other = (there(own, "import", str(file), "--json") for file in (plain, saved))
    assert one.code == other.code == 0
    assert one.out.replace(plain.name, "") == other.out.replace(saved.name, "")


def test_a_catalogue_with_line_ends_of_windows_is_read_and_a_mark_before_it_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "locales" / "zh_CN" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    text = f'{head}msgid "The budget is still empty."\nmsgstr "收支还空着，慢慢来。"\n'
    (folder / "interface.po").write_text(text, "utf-8", newline="\r\n")
    assert "收支还空着，慢慢来。" in there(tmp_path, "status").out
    as_notepad_saves(folder / "interface.po")  # a mark there, GNU gettext refuses as well
    assert "BOM" in there(tmp_path, "doctor").out


# Names


@pytest.mark.parametrize("name", ["CON", "nul", "Com1.txt", "aux.tar.gz", "LPT¹", "CONIN$", "a.", "a ", "con .txt"])
def test_a_name_that_is_none_on_windows_is_refused_in_words(name: str, tmp_path: Path) -> None:
    with pytest.raises(AshoreError, match="Windows"):
        export("text", tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["console.txt", "com.txt", "COM10", "a.b", "信 .txt", "10:30.txt", "LPT", "null"])
def test_other_names_are_taken(name: str, tmp_path: Path) -> None:
    export("text", tmp_path / name)
    assert (tmp_path / name).read_text("utf-8") == "text"


def test_on_windows_itself_signs_are_refused_too() -> None:
    assert names.problem_of("10:30.txt", here=True) == "sign" and names.problem_of("信 1.txt", here=True) == ""


def test_a_workbook_of_such_a_name_is_not_begun(tmp_path: Path, capsys: Out) -> None:
    assert main(["plain", "--lang", "en", "--workbook", str(tmp_path / "NUL")]) == 1
    assert "the name of a device" in capsys.readouterr().err
    Store(tmp_path / "aux.toml").write(story())  # one that is there already, here, is opened
    assert main(["check", "--lang", "en", "--workbook", str(tmp_path / "aux.toml")]) == 0


def test_evidence_of_a_path_of_windows_is_called_by_its_last_name() -> None:
    assert names.last_name(r"C:\Users\李明\聊天 记录.png") == "聊天 记录.png"
    assert names.last_name("/home/me/a\\b.png") == "a\\b.png"
