"""Something to a file: its name says in which form; nothing is replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.errors import AshoreError
from ashore.export.registers import ExportFormat
from ashore.export.render import export
from ashore.i18n import _, fill, parse
from ashore.i18n.parse.user_path import user_path
from ashore.storage import access
from ashore.wording.program import no_files_words


class Files(Subject):
    """Files of the reader's own."""

    def choice(self, text: str, formats: Callable[[], Sequence[ExportFormat]]) -> Choice:
        """The choice that writes something to a file; where there are none, the one that says it as text."""
        if not access.current().files:
            return _("Show it here"), lambda: self._show(formats()[0])
        return text, lambda: self.write(formats())

    def _show(self, format: ExportFormat) -> None:
        """The lines of a format that is text: the first one of each kind is."""
        made = format.make()
        text = made if isinstance(made, str) else made.decode("utf-8")
        self._session.keep_new()
        self._talk.say("", *text.splitlines())

    def write(self, formats: Sequence[ExportFormat]) -> None:
        """Ask for a name, and write the file; the first format stands for an ending that none of them has."""
        if not access.current().files:
            self.refuse(no_files_words())
            return
        endings = list(dict.fromkeys(format.suffix for format in formats))
        hints = [_("The name of a new file; only you will be able to read it. Enter goes back.")]
        if len(endings) > 1:
            hints.append(fill(_("Its ending says the form: {endings}."), endings=_(", ").join(endings)))
        name = self._heard(*hints)
        if not name:
            return
        try:
            path = user_path(parse.path(name))
            chosen = next((format for format in formats if format.suffix == path.suffix.lower()), formats[0])
            export(chosen.make(), path)
        except AshoreError as problem:
            self._talk.say(f"! {problem}")
        except (ValueError, RuntimeError):
            self._talk.say("! " + _("This is no name of a file."))
        else:
            self._session.keep_new()
            self._talk.say(fill(_("Written to {file}."), file=str(path)))

    def each(self, formats: Callable[[], Sequence[ExportFormat]]) -> list[Choice]:
        """A choice for each format, where two of them have the same ending."""

        def write(number: int) -> None:
            if access.current().files:
                self.write([formats()[number]])
            else:
                self._show(formats()[number])

        return [(format.label, partial(write, number)) for number, format in enumerate(formats())]
