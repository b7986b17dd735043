"""What a validation error means, in words: what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ashore.i18n.active import N_, _, fill

EXPECTATIONS = (
    N_("a sum such as '2000.00'"),
    N_("a sum in quotes, such as '2000.00'"),
    N_("a sum from '0.00' to '100000000.00'"),
    N_("every id only once"),
)
"""What the workbook's own checks say was expected; the model knows no language, so its words are translated here."""


def explain(kind: str, context: Mapping[str, Any]) -> str:
    """A pydantic error type as a short phrase."""
    match kind:
        case "extra_forbidden":
            return _("unknown key")
        case "missing":
            return _("missing")
        case "string_type" | "string_sub_type":
            return _("expected a text in quotes")
        case "string_pattern_mismatch":
            return _("not in the expected form")
        case "string_too_long":
            return fill(_("longer than {n} characters"), n=str(context.get("max_length", "?")))
        case "literal_error":
            return fill(_("expected one of {choices}"), choices=str(context.get("expected", "")).replace(" or ", ", "))
        case "date_type" | "date_from_datetime_inexact" | "date_from_datetime_parsing" | "date_parsing":
            return _("expected a date such as 2026-12-15")
        case "int_type" | "int_parsing" | "int_from_float":
            return _("expected a whole number")
        case "bool_type":
            return _("expected true or false")
        case "tuple_type" | "list_type":
            return _("expected a list")
        case "dict_type" | "model_type" | "mapping_type":
            return _("expected a table")
        case "value_error":
            return fill(_("expected {what}"), what=_(str(context.get("error", ""))))
        case _other:
            return _("not as expected")
