"""The header of a catalogue: language, encoding, plural forms, and what a tool left in it."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator

import polib
from babel import Locale

from ashore.i18n import _, fill, plural
from ashore.i18n.kit.checks.kinds import Found
from ashore.i18n.kit.po import entries

WANTED = (
    "Project-Id-Version",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
)
"""The fields for which msgfmt asks."""
PLACEHOLDER = re.compile(
    r"PROJECT VERSION|PACKAGE VERSION|FULL NAME|EMAIL@ADDRESS|YEAR-MO-DA|^LANGUAGE\b|LL@li\.org|CHARSET|^ENCODING$"
)
"""What a new template has in its fields until somebody fills them."""
UTF_8 = re.compile(r"charset=utf-?8(?=[\s;]|$)", re.IGNORECASE | re.ASCII)
FORMS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+)")


def in_header(catalogue: polib.POFile, tag: str, locale: Locale) -> Iterator[Found]:
    """The language and its plural forms, as CLDR has them, whatever the order in which a tool wrote them."""
    fields = catalogue.metadata
    if not fields:
        yield Found("header-missing", _("no header that names language, encoding and plural forms"))
        return
    if (said := fields.get("Language", "")) and said.replace("-", "_") != tag.replace("-", "_"):
        text = _("the header says the language is '{said}', the folder '{tag}'")
        yield Found("header-language", fill(text, said=said, tag=tag))
    if (kind := fields.get("Content-Type")) is not None and not UTF_8.search(kind):
        yield Found("header-encoding", _("the header names another encoding than UTF-8"))
    if lacking := [name for name in WANTED if name not in fields]:
        text = _("the header has no field {names}")
        yield Found("header-incomplete", fill(text, names=", ".join(lacking)))
    left = [name for name in WANTED if PLACEHOLDER.search(fields.get(name, ""))]
    if left := [*left, *(["Language"] if fields.get("Language") == "" else ())]:
        text = _("the header still has what a template has in {names}")
        yield Found("header-placeholder", fill(text, names=", ".join(left)))
    forms = fields.get("Plural-Forms", "")
    if (forms or _counts(catalogue)) and not forms_of(forms, locale):
        text = _("the header's plural forms are not those of the language; expected: {forms}")
        yield Found("header-plural-forms", fill(text, forms=plural.header(locale)))


def _counts(catalogue: polib.POFile) -> bool:
    """Whether there is a text with plural forms, so that the header has to say which there are."""
    return any(entry.msgid_plural for entry in entries(catalogue))


def forms_of(forms: str, locale: Locale) -> tuple[frozenset[int], ...] | None:
    """The numbers that each plural form of a header serves; None where that is no rule of the language.

    A rule may tell more apart than CLDR does (the four forms of Hebrew in older tables), but no form may serve numbers
    that the language says differently.
    """
    match = FORMS.search(forms)
    if not match:
        return None
    count = int(match[1])
    try:
        rule = gettext.c2py(match[2].strip())
        chosen = [rule(number) for number in range(plural.MOST)]
    except (ValueError, ArithmeticError, RecursionError):
        return None
    served: dict[int, set[int]] = {}
    for number, form in enumerate(chosen):
        served.setdefault(form, set()).add(number)
    alike = all(len({locale.plural_form(number) for number in numbers}) == 1 for numbers in served.values())
    if not alike or not set(served) <= set(range(count)) or count > len(served):
        return None
    return tuple(frozenset(served[form]) for form in range(count))


def forms_by_cldr(locale: Locale) -> tuple[frozenset[int], ...]:
    """The numbers that each plural form of the language serves, in CLDR's order."""
    numbers = range(plural.MOST)
    names = plural.categories(locale)
    return tuple(frozenset(number for number in numbers if locale.plural_form(number) == name) for name in names)
