"""The table of keys and pages is what the program gives, and keeps to its bounds."""

from __future__ import annotations

import pytest
from textual.screen import Screen

from docs import experience
from docs.experience import LANGUAGES, NOT_YET, Seen, do, document, holds, page_of, read, row, spelled
from docs.tasks import TASKS, Task, keys, text

TABLE = experience.TABLE.read_text("utf-8")
MADE = "python -m docs.experience"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
async def test_the_table_is_so(task: Task, language: str) -> None:
    seen = await do(task, language)
    assert dict(zip(LANGUAGES, read(TABLE, task), strict=True))[language] == seen, MADE
    assert task.name in NOT_YET or holds(task.name, seen)


def test_the_table_has_each_task_once_and_nothing_else() -> None:
    assert document(row(task, read(TABLE, task)) for task in TASKS) == TABLE, MADE


def test_a_table_says_what_differs_between_languages() -> None:
    seen = [Seen(12, 3, 0), Seen(14, 3, 1)]
    assert row(TASKS[0], seen) == f"| {TASKS[0].title} | 12 / 14 | 3 | 0 / 1 | 3 keys |"
    assert read(row(TASKS[0], seen), TASKS[0]) == seen


def test_what_is_bounded_is_measured() -> None:
    assert {*experience.MOST_KEYS, *experience.MOST_PAGES, *NOT_YET} <= {task.name for task in TASKS}
    assert holds("door", Seen(1, 9, 0))
    assert not holds("door", Seen(2, 1, 0))
    assert not holds("round", Seen(60, 13, 0))


async def test_a_wrong_way_is_no_measure() -> None:
    debt = next(task for task in TASKS if task.name == "debt")
    with pytest.raises(AssertionError, match="not done in zh_CN: debt"):
        await do(debt._replace(steps=debt.steps[:-2]), "zh_CN")


async def test_menus_are_dialogs_and_a_page_counts_once_in_a_row() -> None:
    seen = await do(Task("x", "", keys("3 m escape m escape down 6 3"), lambda _end: True), "en")
    assert seen == Seen(8, 4, 2)


def test_the_questions_of_a_new_record_are_one_page() -> None:
    class First(Screen[None]):
        COUNTED_AS = "questions of a debt"
        debt = ""

    class Second(First):
        pass

    first, second, other = First(), Second(), Second()
    first.debt = second.debt = "d1"
    other.debt = "d2"
    assert page_of(first) == page_of(second) != page_of(other)


def test_keys_are_spelled_as_one_says_them() -> None:
    assert spelled([*keys("3 n"), *text("Bank", "银行"), *keys("tab tab tab escape f7")]) == "3 n “Bank” Tab×3 Esc F7"
