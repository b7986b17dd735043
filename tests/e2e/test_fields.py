"""Nothing typed is lost in any field, however the session ends; a part of `python -m tests.faults fields`."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import pytest

from tests.e2e import fields
from tests.e2e.ssh import Server, find_server


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
