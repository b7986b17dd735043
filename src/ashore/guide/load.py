"""Reading the content: TOML, checked by pydantic; what is wrong is named with file, line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from ashore import resources
from ashore.errors import AshoreError
from ashore.guide.models import (
    BudgetForm,
    CallFile,
    Card,
    CardFile,
    Chapter,
    ClauseFile,
    ClauseRule,
    ClauseWords,
    ConductFile,
    ConductRule,
    Fact,
    FactFile,
    FactValue,
    Glossary,
    HelpFile,
    LetterParts,
    LetterTemplate,
    Model,
    OutlookFile,
    PaperFile,
    PaperKind,
    PathFile,
    Source,
    StepBlock,
    TermsGate,
    Words,
)
from ashore.guide.words import prefix_of, texts, with_contexts
from ashore.i18n import _, explain, fill
from ashore.toml_source import line_of, name_of

M = TypeVar("M", bound=Model)

BLANK = re.compile(r"\{([a-z0-9-]+)\.([a-z0-9_]+)\}")
"""A blank in a text that a fact's value fills: {credit-retention-5y.retention_years}."""


class ContentError(AshoreError):
    """A content file that is wrong; the message names file, line and key."""


@dataclass(frozen=True)
class Facts:
    """The facts of one jurisdiction."""

    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    language: str
    """The language in which lenders are written to there."""
    dear_above: Decimal | None = None
    """Percent a year above which a loan is marked."""
    behind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The facts behind a page of the workbook."""
    clocks: Mapping[str, FactValue] = field(default_factory=dict)
    """The numbers that the agenda counts by."""
    free_reports: int | None = None
    """How many credit reports a year are free."""

    def value(self, fact: str, key: str) -> str:
        """A value as it stands in texts."""
        return str(self.facts[fact].values[key])


def mentioned(words: Words) -> list[str]:
    """The facts whose values fill blanks of this text."""
    return [fact for fact, _key in BLANK.findall(words.source)]


@dataclass(frozen=True)
class Guide:
    """All that Ashore tells its reader, for one jurisdiction."""

    directory: Path
    jurisdiction: str

    @cached_property
    def facts(self) -> Facts:
        """The facts with their sources."""
        file = self._here("facts.toml", FactFile)
        facts = {fact.id: fact for fact in file.fact}
        line = file.dear_above
        return Facts(
            facts,
            {source.id: source for source in file.source},
            file.language,
            _number(facts, line) if line else None,
            file.behind,
            {str(name): value for name, value in file.clocks.items()},
            int(_number(facts, file.free_reports)) if file.free_reports else None,
        )

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters in order."""
        files = sorted((self.directory / "chapters").glob("*.toml"))
        return tuple(sorted((read(path, Chapter) for path in files), key=lambda chapter: chapter.number))

    @cached_property
    def budget(self) -> BudgetForm:
        """The groups and lines of the budget worksheet."""
        return read(self.directory / "budget.toml", BudgetForm)

    @cached_property
    def terms(self) -> TermsGate:
        """What is needed in writing before money goes out."""
        return read(self.directory / "terms.toml", TermsGate)

    @cached_property
    def glossary(self) -> Glossary:
        """Words explained."""
        return read(self.directory / "glossary.toml", Glossary)

    @cached_property
    def help(self) -> HelpFile:
        """Whom to turn to."""
        return self._here("help.toml", HelpFile)

    def _here(self, name: str, model: type[M]) -> M:
        """A file of the jurisdiction."""
        return read(self.directory / "jurisdictions" / self.jurisdiction / name, model)

    @cached_property
    def cards(self) -> CardFile:
        """Cards for hard moments, and the questions that lead to them."""
        return self._here("cards.toml", CardFile)

    @cached_property
    def outlook(self) -> OutlookFile:
        """What speaks for and against a visit, and what usually happens when."""
        return self._here("outlook.toml", OutlookFile)

    @cached_property
    def papers(self) -> Mapping[str, PaperKind]:
        """Kinds of court papers, by id."""
        return {paper.id: paper for paper in self._here("papers.toml", PaperFile).paper}

    @cached_property
    def calls(self) -> CallFile:
        """What is said on the telephone, and calm replies."""
        return self._here("calls.toml", CallFile)

    @cached_property
    def path(self) -> PathFile:
        """From need to an agreed plan."""
        return self._here("path.toml", PathFile)

    def card(self, name: str) -> Card:
        """A card by its id. Raises KeyError."""
        return {card.id: card for card in self.cards.card}[name]

    def number(self, named: FactValue) -> int:
        """A whole number of a fact. Raises ContentError."""
        return int(_number(self.facts.facts, named))

    @cached_property
    def conduct(self) -> Mapping[str, ConductRule]:
        """What collectors may not do there, by id."""
        file = self._here("conduct.toml", ConductFile)
        return {rule.id: rule for rule in file.rule}

    @cached_property
    def clauses(self) -> Mapping[str, ClauseRule]:
        """The rules of the clause check, by id."""
        return {rule.id: rule for rule in read(self.directory / "clauses" / "rules.toml", ClauseFile).rule}

    @cached_property
    def clause_words(self) -> tuple[ClauseWords, ...]:
        """What they look for, a file a language."""
        files = sorted((self.directory / "clauses" / "words").glob("*.toml"))
        return tuple(read(path, ClauseWords) for path in files)

    @cached_property
    def letters(self) -> Mapping[str, LetterTemplate]:
        """The letter templates by kind."""
        files = {path.stem: path for path in sorted((self.directory / "letters").glob("*.toml"))}
        parts = read(self.directory / "letters" / "parts" / "common.toml", LetterParts)
        templates = [read(path, LetterTemplate, partial(_whole_letter, parts, files)) for path in files.values()]
        return {template.id: template for template in sorted(templates, key=lambda t: (t.order, t.id))}

    @cached_property
    def steps(self) -> Mapping[str, StepBlock]:
        """Every step by id, in order of the chapters."""
        return {step.id: step for chapter in self.chapters for step in chapter.steps}


_LENGTHS = ("paragraph", "short", "spoken")


def _whole_letter(parts: LetterParts, files: Mapping[str, Path], data: dict[str, Any]) -> dict[str, Any]:
    """A letter with what it takes from its base, and from the parts that letters share."""
    base = files.get(str(data.get("base")))
    if base is not None and data.get("base") != data.get("id"):
        from_base = with_contexts(tomllib.loads(base.read_text("utf-8")), base.stem)
        data = {**{key: from_base[key] for key in ("field", *_LENGTHS) if key in from_base}, **data}
    shared: dict[str, Sequence[Model]] = {"field": parts.field}
    shared |= dict.fromkeys(_LENGTHS, parts.paragraph)
    whole = dict(data)
    for key, known in shared.items():
        if isinstance(entries := data.get(key), list):
            by_id = {getattr(part, "id", ""): part for part in known}
            whole[key] = [_shared(entry, by_id) for entry in entries]
    return {**whole, "phrase": parts.phrase}


def _shared(entry: Any, parts: Mapping[str, Model]) -> Any:
    """An entry itself, or the shared part that it names."""
    if isinstance(entry, dict) and set(entry) == {"use"} and entry["use"] in parts:
        return parts[entry["use"]]
    return entry


def _number(facts: Mapping[str, Fact], named: FactValue) -> Decimal:
    """A number of a fact. Raises ContentError."""
    fact = facts.get(named.fact)
    value = str(fact.values.get(named.value, "")) if fact else ""
    if not value.replace(".", "", 1).isdecimal():
        text = _("{place}: fact '{fact}' has no value '{key}'")
        raise ContentError(fill(text, place="facts.toml", fact=named.fact, key=named.value))
    return Decimal(value)


def read(path: Path, model: type[M], complete: Callable[[dict[str, Any]], dict[str, Any]] | None = None) -> M:
    """One content file; `complete` adds what it takes from others. Raises ContentError."""
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise ContentError(
            fill(_("{file}: cannot be read: {problem}"), file=name, problem=error.strerror or "")
        ) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(fill(_("{file}: not valid TOML: {problem}"), file=name, problem=str(error))) from None
    try:
        whole = with_contexts(data, prefix_of(path.name, data))
        return model.model_validate(complete(whole) if complete else whole)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        path_in_file = _without_tags(problem["loc"], data)
        raise ContentError(
            fill(
                _("{file}, line {line}, {key}: {problem}"),
                file=name,
                line=str(line_of(text, path_in_file)),
                key=name_of(path_in_file) or "?",
                problem=explain(problem["type"], problem.get("ctx", {})),
            )
        ) from None


def _without_tags(loc: tuple[str | int, ...], data: object) -> tuple[str | int, ...]:
    """The path in the file: pydantic also names the kind of block and the parts of a text, which are no keys there."""
    path: list[str | int] = []
    for number, part in enumerate(loc):
        if path[-2:-1] == ["block"] and isinstance(data, dict) and part == data.get("kind"):
            continue  # the tag of the kind of block, also where it reads like a key of it
        last = number == len(loc) - 1
        inside = (isinstance(data, dict) and part in data) or (isinstance(data, list) and isinstance(part, int))
        if inside:
            here: Any = data
            data = here[part]
            path.append(part)
        elif last and isinstance(data, dict) and part not in ("source", "context"):
            path.append(part)
    return tuple(path)


@cache
def load(jurisdiction: str = "cn", directory: Path | None = None) -> Guide:
    """The guidance of a jurisdiction; each part is read when it is first asked for."""
    return Guide(directory or resources.content_dir(), jurisdiction)


def check(guide: Guide) -> Iterator[str]:
    """What is wrong across files, in words: facts that are missing or unsettled, ids used twice, empty texts."""
    facts = guide.facts
    for fact in facts.facts.values():
        for reference in fact.sources:
            if reference.id not in facts.sources:
                yield fill(_("fact {fact}: no source '{source}'"), fact=fact.id, source=reference.id)
    seen: dict[str, str] = {}
    for chapter in guide.chapters:
        for step in chapter.steps:
            if step.id in seen:
                yield fill(_("step {step} stands in two chapters"), step=step.id)
            seen[step.id] = chapter.id
    for name, fact_id, key in _uses(guide):
        known = facts.facts.get(fact_id)
        if known is None:
            yield fill(_("{place}: no fact '{fact}'"), place=name, fact=fact_id)
        elif known.certainty == "unsure":
            yield fill(_("{place}: fact '{fact}' is not settled and may not be stated"), place=name, fact=fact_id)
        elif key is not None and key not in known.values:
            yield fill(_("{place}: fact '{fact}' has no value '{key}'"), place=name, fact=fact_id, key=key)


def _uses(guide: Guide) -> Iterator[tuple[str, str, str | None]]:
    """Every use of a fact: where, which, and the value that fills a blank."""
    for path in sorted(guide.directory.rglob("*.toml")):
        if path.name == "facts.toml" and path.parent.name != guide.jurisdiction:
            continue
        data = tomllib.loads(path.read_text("utf-8"))
        name = f"{path.parent.name}/{path.name}"
        for listed in _listed(data):
            yield name, listed, None
        for text in texts(data, prefix_of(path.name, data)):
            for fact, key in BLANK.findall(text.source):
                yield f"{name} ({text.context})", fact, key


def _listed(data: object) -> Iterator[str]:
    if isinstance(data, list):
        for item in data:
            yield from _listed(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key == "facts" and isinstance(value, list):
                yield from map(str, value)
            elif key == "behind" and isinstance(value, dict):
                for facts in value.values():
                    yield from map(str, facts)
            else:
                yield from _listed(value)
