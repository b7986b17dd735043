"""A workbook file encrypted at rest with age (https://age-encryption.org), in one text that `age` itself can open.

The passphrase protects a key, and the key the workbook: working a key out of a passphrase takes about a second on
purpose, which each save could not afford. So the file holds two blocks: the key, encrypted with the passphrase, and
the workbook, encrypted to the key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pyrage.x25519 import Identity

BEGIN, END = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
_BLOCK = re.compile(re.escape(BEGIN) + rb"\r?\n[A-Za-z0-9+/=\r\n]*" + re.escape(END))
SHORTEST = 8
"""Characters of a passphrase that is set from now on. Shorter ones that were set before still open their file."""
FEWEST = 4
"""How many of them have to be different."""
HEAD = 4096
"""Bytes of a file that say what it is, unless somebody wrote very long comments before."""
HEADING = """\
# Ashore · 上岸手册
# Encrypted with age (https://age-encryption.org). 'ashore passphrase remove' makes it plain again. Without Ashore:
# save the first block below as key.age and the second as workbook.age, then: age -d -i key.age workbook.age
"""


class WrongPassphrase(Exception):
    """The passphrase does not open the file, or what it opens is damaged: age cannot tell the two apart."""


def is_encrypted(content: bytes) -> bool:
    """Whether the content of a file is encrypted: the first line that is no comment begins a block."""
    first = _first_line(content[:HEAD], cut=len(content) > HEAD)
    if first is None:
        first = _first_line(content)
    return first is not None and first.startswith(BEGIN)


def says_enough(head: bytes) -> bool:
    """Whether the beginning of a file, which may end anywhere, is enough to tell whether the file is encrypted."""
    return _first_line(head, cut=True) is not None


def _first_line(content: bytes, *, cut: bool = False) -> bytes | None:
    """The first line that is neither empty nor a comment, of a content that may be cut off in its last line; None where
    there is none in a cut one, and nothing where there is none at all."""
    if cut:
        content = content[: content.rfind(b"\n") + 1]
    for line in content.removeprefix(b"\xef\xbb\xbf").splitlines():
        if line.strip() and not line.startswith(b"#"):
            return line
    return None if cut else b""


def is_weak(passphrase: str) -> bool:
    """Whether a passphrase is too easy to guess to be set: too short, or the same few characters again and again."""
    characters = _same(passphrase).strip()
    return len(characters) < SHORTEST or len(set(characters)) < FEWEST


def wrapped_key(content: bytes) -> bytes:
    """The first block of an encrypted file: the same in all files under one key. Raises WrongPassphrase."""
    return _blocks(content)[0].replace(b"\r", b"")


class Key(NamedTuple):
    """What opens and closes a workbook once the passphrase has been given."""

    identity: Identity
    wrapped: bytes
    """The first block: the key as the passphrase protects it."""

    @classmethod
    def make(cls, passphrase: str) -> Key:
        """A new key under a passphrase. Takes a second or two."""
        from pyrage import passphrase as age
        from pyrage.x25519 import Identity

        identity = Identity.generate()
        return cls(identity, age.encrypt(f"{identity}\n".encode(), _same(passphrase), armored=True).strip())

    @classmethod
    def open(cls, content: bytes, passphrase: str) -> Key:
        """The key in an encrypted file. Takes a second or two. Raises WrongPassphrase."""
        wrapped = _blocks(content)[0]
        return cls(_unwrap(wrapped, passphrase), wrapped)

    def fits(self, passphrase: str) -> bool:
        """Whether this is the passphrase. Takes a second or two."""
        try:
            _unwrap(self.wrapped, passphrase)
        except WrongPassphrase:
            return False
        return True

    def encrypt(self, content: bytes) -> bytes:
        """The file that holds a content."""
        import pyrage

        body = pyrage.encrypt(content, [self.identity.to_public()], armored=True).strip()
        return HEADING.encode() + self.wrapped + b"\n" + body + b"\n"

    def closes(self, content: bytes) -> bool:
        """Whether an encrypted file is under this key. Raises WrongPassphrase when it is damaged."""
        return wrapped_key(content) == self.wrapped.replace(b"\r", b"")

    def decrypt(self, content: bytes) -> bytes:
        """What an encrypted file holds. Raises WrongPassphrase when it is damaged or under another key."""
        import pyrage

        try:
            return pyrage.decrypt(_blocks(content)[1], [self.identity])
        except pyrage.DecryptError:
            raise WrongPassphrase from None


def wrap_keys(keys: Iterable[Key], behind: Iterable[Key]) -> bytes:
    """A content that holds keys, and that each of the keys `behind` opens."""
    import pyrage

    text = "".join(f"{key.identity}\n" for key in keys)
    return pyrage.encrypt(text.encode(), [key.identity.to_public() for key in behind], armored=True)


def unwrap_keys(content: bytes, key: Key) -> list[Key]:
    """The keys in such a content, which open files but have no passphrase. Raises WrongPassphrase."""
    import pyrage
    from pyrage.x25519 import Identity

    try:
        lines = pyrage.decrypt(content, [key.identity]).decode("ascii").split()
        return [Key(Identity.from_str(line), b"") for line in lines]
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeDecodeError):
        raise WrongPassphrase from None


def _unwrap(wrapped: bytes, passphrase: str) -> Identity:
    import pyrage
    from pyrage import passphrase as age
    from pyrage.x25519 import Identity

    try:
        return Identity.from_str(age.decrypt(wrapped, _same(passphrase)).decode("ascii").strip())
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeDecodeError):
        raise WrongPassphrase from None


def _blocks(content: bytes) -> list[bytes]:
    """The two blocks of an encrypted file. Raises WrongPassphrase when there are not two."""
    blocks = _BLOCK.findall(content)
    if len(blocks) != 2:
        raise WrongPassphrase
    return blocks


def _same(passphrase: str) -> str:
    """The same characters whichever keyboard or input method wrote them."""
    return unicodedata.normalize("NFC", passphrase)
