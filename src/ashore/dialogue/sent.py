"""What became of a letter: versions that were kept, how it went out, the answer."""

from __future__ import annotations

from functools import partial

from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.errors import AshoreError
from ashore.export.render import as_text
from ashore.forms.sending import SendingForm
from ashore.i18n import _
from ashore.letters import drafts
from ashore.wording.letters import reply_words, sending_line, version_line
from ashore.wording.phrases import named
from ashore.workbook.find import find
from ashore.workbook.model import LetterDraft, LetterVersion


class Sent(Subject):
    """The versions and sendings of one draft."""

    def sent(self, draft: str) -> None:
        """All of them."""

        def choices() -> list[Choice]:
            record = self._of(draft)
            if record is None:
                return []
            sendings: list[Choice] = [
                (
                    named(sending_line(sending, self._book), reply_words(sending, self._today)),
                    partial(self._sending, sending.id),
                )
                for sending in reversed(record.sendings)
            ]
            versions: list[Choice] = [
                (named(_("Kept"), version_line(version)), partial(self._read, version))
                for version in reversed(record.versions)
            ]
            return [
                (_("It went out: note when and how"), partial(self._send, draft)),
                (_("Keep it as it is now"), partial(self._keep, draft)),
                *sendings,
                *versions,
            ]

        self._talk.menu(lambda: [_("What became of it")], choices)

    def _of(self, draft: str) -> LetterDraft | None:
        return find(self._book.letters, draft)

    def _written(self, draft: LetterDraft) -> str | None:
        """The letter as it is now; None when it cannot be made, which is said."""
        letter = drafts.letter_case(draft, self._case)
        try:
            made = drafts.write_letter(letter, self._directories)
            return as_text(made).rstrip() if self._whole(made.blanks) else None
        except AshoreError as problem:
            self._talk.say(str(problem))
            return None

    def _send(self, draft: str) -> None:
        record = self._of(draft)
        text = self._written(record) if record else None
        if record is None or text is None:
            return
        new = self._session.make(lambda workbook: drafts.send(workbook, record, text, self._guide, self._now))
        if new:
            self._sending(new)

    def _keep(self, draft: str) -> None:
        record = self._of(draft)
        text = self._written(record) if record else None
        if record is None or text is None:
            return
        before = self._book
        self._session.apply(lambda workbook: drafts.keep(workbook, record, text, self._now))
        self._talk.say(_("Kept.") if before is not self._book else _("This text is kept already."))

    def _sending(self, sending: str) -> None:
        form = SendingForm(sending)
        self._talk.heading(_("A letter that went out"))
        self._questions(form.fields())
        if record := form.sending(self._book):
            self._talk.say(reply_words(record, self._today, whole=True))

    def _read(self, version: LetterVersion) -> None:
        self._talk.say("", *version.text.split("\n"))
