"""Letters in sentences: their lengths, how they went out, which answer is awaited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from ashore.casework.promises import day_is_open
from ashore.i18n import N_, _, fill, ngettext
from ashore.i18n.formats import day, language_name, moment
from ashore.values import LetterLength, SentBy
from ashore.workbook.model import LetterVersion, Sending, Workbook

LENGTHS: Mapping[LetterLength, str] = {
    "formal": N_("formal letter"),
    "short": N_("short, for a chat window"),
    "spoken": N_("phone script"),
}
SENT_BY: Mapping[SentBy, str] = {
    "app": N_("in the app"),
    "email": N_("by e-mail"),
    "post": N_("by registered post"),
    "chat": N_("in a chat"),
    "phone": N_("said on the telephone"),
    "counter": N_("handed in"),
}


def version_line(version: LetterVersion) -> str:
    """A version in one line."""
    return f"{moment(version.at)} · {_(LENGTHS[version.length])} · {language_name(version.language)}"


def sending_line(sending: Sending, workbook: Workbook) -> str:
    """A sending in one line."""
    when = _("day not clear") if day_is_open(sending, workbook) else day(sending.on)
    return " · ".join(part for part in (when, _(SENT_BY[sending.by]), sending.to) if part)


def reply_words(sending: Sending, today: dt.date, *, whole: bool = False) -> str:
    """How it stands with the answer, in a few words or as whole sentences."""
    if sending.replied_on is not None:
        return fill(_("answered on {day}"), day=day(sending.replied_on))
    if sending.reply_by is None:
        return _("No day for an answer is set.") if whole else _("no day set")
    left = (sending.reply_by - today).days
    if left >= 0:
        return ngettext("answer due in {n} day", "answer due in {n} days", left)
    late = ngettext("answer overdue by {n} day", "answer overdue by {n} days", -left)
    if not whole:
        return late
    return _("No answer came by that day. Ask once more and name the day on which you wrote; then you can complain.")
