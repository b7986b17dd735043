"""Letters to a court: each paper offers those that it calls for, begun with what was noted of it, and no more."""

from __future__ import annotations

import datetime as dt

import pytest

from ashore.export.render import as_text
from ashore.guide.installed import places
from ashore.guide.models.letter import LetterTemplate
from ashore.i18n.catalogue import search_path
from ashore.letters import drafts
from ashore.wording.papers import paper_letters
from ashore.workbook import edits
from ashore.workbook.find import get_record
from ashore.workbook.model import Answer, LetterDraft, Workbook
from tests.support import TODAY, case_of, make_app, screen_text, story
from tests.tui.screens import result_text, settle, walk

PLACES = places()[0]
OFFERED = {(g.jurisdiction, kind.id, letter) for g in PLACES for kind in g.papers.values() for letter in kind.letters}
LETTERS = sorted({letter for place, _kind, letter in OFFERED if place == "cn"})
GOT, HEARING = dt.date(2026, 11, 16), dt.date(2026, 12, 15)


def with_paper(kind: str = "complaint-served") -> tuple[Workbook, str]:
    return edits.add_record(
        story(),
        "paper",
        kind=kind,
        received=GOT,
        hearing=HEARING,
        court="某市某区人民法院",
        number="（2026）某0101民初1号",
        debt="d1",
    )


def answer_for(template: LetterTemplate, draft: LetterDraft) -> dict[str, Answer]:
    """Something for every question that has no answer yet."""
    found: dict[str, Answer] = {}
    for field in template.field:
        if field.id in draft.answers:
            continue
        match field.kind:
            case "choice":
                found[field.id] = field.options[0].id
            case "choices":
                found[field.id] = tuple(option.id for option in field.options[:2])
            case "date":
                found[field.id] = dt.date(2026, 12, 20)
            case "money":
                found[field.id] = "300.00"
            case "text" | "long":
                found[field.id] = f"〔{field.id}〕"
    return found


def written(letter: str, language: str = "zh_CN") -> tuple[Workbook, str, str]:
    """A letter begun from a paper, with every question answered: the workbook, the draft and the text."""
    guide = PLACES[0]
    workbook, paper = with_paper()
    template = guide.letters[letter]
    workbook, new = drafts.begin_about(workbook, template, None, guide, TODAY, paper=paper)
    for name, value in answer_for(template, get_record(workbook.letters, new)).items():
        workbook = edits.answer(workbook, new, name, value)
    workbook = edits.edit_letter(workbook, new, language=language)
    case = drafts.letter_case(get_record(workbook.letters, new), case_of(workbook, guide))
    assert not case.missing()
    return workbook, new, as_text(drafts.write_letter(case, search_path()))


def test_the_papers_of_a_court_path_offer_their_letters() -> None:
    assert {kind for _place, kind, _letter in OFFERED} >= {
        *("payment-order", "complaint-served", "summons", "judgment", "ruling", "freeze", "enforcement"),
    }
    assert {letter for letter in PLACES[0].letters if "court" in letter} <= set(LETTERS)
    assert all(letter not in guide.letters for guide in PLACES[1:] for letter in LETTERS)


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_letter_begins_with_what_was_noted_of_the_paper(letter: str, language: str) -> None:
    workbook, new, text = written(letter, language)
    draft = get_record(workbook.letters, new)
    assert draft.debt == "d1"
    assert draft.answers["court"] == "某市某区人民法院" and draft.answers["case-number"] == "（2026）某0101民初1号"
    assert draft.answers["other-side"] == "某消费金融公司"
    assert draft.answers.get("received-on", GOT) == GOT and draft.answers.get("hearing-on", HEARING) == HEARING
    assert "某市某区人民法院" in text and "（2026）某0101民初1号" in text and "某消费金融公司" in text
    assert "{" not in text and "[" not in text


@pytest.mark.parametrize("letter", LETTERS)
def test_it_tells_no_more_than_it_has_to(letter: str) -> None:
    """Neither what is owed nor what the budget holds; the sum in it is the one that was asked for."""
    _workbook, _new, text = written(letter, "en")
    for sum_ in ("2,052.50", "3,000.00", "2,100", "900.00"):
        assert sum_ not in text
    assert ("300.00" in text) == (letter == "court-enforced-plan")


def test_a_figure_of_the_other_side_is_not_confirmed() -> None:
    assert "不构成对任何金额的确认" in written("order-objection")[2]
    assert "不代表我认可" in written("court-answer")[2]
    assert "不是对实体问题的答辩" in written("court-jurisdiction")[2]


def test_the_clause_check_finds_nothing_in_them() -> None:
    for letter in LETTERS:
        workbook, new, _text = written(letter)
        guide = PLACES[0]
        case = drafts.letter_case(get_record(workbook.letters, new), case_of(workbook, guide))
        found = drafts.letter_clauses(case, drafts.write_letter(case, search_path()))
        assert not found, (letter, found)


def test_a_paper_of_which_the_court_has_no_case_offers_none() -> None:
    workbook, paper = with_paper("payment-order")
    guide = PLACES[0]
    assert [kind for kind, _title in paper_letters(workbook.papers[-1], guide)] == ["order-objection"]
    workbook = edits.edit_record(workbook, "paper", paper, checked="no-case")
    assert paper_letters(workbook.papers[-1], guide) == []


@pytest.mark.parametrize(("kind", "keys"), [("payment-order", ("w",)), ("complaint-served", ("w", "down", "enter"))])
async def test_w_on_a_paper_begins_its_letter(kind: str, keys: tuple[str, ...]) -> None:
    workbook, paper = with_paper(kind)
    app = make_app(workbook)
    async with app.run_test(size=(100, 40)) as pilot:
        app.go.open("paper", paper)
        await settle(pilot)
        assert "Letters for it: w" in result_text(app)
        await walk(pilot, (*keys, "end", "tab", "enter"))
        await settle(pilot)
        title = "Object in writing to a payment order" if kind == "payment-order" else "Object to the court"
        assert title in screen_text(app)
