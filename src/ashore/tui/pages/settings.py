"""Settings: language, theme, and where the files are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from ashore.guide.guide import Guide
from ashore.guide.installed import places
from ashore.guide.say import title_of
from ashore.i18n import K_, _, current, ngettext
from ashore.i18n.catalogue import available
from ashore.storage import access
from ashore.tui.actions import Action, Actions
from ashore.tui.pages.listing import Item, ListPage
from ashore.tui.pages.passphrase import PassphrasePage
from ashore.tui.themes import THEME_NAMES
from ashore.wording.languages import language_line
from ashore.wording.program import file_lines, idle_words, privacy_words
from ashore.workbook import edits

HIDE_AFTER = (0, 2, 10)
"""Minutes to choose from; 0 is never."""
CHOSEN, OTHER = "(•) ", "( ) "


class SettingsPage(ListPage):
    """What can be set, and which files are used."""

    def __init__(self, at: str | None = None) -> None:
        super().__init__(at or f"language-{current().tag}")

    def heading(self) -> str:
        return _("Settings")

    def actions(self) -> Actions:
        return (Action("Space", K_("choose"), "select"),) if self._is_choice() else ()

    def _is_choice(self) -> bool:
        """Whether the reader is on one of several, of which one holds."""
        here = next((item for item in self._items if item.id is not None and item.id == self.chosen), None)
        return here is not None and here.text.startswith((CHOSEN, OTHER))

    def action_select(self) -> None:
        """Choose the one on which the reader is."""
        self.choose()

    def items(self) -> Iterable[Item]:
        app = self.ashore
        yield Item(_("Language"), kind="heading")
        for tag in available(app.locale_dirs):
            name = language_line(tag, app.locale_dirs)
            yield _one(name, f"language-{tag}", tag == current().tag, partial(app.settings.set_language, tag))
        yield Item(_("Rules of"), kind="heading")
        sound, problems = places(app.guide.directory)
        for place in sound:
            holds = place.jurisdiction == app.session.value.jurisdiction
            yield _one(title_of(place), f"place-{place.jurisdiction}", holds, partial(self._place, place))
        yield from (Item(text, kind="text") for text in filter(None, (app.rules.notice, *problems)))
        yield Item(_("Theme"), kind="heading")
        for theme, name in THEME_NAMES.items():
            yield _one(_(name), f"theme-{theme}", theme == app.settings.value.theme, partial(self._theme, theme))
        yield Item(_("Hide the screen (F2) by itself"), kind="heading")
        if not access.current().files:
            yield Item(idle_words(), kind="text")
        for minutes in HIDE_AFTER if access.current().files else ():
            text = ngettext("After {n} minute", "After {n} minutes", minutes) if minutes else _("Never")
            holds = minutes == app.settings.value.hide_after
            yield _one(text, f"hide-{minutes}", holds, partial(self._hide_after, minutes))
        if access.current().files:
            yield from self._passphrase()
        yield Item(_("Your files"), kind="heading")
        yield from (Item(line, kind="text") for line in file_lines(None if app.ephemeral else app.path))
        yield Item(_("Privacy"), kind="heading")
        yield Item(privacy_words(locked=app.saving.has_passphrase), kind="text")

    def _passphrase(self) -> Iterator[Item]:
        yield Item(_("Passphrase"), kind="heading")
        if self.ashore.saving.has_passphrase:
            yield Item(_("Change it"), self._set_passphrase, id="passphrase")
            yield Item(_("Remove it"), self._remove_passphrase, id="no-passphrase")
        else:
            yield Item(_("Encrypt the workbook with a passphrase"), self._set_passphrase, id="passphrase")

    def _place(self, place: Guide) -> None:
        """The rules of another place."""
        code, currency = place.jurisdiction, place.facts.currency
        self.ashore.session.apply(lambda workbook: edits.choose_jurisdiction(workbook, code, currency))
        self.ashore.go.again()

    def _hide_after(self, minutes: int) -> None:
        self.ashore.settings.set_hide_after(minutes)
        self.show()

    def _set_passphrase(self) -> None:
        self.ashore.go.dialog(PassphrasePage(), self._changed)

    def _remove_passphrase(self) -> None:
        self.ashore.go.dialog(PassphrasePage(remove=True), self._changed)

    def _changed(self, _result: None) -> None:
        """Other rows now."""
        self.ashore.go.again_at(SettingsPage("passphrase"))

    def _theme(self, theme: str) -> None:
        self.ashore.settings.set_theme(theme)
        self.show()


def _one(text: str, id: str, holds: bool, choose: partial[None]) -> Item:
    """One of several, of which one holds."""
    return Item((CHOSEN if holds else OTHER) + text, choose, id=id)
