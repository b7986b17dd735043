"""A real sshd on the loopback, with a key made for the test, for the one user that runs the tests."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.terminal import Terminal


class Server:
    """A running sshd."""

    def __init__(self, place: Path) -> None:
        self._place = place
        sshd = shutil.which("sshd") or "/usr/sbin/sshd"
        for name in ("host", "user"):
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(place / name)],
                check=True,
                capture_output=True,
            )
        (place / "authorized").write_text((place / "user.pub").read_text())
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        (place / "config").write_text(
            f"ListenAddress 127.0.0.1\nPort {self.port}\nHostKey {place}/host\nAuthorizedKeysFile {place}/authorized\n"
            f"PidFile {place}/pid\nUsePAM no\nStrictModes no\nPasswordAuthentication no\nPermitRootLogin yes\n"
        )
        self._process = subprocess.Popen([sshd, "-D", "-q", "-f", str(place / "config")], stderr=subprocess.DEVNULL)
        end = time.monotonic() + 10
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        self.stop()
        raise OSError("sshd does not answer")

    def terminal(self, home: Path) -> Terminal:
        """Ashore at the other end of an ssh line."""
        far = f"TERM=xterm-256color LANG=C.UTF-8 ASHORE_HOME={home} PYTHONPATH={os.environ.get('PYTHONPATH', '')} "
        far += f"exec {sys.executable} -m ashore"
        command = ["ssh", "-tt", "-q", "-F", "/dev/null", "-i", str(self._place / "user"), "-p", str(self.port)]
        command += ["-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "IdentitiesOnly=yes"]
        return Terminal(home=home, command=[*command, f"{getpass.getuser()}@127.0.0.1", far])

    def stop(self) -> None:
        """End it, and what hangs on it."""
        self._process.terminate()
        self._process.wait()


@contextmanager
def find_server() -> Iterator[Server | None]:
    """An sshd, or None where there is none."""
    if not all(shutil.which(name) for name in ("ssh", "ssh-keygen")) or not (
        shutil.which("sshd") or Path("/usr/sbin/sshd").exists()
    ):
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="ashore-sshd-") as place:
        server = Server(Path(place))
        try:
            yield server
        finally:
            server.stop()
