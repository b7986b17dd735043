"""A letter being written: the questions at the left, the letter at the right."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget

from ashore import case
from ashore.errors import AshoreError
from ashore.guide.models import LetterField
from ashore.i18n import N_, _, letter_text
from ashore.i18n.catalogue import available
from ashore.i18n.formats import language_name
from ashore.letters.advice import missing_words, warnings
from ashore.letters.compose import Case, sum_of
from ashore.letters.render import as_text
from ashore.tui.forms import Field, Value
from ashore.tui.page import Keys, Page
from ashore.tui.screens.export import ExportDialog
from ashore.tui.widgets.field import FieldView
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll
from ashore.workbook import edits
from ashore.workbook.model import Workbook

PREVIEW_DELAY = 0.12
"""Seconds of rest in typing after which the letter is written anew."""


class LetterPage(Page):
    """The guided form beside the letter as it is now."""

    BINDINGS = [
        Binding("c", "copy", show=False),
        Binding("x", "export", show=False),
        Binding("w", "why", show=False),
    ]
    KEYS: ClassVar[Keys] = (("x", N_("to a file")), ("c", N_("copy")), ("w", N_("why")))

    def __init__(self, draft: str, at: tuple[str, int] | None = None) -> None:
        super().__init__()
        self.draft = draft
        self._at = at
        self._why = False

    def again(self) -> Page:
        return LetterPage(self.draft, self._place() or self._at)

    def heading(self) -> str:
        title = self._case().template.title
        return letter_text(title.context, title.source)

    def keys(self) -> Keys:
        return (("Tab", N_("next")), *self.KEYS, ("u", N_("undo")))

    def _case(self) -> Case:
        workbook = self.ashore.session.value
        draft = next(d for d in workbook.letters if d.id == self.draft)
        return case.letter_case(draft, workbook, self.ashore.guide, self.ashore.today())

    def body(self) -> ComposeResult:
        with Horizontal(classes="columns"):
            with Scroll(classes="left"):
                yield from self._views()
            with Scroll(classes="right"):
                yield Prose("", id="advice", classes="notice")
                yield Prose("", id="letter", classes="gap")

    # The form

    def _views(self) -> ComposeResult:
        session, today = self.ashore.session, self.ashore.today()
        letter = self._case()
        self._asked = tuple(field.id for field in letter.fields())
        yield FieldView(self._language_field(), session, today)
        for field in letter.fields():
            yield FieldView(self._field(field), session, today)

    def _language_field(self) -> Field:
        tags = available(self.ashore.locale_dirs)
        return Field(
            f"letter.{self.draft}.language",
            "choice",
            _("The letter's language"),
            lambda workbook: next(d.language for d in workbook.letters if d.id == self.draft),
            lambda workbook, value: edits.edit_letter(workbook, self.draft, language=value) if value else workbook,
            options={tag: language_name(tag) for tag in tags},
        )

    def _field(self, field: LetterField) -> Field:
        draft = self.draft

        def read(workbook: Workbook) -> Value:
            letter = next((d for d in workbook.letters if d.id == draft), None)
            if letter is None:
                return None
            if field.store == "debt":
                debt = next((d for d in workbook.debts if d.id == letter.debt), None)
                value: Value = getattr(debt, field.id.replace("-", "_"), None)
                return value if value != "" else None
            answer = letter.answers.get(field.id)
            return sum_of(answer) if field.kind == "money" else answer

        def write(workbook: Workbook, value: Value) -> Workbook:
            letter = next(d for d in workbook.letters if d.id == draft)
            if field.store == "debt":
                about = letter.debt
                if about is None:
                    workbook, about = edits.add_debt(workbook)
                    workbook = edits.edit_letter(workbook, draft, debt=about)
                name = field.id.replace("-", "_")
                new = ("" if field.kind == "text" else None) if value is None else value
                return edits.edit_debt(workbook, about, **{name: new})
            if field.kind == "money" and value is not None:
                value = f"{value:.2f}"
            return edits.answer(workbook, draft, field.id, value)  # type: ignore[arg-type]

        place = f"debt.{self._case().draft.debt}" if field.store == "debt" else f"letter.{draft}"
        return Field(
            f"{place}.{field.id}",
            field.kind,
            letter_text(field.label.context, field.label.source),
            read,
            write,
            help=letter_text(field.help.context, field.help.source) if field.help else "",
            options={option.id: letter_text(option.label.context, option.label.source) for option in field.options},
            looks=field.looks,
            most=field.most,
        )

    def _stops_of(self, view: FieldView) -> list[Widget]:
        return [widget for widget in self.focus_chain if view in widget.ancestors]

    def _place(self) -> tuple[str, int] | None:
        """The field on which the reader is, and which of its stops."""
        view = next((view for view in self.query(FieldView) if view.has_focus_within), None)
        if view is None or self.focused is None:
            return None
        stops = self._stops_of(view)
        return view.field.name, stops.index(self.focused) if self.focused in stops else 0

    async def _rebuild(self, at: tuple[str, int] | None) -> None:
        left = self.query_one(".left")
        with self.app.batch_update():
            await left.remove_children()
            await left.mount_all([view for view in self._views() if isinstance(view, FieldView)])
        self._at = at
        self.focus_start()
        self.ashore.turned()

    def focus_start(self) -> None:
        views = list(self.query(FieldView))
        name, index = self._at or ("", 0)
        view = next((v for v in views if v.field.name == name), None)
        missing = [field.id for field in self._case().missing()]
        view = view or next((v for v in views if v.field.name.split(".")[-1] in missing), views[1])
        stops = self._stops_of(view)
        if stops:
            self.set_focus(stops[min(index, len(stops) - 1)])

    # The letter

    def show(self) -> None:
        if all(draft.id != self.draft for draft in self.ashore.session.value.letters):
            self.ashore.open_tool("letter")  # undone: the draft is gone
            return
        if getattr(self, "_asked", None) != tuple(field.id for field in self._case().fields()):
            self.ashore.turning()
            self.run_worker(self._rebuild(self._place()), exclusive=True)
        for view in self.query(FieldView):
            if view.query(".message"):
                view.show()
        if timer := getattr(self, "_timer", None):
            timer.stop()
        self._timer = self.set_timer(PREVIEW_DELAY, self._preview)

    def _preview(self) -> None:
        letter = self._case()
        lines = [line for line in (missing_words(letter),) if line]
        lines += warnings(letter)
        self.query_one("#advice", Prose).show("\n".join(lines))
        self.query_one("#advice", Prose).display = bool(lines)
        try:
            written = case.write_letter(letter, self.ashore.locale_dirs)
        except AshoreError as problem:
            self.query_one("#letter", Prose).show(str(problem))
            return
        if self._why:
            parts = [f"{p.text}\n  ← {letter_text(p.why.context, p.why.source)}" for p in written.paragraphs]
            self.query_one("#letter", Prose).show("\n\n".join(parts))
        else:
            self.query_one("#letter", Prose).show(as_text(written).rstrip())

    # What one does

    def action_why(self) -> None:
        self._why = not self._why
        self._preview()

    def action_page(self, by: int) -> None:
        self.query_one(".right", Scroll).page(by)

    def action_copy(self) -> None:
        try:
            text = as_text(case.write_letter(self._case(), self.ashore.locale_dirs))
        except AshoreError as problem:
            self.ashore.say(str(problem))
            return
        self.ashore.copy_to_clipboard(text)
        self.ashore.say(_("Handed to your terminal's clipboard. If pasting brings nothing, write it to a file with x."))

    def action_export(self) -> None:
        letter = self._case()
        name = f"{letter.draft.kind}-{self.ashore.today().isoformat()}"
        self.ashore.above(ExportDialog(letter, self.ashore.locale_dirs, Path.home() / name))

    def leave(self) -> None:
        self.ashore.open_tool("letter")
