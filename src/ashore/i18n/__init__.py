"""Languages: catalogues, and what is written and read in each; the kit for translators."""

from ashore.i18n.problems import explain
from ashore.i18n.texts import (
    K_,
    N_,
    _,
    current,
    fill,
    guide_text,
    in_english,
    key_label,
    letter_text,
    ngettext,
    sentences,
    use,
    watch,
)

__all__ = [
    "K_",
    "N_",
    "_",
    "current",
    "explain",
    "fill",
    "guide_text",
    "in_english",
    "key_label",
    "letter_text",
    "ngettext",
    "sentences",
    "use",
    "watch",
]
