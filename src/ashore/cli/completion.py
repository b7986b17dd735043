"""What a shell needs to complete Ashore's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ashore.cli.shared import out

if TYPE_CHECKING:
    import argparse


def completion(options: argparse.Namespace) -> int:
    """What a shell needs to complete Ashore's words."""
    import shtab

    from ashore.cli.parser import parser

    out(shtab.complete(parser(), options.shell))
    return 0
