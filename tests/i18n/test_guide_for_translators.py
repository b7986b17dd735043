"""The guide for translators is followed as it stands: its commands, in its order, print what it says."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from ashore.cli.main import main
from ashore.storage import paths

README = Path(__file__).parents[2] / "locales" / "README.md"
GAP = "…"
"""Stands in the guide for what differs from machine to machine, or from version to version."""


def steps() -> list[tuple[str, list[str]]]:
    """The commands of the guide, and what it says that each prints."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^```console\n(.*?)^```", README.read_text("utf-8"), re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def pattern(lines: list[str]) -> str:
    """What is printed, where a line of the sign alone stands for any lines."""
    return "\n".join(r"[\s\S]*?" if line == GAP else re.escape(line).replace(GAP, ".*") for line in lines) + r"\n?"


def translate(home: Path) -> None:
    """What the guide says that one does in an editor."""
    (context,) = re.findall(r"^  msgctxt  (.+)$", README.read_text("utf-8"), re.MULTILINE)
    ((before, after),) = re.findall(r"Here `(.+?)` becomes `(.+?)`", README.read_text("utf-8"))
    path = paths.user_locales() / "fr" / "LC_MESSAGES" / "guide.po"
    catalogue = polib.pofile(str(path), wrapwidth=0)
    entry = catalogue.find(before, msgctxt=context)
    assert entry is not None
    entry.msgstr = after
    catalogue.save()


def test_every_command_prints_what_the_guide_says(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = steps()
    assert len(commands) >= 8
    for command, lines in commands:
        name, *arguments = command.split()
        assert name == "ashore"
        capsys.readouterr()
        assert main(arguments) == 0, command
        said = capsys.readouterr().out
        assert re.fullmatch(pattern(lines), said), f"{command}\n{said}"
        if arguments[1:2] == ["next"]:
            translate(home)


def test_every_step_of_the_verb_is_in_the_guide() -> None:
    from ashore.cli.parser import parser, parsers

    text = README.read_text("utf-8")
    verb = next(each for each in parsers(parser(translate=str)) if each.prog == "ashore locale")
    steps_of_it = next(action.choices for action in verb._actions if action.dest == "what")
    assert steps_of_it is not None
    assert [step for step in steps_of_it if f"locale {step}" not in text] == []
    options = [option for action in verb._actions for option in action.option_strings if option.startswith("--")]
    common = ("--help", "--lang", "--workbook", "--locales", "--force")
    assert [option for option in options if option not in (*common,) and option not in text] == []
