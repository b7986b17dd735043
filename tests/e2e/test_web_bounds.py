"""What a page in a browser may not do to the machine: hostile messages, too many pages, programs left behind."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
from pathlib import Path

import aiohttp
import pytest

from ashore.cli.web_page import COLUMNS, LARGEST, ROWS, Pace, asked_for, read, within
from ashore.workbook.file.passphrase import Key
from ashore.workbook.file.store import Store
from tests.e2e.pages import BrowserPage, children, runs, serving, until, with_page
from tests.support import two_debts

MEMORY = 400
"""MiB that the program behind a page may take at the largest size; 100,000 × 100,000 once took 12 GB."""
HOSTILE = (
    "",
    "nonsense",
    "[",
    "[" * 100_000,
    "null",
    "[]",
    "[1]",
    '["resize"]',
    '["resize", {}]',
    '["resize", {"width": "80", "height": null}]',
    '["resize", {"width": 1e308, "height": -1}]',
    '["resize", {"width": true, "height": [80]}]',
    json.dumps(["resize", {"width": 100_000, "height": 100_000}]),
    json.dumps(["resize", {"width": -5, "height": 0}]),
    '["stdin"]',
    '["stdin", 5]',
    '["stdin", "\\ud800"]',
    json.dumps(["stdin", "\x1b[1114112;1u"]),
    '["ping", {"a": 1}]',
    json.dumps(["ping", "x" * 10_000]),
    '["deliver_chunk_request", {}]',
    '["quit"]',
    '["exit"]',
)


def peak(pid: int) -> int:
    """MiB that a process took at most."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


async def test_hostile_messages_end_nothing_and_take_no_memory(tmp_path: Path) -> None:
    with serving(tmp_path, "--ephemeral") as server:

        async def attack(page: BrowserPage) -> None:
            await page.until("Begin")
            for message in HOSTILE:
                await page.socket.send_str(message)
            for size in range(300):
                await page.send("resize", {"width": 100_000 + size, "height": 100_000})
            await page.socket.send_bytes(b"\xff" * 1000)
            await page.send("resize", {"width": 80, "height": 24})
            await page.press("\r")
            await page.until("now?")
            assert [peak(program) for program in server.programs() if peak(program) > MEMORY] == []

        await with_page(server.address, attack, "width=99999999999999999999&height=100000")
        until(lambda: not server.programs())


async def test_a_message_that_is_too_large_ends_its_page_alone(tmp_path: Path) -> None:
    with serving(tmp_path, "--ephemeral") as server:

        async def attack(page: BrowserPage) -> None:
            await page.until("Begin")
            await page.send("stdin", "x" * (LARGEST + 1))
            async for _message in page.socket:
                pass
            assert page.socket.close_code == aiohttp.WSCloseCode.MESSAGE_TOO_BIG

        await with_page(server.address, attack)
        until(lambda: not server.programs())
        await with_page(server.address, lambda page: page.until("Begin"))


async def test_one_page_too_many_is_told_so_and_gets_in_once_one_is_closed(tmp_path: Path) -> None:
    with serving(tmp_path, "--ephemeral", "--pages", "2") as server:

        async def third(page: BrowserPage) -> None:
            await page.until("All 2 pages are taken.")
            assert len(server.programs()) == 2

        async def second(page: BrowserPage) -> None:
            await page.until("Begin")
            await with_page(server.address, third)

        async def first(page: BrowserPage) -> None:
            await page.until("Begin")
            await with_page(server.address, second)

        await with_page(server.address, first)
        until(lambda: not server.programs())
        await with_page(server.address, lambda page: page.until("Begin"))


async def test_a_passphrase_that_was_set_meanwhile_is_said_on_the_page(tmp_path: Path) -> None:
    file = tmp_path / "data" / "workbook.toml"
    with serving(tmp_path) as server:
        Store(file, Key.make("correct horse battery")).write(two_debts())
        await with_page(server.address, lambda page: page.until("nothing asks for its passphrase"))
        assert server.programs() == []


async def test_a_program_that_does_not_start_is_said_on_the_page(tmp_path: Path) -> None:
    file = tmp_path / "data" / "workbook.toml"
    with serving(tmp_path) as server:
        file.parent.mkdir(parents=True)
        file.write_text("this is no workbook")
        await with_page(server.address, lambda page: page.until("Ashore did not start."))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
async def test_no_program_outlives_the_server(number: signal.Signals, tmp_path: Path) -> None:
    """Neither one that is well nor one that does nothing any more; a server that is killed can end none by itself."""
    left: list[int] = []
    with serving(tmp_path, "--ephemeral") as server:

        async def end(page: BrowserPage) -> None:
            await page.until("Begin")
            left.extend(children(server.process.pid))
            if number is signal.SIGTERM:
                os.kill(left[-1], signal.SIGSTOP)
            server.process.send_signal(number)
            await asyncio.to_thread(server.process.wait, 60)

        await with_page(server.address, end)
    assert left
    until(lambda: not any(runs(program) for program in left))


def test_sizes_are_kept_within_bounds() -> None:
    assert [within(value, COLUMNS) for value in (-1, 0, 80, 10**9, True, 80.5, "80", None)] == [
        *(COLUMNS[0], COLUMNS[0], 80, COLUMNS[1]),
        *([None] * 4),
    ]
    sizes = [asked_for(text, 24, ROWS) for text in ("", "-1", "9" * 5000, "６０", "1e9", "0", "50")]
    assert sizes == [24, 24, ROWS[1], 24, 24, ROWS[0], 50]


def test_what_is_no_message_is_none() -> None:
    assert {read(message)[0] for message in HOSTILE} <= {"", "resize", "stdin", "ping", "deliver_chunk_request"} | {
        "quit",
        "exit",
    }


def test_more_than_so_many_a_second_wait() -> None:
    now = [0.0]
    pace = Pace(100, lambda: now[0])
    assert [pace.wait() for _time in range(100)] == [0.0] * 100
    waits = [pace.wait() for _time in range(50)]
    assert waits == sorted(waits)
    assert waits[-1] == pytest.approx(0.5)
    now[0] = 10.0
    assert pace.wait() == 0.0


def test_the_programs_limits_are_not_those_of_the_tests() -> None:
    """A test above would prove nothing where the system itself holds memory back."""
    assert resource.getrlimit(resource.RLIMIT_AS)[0] in (resource.RLIM_INFINITY, -1)
