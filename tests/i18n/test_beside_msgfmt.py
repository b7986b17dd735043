"""What GNU gettext refuses, the check finds as well: in files that people break, and in a good one changed anywhere."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from ashore.cli.parser import formatted
from ashore.i18n.kit.checks import check
from tests.i18n.test_kit import FRENCH, HEAD

pytestmark = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed here")

GOOD = (
    HEAD.format(tag="fr", plural=FRENCH)
    + """# a note
#. seen on the screen: debts
#: src/ashore/tui/pages/debts.py:10
#, python-brace-format
msgid "Owed: {sum}"
msgstr "Dû\u00a0: {sum}"

msgctxt "visit/title"
msgid "Will somebody come to my door?"
msgstr ""
"Quelqu’un va-t-il venir "
"chez moi\u202f?"

#, python-brace-format
msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "{n} jour"
msgstr[1] "{n} jours"

#, python-format
msgid "unrecognized arguments: %s"
msgstr "arguments inconnus\u00a0: %s"

#, fuzzy
#| msgid "Contact list"
msgid "Contact log"
msgstr "Journal"

#~ msgid "Old"
#~ msgstr "Vieux"
"""
)
SEEDS = range(8)
CHANGES = 40
"""How many changed files for each seed."""


class Said(NamedTuple):
    """What msgfmt makes of a file: whether it refuses it, and whether it says anything."""

    refused: bool
    words: str


def by_msgfmt(path: Path) -> Said:
    command = ["msgfmt", "--check", "-o", "/dev/null", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    return Said(done.returncode != 0, done.stderr)


def by_check(path: Path) -> Said:
    found = list(check([path], "fr", formatted()))
    return Said(any(p.severity == "error" for p in found), "\n".join(f"{p.id}: {p.text}" for p in found))


def with_entry(entry: str) -> str:
    return f"{GOOD}\n{entry}\n"


BROKEN = {
    "empty": "",
    "no header": 'msgid "x"\nmsgstr "y"\n',
    "only a header without fields": 'msgid ""\nmsgstr ""\n\nmsgid "x"\nmsgstr "y"\n',
    "no closing mark": with_entry('msgid "x"\nmsgstr "y'),
    "no closing mark in a text of several lines": with_entry('msgid "x"\nmsgstr ""\n"y\n"z"'),
    "no opening mark": with_entry('msgid "x"\nmsgstr y"'),
    "an unknown escape": with_entry('msgid "x"\nmsgstr "a\\q"'),
    "a backslash at the end": with_entry('msgid "x"\nmsgstr "a\\"'),
    "a word behind the text": with_entry('msgid "x"\nmsgstr "a" b'),
    "no translation line": with_entry('msgid "x"'),
    "two translation lines": with_entry('msgid "x"\nmsgstr "a"\nmsgstr "b"'),
    "an unknown keyword": with_entry('msgid "x"\nmsgtext "a"'),
    "a keyword in capitals": with_entry('MSGID "x"\nMSGSTR "a"'),
    "text without a keyword": with_entry('"x"'),
    "nonsense": with_entry("nonsense here"),
    "a domain": with_entry('domain "other"\nmsgid "x"\nmsgstr "a"'),
    "plural without forms": with_entry('msgid "x"\nmsgid_plural "xs"\nmsgstr "a"'),
    "forms without plural": with_entry('msgid "x"\nmsgstr[0] "a"'),
    "a form that is left out": with_entry('msgid "x"\nmsgid_plural "xs"\nmsgstr[0] "a"\nmsgstr[2] "b"'),
    "forms from one on": with_entry('msgid "x"\nmsgid_plural "xs"\nmsgstr[1] "a"\nmsgstr[2] "b"'),
    "forms in another order": with_entry('msgid "x"\nmsgid_plural "xs"\nmsgstr[1] "a"\nmsgstr[0] "b"'),
    "too few forms": with_entry('msgid "x"\nmsgid_plural "xs"\nmsgstr[0] "a"'),
    "too many forms": with_entry('msgid "x"\nmsgid_plural "xs"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"'),
    "one form twice": with_entry('msgid "x"\nmsgid_plural "xs"\nmsgstr[0] "a"\nmsgstr[0] "b"'),
    "context behind the text": with_entry('msgid "x"\nmsgctxt "c"\nmsgstr "a"'),
    "twice": with_entry('msgid "x"\nmsgstr "a"\n\nmsgid "x"\nmsgstr "a"'),
    "twice in a context": with_entry('msgctxt "c"\nmsgid "x"\nmsgstr "a"\n\nmsgctxt "c"\nmsgid "x"\nmsgstr "b"'),
    "kept and in use": with_entry('msgid "x"\nmsgstr "a"\n\n#~ msgid "x"\n#~ msgstr "b"'),
    "kept twice": with_entry('#~ msgid "x"\n#~ msgstr "a"\n\n#~ msgid "x"\n#~ msgstr "b"'),
    "kept and not closed": with_entry('#~ msgid "x"\n#~ msgstr "a'),
    "two headers": with_entry('msgid ""\nmsgstr "Language: fr\\n"'),
    "a blank that is not there": with_entry('#, python-brace-format\nmsgid "{sum}"\nmsgstr "{somme}"'),
    "a blank that is missing": with_entry('#, python-brace-format\nmsgid "{sum} owed"\nmsgstr "dû"'),
    "a brace": with_entry('#, python-brace-format\nmsgid "{sum} owed"\nmsgstr "{sum dû"'),
    "a blank in a form": with_entry(
        '#, python-brace-format\nmsgid "{who}: {n} day"\nmsgid_plural "{who}: {n} days"\n'
        'msgstr[0] "{who}\u00a0: {n} jour"\nmsgstr[1] "{n} jours"'
    ),
    "the number in the form for many": with_entry(
        '#, python-brace-format\nmsgid "{n} day"\nmsgid_plural "{n} days "\nmsgstr[0] "{n} jour"\nmsgstr[1] "jours"'
    ),
    "per cent": with_entry('#, python-format\nmsgid "%s missing"\nmsgstr "manque"'),
    "per cent of another kind": with_entry('#, python-format\nmsgid "%(a)s missing"\nmsgstr "manque %(a)d"'),
    "per cent by another name": with_entry('#, python-format\nmsgid "%(a)s missing"\nmsgstr "manque %(b)s"'),
    "a line break at the end": with_entry('msgid "x"\nmsgstr "a\\n"'),
    "a line break at the beginning": with_entry('msgid "\\nx\\n"\nmsgstr "a\\n"'),
    "latin-1": GOOD.replace("charset=utf-8", "charset=iso-8859-1"),
    "the encoding of a template": GOOD.replace("charset=utf-8", "charset=CHARSET"),
    "no encoding": GOOD.replace('"Content-Type: text/plain; charset=utf-8\\n"\n', ""),
    "no plural forms": GOOD.replace(f'"Plural-Forms: {FRENCH}\\n"\n', ""),
    "a rule with a mistake": GOOD.replace(FRENCH, "nplurals=2; plural=(n > ;"),
    "a rule without its number": GOOD.replace(FRENCH, "plural=(n > 1);"),
    "more forms than said": GOOD.replace(FRENCH, "nplurals=1; plural=(n > 1);"),
    "fewer forms than said": GOOD.replace(FRENCH, "nplurals=3; plural=(n > 1);"),
    "a rule that divides by nothing": GOOD.replace(FRENCH, "nplurals=2; plural=(n % 0);"),
    "the template's header": GOOD.replace("Ashore", "PROJECT VERSION").replace("Claire Meunier", "FULL NAME"),
    "no language": GOOD.replace('"Language: fr\\n"\n', ""),
    "no team": GOOD.replace('"Language-Team: fr\\n"\n', ""),
    "a byte order mark": "\ufeff" + GOOD,
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_msgfmt_minds_is_found(what: str, tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_text(BROKEN[what], "utf-8")
    theirs, ours = by_msgfmt(path), by_check(path)
    assert ours.refused or not theirs.refused, (theirs.words, ours.words)
    assert ours.words or not theirs.words, theirs.words


def test_what_is_good_pleases_both(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_text(GOOD, "utf-8")
    assert by_msgfmt(path) == by_check(path) == (False, "")


PIECES = (
    '"',
    "\\",
    "\n",
    "{",
    "}",
    "%",
    "msgid",
    "msgstr",
    "#~ ",
    "#",
    "#| ",
    "[1]",
    " ",
    "\\n",
    "é",
    "\t",
    "x",
    '""\n',
)


def changed(text: str, chance: random.Random) -> str:
    """A text with something taken out, put in or moved at one place or two, as an editor's slip does."""
    for _time in range(chance.choice((1, 1, 1, 2))):
        at = chance.randrange(len(text))
        match chance.randrange(4):
            case 0:
                text = text[:at] + text[at + chance.choice((1, 1, 2, 7)) :]
            case 1:
                text = text[:at] + chance.choice(PIECES) + text[at:]
            case 2:
                rows = text.split("\n")
                del rows[chance.randrange(len(rows))]
                text = "\n".join(rows)
            case _:
                rows = text.split("\n")
                rows.insert(chance.randrange(len(rows)), chance.choice(rows))
                text = "\n".join(rows)
    return text


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_changed_what_msgfmt_refuses_is_an_error(seed: int, tmp_path: Path) -> None:
    chance, path, refused = random.Random(seed), tmp_path / "fr.po", 0
    for _change in range(CHANGES):
        text = changed(GOOD, chance)
        path.write_text(text, "utf-8")
        theirs, ours = by_msgfmt(path), by_check(path)
        refused += theirs.refused
        assert ours.refused or not theirs.refused, (theirs.words, ours.words, text)
        assert ours.words or not theirs.words, (theirs.words, text)
    assert refused > CHANGES / 5
