"""What the interpreter refuses to such a session, whatever asks for it. A hook stays, so each has its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REFUSED = {
    "a file of the system": "open('/etc/passwd')",
    "a file of the account": "open(HOME + '/kept')",
    "a file beside the program": "open(os.path.dirname(ashore.__file__) + '/../../../../../../etc/passwd')",
    "by number": "os.open('/etc/passwd', os.O_RDONLY)",
    "a new file": "open(HOME + '/new', 'w')",
    "a new file in the program": "open(os.path.dirname(ashore.__file__) + '/new', 'w')",
    "a file of the program, to add to": "open(ashore.__file__, 'a')",
    "a folder": "os.listdir(HOME)",
    "a folder, looked through": "list(os.scandir('/'))",
    "a new folder": "os.mkdir(HOME + '/new')",
    "another name": "os.rename(HOME + '/kept', HOME + '/other')",
    "no file any more": "os.remove(HOME + '/kept')",
    "a link": "os.symlink('/etc/passwd', HOME + '/link')",
    "a temporary file": "__import__('tempfile').TemporaryFile(dir=HOME)",
    "a program": "__import__('subprocess').run(['true'])",
    "a shell": "os.system('true')",
    "another program in its place": "os.execv('/bin/true', ['true'])",
    "a process of its own": "os.fork()",
    "a terminal of its own": "__import__('pty').spawn('true')",
    "a browser": "__import__('webbrowser').GenericBrowser('true').open('http://127.0.0.1/')",
    "a connection": "__import__('socket').create_connection(('127.0.0.1', 9))",
    "a name on the network": "__import__('socket').getaddrinfo('ashore.example', 80)",
}
ALLOWED = {
    "every module": "[__import__(name) for name in modules()]",
    "the guidance": "__import__('ashore.guide.guide').guide.guide.load('cn').chapters",
    "a language": "__import__('ashore.i18n.catalogue').i18n.catalogue.load('zh_CN', LOCALES)",
    "nothing": "open(os.devnull, 'r+')",
    "the days of another zone": "__import__('zoneinfo').ZoneInfo('Asia/Shanghai')",
    "a loop": "asyncio.run(asyncio.sleep(0))",
}
PROGRAM = """
import asyncio, os, pkgutil, sys
import ashore
from ashore.storage import access, guard, paths
HOME, LOCALES = sys.argv[2], [paths.packaged_locales()]
def modules():
    left = ('windows', '__main__', 'cli.web', 'textual_serve')
    names = [found.name for found in pkgutil.walk_packages(ashore.__path__, 'ashore.')]
    return [name for name in names if not any(part in name for part in left)]
sys.dont_write_bytecode = True
access.restrict(access.Access(files=False))
guard.begin()
try:
    eval(sys.argv[1])
except PermissionError:
    print("refused")
    print(__import__("traceback").format_exc(), file=sys.stderr)
else:
    print("done")
"""


def asked(what: str, home: Path) -> str:
    (home / "kept").write_text("kept")
    command = [sys.executable, "-c", PROGRAM, what, str(home)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", env={**os.environ})
    assert done.returncode == 0, done.stderr
    assert [file.name for file in home.iterdir()] == ["kept"]
    return done.stdout.strip() or done.stderr


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused(what: str, tmp_path: Path) -> None:
    assert asked(REFUSED[what], tmp_path) == "refused"


@pytest.mark.parametrize("what", ALLOWED)
def test_it_goes_on(what: str, tmp_path: Path) -> None:
    assert asked(ALLOWED[what], tmp_path) == "done"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux promises it")
def test_no_other_process_of_the_account_reads_its_memory() -> None:
    program = (
        "import ctypes\nfrom ashore import system\nprctl = ctypes.CDLL(None).prctl\n"
        "before = prctl(3, 0, 0, 0, 0)\nsystem.no_tracing()\nprint(before, prctl(3, 0, 0, 0, 0))"  # PR_GET_DUMPABLE
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "0"]
