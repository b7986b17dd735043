"""All that Ashore tells its reader, for one place: read from the content when it is first asked for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ashore.guide.facts import Facts, ReadLater, number_of
from ashore.guide.jurisdiction import adapted
from ashore.guide.models.chapter import Chapter, LeadingBlock, MoreSections, StepBlock
from ashore.guide.models.facts import FactFile, InsteadFile, MoreFacts
from ashore.guide.place_files import PlaceFiles
from ashore.guide.read import Complete, ContentError, M, read
from ashore.guide.texts import BLANK
from ashore.i18n import _, fill
from ashore.storage import paths

if TYPE_CHECKING:
    from ashore.guide.answers import Answers
    from ashore.guide.letters import Letters
    from ashore.guide.models.base import FactValue, Words
    from ashore.guide.models.budget import BudgetForm
    from ashore.guide.models.calls import CallFile
    from ashore.guide.models.cards import Card, CardFile, CardRole
    from ashore.guide.models.conduct import ClauseRule, ClauseWords, ConductRule
    from ashore.guide.models.glossary import Glossary
    from ashore.guide.models.help import HelpFile
    from ashore.guide.models.outlook import OutlookFile
    from ashore.guide.models.papers import PaperAnswer, PaperCheck, PaperFile, PaperKind, PaperQuestion
    from ashore.guide.models.path import PathFile
    from ashore.guide.models.renamed import Renamed
    from ashore.guide.models.terms import TermsGate
    from ashore.guide.models.timeline import Stage
    from ashore.guide.statements import StatementData


HOME = "cn"
"""The jurisdiction on whose facts the shared files rest. Of these, others show what their own facts carry."""


def mentioned(words: Words) -> list[str]:
    """The facts whose values fill blanks of this text."""
    return [fact for fact, _key in BLANK.findall(words.source)]


@dataclass(frozen=True)
class Guide:
    """All that Ashore tells its reader, for one jurisdiction.

    `own` is where the user's places lie, where it is one of them: each file there comes before the one of that name in
    the place of the same code that ships.
    """

    directory: Path
    jurisdiction: str
    own: Path | None = None

    @cached_property
    def facts(self) -> Facts:
        """The facts with their sources."""
        file = self._file
        below = self.base.facts if self.base else None
        first = {**(below.facts if below else {}), **{fact.id: fact for fact in file.fact}}
        facts = ReadLater(first, lambda: {fact.id: fact for part in self._more_facts for fact in part.fact})
        line, private = file.dear_above, file.private_times
        return Facts(
            facts,
            ReadLater(
                {**(below.sources if below else {}), **{source.id: source for source in file.source}},
                lambda: {source.id: source for part in self._more_facts for source in part.source},
            ),
            file.language,
            number_of(facts, line, self.jurisdiction) if line else None,
            number_of(facts, private, self.jurisdiction) if private else None,
            file.behind,
            {str(name): value for name, value in file.clocks.items()},
            int(number_of(facts, file.free_reports, self.jurisdiction)) if file.free_reports else None,
            file.title,
            file.currency,
            {**(below.notes if below else {}), **{note.id: note for note in file.note}},
        )

    @cached_property
    def _more_facts(self) -> tuple[MoreFacts, ...]:
        """The facts of the place by which the program itself does not count, by subject."""
        return tuple(read(path, MoreFacts) for path in self.files.each("facts"))

    @property
    def is_base(self) -> bool:
        """Whether it rests on no other place."""
        return self._file.base is None

    @cached_property
    def files(self) -> PlaceFiles:
        """Its own files."""
        shipped = self.directory / "jurisdictions" / self.jurisdiction
        return PlaceFiles((self.own / self.jurisdiction, shipped) if self.own else (shipped,))

    @cached_property
    def _file(self) -> FactFile:
        return read(self.files.one("facts.toml") or self.files.folders[0] / "facts.toml", FactFile)

    @cached_property
    def base(self) -> Guide | None:
        """The jurisdiction whose files stand in for those that are not here."""
        return load(self._file.base, self.directory, self.own) if self._file.base else None

    @cached_property
    def _instead(self) -> Mapping[str, dict[str, str]]:
        """The texts that stand here for shared ones, by the id of what they replace."""
        found = dict(self.base._instead) if self.base else {}
        for name in ("instead.toml", "letters.toml"):
            if path := self.files.one(name):
                for text in read(path, InsteadFile).instead:
                    words = {"context": text.text.context, "source": text.text.source}
                    found |= dict.fromkeys(text.at, words)
        return found

    def _shared(self, path: Path, model: type[M], complete: Complete | None = None) -> M:
        """A file that all jurisdictions share; of it what the facts here carry."""
        if self.jurisdiction == HOME:
            return read(path, model, complete)

        def here(data: dict[str, Any]) -> dict[str, Any]:
            whole = complete(data) if complete else data
            return adapted(whole, self.facts.facts.__contains__, self._instead, self._has_card)

        return read(path, model, here)

    def _here(self, name: str, model: type[M]) -> M:
        """A file of the jurisdiction, or else of its base, or else what its facts carry of the first one's."""
        if path := self.files.one(name):
            return read(path, model)
        if self.base:
            return self.base._here(name, model)
        return self._shared(self.directory / "jurisdictions" / HOME / name, model)

    def _more(self) -> list[MoreSections]:
        """The sections that chapters have here besides the shared ones."""
        more = [read(path, MoreSections) for path in self.files.each("chapters")]
        return (self.base._more() if self.base else []) + more

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters in order."""
        files = sorted((self.directory / "chapters").glob("*.toml"))
        chapters = {chapter.id: chapter for chapter in (self._shared(path, Chapter) for path in files)}
        for more in self._more():
            if (chapter := chapters.get(more.chapter)) is None:
                raise ContentError(fill(_("{place}: no chapter '{chapter}'"), place=more.id, chapter=more.chapter))
            chapters[chapter.id] = chapter.model_copy(update={"section": (*chapter.section, *more.section)})
        return tuple(sorted(chapters.values(), key=lambda chapter: chapter.number))

    @cached_property
    def budget(self) -> BudgetForm:
        """The groups and lines of the budget worksheet."""
        from ashore.guide.models.budget import BudgetForm

        return self._shared(self.directory / "budget.toml", BudgetForm)

    @cached_property
    def terms(self) -> TermsGate:
        """What is needed in writing before money goes out."""
        from ashore.guide.models.terms import TermsGate

        return self._shared(self.directory / "terms.toml", TermsGate)

    @cached_property
    def glossary(self) -> Glossary:
        """Words explained."""
        from ashore.guide.models.glossary import Glossary

        return self._shared(self.directory / "glossary.toml", Glossary)

    @cached_property
    def renamed(self) -> tuple[Renamed, ...]:
        """The ids that are no longer here, and where they lead: those of the place, and those that all share."""
        from ashore.guide.models.renamed import RenamedFile

        found = read(self.directory / "renamed.toml", RenamedFile).renamed
        return tuple(one for one in found if one.place in (None, self.jurisdiction))

    @cached_property
    def help(self) -> HelpFile:
        """Whom to turn to."""
        from ashore.guide.models.help import HelpFile

        return self._here("help.toml", HelpFile)

    @cached_property
    def cards(self) -> CardFile:
        """Cards for hard moments, and the questions that lead to them."""
        from ashore.guide.models.cards import CardFile

        return self._here("cards.toml", CardFile)

    @cached_property
    def outlook(self) -> OutlookFile:
        """What speaks for and against a visit."""
        from ashore.guide.models.outlook import OutlookFile

        return self._here("outlook.toml", OutlookFile)

    @cached_property
    def timeline(self) -> tuple[Stage, ...]:
        """What usually happens when, stage by stage."""
        from ashore.guide.models.timeline import TimelineFile

        return self._here("timeline.toml", TimelineFile).stage

    @cached_property
    def _papers(self) -> PaperFile:
        from ashore.guide.models.papers import PaperFile

        return self._here("papers.toml", PaperFile)

    @cached_property
    def papers(self) -> Mapping[str, PaperKind]:
        """Kinds of court papers, by id."""
        return {paper.id: paper for paper in self._papers.paper}

    @property
    def paper_questions(self) -> tuple[PaperQuestion, ...]:
        """What is asked about a court paper, one question at a time."""
        return self._papers.question

    def paper_answer(self, says: PaperCheck) -> PaperAnswer:
        """What follows from what the court says of a paper."""
        return next(answer for answer in self._papers.answer if answer.says == says)

    @cached_property
    def calls(self) -> CallFile:
        """What is said on the telephone, and calm replies."""
        from ashore.guide.models.calls import CallFile

        return self._here("calls.toml", CallFile)

    @cached_property
    def answers(self) -> Answers:
        """What people ask. The shared ones are those of the first place: each rests on its law."""
        from ashore.guide.answers import NONE, read_answers

        shared = self.directory / "answers" if self.jurisdiction == HOME else None
        if folder := self.files.one("answers") or shared:
            return read_answers(folder, self)
        return self.base.answers if self.base else NONE

    @cached_property
    def statements(self) -> StatementData:
        """By what names and words account statements are read."""
        from ashore.guide.statements import read_statements

        return read_statements(self.directory, self)

    @cached_property
    def path(self) -> PathFile:
        """From need to an agreed plan."""
        from ashore.guide.models.path import PathFile

        return self._here("path.toml", PathFile)

    def _has_card(self, name: str) -> bool:
        return any(card.id == name for card in self.cards.card)

    def card(self, name: str) -> Card:
        """A card by its id. Raises KeyError."""
        return {card.id: card for card in self.cards.card}[name]

    def card_for(self, role: CardRole) -> Card:
        """The card of a role. Raises KeyError."""
        return {card.role: card for card in self.cards.card}[role]

    def card_of(self, block: LeadingBlock) -> str | None:
        """The id of the card that a block opens, by that id or by its role; None where it opens something else."""
        roles: tuple[CardRole, ...] = ("door", "pause")
        role = next((role for role in roles if role == block.opens), None)
        return self.card_for(role).id if role else block.card

    def number(self, named: FactValue) -> int:
        """A whole number of a fact. Raises ContentError."""
        return int(number_of(self.facts.facts, named, self.jurisdiction))

    @cached_property
    def conduct(self) -> Mapping[str, ConductRule]:
        """What collectors may not do there, by id."""
        from ashore.guide.models.conduct import ConductFile

        file = self._here("conduct.toml", ConductFile)
        return {rule.id: rule for rule in file.rule}

    @cached_property
    def clauses(self) -> Mapping[str, ClauseRule]:
        """The rules of the clause check, by id."""
        from ashore.guide.models.conduct import ClauseFile

        file = self._shared(self.directory / "clauses" / "rules.toml", ClauseFile)
        rules = {rule.id: rule for rule in file.rule}
        return {**rules, **(self.base.clauses if self.base else {}), **self._own_clauses}

    @cached_property
    def _own_clauses(self) -> Mapping[str, ClauseRule]:
        """The rules of the clause check that stand here for shared ones."""
        from ashore.guide.models.conduct import ClauseFile

        path = self.files.one("clauses.toml")
        return {rule.id: rule for rule in read(path, ClauseFile).rule} if path else {}

    @cached_property
    def clause_words(self) -> tuple[ClauseWords, ...]:
        """What they look for, a file a language."""
        from ashore.guide.models.conduct import ClauseWords

        files = sorted((self.directory / "clauses" / "words").glob("*.toml"))
        return tuple(read(path, ClauseWords) for path in files)

    @cached_property
    def letters(self) -> Letters:
        """The letter templates by kind."""
        from ashore.guide.letters import Letters

        return Letters(self.directory / "letters", self._shared, self._letter_folders())

    def _letter_folders(self) -> tuple[Path, ...]:
        """Where the letters of the place alone lie: a later folder comes before an earlier one."""
        own = (folder / "letters" for folder in reversed(self.files.folders))
        return (*(self.base._letter_folders() if self.base else ()), *own)

    @cached_property
    def steps(self) -> Mapping[str, StepBlock]:
        """Every step by id, in order of the chapters."""
        return {step.id: step for chapter in self.chapters for step in chapter.steps}


def load(jurisdiction: str = HOME, directory: Path | None = None, own: Path | None = None) -> Guide:
    """The guidance of a jurisdiction; each part is read when it is first asked for. `own`: where the user's places lie,
    one of which may be meant."""
    users = own if own and os.path.lexists(own / jurisdiction) else None
    return _load(jurisdiction, directory or paths.content_dir(), users)


@cache
def _load(jurisdiction: str, directory: Path, own: Path | None) -> Guide:
    return Guide(directory, jurisdiction, own)
