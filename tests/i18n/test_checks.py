"""What the check looks at beside single texts: templates, screens, rooms, languages; and how it says what it finds."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest

from ashore.cli.main import main
from ashore.cli.parser import formatted
from ashore.i18n.kit.checks import KINDS, Problem, check
from ashore.i18n.kit.checks.language import lower
from ashore.i18n.kit.files import path_of
from ashore.i18n.kit.workflow import begin
from tests.i18n.test_kit import FRENCH, HEAD, NOW

Out = pytest.CaptureFixture[str]
README = Path(__file__).parents[2] / "locales" / "README.md"
GERMAN, NONE = "nplurals=2; plural=(n != 1);", "nplurals=1; plural=0;"
RULES = {"de": GERMAN, "fr": FRENCH, "fr_CA": FRENCH, "fr_CH": FRENCH, "de_CH": GERMAN, "sv": GERMAN, "tr": GERMAN}


def problems(folder: Path, tag: str, *entries: str) -> list[Problem]:
    """What is found in a catalogue with these entries, each as it stands in a file."""
    path = folder / f"{tag}.po"
    path.write_text(HEAD.format(tag=tag, plural=RULES.get(tag, NONE)) + "\n\n".join(entries) + "\n", "utf-8")
    return list(check([path], tag, formatted()))


def ids(folder: Path, tag: str, *entries: str) -> list[str]:
    return [problem.id for problem in problems(folder, tag, *entries)]


def entry(english: str, text: str, comment: str = "") -> str:
    return (f"#. {comment}\n" if comment else "") + f'msgid "{english}"\nmsgstr "{text}"'


# Beside the template


def test_what_the_template_has_and_the_catalogue_lacks_is_one_warning_with_a_number(tmp_path: Path) -> None:
    begin("fr", tmp_path, NOW)
    path = path_of(tmp_path, "fr", "interface")
    assert list(check([path], "fr", formatted())) == []  # not translated yet is no mistake
    whole = polib.pofile(str(path), wrapwidth=0)
    del whole[10:17]
    whole.append(polib.POEntry(msgid="A text of yesterday", msgstr="Un texte d’hier"))
    whole.save(str(path))
    missing, unknown = check([path], "fr", formatted())
    assert (missing.id, missing.severity, missing.line) == ("texts-missing", "warning", 1)
    assert "7 texts" in missing.text
    assert (unknown.id, unknown.severity, unknown.source) == ("text-unknown", "warning", "A text of yesterday")


def test_a_catalogue_that_holds_only_what_differs_lacks_nothing(tmp_path: Path) -> None:
    """Of a territory, where its language is there; and of one's own, where the language came with Ashore."""
    for tag in ("pt", "pt_BR", "zh_CN"):
        folder = path_of(tmp_path, tag, "interface").parent
        folder.mkdir(parents=True)
        one = HEAD.format(tag=tag, plural=FRENCH if tag.startswith("pt") else NONE) + entry("quit", "退出" * 1)
        (folder / "interface.po").write_text(one, "utf-8")
        lacking = [p.id for p in check([folder / "interface.po"], tag, formatted()) if p.id == "texts-missing"]
        assert lacking == (["texts-missing"] if tag == "pt" else [])


def test_the_comment_of_the_template_counts_as_it_is_newer(tmp_path: Path) -> None:
    begin("de", tmp_path, NOW)
    path = path_of(tmp_path, "de", "guide")
    whole = polib.pofile(str(path), wrapwidth=0)
    strict = next(e for e in whole if e.comment.startswith("a short title in menus, at most 22"))
    strict.comment, strict.msgstr = "", "Ein Titel, der in keinem Menü ganz zu sehen ist" + strict.msgid[-1]
    whole.save(str(path))
    assert [problem.id for problem in check([path], "de", formatted())] == ["room"]


# Keys

FOOT = "foot of {}: what {} does; at most 20 columns where possible"


def test_one_word_for_two_keys_that_are_seen_together_is_found_across_files(tmp_path: Path) -> None:
    first, second = tmp_path / "one.po", tmp_path / "two.po"
    head = HEAD.format(tag="de", plural=GERMAN)
    first.write_text(head + entry("take", "nehmen", FOOT.format("words", "Enter")) + "\n", "utf-8")
    second.write_text(head + entry("choose", "Nehmen", FOOT.format("words", "↑↓")) + "\n", "utf-8")
    (found,) = check([first, second], "de", formatted())
    assert (found.id, Path(found.file).name, found.source) == ("same-key-word", "two.po", "choose")


@pytest.mark.parametrize(
    ("page", "key", "other", "other_key", "clash"),
    [
        ("page", "q", "debts", "x", True),  # what every page has
        ("debts", "x", "page", "q", True),
        ("page", "q", "debts", "q", False),  # the same key
        ("page", "Tab", "debts", "x", False),  # shown in an open field, where no page's own keys are
        ("offers", "x", "debts", "q", False),  # never seen together
        ("doctor", "True", "doctor", "False", False),  # no keys
        ("home", "", "home", "x", False),
    ],
)
def test_which_keys_are_seen_together(
    page: str, key: str, other: str, other_key: str, clash: bool, tmp_path: Path
) -> None:
    one = entry("leave", "weg", FOOT.format(page, key))
    found = ids(tmp_path, "de", one, entry("delete", "weg", FOOT.format(other, other_key)))
    assert found == (["same-key-word"] if clash else [])


def test_in_turkish_two_letters_i_are_two_words(tmp_path: Path) -> None:
    one, other = entry("a", "ılık", FOOT.format("words", "x")), FOOT.format("words", "q")
    assert ids(tmp_path, "tr", one, entry("b", "ilik", other)) == []
    assert ids(tmp_path, "tr", one, entry("b", "ILIK", other)) == ["same-key-word"]
    alike = 'msgctxt "{}"\nmsgid "lender"\nmsgstr "{}"'
    assert ids(tmp_path, "tr", alike.format("a", "İşveren"), alike.format("b", "işveren")) == []


@pytest.mark.parametrize(
    ("english", "right", "wrong"),
    [
        ("press x.", "x drücken.", "z drücken."),
        ("/ finds it", "/ findet es", "? findet es"),
        ("Line kept; / finds it", "Zeile bleibt; / findet es", "Zeile bleibt; : findet es"),
        ("F10 takes it over.", "Mit F10 wird übernommen.", "Mit F1 wird übernommen."),
        ("Ctrl+P does it.", "Strg+P tut es.", "Strg+Q tut es."),
        ("Gone. u brings it back.", "Weg. Mit u kommt es zurück.", "Weg. Und es kommt zurück."),
        ("m v shows others.", "m v zeigt andere.", "m w zeigt andere."),
        ("Esc leaves it.", "Esc verlässt es.", "Tab verlässt es."),
        ("- is standard output", "- ist die Standardausgabe", "+ ist die Standardausgabe"),
        ("? says it again.", "? sagt es noch einmal.", "! sagt es noch einmal."),
    ],
)
def test_a_key_in_a_sentence_stays_what_it_is(english: str, right: str, wrong: str, tmp_path: Path) -> None:
    assert ids(tmp_path, "de", entry(english, right)) == []
    assert ids(tmp_path, "de", entry(english, wrong)) == ["key-missing"]


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("I have a debt.", "Ich habe Schulden."),
        ("Space shows it. Enter opens it.", "Die Leertaste zeigt es. Die Eingabetaste öffnet es."),
        ("No seat on G trains.", "Kein Platz in G-Zügen."),
        ("an e-mail, a.m. or p.m. then", "eine Mail, vor- oder nachmittags"),
        ("{n} = {m} / {x}", "{m} / {x} ergibt {n}"),
        ("! More than the line.", "Achtung: mehr als die Grenze."),
        ("role = '{r}'", "Rolle: '{r}'"),
    ],
)
def test_what_is_no_key_may_change(english: str, text: str, tmp_path: Path) -> None:
    assert ids(tmp_path, "de", entry(english, text)) == []


def test_chinese_may_stand_close_to_a_key(tmp_path: Path) -> None:
    assert ids(tmp_path, "zh_CN", entry("Deleted. u brings it back.", "已删除。按u恢复。")) == []


# Room


@pytest.mark.parametrize(
    ("comment", "width", "found"),
    [
        ("a title, at most 10 columns", 10, []),
        ("a title, at most 10 columns", 11, ["room"]),
        ("a title, at most 10 columns where possible", 20, []),
        ("a title, at most 10 columns where possible", 21, ["room-likely"]),
        ("a title, at most 10 columns where\n#. possible", 20, []),
        ("to tick (at most 10 columns), or\n#. to ask", 11, ["room"]),
    ],
)
def test_a_room_that_is_wished_is_a_warning_when_clearly_overrun(
    comment: str, width: int, found: list[str], tmp_path: Path
) -> None:
    assert ids(tmp_path, "de", entry("debts", "x" * width, comment)) == found
    assert all(KINDS[kind] == ("error" if kind == "room" else "warning") for kind in found)


# Languages


@pytest.mark.parametrize(
    ("tag", "english", "text", "found"),
    [
        ("fr_CA", "Is it real?", "Est-ce vrai?", []),
        ("fr_CA", "Owed: {sum}", "Dû: {sum}", ["no-break-space"]),
        ("fr_CH", "They: “no”", "Eux\u00a0: «non»", []),
        ("fr", "See https://example.org/?q=1", "Voir https://example.org/?q=1", []),
        ("fr", "at 12:30", "à 12:30", []),
        ("fr", "? helps", "? aide", []),
        ("de_CH", "They: “no”", "Sie: «nein»", []),
        ("de", "They: “no”", "Sie: »nein«", []),
        ("de", "They: “no”", "Sie: «nein»", ["quotes"]),
        ("de", "They: “no” they say", "Sie: „nein sagen sie", ["quotes"]),
        ("sv", "They: “no”", "De: ”nej”", []),  # no table: left in peace
        ("es", "? says it again", "? lo repite", []),
        ("es", "Apply it [y,n,?]?", "¿Aplicarlo [y,n,?]?", []),
        ("es", "Really?!", "¿¡De verdad!?", []),
        ("ru", "PDF files", "PDF-файлы", []),
        ("ru", "About {n} SMS", "Около {n} SMS", []),
        ("ru", "with it", "c ним", ["homoglyph"]),
        ("ru", "aligned by x", "x-выравнивание", []),
        ("ru", "the axis", "ось x-координат", []),
        ("tr", "with “[” in it", "içinde “[” var", []),
        ("zh_CN", "inside « » stand spaces", "« » 里面是空格", []),
        ("de", "with “-” in it", "mit „-“ darin", []),
        ("de", "Owed", "Οffen", ["homoglyph"]),
        ("el", "Owed", "Oφειλή", ["homoglyph"]),
        ("el", "Is it?", "Είναι;", []),
        ("fa", "It goes", "می\u200cرود", []),
        ("de", "It goes", "es\u200cgeht", ["invisible-sign"]),
        ("he", "Sum: {n}", "סכום: \u2068{n}\u2069", []),
        ("he", "Sum: {n}", "סכום: \u2068{n}", ["invisible-sign"]),
        ("de", "Sum: {n}", "Summe: \u2068{n}\u2069", ["invisible-sign"]),
        ("he", "The army came.", 'צה\\"ל בא.', []),
        ("hi", "It is late.", "देर हो गई।", []),
        ("de", "It is late.", "Es ist spät।", ["foreign-mark"]),
        ("th", "It is late.", "ดึกแล้ว", []),
        ("hy", "It is late.", "Ուշ է։", []),
        ("zh_Hant", "They: “no”", "對方：「不」", []),
        ("zh_TW", "They: “no”", "對方：“不”", ["quotes"]),
    ],
)
def test_each_language_has_its_own_marks(tag: str, english: str, text: str, found: list[str], tmp_path: Path) -> None:
    others = ("header-plural-forms", "texts-missing")
    assert sorted(set(ids(tmp_path, tag, entry(english, text))) - set(others)) == found


def test_small_letters_are_those_of_the_language() -> None:
    assert (lower("IİI", "tr"), lower("I", "de")) == ("ıiı", "i")


# How it is said


@pytest.fixture
def french(home: Path) -> Path:
    """A French catalogue of one's own, with one translation."""
    main(["locale", "init", "fr"])
    return home / "data" / "locales" / "fr" / "LC_MESSAGES" / "interface.po"


def translate(path: Path, english: str, text: str) -> None:
    whole = polib.pofile(str(path), wrapwidth=0)
    found = whole.find(english)
    assert found is not None
    found.msgstr = text
    whole.save(str(path))


def test_only_an_error_ends_in_one_and_strictly_a_warning_too(french: Path, capsys: Out) -> None:
    translate(french, "Nothing was changed.", "Rien n’a changé")
    capsys.readouterr()
    assert main(["locale", "check", "fr"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("interface.po, line ")
    assert ": warning: " in said[0]
    assert said[0].endswith("[sentence-end]")
    assert said[-1] == "Errors: 0. Warnings: 1."
    assert main(["locale", "check", "fr", "--strict"]) == 1
    translate(french, "Written: {file}", "Écrit\u00a0: {fichier}")
    capsys.readouterr()
    assert main(["locale", "check", "fr"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "Errors: 2. Warnings: 1."


def test_programs_read_it_as_json(french: Path, capsys: Out) -> None:
    capsys.readouterr()
    assert main(["locale", "check", "fr", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    translate(french, "quit", "quitter\u200b")
    assert main(["locale", "check", "fr", "--json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert set(found) == {"file", "line", "context", "source", "severity", "id", "text"}
    assert (found["file"], found["source"], found["severity"]) == (str(french), "quit", "error")
    assert (found["id"], found["context"]) == ("invisible-sign", "key")
    translate(french, "quit", "quitter\u202f!")
    translate(french, "Nothing was changed.", "Rien n’a changé")
    assert main(["locale", "check", "fr", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["id"], found["severity"]) == ("sentence-end", "warning")
    assert french.read_text("utf-8").splitlines()[found["line"] - 1].startswith(("#", "msgid"))


def test_a_broken_file_does_not_hide_what_is_wrong_in_another(french: Path, capsys: Out) -> None:
    translate(french, "quit", "quitter\u200b")
    (french.parent / "guide.po").write_text('msgid "x"\nmsgstr "y\n', "utf-8")
    capsys.readouterr()
    assert main(["locale", "check", "fr", "--json"]) == 1
    assert {found["id"] for found in json.loads(capsys.readouterr().out)} == {"unreadable", "invisible-sign"}
    assert main(["locale", "check", "fr"]) == 1
    assert "guide.po: not a catalogue: line 2: a text without its closing" in capsys.readouterr().out


def test_every_kind_is_described_where_translators_read() -> None:
    rows = [line.split("|")[1:3] for line in README.read_text("utf-8").splitlines() if line.startswith("| `")]
    described = {name.strip(" `"): severity.strip() for name, severity in rows if severity.strip() in KINDS.values()}
    assert described == KINDS
