"""Letters on the screen: lengths, what became of them, and the evidence that goes along."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from docx import Document as read_docx
from textual.widgets import Input

from ashore.casework.agenda import agenda
from ashore.guide.guide import load
from ashore.tui.app import AshoreApp
from ashore.tui.widgets.field import FieldView
from ashore.workbook import edits
from tests.support import TODAY, empty, make_app, proven, screen_text, story
from tests.tui.screens import result_text, settle, walk


def flat(text: str) -> str:
    """The words of a screen in two columns."""
    return " ".join(text.replace("│", " ").replace("▌", " ").split())


def kept(app: AshoreApp) -> int:
    """How many versions of the first letter are kept."""
    return len(app.session.value.letters[0].versions)


def length(app: AshoreApp) -> str:
    """How long the first letter is to be."""
    return app.session.value.letters[0].length


async def test_one_letter_in_three_lengths() -> None:
    app = make_app(story())
    async with app.run_test(size=(120, 60)) as pilot:
        await walk(pilot, ("5", "enter"))
        assert "关于分期还款的申请" in screen_text(app)
        await walk(pilot, ("shift+tab", "down", "enter"))
        assert length(app) == "short"
        assert "关于分期还款的申请" not in screen_text(app)
        assert "每次最多¥684.17" in screen_text(app)
        await walk(pilot, ("down", "enter"))
        assert length(app) == "spoken"
        assert "【开场】" in screen_text(app)


async def test_what_went_out_is_kept_and_the_reply_is_awaited() -> None:
    app = make_app(story())
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, ("5", "enter", "m", "v", "enter"))
        (letter,) = app.session.value.letters
        (sending,) = letter.sendings
        (version,) = letter.versions
        assert (sending.on, sending.by, sending.to) == (TODAY, "app", "某消费金融公司")
        assert sending.version == version.id
        assert version.text.startswith(" " * 19 + "关于分期还款的申请\n\n致：某消费金融公司")
        assert sending.reply_by is None  # no rule sets a day for this letter
        await walk(pilot, (*("tab",) * 4, *"2026-12-01", "escape", "escape"))
        assert "answer due in 8 days" in screen_text(app)
        due = agenda(app.session.value, load().letters, TODAY)
        assert [(e.kind, e.ref) for e in due if e.date == dt.date(2026, 12, 1)] == [("reply-awaited", "s1")]
        await walk(pilot, ("escape", "escape", "5"))
        assert "answer due in 8 days" in screen_text(app)


async def test_a_version_is_kept_once_and_what_went_out_cannot_be_deleted() -> None:
    app = make_app(story())
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, ("5", "enter", "m", "v", "down", "enter", "enter"))
        assert kept(app) == 1
        assert "kept already" in screen_text(app)
        await walk(pilot, ("down", "delete"))
        assert kept(app) == 0
        await walk(pilot, ("up", "up", "enter", "escape", "down", "down", "down", "delete"))
        assert kept(app) == 1
        assert "it stays" in screen_text(app)
        await walk(pilot, ("enter",))
        assert "致：某消费金融公司" in screen_text(app)


async def test_the_rule_sets_the_day_for_the_reply_and_its_passing_is_said() -> None:
    draft = proven().letters[-1]
    rule = load().letters[draft.kind].header.reply
    assert rule is not None
    workbook = proven()
    for field, bound in rule.when.items():
        workbook = edits.answer(workbook, draft.id, field, bound[0])
    app = make_app(workbook, today=dt.date(2026, 11, 25))
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, ("5",))
        assert "answer overdue by 1 day" in screen_text(app)
        await walk(pilot, ("5", "enter", "m", "v", "enter"))
        assert app.session.value.letters[-1].sendings[-1].reply_by == dt.date(2026, 12, 10)  # 15 days on


async def test_a_complaint_to_the_regulator_knows_when_the_lender_was_asked() -> None:
    app = make_app(proven())
    async with app.run_test(size=(120, 50)) as pilot:
        app.go.begin_letter("regulator")
        await walk(pilot, ("enter", "down", "enter"))
        draft = app.session.value.letters[-1]
        assert (draft.kind, draft.debt) == ("regulator", "d2")
        assert draft.answers["complained-on"] == dt.date(2026, 11, 9)


async def test_clauses_are_warned_of_while_one_types_and_f_shows_why() -> None:
    app = make_app(empty())
    async with app.run_test(size=(120, 50)) as pilot:
        app.go.begin_letter("own-text")
        await walk(pilot, ("enter", "enter"))
        assert app.session.value.debts == ()
        await walk(pilot, tuple("不回复即视为同意"))
        assert "Silence is no consent" in flat(screen_text(app))
        await walk(pilot, ("escape", "f"))
        assert "Where this is from" in screen_text(app)


async def test_a_letter_goes_out_as_docx(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    app = make_app(story())
    async with app.run_test(size=(80, 40)) as pilot:
        await walk(pilot, ("5", "enter", "m", "s", "down", "enter", "enter"))
    (file,) = tmp_path.glob("*.docx")
    assert file.stat().st_mode & 0o777 == 0o600
    assert "致：某消费金融公司" in [paragraph.text for paragraph in read_docx(str(file)).paragraphs]


# Evidence


async def test_the_fingerprint_of_a_file_is_taken_and_a_change_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "通话.png"
    file.write_bytes(b"as it was")
    app = make_app(story())
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, ("space", "e", "n", *"shot", "tab", "tab"))
        await pilot.press(*str(file))
        await walk(pilot, ())
        (piece,) = app.session.value.evidence
        assert (piece.file, piece.added) == (str(file), TODAY)
        assert piece.sha256 == hashlib.sha256(b"as it was").hexdigest()
        await walk(pilot, ())
        assert "same as when it was added" in flat(screen_text(app))
        await walk(pilot, ("escape", "escape"))
        assert "unchanged" in screen_text(app)
        file.write_bytes(b"as it is now")
        await walk(pilot, ("1", "space", "e"))
        assert "changed since" in screen_text(app)
        file.unlink()
        await walk(pilot, ("1", "space", "e"))
        assert "file not found" in screen_text(app)
        assert app.session.value.evidence[0].sha256 == piece.sha256


async def test_evidence_knows_the_letters_that_it_goes_along_with() -> None:
    app = make_app(proven())
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, ("space", "e", "enter"))
        assert "Goes along with: Complaint to the lender about collection" in result_text(app)
        await walk(pilot, ("escape", "escape", "delete", "u"))
        assert len(app.session.value.evidence) == 2


async def test_a_piece_that_is_taken_off_leaves_the_letter_whole() -> None:
    workbook = edits.remove_evidence(proven(), "e1")
    app = make_app(workbook)
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, ("5", "enter"))
        assert "通话记录截图" not in screen_text(app)


async def test_whoever_types_the_lender_of_a_letter_goes_on_typing_where_the_debt_comes_to_be() -> None:
    """Its first character makes the debt, and with it the letter asks for more."""
    workbook, _draft = edits.add_letter(empty(), "stop-contacts", None, "en", TODAY)
    app = make_app(workbook)
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("5", "enter", "f5"))
        view = next(view for view in app.screen.query(FieldView) if view.field.name.endswith(".lender"))
        view.query_one(Input).focus()
        await settle(pilot)
        await walk(pilot, ("enter", *"Some lender"))
        assert [debt.lender for debt in app.session.value.debts] == ["Some lender"]
        assert app.session.value.letters[0].debt == app.session.value.debts[0].id
