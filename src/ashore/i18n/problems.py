"""What a validation error means, in words: what was expected."""

from __future__ import annotations

from ashore.i18n.texts import N_, _, fill

EXPECTATIONS = (
    N_("a sum such as '2000.00'"),
    N_("a sum in quotes, such as '2000.00'"),
    N_("a sum from '0.00' to '100000000.00'"),
    N_("a rate as a fraction, such as '0.18'"),
    N_("every id only once"),
)
"""What the workbook's own checks say was expected; the model knows no language, so its words are translated here."""


def explain(kind: str, detail: str) -> str:
    """A kind of `ashore.storage.checked.WrongData` as a short phrase."""
    match kind:
        case "unknown":
            return _("unknown key")
        case "missing":
            return _("missing")
        case "text":
            return _("expected a text in quotes")
        case "form":
            return (
                fill(_("expected a text such as '{example}'"), example=detail)
                if detail
                else _("not in the expected form")
            )
        case "long":
            return fill(_("longer than {n} characters"), n=detail)
        case "choice":
            return fill(_("expected one of {choices}"), choices=detail)
        case "date":
            return _("expected a date such as 2026-12-15")
        case "moment":
            text = _("expected a day and time with the offset of the time zone, such as {example}")
            return fill(text, example="2026-11-20T22:40:00+08:00")
        case "number":
            return _("expected a whole number such as 12")
        case "least":
            return fill(_("expected a number of at least {n}"), n=detail)
        case "most":
            return fill(_("expected a number of at most {n}"), n=detail)
        case "answer":
            return _("expected a text in quotes, a list of texts, a whole number, or a date such as 2026-12-15")
        case "truth":
            return _("expected true or false")
        case "list":
            return _("expected a list")
        case "table":
            return _("expected a table")
        case "value":
            return fill(_("expected {what}"), what=_(detail))
        case _other:
            return _("not as expected")
