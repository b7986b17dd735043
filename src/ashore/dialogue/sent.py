"""What became of a letter: versions that were kept, how it went out, the answer."""

from __future__ import annotations

from functools import partial

from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.errors import AshoreError
from ashore.export.render import as_text
from ashore.forms.sending import SendingForm
from ashore.i18n import _
from ashore.i18n.formats import language_name
from ashore.letters import drafts
from ashore.wording.letters import LENGTHS, reply_words, sending_line, version_line
from ashore.wording.phrases import named
from ashore.workbook import edits
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
                    partial(self.sending, sending.id),
                )
                for sending in reversed(record.sendings)
            ]
            versions: list[Choice] = [
                (named(_("Kept"), version_line(version)), partial(self._version, version))
                for version in reversed(record.versions)
            ]
            return [
                (_("It went out: note when and how"), partial(self._send, draft)),
                (_("Keep it as it is now"), partial(self._keep, draft)),
                *sendings,
                *versions,
            ]

        self._talk.menu(lambda: [_("What became of it")] if self._of(draft) else [], choices)

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
            self._talk.say(_("Noted as gone out. u takes it back."))
            self._ask(new)
            self.sending(new)

    def _keep(self, draft: str) -> None:
        record = self._of(draft)
        text = self._written(record) if record else None
        if record is None or text is None:
            return
        before = self._book
        self._session.apply(lambda workbook: drafts.keep(workbook, record, text, self._now))
        self._talk.say(_("Kept.") if before is not self._book else _("This text is kept already."))

    def _ask(self, sending: str) -> None:
        self._questions(lambda _workbook: SendingForm(sending).fields())

    def sending(self, sending: str) -> None:
        """One sending: when, how, to whom; and the reply."""
        form = SendingForm(sending)

        def title() -> list[str]:
            record = form.sending(self._book)
            if record is None:
                return []
            reply = reply_words(record, self._today, whole=True)
            return [_("A letter that went out"), sending_line(record, self._book), reply]

        def choices() -> list[Choice]:
            record = form.sending(self._book)
            if record is None:
                return []
            kept = (version for draft in self._book.letters for version in draft.versions)
            version = find(kept, record.version)
            read: list[Choice] = [(_("Read what went out"), partial(self._version, version))] if version else []
            return [
                (_("Change the answers"), partial(self._ask, sending)),
                self._delete(lambda workbook: edits.remove_sending(workbook, sending), _("Deleted. u brings it back.")),
                *read,
            ]

        self._talk.menu(title, choices)

    def _version(self, version: LetterVersion) -> None:
        """A kept version, to read."""

        def there() -> bool:
            return any(kept.id == version.id for draft in self._book.letters for kept in draft.versions)

        def title() -> list[str]:
            if not there():
                return []
            form = language_name(version.language) + " · " + _(LENGTHS[version.length])
            return [version_line(version), form, *version.text.split("\n")]

        def delete() -> None:
            before = self._book
            self._session.apply(lambda workbook: edits.remove_version(workbook, version.id))
            kept = before is self._book
            self._talk.say(_("This is what went out; it stays.") if kept else _("Deleted. u brings it back."))

        self._talk.menu(title, lambda: [(_("Delete it"), delete)])
