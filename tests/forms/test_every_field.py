"""Every field of every form takes, or refuses in words, whatever is given to it; and the file stays whole."""

from __future__ import annotations

import io

import pytest

from ashore.dialogue.talk import Talk
from ashore.workbook import edits
from ashore.workbook.file import codec
from ashore.workbook.model import Workbook
from ashore.workbook.session import Session
from tests.forms.every_form import Form, forms
from tests.support import TODAY, empty
from tests.test_plain import NOW

TEXTS = (
    *(
        "",
        " ",
        "0",
        "1",
        "5",
        "31",
        "1200",
        "1200.50",
        "1,200",
        "１２００",
        "1200元",
        "￥１，２００",
        "-5",
        "1e5",
        "NaN",
    ),
    *("NaN", "Infinity", "sNaN", "٣", "²", "0x10", "9" * 20, "9" * 400, "100000000", "100000000.01", "0.005"),
    *("18%", "0.05%", "1.0123456789%", "1000", "1000.0000000001", "0.0000000001", "万分之五", "千分之99999999"),
    *(
        "2026-12-15",
        "2026-02-30",
        "0000-00-00",
        "9999-12-31",
        "12月15日",
        "明天",
        "in 999 days",
        "22:40",
        "24:00",
        "2540",
    ),
    *(
        "1200\n1500",
        "1200 1500",
        "a\tb",
        "\t" * 400,
        "\x1b[31m",
        "\u202e",
        "\ud800",
        "\u200b",
        "'",
        '"""',
        "{x}",
        "[/]",
    ),
    *("\\", "x" * 501, "字" * 501, "y" * 100_001, "1+" * 10_000, "1 " * 30, "none", "None", "true", "law", "d1", "🙂"),
)
"""What is typed: ordinary answers of every kind, and what parsers and files have broken on."""
ANSWERS = ("-", "", "0", "-1", "99", "1 2", "1,1", "１", "²", "9" * 30, "q", "abc", "--", "- 1")
PLAIN = tuple(text for text in TEXTS if len(text) < 1000)[::6]
"""Of the texts some: they are read as on the screens."""


def hold(workbook: Workbook, since: Workbook | None = None) -> None:
    """The file that it becomes says the same; with `since`, which is held whole elsewhere, what is not as it was."""
    if since is not None:
        names = [name for name in Workbook.model_fields if getattr(workbook, name) != getattr(since, name)]
        workbook = edits.changed(empty(), **{name: getattr(workbook, name) for name in names})
    assert codec.load(codec.dump(workbook)) == workbook


@pytest.mark.parametrize("form", forms(), ids=str)
def test_the_workbook_of_a_form_is_whole_in_its_file(form: Form) -> None:
    hold(form.workbook)


@pytest.mark.parametrize("form", forms(), ids=str)
def test_what_is_typed_is_taken_or_refused_in_words(form: Form) -> None:
    """Everything in the first field of each kind; in the others, which read the same way and keep what was read in a
    place of their own, some of it and what that kind takes."""
    tried: set[str] = set()
    for field in form.fields(form.workbook):
        if field.kind in ("choice", "choices"):
            continue
        texts = (*PLAIN, "1200.50", "18%", "2026-12-15", "3") if field.kind in tried else TEXTS
        tried.add(field.kind)
        for text in texts:
            session = Session(form.workbook)
            problem = field.type(session, text, TODAY)
            shown = field.text(session.value)
            assert problem == field.problem(session.value, TODAY), (field.name, text)
            field.understood(session.value, shown)
            assert problem or field.parse(shown, TODAY) == field.read(session.value), (field.name, text)
            if not text.strip() and field.needed:
                assert problem
                assert field.read(session.value) == field.read(form.workbook)
            hold(session.value, form.workbook)
            form.fields(session.value)


@pytest.mark.parametrize("form", forms(), ids=str)
def test_what_is_read_can_be_written_back_and_nothing_is_changed_by_it(form: Form) -> None:
    for field in form.fields(form.workbook):
        value = field.read(form.workbook)
        if value is not None:
            assert field.write(form.workbook, value) == form.workbook, field.name
        emptied = field.write(form.workbook, None)
        hold(emptied, form.workbook)
        if field.needed:
            assert emptied == form.workbook, field.name
        elif field.kind in ("choice", "choices"):
            assert field.read(emptied) in (None, "", ()), field.name
        assert not (field.needed and field.may_be_cleared)


@pytest.mark.parametrize("form", forms(), ids=str)
def test_every_option_can_be_chosen_and_choosing_it_again_changes_nothing(form: Form) -> None:
    for field in form.fields(form.workbook):
        for option in field.options:
            once = field.write(form.workbook, field.chosen(form.workbook, option))
            twice = field.write(once, field.chosen(once, option))
            hold(once, form.workbook)
            hold(twice, form.workbook)
            if (field.name, field.label) not in {(left.name, left.label) for left in form.fields(once)}:
                continue  # a question that its answer settles, or makes another one: 'it is a rate a month'
            read, again = field.read(once), field.read(twice)
            if field.kind == "choices":
                values = (field.read(form.workbook), read)
                before, after = (value if isinstance(value, tuple) else () for value in values)
                assert (option in before) != (option in after), field.name
            else:  # Enter or Space once too often takes no answer away
                assert read == again == option, field.name


@pytest.mark.parametrize("form", forms(), ids=str)
def test_the_plain_way_takes_every_answer_to_every_question(form: Form) -> None:
    for field in form.fields(form.workbook):
        numbers = [str(number) for number in range(1, len(field.options) + 1)]
        texts = () if field.options else PLAIN
        for answer in (*ANSWERS, *numbers, *texts):
            session, shown = Session(form.workbook), io.StringIO()
            heard = io.StringIO(answer.replace("\n", " ").replace("\ud800", "") + "\n\n")
            Talk(heard, shown, session, lambda: NOW, 78).ask(field)
            hold(session.value, form.workbook)
            if answer == "-" and field.needed:
                assert session.value == form.workbook, field.name
                assert f"! {field.needed_words()}" in shown.getvalue()


def test_a_field_that_its_record_needs_knows_it() -> None:
    """As the models say: a kind of debt is always there, a lender may be left out, how somebody spoke too."""
    needed = {field.name: field.needed for form in forms() for field in form.fields(form.workbook)}
    always: tuple[str, ...] = (
        "debt.d1.kind",
        "debt.d1.payment-order",
        "debt.d1.essential",
        "contact.k1.channel",
        "contact.k1.day",
    )
    always += ("sending.s1.on", "budget.buffer-cap", "debt.d3.certificate", "offer.o1.method", "cash.c1.repeat")
    for name in always:
        assert needed[name], name
    for name in (
        "debt.d1.lender",
        "debt.d1.owed",
        "debt.d1.state",
        "contact.k1.tone",
        "offer.o1.grace",
        "reminder.re1.date",
    ):
        assert not needed[name], name


@pytest.mark.parametrize("form", forms(), ids=str)
def test_no_two_fields_of_a_form_ask_in_the_same_words(form: Form) -> None:
    labels = {field.name: field.label for field in form.fields(form.workbook)}
    assert len(set(labels.values())) == len(labels), list(labels.values())
