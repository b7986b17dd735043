"""Settings: language, theme, and where the files are."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult

from ashore.guide.installed import places
from ashore.guide.say import title_of
from ashore.i18n import _, current, ngettext
from ashore.i18n.catalogue import available
from ashore.i18n.formats import language_name
from ashore.tui.page import Page
from ashore.tui.pages.passphrase import PassphrasePage
from ashore.tui.themes import THEME_NAMES
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll
from ashore.wording.program import file_lines, privacy_words

HIDE_AFTER = (0, 2, 10)
"""Minutes to choose from; 0 is never."""


class SettingsPage(Page):
    """What can be set, and which files are used."""

    def __init__(self, at: str | None = None) -> None:
        super().__init__()
        self._at = at

    def again(self) -> Page:
        return SettingsPage(self.focused.id if self.focused else None)

    def heading(self) -> str:
        return _("Settings")

    def body(self) -> ComposeResult:
        app = self.ashore
        with Scroll(classes="body"):
            yield Prose(_("Language"), classes="heading")
            for tag in available(app.locale_dirs):
                mark = "(•) " if tag == current().tag else "( ) "
                yield Row(mark + language_name(tag), partial(app.set_language, tag), id=f"language-{tag}")
            yield Prose(_("Rules of"), classes="heading")
            sound, problems = places(app.guide.directory)
            for place in sound:
                mark = "(•) " if place.jurisdiction == app.session.value.jurisdiction else "( ) "
                choose = partial(app.set_jurisdiction, place)
                yield Row(mark + title_of(place), choose, id=f"place-{place.jurisdiction}")
            for text in filter(None, (app.rules.notice, *problems)):
                yield Prose(text, first="  ", hang="  ")
            yield Prose(_("Theme"), classes="heading")
            for theme in THEME_NAMES:
                yield Row("", partial(self._theme, theme), id=f"theme-{theme}")
            yield Prose(_("Hide the screen (F2) by itself"), classes="heading")
            for minutes in HIDE_AFTER:
                yield Row("", partial(self._hide_after, minutes), id=f"hide-{minutes}")
            yield Prose(_("Passphrase"), classes="heading")
            if app.saving.has_passphrase:
                yield Row(_("Change it"), self._set_passphrase, id="passphrase")
                yield Row(_("Remove it"), self._remove_passphrase, id="no-passphrase")
            else:
                yield Row(_("Encrypt the workbook with a passphrase"), self._set_passphrase, id="passphrase")
            yield Prose(_("Your files"), classes="heading")
            yield Prose(self._files(), first="  ", hang="  ")
            yield Prose(_("Privacy"), classes="heading")
            yield Prose(privacy_words(locked=app.saving.has_passphrase), first="  ", hang="  ")

    def _files(self) -> str:
        app = self.ashore
        return "\n".join(file_lines(None if app.ephemeral else app.path))

    def show(self) -> None:
        for minutes in HIDE_AFTER:
            mark = "(•) " if self.ashore.settings.hide_after == minutes else "( ) "
            never = _("Never")
            text = ngettext("After {n} minute", "After {n} minutes", minutes) if minutes else never
            self.query_one(f"#hide-{minutes}", Row).show(mark + text)
        for theme, name in THEME_NAMES.items():
            mark = "(•) " if self.ashore.settings.theme == theme else "( ) "
            self.query_one(f"#theme-{theme}", Row).show(mark + _(name))

    def focus_start(self) -> None:
        for row in self.query(Row):
            if row.id == (self._at or f"language-{current().tag}"):
                self.set_focus(row)
                return
        super().focus_start()

    def _hide_after(self, minutes: int) -> None:
        self.ashore.set_hide_after(minutes)
        self.show()

    def _set_passphrase(self) -> None:
        self.ashore.go.dialog(PassphrasePage(), self._changed)

    def _remove_passphrase(self) -> None:
        self.ashore.go.dialog(PassphrasePage(remove=True), self._changed)

    def _changed(self, _result: None) -> None:
        """Other rows now."""
        self.ashore.go.again_at(SettingsPage("passphrase"))

    def _theme(self, theme: str) -> None:
        self.ashore.set_theme(theme)
        self.show()
