"""Verbs that only read: a chapter, where the case stands, whether the file is sound, which files are used."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ashore.cli.shared import (
    case_of,
    complain,
    file_of,
    guide_of,
    out,
    path_of,
    store_of,
    tell_unsaved,
    unlock,
    width,
    workbook_of,
    workbook_path,
)
from ashore.errors import AshoreError, UsageError

if TYPE_CHECKING:
    import argparse

    from ashore.guide.guide import Guide
    from ashore.guide.models.chapter import Block

CONTENT = "content"
"""What is checked by this word is what Ashore tells its readers."""


def read(options: argparse.Namespace) -> int:
    """Print a chapter, or where none is named the list of them."""
    from ashore.guide.as_text import chapter_text
    from ashore.guide.say import say
    from ashore.i18n import _, fill
    from ashore.text import wrap
    from ashore.wording.lenders import bound_words

    case = case_of(workbook_of(options))
    guide = case.guide
    if options.chapter is None:
        for chapter in guide.chapters:
            out(
                "\n".join(
                    [
                        f"{chapter.number}. {say(chapter.title, guide.facts)}",
                        *wrap(say(chapter.answer, guide.facts), width(), first="   ", hang="   "),
                        "",
                    ]
                )
            )
        return 0
    for chapter in guide.chapters:
        if options.chapter in (str(chapter.number), chapter.id):
            noted, lead = partial(bound_words, case=case), partial(_card_to_read, guide=guide)
            out(chapter_text(chapter, guide.facts, width(), case.marks, noted, lead))
            return 0
    known = ", ".join(f"{chapter.number} ({chapter.id})" for chapter in guide.chapters)
    raise UsageError(fill(_("no chapter '{name}'; there are: {known}"), name=options.chapter, known=known))


def _card_to_read(block: Block, guide: Guide) -> str:
    """How to read the card that a block of a chapter opens; empty where it opens none."""
    from ashore.guide.models.chapter import LeadingBlock
    from ashore.i18n import _, fill

    card = guide.card_of(block) if isinstance(block, LeadingBlock) else None
    return fill(_("To read the card: {command}"), command=f"ashore card {card}") if card else ""


def status(options: argparse.Namespace) -> int:
    """Where the case stands."""
    import datetime as dt

    from ashore.workbook.model import Workbook

    store = store_of(options)
    tell_unsaved(store)
    unlock(store)
    case = case_of(store.read() or Workbook(created=dt.date.today()))
    if options.json:
        import json

        from ashore.casework.status import status_of

        text = json.dumps(status_of(case), ensure_ascii=False, indent=2)
    else:
        from ashore.wording.held_back import open_lines
        from ashore.wording.standing import agenda_line, status_lines

        due = [f"  {agenda_line(entry, case.today)}" for entry in case.agenda]
        text = "\n".join([*status_lines(case), *open_lines(case), *due])
    out(text)
    return 0


def card(options: argparse.Namespace) -> int:
    """A card for a hard moment."""
    from ashore.export.registers import card_document
    from ashore.export.render import as_text
    from ashore.i18n import _, current, fill

    guide = _guide_at_hand(options)
    cards = {card.id: card for card in guide.cards.card}
    name = guide.card_for("door").id if options.name is None else options.name
    if name not in cards:
        text = _("no card '{name}'; there are: {known}")
        raise UsageError(fill(text, name=name, known=", ".join(cards)))
    document = card_document(cards[name], current(), guide)
    out(document.title + "\n\n" + as_text(document))
    return 0


def _guide_at_hand(options: argparse.Namespace) -> Guide:
    """The guidance of the workbook's place, where that can be read at once: a card may not wait for a passphrase."""
    store = store_of(options)
    try:
        return guide_of(None if store.locked() else store.read())
    except (AshoreError, OSError):
        return guide_of()


def check(options: argparse.Namespace) -> int:
    """Whether a file is sound; 1 also where the rules of its place are not here. `content` is no file but the content:
    a file of that name is ./content."""
    from ashore.guide.installed import in_force
    from ashore.i18n import _, fill
    from ashore.workbook.file.store import Store

    if options.file == CONTENT:
        from ashore.cli.content import check_content, check_place

        return check_content() if options.place is None else check_place(file_of(options.place, "check content"))
    if options.place is not None:
        raise UsageError(_("only 'check content' takes a folder"))
    path = path_of(options) if options.file is None else workbook_path(options.file, "check")
    store = Store(path)
    unlock(store)
    workbook = store.read()
    if workbook is None:
        raise AshoreError(fill(_("{file}: there is no such file"), file=str(path)))
    out(fill(_("{file}: a sound workbook"), file=str(path)))
    notice = in_force(workbook.jurisdiction).notice
    if notice:
        complain(notice)
    return 1 if notice else 0


def where(options: argparse.Namespace) -> int:
    """Print where each of the files is."""
    from ashore.cli import erase
    from ashore.i18n import _
    from ashore.storage import paths
    from ashore.text import pad
    from ashore.workbook.file.recovery import recovery_files
    from ashore.workbook.file.store import Store

    path = path_of(options)
    backups = store_of(options).backups.folder
    for label, place in (
        (_("Workbook"), path),
        (_("Backups"), backups),
        (_("Settings"), paths.config_dir() / "settings.toml"),
        (_("Your catalogues"), paths.user_locales()),
        (_("Your places"), paths.user_places()),
        (_("Cache"), paths.cache_dir()),
        (_("Guidance"), paths.content_dir()),
    ):
        out(f"{pad(label, 18)}{place}")
    unpacked = _("Unpacked program")
    for place in erase.unpacked():
        out(f"{pad(unpacked, 18)}{place}")
    unsaved = _("Could not be saved")
    for file in recovery_files(Store(path).path):
        out(f"{pad(unsaved, 18)}{file}")
    return 0
