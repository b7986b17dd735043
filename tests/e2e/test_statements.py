"""From the two files of a phone to a budget in a real terminal; nothing of them is kept but sums."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ashore.settings import Settings, write
from ashore.workbook.file import codec
from tests.e2e.terminal import Terminal
from tests.statements.samples import FOLDER

WORDS = {
    "en": {
        "home": "Your next step",
        "empty": "Choose a file from a folder",
        "password": "It has a password",
        "read": "rows",
        "asked": "What was it for",
        "answered": "What you answered",
        "taken": "u takes them back",
    },
    "zh_CN": {
        "home": "下一步",
        "empty": "从文件夹里选一个文件",
        "password": "文件有密码",
        "read": "行，计入",
        "asked": "这是什么用途",
        "answered": "你的回答",
        "taken": "已写进预算",
    },
}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_two_files_of_a_phone_become_a_budget(language: str, home: Path, tmp_path: Path) -> None:
    words = WORDS[language]
    write(Settings(welcomed=True, language=language))
    for name in ("alipay-app.csv", "wechat.xlsx", "alipay-password.zip"):
        shutil.copy(FOLDER / name, tmp_path / name)
    with Terminal(home=home) as evening:
        evening.until(words["home"])
        evening.press("space", ",")
        evening.until(words["empty"])
        evening.press("down", "enter", str(tmp_path / "alipay-password.zip"), "enter")
        evening.until(words["password"])
        evening.press("246810", "enter")
        evening.until("alipay-password.zip")
        evening.press("up", "up", "enter", "down", "enter")  # put aside: it covers other months than the two below
        evening.until_gone(words["read"])
        for name in ("alipay-app.csv", "wechat.xlsx"):
            evening.press("home")
            evening.press_until("down", "▌ " + {"en": "Paste", "zh_CN": "粘贴"}[language])
            evening.press("enter", str(tmp_path / name), "enter")
            evening.until(name)
        evening.press("m", "a")
        evening.until(words["asked"][:3])
        evening.press("enter", "enter")
        evening.until(words["answered"])
        evening.press("escape")
        evening.press_until("down", {"en": "▌ Take over the", "zh_CN": "▌ 采用"}[language])
        evening.press("enter")
        evening.until(words["taken"])
        evening.press("q")
        assert evening.ended() == 0
    workbook = codec.load((home / "data" / "workbook.toml").read_text("utf-8"))
    assert len(workbook.budget.lines) > 5 and not workbook.payees
    kept = "".join(path.read_text("utf-8", "replace") for path in home.rglob("*") if path.is_file())
    for secret in ("246810", "alipay-app", "wechat.xlsx", "老街早餐店", "房东老周"):
        assert secret not in kept
