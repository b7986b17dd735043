"""The whole round in a real terminal: a call at night is logged, the finding appears, the letter goes out as DOCX."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import time
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document as read_docx

from ashore.settings import Settings, write
from ashore.workbook import edits
from ashore.workbook.file import codec
from ashore.workbook.file.store import Store
from ashore.workbook.model import Workbook
from tests.e2e.terminal import Terminal

WORDS = {
    "en": {
        "home": "Your next step",
        "log": "Nothing noted yet",
        "contact": "What was it",
        "finding": "Between 22:00",
        "source": "Where this is from",
        "title": "only me, and not at night",
        "sent": "It went out",
        "out": "A letter that went out",
        "written": "Written:",
        "letter": "Lender",
    },
    "zh_CN": {
        "home": "下一步",
        "log": "还没有记录",
        "contact": "什么方式",
        "finding": "22:00",
        "source": "出处",
        "title": "夜间",
        "sent": "已经寄出",
        "out": "寄出的信",
        "written": "已写入",
        "letter": "放款机构",
    },
}


def _case() -> Workbook:
    workbook, debt = edits.add_debt(Workbook(created=dt.date(2026, 11, 1)))
    return edits.edit_debt(workbook, debt, lender="某消费金融公司", contract="HT77", owed=Decimal("2100.00"))


def _where_it_is_past_eleven() -> str:
    """A time zone in which a call at 22:40 of today is over: one still to come would be asked back."""
    offset = 23 - dt.datetime.now(dt.UTC).hour
    return f"Etc/GMT{-offset:+}" if offset <= 14 else f"Etc/GMT{24 - offset:+}"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_call_at_night_becomes_a_letter_that_opens(
    language: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = WORDS[language]
    monkeypatch.setenv("TZ", _where_it_is_past_eleven())
    write(Settings(welcomed=True, language=language))
    Store(home / "data" / "workbook.toml").write(_case())
    with Terminal(home=home) as night:
        night.until(words["home"])
        night.press("4")
        night.until(words["log"])
        night.press("n")
        night.until(words["contact"])
        # A call, no number, about the one debt, from them; today; then when, and what was said.
        keys = [*("enter",) * 5, "2240", "enter", "今天不还，数目只会更大"]
        night.press(*keys)
        assert sum(1 if key == "enter" else len(key) for key in keys) < 40  # a matter of seconds
        night.until(words["finding"])
        night.press("escape", "f")
        night.until(words["source"])
        night.press("escape", "w")
        night.until(words["letter"])
        night.until("致：某消费金融公司")
        night.press("enter", "李明", "escape", "m", "v")
        night.until(words["sent"])
        night.press("enter")
        night.until(words["out"])
        night.press("escape", "escape")
        night.until(words["letter"])
        night.press("m", "s", "down", "enter", "enter")
        night.until(words["written"])
        night.press("q")
        assert night.ended() == 0
    workbook = codec.load((home / "data" / "workbook.toml").read_text("utf-8"))
    (entry,) = workbook.contacts
    assert (entry.at.strftime("%H:%M"), entry.said, entry.debt) == ("22:40", "今天不还，数目只会更大", "d1")
    (letter,) = workbook.letters
    assert letter.kind == "stop-contacts"
    assert (letter.answers["entries"], letter.answers["happened"]) == (("k1",), ("night",))
    assert len(letter.sendings) == 1
    assert "今天不还，数目只会更大" in letter.versions[0].text
    (file,) = home.rglob("*.docx")
    assert file.stat().st_mode & 0o777 == 0o600
    cells = [cell.text for row in read_docx(str(file)).tables[0].rows for cell in row.cells]
    assert "今天不还，数目只会更大" in cells
    assert any("22:40" in cell for cell in cells)
    if shutil.which("soffice"):
        subprocess.run(
            [
                *("soffice", "--headless", f"-env:UserInstallation=file://{home}/profile"),
                *("--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(home), str(file)),
            ],
            check=True,
            capture_output=True,
            timeout=100,
        )
        text = (home / file.with_suffix(".txt").name).read_text("utf-8-sig")
        assert "致：某消费金融公司" in text
        assert "今天不还，数目只会更大" in text


def test_nothing_is_sent_while_nobody_types(tmp_path: Path) -> None:
    with Terminal("--lang", "en", "--ephemeral", home=tmp_path) as terminal:
        terminal.until("Begin")
        terminal.press("enter", "3", "n", "A")
        terminal.settle()
        before = len(terminal.output)
        time.sleep(1.6)
        terminal.settle()
        assert len(terminal.output) == before
