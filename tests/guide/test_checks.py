"""What `ashore check content` tells: each fault planted into a copy of the content, and nothing else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import polib
import pytest

from ashore.cli.content import in_places, in_texts
from ashore.cli.main import main
from ashore.guide.checks.told import languages, told
from ashore.guide.guide import _load
from ashore.guide.installed import _in_force, places
from ashore.i18n import use
from ashore.i18n.catalogue import ENGLISH
from ashore.storage import paths

CN, GB, ANY = (f"jurisdictions/{code}" for code in ("cn", "gb", "any"))


class Planted(NamedTuple):
    """A fault in a file, and what is said of it, after the place or the file."""

    file: str
    old: str
    new: str
    named: tuple[str, ...]


LONG = (
    "Firms must take care that others do not learn of your debt, and it is so at all times of the day and of the night."
)
FAULTS = {
    "a blank that is no fact": Planted(
        f"{GB}/cards.toml",
        "'Ask who it is before anything else.'",
        "'Ask who it is before anything else: {gb-nothing.number}.'",
        ("gb: gb/cards.toml, line 36, card[1].part[1].items: no fact 'gb-nothing'",),
    ),
    "a fact that is not there": Planted(
        f"{GB}/help.toml",
        "facts = ['gb-emergency']",
        "facts = ['gb-emergency', 'gb-no-such']",
        ("gb: gb/help.toml, line 8, line[1].facts: no fact 'gb-no-such'",),
    ),
    "a blank without the value": Planted(
        f"{GB}/cards.toml",
        "'Who are you? Which company? For which lender?'",
        "'Who are you? Which company? {gb-emergency}'",
        (f"{GB}/cards.toml (cards-gb/door/ask/items/1), en: nothing fills the blank {{gb-emergency}}",),
    ),
    "a blank with one brace": Planted(
        f"{GB}/cards.toml",
        "'I do not agree to you coming in.'",
        "'I do not agree to you coming in, gb-emergency.number}.'",
        (
            (
                f"{GB}/cards.toml (cards-gb/door/say/items/1), en: "
                "a brace without its other half, or a blank that is written wrongly"
            ),
        ),
    ),
    "a blank of a letter that nothing fills": Planted(
        "letters/payoff.toml",
        'text = "Request to settle in one payment"',
        'text = "Request to settle in one payment, {lendr}"',
        tuple(
            f"{place}: payoff (payoff/title-paragraph/text): nothing fills the blank {{lendr}}"
            for place in ("cn", "gb", "any")
        ),
    ),
    "a text that could not be replaced": Planted(
        f"{ANY}/instead.toml",
        "at = ['repair/answer']",
        "at = ['repair/answer', 'repair/no-such']",
        ("any: any/instead.toml, line 8, instead[1].at: no text 'repair/no-such' that it could replace",),
    ),
    "a card without its role": Planted(f"{GB}/cards.toml", "role = 'door'\n", "", ("gb: no card with role = 'door'",)),
    "a card that nothing leads to": Planted(
        f"{GB}/cards.toml",
        "card = 'heavy'",
        "card = 'hevy'",
        ("gb: no card 'hevy'", "gb: the card 'heavy' has no role, and no question leads to it"),
    ),
    "a line of help without its role": Planted(
        f"{GB}/help.toml", "role = 'despair'\n", "", ("gb: no line of help with role = 'despair'",)
    ),
    "nobody for other questions": Planted(
        f"{CN}/help.toml", "role = 'questions'\n", "", ("cn: no line of help with role = 'questions'",)
    ),
    "a conduct rule that signals nothing": Planted(
        f"{GB}/conduct.toml",
        "signals = 'threat'\n",
        "",
        ("gb: no conduct rule with signals = 'threat'",),
    ),
    "a clause rule that signals nothing": Planted(
        f"{ANY}/clauses.toml",
        "signals = 'despair'\n",
        "",
        ("any: no rule of the clause check with signals = 'despair'",),
    ),
    "a letter without its role": Planted(
        "letters/more-time.toml",
        "roles = ['after-own-promise']\n",
        "",
        tuple(f"{place}: no letter with 'after-own-promise' among its roles" for place in ("cn", "gb", "any")),
    ),
    "an offer that cannot ask": Planted(
        "letters/hardship.toml",
        "asks = 'instalments'\n",
        "",
        tuple(f"{place}: letter hardship: no answer that asks = 'instalments'" for place in ("cn", "gb", "any")),
    ),
    "no answer to despair": Planted(
        "answers/self.toml", "role = 'despair'\n", "", ("cn: no answer with role = 'despair'",)
    ),
    "a number of no fact": Planted(
        f"{GB}/help.toml",
        "'No money for food: your council, a food bank'",
        "'No money for food: your council, 3 food banks'",
        (
            (
                f"{GB}/help.toml (help-gb/need/text), en: a number that is of no fact: "
                "'No money for food: your council, 3 food banks'"
            ),
        ),
    ),
    "an office of another place": Planted(
        f"{GB}/help.toml",
        "'These lines are for England and Wales, not for Scotland or Northern Ireland'",
        "'These lines are for England and Wales; ask the NFRA'",
        (f"gb, {GB}/help.toml (help-gb/scope/text), en: 'NFRA' belongs to another place: cn",),
    ),
    "an office of another place, by what its source is called": Planted(
        f"{CN}/help.toml",
        "'No money for food or medicine: ask",
        "'No money for food or medicine: ask the Financial Ombudsman Service or",
        (f"cn, {CN}/help.toml (help-cn/need/text), en: 'Financial Ombudsman Service' belongs to another place: gb",),
    ),
    "an office of another place in a letter": Planted(
        f"{GB}/letters.toml",
        "text = 'Financial Ombudsman Service'",
        "text = 'National Financial Regulatory Administration'",
        (
            (
                f"gb, {GB}/letters.toml (letters-gb/supervisor/text), en: "
                "'National Financial Regulatory Administration' belongs to another place: cn"
            ),
        ),
    ),
    "an office of one place in a letter that all share": Planted(
        "letters/payoff.toml",
        '"Nothing is needed"',
        '"A form of StepChange"',
        tuple(
            f"{place}, letters/payoff.toml (payoff/header/attach/1), en: 'StepChange' belongs to another place: gb"
            for place in ("cn", "any")
        ),
    ),
    "a number to ring in another place": Planted(
        f"{GB}/facts.toml",
        "'Samaritans listen day and night, free of charge: 116 123.'",
        "'Samaritans listen day and night, free of charge: 116 123, or 12378.'",
        (f"gb, {GB}/facts.toml (facts-gb/gb-samaritans/statement), en: '12378' belongs to another place: cn",),
    ),
    "blame": Planted(
        f"{GB}/help.toml",
        "'Violence, threats, somebody who does not leave:",
        "'It is not your fault. Violence, threats, somebody who does not leave:",
        (f"{GB}/help.toml (help-gb/danger/text), en: 'your fault' stands in no text here (style: blame)",),
    ),
    "certainty in a chapter": Planted(
        "chapters/2-prevent.toml",
        "short = 'Keep it from getting there'",
        "short = 'Guaranteed'",
        ("chapters/2-prevent.toml (prevent/short), en: 'Guaranteed' stands in no text here (style: certainty)",),
    ),
    "a note for a statement": Planted(
        f"{GB}/facts.toml",
        "'Police, ambulance and fire brigade in danger: 999.'",
        "'Police, ambulance and fire brigade ONLY in danger: 999.'",
        (f"{GB}/facts.toml (facts-gb/gb-emergency/statement), en: 'ONLY' stands in no text here (style: notes)",),
    ),
    "a statement that is no sentence": Planted(
        f"{GB}/facts.toml",
        "'StepChange Debt Charity advises free of charge: 0800 138 1111.'",
        "'StepChange Debt Charity: 0800 138 1111'",
        (
            (
                f"{GB}/facts.toml (facts-gb/gb-stepchange-line/statement), en: a statement that is no whole sentence: "
                "'StepChange Debt Charity: 0800 138 1111'"
            ),
        ),
    ),
    "law in the place that states none": Planted(
        f"{ANY}/calls.toml",
        "'I want to repay. I can promise only what my budget carries.'",
        "'I want to repay. By law I can promise only what my budget carries.'",
        (f"{ANY}/calls.toml (calls-any/pay-today/reply), en: 'By law' stands in no text here (style: law)",),
    ),
    "days that do not bind all": Planted(
        "chapters/3-negotiate.toml",
        "A bank or consumer-finance company has {complaint-15-30-60.days} days for",
        "It has {complaint-15-30-60.days} days for",
        (
            (
                "chapters/3-negotiate.toml (negotiate/refused/bank/text), en: a number of 'complaint-15-30-60' "
                "without whom it binds: bank"
            ),
        ),
    ),
    "a sentence that is too long": Planted(
        f"{ANY}/calls.toml",
        "'Do not name a sum that you have not worked out.'",
        f"'Do not name a sum that you have not worked out{' and so' * 13}.'",
        (
            (
                f"{ANY}/calls.toml (calls-any/pay-today/stop), en: a sentence of 37 words, at most 30: "
                "'Do not name a sum that you have not worked out and so and so…'"
            ),
        ),
    ),
    "long sentences": Planted(
        f"{GB}/clauses.toml",
        "'This says how heavy it is for you.'",
        f"'{LONG} {LONG}'",
        (f"{GB}/clauses.toml, en: the sentences have 12.8 words on average, at most 12",),
    ),
}
"""Each in another text. A file that is not there yet needs no check: that is told where it is read."""

SAID = {
    "a promise": (
        "zh_CN", "guide", "prevent/title",
        "可以避免。",
        "chapters/2-prevent.toml (prevent/title), zh_CN: '可以避免' stands in no text here (style: promise)",
    ),
    "another word for a term": (
        "zh_CN", "guide", "prevent/speak/title",
        "跟贷款方谈",
        ("chapters/2-prevent.toml (prevent/speak/title), zh_CN: "
        "'贷款方' is not the term for 'lender': that is '放款机构'"),
    ),
    "another term in the glossary": (
        "zh_CN", "guide", "glossary/overdue/term",
        "晚还",
        "glossary.toml (glossary/overdue/term), zh_CN: '晚还' is not the term for 'overdue': that is '逾期'",
    ),
    "the reader is spoken to otherwise": (
        "zh_CN", "letters", "payoff/header/says",
        "您有一笔钱。",
        "letters/payoff.toml (payoff/header/says), zh_CN: '您' is not the term for 'you (the reader)': that is '你'",
    ),
    "a number of no fact": (
        "ru", "guide", "prevent/short",
        "За 3 дня",
        "chapters/2-prevent.toml (prevent/short), ru: a number that is of no fact: 'За 3 дня'",
    ),
    "a blank is missing": (
        "zh_Hant", "guide", "help-gb/distress/text",
        "太難受：{gb-samaritans.number}",
        f"{GB}/help.toml (help-gb/distress/text), zh_Hant: the blank {{gb-emergency.number}} is missing",
    ),
    "an office of another place": (
        "zh_CN", "guide", "conduct-gb/third-person/text",
        "找金融监管总局。",
        f"gb, {GB}/conduct.toml (conduct-gb/third-person/text), zh_CN: '金融监管总局' belongs to another place: cn",
    ),
    "a sentence that is too long": (
        "zh_Hant", "guide", "conduct-gb/third-person/can",
        "一二三四五六七八九十" * 4 + "。",
        (f"{GB}/conduct.toml (conduct-gb/third-person/can), zh_Hant: a sentence of 40 characters, at most 38: "
        f"'{'一二三四五六七八九十' * 4}…'"),
    ),
}  # fmt: skip
"""Faults in translations: language, catalogue, context, text; and what is said."""


def problems(content: Path, locales: Path) -> list[str]:
    """What is wrong in the texts and places of a folder of content."""
    guides, broken = places(content)
    assert broken == []
    folders = (locales, paths.packaged_locales())
    return [*in_places(guides), *in_texts(guides, content, tuple(languages(folders)))]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said, in English, of a copy of the content in which all of the faults are planted."""
    use(ENGLISH)  # it is made before a test begins, whatever was spoken before that
    folder = tmp_path_factory.mktemp("planted")
    content, locales = folder / "content", folder / "locales"
    shutil.copytree(paths.content_dir(), content)
    for fault in FAULTS.values():
        path = content / fault.file
        text = path.read_text("utf-8")
        assert fault.old in text, fault
        path.write_text(text.replace(fault.old, fault.new, 1), "utf-8")
    sources = {text.context: text.source for text in told(content)}
    for tag, domain, context, said, _named in SAID.values():
        path = locales / tag / "LC_MESSAGES" / f"{domain}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue = polib.pofile(str(path)) if path.exists() else polib.POFile()
        catalogue.append(polib.POEntry(msgctxt=context, msgid=sources[context], msgstr=said))
        catalogue.save(str(path))
    _load.cache_clear()
    _in_force.cache_clear()  # it holds what was loaded
    return problems(content, locales)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_content_is_named(fault: str, found: list[str]) -> None:
    assert [line for line in FAULTS[fault].named if found.count(line) != 1] == []


@pytest.mark.parametrize("fault", SAID)
def test_a_fault_in_a_translation_is_named(fault: str, found: list[str]) -> None:
    assert found.count(SAID[fault][-1]) == 1


def test_nothing_else_is_named(found: list[str]) -> None:
    named = {line for fault in FAULTS.values() for line in fault.named} | {said[-1] for said in SAID.values()}
    assert sorted(set(found) - named) == []


def test_the_content_as_it_ships_is_sound(tmp_path: Path) -> None:
    assert problems(paths.content_dir(), tmp_path) == []


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The content in a folder of its own, which Ashore takes for its own."""
    folder = tmp_path / "content"
    shutil.copytree(paths.content_dir(), folder)
    monkeypatch.setattr(paths, "content_dir", lambda: folder)
    return folder


def test_what_is_wrong_counts_and_what_is_old_does_not(
    content: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = content / GB / "facts.toml"
    unused = "\n[[fact]]\nid = 'unused'\nstatement = 'So it is.'\nsources = [{id = 'gb-conc'}]\n"
    unused += "checked = 2026-11-25\ncertainty = 'weak'\n"
    text = facts.read_text("utf-8") + unused
    facts.write_text(text.replace("checked = 2026-11-25", "checked = 2020-11-25"), "utf-8")
    assert main(["check", "content"]) == 0
    said = capsys.readouterr().out
    assert "gb: the fact gb-emergency was last looked up on 2020-11-25" in said
    assert "gb: no text rests on the fact unused" in said
    assert re.search(r"The content is sound\. To be looked at: \d+\.$", said.strip())
    own = home / "data" / "locales" / "zh_CN" / "LC_MESSAGES" / "guide.po"
    own.parent.mkdir(parents=True)
    entry = polib.POEntry(msgctxt="prevent/short", msgid="Keep it from getting there", msgstr="3天")
    catalogue = polib.POFile()
    catalogue.append(entry)
    catalogue.save(str(own))
    assert main(["check", "content"]) == 1
    said = capsys.readouterr().out
    wrong = [line for line in said.splitlines() if line.startswith("! ")]
    assert wrong == ["! chapters/2-prevent.toml (prevent/short), zh_CN: a number that is of no fact: '3天'"]
    assert re.search(r"Wrong: 1\. To be looked at: \d+\.$", said.strip())


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("style/en.toml", "average = 12", "average = 'short'", "style/en.toml, line 5, average"),
        ("style/en.toml", "'\\.\\.'", "'(\\.'", "a regular expression"),
        (f"{GB}/chapters/1-visit.toml", "chapter = 'visit'", "chapter = 'vist'", "visit-gb: no chapter 'vist'"),
    ],
)
def test_what_cannot_be_read_is_named_and_is_no_traceback(
    file: str, old: str, new: str, named: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (content / file).read_text("utf-8")
    assert old in text
    (content / file).write_text(text.replace(old, new), "utf-8")
    assert main(["check", "content"]) == 1
    assert named in capsys.readouterr().out
