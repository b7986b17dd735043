"""The figures of the docs are those that were taken, each by a command that there is."""

from __future__ import annotations

import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from docs import figures
from docs.figure_sources import SOURCES, Figure, Source
from docs.figures import NotThere, found, page, ten, value, with_ten

TAKEN = tomllib.loads(figures.TAKEN.read_text("utf-8"))
MADE = "python -m docs.figures --write"
ROOT = Path(__file__).parents[1]


def test_the_pages_have_what_was_taken() -> None:
    assert page(TAKEN) == figures.PAGE.read_text("utf-8"), MADE
    for language, readme in figures.READMES.items():
        text = readme.read_text("utf-8")
        assert figures.MARKED.findall(text) == [ten(TAKEN, language)], MADE
        assert with_ten(text, TAKEN, language) == text


def test_a_readme_has_ten() -> None:
    for language in figures.READMES:
        assert len(ten(TAKEN, language).splitlines()) == 2 + 10


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_each_command_is_there(source: Source) -> None:
    option, module, *arguments = source.command
    assert option == "-m"
    assert find_spec(module) is not None
    assert all((ROOT / argument).exists() for argument in arguments if "/" in argument)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_each_figure_is_whole(source: Source) -> None:
    assert len(TAKEN[source.name]["figures"]) == len(source.figures)
    for figure, taken in zip(source.figures, TAKEN[source.name]["figures"], strict=True):
        assert taken
        for language in figures.READMES:
            assert "{" not in value(figure, taken, language)


def test_a_figure_that_is_not_there_is_an_error() -> None:
    figure = Figure("tests", r"^(\d+) passed in", "{}")
    assert found(figure, "...\n12 passed in 3.4s\n") == ["12"]
    with pytest.raises(NotThere):
        found(figure, "1 failed, 12 passed in 3.4s")


def test_a_command_that_fails_gives_no_figures() -> None:
    source = Source("none", "None", ("-m", "no_such_module"), (Figure("tests", r"^(\d+) passed", "{}"),))
    with pytest.raises(NotThere, match="no_such_module"):
        figures.take(source)
