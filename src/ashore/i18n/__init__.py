"""Languages: catalogues, formatting and parsing per locale, the extractor for the content files."""

from ashore.i18n.problems import explain
from ashore.i18n.texts import N_, _, current, fill, guide_text, letter_text, ngettext, sentences, use, watch

__all__ = [
    "N_",
    "_",
    "current",
    "explain",
    "fill",
    "guide_text",
    "letter_text",
    "ngettext",
    "sentences",
    "use",
    "watch",
]
