"""A terminal that is a window of Wayland: foot, in sway without a screen. Keys are pressed by wtype; foot itself hands
over what it shows."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.terminals.programs import Program, ask, start, stop
from tests.terminals.walk import SIZES, Window
from tests.terminals.x11 import X_KEYS, printed_text, printing

NOBODY = 65534
TIMES = 5
"""How often keys are pressed that do not arrive: each call of wtype is a keyboard of its own, and what it sends is lost
as a whole where sway has not yet taken it up."""
NO_KEYS = re.compile(rb"\x1b\[(?:[IO]|<[\d;]+[mM]|\?[\d;]+(?:\$y|[cu])|[\d;]+R)")
"""What a terminal sends by itself: that it has the focus, where the mouse is, answers."""
KEY = re.compile(rb"\x1b(?:\[[^@-~]*[@-~]|O.)|.", re.DOTALL)
"""What a key sends: a sequence, or a byte."""
SWAY = """output HEADLESS-1 resolution 1600x1200
for_window [app_id="foot"] floating enable, border none
xwayland disable
"""


class Foot:
    """foot, in a window that is as large as it is said."""

    def __init__(self, environment: dict[str, str], place: Path) -> None:
        self._environment, self._place = environment, place
        rect = self._rect()
        self._cell = rect[0] / 80, rect[1] / 24

    def _rect(self) -> tuple[int, int]:
        nodes = [json.loads(ask("swaymsg", "-r", "-t", "get_tree", environment=self._environment))]
        end = time.monotonic() + 20
        while time.monotonic() < end:
            while nodes:
                node = nodes.pop()
                if node.get("app_id") == "foot":
                    return node["rect"]["width"], node["rect"]["height"]
                nodes += node["nodes"] + node["floating_nodes"]
            time.sleep(0.1)
            nodes = [json.loads(ask("swaymsg", "-r", "-t", "get_tree", environment=self._environment))]
        raise AssertionError("foot opens no window")

    def press(self, *keys: str) -> None:
        """Press keys, as the keyboard does it: again, where none of them reached the terminal."""
        before = self._typed()
        pressed: list[str] = []
        for key in keys:
            *held, name = X_KEYS.get(key, key).split("+")
            down, up = ([part for one in held for part in (option, one)] for option in ("-M", "-m"))
            pressed += [*down, "-k", name, *up]
        for _time in range(TIMES):
            ask("wtype", *pressed, environment=self._environment)
            if within(1, lambda: self._typed() != before) and within(5, lambda: self._typed() >= before + len(keys)):
                return
        raise AssertionError("keys do not reach foot")

    def _typed(self) -> int:
        """How many keys have come."""
        log = self._place / "typed"
        return len(KEY.findall(NO_KEYS.sub(b"", log.read_bytes()))) if log.exists() else 0

    def paste(self, text: str) -> None:
        """Paste what is selected elsewhere."""
        subprocess.run(
            ["wl-copy", "--primary"], input=text.encode(), check=True, env=self._environment, timeout=30,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.press("shift+Insert")

    def resize(self, columns: int, rows: int) -> None:
        """Pull the window so large."""
        width, height = (round(count * cell) for count, cell in zip((columns, rows), self._cell, strict=True))
        size = f'[app_id="foot"] resize set width {width} px height {height} px'
        ask("swaymsg", size, environment=self._environment)

    def text(self) -> str:
        """What it shows, as it hands it over itself."""
        printed = self._place / "printed"
        printed.unlink(missing_ok=True)
        for _time in range(TIMES):
            ask("wtype", "-k", "Print", environment=self._environment)
            if within(1, printed.exists):
                return printed_text(printed)
        raise AssertionError("foot hands nothing over")


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    """Wait until something holds; whether it did in time."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


@contextmanager
def compositor(place: Path) -> Iterator[dict[str, str]]:
    """sway without a screen; the surroundings of programs in it. It does not run as root."""
    place.mkdir()
    (place / "sway").write_text(SWAY)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DISPLAY", "TERM", "COLOR"))}
    environment = {**kept, "XDG_RUNTIME_DIR": str(place), "WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman"}
    environment |= {"WLR_LIBINPUT_NO_DEVICES": "1", "LC_ALL": "C.UTF-8"}
    as_nobody = []
    if os.geteuid() == 0:
        as_nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        os.chown(place, NOBODY, NOBODY)
        place.parent.chmod(0o711)
    server = start([*as_nobody, "sway", "-c", str(place / "sway")], environment)
    try:
        end = time.monotonic() + 20
        while not (found := [*place.glob("sway-ipc*")]) or not (shown := [*place.glob("wayland-?")]):
            assert time.monotonic() < end, "sway does not start"
            time.sleep(0.05)
        environment |= {"SWAYSOCK": str(found[0]), "WAYLAND_DISPLAY": shown[0].name}
        keyboard = start(["wtype", "-s", "100000000"], environment)  # one that stays, so that the window has a keyboard
        try:
            yield environment
        finally:
            stop(keyboard)
    finally:
        stop(server)


@contextmanager
def foot(script: Path, place: Path) -> Iterator[Window]:
    """foot, as it comes, but told where to hand over what it shows."""
    configuration = place / "foot.ini"
    configuration.write_text(f"[main]\npad=0x0\n[key-bindings]\npipe-visible=[{printing(place)}] Print\n")
    with compositor(place / "run") as environment:
        given = [f"--config={configuration}", "--window-size-chars=80x24", "--app-id=foot"]
        logged = ["script", "-q", "-f", "-I", str(place / "typed"), "-c", str(script)]
        terminal = start(["foot", *given, *logged], environment)
        try:
            yield Foot(environment, place)
        finally:
            stop(terminal)


NEEDED = ("foot", "sway", "wtype", "wl-copy", "setpriv", "script")
PROGRAMS: tuple[Program, ...] = (Program("foot", NEEDED, ("foot", "--version"), foot, untried=(SIZES,)),)
