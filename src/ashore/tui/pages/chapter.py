"""A chapter: its answer, its sections, its steps to tick."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widget import Widget

from ashore.casework.progress import progress
from ashore.guide.models.chapter import Chapter, LeadingBlock, StepBlock, TextBlock, ToolBlock
from ashore.guide.say import say
from ashore.i18n import K_, _
from ashore.tui.actions import Action, Actions
from ashore.tui.page import Page
from ashore.tui.pages.step import StepDialog
from ashore.tui.pages.words import WordsDialog
from ashore.tui.widgets.blocks import BlockView
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.scroll import Scroll
from ashore.values import StepState
from ashore.wording.lenders import bound_words
from ashore.wording.standing import progress_words
from ashore.workbook import edits
from ashore.workbook.find import find


class ChapterPage(Page):
    """One chapter. `at` is the block where the reader begins."""

    def __init__(self, chapter: Chapter, at: str | None = None) -> None:
        super().__init__()
        self._chapter = chapter
        self._at = at

    def again(self) -> Page:
        return ChapterPage(self._chapter, self.place)

    @property
    def place(self) -> str | None:
        """The block on which the reader is."""
        return self.focused.block.id if isinstance(self.focused, BlockView) else self._at

    def heading(self) -> str:
        facts = self.ashore.guide.facts
        done = progress([step.id for step in self._chapter.steps], self.ashore.session.value.steps)
        return f"{self._chapter.number}. {say(self._chapter.title, facts)}  ·  {progress_words(done)}"

    def body(self) -> ComposeResult:
        facts = self.ashore.guide.facts
        answer = TextBlock(kind="text", id="answer", text=self._chapter.answer, facts=self._chapter.facts)
        with Scroll(classes="body"):
            terms = self.ashore.guide.glossary.word
            yield BlockView(answer, facts, terms=terms)
            for section in self._chapter.section:
                yield Prose(say(section.title, facts), classes="heading")
                for block in section.block:
                    yield BlockView(block, facts, terms=terms)

    def show(self) -> None:
        marks = self.ashore.case.marks
        for view in self.query(BlockView):
            view.show_mark(marks.get(view.block.id), bound_words(view.block, self.ashore.case))
        self.show_title(self.heading())
        self.show_keys()

    def actions(self) -> Actions:
        view = self._block()
        if view is None:
            return ()
        found: list[Action] = []
        if isinstance(view.block, StepBlock):
            found.append(Action("Space", K_("not done") if self._state(view) == "done" else K_("done"), "tick"))
            found.append(Action("Enter", K_("what helps"), "enter"))
            found += [Action("s", K_("not for me"), "not_for_me"), Action("t", K_("not today"), "not_today")]
        elif isinstance(view.block, ToolBlock):
            found.append(Action("Enter", K_("open"), "enter"))
        else:
            found.append(Action("Enter", K_("source") if view.facts_behind else K_("read on"), "enter"))
        if isinstance(view.block, LeadingBlock) and view.block.opens:
            found.append(Action("o", K_("open what helps"), "open"))
        if view.facts_behind:
            found.append(Action("f", K_("source §"), "facts"))
        if view.terms:
            found.append(Action("g", K_("words"), "words"))
        return tuple(found)

    def focus_start(self) -> None:
        views = list(self.query(BlockView))
        start = next((view for view in views if view.block.id == self._at), views[0])
        self.set_focus(start)

    def focus_moved(self) -> None:
        super().focus_moved()
        self.ashore.last_read[self._chapter.id] = self.place
        if self.focused is not None and self.focused is next(iter(self.query(BlockView)), None):
            self.query_one(".body").scroll_home(animate=False)

    # What one does

    def _block(self) -> BlockView | None:
        return self.focused if isinstance(self.focused, BlockView) else None

    def _state(self, view: BlockView) -> StepState | None:
        """What is noted of a step."""
        record = find(self.ashore.session.value.steps, view.block.id)
        return record.state if record else None

    def _mark(self, state: StepState) -> None:
        view = self._block()
        if view is None or not isinstance(view.block, StepBlock):
            self.action_move(1)
            return
        step = view.block.id
        wanted = None if self._state(view) == state else state
        self.ashore.session.apply(lambda workbook: edits.mark_step(workbook, step, wanted, self.ashore.today()))

    def action_tick(self) -> None:
        self._mark("done")

    def action_enter(self) -> None:
        """A step: its text, its sources, what helps with it. A tool opens; a text shows where it is from."""
        view = self._block()
        if view and isinstance(view.block, ToolBlock):
            self.action_open()
        elif view and isinstance(view.block, StepBlock):
            self.ashore.go.dialog(StepDialog(view.block, self))
        elif view and view.facts_behind:
            self.action_facts()
        else:
            self.action_move(1)

    def action_not_today(self) -> None:
        """The step is left out of what comes next until tomorrow."""
        if (view := self._block()) and isinstance(view.block, StepBlock):
            key, today = f"step.{view.block.id}", self.ashore.today()
            self.ashore.session.apply(lambda workbook: edits.put_off(workbook, key, today))
            self.ashore.say(_("Tomorrow it is here again. u takes it back."))

    def action_not_for_me(self) -> None:
        if (view := self._block()) and isinstance(view.block, StepBlock):
            self._mark("not-for-me")

    def action_facts(self) -> None:
        view = self._block()
        if view and view.facts_behind:
            self.ashore.go.facts(view.facts_behind)
        else:
            self.ashore.say(_("This is our advice; there is no source behind it."))

    def action_words(self) -> None:
        """What the underlined words mean."""
        if (view := self._block()) and view.terms:
            self.ashore.go.dialog(WordsDialog(view.terms))

    def action_open(self) -> None:
        if (view := self._block()) and isinstance(view.block, LeadingBlock) and view.block.opens:
            block = view.block
            if block.card:
                self.ashore.go.card(block.card)
            elif isinstance(block, StepBlock) and block.letter:
                self.ashore.go.begin_letter(block.letter, block.length or "formal")
            elif block.opens:
                self.ashore.go.open(block.opens)

    def action_page(self, by: int) -> None:
        """A page on: the focus goes along, so that the keys always mean what is seen."""
        self.query_one(".body", Scroll).page(by)
        self.call_after_refresh(self._focus_visible, by)

    def _focus_visible(self, by: int) -> None:
        if self not in self.app.screen_stack:  # left before it was painted
            return
        region = self.query_one(".body").region
        visible: list[Widget] = [v for v in self.query(BlockView) if region.contains_region(v.region)]
        if visible:
            self.set_focus(visible[0] if by > 0 else visible[-1], scroll_visible=False)
