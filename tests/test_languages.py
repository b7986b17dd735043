"""The menu of languages says how far each is."""

from __future__ import annotations

from pathlib import Path

from ashore.wording.languages import language_line
from tests.i18n.test_catalogue import write
from tests.support import empty, make_app, screen_text, speak
from tests.test_plain import run
from tests.tui.screens import SIZE, settle, show_all, walk

DIRECTION = "right to left only where your terminal can"


async def test_of_right_to_left_it_is_said_that_it_depends_on_the_terminal(tmp_path: Path) -> None:
    """In the settings and in the plain way; the mark in a text of that catalogue is painted."""
    folder = tmp_path / "data" / "locales"
    write(folder, "ar", "interface", Settings="\u2067إعدادات\u2069\u200f")
    speak("en")
    assert DIRECTION in language_line("ar", [folder]) and DIRECTION not in language_line("ru", [folder])
    for welcomed, keys in ((True, ("space", "s")),):
        app = make_app(empty(), welcomed=welcomed)
        app.locale_dirs = (folder,)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await walk(pilot, keys)
            await show_all(pilot, app)
            shown = " ".join(screen_text(app).split())
            assert DIRECTION in shown, shown
            assert "\u200f" not in shown
            app.settings.set_language("ar")
            await settle(pilot)
            assert welcomed is ("\u2067إعدادات\u2069\u200f" in screen_text(app))
            speak("en")
    begun = run(tmp_path, "", "plain", "--lang", "en").stdout
    settings = next(line.split(".")[0] for line in begun.splitlines() if line.endswith(" Settings"))
    done = run(tmp_path, f"{settings}\n1\n", "plain", "--lang", "en")
    assert DIRECTION in " ".join(done.stdout.split()), done.stdout
