"""Which model reads which file of the content, by where the file lies."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import PurePath
from typing import TYPE_CHECKING

from ashore.guide.models.answer import AnswerFile, AnswerWords
from ashore.guide.models.budget import BudgetForm
from ashore.guide.models.calls import CallFile
from ashore.guide.models.cards import CardFile
from ashore.guide.models.chapter import Chapter, MoreSections
from ashore.guide.models.conduct import ClauseFile, ClauseWords, ConductFile
from ashore.guide.models.facts import FactFile, InsteadFile, MoreFacts
from ashore.guide.models.glossary import Glossary
from ashore.guide.models.help import HelpFile
from ashore.guide.models.letter import LetterFile, LetterParts
from ashore.guide.models.outlook import OutlookFile
from ashore.guide.models.papers import PaperFile
from ashore.guide.models.path import PathFile
from ashore.guide.models.renamed import RenamedFile
from ashore.guide.models.statements import StatementFormats, StatementWords
from ashore.guide.models.style import Style
from ashore.guide.models.terms import TermsGate
from ashore.guide.models.timeline import TimelineFile

if TYPE_CHECKING:
    from ashore.guide.models.base import Model

KINDS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "chapter": (Chapter, ("chapters/*.toml",)),
    "letter": (LetterFile, ("letters/*.toml", "jurisdictions/*/letters/*.toml")),
    "letter-parts": (LetterParts, ("letters/parts/*.toml",)),
    "clauses": (ClauseFile, ("clauses/rules.toml", "jurisdictions/*/clauses.toml")),
    "clause-words": (ClauseWords, ("clauses/words/*.toml",)),
    "budget": (BudgetForm, ("budget.toml",)),
    "terms": (TermsGate, ("terms.toml",)),
    "renamed": (RenamedFile, ("renamed.toml",)),
    "glossary": (Glossary, ("glossary.toml",)),
    "answers": (AnswerFile, ("answers/*.toml",)),
    "answer-words": (AnswerWords, ("answers/words/*.toml",)),
    "style": (Style, ("style/*.toml",)),
    "more-sections": (MoreSections, ("jurisdictions/*/chapters/*.toml",)),
    "facts": (FactFile, ("jurisdictions/*/facts.toml",)),
    "more-facts": (MoreFacts, ("jurisdictions/*/facts/*.toml",)),
    "instead": (InsteadFile, ("jurisdictions/*/instead.toml", "jurisdictions/*/letters.toml")),
    "help": (HelpFile, ("jurisdictions/*/help.toml",)),
    "cards": (CardFile, ("jurisdictions/*/cards.toml",)),
    "outlook": (OutlookFile, ("jurisdictions/*/outlook.toml",)),
    "timeline": (TimelineFile, ("jurisdictions/*/timeline.toml",)),
    "papers": (PaperFile, ("jurisdictions/*/papers.toml",)),
    "calls": (CallFile, ("jurisdictions/*/calls.toml",)),
    "path": (PathFile, ("jurisdictions/*/path.toml",)),
    "statement-formats": (StatementFormats, ("statements/formats/*.toml",)),
    "statement-words": (StatementWords, ("statements/words.toml",)),
    "conduct": (ConductFile, ("jurisdictions/*/conduct.toml",)),
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


def kind_in_place(file: PurePath) -> str | None:
    """The kind of a file of a place, by its path within the folder of the place; None where it is none."""
    parts = ("jurisdictions", "*", *file.parts)
    for kind, (_model, patterns) in KINDS.items():
        of_place = (f"jurisdictions/*/{one}" if one.startswith("answers/") else one for one in patterns)
        if any(len(parts) == pattern.count("/") + 1 and fnmatch("/".join(parts), pattern) for pattern in of_place):
            return kind
    return None
