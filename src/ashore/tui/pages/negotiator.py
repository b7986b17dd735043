"""The negotiator: number of payments, down payment and waiver moved by arrow keys, and at once what that comes to.

Nothing is written by moving them: `w` and `n` make an offer of it.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from itertools import cycle
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from ashore.casework.debts import Wrong
from ashore.casework.negotiator import MOST, Plan, Tried, falling, first_plan, keep, theirs_of, to_repay, try_out
from ashore.casework.sharing import MOST_PARTS
from ashore.finance.frequency import CENT, NOTHING
from ashore.finance.offers import Measured
from ashore.i18n import K_, _, fill
from ashore.i18n.formats import month, number
from ashore.letters import drafts
from ashore.text import columns
from ashore.tui.actions import Action, Actions
from ashore.tui.layout import SIDE_FROM_TWO
from ashore.tui.page import Keys, Page
from ashore.tui.pages.derivation import DerivationPage
from ashore.tui.widgets.compared import Compared
from ashore.tui.widgets.dial import Dial, Range
from ashore.tui.widgets.prose import Prose
from ashore.tui.widgets.row import Row
from ashore.tui.widgets.scroll import Scroll
from ashore.tui.widgets.step_plot import OURS, THEIRS, StepPlot
from ashore.tui.widgets.sum_bars import SumBars
from ashore.wording.debts import lender_of
from ashore.wording.negotiator import (
    Theirs,
    cash_sentences,
    compared,
    count_sentences,
    falling_words,
    sum_bars,
    theirs_sentences,
    tried_derivation,
    verdict,
    why_not,
)
from ashore.wording.offers import wrong_words
from ashore.wording.rates import with_key
from ashore.workbook.find import find
from ashore.workbook.model import Debt, Offer, Workbook

WIDE = 110
"""Columns from which the debt falls beside the rest, not below it."""
STEPS = 40
"""A sum goes from one end to the other in about so many steps."""
TALL, TALL_WIDE = 32, 24
"""Lines from which there is room between its parts: where the debt falls below them, and beside them."""


class NegotiatorPage(Page):
    """What fits, tried."""

    SIDE_FROM: ClassVar[int] = SIDE_FROM_TWO

    ACTIONS: ClassVar[Actions] = (
        Action("w", K_("letter"), "propose"),
        Action("n", K_("keep"), "keep"),
        Action("=", K_("working"), "derivation"),
        Action("f", K_("source"), "facts"),
    )

    def __init__(self, debt: str, offer: str | None = None, plan: Plan | None = None, at: int = 0) -> None:
        super().__init__()
        self._debt_id, self._offer, self._plan, self._at = debt, offer, plan, at
        self._tried: Tried | None = None

    def again(self) -> Page:
        stops = self.stops()
        at = stops.index(self.focused) if self.focused in stops else self._at
        return NegotiatorPage(self._debt_id, self._offer, self._plan, at)

    def _debt(self) -> Debt | None:
        return find(self.ashore.session.value.debts, self._debt_id)

    def there(self) -> bool:
        return self._debt() is not None

    def heading(self) -> str:
        return fill(_("Number and size: {lender}"), lender=lender_of(self._debt()))

    def kind(self) -> str:
        return _("Debts")

    def keys(self) -> Keys:
        moves: Keys = (("←→", K_("change")),) if isinstance(self.focused, Dial) else ()
        return (*moves, *super().keys())

    # How it is built

    def body(self) -> ComposeResult:
        labels = {"number": _("Payments"), "down": _("Down payment"), "waived": _("Waived")}
        widths = max(map(columns, labels.values())) + 2, columns(number(self._owed() or NOTHING)) + 1
        with Scroll(classes="body tried"):
            with Vertical(classes="moved"):
                yield Row("", partial(self.ashore.go.open, "debt", self._debt_id), id="missing")
                for name, label in labels.items():
                    say = str if name == "number" else number
                    dial = Range(Decimal(0), Decimal(0))
                    yield Dial(label, dial, Decimal(0), say=say, take=partial(self._move, name), widths=widths, id=name)
                yield SumBars(id="bars")
                yield Prose("", first="  ", hang="  ", id="verdict", classes="notice")
                yield Compared(id="compared")
                yield Prose("", first="  ", hang="  ", id="also", classes="quiet")
            with Vertical(classes="falling"):
                yield StepPlot(id="steps")
                yield Prose("", first="  ", hang="  ", id="words")

    def focus_start(self) -> None:
        self.move_to(self._at)

    def on_resize(self) -> None:
        super().on_resize()
        wide = self.room() >= WIDE
        for body in self.query(".tried"):
            body.set_class(wide, "-wide")
            body.set_class(self.app.size.height >= (TALL_WIDE if wide else TALL), "-tall")

    def action_move(self, by: int) -> None:
        """Below the last dial there is more to read."""
        if by > 0 and self.focused is not None and self.focused in self.stops()[-1:]:
            self.query_one(".body", Scroll).scroll_end(animate=False)
        else:
            super().action_move(by)

    # What it shows

    def _theirs_offer(self) -> Offer | None:
        return theirs_of(self.ashore.session.value, self._debt_id, self._offer)

    def _owed(self) -> Decimal | None:
        return to_repay(self.ashore.case, self._debt_id, self._theirs_offer())

    def show(self) -> None:
        case, owed = self.ashore.case, self._owed()
        self._tried = None
        if owed is not None:
            plan = self._plan or first_plan(case, self._debt_id, self._offer)
            self._tried = try_out(case, self._debt_id, owed, plan)
        missing = self.query_one("#missing", Row)
        missing.show("" if self._tried else why_not(case, self._debt_id))
        missing.display = self._tried is None
        for part in (*self.query(Dial), self.query_one(".falling")):
            part.display = self._tried is not None
        self._show_tried()

    def _show_tried(self) -> None:
        """The dials, and what they come to."""
        case, tried, offer = self.ashore.case, self._tried, self._theirs_offer()
        theirs = case.measured(offer) if offer else None
        if tried is not None:
            plan, step = tried.plan, step_of(tried.owed)
            number_ = Range(Decimal(1), Decimal(MOST), scale=Decimal(MOST_PARTS))
            down = Range(NOTHING, tried.owed - plan.waived - CENT, step, places=2)
            waived = Range(NOTHING, tried.owed - plan.down - CENT, step, places=2)
            self.query_one("#number", Dial).show_value(Decimal(plan.number), number_)
            self.query_one("#down", Dial).show_value(plan.down, down)
            self.query_one("#waived", Dial).show_value(plan.waived, waived)
        self.query_one(SumBars).show(sum_bars(tried, theirs) if tried else ())
        self.query_one("#verdict", Prose).show(verdict(case, tried) if tried else "")
        self.query_one(Compared).show(compared(case, tried, theirs) if tried else ())
        also = with_key(theirs_sentences(theirs))
        also = [*count_sentences(tried), *cash_sentences(case, tried), *also] if tried else also
        self.query_one("#also", Prose).show("\n".join(also))
        self._show_falling(theirs)

    def _show_falling(self, theirs: Theirs) -> None:
        """What is still to be paid, drawn and in words."""
        measured = self._tried.measured if self._tried else None
        if not isinstance(measured, Measured):
            return
        schedules = [found.schedule for found in (measured, theirs) if isinstance(found, Measured)]
        fall = falling(schedules)
        most = number(max(schedule.total for schedule in schedules))
        ends = month(fall.months[0]), month(fall.months[-1])
        self.query_one(StepPlot).show(fall.left[0], fall.left[1] if len(fall.left) > 1 else (), most, *ends)
        names = ((OURS, _("yours")), (THEIRS, _("theirs")))
        currency = self.ashore.session.value.currency
        words = [
            falling_words(f"{sign} {name}", schedule, currency)
            for (sign, name), schedule in zip(names, schedules, strict=False)
        ]
        self.query_one("#words", Prose).show("\n".join(words))

    # What can be done

    def _move(self, name: str, value: Decimal) -> None:
        """A dial was moved."""
        if self._tried is not None:
            moved: dict[str, Any] = {name: int(value) if name == "number" else value}
            plan = self._tried.plan._replace(**moved)
            self._tried = try_out(self.ashore.case, self._debt_id, self._tried.owed, plan)
            self._plan = self._tried.plan
            self._show_tried()

    def _complete(self) -> Tried | None:
        """What is tried, where an offer can be made of it; else why not is said."""
        if self._tried is None:
            self.ashore.say(why_not(self.ashore.case, self._debt_id))
        elif isinstance(self._tried.measured, Wrong):
            self.ashore.say(wrong_words(self._tried.measured))
        else:
            return self._tried
        return None

    def action_propose(self) -> None:
        tried = self._complete()
        if tried is None:
            return

        def propose(workbook: Workbook) -> tuple[Workbook, str]:
            kept, offer = keep(workbook, tried, self.ashore.today())
            return drafts.propose(kept, offer, self.ashore.guide, self.ashore.today())

        if draft := self.ashore.session.make(propose):
            self.ashore.go.begun("draft", draft)

    def action_keep(self) -> None:
        if (tried := self._complete()) and (
            offer := self.ashore.session.make(partial(keep, tried=tried, today=self.ashore.today()))
        ):
            self.ashore.go.open("offer", offer)

    def action_derivation(self) -> None:
        if tried := self._complete():
            self.ashore.go.dialog(DerivationPage(tried_derivation(self.ashore.case, tried)))

    def action_facts(self) -> None:
        self.ashore.go.facts_behind("offer")


def step_of(owed: Decimal) -> Decimal:
    """By how much a sum moves: a round one, so that some forty steps lead from one end to the other."""
    step, nicer = Decimal(1), cycle((Decimal(2), Decimal("2.5"), Decimal(2)))
    while owed > step * STEPS * Decimal("1.5"):
        step *= next(nicer)
    return step
