"""The menu of languages says how far each is."""

from __future__ import annotations

from ashore.guide.guide import Guide
from ashore.i18n import catalogue
from ashore.wording.languages import language_line
from tests.support import speak


def test_a_language_whose_guide_is_not_whole_says_so(guide: Guide) -> None:
    speak("en")
    where = catalogue.search_path()
    assert language_line("ru", where, guide) == "Русский · parts of the guide in English"
    for tag in ("en", "zh_CN", "zh_Hant", "zh_Hant_HK"):
        assert "·" not in language_line(tag, where, guide), tag
