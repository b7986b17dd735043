"""Words explained."""

from ashore.guide.models.base import Id, Ids, Model
from ashore.guide.models.text_kinds import MeaningText, TermText


class Term(Model):
    """A word explained."""

    id: Id
    term: TermText
    meaning: MeaningText
    facts: Ids = ()


class Glossary(Model):
    """content/glossary.toml"""

    id: Id
    word: tuple[Term, ...]
