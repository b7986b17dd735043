"""Keys under passphrases that are worked out in no time: what it costs to guess one is proved elsewhere.

Each block in `data/keys.json` is a file of age with a work factor of 2**4 instead of about 2**18, so that `Key.open`
and `Key.fits` take milliseconds, too. All else is as it ships. A passphrase that is not there gets a real key.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

from ashore.workbook.file.passphrase import Key

MADE: dict[str, tuple[str, str]] = json.loads((Path(__file__).parent / "data" / "keys.json").read_text("utf-8"))
make_real = Key.make


def make(passphrase: str) -> Key:
    """The key under a passphrase: always the same, where it is one of those that were made for the tests."""
    from pyrage.x25519 import Identity

    if found := MADE.get(unicodedata.normalize("NFC", passphrase)):
        return Key(Identity.from_str(found[0]), found[1].encode())
    return make_real(passphrase)
