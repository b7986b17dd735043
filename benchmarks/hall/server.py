"""An sshd on the loopback with the shipped configuration, for the one user that runs the measurement, by a key.

What is different from the shipped files is what needs another machine: port, keys, the account, where Ashore is.
"""

from __future__ import annotations

import getpass
import os
import re
import resource
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

HOSTING = Path(__file__).parents[2] / "docs" / "hosting"
CONFIGURATION, UNIT = HOSTING / "sshd_config", HOSTING / "ashore-hall.service"
STARTED = 20.0
"""Seconds for the server to answer."""
KINDS = {"AS": resource.RLIMIT_AS, "CORE": resource.RLIMIT_CORE}
UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


def sshd() -> str | None:
    """Where sshd is; it wants to be called by its whole path."""
    return shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def is_there() -> bool:
    """Whether a server and a client are installed."""
    return sshd() is not None and all(shutil.which(name) for name in ("ssh", "ssh-keygen"))


def limits() -> dict[int, int]:
    """What the shipped unit allows each process, by the number of the limit."""
    found = re.findall(r"^Limit(\w+)=(\d+)([KMG]?)$", UNIT.read_text("utf-8"), re.MULTILINE)
    return {KINDS[name]: int(number) * UNITS[unit] for name, number, unit in found}


def here() -> str:
    """The Ashore of this environment, as a command."""
    return f"{sys.executable} -m ashore"


def configuration(place: Path, port: int, program: str) -> str:
    """The shipped one, made to fit. Raises ValueError where it no longer has what is replaced."""
    text = CONFIGURATION.read_text("utf-8")
    user = getpass.getuser()
    for shipped, ours in (
        ("Port 2222", f"ListenAddress 127.0.0.1\nPort {port}\nStrictModes no"),
        ("HostKey /etc/ssh/ssh_host_ed25519_key", f"HostKey {place}/host"),
        ("AllowUsers reader reader-plain", f"AllowUsers {user}"),
        ("PermitRootLogin no", "PermitRootLogin yes"),
        ("PubkeyAuthentication no", "PubkeyAuthentication yes"),
        ("AuthorizedKeysFile none", f"AuthorizedKeysFile {place}/user.pub"),
        ("Match User reader\n", f"Match User {user}\n"),
        ("ForceCommand /opt/ashore/bin/ashore ", f"ForceCommand {program} "),
    ):
        if shipped not in text:
            raise ValueError(f"{CONFIGURATION.name} has no {shipped!r}")
        text = text.replace(shipped, ours)
    return text


class HallServer:
    """A running sshd, and how a reader comes to it."""

    def __init__(self, place: Path, program: str) -> None:
        self._place = place
        for name in ("host", "user"):
            command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(place / name)]
            subprocess.run(command, check=True, capture_output=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port: int = free.getsockname()[1]
        (place / "sshd_config").write_text(configuration(place, self._port, program), "utf-8")
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        command = [sshd() or "sshd", "-D", "-e", "-f", str(place / "sshd_config")]
        self._log = place / "log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(command, stderr=log, preexec_fn=_limited)
        end = time.monotonic() + STARTED
        while not self._answers():
            if time.monotonic() > end or self._process.poll() is not None:
                self.stop()
                raise OSError("sshd does not answer")
            time.sleep(0.05)

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self._port)) == 0

    @property
    def pid(self) -> int:
        """Of the process that listens."""
        return self._process.pid

    @property
    def log(self) -> str:
        """What it has said."""
        return self._log.read_text("utf-8", "replace")

    def command(self, *asked_for: str, terminal: bool = True) -> list[str]:
        """What a reader's machine runs; `asked_for` is what the reader would have run there."""
        options = ("StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "IdentitiesOnly=yes", "SendEnv=LANG")
        given = [part for option in options for part in ("-o", option)]
        command = ["ssh", "-tt" if terminal else "-T", "-q", "-F", "/dev/null", "-i", str(self._place / "user")]
        return [*command, *given, "-p", str(self._port), f"{getpass.getuser()}@127.0.0.1", *asked_for]

    def stop(self) -> None:
        """End it, and what hangs on it."""
        self._process.terminate()
        self._process.wait()


def _limited() -> None:
    for number, most in limits().items():
        resource.setrlimit(number, (most, most))


@contextmanager
def hall_server(program: str) -> Iterator[HallServer]:
    """A server in a folder of its own. Raises OSError where none can be started."""
    with TemporaryDirectory(prefix="ashore-hall-") as place:
        server = HallServer(Path(place), program)
        try:
            yield server
        finally:
            server.stop()
