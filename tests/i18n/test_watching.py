"""For translators, on the screen: what is missing is marked, and every text says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ashore.i18n import catalogue, use
from ashore.i18n import texts as active
from ashore.storage import paths
from ashore.tui.pages.debts import DebtsPage
from ashore.tui.pages.texts import TextsPage
from tests.e2e.terminal import Terminal
from tests.i18n.test_catalogue import write
from tests.support import make_app, screen_text, two_debts
from tests.tui.screens import settle, walk


@pytest.fixture(autouse=True)
def _nobody_watches() -> Iterator[None]:
    yield
    active._watch = None
    use(catalogue.ENGLISH)


async def test_what_is_missing_is_marked_and_every_text_says_where_it_is_from(home: Path) -> None:
    po = write(paths.user_locales(), "fr", "interface", Today="aujourd'hui", Debts="Dettes")
    use(catalogue.load("fr", catalogue.search_path()))
    app = make_app(two_debts())
    app.watch_texts()
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("3",))
        assert isinstance(app.screen, DebtsPage)
        shown = screen_text(app)
        assert "1 aujourd'hui" in shown
        assert "Dettes" in shown
        assert "q ⟪quit⟫" in shown
        assert "F6 ⟪texts⟫" in shown
        await pilot.press("f6")
        await settle(pilot)
        assert isinstance(app.screen, TextsPage)
        texts = {seen.source: seen for seen in app.screen._seen}
        assert "Undo" not in texts  # of another page
        assert (texts["Debts"].text, texts["Debts"].translated) == ("Dettes", True)
        assert not texts["quit"].translated
        line = po.read_text("utf-8").splitlines().index('msgid "Debts"') + 1
        assert app.screen._lines(texts["Debts"])[-1] == f"⟪fr/LC_MESSAGES/interface.po, line {line}⟫"
        came = "⟪{file}, line {line} (came with Ashore)⟫".partition("{line}")
        assert app.screen._lines(texts["quit"])[-1].startswith("⟪interface.pot, line ")
        assert app.screen._lines(texts["quit"])[-1].endswith(came[2])
        shown = screen_text(app)
        assert str(paths.user_locales()) in "".join(shown.replace("│", "").split())
        places = [row for row in shown.splitlines() if "interface.po" in row]
        assert places and all(", line " in row for row in places)  # each in one row
        await pilot.press("escape")
        await walk(pilot, ("2", "enter"))
        await pilot.press("f6")
        await settle(pilot)
        assert isinstance(app.screen, TextsPage)
        (title,) = [seen for seen in app.screen._seen if seen.source == "Will somebody come to my door?"]
        assert (title.domain, title.context, title.translated) == ("guide", "visit/title", False)
        assert "Debts" not in {seen.source for seen in app.screen._seen}


def test_without_the_option_nothing_is_marked(home: Path) -> None:
    write(paths.user_locales(), "fr", "interface", Today="aujourd'hui")
    with Terminal("--lang", "fr", home=home) as plain:
        plain.until("Begin")
        assert "⟪" not in plain.text()
    with Terminal("--lang", "fr", "--translate", home=home) as marked:
        marked.until("⟪Begin⟫")


async def test_a_catalogue_that_breaks_leaves_what_was_read(home: Path) -> None:
    po = write(paths.user_locales(), "fr", "interface", Today="aujourd'hui")
    use(catalogue.load("fr", catalogue.search_path()))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walk(pilot, ("3",))
        app.catalogue_reload.look()
        po.write_bytes(b"<<<<<<< mine\n" + po.read_bytes())
        app.catalogue_reload.look()
        await settle(pilot)
        assert "1 aujourd'hui" in screen_text(app)
        assert "a merge that is not finished" in screen_text(app)
        write(paths.user_locales(), "fr", "interface", Today="ce jour")
        app.catalogue_reload.look()
        await settle(pilot)
        assert "1 ce jour" in screen_text(app)
        assert "a merge that is not finished" not in screen_text(app)
