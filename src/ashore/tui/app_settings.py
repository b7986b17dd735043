"""The settings in use: another one is applied at once, and kept in the settings file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ashore import settings as settings_file
from ashore.i18n import catalogue, use
from ashore.settings import Settings
from ashore.storage.checked import changed
from ashore.wording.program import not_kept_words

if TYPE_CHECKING:
    from ashore.tui.app import AshoreApp


class AppSettings:
    """Holds the settings of the app, and does what follows from another one."""

    def __init__(self, app: AshoreApp, settings: Settings) -> None:
        self._app = app
        self.value = settings

    def set_language(self, tag: str) -> None:
        """Another language, at once; what is typed is in the workbook already."""
        use(catalogue.load(tag, self._app.locale_dirs))
        self._app.catalogue_reload.forget()
        self._keep(language=tag)
        self._app.go.again()

    def set_theme(self, theme: str) -> None:
        """Another theme."""
        self._keep(theme=theme)
        self._app.theme = theme

    def set_hide_after(self, minutes: int) -> None:
        """Hide after so many minutes without a key; 0 never."""
        self._keep(hide_after=minutes)

    def set_welcomed(self) -> None:
        """The first start has been explained."""
        self._keep(welcomed=True)

    def _keep(self, **values: object) -> None:
        self.value = changed(self.value, values)
        if self._app.ephemeral:
            return
        try:
            settings_file.write(self.value)
        except OSError as error:
            self._app.say(not_kept_words(error))
