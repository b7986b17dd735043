"""What a validation error means, in words: what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ashore.i18n.active import _, fill


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
            return fill(_("expected {what}"), what=str(context.get("error", "")))
        case _other:
            return _("not as expected")
