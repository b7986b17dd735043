"""What is typed at a prompt: options and verbs are the same in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ashore.i18n import _, fill
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.checks.subject import Subject
from ashore.i18n.kit.steps import STEPS

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*[a-z]")
COMMAND = re.compile(rf"'((?:ashore|{'|'.join(STEPS)})\b(?: -{{0,2}}[a-z]+)*)(?: \{{\w+\}})*'")
"""In English a command stands between two of these marks; what it is about may be a blank behind it."""
ONE_SPACE = re.compile(r"\s+")


def commands(subject: Subject) -> Iterator[Found]:
    """Options and commands of the English text that are not in the translation."""
    if not subject.shown:
        return
    string = ONE_SPACE.sub(" ", subject.string)
    wanted = dict.fromkeys([*OPTION.findall(subject.english), *COMMAND.findall(subject.english)])
    missing = [words for words in wanted if not re.search(rf"(?<![A-Za-z-]){words}(?![A-Za-z-])", string)]
    if missing:
        text = _("{command} is missing; it is typed so in every language")
        yield Found("command-missing", fill(text, command=", ".join(missing)))
