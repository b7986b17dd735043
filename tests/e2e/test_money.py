"""Two debts and a thin budget in a real terminal: which offer to take, and the letter that proposes it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from ashore.settings import Settings, write
from ashore.workbook.file import codec
from tests.e2e.terminal import Terminal

WORDS = {
    "en": {
        "home": "Your next step",
        "empty": "No debt noted yet",
        "budget": "Budget, a sum per group",
        "left": "Left for debts: CN¥900.00 a month",
        "debts": "Together",
        "offers": "Note an offer of the lender",
        "short": "More than you have by CN¥150.00",
        "longer": "Or the same over 3 payments.",
        "fits": "Fits: leaves CN¥200.00 a month.",
        "letter": "Hardship letter",
        "state": "your proposal",
    },
    "zh_CN": {
        "home": "下一步",
        "empty": "还没有记下债务",
        "budget": "预算 · 每组一个数",
        "left": "可用来还债：每月¥900.00",
        "debts": "合计",
        "offers": "记下机构的一个方案",
        "short": "每月比你能拿出的多¥150.00。",
        "longer": "或者条件不变，改成3次还。",
        "fits": "可以承受：每月还剩¥200.00。",
        "letter": "困难说明与一项请求",
        "state": "你的提议",
    },
}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_which_offer_to_take_and_the_letter_with_it(language: str, home: Path) -> None:
    words = WORDS[language]
    write(Settings(welcomed=True, language=language))
    with Terminal(home=home) as evening:
        evening.until(words["home"])
        evening.press("3", "enter")
        evening.until(words["budget"])
        evening.press("enter", "3000", "enter", *("down",) * 3, "enter", "2000", "enter")
        evening.until(words["left"])
        evening.press("escape")
        evening.until(words["empty"])
        for lender, owed in (("某消费金融公司", "2100"), ("某银行", "900")):
            evening.press("n")  # one question at a time: who and what kind, how much, since when
            evening.press(lender, "enter", "enter", owed, "enter", "2026-10-19", "escape", "escape")
            evening.until(words["debts"])
        evening.press("m", "h")
        evening.until("630.00")  # 900 shared by 2,100 and 900
        evening.until("270.00")
        evening.press("escape", *("up",) * 4, "down", "m", "o")
        evening.until(words["offers"])
        evening.press("enter", "enter", "down", "enter")  # the lender's, in equal instalments
        evening.press("2", "enter", "2026-12-15", *("enter",) * 4, "0")  # all that is owed
        evening.until(words["short"])
        evening.until(words["longer"])
        evening.press("escape", "escape")
        evening.until(words["offers"])
        evening.press("down", "enter")  # what the budget carries
        evening.until(words["fits"])
        evening.press("escape")
        evening.until("700.00")
        evening.until("1,050.00")
        evening.press("up", "up", "w")
        evening.until(words["letter"])
        evening.until("致：某消费金融公司")
        evening.press("escape", "1", "3", "down", "m", "o")
        evening.until(words["state"])
        evening.press("q")
        assert evening.ended() == 0
    workbook = codec.load((home / "data" / "workbook.toml").read_text("utf-8"))
    assert [(debt.lender, debt.owed) for debt in workbook.debts] == [
        ("某消费金融公司", Decimal("2100.00")),
        ("某银行", Decimal("900.00")),
    ]
    assert [(offer.by, offer.number, offer.state) for offer in workbook.offers] == [
        ("lender", 2, "open"),
        ("reader", 3, "proposal"),
    ]
    (letter,) = workbook.letters
    assert (letter.debt, letter.offer, letter.answers["instalments"]) == ("d1", "o2", 3)
    with Terminal("letter", "hardship", home=home) as verb:
        assert verb.ended() == 0
        assert "分3期" in verb.text()
        assert "700.00" in verb.text()
