"""What a reader does on the screens, with the keyboard alone."""

from __future__ import annotations

import datetime as dt
import stat
from decimal import Decimal
from pathlib import Path

import pytest
from textual import events
from textual.color import Color

from ashore import settings
from ashore.i18n import _
from ashore.tui.commands import commands
from ashore.tui.page import Page
from ashore.tui.pages.budget import BudgetPage
from ashore.tui.pages.chapter import ChapterPage
from ashore.tui.pages.facts import FactsPage
from ashore.tui.pages.home import HomePage
from ashore.tui.pages.letter import LetterPage
from ashore.tui.pages.unsaved import UnsavedPage
from ashore.tui.themes import THEMES
from ashore.tui.widgets.inputs import AmountInput, TextInput
from ashore.tui.widgets.long_input import LongInput
from ashore.workbook import edits
from ashore.workbook.file.store import Store
from tests.support import TODAY, empty, make_app, screen_text, speak, story
from tests.tui.screens import (
    LANGUAGES,
    arrives,
    frames_left_out,
    go_to_found,
    go_to_row,
    result_text,
    settle,
    to_a_step,
    walk,
)

SIZE = (80, 24)


async def test_a_step_is_ticked_undone_set_aside_and_undone_by_undo() -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("down", "enter"))
        assert isinstance(app.screen, ChapterPage)
        await walk(pilot, ("space",))
        assert [(s.id, s.state, s.on) for s in app.session.value.steps] == [("know-the-debt", "done", TODAY)]
        assert "[x] Find the loan contract" in screen_text(app)
        assert "1 of 13 steps done" in screen_text(app)
        await walk(pilot, ("space",))
        assert not app.session.value.steps
        await walk(pilot, ("m", "s"))
        assert app.session.value.steps[0].state == "not-for-me"
        assert "[-] Find the loan contract" in screen_text(app)
        assert "0 of 12 steps done" in screen_text(app)
        await walk(pilot, ("u", "u"))
        assert [s.state for s in app.session.value.steps] == ["done"]
        await walk(pilot, ("r",))
        assert app.session.value.steps == ()


async def test_home_shows_where_the_reader_stands() -> None:
    app = make_app(story())
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "3 of 48 steps done" in text
        assert "Left to promise: CN¥109.49 a month" in text
        assert "Owed: CN¥2,052.50, 35 days overdue" in text
        assert "first payment that you propose to 某消费金融公司 (not sent yet)" in text
        lines = [line.strip() for line in text.splitlines()]
        named = next(n for n, line in enumerate(lines) if "(not sent yet)" in line)
        assert lines[named + 1].endswith("CN¥684.17  in 22 days")
        # The next step is the first that is neither done nor set aside.
        assert "Check that the lender has your current phone number" in text


def in_sight(page: Page) -> bool:
    """Whether the first line of what has the focus is seen."""
    region = page.query_one(".body").region
    return page.focused is not None and region.y <= page.focused.region.y < region.bottom


@pytest.mark.parametrize("chapter", [1, 2, 3, 4])
async def test_every_block_can_be_reached_and_every_statement_shows_its_source(chapter: int) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("2", *("down",) * (chapter - 1), "enter"))
        page = app.screen
        assert isinstance(page, ChapterPage)
        seen: list[str | None] = []
        with frames_left_out(app):
            while page.place not in seen:
                assert page.focused is not None
                seen.append(page.place)
                await arrives(pilot, lambda: in_sight(page))
                view = page._block()
                await pilot.press("f")
                if view and view.facts_behind:
                    assert isinstance(app.screen, FactsPage), page.place
                    await pilot.press("escape")
                assert isinstance(app.screen, ChapterPage), seen[-1]
                await pilot.press("down")
        blocks = {block.id for section in page._chapter.section for block in section.block}
        assert set(seen) == {"answer", *blocks}


async def test_the_source_of_a_statement() -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("2", *("down",) * 3, "enter", "f"))
        text = screen_text(app)
        assert "Regulation on the Credit Reporting Industry" in text
        assert "In force from: 2013-03-15" in text
        assert "Last checked: 2026-11-23" in text
        assert "How sure: read in the text of the law" in text
        assert "Esc close" in text


async def test_amounts_as_people_type_them_live() -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "enter", "enter", *"4116.67", "enter"))
        await walk(pilot, ("down", "down", "down", "enter"))
        await walk(pilot, tuple("１，２００"))
        text = screen_text(app)
        assert "1,200.00" in text
        assert "Left for debts: CN¥2,716.67 a month" in text
        assert [(line.group, line.amount) for line in app.session.value.budget.lines] == [
            ("pay", Decimal("4116.67")),
            ("housing", Decimal(1200)),
        ]


async def test_letters_are_keys_on_a_row_and_text_in_a_field() -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "enter", "enter", *"12", "space", *"yuan"))
        assert isinstance(app.screen, BudgetPage)
        assert app.session.value.budget.lines[0].amount == Decimal(12)
        await walk(pilot, ("enter", "escape", "u"))
        assert app.session.value.budget.lines == ()
        await walk(pilot, ("1",))
        assert isinstance(app.screen, HomePage)


async def test_what_cannot_be_read_stays_in_the_field_and_is_said() -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "enter", "enter", *"12oo"))
        assert "This is not a clear sum" in screen_text(app)
        await walk(pilot, ("escape", "1", "space", "b"))
        assert "12oo" in screen_text(app)
        assert app.session.value.unfinished == {"budget.pay.sum.amount": "12oo"}
        await walk(pilot, ("enter", *"1200"))
        assert app.session.value.unfinished == {}
        assert app.session.value.budget.lines[0].amount == Decimal(1200)


async def test_how_often_is_chosen_with_the_arrows() -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "enter", "enter", *"950", "tab", *("left",) * 4))
        assert app.session.value.budget.lines[0].frequency == "weekly"
        assert "4,116.67" in screen_text(app)
        await walk(pilot, ("down",))
        assert isinstance(app.focused, AmountInput)


async def test_line_by_line_with_lines_of_ones_own() -> None:
    app = make_app()
    async with app.run_test(size=(80, 50)) as pilot:
        await walk(pilot, ("3", "enter", "m", "l"))
        assert app.session.value.budget.mode == "full"
        await walk(pilot, ("down", "enter", *"3000", "enter"))
        await walk(pilot, ("n",))
        await walk(pilot, tuple("Tips"))
        await walk(pilot, ("escape",))
        text = screen_text(app)
        assert "Wages, take-home" in text
        assert "Tips" in text
        await walk(pilot, ("enter", *"50"))
        lines = {line.item: line for line in app.session.value.budget.lines}
        assert (lines["wages"].amount, lines["own"].label, lines["own"].amount) == (Decimal(3000), "Tips", Decimal(50))
        await walk(pilot, ("escape", "x"))
        assert [line.item for line in app.session.value.budget.lines] == ["wages"]
        assert "Tips" not in screen_text(app)
        await walk(pilot, ("u",))
        assert "Tips" in screen_text(app)


async def test_certain_or_estimate_and_a_note() -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "enter", "enter", *"100", "enter", "up", "m", "d"))
        await walk(pilot, ("down", "enter", "tab", "tab", *"about"))
        line = app.session.value.budget.lines[0]
        assert (line.certainty, line.note) == ("estimate", "about")
        await walk(pilot, ("escape",))
        assert "~100.00" in screen_text(app)
        assert "about" in screen_text(app)


async def test_nothing_left_is_said_in_words() -> None:
    workbook = edits.edit_item(empty(), "housing", "sum", amount=Decimal(500))
    app = make_app(workbook)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "enter"))
        text = screen_text(app)
        assert "The budget has no income yet: what is left cannot be said." in text
        app.session.apply(lambda workbook: edits.edit_item(workbook, "pay", "sum", amount=Decimal(0)))
        await walk(pilot, ("down",))
        text = screen_text(app)
        assert "Nothing is left: CN¥500.00 a month is missing." in text
        assert "Essentials come first" in text


async def test_a_letter_is_written_beside_its_preview() -> None:
    app = make_app(edits.changed(story(), letters=(), debts=()))
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, ("5", "enter", "enter", "enter", "f5", "enter"))
        page = app.screen
        assert isinstance(page, LetterPage)
        await walk(pilot, tuple("Good Finance".replace(" ", "_")))
        await walk(pilot, ("tab", "tab", *"HT1", "tab", *"2000", "tab", *"2026-10-19", "tab", *"Li"))
        text = screen_text(app)
        assert "致：Good_Finance" in text
        assert "人民币贰仟元整" in text and "（¥2,000.00）" in text
        assert "应还日为2026年10月19日" in text
        await walk(pilot, ("tab", "down", "down", "enter"))
        assert app.session.value.letters[0].answers["reason"] == "less-income"
        (debt,) = app.session.value.debts
        assert (debt.lender, debt.owed, debt.due_date) == ("Good_Finance", Decimal(2000), dt.date(2026, 10, 19))


async def test_what_a_letter_says_about_the_budget() -> None:
    app = make_app(edits.answer(story(), "l1", "instalments", 2))
    async with app.run_test(size=(120, 40)) as pilot:
        await walk(pilot, ("5", "enter"))
        assert "more than your budget" in result_text(app)


async def test_why_a_paragraph_is_there() -> None:
    app = make_app(story())
    async with app.run_test(size=(120, 60)) as pilot:
        await walk(pilot, ("5", "enter", "m", "e"))
        assert "The cause and its date, without a long story." in " ".join(screen_text(app).split())


async def test_a_letter_goes_to_a_private_file_and_replaces_nothing(tmp_path: Path) -> None:
    app = make_app(story())
    target = tmp_path / "brief.txt"
    target.write_text("mine")
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("5", "enter", "m", "s"))
        app.screen.query_one(TextInput).value = str(target)
        await walk(pilot, ("enter", "enter"))
        assert "already" in screen_text(app)
        assert target.read_text() == "mine"
        app.screen.query_one(TextInput).value = str(tmp_path / "brief2.txt")
        await walk(pilot, ("enter",))
    written = tmp_path / "brief2.txt"
    assert written.read_text("utf-8").lstrip().startswith("关于分期还款的申请\n\n致：某消费金融公司")
    assert stat.S_IMODE(written.stat().st_mode) == 0o600


async def test_a_letter_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(story())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("5", "enter", "m", "y"))
        assert app.clipboard.lstrip().startswith("关于分期还款的申请\n\n致：某消费金融公司")


async def test_a_draft_is_deleted_and_brought_back() -> None:
    app = make_app(story())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("5", "delete"))
        assert app.session.value.letters == ()
        assert "某消费金融公司" not in screen_text(app)
        await walk(pilot, ("u",))
        assert "某消费金融公司" in screen_text(app)


async def test_undoing_the_letter_that_is_open_leads_back_to_the_letters() -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("5", "enter", "enter", "enter", "escape", "u"))
        assert not isinstance(app.screen, LetterPage)
        assert app.session.value.letters == ()


async def test_several_pasted_lines_lose_nothing() -> None:
    app = make_app(story())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("5", "enter"))
        fields = app.screen.query(TextInput)
        fields.first().focus()
        await walk(pilot, ("enter",))
        fields.first().value = ""
        await pilot.pause()
        fields.first().post_message(events.Paste("one\ntwo\x1b[31m\r\nthree\u202e"))
        await settle(pilot)
        assert app.session.value.debts[0].lender == "one two[31m three"
        area = app.screen.query_one(LongInput)
        area.focus()
        await walk(pilot, ("enter",))
        area.post_message(events.Paste("\na\tb\x07\r\nc"))
        await settle(pilot)
        assert "\na    b\nc" in str(app.session.value.letters[0].answers["reason-words"])


async def test_what_is_too_long_is_said_and_ends_nothing() -> None:
    app = make_app(story())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("5", "enter"))
        field = app.screen.query(TextInput).first()
        field.focus()
        await walk(pilot, ("enter",))
        field.value = ""
        await pilot.pause()
        field.post_message(events.Paste("x" * 2000))
        await settle(pilot)
        assert app.session.value.debts[0].lender == "x" * 500
        assert "Only 500 characters fit here" in screen_text(app)
        area = app.screen.query_one(LongInput)
        area.focus()
        await walk(pilot, ("enter",))
        area.post_message(events.Paste("y" * 150_000))
        await settle(pilot)
        assert "At most 100000 characters." in screen_text(app)
        assert len(app.session.value.unfinished["letter.l1.reason-words"]) > 150_000


async def test_full_width_spaces_can_be_typed() -> None:
    app = make_app(story())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("5", "enter"))
        field = app.screen.query(TextInput).first()
        field.focus()
        await walk(pilot, ("enter",))
        field.post_message(events.Key("ideographic_space", "\u3000"))
        await settle(pilot)
        assert "\u3000" in field.value


async def test_a_change_while_a_page_is_being_left_is_not_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its widgets may be gone while it is still told of new values."""
    app = make_app(story())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("3", "enter"))
        left, shown = app.screen, []
        monkeypatch.setattr(left, "show", lambda: shown.append(left))
        app.go.tab("today")
        app.session.apply(lambda workbook: edits.set_unfinished(workbook, "x", "y"))
        await settle(pilot)
        assert isinstance(app.screen, HomePage)
        assert shown == []


async def test_a_catalogue_that_is_saved_is_seen_within_seconds(home: Path) -> None:
    folder = home / "data" / "locales" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nLanguage: fr\\n"\n\n'
    (folder / "interface.po").write_text(head + 'msgid "Your next step"\nmsgstr "Votre pas"\n', "utf-8")
    speak("en")
    app = make_app(story())
    async with app.run_test(size=SIZE) as pilot:
        app.settings.set_language("fr")
        await settle(pilot)
        assert "Votre pas" in screen_text(app)
        await arrives(pilot, lambda: app.catalogue_reload._stamp is not None)  # it has looked when the file was written
        (folder / "interface.po").write_text(head + 'msgid "Your next step"\nmsgstr "Le prochain pas"\n', "utf-8")
        await arrives(pilot, lambda: "Le prochain pas" in screen_text(app))
        await walk(pilot, ("5", "enter", "enter", "end", *"abc"))
        page = app.screen
        (folder / "interface.po").write_text(head + 'msgid "Letters"\nmsgstr "Lettres"\n', "utf-8")
        await arrives(pilot, lambda: app.screen is not page)
        assert _("Letters") == "Lettres"
        await settle(pilot)
        await walk(pilot, ("d",))
        assert app.session.value.debts[0].lender.endswith("abcd")  # one goes on where one was typing


async def test_every_page_and_step_is_found(guide: object) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("slash", *"certificate"))
        assert "settlement certificate" in screen_text(app)
        go_to_found(app, "settlement certificate")
        await walk(pilot, ("enter",))
        assert isinstance(app.screen, ChapterPage)
        assert app.screen.place == "get-certificate"
        texts = [command.text for command in commands(app)]
        assert len(texts) == len(set(texts))
        for step in app.guide.steps.values():
            assert any(step.text.source.split("{")[0] in text for text in texts)


async def test_first_start_leads_home_and_is_remembered(home: Path) -> None:
    app = make_app(welcomed=False, path=home / "data" / "workbook.toml")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Nothing you enter leaves this machine." in screen_text(app)
        await walk(pilot, ("up", "enter"))  # the last language in the list
        assert "你不是一個人在面對" in screen_text(app)
        await walk(pilot, ("enter", "enter"))  # and nothing of what is asked first is so
        assert isinstance(app.screen, HomePage)
        assert app.session.saver is not None
        app.session.saver.close()
    kept = settings.read()
    assert (kept.language, kept.welcomed) == ("zh_Hant_HK", True)


async def test_theme_and_its_memory(home: Path) -> None:
    app = make_app(path=home / "data" / "workbook.toml")
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("space", "s", *("down",) * (LANGUAGES + 1), "enter"))
        assert app.theme == "light"
        assert app.session.saver is not None
        app.session.saver.close()
    assert settings.read().theme == "light"


@pytest.mark.parametrize("first", ["light", "contrast"])
async def test_every_theme_chosen_in_a_session_changes_what_is_painted(first: str, home: Path) -> None:
    app = make_app(path=home / "data" / "workbook.toml")
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("space", "s"))
        for theme in (first, "dark", "light", "light", "contrast"):
            go_to_row(app, f"theme-{theme}")
            await walk(pilot, ("enter",))
            wanted = Color.parse(THEMES[theme].background or "")
            assert app.screen.background_colors[1] == wanted
            strips = app.screen._compositor.render_strips()
            painted = {segment.style.bgcolor for strip in strips for segment in strip if segment.style}
            assert wanted.rich_color in painted
        assert app.session.saver is not None
        app.session.saver.close()


async def test_what_is_done_is_on_disk_when_the_reader_quits(home: Path) -> None:
    path = home / "data" / "workbook.toml"
    app = make_app(path=path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("2", "enter"))
        await to_a_step(pilot)
        await walk(pilot, ("space", "q"))
    assert app.session.saver is not None
    app.session.saver.close()
    saved = Store(path).read()
    assert saved == app.session.value
    assert saved is not None
    assert [s.id for s in saved.steps] == ["know-the-debt"]


async def test_leaving_warns_when_the_disk_refuses(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = home / "data" / "workbook.toml"
    app = make_app(path=path)
    saver = app.session.saver
    assert saver is not None

    def refuse(_workbook: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saver._store, "write", refuse)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ("2", "enter"))
        await to_a_step(pilot)
        await walk(pilot, ("space",))
        await arrives(pilot, lambda: "not saved: the disk is full" in screen_text(app))
        await walk(pilot, ("q",))
        assert isinstance(app.screen, UnsavedPage)
        await walk(pilot, ("down", "enter"))
        assert isinstance(app.screen, ChapterPage)
        monkeypatch.undo()
        await walk(pilot, ("q",))
    saver.close()
    assert Store(path).read() == app.session.value
