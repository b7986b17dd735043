"""The start of the one file under the right Python: where it unpacks itself, privately, and then Ashore."""

from __future__ import annotations

import os
import sys
import zipfile
import zlib
from pathlib import Path

from onefile.needed import refuse, text

SHIV_ROOT = "SHIV_ROOT"
_given: str | None = None
"""Where SHIV_ROOT pointed before the unpacking was told where to go."""
_unpacked = False


def begin() -> None:
    """Unpack the program where that has not been done, and run it."""
    global _given
    file = Path(sys.argv[0])
    _given = os.environ.get(SHIV_ROOT)
    root = folder(str(file / "site-packages"))
    os.environ[SHIV_ROOT] = str(root)
    from _bootstrap import bootstrap  # type: ignore[import-not-found]  # shiv puts it into the file

    try:
        bootstrap()
    except (OSError, zipfile.BadZipFile, zlib.error) as error:
        if _unpacked:
            raise
        refuse(text("not-unpacked", file=file.name, folder=str(root), problem=problem_of(error)))


def problem_of(error: Exception) -> str:
    """What the system, or who reads the file, says of a failure."""
    return getattr(error, "strerror", None) or str(error)


def folder(packed: str) -> Path:
    """The folder for unpacked programs, readable by the user alone. Ashore itself says where that is: the two modules
    of it that know are read from the file, where it is still packed, and forgotten again."""
    known = set(sys.modules)
    sys.path.insert(0, packed)
    try:
        from ashore.storage import paths, private_file

        root = paths.unpacked_programs()
        private_file.make_private_dir(root)
        root.chmod(0o700)  # one that was there already; not allowed where it is another user's
    except paths.NoHomeError:
        refuse(text("no-home"))
    except OSError as error:
        refuse(text("not-unpacked", file=Path(sys.argv[0]).name, folder=str(root), problem=problem_of(error)))
    finally:
        sys.path.remove(packed)
        for name in set(sys.modules) - known:
            if name.partition(".")[0] in ("ashore", "platformdirs"):
                del sys.modules[name]
    return root


def run() -> int:
    """Ashore's own start. SHIV_ROOT is again what the user made it."""
    global _unpacked
    _unpacked = True
    if _given is None:
        del os.environ[SHIV_ROOT]
    else:
        os.environ[SHIV_ROOT] = _given
    from ashore.__main__ import main

    return main()
