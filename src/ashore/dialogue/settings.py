"""The settings: the language, the place whose rules hold; and what is kept where."""

from __future__ import annotations

from functools import partial

from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.guide.guide import Guide
from ashore.guide.installed import in_force, places
from ashore.guide.say import title_of
from ashore.i18n import _, catalogue, current, fill, use
from ashore.i18n.formats import language_name
from ashore.storage import access
from ashore.wording.languages import language_line
from ashore.wording.phrases import named
from ashore.wording.program import file_lines, idle_plain_words, privacy_words
from ashore.workbook import edits


class Settings(Subject):
    """What can be set, and which files are used."""

    def settings(self) -> None:
        """Language and place; of the others where they are."""

        def title() -> list[str]:
            notices = [in_force(self._book.jurisdiction).notice, *places(self._guide.directory)[1]]
            alone = _("'ashore passphrase set' sets or changes a passphrase, 'ashore passphrase remove' takes it away.")
            if not access.current().files:
                alone = idle_plain_words()
            elsewhere = [
                alone,
                _("Theme and hiding belong to the screens; the lines here stay in your terminal until you clear it."),
            ]
            privacy = privacy_words(locked=self._program.locked)
            return [_("Settings"), *filter(None, notices), *elsewhere, *file_lines(self._program.path), privacy]

        def choices() -> list[Choice]:
            return [
                (named(_("Language"), language_name(current().tag)), self.language),
                (fill(_("Rules of: {place}"), place=title_of(self._guide)), self._place),
            ]

        self._talk.menu(title, choices)

    def language(self) -> None:
        """The languages, each by its own name."""

        def choose(tag: str) -> None:
            use(catalogue.load(tag, self._directories))
            not_kept = self._program.keep(language=tag)
            self._talk.say(fill(_("Noted: {value}"), value=language_name(tag)), *filter(None, [not_kept]))

        def choices() -> list[Choice]:
            tags = catalogue.available(self._directories)
            return [(language_line(tag, self._directories), partial(choose, tag)) for tag in tags]

        self._talk.menu(lambda: [_("Language"), fill(_("Now: {value}"), value=language_name(current().tag))], choices)

    def _place(self) -> None:
        """Where the rules hold of which the workbook speaks."""

        def choose(place: Guide) -> None:
            code, currency = place.jurisdiction, place.facts.currency
            self._session.apply(lambda workbook: edits.choose_jurisdiction(workbook, code, currency))

        def choices() -> list[Choice]:
            sound, _problems = places(self._guide.directory)
            return [(title_of(place), partial(choose, place)) for place in sound]

        self._talk.menu(lambda: [_("Rules of"), fill(_("Now: {value}"), value=title_of(self._guide))], choices)
