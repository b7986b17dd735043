"""The check over the corpus: every planted fault is found, as what it is; of the right texts none is complained of."""

from __future__ import annotations

from pathlib import Path

import pytest

from ashore.cli.parser import formatted
from ashore.i18n.kit.checks import KINDS, check
from tests.i18n.corpus import FOLDER, Case, cases, catalogue, count, found

CASES = list(cases())
FAULTS = [case for case in CASES if case.finds]
RIGHT = [case for case in CASES if not case.finds]
ELSEWHERE = {"unreadable", "header-missing", "header-incomplete", "texts-missing", "text-unknown", "term-unlike"}
"""What is about a file, not about a text: planted in `test_kit`."""


def test_the_corpus_is_as_large_as_it_says() -> None:
    assert len(FAULTS) == 153
    assert len(RIGHT) == 248
    assert len({case.tag for case in RIGHT}) == 8


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: case.name)
def test_a_planted_fault_is_found_and_nothing_else(case: Case, tmp_path: Path) -> None:
    assert found(case, tmp_path) == case.finds


@pytest.mark.parametrize("tag", sorted({case.tag for case in RIGHT}))
def test_what_is_right_is_left_in_peace_alone_and_together(tag: str, tmp_path: Path) -> None:
    mine = [case for case in RIGHT if case.tag == tag]
    assert [(case.name, ids) for case in mine if (ids := found(case, tmp_path))] == []
    path = tmp_path / "all.po"
    path.write_text(str(catalogue(tag, tuple(text for case in mine for text in case.texts), {})), "utf-8")
    assert list(check([path], tag, formatted())) == []


def test_every_kind_is_planted_somewhere() -> None:
    assert set().union(*(case.finds for case in FAULTS)) | ELSEWHERE == set(KINDS)


def test_the_counts(tmp_path: Path) -> None:
    counted = count(tmp_path)
    print(f"\n{counted}")
    assert str(counted) == "faults found: 153 of 153; false alarms: 0 of 248"


def test_the_files_are_read() -> None:
    assert {case.tag for case in CASES} == {file.stem for file in FOLDER.glob("*.toml")}
