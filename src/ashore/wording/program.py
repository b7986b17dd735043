"""The program about itself: who it is for, where what is entered is kept, who can read it."""

from __future__ import annotations

from pathlib import Path

from ashore.guide.guide import Guide
from ashore.guide.say import title_of
from ashore.i18n import _, fill, sentences
from ashore.i18n.later import N_
from ashore.storage import access, paths
from ashore.workbook.file.problems import problem_of

NEEDS = N_("{file} needs Python {version} ({system}); this is Python {found} ({here}).")
"""Said by the one file of Ashore when another Python starts it, before anything else of it can be read."""
NOT_UNPACKED = N_("{file} cannot be unpacked to {folder}: {problem}. SHIV_ROOT can name another folder.")
NO_HOME = N_("there is no home folder; set HOME, or ASHORE_HOME to a folder for Ashore's files")


def about_words() -> str:
    """Who this is for, and what it does."""
    return _(
        "This workbook is for people who have fallen behind on a small loan. It tells you what is really "
        "going on and lets you do the next thing. You can stop at any time; everything is kept."
    )


def rules_words(guide: Guide) -> str:
    """Where what is said about rules holds."""
    rules = _("What it says about rules holds for: {place}. Other places can be chosen later, in the settings.")
    return fill(rules, place=title_of(guide))


def kept_words(path: Path | None) -> str:
    """Where what is entered stays; without a file nowhere."""
    if not access.current().files:
        return shared_machine_words()
    place = nothing_written_words(_("This session writes nothing to disk."))
    if path is not None:
        place = fill(_("It is kept in {file}, readable by your account alone."), file=str(path))
    return sentences(_("Nothing you enter leaves this machine."), place)


def nothing_written_words(said: str) -> str:
    """That nothing is, or was, written to disk; of the one file of Ashore also what was, before it could be asked."""
    if (folder := paths.running_unpacked()) is None:
        return said
    text = _("The program itself was unpacked to {folder} before the session began; nothing you enter is kept there.")
    return sentences(said, fill(text, folder=str(folder)))


def shared_machine_words() -> str:
    """Where what is entered stays on a machine for many readers, and who could read it there."""
    return _(
        "You share this machine with others. This session reads and writes no file: what you enter is in its memory "
        "alone, and goes with it. Whoever runs the machine could read that memory, and can see when and from where you "
        "came."
    )


def no_files_words() -> str:
    """Why something is not offered."""
    return _("Not offered here: this session reads and writes no files.")


def idle_words() -> str:
    """What happens by itself while no key is pressed, where the reader cannot set it."""
    here = access.current()
    text = _("Without a key the screen is hidden after {n} min, and the session ends after {m} min.")
    return fill(text, n=_minutes(here.hide_after), m=_minutes(here.end_after))


def idle_plain_words() -> str:
    """The same, line by line, where nothing can be hidden."""
    return fill(_("Without a line typed the session ends after {n} min."), n=_minutes(access.current().end_after))


def ended_words() -> str:
    """That the session has ended by itself."""
    return fill(_("Ended: no key for {n} min."), n=_minutes(access.current().end_after))


def _minutes(minutes: float) -> str:
    return f"{minutes:g}"


def copied_words() -> str:
    """That something was handed to the clipboard, and what else there is."""
    if access.current().files:
        return _("Handed to your terminal's clipboard. If pasting brings nothing, write it to a file (m s).")
    return _("Handed to your terminal's clipboard. If pasting brings nothing, mark it on the screen with the mouse.")


def file_lines(path: Path | None) -> list[str]:
    """The files that are used; without a workbook file none is written."""
    if path is None:
        return [nothing_written_words(_("This session writes nothing to disk."))]
    return [
        fill(_("Workbook: {file}"), file=str(path)),
        fill(_("Backups: {file}"), file=str(path.parent / "backups")),
        fill(_("Settings: {file}"), file=str(paths.config_dir() / "settings.toml")),
    ]


def privacy_words(*, locked: bool) -> str:
    """Who can read what is entered; `locked`: it has a passphrase."""
    if not access.current().files:
        return shared_machine_words()
    privacy = _(
        "Nothing leaves this machine: Ashore opens no connection. The workbook is readable by your user "
        "account alone; whoever administers the machine can read it too."
    )
    return privacy if locked else sentences(privacy, _("With a passphrase nobody reads the file without it."))


def not_kept_words(error: OSError) -> str:
    """A setting that could not be written down."""
    text = _("The setting holds until you quit; it could not be kept: {problem}.")
    return fill(text, problem=problem_of(error))
