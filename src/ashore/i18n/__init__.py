"""Languages: catalogues, and what is written and read in each; the kit for translators."""

from ashore.i18n.problems import explain
from ashore.i18n.texts import N_, _, current, fill, guide_text, in_english, letter_text, ngettext, sentences, use, watch

__all__ = [
    "N_",
    "_",
    "current",
    "explain",
    "fill",
    "guide_text",
    "in_english",
    "letter_text",
    "ngettext",
    "sentences",
    "use",
    "watch",
]
