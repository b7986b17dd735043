"""What is asked of an entry of the contact log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from ashore.casework.clauses import sounds_like
from ashore.forms.field import Field, Kind, Question, Value, field_of, flag_field
from ashore.forms.questions import QuestionPage, part_of
from ashore.guide.guide import Guide
from ashore.guide.say import say
from ashore.i18n import _, fill, formats
from ashore.i18n.zone import LOCAL, moved
from ashore.wording.contacts import CHANNELS, TONES
from ashore.wording.debts import lender_of
from ashore.wording.evidence import evidence_name
from ashore.wording.promises import OUTCOMES
from ashore.workbook import edits
from ashore.workbook.find import find
from ashore.workbook.model import Contact, Workbook


class ContactForm(NamedTuple):
    """The form of one entry; the conduct rules' questions are those of the guide.

    What is noted has happened by `now`. Its days and times are those of `zone`.
    """

    id: str
    guide: Guide
    now: dt.datetime
    zone: dt.tzinfo = LOCAL

    def _of(self, workbook: Workbook) -> Contact | None:
        return find(workbook.contacts, self.id)

    def fields(self, workbook: Workbook) -> Iterator[Field | str]:
        """The fields, top to bottom."""
        field = partial(field_of, Contact, f"contact.{self.id}", record=self._of, edit=self._edit)
        channels = {str(channel): _(words) for channel, words in CHANNELS.items()}
        yield field("channel", "choice", _("What was it"), options=channels)
        if workbook.debts:
            debts = {debt.id: lender_of(debt) for debt in workbook.debts} | {"": _("not known")}
            yield field("debt", "choice", _("About which debt"), options=debts)
        yield field("direction", "choice", _("Who began it"), options={"in": _("They did"), "out": _("You did")})
        yield self._when("day", "date", _("On which day"))
        yield self._when("time", "time", _("At what time"))
        yield replace(field("said", "long", _("What was said, in their words")), ask=self._sounds_like)
        yield self._marks(workbook)
        tones = {str(tone): _(words) for tone, words in TONES.items()}
        yield field("tone", "choice", _("How they spoke"), options=tones)
        yield field("number", "text", _("Number or account"))
        yield field("person", "text", _("Name or staff number they gave"))
        yield field("acts_for", "text", _("For whom they say they act"))
        yield field("verified", "text", _("How you made sure who they are"))
        yield field("minutes", "count", _("Minutes it took"), least=0, most=1440, unit="minutes")
        yield field("mine", "text", _("What you said"))
        yield self._promised(field("my_promise", "text", _("What you promised")), workbook)
        yield self._promised(field("my_until", "date", _("Until which day you promised it")), workbook)
        yield from self._outcome(workbook, "my", field)
        yield self._promised(field("their_promise", "text", _("What they promised")), workbook)
        yield self._promised(field("their_until", "date", _("Until which day they promised it")), workbook)
        yield from self._outcome(workbook, "their", field)
        yield flag_field(
            f"contact.{self.id}", "in_writing", _("Did the promise come in writing?"), self._of, self._edit
        )
        yield field("ticket", "text", _("Number of the ticket"))
        yield field("next_step", "text", _("Your next step"))
        yield field("next_on", "date", _("The day of your next step"))
        if workbook.evidence:
            pieces = {piece.id: evidence_name(piece) for piece in workbook.evidence}
            yield field("evidence", "choices", _("Evidence of it"), options=pieces)

    def questions(self) -> list[QuestionPage]:
        """A contact noted afterwards in three questions: who, when, what was said."""
        page = QuestionPage
        promises = ("my-promise", "my-until", "their-promise", "their-until")
        return [
            page(
                _("Who was it, and about which debt?"),
                _("The number in your list of calls, or the name in the message."),
                ("channel", "number", "debt", "direction"),
            ),
            page(_("When was it?"), _("Your list of calls or the message has day and time."), ("day", "time")),
            page(
                _("What was said, and what was promised?"),
                _("In their words, as far as you remember. Tick what was so."),
                ("said", "marks", *promises),
            ),
        ]

    def call_now(self) -> QuestionPage:
        """A call that is going on, on one page."""
        what = ("said", "my-promise", "my-until", "their-promise", "their-until", "number", "debt")
        enough = _("One sentence is enough, such as “Please put it in writing”, and you may hang up after it.")
        return QuestionPage(_("They are on the line"), enough, what)

    def _promised(self, field: Field, workbook: Workbook) -> Field:
        """A field of a promise: empty, it says that there was none; a promise without its day may have one."""
        whose = "my" if part_of(field).startswith("my") else "their"
        made = getattr(self._of(workbook), f"{whose}_promise", "")
        return field if made else replace(field, unanswered=_("nothing was promised"))

    def _outcome(self, workbook: Workbook, whose: str, field: Callable[..., Field]) -> Iterator[Field]:
        """What became of a promise, once there is one; and the day to which it was moved."""
        contact = self._of(workbook)
        if not getattr(contact, f"{whose}_promise", ""):
            return
        options = {str(state): _(words) for state, words in OUTCOMES.items()} | {"": _("not known yet")}
        label = _("How your promise turned out") if whose == "my" else _("How their promise turned out")
        yield field(f"{whose}_state", "choice", label, options=options)
        if getattr(contact, f"{whose}_state", None) == "moved":
            label = _("To which day yours is moved") if whose == "my" else _("To which day theirs is moved")
            yield field(f"{whose}_moved_to", "date", label)

    def _edit(self, workbook: Workbook, **values: object) -> Workbook:
        return edits.edit_contact(workbook, self.id, **values)

    def _when(self, part: str, kind: Kind, label: str) -> Field:
        """The day or the time of the entry; the other part stays."""

        def read(workbook: Workbook) -> Value:
            contact = self._of(workbook)
            if contact is None:
                return None
            return contact.at.date() if part == "day" else contact.at.time().replace(second=0, microsecond=0)

        def write(workbook: Workbook, value: Value) -> Workbook:
            contact = self._of(workbook)
            if contact is None or value is None:
                return workbook
            day = value if isinstance(value, dt.date) else contact.at.date()
            time = value if isinstance(value, dt.time) else contact.at.time()
            return edits.edit_contact(workbook, self.id, at=moved(contact.at, day, time, self.zone))

        ask = self._ahead if part == "time" else None
        return Field(f"contact.{self.id}.{part}", kind, label, read, write, looks="back", ask=ask, needed=True)

    def _ahead(self, workbook: Workbook) -> Question | None:
        """A time later than now is most likely of the evening before."""
        contact = self._of(workbook)
        if contact is None or contact.at <= self.now or contact.at.date() != self.now.date():
            return None
        before = contact.at.date() - dt.timedelta(days=1)
        moment = moved(contact.at, before, contact.at.time(), self.zone)
        return Question(
            fill(_("That time is still to come: it is {now} now. Was it the day before?"), now=f"{self.now:%H:%M}"),
            fill(_("Yes, it was on {day}"), day=formats.day(before)),
            lambda workbook: edits.edit_contact(workbook, self.id, at=moment),
        )

    def _sounds_like(self, workbook: Workbook) -> Question | None:
        """What is not ticked and by these words may be so."""
        contact = self._of(workbook)
        if contact is None or not contact.said:
            return None
        words, asked = self.guide.clause_words, self._asked(contact)
        open_marks = [rule for rule in asked if rule not in contact.marks]
        heard = {rule: passage for rule in open_marks if (passage := sounds_like(contact.said, rule, words))}
        if not heard:
            return None
        passages = _("”, “").join(dict.fromkeys(heard.values()))
        marks = _("; ").join(asked[rule] for rule in heard)
        return Question(
            fill(_("You noted “{words}”. Was this so: {mark}?"), words=passages, mark=marks),
            _("Yes, tick it"),
            lambda workbook: edits.edit_contact(workbook, self.id, marks=(*contact.marks, *heard)),
        )

    def _asked(self, contact: Contact | None) -> dict[str, str]:
        """What is asked at this way of contact, by rule; what was ticked at another stays to be seen."""
        return {
            rule.id: say(rule.question, self.guide.facts)
            for rule in self.guide.conduct.values()
            if rule.question
            and (not rule.ways or contact is None or contact.channel in rule.ways or rule.id in contact.marks)
        }

    def _marks(self, workbook: Workbook) -> Field:
        options = self._asked(self._of(workbook))
        label = _("Was any of this so?")
        place = f"contact.{self.id}"
        return field_of(Contact, place, "marks", "choices", label, self._of, self._edit, options=options)
