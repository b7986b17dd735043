"""A wrong content file is named with its key and line; never a traceback."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ashore.guide.checks.named import check
from ashore.guide.guide import Guide
from ashore.guide.installed import faults
from ashore.guide.read import ContentError
from ashore.storage import paths


@pytest.fixture
def copy(tmp_path: Path) -> Guide:
    """The content in a folder that may be changed."""
    shutil.copytree(paths.content_dir(), tmp_path / "content")
    return Guide(tmp_path / "content", "cn")


def change(guide: Guide, name: str, old: str, new: str) -> int:
    """Change a file; returns the line (from 1) of the change."""
    path = guide.directory / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def table_of(guide: Guide, name: str, line: int) -> int:
    """The line on which the table begins that a line stands in: by it a key is named that it lacks."""
    lines = (guide.directory / name).read_text("utf-8").splitlines()
    return max(number for number in range(1, line + 1) if lines[number - 1].startswith("["))


CHAPTER = "chapters/1-visit.toml"


@pytest.mark.parametrize(
    ("name", "old", "new", "key", "words", "read"),
    [
        (CHAPTER, "number = 1", "number = 'one'", "number", "expected a whole number", lambda g: g.chapters),
        (CHAPTER, "kind = 'caution'", "kind = 'shout'", "section[1].block[6]", "", lambda g: g.chapters),
        (CHAPTER, "minutes = 15", "minuten = 15", "minuten", "unknown key", lambda g: g.chapters),
        (CHAPTER, "minutes = 15", "minutes = 0", "minutes", "", lambda g: g.chapters),
        (CHAPTER, "id = 'small'", "id = 'Small sum'", "id", "such as 'small-sum'", lambda g: g.chapters),
        (CHAPTER, "title = 'Where you stand'", "# no title", "title", "missing", lambda g: g.chapters),
        ("budget.toml", "kind = 'income'", "kind = 'luck'", "group[1].kind", "expected one of", lambda g: g.budget),
        (
            "letters/hardship.toml",
            "required = true",
            "required = 'yes'",
            "required",
            "true or false",
            lambda g: list(g.letters),
        ),
        (
            "jurisdictions/cn/facts.toml",
            "checked = 2026-11-23",
            "checked = 'today'",
            "checked",
            "a date",
            lambda g: g.facts,
        ),
        ("glossary.toml", "term = 'Overdue'", "term = 3", "word[1].term", "", lambda g: g.glossary),
    ],
)
def test_what_is_wrong_is_named(
    copy: Guide, name: str, old: str, new: str, key: str, words: str, read: Callable[[Guide], object]
) -> None:
    line = change(copy, name, old, new)
    with pytest.raises(ContentError) as error:
        read(copy)
    message = str(error.value)
    assert Path(name).name in message
    assert key in message
    assert words in message
    named = int(message.split("line ")[1].split(",")[0])
    assert named == (table_of(copy, name, line) if words == "missing" else line), message
    assert "\n" not in message


def test_broken_toml_is_named(copy: Guide) -> None:
    (copy.directory / CHAPTER).write_text("id = = 1", "utf-8")
    with pytest.raises(ContentError, match=r"chapters/1-visit.toml: not valid TOML: .*line 1"):
        _ = copy.chapters


def test_a_missing_file_is_named(copy: Guide) -> None:
    (copy.directory / "budget.toml").unlink()
    with pytest.raises(ContentError, match=r"budget\.toml: cannot be read"):
        _ = copy.budget


def test_facts_that_cannot_be_stated_are_found(copy: Guide) -> None:
    change(
        copy,
        CHAPTER,
        "facts = ['report-who', 'sue-possible']",
        "facts = ['report-how', 'credit-missing-notice-effect']",
    )
    change(copy, CHAPTER, "{sue-possible.sum_cny}", "{sue-possible.sum_eur}")
    problems = list(check(copy))
    assert any("no fact 'report-how'" in problem for problem in problems)
    assert any("'credit-missing-notice-effect' is not settled" in problem for problem in problems)
    assert any("'sue-possible' has no value 'sum_eur'" in problem for problem in problems)


def test_a_step_in_two_chapters_is_found(copy: Guide) -> None:
    change(copy, "chapters/2-prevent.toml", "id = 'call-lender'", "id = 'keep-number'")
    assert list(check(copy)) == ["step keep-number stands in two chapters"]


def test_what_stands_twice_in_one_list_is_found(copy: Guide) -> None:
    """Of two facts with one id only the last would be seen, and the other could not even be missed."""
    facts = copy.directory / "jurisdictions/cn/facts.toml"
    text = facts.read_text("utf-8")
    first = text[text.index("[[fact]]") : text.index("[[fact]]", text.index("[[fact]]") + 1)]
    facts.write_text(text + "\n" + first, "utf-8")
    twice = first.split("id = ")[1].splitlines()[0].strip("'\"")
    assert list(check(copy)) == [f"cn/facts.toml: '{twice}' stands there twice"]


def test_a_fact_in_two_files_is_found(copy: Guide) -> None:
    """Of the two only one would be said."""
    folder = copy.directory / "jurisdictions" / "cn" / "facts"
    one, other = sorted(path for path in folder.iterdir() if "[[fact]]" in path.read_text("utf-8"))[:2]
    text = one.read_text("utf-8")
    first = text[text.index("[[fact]]") : text.index("[[fact]]", text.index("[[fact]]") + 1)]
    other.write_text(other.read_text("utf-8") + "\n" + first, "utf-8")
    twice = first.split("id = ")[1].splitlines()[0].strip("'\"")
    assert list(check(copy)) == [f"fact {twice} stands in two files"]


def test_a_fact_that_cannot_be_read_is_named_when_it_is_asked_for(copy: Guide) -> None:
    """Those by which the program counts are read first: the others need not be sound for them, but are checked."""
    change(copy, "jurisdictions/cn/facts/court.toml", "checked = 2026", "checkd = 2026")
    assert copy.facts.dear_above is not None
    with pytest.raises(ContentError, match=r"facts/court\.toml, line \d"):
        _ = copy.facts.facts["answer-15"]
    assert any("facts/court.toml" in problem for problem in faults(copy.directory))
