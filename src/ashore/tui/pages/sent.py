"""What became of a letter: versions that were kept, when and how it went out, and the reply that is awaited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import ClassVar

from ashore.errors import AshoreError
from ashore.export.render import as_text
from ashore.forms.field import Field
from ashore.forms.sending import SendingForm
from ashore.i18n import K_, _, letter_text
from ashore.i18n.formats import language_name
from ashore.letters import drafts
from ashore.letters.advice import blank_words
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.confirm import ConfirmDialog
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.pages.record import Place, RecordPage
from ashore.wording.letters import LENGTHS, reply_words, sending_line, version_line
from ashore.wording.result import Result, said
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import LetterDraft, LetterVersion, Workbook


class SentPage(ListPage):
    """The versions and sendings of one draft."""

    ACTIONS: ClassVar[Actions] = (Action("x", K_("delete"), "delete"),)

    def __init__(self, draft: str, at: str | None = None) -> None:
        super().__init__(at)
        self._draft = draft

    def again(self) -> Page:
        return SentPage(self._draft, self.chosen)

    def _of(self) -> LetterDraft | None:
        return find(self.ashore.session.value.letters, self._draft)

    def there(self) -> bool:
        return self._of() is not None

    def heading(self) -> str:
        draft = self._of()
        template = self.ashore.guide.letters.get(draft.kind) if draft else None
        return letter_text(template.title.context, template.title.source) if template else ""

    def items(self) -> Iterable[Item]:
        draft = self._of()
        if draft is None:
            return
        yield Item(_("It went out: note when and how"), self._ask_send, id="send")
        yield Item(_("Keep it as it is now"), self._ask_keep, id="keep")
        if draft.sendings:
            yield Item(_("Gone out"), kind="heading")
            for sending in reversed(draft.sendings):
                reply = reply_words(sending, self.ashore.today())
                line = sending_line(sending, self.ashore.session.value)
                yield Item(line, partial(self._open, sending.id), reply, f"sending-{sending.id}")
        if draft.versions:
            yield Item(_("Kept versions"), kind="heading")
            sent = {sending.version for sending in draft.sendings}
            for version in reversed(draft.versions):
                right = _("went out") if version.id in sent else ""
                yield Item(version_line(version), partial(self._read, version), right, f"version-{version.id}")

    def _written(self) -> tuple[LetterDraft, str, tuple[str, ...]] | None:
        """The draft, its text, and what is still open in it; None when it cannot be made, which is said."""
        draft = self._of()
        if draft is None:
            return None
        letter = drafts.letter_case(draft, self.ashore.case)
        try:
            made = drafts.write_letter(letter, self.ashore.locale_dirs)
            return draft, as_text(made).rstrip(), made.blanks
        except AshoreError as problem:
            self.ashore.say(str(problem))
            return None

    def _whole(self, yes: str, then: Callable[[LetterDraft, str], None]) -> None:
        """Go on at once with a letter that is complete, else only after a yes."""
        if (written := self._written()) is None:
            return
        draft, text, blanks = written
        if blanks:
            self.ashore.go.dialog(ConfirmDialog(blank_words(blanks), yes, partial(then, draft, text)))
        else:
            then(draft, text)

    def _ask_keep(self) -> None:
        self._whole(_("Keep it with the blanks"), self._keep)

    def _ask_send(self) -> None:
        self._whole(_("It went out with the blanks"), self._send)

    def _keep(self, draft: LetterDraft, text: str) -> None:
        before = self.ashore.session.value
        now = self.ashore.now()
        self.ashore.session.apply(lambda workbook: drafts.keep(workbook, draft, text, now))
        kept = before is not self.ashore.session.value
        self.ashore.say(_("Kept.") if kept else _("This text is kept already."))

    def _send(self, draft: LetterDraft, text: str) -> None:
        now, guide = self.ashore.now(), self.ashore.guide

        def send(workbook: Workbook) -> tuple[Workbook, str]:
            return drafts.send(workbook, draft, text, guide, now)

        if new := self.ashore.session.make(send):
            self.ashore.say(_("Noted as gone out. u takes it back."))
            self._open(new)

    def _open(self, sending: str) -> None:
        self.ashore.go.open("sending", self._draft, sending)

    def _read(self, version: LetterVersion) -> None:
        self.ashore.go.open("version", self._draft, version.id)

    def action_delete(self) -> None:
        place = self.chosen or ""
        if place.startswith("sending-"):
            self.ashore.session.apply(lambda workbook: edits.remove_sending(workbook, place.removeprefix("sending-")))
            self.ashore.say(_("Deleted. u brings it back."))
        elif place.startswith("version-"):
            before = self.ashore.session.value
            self.ashore.session.apply(lambda workbook: edits.remove_version(workbook, place.removeprefix("version-")))
            gone = before is not self.ashore.session.value
            self.ashore.say(_("Deleted. u brings it back.") if gone else _("This is what went out; it stays."))


class VersionPage(ListPage):
    """A kept version, to read."""

    ACTIONS: ClassVar[Actions] = (Action("y", K_("copy"), "copy"),)

    def __init__(self, draft: str, version: str) -> None:
        super().__init__()
        self._draft, self._version = draft, version

    def again(self) -> Page:
        return VersionPage(self._draft, self._version)

    def _of(self) -> LetterVersion | None:
        versions = (v for d in self.ashore.session.value.letters for v in d.versions)
        return find(versions, self._version)

    def there(self) -> bool:
        return self._of() is not None

    def heading(self) -> str:
        version = self._of()
        return version_line(version) if version else ""

    def kind(self) -> str:
        return _("A letter that went out")

    def items(self) -> Iterable[Item]:
        version = self._of()
        if version is not None:
            yield Item(language_name(version.language) + " · " + _(LENGTHS[version.length]), kind="heading")
            yield from (Item(block, kind="text") for block in version.text.split("\n"))

    def action_copy(self) -> None:
        if version := self._of():
            self.app.copy_to_clipboard(version.text)
            self.ashore.say(_("Handed to your terminal's clipboard."))


class SendingPage(RecordPage):
    """One sending: when, how, to whom; and the reply."""

    def __init__(self, draft: str, sending: str, at: Place = None) -> None:
        super().__init__(at)
        self._draft, self.sending = draft, sending
        self._form = SendingForm(sending)

    def again(self) -> Page:
        return SendingPage(self._draft, self.sending, self.place())

    def heading(self) -> str:
        return _("A letter that went out")

    def there(self) -> bool:
        return self._form.sending(self.ashore.session.value) is not None

    def fields(self) -> Iterable[Field | str]:
        return self._form.fields()

    def comes_to(self) -> Result | None:
        workbook = self.ashore.session.value
        sending = self._form.sending(workbook)
        draft = find(workbook.letters, self._draft)
        if sending is None or draft is None:
            return None
        lines = [reply_words(sending, self.ashore.today(), whole=True)]
        if sending.version is not None:
            lines.append(_("What went out stands among the kept versions: Esc leads there."))
        return said(filter(None, lines))
