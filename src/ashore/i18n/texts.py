"""The texts in use, and the functions through which every sentence for users goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ashore.i18n.catalogue import ENGLISH, Texts
from ashore.i18n.later import K_ as K_
from ashore.i18n.later import N_ as N_

if TYPE_CHECKING:
    from ashore.i18n.kit.watching import Watch

KEY = "key"
"""The context of what a key does."""
_active: Texts = ENGLISH
_watch: Watch | None = None

_BLANK = re.compile(r"\{([A-Za-z][A-Za-z0-9_.-]*)\}(\.(?!\.))?")


def use(texts: Texts) -> None:
    """Speak this language from now on."""
    global _active
    _active = _watch.over(texts) if _watch else texts


def watch() -> Watch:
    """From now on note the texts that are shown, and mark those that are not translated: for translators."""
    global _watch
    from ashore.i18n.kit.watching import Watch

    _watch = Watch()
    use(_active)
    return _watch


def current() -> Texts:
    """The texts in use."""
    return _active


def _(message: str) -> str:
    """An interface text in the language in use."""
    return _active.interface.gettext(message)


def key_label(label: str) -> str:
    """What a key does, in the language in use."""
    return _active.interface.pgettext(KEY, label) if label else ""


def ngettext(one: str, many: str, count: int) -> str:
    """An interface text that depends on a number, with `{n}` filled in."""
    return fill(_active.interface.ngettext(one, many, count), n=str(count))


def guide_text(context: str, message: str) -> str:
    """A text of the guidance in the language in use."""
    return _active.guide.pgettext(context, message)


def letter_text(context: str, message: str) -> str:
    """A text of the letter forms (labels, explanations) in the language in use."""
    return _active.letters.pgettext(context, message)


def fill(text: str, /, **values: str) -> str:
    """A text with its plain `{name}` blanks filled; unknown blanks stay as they are.

    Never `str.format`: a translation is data, and a format string can read attributes or ask for any width. What is
    filled in may end with a full stop, as dates do in Russian: it ends the sentence as well.
    """

    def filled(blank: re.Match[str]) -> str:
        value = values.get(blank[1])
        if value is None:
            return blank[0]
        return value if value.endswith(".") else value + (blank[2] or "")

    return _BLANK.sub(filled, text)


def in_english() -> str:
    """That something was shown in English, since this was asked last, that stands in no catalogue of the language in
    use; empty where nothing was."""
    source = _active.source
    shown, source.shown = source.shown, False
    if not shown:
        return ""
    words = _("Some of this is in English: it is not translated yet.")
    source.shown = False
    return words


def sentences(first: str, *more: str) -> str:
    """Sentences, one after the other: with a space between them, but not in Chinese."""
    for second in more:
        first = fill(_("{first} {second}"), first=first, second=second)
    return first
