"""Catalogues: which serves whom, where they are looked for, and how they fall back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ashore.cli.parser import formatted
from ashore.i18n import _, catalogue, fill, ngettext, use
from ashore.i18n.choice import set_language
from ashore.i18n.kit.checks import check
from ashore.storage import paths
from tests.support import speak

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
HEADER += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def write(directory: Path, tag: str, domain: str, **texts: str) -> Path:
    """A small catalogue."""
    po = directory / tag / "LC_MESSAGES" / f"{domain}.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(HEADER + "".join(f'msgid "{old}"\nmsgstr "{new}"\n\n' for old, new in texts.items()), "utf-8")
    return po


@pytest.mark.parametrize(
    ("wanted", "there", "served"),
    [
        ("zh_CN", ["en", "zh_CN"], ["zh_CN"]),
        ("zh-Hans-CN", ["en", "zh_CN"], ["zh_CN"]),
        ("zh", ["en", "zh_CN"], ["zh_CN"]),
        ("zh_SG.UTF-8", ["en", "zh_CN"], ["zh_CN"]),
        ("zh_TW", ["en", "zh_CN"], []),
        ("zh_Hant_HK", ["en", "zh_CN", "zh_Hant"], ["zh_Hant"]),
        ("zh_HK", ["zh_CN", "zh_Hant", "zh_Hant_HK"], ["zh_Hant_HK", "zh_Hant"]),
        ("pt_PT", ["pt_BR", "pt_PT"], ["pt_PT", "pt_BR"]),
        ("de_AT", ["de"], ["de"]),
        ("en_GB", ["en", "zh_CN"], ["en"]),
        ("C", ["en", "zh_CN"], []),
        ("../etc", ["en"], []),
    ],
)
def test_who_is_served_by_what(wanted: str, there: list[str], served: list[str]) -> None:
    assert catalogue.chain(wanted, there) == served


def test_the_first_wish_that_can_be_served() -> None:
    tags = ["en", "zh_CN"]
    assert catalogue.choose([None, "", "fr_FR", "zh_SG"], tags) == "zh_CN"
    assert catalogue.choose(["zh_TW", "C"], tags) == "en"
    assert catalogue.choose(["en_XW", "zh_CN"], tags) == "en_XW"


@pytest.mark.parametrize(
    ("environment", "served"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh_CN"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "xx:ru"}, "ru"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en:ru"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "xx"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": ""}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "C:ru"}, "en"),
        ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8", "LANGUAGE": "ru"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8", "LANGUAGE": "ru"}, "en"),
        ({"LC_MESSAGES": "POSIX", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "ru_RU.UTF-8", "LC_MESSAGES": "C", "LANG": "zh_CN.UTF-8"}, "ru"),
        ({"LC_ALL": "", "LC_MESSAGES": "ru", "LANG": "zh_CN.UTF-8"}, "ru"),
        ({"LANGUAGE": "zh_CN"}, "en"),
        ({"LANG": "\udcff garbage/../*", "LANGUAGE": "zh_CN"}, "zh_CN"),
        ({"LANG": "\udcff garbage/../*"}, "en"),
    ],
)
def test_the_environment_is_heeded_as_gettext_heeds_it(
    environment: dict[str, str], served: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANG")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert set_language(None, None).tag == served
    assert set_language(None, "ru").tag == "ru"


def test_a_users_po_is_read_without_installing_anything(home: Path) -> None:
    write(paths.user_locales(), "fr", "interface", home="accueil")
    texts = set_language("fr", None)
    assert (texts.tag, _("home"), _("Sources")) == ("fr", "accueil", "Sources")


def test_a_users_text_comes_before_ours_and_ours_before_english(home: Path) -> None:
    write(paths.user_locales(), "zh_CN", "interface", home="我的首页")
    set_language("zh_CN", None)
    assert _("home") == "我的首页"
    assert _("Sources") == "出处"


def test_a_changed_po_is_read_anew_and_kept_compiled(tmp_path: Path, home: Path) -> None:
    po = write(tmp_path, "fr", "interface", home="un")
    assert catalogue.load("fr", [tmp_path]).interface.gettext("home") == "un"
    kept = list((paths.cache_dir() / "compiled").iterdir())
    assert len(kept) == 1
    assert kept[0].stat().st_mode & 0o777 == 0o600
    write(tmp_path, "fr", "interface", home="deux")
    os.utime(po, ns=(1, 1))
    assert catalogue.load("fr", [tmp_path]).interface.gettext("home") == "deux"
    assert len(list((paths.cache_dir() / "compiled").iterdir())) == 1


def test_without_a_cache_everything_works(tmp_path: Path, home: Path) -> None:
    write(tmp_path, "fr", "interface", home="un")
    home.parent.joinpath("home").write_text("a file where the folder would be")
    assert catalogue.load("fr", [tmp_path]).interface.gettext("home") == "un"


def test_a_broken_po_is_named_and_left_out(tmp_path: Path) -> None:
    po = write(tmp_path, "fr", "interface", home="un")
    po.write_bytes(b'msgid "home"\nmsgstr "\xff"\n')
    texts = catalogue.load("fr", [tmp_path])
    assert texts.interface.gettext("home") == "home"
    assert "fr/LC_MESSAGES/interface" in texts.problems[0]


def test_plurals_and_blanks(tmp_path: Path) -> None:
    assert ngettext("{n} day", "{n} days", 1) == "1 day"
    assert ngettext("{n} day", "{n} days", 3) == "3 days"
    speak("zh_CN")
    assert ngettext("{n} day overdue", "{n} days overdue", 3) == "逾期3天"


def test_blanks_are_filled_and_nothing_else() -> None:
    assert fill("{a} {b} {a.__class__} {n:>2000000000} {0} {}", a="x") == "x {b} {a.__class__} {n:>2000000000} {0} {}"
    assert fill("{a}", a="{b}", b="c") == "{b}"
    assert (
        fill("{day}. {day}, {day}... {x}.", day="1 дек. 2026 г.")
        == "1 дек. 2026 г. 1 дек. 2026 г., 1 дек. 2026 г.... {x}."
    )


@pytest.mark.parametrize(
    ("tag", "home", "days"),
    [
        ("en_XA", "⟦ĥöɱé ö⟧", "⟦2 đåýš öṽéŕđûé öñé ţŵ⟧"),
        ("en_XW", "【ｈｏｍｅ】", "【2　ｄａｙｓ　ｏｖｅｒｄｕｅ】"),
        ("en_XB", "⟧[/]home⟦", "⟧[/]2 days overdue⟦"),
    ],
)
def test_a_pseudo_locale_changes_every_text(tag: str, home: str, days: str) -> None:
    use(catalogue.load(tag, []))
    assert _("home") == home
    assert ngettext("{n} day overdue", "{n} days overdue", 2) == days
    assert _("") == ""  # which asks gettext for the header of a catalogue


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "لا تأخير"),
        (1, "متأخر يومًا واحدًا"),
        (2, "متأخر يومين"),
        (7, "متأخر 7 أيام"),
        (35, "متأخر 35 يومًا"),
        (100, "متأخر 100 يوم"),
        (103, "متأخر 103 أيام"),
    ],
)
def test_a_language_with_six_plural_forms(count: int, text: str) -> None:
    """From a file as a translator writes it, with the forms that the kit gives the language."""
    folder = Path(__file__).parents[1] / "data" / "locales"
    found = check([folder / "ar" / "LC_MESSAGES" / "interface.po"], "ar", formatted())
    assert [problem for problem in found if problem.severity == "error"] == []
    use(catalogue.load("ar", [folder]))
    assert ngettext("{n} day overdue", "{n} days overdue", count) == text
