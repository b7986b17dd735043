"""Words that are translated where they are shown and not where they are written: for what loads the catalogues."""

from __future__ import annotations


def N_(message: str) -> str:
    """Marks an interface text for the catalogue; it is translated where it is shown."""
    return message


def K_(label: str) -> str:
    """Marks what a key does, in a word or two: a text of its own, apart from the same word elsewhere. `key_label` says
    it in the language in use."""
    return label


class UnreadableError(ValueError):
    """A catalogue that cannot be read, and why. While it is loaded its language is not in use yet: it is worded when
    it is said."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self._message, self._values = message, values

    @property
    def line(self) -> int | None:
        """The line at which it cannot be read, if that is known."""
        line = str(self._values.get("line", ""))
        return int(line) if line.isdecimal() else None

    def __str__(self) -> str:
        from ashore.i18n.texts import _, fill

        return fill(_(self._message), **{name: str(value) for name, value in self._values.items()})
