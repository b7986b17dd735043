"""Nothing typed is lost in any field, however the session ends; a part of `python -m tests.faults fields`."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import pytest
from textual.widgets import Input, TextArea

from tests.e2e import fields
from tests.e2e.ssh import Server, find_server
from tests.tui.screens import VIEWS, walk


@pytest.fixture(scope="module")
def server() -> Iterator[Server | None]:
    with find_server() as found:
        yield found


@pytest.mark.parametrize("cut", list(fields.CUTS))
def test_nothing_typed_is_lost_and_nothing_is_left_running(cut: str, server: Server | None) -> None:
    if cut == "cut ssh" and server is None:
        pytest.skip("sshd is not installed here")
    spots = fields.spots()
    first = zlib.crc32(cut.encode())
    for number in range(2):  # others for each way, from another half of the forms
        spot = spots[(first + number * len(spots) // 2) % len(spots)]
        assert fields.lost_in(spot, cut, server) == ""


async def test_no_page_with_a_field_is_left_out() -> None:
    pages: dict[str, set[str]] = {}
    for view in VIEWS:
        app = view.app()
        async with app.run_test(size=(80, 24)) as pilot:
            await walk(pilot, view.keys)
            if any(getattr(entry, "_take", None) for entry in app.screen.query(Input)) or any(
                getattr(entry, "_take", None) for entry in app.screen.query(TextArea)
            ):
                pages.setdefault(type(app.screen).__name__, set()).add(view.name)
    assert pages
    for page, names in pages.items():
        assert names & set(fields.FORMS), f"{page} is in no form that is tried"
