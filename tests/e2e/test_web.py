"""`ashore serve`: the workbook in a browser on the same machine, and nobody else's."""

from __future__ import annotations

import json
import re
import shutil
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.e2e.pages import serving

CHROMIUM = shutil.which("chromium")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with serving(tmp_path) as server:
        yield server.address


async def test_only_who_has_the_address_is_answered(address: str) -> None:
    root = "/".join(address.split("/")[:3])
    async with aiohttp.ClientSession() as client:

        async def status(url: str, **headers: str) -> int:
            async with client.get(url, headers=headers) as answer:
                return answer.status

        assert await status(address) == 200
        assert [await status(f"{root}{path}") for path in ("/", "/ws", "/static/css/xterm.css", "/x/")] == [404] * 4
        assert await status(address, Host="ashore.example") == 404
        assert await status(f"{address}ws", Origin="http://ashore.example") == 404
        async with client.get(address) as answer:
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["Referrer-Policy"] == "no-referrer"


async def test_what_is_typed_there_is_saved(address: str, tmp_path: Path) -> None:
    async with aiohttp.ClientSession() as client, client.ws_connect(f"{address}ws?width=80&height=24") as socket:
        seen = b""

        async def until(text: bytes) -> None:
            nonlocal seen
            async for message in socket:
                seen += message.data if message.type is aiohttp.WSMsgType.BINARY else b""
                if text in re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", seen):
                    seen = b""
                    return
            raise AssertionError(f"never shown: {text!r} in {seen[-500:]!r}")

        async def press(keys: str) -> None:
            await socket.send_str(json.dumps(["stdin", keys]))

        await until(b"Begin")
        await press("\r")
        await until(b"now?")
        await press("3")
        await until(b"No debt noted yet")
        await press("n")
        await until(b"Lender")
        await press("ABC Bank")
        await until(b"ABC Bank")
        await press("\x1b")
        file, end = tmp_path / "data" / "workbook.toml", time.monotonic() + 10
        while "ABC Bank" not in (file.read_text("utf-8") if file.exists() else "") and time.monotonic() < end:
            time.sleep(0.1)
    assert tomllib.loads(file.read_text("utf-8"))["debts"][0]["lender"] == "ABC Bank"
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_in_a_real_browser(address: str, tmp_path: Path) -> None:
    from selenium.webdriver import ActionChains, Chrome, ChromeOptions, Keys
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    flags = ("headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking")
    for flag in (*flags, "disable-component-update", "disable-sync", "window-size=1100,800"):
        options.add_argument(f"--{flag}")
    options.add_argument(f"--user-data-dir={tmp_path / 'browser'}")
    with Chrome(options=options, service=Service(shutil.which("chromedriver"))) as browser:
        browser.get(address)
        file, end = tmp_path / "data" / "workbook.toml", time.monotonic() + 60
        time.sleep(8)  # a browser and the program behind it start; on a busy machine that takes long
        ActionChains(browser).move_by_offset(700, 500).click().perform()  # the browser's own focus, as by a reader
        time.sleep(0.5)
        for keys in (Keys.ENTER, "3", "n", "ABC Bank"):
            ActionChains(browser).send_keys(keys).perform()
            time.sleep(4)
        while "ABC Bank" not in (file.read_text("utf-8") if file.exists() else "") and time.monotonic() < end:
            time.sleep(0.2)
        assert "ABC Bank" in file.read_text("utf-8")
        browser.save_screenshot(str(tmp_path / "browser.png"))
