"""One catalogue's file as texts: a .mo, or a .po compiled. Whatever stands in it, it is read, or refused in words."""

from __future__ import annotations

import gettext
import re
import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from ashore.i18n.later import N_, UnreadableError
from ashore.i18n.units import HEADER, unit_of
from ashore.storage import catalogue_cache
from ashore.storage.plain_file import NotPlainError, TooLargeError, read_plain

MOST_BYTES = 2 << 20
"""Size up to which a catalogue is read: the largest that ships has a sixth of it, and each start would wait for it."""
MOST_ENTRIES = 10_000
TRIED = 200
"""Numbers for which a plural rule is tried; it comes from outside and may divide by zero."""
_CHARSET = re.compile(rb"charset=([^\s\\]*)")
_UTF8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")


class Compiled(gettext.GNUTranslations):
    """A catalogue in UTF-8, also where no header says so. A plural form that cannot be worked out is left to the next
    catalogue, and so is a unit of the guidance that is not whole in this one."""

    plural: Callable[[int], int]
    shipped = False
    """Whether it came with Ashore, and so with its texts."""
    is_whole = False
    """Whether every entry of it is translated."""
    _partial: frozenset[str] = frozenset()

    def _parse(self, fp: Any) -> None:
        self._charset = "utf-8"
        super()._parse(fp)
        self.is_whole = HEADER.lower() in self.info()

    def leave_out(self, units: frozenset[str]) -> None:
        """Leave the texts of these units to the next catalogue."""
        self._partial = units

    def leaves_out(self, context: str | None) -> bool:
        """Whether a text with this context is left to the next catalogue, as its unit is not whole here."""
        return bool(self._partial) and context is not None and unit_of(context) in self._partial

    def following(self) -> gettext.NullTranslations:
        """The next catalogue of the chain."""
        return getattr(self, "_fallback", None) or Source()

    def pgettext(self, context: str, message: str) -> str:
        if self.leaves_out(context):
            return self.following().pgettext(context, message)
        return super().pgettext(context, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        try:
            return super().ngettext(msgid1, msgid2, n)
        except ArithmeticError:
            return self.following().ngettext(msgid1, msgid2, n)

    def sources(self) -> set[str]:
        """The English texts that are translated, each with its context as gettext keeps it."""
        catalog: dict[str | tuple[str, int], str] = getattr(self, "_catalog", {})
        return {key[0] if isinstance(key, tuple) else key for key in catalog} - {""}


class Source(gettext.NullTranslations):
    """The end of every chain: the English text. It remembers that one was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = False

    def gettext(self, message: str) -> str:
        self.shown = True
        return message

    def pgettext(self, context: str, message: str) -> str:
        self.shown = True
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.shown = True
        return super().ngettext(msgid1, msgid2, n)


def read_file(path: Path) -> bytes:
    """The bytes of a catalogue. Raises OSError, and UnreadableError when it is no file, or too large for one."""
    try:
        return read_plain(path, MOST_BYTES)
    except NotPlainError:
        raise UnreadableError(N_("not a file")) from None
    except TooLargeError:
        raise UnreadableError(N_("larger than {n} bytes"), n=MOST_BYTES) from None


def read_mo(data: bytes) -> Compiled:
    """The texts of a compiled catalogue. Raises UnreadableError."""
    if (named := _CHARSET.search(data)) and named[1].lower() not in _UTF8:
        raise UnreadableError(N_("the header names another encoding than UTF-8"))
    try:
        texts = Compiled(BytesIO(data))
    except (OSError, ValueError, LookupError, AttributeError, OverflowError, struct.error):
        raise UnreadableError(N_("damaged, or no compiled catalogue")) from None
    try:
        for number in range(TRIED):
            texts.plural(number)
    except (ArithmeticError, RecursionError):
        raise UnreadableError(N_("the header's rule for plural forms cannot be worked out")) from None
    return texts


def compiled_po(path: Path) -> bytes:
    """A catalogue as translators write it, compiled, which is kept. Raises OSError and UnreadableError."""
    kept = catalogue_cache.file_for("compiled", path, ".mo")
    try:
        return catalogue_cache.read(kept)
    except OSError:  # not kept, or damaged: it is made, and kept, anew
        content = compile_po(read_file(path))
    catalogue_cache.keep(kept, content)
    return content


def read_po(path: Path) -> Compiled:
    """The texts of a catalogue as translators write it. Raises OSError and UnreadableError."""
    return read_mo(compiled_po(path))


def says_whole(data: bytes) -> bool:
    """Whether a compiled catalogue says of itself that every entry of it is translated."""
    return f"{HEADER}: yes".encode() in data


def read_template(path: Path) -> frozenset[str]:
    """The texts of a template, each with its context as gettext keeps it; they are kept, as catalogues are. Raises
    OSError and UnreadableError."""
    from ashore.i18n.kit.po import entries, parse

    kept = catalogue_cache.file_for("compiled", path, ".texts")
    try:
        return frozenset(catalogue_cache.read(kept).decode("utf-8").split("\0"))
    except (OSError, UnicodeDecodeError):
        found = entries(parse(path.read_bytes()))
        texts = {f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid for entry in found}
    catalogue_cache.keep(kept, "\0".join(sorted(texts)).encode())
    return frozenset(texts)


def compile_po(data: bytes) -> bytes:
    """A catalogue compiled. Raises UnreadableError."""
    from ashore.i18n.kit.po import entries, parse

    catalogue = parse(data)
    catalogue.metadata.setdefault("Content-Type", "text/plain; charset=utf-8")
    if all(entry.translated() for entry in entries(catalogue)):
        catalogue.metadata[HEADER] = "yes"
    try:
        return bytes(catalogue.to_binary())
    except (ValueError, LookupError, TypeError, struct.error):
        raise UnreadableError(N_("damaged, or no compiled catalogue")) from None
