"""For translators: where each text of the page below comes from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from ashore.i18n import K_, _, current, fill
from ashore.i18n.kit.watching import Location, Seen, locations
from ashore.storage import paths
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll
from ashore.wording.phrases import named


def place_of(location: Location, directories: Sequence[Path]) -> str:
    """The file and line of an entry. The file is named below its folder, as in fr/LC_MESSAGES/guide.po: with the folder
    it would take two rows."""
    folder = next(
        (each for each in (*directories, paths.packaged_locales()) if location.file.is_relative_to(each)), None
    )
    shipped = folder == paths.packaged_locales() != directories[0]
    text = _("{file}, line {line} (came with Ashore)") if shipped else _("{file}, line {line}")
    file = location.file.relative_to(folder) if folder else location.file
    return fill(text, file=str(file), line=str(location.line))


class TextsPage(ModalPage):
    """Every text of the page: what is shown, its English, its context, the file and line of its entry."""

    BINDINGS = [
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    def __init__(self, seen: Sequence[Seen], directories: Sequence[Path]) -> None:
        super().__init__()
        self._seen = sorted(seen, key=lambda text: text.translated)  # what is missing comes first
        self._directories = directories
        self._locations = locations(current().tag, directories, self._seen)

    def compose(self) -> ComposeResult:
        missing = sum(not text.translated for text in self._seen)
        with Vertical(classes="dialog"):
            yield Prose(_("Texts of this page"), classes="heading")
            words = _("{n} texts, {missing} of them not translated.")
            yield Prose(fill(words, n=str(len(self._seen)), missing=str(missing)))
            yield Prose(named(_("Your catalogues"), str(self._directories[0])), classes="quiet")
            with Scroll(classes="scroll"):
                for text in self._seen:
                    yield Prose(text.text, first="  " if text.translated else "! ", hang="  ")
                    yield Prose("\n".join(self._lines(text)), first="    ", hang="    ", classes="quiet")
            yield Prose(join_keys([("↑↓", K_("scroll")), ("Esc", K_("close"))]), classes="notice gap")

    def _lines(self, text: Seen) -> list[str]:
        lines = []
        if text.text != text.source:
            lines.append(fill(_("English: {text}"), text=text.source))
        if text.context:
            lines.append(fill(_("Context: {context}"), context=text.context))
        if location := self._locations.get((text.domain, text.context, text.source)):
            lines.append(place_of(location, self._directories))
        else:
            lines.append(fill(_("{domain}: no entry in your catalogue yet"), domain=text.domain))
        return lines

    def action_page(self, by: int) -> None:
        """A page of texts on, or back."""
        self.query_one(Scroll).page(by)

    def action_move(self, by: int) -> None:
        self.query_one(Scroll).scroll_relative(y=by * 2, animate=False)
