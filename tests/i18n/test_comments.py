"""What is said to translators: where a text is seen, what its blanks hold, what a key does."""

from __future__ import annotations

import ast

import polib
import pytest

from ashore.i18n.catalogue import DOMAINS
from ashore.i18n.kit.blank_names import BLANK_NAMES, LETTER_BLANKS
from ashore.i18n.kit.extract import is_short
from ashore.i18n.kit.fillings import Module
from ashore.i18n.kit.po import blanks
from ashore.i18n.texts import KEY
from ashore.storage import paths


def template(domain: str) -> list[polib.POEntry]:
    return list(polib.pofile(str(paths.packaged_locales() / f"{domain}.pot")))


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_blank_says_what_it_holds_by_an_example(domain: str) -> None:
    for entry in template(domain):
        said = " ".join(entry.comment.split())
        for blank in blanks(entry.msgid) | blanks(entry.msgid_plural or ""):
            assert f"{blank}: " in said, (entry.msgid, blank)


def test_every_word_that_stands_alone_says_what_it_is_given_to() -> None:
    for entry in template("interface"):
        if is_short(entry.msgid):
            told = ("in the code: ", "foot of ", "not shown: ")
            assert any(line.startswith(told) for line in entry.comment.splitlines()), entry.msgid


def test_every_text_of_the_program_says_how_much_room_it_has() -> None:
    for entry in template("interface"):
        told = ("it wraps" in entry.comment, "columns where possible" in entry.comment, "not shown" in entry.comment)
        assert any(told), entry.msgid


@pytest.mark.parametrize("domain", ["guide", "letters"])
def test_every_text_of_the_content_says_what_it_is(domain: str) -> None:
    assert [entry.msgid for entry in template(domain) if not entry.comment] == []


def test_what_a_key_does_is_apart_from_the_same_word_elsewhere() -> None:
    entries = template("interface")
    keys = {entry.msgid for entry in entries if entry.msgctxt == KEY}
    assert len(keys) > 100
    assert all("foot of " in entry.comment for entry in entries if entry.msgctxt == KEY)
    assert not [entry.msgid for entry in entries if entry.msgctxt != KEY and "foot of " in entry.comment]
    assert {"done", "debts"} & keys & {entry.msgid for entry in entries if entry.msgctxt is None}


def test_no_name_of_a_blank_is_explained_that_is_in_no_text() -> None:
    used = {
        blank.strip("{}")
        for domain in DOMAINS
        for entry in template(domain)
        for blank in blanks(entry.msgid) | blanks(entry.msgid_plural or "")
    }
    assert sorted({*BLANK_NAMES, *LETTER_BLANKS} - used) == []


SOURCE = """
from ashore.i18n.formats import day, money


def one(amount, when):
    return fill(_("It is {sum}."), sum=money(amount, "CNY"))


def two(amount, when):
    text = _("Till {day}: {sum}") if when else _("{sum}")
    owed = money(amount, "CNY")
    return fill(text, day=day(when), sum=owed)


def three(count):
    return ngettext("{n} day", "{n} days", count)


KEYS = (("x", K_("delete")), ("Enter", K_("open") if one else K_("close")))
"""


@pytest.mark.parametrize(
    ("text", "message", "found"),
    [
        ("It is {sum}.", "It is {sum}.", {"{sum}": "a sum with its currency, such as CN¥2,000.00"}),
        (
            "Till {day}: {sum}",
            "Till {day}: {sum}",
            {
                "{day}": "a date, such as Nov 23, 2026 or 2026年11月23日",
                "{sum}": "a sum with its currency, such as CN¥2,000.00",
            },
        ),
        ("{n} day", ("{n} day", "{n} days"), {"{n}": "a number, such as 3"}),
    ],
)
def test_what_a_blank_holds_is_found_in_the_code(text: str, message: object, found: dict[str, str]) -> None:
    source = Module(ast.parse(SOURCE))
    assert source.fillings(text, message, source.call_of(text, 0)) == found


def test_the_key_of_a_label_is_found_in_the_code() -> None:
    source = Module(ast.parse(SOURCE))
    assert source.keys_of("delete") == ["x"]
    assert source.keys_of("open") == source.keys_of("close") == ["Enter"]
