"""The form of letters, and what they may not tell or admit: for every letter that the content has, in every language
that is whole, with each answer that can be chosen."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from docx import Document as read_docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

from ashore.export.docx import STYLES, as_docx
from ashore.export.render import as_html, as_markdown, as_text
from ashore.forms.letter import LetterForm
from ashore.guide.guide import Guide
from ashore.guide.models.letter import LetterTemplate, Paragraph
from ashore.i18n.catalogue import load, search_path
from ashore.i18n.formats import money, said_sum
from ashore.letters import drafts
from ashore.letters.blanks import formal_sum, said_in
from ashore.letters.compose import Letter, compose
from ashore.letters.letter_case import LetterCase
from ashore.values import LetterLength
from ashore.workbook import edits
from ashore.workbook.file import codec
from ashore.workbook.find import get_record
from ashore.workbook.session import Session
from tests.letters.filled import filled, letter_of
from tests.support import TODAY, case_of, two_debts

DIRECTORIES = search_path()
LANGUAGES = ("en", "zh_CN", "zh_Hant")
LENGTHS: tuple[LetterLength, ...] = ("formal", "short", "spoken")
ORDER = ("title", "address", "greeting", "particular", None, "salute", "signature")


def on_paper(template: LetterTemplate) -> bool:
    """Whether it is addressed to somebody; a text of one's own that is only checked is not."""
    return any(paragraph.role == "address" for paragraph in template.paragraph)


def each(guide: Guide, language: str, length: LetterLength) -> Iterator[tuple[LetterCase, Letter]]:
    """Every letter, with the answers of `filled` and with every other choice in it."""
    for kind, template in guide.letters.items():
        if not on_paper(template):
            continue
        texts, first = load(language, DIRECTORIES), filled(guide, kind, language, length, proposal=False)
        cases = [first, filled(guide, kind, language, length)]
        for field in first.template.field:
            if field.kind == "choice":
                others = [option.id for option in field.options]
                made = (edits.answer(first.workbook, first.draft.id, field.id, option) for option in others)
                cases += [letter_of(workbook, first.draft.id, guide) for workbook in made]
        for case in cases:
            yield case, compose(case, texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_has_all_that_makes_it_one_in_its_order(language: str, guide: Guide) -> None:
    for case, letter in each(guide, language, "formal"):
        kind, roles = case.template.id, [part.role for part in letter.paragraphs]
        if case.missing() and "title" not in roles:
            continue  # what it is about has not been chosen yet
        places = [ORDER.index(role) for role in roles]
        assert places == sorted(places), kind
        to_court = any(field.paper for field in case.template.field)  # that is not greeted
        assert all(roles.count(role) == 1 for role in ("title", "address", "signature")), kind
        assert roles.count("greeting") == (not to_court), kind
        text = as_text(letter)
        name = str(case.answer("name"))
        if any(field.id == "name" for field in case.template.field):
            assert name in letter.paragraphs[-1].text, kind
            assert text.rstrip().split("\n")[-2].strip() == name
        assert letter.title == letter.paragraphs[0].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_attached_stands_in_one_line_and_once(language: str, guide: Guide) -> None:
    seen = 0
    for case, letter in each(guide, language, "formal"):
        pieces = [piece.label for piece in case.evidence()]
        assert len(pieces) in (0, 2)
        lines = [line for line in as_text(letter).split("\n") if any(piece in line for piece in pieces)]
        assert len(lines) == bool(pieces), case.template.id
        if pieces:
            seen += 1
            assert ("；" if language.startswith("zh") else "; ").join(pieces) in lines[0]
    assert seen


def test_a_paper_is_named_once_though_it_is_chosen_twice(guide: Guide) -> None:
    """As proof of the reason, and from the list of evidence."""
    for kind, template in guide.letters.items():
        if (proof := template.by_role.get("proof")) is None:
            continue
        case = filled(guide, kind, "zh_CN")
        words = proof.options[0].text or proof.options[0].label
        name = said_in(load("zh_CN", DIRECTORIES), words, case)
        piece = case.evidence()[0]
        workbook = edits.edit_evidence(case.workbook, piece.id, label=name)
        case = letter_of(edits.answer(workbook, case.draft.id, proof.id, (proof.options[0].id,)), case.draft.id, guide)
        assert as_text(compose(case, load("zh_CN", DIRECTORIES))).count(name) == 1


def reserving(case: LetterCase, language: str) -> set[str]:
    """What reserves rights, in a letter of a length."""
    lengths = {"formal": case.template.paragraph, "short": case.template.short, "spoken": case.template.spoken}
    paragraphs: tuple[Paragraph, ...] = lengths[case.draft.length]
    return {said_in(load(language, DIRECTORIES), p.text, case) for p in paragraphs if p.reserves}


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_names_what_is_owed_without_reserving_rights(
    language: str, length: LetterLength, guide: Guide
) -> None:
    named = 0
    for case, letter in each(guide, language, length):
        texts = load(language, DIRECTORIES)
        currency, text = case.workbook.currency, "\n".join(part.text for part in letter.paragraphs)
        assert case.owed
        writings = {
            writing(sum_, currency, texts.babel)
            for sum_ in (case.owed, case.rest())
            if sum_
            for writing in (money, said_sum)
        }
        if any(writing in text for writing in (*writings, formal_sum(case.owed, texts.babel, currency))):
            named += 1
            assert any(words in text for words in reserving(case, language)), (case.template.id, text)
    assert named


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_tells_what_is_left_in_all_or_what_comes_in(
    language: str, length: LetterLength, guide: Guide
) -> None:
    for case, letter in each(guide, language, length):
        budget, tag = case.case.budget, load(language, DIRECTORIES).babel
        assert budget.known
        offered = {payment.total for payment in case.schedule()}
        told = {budget.income, budget.essential + budget.priority, budget.available, case.available} - offered
        text = as_text(letter)
        for sum_ in told:
            if sum_ > 0:
                assert money(sum_, case.workbook.currency, tag) not in text, case.template.id
                assert said_sum(sum_, case.workbook.currency, tag) not in text, case.template.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_script_can_be_read_aloud(language: str, guide: Guide) -> None:
    for case, letter in each(guide, language, "spoken"):
        assert not [part.table for part in letter.paragraphs if part.table]
        text = as_text(letter)
        assert not re.search(r"[¥$£€]|\d,\d|\d\.00\b", text), case.template.id


@pytest.mark.parametrize(
    ("amount", "currency", "tag", "words"),
    [
        ("2080.00", "CNY", "zh_CN", "2080元"),
        ("684.17", "CNY", "zh_CN", "684.17元"),
        ("2080.00", "CNY", "zh_Hant", "2080元"),
        ("2080.00", "GBP", "en", "2080 British pounds"),
        ("1.00", "GBP", "en", "1 British pound"),
        ("50.00", "CNY", "ru", "50 китайских юаней"),
        ("2080.50", "XXX", "zh_CN", "2080.50"),
    ],
)
def test_sums_as_one_says_them(amount: str, currency: str, tag: str, words: str) -> None:
    assert said_sum(Decimal(amount), currency, tag) == words


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_word_processor_shows_where_each_part_stands(language: str, guide: Guide) -> None:
    for kind, template in guide.letters.items():
        if not on_paper(template):
            continue
        letter = compose(filled(guide, kind, language), load(language, DIRECTORIES))
        file = read_docx(io.BytesIO(as_docx(letter)))
        used = {paragraph.style.name for paragraph in file.paragraphs if paragraph.style and paragraph.text}
        assert used >= {STYLES[part.role] for part in letter.paragraphs if part.role}, kind
        right = file.styles[STYLES["signature"]].paragraph_format.alignment
        assert right == (WD_ALIGN_PARAGRAPH.RIGHT if language == "zh_CN" else None)
        assert file.styles[STYLES["title"]].paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
        heading = as_markdown(letter).split("\n")[0]
        assert as_markdown(letter).count(heading.removeprefix("# ")) >= 1
        assert as_html(letter).count("<h1>") == ("title" in [part.role for part in letter.paragraphs])


# The last four characters, and the number that a lender has


def fields_of_kind(guide: Guide, kind: str) -> Iterator[tuple[str, str]]:
    for name, template in guide.letters.items():
        for field in template.field:
            if field.kind == kind:
                yield name, field.id


def test_of_a_whole_number_only_the_last_four_are_kept(guide: Guide) -> None:
    whole = "11010519900307283X"
    found = list(fields_of_kind(guide, "last-four"))
    assert found
    for kind, name in found:
        case = filled(guide, kind, "zh_CN")
        asked = next(field for field in case.template.field if field.id == name)
        field = LetterForm(case.draft.id, {}).field(asked, case)
        session = Session(case.workbook)
        for end in range(1, len(whole) + 1):
            assert field.type(session, whole[:end], TODAY) is None
        field.type(session, f" {whole[:6]} {whole[6:14]} {whole[14:]} ", TODAY)
        assert get_record(session.value.letters, case.draft.id).answers[name] == whole[-4:]
        assert whole[:14] not in codec.dump(session.value)
        # a file that was changed by hand may hold more; the letter does not
        workbook = edits.answer(case.workbook, case.draft.id, name, whole)
        text = as_text(compose(letter_of(workbook, case.draft.id, guide), load("zh_CN", DIRECTORIES)))
        assert whole[-5:] not in text


def test_what_is_the_same_for_all_lenders_and_for_one_is_taken_over(guide: Guide) -> None:
    template = guide.letters.for_role("proposes-offer")
    mine = [field for field in template.field if field.carry and field.same == "reader"]
    theirs = [field for field in template.field if field.carry and field.same == "debt"]
    assert mine
    assert theirs
    workbook, first = drafts.begin_letter(two_debts(), template, "d1", guide, TODAY)
    for field in (*mine, *theirs):
        workbook = edits.answer(workbook, first, field.id, "1234")
    workbook, again = drafts.begin_letter(workbook, template, "d1", guide, TODAY)
    workbook, other = drafts.begin_letter(workbook, template, "d2", guide, TODAY)
    assert {f.id for f in (*mine, *theirs)} <= set(get_record(workbook.letters, again).answers)
    assert {f.id for f in mine} <= set(get_record(workbook.letters, other).answers)
    assert not {f.id for f in theirs} & set(get_record(workbook.letters, other).answers)


@pytest.mark.parametrize("place", ["any", "gb"])
def test_a_place_without_identity_cards_is_not_asked_for_one(place: str, guide: Guide) -> None:
    there = Guide(guide.directory, place)
    assert not [pair for pair in fields_of_kind(there, "last-four") if "id" in pair[1].split("-")]
    for case, letter in each(there, "en", "formal"):
        assert "Identity card" not in as_text(letter), case.template.id
        assert "National Financial Regulatory" not in as_text(letter), case.template.id


# What follows from a letter


def test_days_for_an_answer_run_only_for_those_whom_the_rule_binds(guide: Guide) -> None:
    found = 0
    for kind, template in guide.letters.items():
        reply = template.header.reply
        if reply is None:
            continue
        for name, bound in reply.when.items():
            field = next(field for field in template.field if field.id == name)
            for option in field.options:
                case = filled(guide, kind, "zh_CN")
                workbook = edits.answer(case.workbook, case.draft.id, name, option.id)
                if asked := template.by_role.get("reply-day"):
                    workbook = edits.answer(workbook, case.draft.id, asked.id, None)
                until = drafts.reply_until(letter_of(workbook, case.draft.id, guide), TODAY)
                days = TODAY + dt.timedelta(days=guide.number(reply))
                assert until == (days if option.id in bound else None)
                found += 1
    assert found


def test_a_sum_that_a_letter_names_itself_counts_as_promised(guide: Guide) -> None:
    found = 0
    for kind, template in guide.letters.items():
        if "instalment-sum" not in template.by_role:
            continue
        case = filled(guide, kind, "zh_CN", proposal=False)
        each_sum = Decimal(str(case.answer_for("instalment-sum")))
        count = case.answer_for("instalments") if "instalments" in template.by_role else 1
        (promise,) = (p for p in case_of(case.workbook, guide).promises if p.ref == case.draft.id)
        assert [sum_ for _day, sum_ in promise.payments] == [each_sum] * int(str(count)), kind
        assert promise.payments[0][0] == case.answer_for("first-instalment")
        large = edits.answer(case.workbook, case.draft.id, template.by_role["instalment-sum"].id, "90000.00")
        assert any("90" in line for line in drafts.letter_warnings(letter_of(large, case.draft.id, guide))), kind
        found += 1
    assert found
