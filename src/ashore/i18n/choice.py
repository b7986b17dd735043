"""Which language the reader gets, from the command line, the settings and the environment."""

from __future__ import annotations

from pathlib import Path

from ashore.errors import UsageError
from ashore.i18n import catalogue
from ashore.i18n.catalogue import Texts
from ashore.i18n.texts import _, fill, use


def set_language(option: str | None, setting: str | None, locales: Path | None = None) -> Texts:
    """Choose and use a language. Raises UsageError when `option` (--lang) cannot be served."""
    directories = catalogue.search_path(locales)
    if option is None and setting is None and not any(catalogue.environment_wishes()):
        use(catalogue.ENGLISH)
        return catalogue.ENGLISH
    tags = catalogue.available(directories)
    if option is not None and option not in catalogue.PSEUDOS and not catalogue.chain(option, tags):
        raise UsageError(
            fill(_("no texts in '{language}'; there are: {known}"), language=option, known=", ".join(tags))
        )
    tag = catalogue.choose([option, setting, *catalogue.environment_wishes()], tags)
    texts = catalogue.load(tag, directories)
    use(texts)
    return texts
