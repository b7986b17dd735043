"""The plain way in such a session: whatever is talked about, no file is read, written or asked for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress

import pytest

from ashore.cli.idle import WatchedLines
from ashore.dialogue.files import Files
from ashore.dialogue.menu import Conversation
from ashore.dialogue.places import HOME, PLACES, RECORDS, go_to, places
from ashore.dialogue.program import Program
from ashore.dialogue.talk import Leave, Talk
from ashore.export.registers import evidence_formats
from ashore.forms.evidence import EvidenceForm
from ashore.i18n import catalogue
from ashore.wording.program import idle_plain_words, no_files_words, shared_machine_words
from ashore.workbook.session import Session
from tests.forms.every_form import whole
from tests.kiosk.watch import no_files
from tests.monkey.keys import lines
from tests.support import speak
from tests.test_plain import NOW, Typed

LINES = 60


@pytest.fixture(autouse=True)
def kiosk() -> Iterator[None]:
    speak("en")
    with no_files():
        yield


def conversation(*typed: str) -> tuple[Conversation, Session, io.StringIO]:
    session, shown = Session(whole()), io.StringIO()
    talk = Talk(Typed(typed, shown), shown, session, lambda: NOW, 78)
    return Conversation(talk, session, catalogue.search_path(), 78, Program()), session, shown


def hold_no_door(said: str) -> None:
    """Nothing asks for the name of a file, or offers to write one."""
    said = " ".join(said.split())
    for words in ("name of a new file", "to a file", "Where the file is", "Its whole path", "passphrase", "Backups:"):
        assert words not in said


@pytest.mark.parametrize("name", PLACES)
def test_no_place_reaches_a_file_whatever_is_typed_there(name: str) -> None:
    typed = [line for line in lines(list(PLACES).index(name), LINES) if line not in ("q", "")]
    here, _session, shown = conversation(*typed)
    with suppress(Leave):
        here._go(name)
    said = shown.getvalue()
    hold_no_door(said)
    assert (no_files_words() in said) == (name not in places())


@pytest.mark.parametrize("number", range(1, len(HOME) + 3))
def test_the_first_menu_leads_to_no_file(number: int) -> None:
    here, _session, shown = conversation(str(number), *lines(number, LINES))
    with suppress(Leave):
        here.home()
    hold_no_door(shown.getvalue())


def test_the_first_start_says_what_holds_here() -> None:
    here, _session, shown = conversation("")
    with suppress(Leave):
        here.begin()
    assert " ".join(shared_machine_words().split()) in " ".join(shown.getvalue().split())


def test_every_record_is_talked_about_without_a_file() -> None:
    of = whole()
    debt, offer, draft = of.debts[0].id, of.offers[0].id, of.letters[0].id
    kept = {"debt": debt, "offers": debt, "offer": offer, "terms": offer, "draft": draft}
    kept |= {"contact": of.contacts[0].id, "paper": of.papers[0].id, "dispute": of.disputes[0].id}
    kept |= {"bill": of.bills[0].id, "reminder": of.reminders[0].id}
    for kind, record in kept.items():
        here, _session, shown = conversation(*(str(number) for number in range(1, 12)))
        with suppress(Leave):
            go_to(here, kind, record)
        hold_no_door(shown.getvalue())
    assert kept.keys() | {"sending"} == RECORDS.keys()  # a sending is talked about by its letter's id as well


def test_no_form_asks_for_a_file() -> None:
    book = whole()
    fields = [field for piece in book.evidence for field in EvidenceForm(piece.id).fields(book)]
    assert fields
    assert not [field for field in fields if field.kind == "path"]


def test_what_would_go_to_a_file_is_said_as_text() -> None:
    here, session, shown = conversation()
    label, say = Files.of(here).choice("to a file", lambda: evidence_formats(session.value))
    say()
    assert label == "Show it here"
    assert session.value.evidence[0].label in shown.getvalue()


def test_the_settings_say_what_holds_here() -> None:
    here, _session, shown = conversation()
    with pytest.raises(Leave):
        here._go("settings")
    said = " ".join(shown.getvalue().split())
    assert " ".join(shared_machine_words().split()) in said
    assert idle_plain_words() in said
    hold_no_door(said)


def test_a_line_that_comes_is_handed_on() -> None:
    assert WatchedLines(io.StringIO("一\n二\n")).readline() == "一\n"
