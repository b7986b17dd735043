"""The translators' kit: a language is begun, merged, checked and seen without a checkout or an installation."""

from __future__ import annotations

import datetime as dt
import gettext
import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from ashore.cli.main import main
from ashore.cli.parser import formatted
from ashore.i18n import plural
from ashore.i18n.catalogue import DOMAINS, available, load
from ashore.i18n.kit.checks import check
from ashore.i18n.kit.files import path_of
from ashore.i18n.kit.po import KitError, read
from ashore.i18n.kit.workflow import begin, bring_up_to_date, states
from ashore.storage import paths

Out = pytest.CaptureFixture[str]

NOW = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)

HEAD = """msgid ""
msgstr ""
"Project-Id-Version: Ashore\\n"
"PO-Revision-Date: 2026-11-24 09:00+0000\\n"
"Last-Translator: Claire Meunier <claire@example.org>\\n"
"Language-Team: {tag}\\n"
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""
FRENCH = "nplurals=2; plural=(n > 1);"
ARABIC = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"


def catalogue(tmp_path: Path, entries: str, tag: str = "fr", plural: str = FRENCH) -> Path:
    path = tmp_path / f"{tag}.po"
    path.write_text(HEAD.format(tag=tag, plural=plural) + entries, "utf-8")
    return path


@pytest.mark.parametrize(
    ("entry", "tag", "words"),
    [
        ('msgid "Owed: {sum}"\nmsgstr "Dû"', "fr", "the blank {sum} is missing"),
        ('msgid "Owed"\nmsgstr "Dû {sum}"', "fr", "the blank {sum} is not in the English text"),
        ('msgid "Owed: {sum}"\nmsgstr "Dû : {sum} {"', "fr", "a brace without its other half"),
        ('msgid "Owed"\nmsgstr " Dû"', "fr", "a space at the beginning or the end"),
        ('msgid "Owed"\nmsgstr "Dû\\nici"', "fr", "a line break"),
        ('msgid "Owed"\nmsgstr "D\u202eû"', "fr", "a control character"),
        ('#. room: at most 4 columns\nmsgid "Owed"\nmsgstr "beaucoup"', "fr", "8 columns wide; there is room for 4"),
        ('msgid "It is late."\nmsgstr "Il est tard"', "fr", "it ends without the sign"),
        ('msgid "Is it late?"\nmsgstr "夜深了"', "zh_CN", "it ends without the sign"),
        ('msgid "late, really"\nmsgstr "晚了,真的"', "zh_CN", "half-width punctuation"),
        ('msgid "5 days"\nmsgstr "５天"', "zh_CN", "full-width digits"),
        ('msgid "Nothing to undo here"\nmsgstr "Nothing to undo here"', "fr", "the same as the English text"),
        ('msgid "Owed"\nmsgstr "Dû"\n\nmsgid "Owed"\nmsgstr "Dette"', "fr", "stands twice"),
        ('msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} jour"', "fr", "2 plural forms"),
        ('msgid "Owed"\nmsgstr "Dû %s"', "fr", "a per cent sign"),
        ('msgid "Owed"\nmsgstr "Dû"\n\n#~ msgid "Owed"\n#~ msgstr "Dette"', "fr", "stands twice"),
        ('msgid "where the case stands"\nmsgstr "où en est le cas, à 100 % local"', "fr", "not written %%"),
        ('msgid "per month"\nmsgstr "par mois : 18%"', "fr", "not written %%"),
        ('msgid "another workbook file"\nmsgstr "un autre fichier %(nom)s"', "fr", "not written %%"),
        ('msgid "unrecognized arguments: %s"\nmsgstr "arguments inconnus"', "fr", "not written %%"),
        (
            'msgctxt "a"\nmsgid "Lender"\nmsgstr "Prêteur"\n\nmsgid "lender"\nmsgstr "Bailleur"',
            "fr",
            "elsewhere the same",
        ),
        (
            'msgid "offers"\nmsgstr "offres"\n\nmsgid "proposals"\nmsgstr "offres"'.replace(
                "msgid", "#. foot of debts: a key\nmsgid"
            ),
            "fr",
            "the same word as for 'offers' at the foot",
        ),
        ('msgid "the lender"\nmsgstr "债主"', "zh_CN", "'债主' is not the term for 'lender'"),
    ],
)
def test_every_check_is_tripped_by_its_mistake(entry: str, tag: str, words: str, tmp_path: Path) -> None:
    plural = FRENCH if tag == "fr" else "nplurals=1; plural=0;"
    found = list(check([catalogue(tmp_path, entry + "\n", tag, plural)], tag, formatted()))
    assert [problem for problem in found if words in problem.text], [problem.text for problem in found]
    assert all(problem.line >= 7 for problem in found)


def test_what_is_right_is_left_in_peace(tmp_path: Path) -> None:
    right = """msgid "Owed: {sum}"
msgstr "Dû : {sum}"

msgid "Is it late?"
msgstr "Est-il tard ?"

msgid "OK"
msgstr "OK"

#, fuzzy
msgid "It is late."
msgstr "pas encore"

msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "{n} jour"
msgstr[1] "{n} jours"

msgid "not yet"
msgstr ""
"""
    assert list(check([catalogue(tmp_path, right)], "fr", formatted())) == []


def test_six_plural_forms_are_asked_for(tmp_path: Path) -> None:
    forms = "".join(f'msgstr[{n}] "{{n}} يوم"\n' for n in range(6))
    whole = 'msgid "{n} day"\nmsgid_plural "{n} days"\n' + forms
    assert list(check([catalogue(tmp_path, whole, "ar", ARABIC)], "ar", formatted())) == []
    short = catalogue(tmp_path, whole.replace('msgstr[5] "{n} يوم"\n', ""), "ar", ARABIC)
    assert "6 plural forms" in next(iter(check([short], "ar", formatted()))).text


def test_the_form_for_one_may_leave_the_number_out_and_one_for_several_may_not(tmp_path: Path) -> None:
    def ids(tag: str, rule: str, *forms: str) -> list[str]:
        texts = "".join(f'msgstr[{n}] "{form}"\n' for n, form in enumerate(forms))
        path = catalogue(tmp_path, 'msgid "{n} day"\nmsgid_plural "{n} days"\n' + texts, tag, rule)
        return [problem.id for problem in check([path], tag, formatted())]

    german = "nplurals=2; plural=(n != 1);"
    assert ids("de", german, "ein Tag", "{n} Tage") == []
    assert ids("de", german, "{n} Tag", "einige Tage") == ["number-missing"]
    assert ids("fr", FRENCH, "un jour", "{n} jours") == ["number-zero"]
    russian = plural.header(Locale("ru"))
    assert ids("ru", russian, "один день", "{n} дня", "{n} дней") == ["number-missing"]
    assert ids("ar", ARABIC, "لا أيام", "يوم واحد", "يومان", "{n} أيام", "{n} يوما", "{n} يوم") == []


def test_a_rule_that_tells_more_apart_than_cldr_is_no_mistake_and_one_that_tells_less_is(tmp_path: Path) -> None:
    """Hebrew has four forms in Weblate and in older tables, three in CLDR."""
    four = "nplurals=4; plural=(n == 1 ? 0 : n == 2 ? 1 : n > 10 && n % 10 == 0 ? 2 : 3);"
    forms = 'msgstr[0] "יום אחד"\nmsgstr[1] "יומיים"\nmsgstr[2] "{n} יום"\nmsgstr[3] "{n} ימים"\n'
    entry = 'msgid "{n} day"\nmsgid_plural "{n} days"\n'
    assert list(check([catalogue(tmp_path, entry + forms, "he", four)], "he", formatted())) == []
    cldr = catalogue(tmp_path, entry + forms.rpartition("msgstr")[0], "he", plural.header(Locale("he")))
    assert list(check([cldr], "he", formatted())) == []
    less = catalogue(tmp_path, entry + forms.partition("msgstr[2]")[0], "he", "nplurals=2; plural=(n != 1);")
    assert "header-plural-forms" in {problem.id for problem in check([less], "he", formatted())}


def test_a_letter_has_the_form_that_letters_have_in_the_language(tmp_path: Path) -> None:
    """It speaks to somebody else, more politely than Ashore to the reader, and closes in two lines."""
    place, why = "#: content/letters/parts/common.toml:1\n", "#: content/letters/parts/common.toml:2\n"
    greeting = place + 'msgctxt "common/greet/text"\nmsgid "Dear Sir or Madam,"\nmsgstr "您好："\n\n'
    closing = place + 'msgctxt "common/end/text"\nmsgid "With kind regards"\nmsgstr "　　此致\\n敬礼"\n'
    path = catalogue(tmp_path, greeting + closing, "zh_CN", "nplurals=1; plural=0;")
    assert list(check([path], "zh_CN", formatted())) == []
    to_reader = why + 'msgctxt "common/greet/why"\nmsgid "It greets you"\nmsgstr "　　问候\\n您"\n'
    path = catalogue(tmp_path, to_reader, "zh_CN", "nplurals=1; plural=0;")
    assert len(list(check([path], "zh_CN", formatted()))) == 3


LOCALES = Path(__file__).parents[2] / "locales"
BEHIND = ("texts-missing", "text-unknown")
"""What says that a catalogue is behind its template: nothing is wrong with what it has."""


@pytest.mark.parametrize("tag", sorted(folder.name for folder in LOCALES.iterdir() if folder.is_dir()))
def test_what_ships_passes_its_own_checks(tag: str) -> None:
    found = check(sorted((LOCALES / tag / "LC_MESSAGES").glob("*.po")), tag, formatted())
    assert [problem for problem in found if problem.id not in BEHIND] == []


@pytest.mark.parametrize("tag", ["ar", "cs", "cy", "fa", "fr", "hu", "id", "ja", "lt", "pl", "ru", "sl", "tr", "zh"])
def test_plural_forms_are_those_of_cldr(tag: str) -> None:
    locale = Locale.parse(tag)
    forms = plural.header(locale)
    rule = gettext.c2py(forms.split("; plural=")[1].rstrip(";"))
    for number in range(200):
        assert plural.categories(locale)[rule(number)] == locale.plural_form(number)
    assert forms.startswith(f"nplurals={plural.count(locale)}; plural=")


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ('"Language: de\\n"', "the header says the language is 'de', the folder 'fr'"),
        ('"Content-Type: text/plain; charset=latin-1\\n"', "another encoding"),
        ('"Plural-Forms: nplurals=2; plural=(n != 1);\\n"', "expected: nplurals=2; plural=("),
        ('"Plural-Forms: nplurals=2; plural=import os;\\n"', "expected: nplurals=2"),
    ],
)
def test_a_header_that_does_not_fit_is_named(head: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "interface.po"
    path.write_text(f'msgid ""\nmsgstr ""\n{head}\n', "utf-8")
    found = {problem.text: problem for problem in check([path], "fr", formatted()) if words in problem.text}
    assert [problem.severity for problem in found.values()] == ["error"]


def test_a_catalogue_without_a_header_is_named(tmp_path: Path) -> None:
    path = tmp_path / "interface.po"
    path.write_text('msgid "home"\nmsgstr "à la maison"\n', "utf-8")
    assert "no header" in next(
        problem.text for problem in check([path], "fr", formatted()) if problem.id == "header-missing"
    )


def test_a_changed_text_keeps_to_its_own_id(tmp_path: Path) -> None:
    """Two texts that read alike never take over each other's translation."""
    begin("fr", tmp_path, NOW)
    path = path_of(tmp_path, "fr", "guide")
    old = polib.pofile(str(path))
    changed = old.find("visit", by="msgctxt") or next(e for e in old if e.msgctxt and not e.msgid_plural)
    context, english = changed.msgctxt, changed.msgid
    changed.msgid, changed.msgstr = english + " Before.", "Avant."
    gone = polib.POEntry(msgctxt="gone/from/here", msgid=english, msgstr="Autre chose.")
    old.append(gone)
    old.save(str(path))
    bring_up_to_date("fr", tmp_path)
    new = polib.pofile(str(path))
    (entry,) = [e for e in new if e.msgctxt == context]
    assert (entry.msgid, entry.msgstr, entry.flags) == (english, "Avant.", ["fuzzy"])
    assert entry.previous_msgid == english + " Before."
    (kept,) = new.obsolete_entries()
    assert kept.msgstr == "Autre chose."
    if shutil.which("msgfmt"):
        subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(path)], check=True, capture_output=True)


def catalogue_in(path: Path) -> Catalog:
    """The catalogue in a file, as Babel reads it."""
    with path.open("rb") as file:
        return read_po(file)


@pytest.mark.parametrize(("tag", "forms"), [("fr", 2), ("lt", 3), ("ar", 6), ("ja", 1), ("sr_Latn", 3)])
def test_a_new_language_has_its_plural_forms_and_every_text(tag: str, forms: int, tmp_path: Path) -> None:
    assert len(begin(tag, tmp_path, NOW)) == 3
    for domain in DOMAINS:
        path = path_of(tmp_path, tag, domain)
        new = catalogue_in(path)
        assert new.num_plurals == forms
        source = catalogue_in(paths.packaged_locales() / f"{domain}.pot")
        assert {(m.context, m.id) for m in new if m.id} == {(m.context, m.id) for m in source if m.id}
        assert all(message.auto_comments for message in new if message.id)
        assert any("terms: " in comment for message in new for comment in message.auto_comments)
        if shutil.which("msgfmt"):
            subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(path)], check=True, capture_output=True)
    assert begin(tag, tmp_path, NOW) == []  # what is there is not touched
    state = next(iter(states(tag, tmp_path)))
    assert (state.done, state.fuzzy) == (0, 0)
    assert state.missing == state.total


def test_what_is_translated_stays_and_what_changed_is_fuzzy_with_the_text_before(tmp_path: Path) -> None:
    begin("fr", tmp_path, NOW)
    path = path_of(tmp_path, "fr", "interface")
    text = path.read_text("utf-8")
    text = text.replace('msgid "Contact log"\nmsgstr ""', 'msgid "Contact log"\nmsgstr "Journal"')
    text = text.replace('msgid "Nothing to undo."\nmsgstr ""', 'msgid "Nothing to undo!"\nmsgstr "Rien à annuler."')
    path.write_text(text, "utf-8")
    bring_up_to_date("fr", tmp_path)
    merged = path.read_text("utf-8")
    assert 'msgid "Contact log"\nmsgstr "Journal"' in merged
    assert '#| msgid "Nothing to undo!"' in merged
    entry = merged[merged.index('#| msgid "Nothing to undo!"') - 60 :]
    assert "fuzzy" in entry[:80]
    assert next(iter(states("fr", tmp_path))).done == 1


def test_what_is_in_use_is_not_replaced_by_what_is_kept_from_an_older_version(tmp_path: Path) -> None:
    begin("fr", tmp_path, NOW)
    path = path_of(tmp_path, "fr", "interface")
    text = path.read_text("utf-8")
    for source, new in (("Debts", '"Dettes"'), ("Contact log", '""')):
        assert f'msgid "{source}"\nmsgstr ""' in text
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr {new}')
    text += '\n# une vieille note\n#~ msgid "Debts"\n#~ msgstr "Vieilles dettes"\n'
    text += '\n#~ msgid "Contact log"\n#~ msgstr "Journal"\n'
    path.write_text(text, "utf-8")
    bring_up_to_date("fr", tmp_path)
    merged = {entry.msgid: entry for entry in read(path) if not entry.msgctxt}
    assert (merged["Debts"].msgstr, merged["Debts"].tcomment) == ("Dettes", "")
    assert merged["Contact log"].msgstr == "Journal"
    assert "Vieilles dettes" not in path.read_text("utf-8")


def test_a_new_language_has_the_folder_that_is_looked_for(tmp_path: Path) -> None:
    begin("pt_BR", tmp_path, NOW)
    assert available([tmp_path]) == ["en", "pt_BR"]


def test_a_close_language_is_taken_over_as_fuzzy(tmp_path: Path) -> None:
    begin("zh_Hant", tmp_path, NOW, "zh_CN")
    interface = next(iter(states("zh_Hant", tmp_path)))
    assert interface.done == 0
    assert interface.fuzzy > interface.total * 0.9


def test_the_verb_from_nothing_to_a_chapter(home: Path, capsys: Out) -> None:
    assert main(["locale", "init", "fr"]) == 0
    path = home / "data" / "locales" / "fr" / "LC_MESSAGES" / "guide.po"
    assert str(path) in capsys.readouterr().out
    text = path.read_text("utf-8")
    source = 'msgctxt "visit/title"\nmsgid "Will somebody come to my door?"\nmsgstr ""'
    assert source in text
    path.write_text(text.replace(source, source[:-2] + '"Quelqu’un va-t-il venir ?"'), "utf-8")
    assert main(["locale", "preview", "fr", "1"]) == 0
    assert "1. Quelqu’un va-t-il venir ?" in capsys.readouterr().out
    assert main(["locale", "check", "fr"]) == 0
    assert main(["locale", "status", "fr"]) == 0
    assert "guide: 1 of" in capsys.readouterr().out
    path.write_text(path.read_text("utf-8").replace("Quelqu’un va", "Quelqu’un {va"), "utf-8")
    assert main(["locale", "check", "fr"]) == 1
    assert "guide.po, line" in capsys.readouterr().out
    assert main(["locale", "update", "fr"]) == 0


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["init", "xx"], 1, "no language that CLDR knows"),
        (["init", "../../etc"], 1, "no tag of a language"),
        (["check", "fr"], 1, "no catalogue of 'fr'"),
        (["update", "fr"], 1, "no catalogue of 'fr'"),
        (["init", "fr", "--like", "nl"], 1, "no catalogue of 'nl'"),
        (["preview", "fr", "9"], 2, "no chapter '9'"),
        (["dance", "fr"], 2, "invalid choice"),
    ],
)
def test_what_is_wrong_is_one_line(arguments: list[str], code: int, words: str, home: Path, capsys: Out) -> None:
    assert main(["locale", *arguments]) == code
    said = capsys.readouterr().err
    assert words in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'msgid "x"\nmsgstr "Dettes\n', "line 2: a text without its closing quotation mark"),
        (b'msgid "x"\nmsgstr "a "\n"Dettes\\"\n', "line 3: a text without its closing quotation mark"),
        (b'msgid "x"\nmsgstr "a\\q"\n', "line 2: a backslash with a letter that means nothing"),
        (b'msgid "x"\nmsgstr "a" b\n', "line 2: something stands behind the closing quotation mark"),
        (b'msgid "x"\nmsgstr "a" "b"\n', "line 2: something stands behind the closing quotation mark"),
        (b'msgid "x"\n', "line 1: an entry without its translation line"),
        (b'msgid "x"\nmsgstr[0] "y"\n', "line 2: not written as an entry"),
        (b'msgid "x"\nmsgid_plural "y"\nmsgstr "z"\n', "line 3: not written as an entry"),
        (b'msgid "x"\nmsgstr "a\xe2\x80\xa8b"\n', "line 2: a control character"),
        (b'msgid "x"\nmsgstr "a"\n\n#~ msgid "y"\n#~ msgstr "b\n', "line 5: a text without its closing"),
        (b'msgid "x"\nmsgstr "y"\nnonsense here\n', "line 3: not written as an entry"),
        (b'\xef\xbb\xbfmsgid "x"\nmsgstr "y"\n', "byte order mark"),
        (b'msgid "x"\n<<<<<<< mine\nmsgstr "y"\n=======\nmsgstr "z"\n>>>>>>> theirs\n', "line 2: a merge"),
        (b'msgid "x"\nmsgstr "\xff"\n', "line 2: not UTF-8"),
    ],
)
def test_a_broken_file_is_named_and_shows_nothing(content: bytes, words: str, tmp_path: Path) -> None:
    path = path_of(tmp_path, "fr", "interface")
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(KitError, match="not a catalogue") as caught:
        read(path)
    assert words in str(caught.value)
    (problem,) = check([path], "fr", formatted())
    assert (problem.id, problem.severity, problem.text) == ("unreadable", "error", str(caught.value))
    assert f"line {problem.line}: " in words or not words.startswith("line")
    assert words in load("fr", [tmp_path]).problems[0]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (problem,) = check([tmp_path / "no.po"], "fr", formatted())
    assert problem.id == "unreadable"
    assert "cannot be read" in problem.text
