"""The texts that argparse fills: a translation that could not be filled never ends the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore.cli.main import main
from ashore.cli.parser import formatted, parser, parsers
from ashore.i18n.argparse_texts import formats_alike
from ashore.i18n.catalogue import load
from ashore.storage import paths
from tests.i18n.test_catalogue import write

Out = pytest.CaptureFixture[str]
BAD = ("à 18%", "100 % local", "%(nom)s", "%s %s", "%", "%(prog)99999999999s", "%()s", "%(prog", "%*d", "%n")


ALL = [each.prog.split()[1:] for each in parsers(parser())]


@pytest.mark.parametrize("bad", BAD)
def test_help_and_complaints_come_whatever_stands_in_a_translation(bad: str, home: Path, capsys: Out) -> None:
    write(paths.user_locales(), "fr", "interface", **dict.fromkeys(formatted(), f"mot {bad}"))
    assert load("fr", [paths.user_locales()]).problems == ()
    for verb in ALL:
        with pytest.raises(SystemExit) as ended:
            main(["--lang", "fr", *verb, "--help"])
        assert ended.value.code == 0
        assert "--lang" in capsys.readouterr().out or not verb
        assert main(["--lang", "fr", *verb, "--nonsense"]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
    for wrong in (["letter"], ["plan", "--months"], ["dance"], ["export", "dance"]):
        assert main(["--lang", "fr", *wrong]) == 2


def test_a_sound_translation_is_shown(home: Path, capsys: Out) -> None:
    texts = {"per month": "par mois, 18%% par exemple", "unrecognized arguments: %s": "inconnu : %s"}
    write(paths.user_locales(), "fr", "interface", **texts)
    with pytest.raises(SystemExit):
        main(["--lang", "fr", "plan", "--help"])
    assert "par mois, 18% par exemple" in capsys.readouterr().out
    assert main(["--lang", "fr", "where", "--nonsense"]) == 2
    assert "inconnu : --nonsense" in capsys.readouterr().err


def test_every_help_text_is_known_to_be_filled() -> None:
    for each in parsers(parser()):
        for action in each._actions:
            assert action.help is None or action.help in formatted()
    assert {"per year, such as 0.18 or 18%%", "which files are used", "unrecognized arguments: %s"} <= formatted()


@pytest.mark.parametrize(
    ("source", "text", "alike"),
    [
        ("18%%", "18 %%", True),
        ("%(a)s of %(b)s", "%(b)s: %(a)s", True),
        ("%(a)s of %(b)s", "%(b)s", True),
        ("%(a)s", "%(a)r", False),
        ("%s and %r", "%r and %s", False),
        ("%s", "", False),
        ("plain", "18%", False),
        ("plain", "18 % de", False),
    ],
)
def test_a_text_is_filled_as_its_source_is(source: str, text: str, alike: bool) -> None:
    assert formats_alike(source, text) is alike


@pytest.mark.parametrize("verb", ALL, ids=" ".join)
def test_no_option_is_taken_by_its_beginning(verb: list[str], capsys: Out) -> None:
    (of_verb,) = (each for each in parsers(parser()) if each.prog.split()[1:] == verb)
    assert of_verb.allow_abbrev is False
    flags = [flag for flag in of_verb._option_string_actions if flag.startswith("--")]
    assert flags
    for flag in flags:
        for short in {flag[:-1], flag[:4]} - set(flags):
            assert main([*verb, short]) == 2
            assert main([*verb, f"{short}=x"]) == 2
    assert main(["--ephem"]) == 2
