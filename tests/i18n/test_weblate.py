"""Weblate reads the catalogues and the glossary as we do: with the parsers that it has."""

from __future__ import annotations

import io
import re
from pathlib import Path

import polib
import pytest
from translate.storage import csvl10n, pypo, tbx

from ashore.i18n.kit.glossary import as_csv, as_tbx
from ashore.i18n.kit.po import BLANK, blanks
from ashore.i18n.kit.terms import all_terms

ROOT = Path(__file__).parents[2]
CATALOGUES = [*sorted((ROOT / "locales").glob("*.pot")), *sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))]
README = (ROOT / "locales" / "README.md").read_text("utf-8")


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: "-".join(path.parts[-3:]))
def test_every_catalogue_is_read_as_we_read_it(path: Path) -> None:
    theirs = pypo.pofile.parsefile(str(path))
    ours = polib.pofile(str(path))
    units = [unit for unit in theirs.units if not unit.isheader() and not unit.isobsolete()]
    assert [(unit.getcontext(), str(unit.source)) for unit in units] == [
        (entry.msgctxt or "", entry.msgid) for entry in ours if not entry.obsolete
    ]
    for unit, entry in zip(units, (entry for entry in ours if not entry.obsolete), strict=True):
        forms = unit.target.strings if unit.hasplural() else [unit.target]
        expected = [text for _n, text in sorted(entry.msgstr_plural.items())] if entry.msgid_plural else [entry.msgstr]
        assert [str(text) for text in forms] == expected
        assert unit.isfuzzy() == ("fuzzy" in entry.flags)
    header = theirs.parseheader()
    assert header["Project-Id-Version"].split()[0] == "Ashore"
    assert "UTF-8" in header["Content-Type"].upper()


def test_the_flag_in_the_guide_finds_every_blank_and_nothing_else() -> None:
    """``placeholders:r"…"``: what Weblate holds to be a blank."""
    (flag,) = set(re.findall(r'placeholders:r"(.+?)"', README))
    assert flag == BLANK.pattern
    for path in CATALOGUES:
        for entry in polib.pofile(str(path)):
            for text in (entry.msgid, entry.msgid_plural, entry.msgstr, *entry.msgstr_plural.values()):
                assert set(re.findall(flag, text)) == blanks(text)


@pytest.mark.parametrize("tag", ["zh_CN", "zh_Hant", "fr"])
def test_the_glossary_is_read(tag: str) -> None:
    terms = list(all_terms(tag))
    store = tbx.tbxfile.parsestring(as_tbx(terms, tag).encode())
    assert [str(unit.source) for unit in store.units] == [term.english for term in terms]
    rows = csvl10n.csvfile(io.BytesIO(as_csv(terms).encode()))
    assert [(str(unit.source), str(unit.target)) for unit in rows.units if str(unit.source) != "source"] == [
        (term.english, term.own) for term in terms
    ]
