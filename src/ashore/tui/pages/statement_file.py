"""Choosing and reading a file of account statements: its place, a password, how days are written; it can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import DirectoryTree
from textual.widgets.directory_tree import DirEntry
from textual.widgets.tree import TreeNode
from textual.worker import Worker, get_current_worker

from ashore.errors import AshoreError
from ashore.forms.reading import read_file
from ashore.i18n import K_, _, fill, ngettext, parse
from ashore.i18n.parse.user_path import user_path
from ashore.statements.generic import DAY_FIRST, MONTH_FIRST
from ashore.statements.report import Report
from ashore.statements.rows import Statement, StatementError, Stopped
from ashore.text import clean
from ashore.tui.dialog import ModalPage, join_keys
from ashore.tui.widgets.inputs import EMPTY, ONE_VALUE, TextInput
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.wording.statements import error_words

SUFFIXES = frozenset({".csv", ".txt", ".tsv", ".xls", ".xlsx", ".zip", ".ofx", ".qfx", ".qif", ".pdf"})
"""Of files that can be statements."""
LONGEST_PATH, LONGEST_PASSWORD = 4096, 1000


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


class StatementTree(DirectoryTree):
    """Folders, and the files in them that can be statements. Names are shown without what a terminal would obey."""

    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    ICON_FILE = "  "

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        for path in paths:
            if not path.name.startswith(".") and (path.suffix.casefold() in SUFFIXES or _is_folder(path)):
                yield path

    def process_label(self, label: str | Text) -> Text:
        return Text(clean(str(label), lines=False))

    def render_label(self, node: TreeNode[DirEntry], base_style: Style, style: Style) -> Text:
        """With the mark of where the reader is, which is seen without colours too."""
        label = super().render_label(node, base_style, style)
        return Text.assemble("▌ " if node is self.cursor_node else "  ", label)


class ChooseFileDialog(ModalPage):
    """The files of a folder, as a tree."""

    def __init__(self, folder: Path, chosen: Callable[[Path], object]) -> None:
        """`chosen` is handed the file."""
        super().__init__()
        self._folder, self._chosen = folder, chosen

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(_("A statement from a folder"), classes="heading")
            yield StatementTree(self._folder, id="tree")
            yield Row(_("The folder above this one"), self._above, id="above")
            keys = [("↑↓", K_("choose")), ("Enter", K_("open")), ("Tab", K_("next")), ("Esc", K_("close"))]
            yield Prose(join_keys(keys), classes="notice gap")

    def focus_start(self) -> None:
        self.set_focus(self.query_one(StatementTree))

    def _above(self) -> None:
        self._folder = self._folder.parent
        tree = self.query_one(StatementTree)
        tree.path = self._folder
        self.set_focus(tree)

    def on_directory_tree_file_selected(self, event: StatementTree.FileSelected) -> None:
        self.dismiss()
        self.app.call_later(self._chosen, event.path)


class ReadFileDialog(ModalPage):
    """Reads a file, asking what it needs; without a path it asks for that first."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__()
        self._path = path
        self._date_order = ""
        self._reading: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Prose(_("Read an account statement"), classes="heading")
            if self._path is None:
                yield Prose(_("Where the file is; a path can be pasted, or the file dragged into the window"))
                yield TextInput(placeholder=EMPTY, max_length=LONGEST_PATH, between=ONE_VALUE, id="path")
            else:
                yield Prose(clean(str(self._path), lines=False), classes="quiet")
            yield Prose("", id="problem", classes="notice")
            yield TextInput(password=True, placeholder=EMPTY, max_length=LONGEST_PASSWORD, id="password")
            yield Row(_("Read it"), self._begin, id="read")
            yield Row(_("The day comes first"), partial(self._read_by, DAY_FIRST), id="day-first")
            yield Row(_("The month comes first"), partial(self._read_by, MONTH_FIRST), id="month-first")
            keys = [("Tab", K_("next")), ("Enter", K_("choose")), ("Esc", K_("close"))]
            yield Prose(join_keys(keys), classes="notice gap")

    def built(self) -> None:
        for name in ("problem", "password", "day-first", "month-first"):
            self.query_one(f"#{name}").display = False
        if self._path is not None:
            self._begin()

    def focus_start(self) -> None:
        self.set_focus(self.query_one("#path" if self._path is None else "#read"))

    def action_next_field(self) -> None:
        """Enter in a field reads the file: there is nothing else to fill in."""
        self._begin()

    def _say(self, text: str) -> None:
        line = self.query_one("#problem", Prose)
        line.show(text)
        line.display = bool(text)

    def _read_by(self, order: str) -> None:
        self._date_order = order
        self._begin()

    def _begin(self) -> None:
        """In a thread: a long file takes seconds."""
        if self._reading is not None and self._reading.is_running:
            return
        if self._path is None and not self.query_one("#path", TextInput).value.strip():
            self._say(_("Type or paste where the file is."))
            return
        try:
            path = self._path or user_path(parse.path(self.query_one("#path", TextInput).value))
        except AshoreError as problem:
            self._say(str(problem))
            return
        except ValueError:
            self._say(_("This is no name of a file."))
            return
        password = self.query_one("#password", TextInput).value or None
        self._say(_("It is being read. Esc stops."))
        self._reading = self.run_worker(partial(self._read, path, password), thread=True, exclusive=True)

    def _read(self, path: Path, password: str | None) -> None:
        worker = get_current_worker()
        reading = self.ashore.reading

        def told(rows: int) -> None:
            if worker.is_cancelled:
                raise Stopped
            self.app.call_from_thread(self._read_so_far, rows)

        try:
            statement = read_file(path, reading.rules, password=password, date_order=self._date_order, told=told)
            told(0)
            report = reading.with_file(statement)
        except Stopped:
            return
        except StatementError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._refused, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._taken, path, statement, report)

    def _read_so_far(self, rows: int) -> None:
        if not self.is_attached or not rows:
            return
        text = ngettext("{n} row is read. Esc stops.", "{n} rows are read. Esc stops.", rows)
        self._say(fill(text, n=str(rows)))

    def _refused(self, error: StatementError) -> None:
        if not self.is_attached:
            return
        self._say(error_words(error))
        needs_password = error.kind in ("password-needed", "password-wrong")
        entry = self.query_one("#password", TextInput)
        entry.display = needs_password
        asks_order = error.kind == "date-order"
        self.query_one("#day-first").display = self.query_one("#month-first").display = asks_order
        self.query_one("#read").display = not asks_order
        if error.kind == "password-needed":
            self._say(_("It has a password. The app that made it shows it; it is used now and kept nowhere."))
        if needs_password:
            entry.value = ""
        at = (
            "#password"
            if needs_password
            else "#day-first"
            if asks_order
            else "#path"
            if self._path is None
            else "#read"
        )
        self.set_focus(self.query_one(at))

    def _taken(self, path: Path, statement: Statement, report: Report | None) -> None:
        if not self.is_attached:
            return
        if not self.ashore.reading.add(path, statement, report):
            self._say(_("This file is read already; it counts once."))
            return
        self.dismiss()
