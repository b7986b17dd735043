"""Each function that opens a file of an account or of a reader refuses by itself, before the interpreter is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ashore import settings
from ashore.export.render import ExportError, export
from ashore.guide.own_places import OwnPlaces, own_places
from ashore.i18n.catalogue import search_path
from ashore.storage import access, catalogue_cache, foreign_file, paths, private_file
from ashore.workbook import evidence_file
from ashore.workbook.file.store import Store
from ashore.workbook.open_workbook import OpenWorkbook
from tests.kiosk.watch import no_files
from tests.support import TODAY, two_debts

DOORS: dict[str, Callable[[Path], object]] = {
    "a statement": lambda file: foreign_file.read_foreign(file, 1000),
    "evidence": evidence_file.digest,
    "a private file": lambda file: private_file.read(file, 1000),
    "a new private file": lambda file: private_file.create(file.with_name("new"), "x"),
    "a private file in another's place": lambda file: private_file.replace(file, "x"),
    "a private folder": lambda file: private_file.make_private_dir(file.with_name("folder")),
    "what was compiled": catalogue_cache.read,
    "the settings": lambda _file: settings.write(settings.Settings()),
    "an export": lambda file: export("x", file.with_name("export.txt")),
    "an export in a file's place": lambda file: export("x", file, force=True),
}


@pytest.mark.parametrize("door", DOORS)
def test_it_refuses_and_nothing_was_touched(door: str, tmp_path: Path) -> None:
    file = tmp_path / "kept"
    file.write_text("kept")
    with no_files(), pytest.raises((PermissionError, ExportError)):
        DOORS[door](file)
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir() if one.is_file()] == [("kept", "kept")]


def test_nothing_of_the_account_is_where_it_is_looked_for(home: Path) -> None:
    (home / "data" / "places" / "xx").mkdir(parents=True)
    (home / "data" / "locales" / "fr" / "LC_MESSAGES").mkdir(parents=True)
    settings.write(settings.Settings(language="ru"))
    Store(paths.data_dir() / "workbook.toml").write(two_debts())
    with no_files():
        access.restrict(access.Access(files=False))
        for folder in (paths.data_dir(), paths.config_dir(), paths.cache_dir(), paths.user_places()):
            assert not folder.is_relative_to(home)
        assert search_path() == search_path(home) == (paths.packaged_locales(),)
        assert own_places(home / "data" / "places") == OwnPlaces((), ())
        opened = OpenWorkbook(home / "data" / "workbook.toml", TODAY, ephemeral=True)
        assert opened.session.value.debts == ()
        opened.close()
    assert settings.read().language == "ru"
