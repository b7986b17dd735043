"""What a translator has: every language in sight, own terms, a glossary, what is to be done next, and a merge that
proposes as GNU gettext does."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import shutil
import stat
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import polib
import pytest
from babel import Locale

from ashore.cli.main import main
from ashore.cli.parser import formatted
from ashore.guide.installed import places
from ashore.guide.translation_order import ORDER, PROGRAM, TranslationOrder
from ashore.i18n.catalogue import DOMAINS
from ashore.i18n.kit import terms
from ashore.i18n.kit.alike import closest, likeness
from ashore.i18n.kit.checks import check
from ashore.i18n.kit.files import path_of, tags
from ashore.i18n.kit.po import KitError
from ashore.i18n.kit.work import waiting
from ashore.i18n.kit.workflow import begin, bring_up_to_date, merge
from ashore.i18n.texts import KEY
from ashore.storage import paths

Out = pytest.CaptureFixture[str]
NOW = dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC)
SHIPPED = sorted(folder.name for folder in paths.packaged_locales().iterdir() if folder.is_dir())


def test_every_language_is_listed_with_how_far_it_is(home: Path, capsys: Out) -> None:
    begin("fr", paths.user_locales(), NOW)
    capsys.readouterr()
    assert main(["locale"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == sorted([*SHIPPED, "fr"])
    by_tag = {line.split()[0]: line for line in lines}
    total = len(polib.pofile(str(paths.packaged_locales() / "interface.pot")))
    assert f"interface 0 of {total}" in by_tag["fr"]
    assert by_tag["fr"].endswith("(in your folder)")
    assert f"interface {total} of {total}" in by_tag["zh_CN"]
    assert "zh_Hant)" in by_tag["zh_Hant_HK"]


@pytest.mark.parametrize("tag", SHIPPED)
def test_what_came_with_ashore_is_known_to_every_step(tag: str, home: Path, capsys: Out) -> None:
    assert main(["locale", "status", tag]) == 0
    assert "came with Ashore" in capsys.readouterr().out
    assert main(["locale", "check", tag]) == 0
    assert main(["locale", "update", tag]) == 0
    assert "is up to date" in capsys.readouterr().out
    assert tags(paths.user_locales()) == SHIPPED
    assert not paths.user_locales().exists()


def test_a_language_that_came_with_ashore_is_copied_to_be_improved(home: Path) -> None:
    written = begin("zh_CN", paths.user_locales(), NOW)
    assert [path.stem for path in written] == list(DOMAINS)
    for path in written:
        shipped = polib.pofile(str(path_of(paths.packaged_locales(), "zh_CN", path.stem)))
        assert {(e.msgid, e.msgstr) for e in polib.pofile(str(path))} == {(e.msgid, e.msgstr) for e in shipped}


@pytest.mark.parametrize("tag", ["FR", "pt-br", "PT_BR", "zh-Hant", "fr.bak", "sr@latin", "../../etc", ""])
@pytest.mark.parametrize("step", ["init", "update", "check", "status", "next", "preview", "terms"])
def test_only_exact_tags_count(step: str, tag: str, home: Path, capsys: Out) -> None:
    if not tag and step == "terms":
        return
    assert main(["locale", step, tag]) == 1
    assert "no tag of a language" in capsys.readouterr().err


@pytest.mark.parametrize("tag", ["en", "en_GB", "en_XA"])
@pytest.mark.parametrize("step", ["init", "update", "check", "status", "next", "preview"])
def test_english_is_the_source(step: str, tag: str, home: Path, capsys: Out) -> None:
    assert main(["locale", step, tag]) == 1
    assert "English is what is translated" in capsys.readouterr().err


@pytest.mark.parametrize("step", ["init", "status", "next", "terms"])
def test_a_language_has_one_tag(step: str, home: Path, capsys: Out) -> None:
    assert main(["locale", step, "fra"]) == 1
    assert "'fra' is written fr" in capsys.readouterr().err


@pytest.mark.parametrize("step", ["status", "next"])
def test_a_language_that_was_not_begun_says_how_it_is(step: str, home: Path, capsys: Out) -> None:
    assert main(["locale", step, "es"]) == 1
    assert "'ashore locale init es' begins them" in capsys.readouterr().err


def test_a_broken_catalogue_is_named_and_the_others_are_listed(home: Path, capsys: Out) -> None:
    begin("fr", paths.user_locales(), NOW)
    path_of(paths.user_locales(), "fr", "guide").write_text('msgid "x"\nmsgstr "y\n', "utf-8")
    assert main(["locale"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == sorted([*SHIPPED, "fr"])
    assert "closing quotation mark" in next(line for line in lines if line.startswith("fr"))


def test_catalogues_can_be_read_by_those_who_may_look_into_the_folder(home: Path, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        for directory in (tmp_path / "to", paths.user_locales()):
            for path in (*begin("fr", directory, NOW), *(each.path for each in bring_up_to_date("fr", directory))):
                assert stat.S_IMODE(path.stat().st_mode) == 0o644
                assert stat.S_IMODE(path.parent.stat().st_mode) == 0o755
    finally:
        os.umask(before)
    assert stat.S_IMODE(paths.data_dir().stat().st_mode) == 0o700  # the workbook lies there


def test_the_guide_for_translators_is_at_hand(capsys: Out) -> None:
    assert main(["locale", "guide"]) == 0
    assert capsys.readouterr().out == (paths.packaged_locales() / "README.md").read_text("utf-8")


# Terms


def own_terms(text: str) -> None:
    terms.own_file().parent.mkdir(parents=True, exist_ok=True)
    terms.own_file().write_text(text, "utf-8")
    forget_terms()


def forget_terms() -> None:
    terms._file.cache_clear()
    terms.terms.cache_clear()


@pytest.fixture(autouse=True)
def no_terms_of_others() -> object:
    forget_terms()
    yield
    forget_terms()


def test_terms_of_ones_own_are_heeded(home: Path, capsys: Out) -> None:
    own_terms("[[term]]\nen = 'lender'\nfr = 'prêteur'\nnever = { fr = ['bailleur'] }\n")
    begin("fr", paths.user_locales(), NOW)
    path = path_of(paths.user_locales(), "fr", "interface")
    catalogue = polib.pofile(str(path), wrapwidth=0)
    entry = next(e for e in catalogue if e.msgid == "Lender")
    entry.msgstr = "Bailleurs"
    catalogue.save()
    assert any("'bailleur' is not the term for 'lender'" in p.text for p in check([path], "fr", formatted()))
    capsys.readouterr()
    assert main(["locale", "terms", "fr"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {"source": "lender", "target": "prêteur", "forbidden": "bailleur"} in rows
    assert any(row["target"] == "" for row in rows)


@pytest.mark.parametrize(
    "text", ["[[term]", "term = 3", "[[term]]\nfr = 'x'", "[[term]]\nen = 3", "[[term]]\nen = 'x'\nnever = ['y']"]
)
def test_a_broken_file_of_terms_is_named(text: str, home: Path, capsys: Out) -> None:
    own_terms(text)
    assert main(["locale", "terms", "fr"]) == 1
    assert str(terms.own_file()) in capsys.readouterr().err


def test_the_glossary_as_tbx(capsys: Out) -> None:
    assert main(["locale", "terms", "zh_CN", "--format", "tbx"]) == 0
    root = ElementTree.fromstring(capsys.readouterr().out)
    entries = root.findall("./text/body/termEntry")
    assert len(entries) == len(list(terms.all_terms("zh_CN")))
    lender = next(entry for entry in entries if entry.findtext("langSet/tig/term") == "lender")
    own = lender.findall("langSet")[1]
    assert own.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"
    assert own.findtext("tig/term") == "放款机构"
    assert [group.findtext("termNote") for group in own.findall("tig")][1:] == ["deprecatedTerm-admn-sts"] * 3


# What is to be done next


def test_what_helps_a_reader_most_comes_first(home: Path, capsys: Out) -> None:
    guides = places()[0]
    order = TranslationOrder(guides)
    begin("fr", paths.user_locales(), NOW)
    texts = list(waiting("fr", paths.user_locales(), order.rank))
    assert len(texts) == sum(len(polib.pofile(str(paths.packaged_locales() / f"{d}.pot"))) for d in DOMAINS)
    cards = guides[0].cards
    door = next(card for card in cards.card if card.role == "door")
    pause = next(card for card in cards.card if card.role == "pause")
    court = next(card for card in cards.card if card.role == "court")
    contexts = [text.context for text in texts]
    firsts = [
        contexts.index(f"{cards.id}/{door.id}/title"),
        contexts.index(f"{cards.id}/{pause.id}/title"),
        contexts.index(f"{cards.id}/{cards.question[0].id}/text"),
        next(number for number, context in enumerate(contexts) if context and context.startswith("help")),
        contexts.index(f"{cards.id}/{court.id}/title"),
        contexts.index(KEY),
        contexts.index(f"{guides[0].chapters[0].id}/title"),
    ]
    assert firsts == sorted(firsts)
    assert firsts[0] == 0
    capsys.readouterr()
    assert main(["locale", "next", "fr", "--count", "3"]) == 0
    said = capsys.readouterr().out
    assert said.count("msgid") == 3
    assert door.title.source in said


def test_of_the_program_what_is_seen_first_comes_first() -> None:
    order = TranslationOrder(places()[0])
    ranks: dict[int, list[str]] = {}
    for entry in polib.pofile(str(paths.packaged_locales() / "interface.pot")):
        _kind, seen = min(order.rank(entry.msgctxt, file) for file, _line in entry.occurrences)
        ranks.setdefault(seen, []).append(entry.msgid)
    assert sorted(ranks) == list(range(len(PROGRAM) + 1))
    assert "Today" in ranks[0]
    assert "show the version" in ranks[len(PROGRAM)]


def test_every_kind_of_text_has_its_place_in_the_order() -> None:
    order = TranslationOrder(places()[0])
    for domain in DOMAINS:
        for entry in polib.pofile(str(paths.packaged_locales() / f"{domain}.pot")):
            assert order.rank(entry.msgctxt, entry.occurrences[0][0])[0] < len(ORDER), entry.occurrences


def test_where_all_is_done_it_says_so(home: Path, capsys: Out) -> None:
    assert main(["locale", "next", "zh_CN"]) == 0
    assert capsys.readouterr().out == "Everything is translated.\n"


def test_a_wrong_count_is_one_line(home: Path, capsys: Out) -> None:
    begin("fr", paths.user_locales(), NOW)
    assert main(["locale", "next", "fr", "--count", "many"]) == 2
    assert "not a number: many" in capsys.readouterr().err


# The merge


REWORDED = (
    ("Nothing to undo.", "There is nothing to undo."),
    ("Contact log", "Log of contacts"),
    ("The catalogues are there already; nothing was changed.", "The catalogues are there already: nothing is changed."),
    ("Everything is translated.", "All of it is translated."),
    ("show the version", "show which version it is"),
    ("Written: {file}", "Was written: {file}"),
    ("quit", "leave"),
    ("Sources", "Source"),
    ("per month", "a month"),
    ("Somebody asks for a fee in advance.", "They want a fee before anything else."),
    ("You can pay {sum} a month.", "{sum} a month can be paid by you."),
    ("one", "two"),
)


@pytest.mark.skipif(shutil.which("msgmerge") is None, reason="GNU gettext is not installed here")
def test_a_reworded_text_is_proposed_as_msgmerge_proposes_it(tmp_path: Path) -> None:
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: fr\\n"\n\n'
    old = head + "".join(f'msgid "{before}"\nmsgstr "traduit {n}"\n\n' for n, (before, _a) in enumerate(REWORDED))
    new = head + "".join(f'msgid "{after}"\nmsgstr ""\n\n' for _before, after in REWORDED)
    (tmp_path / "old.po").write_text(old, "utf-8")
    (tmp_path / "new.pot").write_text(new, "utf-8")
    command = ["msgmerge", "--previous", "-q", "-o", str(tmp_path / "theirs.po"), str(tmp_path / "old.po")]
    subprocess.run([*command, str(tmp_path / "new.pot")], check=True)
    theirs = polib.pofile(str(tmp_path / "theirs.po"))
    ours = merge(polib.pofile(str(tmp_path / "old.po")), polib.pofile(str(tmp_path / "new.pot")), Locale("fr"))

    def proposed(catalogue: polib.POFile) -> dict[str, tuple[str, str | None, bool]]:
        return {
            entry.msgid: (entry.msgstr, entry.previous_msgid, "fuzzy" in entry.flags)
            for entry in catalogue
            if not entry.obsolete
        }

    assert proposed(ours) == proposed(theirs)
    assert 4 <= sum(fuzzy for _text, _before, fuzzy in proposed(ours).values()) < len(REWORDED)


def test_likeness_is_the_share_of_letters_in_the_same_order() -> None:
    assert likeness("abcd", "abcd") == 1
    assert likeness("abcd", "acbd") == 0.75
    assert likeness("", "") == 1
    assert likeness("ab", "cd") == 0
    assert closest("abcdefgh", ["abxdefgh", "abcdefgi", "zzz"]) == "abxdefgh"
    assert closest("abc", ["xyz"]) is None


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "fr").write_text("a file", "utf-8")
    with pytest.raises(KitError, match="cannot be written"):
        begin("fr", tmp_path, NOW)
