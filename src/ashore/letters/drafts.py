"""Letters of a case: begun, filled from the log, written and checked. Apart from `case`, which every page needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ashore.casework.case import Case, clocks_of
from ashore.casework.clauses import Clause, check
from ashore.casework.contacts import Finding
from ashore.casework.offer_terms import count_of, first_of
from ashore.casework.papers import hearing_on
from ashore.casework.promises import day_is_open
from ashore.export.render import as_text
from ashore.guide.guide import Guide
from ashore.guide.models.base import Words
from ashore.guide.models.letter import LetterTemplate
from ashore.guide.models.letter_roles import FieldRole, PaperValue
from ashore.i18n import catalogue, current
from ashore.i18n.catalogue import Texts
from ashore.i18n.parse.numbers import with_plain_figures
from ashore.letters.advice import known_sums, own_promises, warnings
from ashore.letters.compose import Letter, compose
from ashore.letters.letter_case import LetterCase
from ashore.values import LetterLength
from ashore.workbook import edits
from ashore.workbook.find import find, get_record
from ashore.workbook.model import Answer, CourtPaper, LetterDraft, Offer, Workbook


def letter_case(draft: LetterDraft, case: Case) -> LetterCase:
    """What a draft draws on. Raises KeyError when there is no template of its kind."""
    return LetterCase(case.guide.letters[draft.kind], draft, case)


def letter_texts(language: str, directories: Sequence[Path]) -> Texts:
    """The catalogues of a letter's language."""
    if language == current().tag:
        return current()
    return catalogue.load(language, directories)


def write_letter(letter: LetterCase, directories: Sequence[Path]) -> Letter:
    """The letter of a case in its draft's language. Raises LetterError."""
    return compose(letter, letter_texts(letter.draft.language, directories))


def reply_until(letter: LetterCase, sent: dt.date) -> dt.date | None:
    """By when an answer to a letter that goes out on a day is to come: the reader's day, or what a rule says."""
    wished = letter.answer_for("reply-day")
    if isinstance(wished, dt.date) and wished >= sent:
        return wished
    rule = letter.template.header.reply
    if rule is None or not letter.applies(rule.when):
        return None
    return sent + dt.timedelta(days=letter.case.guide.number(rule))


def begin_letter(
    workbook: Workbook,
    template: LetterTemplate,
    debt: str | None,
    guide: Guide,
    today: dt.date,
    paper: CourtPaper | None = None,
) -> tuple[Workbook, str]:
    """A new draft in the lenders' language, and its id. The name and the like are those of the last letter; the court
    and its days those of the paper that it is about, the share of its debt what the workbook works out."""
    before = list(reversed(workbook.letters))
    noon = dt.datetime.combine(today, dt.time(12), dt.UTC)
    share = Case(workbook, guide, noon).share_by_owed(debt) if any(field.share for field in template.field) else None
    workbook, new = edits.add_letter(workbook, template.id, debt, guide.facts.language, today)
    workbook = _carried(workbook, new, template)
    for field in template.field:
        about = [draft for draft in before if draft.kind == field.sent and draft.debt == debt]
        days = [s.on for draft in about for s in draft.sendings if not day_is_open(s, workbook)]
        if field.sent and days:
            workbook = edits.answer(workbook, new, field.id, max(days))
        if paper is not None and field.paper and (value := _of_paper(paper, field.paper, workbook, guide)):
            workbook = edits.answer(workbook, new, field.id, value)
        if field.share and share is not None:
            workbook = edits.answer(workbook, new, field.id, f"{share:.2f}")
    return workbook, new


def _of_paper(paper: CourtPaper, name: PaperValue, workbook: Workbook, guide: Guide) -> str | dt.date | None:
    """What a letter takes over from a court paper."""
    debt = find(workbook.debts, paper.debt)
    values: dict[PaperValue, str | dt.date | None] = {
        "court": paper.court,
        "number": paper.number,
        "received": paper.received,
        "hearing": hearing_on(paper, clocks_of(guide).papers),
        "lender": debt.lender if debt else "",
    }
    return values[name]


def begin_about(
    workbook: Workbook,
    template: LetterTemplate,
    debt: str | None,
    guide: Guide,
    today: dt.date,
    length: LetterLength = "formal",
    paper: str | None = None,
) -> tuple[Workbook, str]:
    """A new draft about a debt, and its id; where it needs one and None is named, about a new debt. `paper` is the
    court paper that it is about."""
    about = find(workbook.papers, paper)
    if about is not None and debt is None:
        debt = about.debt
    if debt is None and template.about_debt:
        workbook, debt = edits.add_debt(workbook)
    workbook, new = begin_letter(workbook, template, debt, guide, today, about)
    return edits.edit_letter(workbook, new, length=length), new


def _carried(workbook: Workbook, new: str, template: LetterTemplate) -> Workbook:
    """A draft with the answers that are the same in every letter, or in every one about its debt, from the last one
    that has them."""
    own = get_record(workbook.letters, new)
    before = [draft for draft in reversed(workbook.letters) if draft.id != new]
    for field in template.field:
        like = [draft for draft in before if field.same == "reader" or draft.debt == own.debt]
        answers = [draft.answers[field.id] for draft in like if field.id in draft.answers]
        if field.carry and answers and field.id not in own.answers:
            workbook = edits.answer(workbook, new, field.id, answers[0])
    return workbook


def propose(workbook: Workbook, offer: str, guide: Guide, today: dt.date) -> tuple[Workbook, str]:
    """Take an offer into the letter that proposes it, whose id is returned too: the newest draft about its debt. One
    that has gone out stays as it is; a new one takes its answers over, the name and the like those of the last letter.
    """
    template = guide.letters.for_role("proposes-offer")
    before = {draft.id for draft in workbook.letters}
    workbook, draft = edits.propose(workbook, offer, template.id, guide.facts.language, today)
    about = get_record(workbook.offers, offer)
    request = template.by_role.get("request")
    chosen = next((option.id for option in request.options if option.asks == "instalments"), None) if request else None
    answers: dict[FieldRole, Answer | None] = {
        "request": chosen,
        "instalments": count_of(about),
        "first-instalment": first_of(about),
    }
    for role, value in answers.items():
        if field := template.by_role.get(role):
            workbook = edits.answer(workbook, draft, field.id, value)
    return (workbook if draft in before else _carried(workbook, draft, template)), draft


def propose_own(
    workbook: Workbook, debt: str, own: Mapping[str, Any], guide: Guide, today: dt.date
) -> tuple[Workbook, str]:
    """What the reader can offer for a debt (`Case.own_offer`), as an offer and in the letter that proposes it. An offer
    of one's own with the same terms is taken as it is."""
    same = next(
        (
            offer
            for offer in workbook.offers
            if offer.debt == debt and all(getattr(offer, name) == value for name, value in own.items())
        ),
        None,
    )
    if same is None:
        workbook, offer = edits.add_offer(workbook, debt, made=today, **own)
    else:
        offer = same.id
    return propose(workbook, offer, guide, today)


def letter_for(found: Iterable[Finding], guide: Guide) -> str | None:
    """The kind of letter that findings call for: that of the first of them with one."""
    return next((kind for finding in found if (kind := guide.conduct[finding.rule].letter)), None)


def letter_about(
    workbook: Workbook, found: Sequence[Finding], guide: Guide, today: dt.date
) -> tuple[Workbook, str] | None:
    """The letter that findings call for, with their entries in it, and its id: a new draft, or the newest about the
    same debt that has not gone out. Only findings that call for the same letter as the first one. None without any."""
    rules = {finding.rule: guide.conduct[finding.rule] for finding in found}
    kind = letter_for(found, guide)
    if kind is None:
        return None
    template = guide.letters[kind]
    chosen = [finding for finding in found if rules[finding.rule].letter == kind]
    entries = tuple(dict.fromkeys(entry for finding in chosen for entry in finding.contacts))
    about = get_record(workbook.contacts, entries[0]).debt
    drafts = [d for d in workbook.letters if d.kind == kind and d.debt == about and not d.sendings]
    if drafts:
        draft = drafts[-1].id
    else:
        workbook, draft = begin_letter(workbook, template, about, guide, today)
    given: dict[str, list[str]] = {field.id: list(entries) for field in template.field if field.kind == "contacts"}
    for finding in chosen:
        for field, answer in rules[finding.rule].answers.items():
            given.setdefault(field, []).append(answer)
    kinds = {field.id: field.kind for field in template.field}
    for field, values in given.items():
        if kinds[field] == "choice":
            workbook = edits.answer(workbook, draft, field, values[0])
            continue
        before = get_record(workbook.letters, draft).answers.get(field)
        have = before if isinstance(before, tuple) else ()
        workbook = edits.answer(workbook, draft, field, tuple(dict.fromkeys((*have, *values))))
    return workbook, draft


def dispute_cost(workbook: Workbook, debt: str, guide: Guide, today: dt.date) -> tuple[Workbook, str]:
    """The letter that disputes what a debt's loan costs, and its id: the newest that has not gone out, or a new one."""
    template = guide.letters.for_role("disputes-cost")
    drafts = [d for d in workbook.letters if d.kind == template.id and d.debt == debt and not d.sendings]
    if drafts:
        return workbook, drafts[-1].id
    return begin_letter(workbook, template, debt, guide, today)


def letter_with(workbook: Workbook, entry: str, guide: Guide) -> tuple[Workbook, str] | None:
    """An entry of the log taken into the newest letter about its debt that has room for entries and has not gone out,
    and the letter's id. None where there is no such letter."""
    noted = find(workbook.contacts, entry)
    about = noted.debt if noted else None
    for draft in reversed(workbook.letters):
        template = guide.letters.get(draft.kind)
        fields = [field.id for field in template.field if field.kind == "contacts"] if template else []
        if fields and not draft.sendings and about in (draft.debt, None):
            have = draft.answers.get(fields[0])
            chosen = (*(have if isinstance(have, tuple) else ()), entry)
            return edits.answer(workbook, draft.id, fields[0], tuple(dict.fromkeys(chosen))), draft.id
    return None


def keep(workbook: Workbook, draft: LetterDraft, text: str, now: dt.datetime) -> Workbook:
    """A letter kept as it stands in this text; the same text is kept once."""
    return edits.keep_version(workbook, draft.id, now, draft.language, draft.length, text)[0]


def send(workbook: Workbook, draft: LetterDraft, text: str, guide: Guide, now: dt.datetime) -> tuple[Workbook, str]:
    """That a letter went out now, as it stands in this text, which is kept; and the id of the sending."""
    letter = letter_case(draft, Case(workbook, guide, now))
    workbook, version = edits.keep_version(workbook, draft.id, now, draft.language, draft.length, text)
    values = {
        "to": letter.debt.lender if letter.debt else "",
        "by": "phone" if draft.length == "spoken" else "chat" if draft.length == "short" else "app",
        "reply_by": reply_until(letter, now.date()),
    }
    return edits.add_sending(workbook, draft.id, now.date(), version=version, **values)


def terms_message(offer: Offer | None, guide: Guide, directories: Sequence[Path]) -> str:
    """A message that asks for the terms that are not there in writing, in the lender's language; empty when all are."""
    missing = [point for point in guide.terms.point if offer is None or point.id not in offer.terms]
    if not missing:
        return ""
    texts = letter_texts(guide.facts.language, directories)

    def in_theirs(words: Words) -> str:
        return texts.guide.pgettext(words.context, words.source)

    lines = [in_theirs(guide.terms.message_begin)]
    lines += [f"{number}. {in_theirs(point.request)}" for number, point in enumerate(missing, 1)]
    return "\n".join([*lines, in_theirs(guide.terms.message_end)])


def letter_warnings(letter: LetterCase) -> list[str]:
    """What the budget and the calendar say to a letter, also to what is promised in own words."""
    return [*warnings(letter), *own_promises(letter)]


def letter_clauses(letter: LetterCase, written: Letter) -> tuple[Clause, ...]:
    """What the clause check warns of in a letter, as it was written."""
    guide, text = letter.case.guide, with_plain_figures(as_text(written), letter.draft.language)
    sums = known_sums(letter) if letter.draft.debt else frozenset()
    return check(text, guide.clauses.values(), guide.clause_words, sums=sums, one_ask=letter.template.one_ask)
