"""The pictures of the docs: every cell of the screen stands at its own place, and Chinese does not overlap."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ashore.tui.picture import picture_of
from docs.make import HERE, LANGUAGES, PICTURES, SIZE
from tests.support import make_app, screen_text, speak
from tests.tui.screens import walk
from tests.tui.test_svg import drawn, hold

CHROMIUM = shutil.which("chromium")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PICTURES)
async def test_every_cell_is_at_its_place(name: str, language: str) -> None:
    workbook, keys = PICTURES[name]
    speak(language)
    app = make_app(workbook())
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, keys)
        hold(picture_of(app, language), screen_text(app))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PICTURES)
def test_the_pictures_are_there(name: str, language: str) -> None:
    svg = (HERE / "pictures" / f"{name}-{language}.svg").read_text("utf-8")
    assert drawn(svg)[0]
    assert ElementTree.fromstring(svg).attrib["{http://www.w3.org/XML/1998/namespace}lang"] == language.replace(
        "_", "-"
    )


MEASURE = """<pre id="found"></pre><script>
const wrong = [];
for (const run of document.querySelectorAll("tspan")) {
  const places = run.getAttribute("x").split(" ").map(Number);
  const wide = run.getAttribute("textLength") || ((run.getAttribute("class") || "").split(" ").includes("w") ? 20 : 10);
  for (let n = 0; n < places.length; n++) {
    const begin = run.getStartPositionOfChar(n).x, width = run.getExtentOfChar(n).width;
    if (run.textContent[n] != " " && (Math.abs(begin - places[n]) > 0.5 || width > Number(wide) + 0.5))
      wrong.push([run.textContent, n, places[n], begin, width]);
  }
}
getSelection().selectAllChildren(document.querySelector("svg"));
const found = JSON.stringify({wrong: wrong, text: getSelection().toString()});
document.getElementById("found").textContent = encodeURIComponent(found);
</script>"""


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_a_browser_draws_them_so_and_its_selection_is_the_screen(tmp_path: Path) -> None:
    import json
    from urllib.parse import unquote

    svg = (HERE / "pictures" / "home-zh_CN.svg").read_text("utf-8")
    page = tmp_path / "page.html"
    page.write_text(f'<!doctype html><meta charset="utf-8">{svg}{MEASURE}', "utf-8")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={tmp_path / 'browser'}")
    run = subprocess.run(
        [str(CHROMIUM), *flags, "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        timeout=100,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    said = re.search('<pre id="found">([^<]+)', run.stdout)
    assert said, run.stderr
    found = json.loads(unquote(said[1]))
    assert found["wrong"] == []
    selected = [line.strip() for line in found["text"].splitlines() if line.strip()]
    rows = sorted({row for _column, row in drawn(svg)[0]})
    lines = {row: "".join(sign for (_x, at), sign in sorted(drawn(svg)[0].items()) if at == row) for row in rows}
    assert ["".join(line.split()) for line in selected] == list(lines.values())
