"""Edits of letters: drafts, versions, sendings; an offer taken into a letter."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ashore.storage.checked import build
from ashore.values import LetterLength
from ashore.workbook.edits.base import changed, new_id, without
from ashore.workbook.edits.offers import set_offer_state
from ashore.workbook.find import get_record
from ashore.workbook.model import Answer, LetterDraft, LetterVersion, Sending, Workbook


def add_letter(workbook: Workbook, kind: str, debt: str | None, language: str, on: dt.date) -> tuple[Workbook, str]:
    """A new draft, about a debt where it is about one, and its id."""
    draft = LetterDraft(id=new_id("l", workbook.letters), kind=kind, created=on, language=language, debt=debt)
    return changed(workbook, letters=(*workbook.letters, draft)), draft.id


def edit_letter(workbook: Workbook, letter: str, **values: Any) -> Workbook:
    """Other values for one draft."""
    return changed(workbook, letters=tuple(changed(d, **values) if d.id == letter else d for d in workbook.letters))


def answer(workbook: Workbook, letter: str, field: str, value: Answer | None) -> Workbook:
    """An answer in a draft; None, an empty text or an empty list takes it away."""
    draft = get_record(workbook.letters, letter)
    answers = {key: old for key, old in draft.answers.items() if key != field}
    if value is not None and value != "" and value != ():
        answers[field] = value
    return edit_letter(workbook, letter, answers=answers)


def remove_letter(workbook: Workbook, letter: str) -> Workbook:
    """The workbook without one draft."""
    gone = {f"sending.{sending.id}." for d in workbook.letters if d.id == letter for sending in d.sendings}
    kept = without(workbook, gone | {f"letter.{letter}."})
    return changed(workbook, letters=tuple(d for d in workbook.letters if d.id != letter), unfinished=kept)


def keep_version(
    workbook: Workbook, letter: str, at: dt.datetime, language: str, length: LetterLength, text: str
) -> tuple[Workbook, str]:
    """Keep a letter as it stands now, and the version's id; the same text is kept once."""
    draft = get_record(workbook.letters, letter)
    for version in draft.versions:
        if (version.text, version.length, version.language) == (text, length, language):
            return workbook, version.id
    everywhere = [version for d in workbook.letters for version in d.versions]
    new = LetterVersion(id=new_id("v", everywhere), at=at, language=language, length=length, text=text)
    return edit_letter(workbook, letter, versions=(*draft.versions, new)), new.id


def remove_version(workbook: Workbook, version: str) -> Workbook:
    """The workbook without one version, unless it went out."""
    letters = []
    for draft in workbook.letters:
        sent = {sending.version for sending in draft.sendings}
        kept = tuple(v for v in draft.versions if v.id != version or v.id in sent)
        letters.append(changed(draft, versions=kept))
    return changed(workbook, letters=tuple(letters))


def add_sending(workbook: Workbook, letter: str, on: dt.date, **values: Any) -> tuple[Workbook, str]:
    """That a letter went out, and the id of that."""
    everywhere = [sending for d in workbook.letters for sending in d.sendings]
    sending = build(Sending, {"id": new_id("s", everywhere), "on": on, **values})
    draft = get_record(workbook.letters, letter)
    return edit_letter(workbook, letter, sendings=(*draft.sendings, sending)), sending.id


def edit_sending(workbook: Workbook, sending: str, **values: Any) -> Workbook:
    """Other values for one sending."""
    letters = tuple(
        changed(d, sendings=tuple(changed(s, **values) if s.id == sending else s for s in d.sendings))
        for d in workbook.letters
    )
    return changed(workbook, letters=letters)


def remove_sending(workbook: Workbook, sending: str) -> Workbook:
    """The workbook without one sending: it did not go out after all."""
    letters = tuple(changed(d, sendings=tuple(s for s in d.sendings if s.id != sending)) for d in workbook.letters)
    return changed(workbook, letters=letters, unfinished=without(workbook, {f"sending.{sending}."}))


def propose(workbook: Workbook, offer: str, kind: str, language: str, on: dt.date) -> tuple[Workbook, str]:
    """Take an offer into a letter, whose id is returned too: the newest draft of that kind about its debt. One that has
    gone out stays as it is; a new one takes its answers over."""
    workbook = set_offer_state(workbook, offer, "proposal")
    about = get_record(workbook.offers, offer)
    drafts = [d for d in workbook.letters if d.kind == kind and d.debt == about.debt]
    if drafts and not drafts[-1].sendings:
        draft = drafts[-1].id
    else:
        workbook, draft = add_letter(workbook, kind, about.debt, language, on)
        if drafts:
            workbook = edit_letter(workbook, draft, answers=drafts[-1].answers, language=drafts[-1].language)
    return edit_letter(workbook, draft, offer=offer), draft
