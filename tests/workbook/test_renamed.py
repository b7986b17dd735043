"""Ids of the content that an older one had lead on: what somebody has entered keeps its meaning."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from ashore.guide.checks.named import check
from ashore.guide.guide import Guide, load
from ashore.guide.read import ContentError
from ashore.storage import paths, renamed
from ashore.workbook.file import codec
from ashore.workbook.model import Workbook

HELD = Path(__file__).parents[1] / "data" / "ids"
"""A workbook for each place that holds every id of its content that a file can hold. An id is only ever added here."""
PLACES = ("cn", "gb", "any")


def there(guide: Guide) -> dict[str, set[str]]:
    """The ids that a file may hold, by what they are of."""
    return {
        "paper": set(guide.papers),
        "step": set(guide.steps),
        "letter": set(guide.letters),
        "question": {question.id for question in guide.outlook.question},
        "rule": set(guide.conduct),
        "term": {point.id for point in guide.terms.point},
    }


def held(workbook: Workbook) -> dict[str, set[str]]:
    """Those that a workbook holds."""
    return {
        "paper": {paper.kind for paper in workbook.papers if paper.kind},
        "step": {step.id for step in workbook.steps},
        "letter": {letter.kind for letter in workbook.letters},
        "question": set(workbook.answers),
        "rule": {mark for contact in workbook.contacts for mark in contact.marks},
        "term": {term for offer in workbook.offers for term in offer.terms},
    }


@pytest.mark.parametrize("place", PLACES)
def test_a_workbook_that_holds_every_id_opens_and_each_is_known(place: str) -> None:
    text = (HELD / f"{place}.toml").read_text("utf-8")
    workbook, known = codec.load(text), there(load(place))
    for what, ids in held(workbook).items():
        assert ids
        assert ids <= known[what], what
    assert codec.load(codec.dump(workbook)) == workbook
    raw = tomllib.loads(text)
    assert len(workbook.papers) == len(raw["papers"]) and len(workbook.letters) == len(raw["letters"])


@pytest.mark.parametrize("place", PLACES)
def test_that_workbook_holds_all_that_there_is(place: str) -> None:
    """A new id is added to it, so that it may not disappear later."""
    workbook = codec.load((HELD / f"{place}.toml").read_text("utf-8"))
    for what, ids in there(load(place)).items():
        assert ids <= held(workbook)[what], what


def test_a_message_of_an_older_file_is_an_sms_now() -> None:
    text = "schema = 8\ncreated = 2026-11-01\njurisdiction = '{place}'\n[[papers]]\nid = 'pa1'\nkind = 'message'\n"
    assert codec.load(text.format(place="cn")).papers[0].kind == "sms"
    assert codec.load(text.format(place="gb")).papers[0].kind == "message"  # another place never had it


FILE = """
id = 'renamed'
[[renamed]]
what = 'step'
old = 'old-step'
new = 'new-step'
[[renamed]]
what = 'rule'
old = 'old-rule'
new = 'new-rule'
[[renamed]]
what = 'question'
place = 'cn'
old = 'old-question'
new = 'new-question'
[[renamed]]
what = 'letter'
old = 'old-letter'
new = 'new-letter'
[[renamed]]
what = 'term'
old = 'old-term'
new = 'new-term'
"""


def test_every_kind_of_id_leads_on(tmp_path: Path) -> None:
    (tmp_path / "renamed.toml").write_text(FILE, "utf-8")
    data = {
        "steps": [{"id": "old-step", "state": "done"}, {"id": "other", "state": "done"}],
        "contacts": [{"marks": ["a", "old-rule", "new-rule"]}, {}],
        "answers": {"old-question": "yes", "x": "no"},
        "letters": [{"kind": "old-letter"}],
        "offers": [{"terms": ["old-term"]}],
    }
    assert renamed.follow(data, tmp_path) == {
        "steps": [{"id": "new-step", "state": "done"}, {"id": "other", "state": "done"}],
        "contacts": [{"marks": ["a", "new-rule"]}, {}],
        "answers": {"new-question": "yes", "x": "no"},
        "letters": [{"kind": "new-letter"}],
        "offers": [{"terms": ["new-term"]}],
    }
    assert "old-question" in renamed.follow({**data, "jurisdiction": "gb"}, tmp_path)["answers"]
    both = {"steps": [{"id": "old-step", "state": "done"}, {"id": "new-step", "state": "not-for-me"}]}
    assert renamed.follow(both, tmp_path)["steps"] == [{"id": "new-step", "state": "not-for-me"}]
    twice: dict[str, object] = {"answers": {"old-question": "yes", "new-question": "no"}}
    assert renamed.follow(twice, tmp_path)["answers"] == {"new-question": "no"}


@pytest.mark.parametrize("text", ["", "not toml [", "renamed = 1", "[[renamed]]\nwhat = 'step'", "renamed = [1]"])
def test_what_is_wrong_with_the_renames_keeps_no_workbook_shut(tmp_path: Path, text: str) -> None:
    (tmp_path / "renamed.toml").write_text(text, "utf-8")
    data = {"steps": [{"id": "x"}], "papers": "no list", "answers": 3, "jurisdiction": ["cn"]}
    assert renamed.follow(data, tmp_path) == data
    assert renamed.follow({"steps": ["no table"], "contacts": [{"marks": 3}], "letters": [{"kind": 5}]})


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("new = 'sms'", "new = 'nowhere'", "leads to 'nowhere', which is not there"),
        ("old = 'message'", "old = 'call'", "'call' leads to 'sms'"),
        ("what = 'paper'", "what = 'paragraph'", "expected one of"),
        (
            "new = 'sms'",
            "new = 'sms'\n[[renamed]]\nwhat = 'paper'\nplace = 'cn'\nold = 'x'\nnew = 'message'",
            "an id that is there now",
        ),
    ],
)
def test_a_rename_that_is_wrong_is_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    content = tmp_path / "content"
    shutil.copytree(paths.content_dir(), content)
    text = (content / "renamed.toml").read_text("utf-8")
    assert old in text
    (content / "renamed.toml").write_text(text.replace(old, new, 1), "utf-8")
    try:
        said = "\n".join(check(Guide(content, "cn")))
    except ContentError as error:
        said = str(error)
    assert words in said
