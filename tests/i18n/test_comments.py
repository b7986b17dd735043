"""What is said to translators: where a text is seen, what its blanks hold, what a key does."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import polib
import pytest

from ashore.i18n.catalogue import DOMAINS
from ashore.i18n.kit.blank_names import BLANK_NAMES, LETTER_BLANKS
from ashore.i18n.kit.extract import MEANS_ONE_THING, ROOM_OF_TABS, is_short
from ashore.i18n.kit.fillings import Module
from ashore.i18n.kit.po import blanks
from ashore.i18n.kit.seen import SAY_MORE, first_sentence
from ashore.i18n.kit.uses import has_words, use_of
from ashore.i18n.texts import KEY
from ashore.storage import paths
from ashore.tui.key_list import KEYS


def template(domain: str) -> list[polib.POEntry]:
    return list(polib.pofile(str(paths.packaged_locales() / f"{domain}.pot")))


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_blank_says_what_it_holds_by_an_example(domain: str) -> None:
    for entry in template(domain):
        said = " ".join(entry.comment.split())
        for blank in blanks(entry.msgid) | blanks(entry.msgid_plural or ""):
            assert f"{blank}: " in said, (entry.msgid, blank)


def test_every_word_that_stands_alone_says_what_it_is() -> None:
    where = ("seen", "said", "in the row of tabs", "it wraps", "not shown: ")
    by_code = []
    for entry in template("interface"):
        said = [line for line in entry.comment.splitlines() if not line.startswith(where)]
        if is_short(entry.msgid):
            assert said or any(line.startswith("not shown: ") for line in entry.comment.splitlines()), entry.msgid
            by_code += [entry.msgid] * ("in the code: " in entry.comment)
    assert len(by_code) < 16  # of the others it is known what they are


def test_a_text_without_words_says_no_code_and_where_it_is_seen_in_a_line() -> None:
    bare = [entry for entry in template("interface") if not has_words(entry.msgid)]
    assert len(bare) > 20
    for entry in bare:
        assert "in the code: " not in entry.comment, entry.msgid
        assert not any(line.startswith("seen on pages") and "(" in line for line in entry.comment.splitlines())


def test_it_is_told_what_the_file_of_a_text_is_about() -> None:
    for entry in template("interface"):
        said = " ".join(entry.comment.split())
        for file, _line in entry.occurrences:
            if has_words(entry.msgid) and file.split("/")[2] in SAY_MORE and entry.msgctxt != KEY:
                about = first_sentence(ast.get_docstring(ast.parse(Path(file).read_text("utf-8"))) or "")
                assert about, file
                assert f"({about})" in said, (entry.msgid, file)


USES = """
WAYS = {"call": N_("call")}
'''What ways of contact are called. There are several.'''


def page(self):
    '''What stands on the page: a little.'''
    yield Item(_("Theme"), kind="heading")
    yield Prose(fill(_("About {n}"), n="3"), classes="heading gap")
    yield self._field("label", "text", _("Name"), help=_("Such as: rent"))
    heads = [_("interest"), _("fee")]
    rows.append([(_("Leave"), partial(go, "home")), (_("Wait"), lambda: None)])
    state = {True: _("yes"), False: _("no")}
    text = _(", ").join(names) + _(".") + fill(_("{a}: {b}"), a=a)
    yield something.unknown(_("Stay"))
    return _("Sources")


def heading(self):
    return _("Evidence")


def _lines(self):
    self.unknown(fill(_("so: {a}"), a=a))
    return [_("Kept"), *lines]
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("call", "one of: what ways of contact are called"),
        ("Theme", "a heading"),
        ("About {n}", "a heading"),
        ("Name", "the label of a field in a form"),
        ("Such as: rent", "beside a field in a form"),
        ("interest", "the head of a column or a row"),
        (", ", "between the items of a list"),
        (".", "between other texts, or behind one"),
        ("{a}: {b}", "puts together what its blanks hold"),
        ("Leave", "something to choose"),
        ("Wait", "something to choose"),
        ("no", "one of several values"),
        ("Kept", "a heading above what follows it"),
        ("Evidence", "the title of a page"),
        ("so: {a}", None),
        ("Stay", "in the code: something.unknown(_('Stay'))"),
        ("Sources", "part of: what stands on the page: a little"),
    ],
)
def test_what_a_text_is_is_found_in_the_code(text: str, said: str | None) -> None:
    source = Module(ast.parse(USES))
    call = source.call_of(text, 0)
    assert call is not None
    assert use_of(source, call, text) == said


def test_every_text_of_the_program_says_how_much_room_it_has() -> None:
    for entry in template("interface"):
        said = " ".join(entry.comment.split())
        told = (
            "it wraps" in entry.comment,
            "columns where possible" in said,
            f"at most {ROOM_OF_TABS} columns" in said,
            "not shown" in entry.comment,
        )
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


def test_a_label_says_what_its_key_does_by_the_list_of_keys() -> None:
    """'working' or 'source' at the foot of a page could be anything."""
    everywhere = {key: words for keys, words in KEYS for key in keys.split(" ")}
    told = set()
    for entry in template("interface"):
        for keys in re.findall(r"foot of \w+: what (\S+) does", " ".join(entry.comment.split())):
            one = MEANS_ONE_THING.fullmatch(keys)
            if one and entry.msgctxt == KEY and everywhere.get(keys, entry.msgid) != entry.msgid:
                assert f"does ({everywhere[keys]})" in " ".join(entry.comment.split()), entry.msgid
                told.add(entry.msgid)
    assert {"working", "source", "words", "more"} <= told


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


BLANKS = [f"{{{name}}}" for name in ("zone", "day", "sum", "month", "rate", "file", "lender", "way")]


@pytest.mark.parametrize(
    "message",
    [" ".join(BLANKS), ("a context", " ".join(BLANKS)), ("one", " ".join(BLANKS)), (BLANKS[0], " ".join(BLANKS))],
)
def test_blanks_are_told_in_the_order_of_the_text_wherever_they_stand(message: str | tuple[str, str]) -> None:
    """In another order in each run every extraction would change the catalogues."""
    first = message if isinstance(message, str) else message[0]
    assert list(Module(ast.parse(SOURCE)).fillings(first, message, None)) == BLANKS


def test_the_key_of_a_label_is_found_in_the_code() -> None:
    source = Module(ast.parse(SOURCE))
    assert source.keys_of("delete") == ["x"]
    assert source.keys_of("open") == source.keys_of("close") == ["Enter"]
