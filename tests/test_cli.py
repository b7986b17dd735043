"""The command line: what it says, its exit codes, and that no input brings a traceback."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ashore import __version__
from ashore.cli.main import main
from ashore.guide.guide import Guide
from ashore.workbook.file.store import Store
from tests.support import story

Out = pytest.CaptureFixture[str]


@pytest.fixture
def saved(home: Path) -> Path:
    """The story, saved where Ashore looks for it."""
    path = home / "data" / "workbook.toml"
    Store(path).write(story())
    return path


def run(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ashore", *arguments],
        capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL, timeout=60, cwd=cwd,
        env={**os.environ, **environment},
    )  # fmt: skip


def test_version(capsys: Out) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"ashore {__version__}\n"


@pytest.mark.parametrize("chapter", ["1", "2", "3", "4", "visit", "repair"])
def test_read(capsys: Out, chapter: str) -> None:
    assert main(["read", chapter]) == 0
    out = capsys.readouterr().out
    assert "[ ]" in out
    assert "Source: " in out
    assert max(map(len, out.splitlines())) <= 80


def test_read_without_a_chapter_lists_them_in_chinese(capsys: Out) -> None:
    assert main(["--lang", "zh_CN", "read"]) == 0
    out = capsys.readouterr().out
    assert [line[:2] for line in out.splitlines() if line[:1].isdigit()] == ["1.", "2.", "3.", "4."]
    assert "会有人上门吗" in out


def test_read_shows_what_is_done(saved: Path, capsys: Out) -> None:
    main(["read", "1"])
    out = capsys.readouterr().out
    assert "[x] Find the loan contract" in out
    assert "[-] Tell one person at home" in out


def test_status_as_json(saved: Path, capsys: Out, guide: Guide) -> None:
    assert main(["status", "--json"]) == 0
    state = json.loads(capsys.readouterr().out)
    assert state["steps"]["done"] == 3
    assert state["steps"]["total"] == len(guide.steps) - 1  # one is not for this reader
    assert state["budget"] == {
        "currency": "CNY",
        "income": "4116.67",
        "spending": "3234.83",
        "surplus": "881.84",
        "outcome": "surplus",
        "available": "793.66",
        "promised": "684.17",  # the letter under way
        "left_to_promise": "109.49",
        "not_in_promised": [],
    }
    (debt,) = state["debts"]
    assert (debt["owed"], debt["due_date"]) == ("2052.50", "2026-10-19")
    assert [entry["kind"] for entry in state["agenda"]] == ["debt-due", "proposed-payment"]


def test_status_in_words(saved: Path, capsys: Out, guide: Guide) -> None:
    assert main(["status", "--lang", "zh_CN"]) == 0
    out = capsys.readouterr().out
    assert f"已完成3/{len(guide.steps) - 1}步" in out
    assert "每月还能答应¥109.49；已答应或已提出的有¥684.17" in out


def test_status_of_nothing(capsys: Out) -> None:
    assert main(["status"]) == 0
    assert "The budget is still empty." in capsys.readouterr().out


def test_letter(saved: Path, capsys: Out) -> None:
    assert main(["letter", "hardship"]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith(" " * 19 + "关于分期还款的申请\n\n致：某消费金融公司\n")
    assert "[" not in captured.out
    assert main(["letter", "hardship", "--lang", "en", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.startswith("# Request to pay in instalments\n\nTo: 某消费金融公司")


def test_letter_to_a_file(saved: Path, tmp_path: Path, capsys: Out) -> None:
    target = tmp_path / "letter.md"
    assert main(["letter", "hardship", "--format", "markdown", "-o", str(target)]) == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert main(["letter", "hardship", "-o", str(target)]) == 1
    assert "not touched" in capsys.readouterr().err
    assert target.read_text("utf-8").startswith("# 关于分期还款的申请\n")
    assert main(["letter", "hardship", "-o", str(target), "--force"]) == 0
    assert target.read_text("utf-8").lstrip().startswith("关于分期还款的申请\n\n致：")


def test_letter_without_a_draft_names_what_is_missing(capsys: Out) -> None:
    assert main(["letter", "hardship"]) == 0
    captured = capsys.readouterr()
    assert "[放款机构]" in captured.out
    assert captured.err.startswith("ashore: Still missing: Lender, ")


def test_check(saved: Path, tmp_path: Path, capsys: Out) -> None:
    assert main(["check"]) == 0
    assert "a sound workbook" in capsys.readouterr().out
    bad = tmp_path / "bad.toml"
    bad.write_text('schema = 1\ncreated = 2026-11-23\n[budget]\nmode = "slow"\n')
    assert main(["check", str(bad)]) == 1
    err = capsys.readouterr().err
    assert err == f"ashore: {bad}: line 4, budget.mode: expected one of 'quick', 'full'\n"
    assert main(["check", str(tmp_path / "none")]) == 1
    assert "there is no such file" in capsys.readouterr().err


def test_where(home: Path, capsys: Out) -> None:
    assert main(["where", "--workbook", "/x/y.toml"]) == 0
    out = capsys.readouterr().out
    assert "/x/y.toml" in out
    assert str(home / "config" / "settings.toml") in out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["read", "9"], 2, "no chapter '9'; there are: 1 (visit)"),
        (["read", "1", "--lang", "xx"], 2, "no texts in 'xx'; there are: en, de, ru, zh_CN"),
        (["--lang", "../../etc", "read"], 2, "no texts in"),
        (
            ["letter", "love"],
            2,
            "no letter 'love'; there are: hardship, before-due, more-time, instalments, waiver",
        ),
        (["letter", "hardship", "--lang", "fr"], 2, "no texts in 'fr'"),
        (["letter", "hardship", "--format", "pdf"], 2, "invalid choice"),
        (["dance"], 2, "dance"),
        (["--colour"], 2, "unrecognized arguments: --colour"),
        (["status", "--workbook"], 2, "expected one argument"),
        (["status", "--workbook", ""], 2, "--workbook needs the name of a file"),
        (["status", "--workbook", "/dev/null"], 1, "not a file that can hold a workbook"),
        (["status", "--workbook", "/"], 1, "a folder, not a file"),
        (["check", "a\0b"], 2, "needs the name of a file"),
        (["status", "--workbook", "x" * 5000], 1, "File name too long"),
    ],
)
def test_what_is_wrong_is_one_line(
    arguments: list[str], code: int, words: str, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert main(arguments) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert words in captured.err
    assert captured.err.count("\n") == 1


def test_in_chinese_too(capsys: Out) -> None:
    assert main(["--lang", "zh_CN", "read", "9"]) == 2
    assert "没有“9”这一章" in capsys.readouterr().err
    assert main(["--lang=zh_CN", "status", "--workbook"]) == 2
    assert "需要一个值" in capsys.readouterr().err


def test_the_environment_chooses_the_language() -> None:
    assert "会有人上门吗" in run("read", LANG="zh_CN.UTF-8").stdout
    assert "会有人上门吗" not in run("read", LANG="zh_TW.UTF-8").stdout


def test_a_closed_pipe_is_quiet() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "ashore", "read", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_terminal_without_unicode_gets_no_traceback() -> None:
    done = run("read", "1", "--lang", "zh_CN", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")


def test_no_control_character_comes_out(home: Path) -> None:
    path = home / "data" / "workbook.toml"
    Store(path).write(story())
    text = path.read_text("utf-8").replace("李明", "\\u001b]0;title\\u0007\\u202eevil")
    path.write_text(text, "utf-8")
    done = run("letter", "hardship")
    assert "]0;titleevil" in done.stdout
    assert not set(done.stdout) & set("\x1b\x07\u202e")
    done = run("read", "\x1b[2J")
    assert "\x1b" not in done.stderr


def test_a_damaged_settings_file_stops_nothing(home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "settings.toml").write_bytes(b"\xff\x00 language = [")
    assert run("status").returncode == 0


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_fault_of_the_program(closed: str, home: Path) -> None:
    Store(home / "data" / "workbook.toml").write(story())
    before = (home / "data" / "workbook.toml").read_bytes()
    for verb, code in (("", 0), ("status", 0), ("letter hardship", 0), ("erase", 2)):
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m ashore {verb} {closed}"], capture_output=True, text=True
        )
        assert done.returncode == code
        assert "Traceback" not in done.stderr
    assert (home / "data" / "workbook.toml").read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_the_output_is_one_line() -> None:
    for verb in ("read 1", "status --json", "where"):
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m ashore {verb} > /dev/full"], capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (1, "ashore: the disk is full\n")


def test_a_letter_with_blanks_is_written_to_a_file_only_when_that_is_said(tmp_path: Path, capsys: Out) -> None:
    target = tmp_path / "letter.txt"
    assert main(["letter", "hardship", "-o", str(target)]) == 1
    assert "This letter still has blanks: [" in capsys.readouterr().err
    assert not target.exists()
    assert main(["letter", "hardship", "-o", str(target), "--with-blanks"]) == 0
    assert target.exists()
    capsys.readouterr()
    assert main(["letter", "hardship"]) == 0
    captured = capsys.readouterr()
    assert "[" in captured.out
    assert "This letter still has blanks" in captured.err


def test_a_letter_says_what_the_budget_says(saved: Path, capsys: Out) -> None:
    assert main(["letter", "hardship"]) == 0
    assert "CN¥684.17 a month fits: your budget leaves CN¥793.66 to promise." in capsys.readouterr().err
