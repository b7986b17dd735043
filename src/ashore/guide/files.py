"""Which model reads which file of the content, by where the file lies."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import PurePath
from typing import TYPE_CHECKING

from ashore.guide import models

if TYPE_CHECKING:
    from ashore.guide.models.base import Model

KINDS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "chapter": (models.Chapter, ("chapters/*.toml",)),
    "letter": (models.LetterFile, ("letters/*.toml", "jurisdictions/*/letters/*.toml")),
    "letter-parts": (models.LetterParts, ("letters/parts/*.toml",)),
    "clauses": (models.ClauseFile, ("clauses/rules.toml", "jurisdictions/*/clauses.toml")),
    "clause-words": (models.ClauseWords, ("clauses/words/*.toml",)),
    "budget": (models.BudgetForm, ("budget.toml",)),
    "terms": (models.TermsGate, ("terms.toml",)),
    "renamed": (models.RenamedFile, ("renamed.toml",)),
    "glossary": (models.Glossary, ("glossary.toml",)),
    "answers": (models.AnswerFile, ("answers/*.toml",)),
    "answer-words": (models.AnswerWords, ("answers/words/*.toml",)),
    "more-sections": (models.MoreSections, ("jurisdictions/*/chapters/*.toml",)),
    "facts": (models.FactFile, ("jurisdictions/*/facts.toml",)),
    "more-facts": (models.MoreFacts, ("jurisdictions/*/facts/*.toml",)),
    "instead": (models.InsteadFile, ("jurisdictions/*/instead.toml", "jurisdictions/*/letters.toml")),
    "help": (models.HelpFile, ("jurisdictions/*/help.toml",)),
    "cards": (models.CardFile, ("jurisdictions/*/cards.toml",)),
    "outlook": (models.OutlookFile, ("jurisdictions/*/outlook.toml",)),
    "timeline": (models.TimelineFile, ("jurisdictions/*/timeline.toml",)),
    "papers": (models.PaperFile, ("jurisdictions/*/papers.toml",)),
    "calls": (models.CallFile, ("jurisdictions/*/calls.toml",)),
    "path": (models.PathFile, ("jurisdictions/*/path.toml",)),
    "conduct": (models.ConductFile, ("jurisdictions/*/conduct.toml",)),
}
"""Each kind of file below `content`: its model, and where such files lie."""


def kind_of(file: PurePath) -> str | None:
    """The kind of a file, by the last parts of its path, the longest pattern first; None where it is none."""
    found = {pattern: kind for kind, (_model, patterns) in KINDS.items() for pattern in patterns}
    for pattern in sorted(found, key=lambda pattern: -pattern.count("/")):
        parts = pattern.count("/") + 1
        if fnmatch("/".join(file.parts[-parts:]), pattern):
            return found[pattern]
    return None


def model_of(file: PurePath) -> type[Model] | None:
    """The model that reads a file as its author writes it; None where it is no file of the content."""
    kind = kind_of(file)
    return KINDS[kind][0] if kind else None
