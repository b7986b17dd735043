"""The texts of argparse that a user of Ashore can see, for the catalogue."""

from __future__ import annotations

import argparse
import re

from ashore.i18n.texts import N_, _, current

TEXTS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
)


CONVERSION = re.compile(r"%(?:\((\w+)\))?([-#0 +]*\d*(?:\.\d+)?)(.)?", re.DOTALL)


def formats_alike(source: str, text: str) -> bool:
    """Whether a text can be filled as its source is: the same blanks, where they have names in any order, and any other
    per cent sign doubled."""
    known, in_order = _conversions(source)
    named, unnamed = _conversions(text)
    return named <= known and unnamed == in_order


def _conversions(text: str) -> tuple[set[str], list[str]]:
    """The blanks with a name, and those without in their order."""
    found = [match.groups() for match in CONVERSION.finditer(text)]
    whole = ["".join(filter(None, (name and f"({name})", flags, kind))) for name, flags, kind in found]
    named = {blank for blank, (name, _flags, _kind) in zip(whole, found, strict=True) if name}
    return named, [blank for blank in whole if blank not in named and blank != "%"]


def formatted(message: str) -> str:
    """A text of the command line, in which a per cent sign begins a blank, in the language in use; in English where the
    translation could not be filled."""
    text = _(message)
    return text if formats_alike(message, text) else message


def translate_argparse() -> None:
    """Let argparse ask Ashore's catalogue; it knows no other way to speak the reader's language."""

    def plural(one: str, many: str, count: int) -> str:
        text = current().interface.ngettext(one, many, count)
        english = one if count == 1 else many
        return text if formats_alike(english, text) else english

    vars(argparse).update({"_": formatted, "ngettext": plural})
