"""The whole story in a real terminal: overdue, frightened, one evening; and back another day."""

from __future__ import annotations

import datetime as dt
import stat
import tomllib
from pathlib import Path

import pytest

from ashore.guide.guide import load
from ashore.workbook.file import codec
from ashore.workbook.model import SCHEMA
from tests.e2e.terminal import Terminal

STEPS = sum(len(chapter.steps) for chapter in load().chapters)
WORDS = {
    "en": {
        "begin": "Begin",
        "step": "Space done",
        "triage": "None of these: go on",
        "home": "Your next step",
        "chapter": "Will somebody come to my door?",
        "ticked": "[x] Find the loan contract",
        "budget": "Budget, a sum per group",
        "left": "Left for debts: CN¥900.00 a month",
        "to promise": "Left to promise: CN¥233.33 a month; promised or proposed: CN¥666.67",
        "letters": "Begin a letter",
        "start": "You are saying",
        "form": "Still missing",
        "fits": "a month fits",
        "written": "Written:",
        "steps": f"1 of {STEPS} steps done",
        "owed": "Owed: CN¥2,000.00",
    },
    "zh_CN": {
        "begin": "开始",
        "step": "Space 完成",
        "triage": "都没有：继续",
        "home": "下一步",
        "chapter": "会有人上门吗？",
        "ticked": "[x] 找出借款合同",
        "budget": "预算 · 每组一个数",
        "left": "可用来还债：每月¥900.00",
        "to promise": "每月还能答应¥233.33；已答应或已提出的有¥666.67",
        "letters": "写一封信",
        "start": "这封信说什么",
        "form": "还缺",
        "fits": "可以承受",
        "written": "已写入：",
        "steps": f"已完成1/{STEPS}步",
        "owed": "欠款：¥2,000.00",
    },
}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_whole_story(language: str, tmp_path: Path) -> None:
    words = WORDS[language]
    workbook = tmp_path / "home" / "data" / "workbook.toml"
    due = dt.date.today() - dt.timedelta(days=40)
    first = dt.date.today() + dt.timedelta(days=20)
    with Terminal(home=tmp_path / "home") as evening:
        evening.until("Language / 语言")
        if language == "zh_CN":
            evening.press("up", "up", "up", "enter")  # behind it stand the two of Traditional Chinese
            evening.until("你不是一个人在面对")
        evening.until(words["begin"])
        evening.press("enter")
        evening.until(words["triage"])
        evening.press("enter")  # none of these
        evening.until(words["home"])

        evening.press("2", "enter")
        evening.until(words["chapter"])
        evening.press_until("down", words["step"])
        evening.press("space")
        evening.until(words["ticked"])

        evening.press("3", "enter")
        evening.until(words["budget"])
        evening.press("enter", "３０００元", "enter", *("down",) * 3, "enter", "2,000", "enter")
        evening.until(words["left"])  # 1,000 are left, a tenth of it set aside

        evening.press("escape", "5")
        evening.until(words["letters"])
        evening.press("enter")
        evening.until(words["start"])
        evening.press("enter", "enter")
        evening.until(words["form"])
        evening.press("某消费金融公司", "enter", "2000", "enter", "李明", "enter")
        evening.press("down", "down", "enter", due.isoformat(), "enter")  # what happened: less income
        evening.press("down", "down", "enter", "3", "enter", first.isoformat(), "enter")  # instalments
        evening.until(words["fits"])
        evening.press("enter")  # all of it is right; what else can be said is among all fields
        evening.press("down", "down", "enter", "HT20260419", "tab", "tab", due.isoformat())
        evening.press(*("tab",) * 4, "平台单量下降。")
        evening.press("escape", "m", "s")
        evening.until("Markdown")
        evening.press("enter", "enter")
        evening.until(words["written"])
        evening.press("q")
        assert evening.ended() == 0

    data = tomllib.loads(workbook.read_text("utf-8"))
    assert data["schema"] == SCHEMA
    assert [(s["id"], s["state"]) for s in data["steps"]] == [("know-the-debt", "done")]
    assert data["debts"][0]["lender"] == "某消费金融公司"
    assert data["debts"][0]["owed"] == "2000.00"
    assert data["debts"][0]["due_date"] == due
    assert [(b["group"], b["amount"]) for b in data["budget"]["lines"]] == [("pay", "3000.00"), ("housing", "2000.00")]
    answers = data["letters"][0]["answers"]
    assert answers == {
        "name": "李明",
        "reason": "less-income",
        "since": due,
        "reason-words": "平台单量下降。",
        "ask": "instalments",
        "instalments": 3,
        "first-payment": first,
    }
    assert stat.S_IMODE(workbook.stat().st_mode) == 0o600
    (letter,) = (tmp_path / "home").glob("*.txt")
    text = letter.read_text("utf-8")
    title, to, greeting = (line.strip() for line in text.split("\n\n")[:3])
    assert (title, to, greeting) == ("关于分期还款的申请", "致：某消费金融公司", "您好：")
    assert "人民币贰仟元整" in text
    assert "分3期" in text
    assert stat.S_IMODE(letter.stat().st_mode) == 0o600

    with Terminal(home=tmp_path / "home") as another_day:
        another_day.until(words["steps"])
        another_day.press("down", "end")
        another_day.until(words["owed"])
        another_day.until(words["to promise"])
        another_day.press("5", "enter")
        another_day.until("致：某消费金融公司")
        another_day.press("q")
        assert another_day.ended() == 0
    assert codec.load(workbook.read_text("utf-8")).letters[0].answers["name"] == "李明"
