"""Whether a translation can be filled as its English is: blanks, the number of a plural text, braces, percent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ashore.i18n import _, fill
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.checks.subject import PRINTF, Subject
from ashore.i18n.kit.po import BLANK, blanks

NUMBER = "{n}"
"""The blank of the number by which a form is chosen."""
NONE_OR_ONE = frozenset({0, 1})


def blank(subject: Subject) -> Iterator[Found]:
    """Blanks that are missing, invented, or written oftener than in English."""
    wanted, has = blanks(subject.english), Counter(BLANK.findall(subject.string))
    for name in sorted(set(has) - wanted):
        yield Found("blank-unknown", fill(_("the blank {name} is not in the English text"), name=name))
    for name in sorted(wanted - set(has)):
        if not (subject.plural and name == NUMBER):
            yield Found("blank-missing", fill(_("the blank {name} is missing"), name=name))
    most = Counter(BLANK.findall(subject.source)) | Counter(BLANK.findall(subject.plural))
    for name in sorted(name for name, times in has.items() if subject.shown and times > most[name] > 0):
        yield Found("blank-doubled", fill(_("the blank {name} stands oftener than in the English text"), name=name))


def number(subject: Subject) -> Iterator[Found]:
    """The number, where a form serves several: without it the reader is not told how many. 'one debt' may do without.

    In French and others the form for one also serves none: 'one debt' is wrong there only if none can occur.
    """
    if subject.plural and NUMBER in subject.english and NUMBER not in subject.string and len(subject.numbers) > 1:
        if subject.numbers == NONE_OR_ONE:
            yield Found("number-zero", _("without {n} this form says one, and it stands for 0 as well"))
        else:
            text = _("this form stands for several numbers, such as {numbers}, and {n} is missing")
            yield Found(
                "number-missing", fill(text, numbers=", ".join(map(str, sorted(subject.numbers)[:3])), n=NUMBER)
            )


def brace(subject: Subject) -> Iterator[Found]:
    """Braces that are no blank, and blanks of another tool."""
    if re.search(r"[{}]", BLANK.sub("", subject.string)) and not re.search(r"[{}]", BLANK.sub("", subject.english)):
        yield Found("brace", _("a brace without its other half, or a blank that is written wrongly"))
    english = [Counter(PRINTF.findall(text)) for text in (subject.source, subject.plural)]
    if Counter(PRINTF.findall(subject.string)) not in english[: 2 if subject.plural else 1]:
        text = _("a per cent sign with a letter that the English text does not have, or the other way round")
        yield Found("percent", text)
