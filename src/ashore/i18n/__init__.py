"""Languages: catalogues, formatting and parsing per locale, the extractor for the content files."""

from ashore.i18n.active import N_, _, current, fill, guide_text, letter_text, ngettext, sentences, use, watch
from ashore.i18n.problems import explain

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
