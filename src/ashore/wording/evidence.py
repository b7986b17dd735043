"""The evidence list in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from ashore.guide.guide import Guide
from ashore.i18n import N_, _, fill, letter_text
from ashore.i18n.formats import day
from ashore.system.names import last_name
from ashore.wording.result import Result, Tone, said
from ashore.workbook.evidence_file import EvidenceState
from ashore.workbook.model import Evidence, Workbook

STATES: Mapping[EvidenceState, str] = {
    "same": N_("unchanged"),
    "changed": N_("changed since"),
    "missing": N_("file not found"),
    "not-fixed": N_("not fixed yet"),
    "paper": N_("paper"),
}


def evidence_name(piece: Evidence) -> str:
    """How a piece is called."""
    return piece.label or last_name(piece.file) or piece.paper_at or _("no name yet")


def evidence_line(piece: Evidence) -> str:
    """A piece in one line."""
    return " · ".join(filter(None, [evidence_name(piece), day(piece.date) if piece.date else "", piece.paper_at]))


def letters_with(piece: Evidence, workbook: Workbook, guide: Guide) -> list[str]:
    """The letters that it goes along with."""
    names = []
    for draft in workbook.letters:
        template = guide.letters.get(draft.kind)
        if template is None:
            continue
        fields = [field.id for field in template.field if field.kind == "evidence"]
        chosen = [answer for field in fields if isinstance(answer := draft.answers.get(field), tuple)]
        if any(piece.id in answer for answer in chosen):
            title = letter_text(template.title.context, template.title.source)
            names.append(fill(_("{letter}, begun {day}"), letter=title, day=day(draft.created)))
    return names


TONES: Mapping[EvidenceState, Tone] = {"same": "fits", "changed": "over", "missing": "over"}


def evidence_result(piece: Evidence, state: EvidenceState | None, workbook: Workbook, guide: Guide) -> Result:
    """What there is to say about a piece, as a result: how its file stands is first."""
    tone = TONES.get(state, "plain") if state else "plain"
    return said(evidence_sentences(piece, state, workbook, guide), tone)


def evidence_sentences(piece: Evidence, state: EvidenceState | None, workbook: Workbook, guide: Guide) -> list[str]:
    """What there is to say about a piece: the file, where it is used, what to cover."""
    lines = []
    match state:
        case "same":
            lines.append(_("The file is the same as when it was added."))
        case "changed":
            lines.append(_("The file is no longer the one that was added. Look for the original."))
        case "missing":
            lines.append(_("There is no file there now, or it cannot be read."))
        case "not-fixed":
            lines.append(_("Its fingerprint is being taken."))
        case "paper":
            lines.append(_("No file is named: note where the paper lies, and keep it dry and flat."))
        case None:
            lines.append(_("The file is being looked at."))
    if piece.sha256 and piece.added:
        lines.append(fill(_("Added on {day}. SHA-256:"), day=day(piece.added)))
        lines.append(" ".join(piece.sha256[n : n + 16] for n in range(0, 64, 16)))
    if piece.black_out:
        lines.append(fill(_("Cover before you send a copy: {what}."), what=piece.black_out))
    else:
        lines.append(_("Cover in the copy what nobody asked for: numbers, other people's names."))
    names = letters_with(piece, workbook, guide)
    if names:
        lines.append(fill(_("Goes along with: {letters}."), letters=_(", ").join(names)))
    lines.append(_("The file stays where it is; only its place and its fingerprint are kept here."))
    return lines
