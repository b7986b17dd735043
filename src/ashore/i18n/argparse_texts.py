"""The texts of argparse that a user of Ashore can see, for the catalogue."""

from __future__ import annotations

import argparse

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


def translate_argparse() -> None:
    """Let argparse ask Ashore's catalogue; it knows no other way to speak the reader's language."""

    def plural(one: str, many: str, count: int) -> str:
        return current().interface.ngettext(one, many, count)

    vars(argparse).update({"_": _, "ngettext": plural})
