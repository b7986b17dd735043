"""What the check looks at beside single texts: templates, screens, rooms, languages; and how it says what it finds."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest

from ashore.cli.main import main
from ashore.cli.parser import formatted
from ashore.i18n.catalogue import DOMAINS
from ashore.i18n.kit.checks import KINDS, Problem, check
from ashore.i18n.kit.checks.language import lower
from ashore.i18n.kit.extract import ROOM_OF_TABS
from ashore.i18n.kit.files import path_of
from ashore.i18n.kit.po import read
from ashore.i18n.kit.workflow import begin
from ashore.storage import paths
from ashore.text import columns
from ashore.tui.tabs import EPHEMERAL, SAVED, SAVING, WORDS
from ashore.tui.widgets.tab_row import TabRow
from tests.i18n.test_kit import FRENCH, HEAD, NOW
from tests.support import make_app, two_debts

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
        ("fr", "They: “you said “no””", "Eux\u00a0: «\u00a0vous avez dit “non”\u00a0»", []),
        ("fr", "They: “no”", "Eux\u00a0: “non”", ["quotes"]),
        ("fr_CA", "They: “no”", "Eux\u00a0: “non”", ["quotes"]),
        ("it", "They: “no”", "Loro: “no”", []),
        ("hi", "It is late.", "\u0958लम।", []),  # NFC would take it apart
        ("he", "It is late.", "שָׁלוֹם.", []),
        ("vi", "It is late.", "Tiê\u0301ng.", ["not-composed"]),
        ("ko", "It is late.", "\u1112\u1161\u11ab.", ["not-composed"]),
        ("pt", "It is late.", "TODO o dia já passou, NÃO é cedo, AMANHÃ.", []),
        ("vi", "It is late.", "ĐÃ MUỘN, “ĐÃ”.", []),
        ("is", "It is late.", "ÐÐ er seint, Ñ.", []),
        ("it", "Space shows it.", "Mostra tutto.", []),  # what it is called there is not known
        ("fr", "Debt Respite Scheme (Breathing Space)", "Debt Respite Scheme (Breathing\u00a0S.)", []),
        ("de", "Dear friend,", "Lieber Freund!", []),
        ("de", "Watch out!", "Achtung!", []),
        ("de", "'certain or estimate' can be added", "„sicher oder geschätzt“ geht auch", []),
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
    assert ": 'Nothing was changed.': it ends without" in said[0]
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
    assert french.read_text("utf-8").splitlines()[found["line"] - 1] == 'msgid "Nothing was changed."'


def test_a_broken_file_does_not_hide_what_is_wrong_in_another(french: Path, capsys: Out) -> None:
    translate(french, "quit", "quitter\u200b")
    (french.parent / "guide.po").write_text('msgid "x"\nmsgstr "y\n', "utf-8")
    capsys.readouterr()
    assert main(["locale", "check", "fr", "--json"]) == 1
    assert {found["id"] for found in json.loads(capsys.readouterr().out)} == {"unreadable", "invisible-sign"}
    assert main(["locale", "check", "fr"]) == 1
    said = capsys.readouterr().out.splitlines()
    unreadable = next(line for line in said if "guide.po: not a catalogue: line 2: a text without its closing" in line)
    assert unreadable.endswith(" [unreadable]")
    assert said[-1] == "Errors: 2. Warnings: 0."


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("comments", ["", "# a note\n# another\n", '#. where\n#: file.py:1\n#, fuzzy\n#| msgid "x"\n'])
def test_a_finding_names_the_line_of_the_text_and_not_of_its_comments(
    domain: str, comments: str, tmp_path: Path
) -> None:
    shipped = path_of(paths.packaged_locales(), "zh_CN", domain)
    for path in (shipped, tmp_path / "other.po"):
        if path != shipped:
            more = (
                f'\n{comments}msgctxt "c"\nmsgid ""\n"of two "\n"lines"\nmsgstr "y"\n\n#~ msgid "old"\n#~ msgstr "z"\n'
            )
            path.write_text(shipped.read_text("utf-8") + more, "utf-8")
        lines = path.read_text("utf-8").splitlines()
        for each in read(path):
            word, _space, text = lines[(each.linenum or 0) - 1].removeprefix("#~ ").partition(" ")
            assert word == "msgid"
            assert text in (polib_quoted(each.msgid), '""'), each.msgid


def polib_quoted(text: str) -> str:
    """A text in one line of a catalogue."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def test_a_header_that_stands_elsewhere_is_no_entry_either(tmp_path: Path) -> None:
    path = tmp_path / "late.po"
    head = HEAD.format(tag="de", plural=GERMAN).strip()
    path.write_text(f'msgid "a"\nmsgstr "b"\n\n{head}\n\nmsgid "c"\nmsgstr "d"\n', "utf-8")
    assert [(each.msgid, each.linenum) for each in read(path)] == [("a", 1), ("c", len(head.splitlines()) + 5)]


# The row of tabs


def words_of_tabs(tag: str, words: list[str], state: str = "", **beside: str) -> list[str]:
    """Entries of all that stands in the row, with the comments of the template."""
    template = {each.msgid: each for each in read(paths.packaged_locales() / "interface.pot") if not each.msgctxt}
    texts = {**dict(zip(WORDS.values(), words, strict=True)), SAVED: state, SAVING: "…", EPHEMERAL: "x", **beside}
    return [entry(english, text, " ".join(template[english].comment.split())) for english, text in texts.items()]


class Row(TabRow):
    """The row with words of a test."""

    def __init__(self, words: list[str], state: str) -> None:
        super().__init__(0)
        self._tabs, self._state = [f"{n} {word}" for n, word in enumerate(words, 1)], state

    def words(self, width: int) -> list[str]:
        return self._tabs


async def row_of(words: list[str], state: str) -> list[str]:
    """The row as it stands on a page of 80 columns."""
    app = make_app(two_debts())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        return Row(words, state).lines(app.screen.query_one(TabRow).content_size.width)


@pytest.mark.parametrize("beside", ["ok", "enregistré"])
async def test_the_room_of_the_tabs_is_what_one_line_has(beside: str, tmp_path: Path) -> None:
    """One column more, and the row breaks in two."""
    words, state = ["Aujourd’hui", "Chapitres", "Argent", "Contacts", "Lettres"], beside
    last = ROOM_OF_TABS - columns("".join(words)) - columns(state)
    for more, found in ((0, []), (1, ["room"])):
        longest = "x" * (last + more)
        assert ids(tmp_path, "fr", *words_of_tabs("fr", [*words, longest], state)) == found
    assert len(await row_of([*words, "x" * last], state)) == 1
    assert len(await row_of([*words, "x" * (last + 1)], state)) == 2


def test_a_tab_that_is_not_translated_counts_as_it_is_in_english(tmp_path: Path) -> None:
    rest = columns("".join(WORDS.values())) - columns(WORDS["today"])
    for more, found in ((0, []), (1, ["room"])):
        word = "x" * (ROOM_OF_TABS - rest - columns("ok") + more)
        assert ids(tmp_path, "fr", *words_of_tabs("fr", [word, "", "", "", "", ""], "ok")) == found
    (problem,) = problems(tmp_path, "fr", *words_of_tabs("fr", [word, "", "", "", "", ""], "ok"))
    assert problem.source == "Today"
    assert f"'ok' are {ROOM_OF_TABS + 1} columns wide together; there is room for {ROOM_OF_TABS}" in problem.text


def test_with_what_is_not_translated_beside_the_tabs_nothing_is_wrong(tmp_path: Path) -> None:
    words = ["Aujourd’hui", "Chapitres", "Argent", "Contacts", "Lettres", "Dates"]
    none = {SAVED: "", SAVING: "", EPHEMERAL: ""}
    assert columns("".join(words) + EPHEMERAL) > ROOM_OF_TABS
    assert ids(tmp_path, "fr", *words_of_tabs("fr", words, **none)) == []
    assert ids(tmp_path, "fr", *words_of_tabs("fr", words, **{**none, EPHEMERAL: "rien n’est écrit"})) == ["room"]
    assert ids(tmp_path, "fr", *words_of_tabs("fr", [""] * 6, **none)) == []
    (found,) = problems(tmp_path, "fr", *words_of_tabs("fr", ["x" * 30, *words[1:]], **none))
    assert "all tabs are" in found.text


def test_all_that_stands_beside_the_tabs_while_one_works_is_measured(home: Path) -> None:
    """What English itself has in a second line is not: that another session has the workbook."""
    template = {each.msgid: each for each in read(paths.packaged_locales() / "interface.pot") if not each.msgctxt}
    said = " ".join(template[SAVED].comment.split())
    for word in (SAVED, SAVING, EPHEMERAL):
        assert f"'{word}'" in said
        assert columns("".join(WORDS.values()) + word) <= ROOM_OF_TABS


def test_every_kind_is_described_where_translators_read() -> None:
    rows = [line.split("|")[1:3] for line in README.read_text("utf-8").splitlines() if line.startswith("| `")]
    described = {name.strip(" `"): severity.strip() for name, severity in rows if severity.strip() in KINDS.values()}
    assert described == KINDS
