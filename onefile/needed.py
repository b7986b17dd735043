"""The first that runs in the one file: whether this Python can run the rest, said in one line where it cannot.

Any Python has to be able to read this, so it is written for the oldest that may come along, 2.7, and imports of the
file nothing but itself before the answer is known.
"""
# ruff: noqa: UP031, UP036, PTH119, RET504

import json
import os
import pkgutil
import sys


def built(name):
    # type: (str) -> dict[str, str]
    """What was written down when the file was made: for which `python` it is, or a sentence by language."""
    written = json.loads((pkgutil.get_data("onefile", "built.json") or b"{}").decode("ascii"))
    found = written[name]  # type: dict[str, str]
    return found


def kind():
    # type: () -> str
    """What the compiled parts have to fit: implementation, version, system and machine, as extension modules are named.
    Of a Mac that name leaves out the machine."""
    from importlib import machinery

    machine = os.uname()[4] if sys.platform == "darwin" else ""
    return str(machinery.EXTENSION_SUFFIXES[0]) + machine


def system():
    # type: () -> str
    """The system and the machine in words, such as linux-x86_64."""
    import sysconfig

    return sysconfig.get_platform()


def said(texts, wanted):
    # type: (dict[str, str], str) -> str
    """A text in the language of the environment, or in English."""
    exact = wanted.partition(".")[0].partition("@")[0]
    alike = sorted(tag for tag in texts if tag.partition("_")[0] == exact.partition("_")[0])
    return texts[exact if exact in texts else alike[0] if alike else "en"]


def text(name, **values):
    # type: (str, **str) -> str
    """What was written down under this name, with its blanks filled in."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next((value for value in map(os.environ.get, names) if value), "C")
    filled = said(built(name), wanted)
    for key in values:
        filled = filled.replace("{" + key + "}", values[key])
    return filled


def refuse(sentence):
    # type: (str) -> None
    """Say why nothing happens, and end."""
    line = sentence + "\n"
    if sys.version_info < (3,):
        line = line.encode("utf-8")  # type: ignore[assignment]
    sys.stderr.write(line)
    sys.exit(1)


def begin():
    # type: () -> None
    """Run Ashore, or say which Python it needs."""
    wanted, version = built("python"), "%d.%d" % sys.version_info[:2]
    if version != wanted["version"] or kind() != wanted["kind"]:
        words = {"version": wanted["version"], "system": wanted["system"], "found": version, "here": system()}
        if (version, words["here"]) == (wanted["version"], wanted["system"]):  # another build of the same Python
            words.update(system=wanted["kind"], here=kind())
        refuse(text("needs", file=os.path.basename(sys.argv[0]), **words))
    from onefile import start

    start.begin()
