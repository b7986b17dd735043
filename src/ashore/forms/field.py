"""Forms as data: a field has a name, reads its value from the workbook, and writes it by an edit.

What was typed and cannot be read stays in the field, with the reason beside it, and is kept in the workbook under the
field's name until it can be read: nothing is lost by a mistake. Until then the field has no value: what stood in it
before does not go on counting behind a text that says something else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from ashore.finance.terms import LONGEST
from ashore.forms.written import amount_text, payments_text, plain_text, rate_text
from ashore.i18n import _, fill, formats, parse
from ashore.storage.checked import may_hold, most_characters
from ashore.text import clean
from ashore.values import LARGEST, LONGEST_TEXT, Precision
from ashore.workbook import edits
from ashore.workbook.model import Answer, ListedPayment, Record, Workbook
from ashore.workbook.session import Session

Kind = Literal[
    "text", "long", "path", "money", "date", "count", "rate", "factor", "time", "sums", "payments", "choice", "choices"
]
Value = Answer | Decimal | dt.time | tuple[Decimal, ...] | tuple[ListedPayment, ...] | None

LONGEST_PATH = 500
MOST_TIMES = 10
"""The highest factor that a field takes."""


class Question(NamedTuple):
    """What is asked back about a value that can hardly be meant, and what to do if it is as the question supposes."""

    text: str
    yes: str
    edit: Callable[[Workbook], Workbook]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. `name` is its place in the workbook, such as letter.l1.since.

    `looks`: where a day without a year lies. `read` gives None for nothing, and `write` takes None for it; a record
    that cannot be without the value stays as it is.
    `needed`: its record cannot be without a value. `longest` is how many characters a text may have.
    """

    name: str
    kind: Kind
    label: str
    read: Callable[[Workbook], Value]
    write: Callable[[Workbook, Value], Workbook]
    help: str = ""
    options: dict[str, str] = field(default_factory=dict)
    looks: Literal["back", "ahead"] = "ahead"
    least: int = 1
    most: int = 360
    unit: parse.Unit = "payments"
    """What a count counts."""
    ahead_too: bool = False
    """Whether a day that looks back may lie ahead all the same."""
    ask: Callable[[Workbook], Question | None] | None = None
    """What is asked back about the value."""
    needed: bool = False
    longest: int = LONGEST_TEXT
    highest: Decimal = Decimal(10)
    """Of a rate: the highest, as a fraction."""
    unanswered: str = ""
    """What an empty answer says, where that is not that it is not known."""
    precision: Precision = "day"
    """Of a date: where a month is asked, it is kept as its first day, and written without it."""
    take: Callable[[str], str] | None = None
    """Of a text: what of it is taken; the rest is never kept."""

    def text(self, workbook: Workbook) -> str:
        """What stands in the field: what could not be read yet, or the value."""
        if self.name in workbook.unfinished:
            return workbook.unfinished[self.name]
        return self.written(self.read(workbook))

    def written(self, value: Value) -> str:
        """A value as it stands in the field."""
        match value:
            case None:
                return ""
            case Decimal() if self.kind == "rate":
                return rate_text(value)
            case Decimal() if self.kind == "factor":
                return plain_text(value)
            case Decimal():
                return amount_text(value)
            case dt.date():
                return f"{value:%Y-%m}" if self.precision == "month" and value.day == 1 else value.isoformat()
            case dt.time():
                return f"{value:%H:%M}"
            case tuple() if self.kind == "sums":
                return "; ".join(amount_text(sum_) for sum_ in value if isinstance(sum_, Decimal))
            case tuple() if self.kind == "payments":
                return payments_text(value, amount_text)
            case _other:
                return str(value)

    def parse(self, text: str, today: dt.date) -> Value:
        """The value in a text. Raises parse.Unreadable."""
        if self.needed and not text.strip():
            raise parse.Unreadable(self.needed_words())
        match self.kind:
            case "money":
                return parse.amount(text, LARGEST)
            case "date":
                return parse.date(text, today, "near" if self.ahead_too else self.looks)
            case "count":
                return parse.count(text, self.least, self.most, self.unit)
            case "time":
                return parse.time(text)
            case "sums":
                return parse.amounts(text, LARGEST) or None
            case "payments":
                return _listed(text, today)
            case "rate":
                return parse.rate(text, self.highest)
            case "factor":
                return parse.factor(text, MOST_TIMES)
            case "path":
                return _no_longer(parse.path(text), LONGEST_PATH) or None
            case _other:
                text = clean(text, lines=self.kind == "long")
                text = self.take(text) if self.take else text
                return _no_longer(text, self.longest) or None

    @staticmethod
    def needed_words() -> str:
        """Why a field that needs a value cannot be emptied."""
        return _("This cannot be empty; what was noted before stays.")

    def chosen(self, workbook: Workbook, option: str) -> Value:
        """The value once an option is chosen: of several, the option is ticked, or its tick goes; one that is chosen
        stays chosen."""
        if self.kind != "choices":
            return option
        value = self.read(workbook)
        chosen = value if isinstance(value, tuple) else ()
        return tuple(o for o in self.options if (o in chosen) != (o == option))

    @property
    def may_be_cleared(self) -> bool:
        """Whether the choice can be taken back, and no option of its own stands for that."""
        return self.kind == "choice" and not self.needed and "" not in self.options

    def type(self, session: Session, text: str, today: dt.date) -> str | None:
        """Take what was typed: into the workbook when it can be read, otherwise kept, and the field has no value then.

        Returns why it cannot be read.
        """
        try:
            value, kept, problem = self.parse(text, today), None, None
        except parse.Unreadable as unreadable:
            value, kept, problem = None, text, str(unreadable)
        session.apply(lambda workbook: self.write(edits.set_unfinished(workbook, self.name, kept), value), self.name)
        return problem

    def takes(self, session: Session, text: str, today: dt.date) -> bool:
        """Take what stands in a field on the screen. Returns whether it was anything new."""
        if text == self.text(session.value):
            return False
        self.type(session, text, today)
        return True

    def put(self, session: Session, value: Value) -> None:
        """Take what was chosen."""
        session.apply(lambda workbook: self.write(workbook, value))

    def says(self, text: str, workbook: Workbook, today: dt.date) -> bool:
        """Whether a text means what the workbook holds, however it is written."""
        if self.name in workbook.unfinished:
            return False
        try:
            return self.parse(text, today) == self.read(workbook)
        except parse.Unreadable:
            return False

    def instead_of_known(self, workbook: Workbook, text: str, today: dt.date) -> str | None:
        """Why a text cannot be read that would push out a value that is known; None where it can, or none is known."""
        if self.name in workbook.unfinished or self.read(workbook) in (None, ""):
            return None
        try:
            self.parse(text, today)
        except parse.Unreadable as problem:
            return str(problem)
        return None

    def problem(self, workbook: Workbook, today: dt.date) -> str | None:
        """Why what stands in the field has not been taken; None when it has."""
        if self.name not in workbook.unfinished:
            return None
        try:
            self.parse(workbook.unfinished[self.name], today)
        except parse.Unreadable as problem:
            return str(problem)
        return _("This could not be read when it was typed, and does not count. Type it once more.")

    def understood(self, workbook: Workbook, text: str) -> str:
        """What was understood, where that is not plain from what was typed."""
        value = None if self.name in workbook.unfinished else self.read(workbook)
        if value is None or text.strip() == self.written(value):
            return ""
        match value:
            case dt.date() if self.kind == "date":
                what = formats.month_in_full(value) if self.precision == "month" else formats.day(value)
            case Decimal() if self.kind == "money":
                what = formats.number(value)
            case Decimal() if self.kind == "rate":
                what = formats.percent(value)
            case Decimal() if self.kind == "factor":
                what = formats.plain(value)
            case tuple() if self.kind == "sums":
                what = _("; ").join(formats.number(sum_) for sum_ in value if isinstance(sum_, Decimal))
            case tuple() if self.kind == "payments":
                what = payments_text(value, formats.number)
            case _other if self.kind in ("time", "count", "path"):
                what = self.written(value)
            case _other:
                return ""
        return fill(_("understood: {what}"), what=what)

    def doubt(self, workbook: Workbook, today: dt.date) -> str:
        """What is odd about the value, though it could be read."""
        value = None if self.name in workbook.unfinished else self.read(workbook)
        late = isinstance(value, dt.date) and value > today
        if late and self.kind == "date" and self.looks == "back" and not self.ahead_too:
            return _("That day lies ahead. Is it the right one?")
        return ""

    def asked(self, workbook: Workbook) -> Question | None:
        """What is asked back about the value."""
        return self.ask(workbook) if self.ask and self.name not in workbook.unfinished else None


def _listed(text: str, today: dt.date) -> tuple[ListedPayment, ...] | None:
    from ashore.i18n.parse.payments import OnDay, payments

    found = payments(text, today, LARGEST, LONGEST)
    return (
        tuple(
            ListedPayment(amount=one.amount, date=one.date)
            if isinstance(one, OnDay)
            else ListedPayment(amount=one.amount, times=one.times)
            for one in found
        )
        or None
    )


def _no_longer(text: str, most: int) -> str:
    if len(text) > most:
        raise parse.Unreadable(fill(_("At most {n} characters."), n=str(most)))
    return text


def field_of(
    model: type[Record],
    place: str,
    name: str,
    kind: Kind,
    label: str,
    record: Callable[[Workbook], Record | None],
    edit: Callable[..., Workbook],
    *,
    empty: Value = None,
    help: str = "",
    options: Mapping[str, str] | None = None,
    looks: Literal["back", "ahead"] = "ahead",
    least: int = 1,
    most: int = 360,
    unit: parse.Unit = "payments",
    ahead_too: bool = False,
    highest: Decimal = Decimal(10),
) -> Field:
    """The field of one value of a record of a model: `edit(workbook, name=value)` changes it.

    `empty` is what the record holds when nothing is entered; texts hold an empty text. An option "" stands for nothing.
    Whether it may be empty, and how long a text may be, is what the model says.
    """
    nothing: Value = "" if kind in ("text", "long", "path") else () if kind in ("choices", "payments") else empty

    def read(workbook: Workbook) -> Value:
        value: Value = getattr(record(workbook), name, None)
        if options is not None:
            return "" if value is None else value
        return None if value == nothing else value

    needed = not may_hold(model, name, nothing)

    def write(workbook: Workbook, value: Value) -> Workbook:
        new = nothing if value is None or value == "" else value
        return workbook if needed and new is nothing else edit(workbook, **{name: new})

    place = f"{place}.{name.replace('_', '-')}"
    chosen, longest = dict(options or {}), most_characters(model, name, LONGEST_TEXT)
    return Field(
        place,
        kind,
        label,
        read,
        write,
        help,
        chosen,
        looks,
        least,
        most,
        unit,
        ahead_too,
        None,
        needed,
        longest,
        highest,
    )


def flag_field(
    place: str,
    name: str,
    label: str,
    record: Callable[[Workbook], Record | None],
    edit: Callable[..., Workbook],
    words: Mapping[bool, str] | None = None,
) -> Field:
    """The field of a yes or no of a record; `words` where the two are called otherwise."""

    def read(workbook: Workbook) -> Value:
        return "yes" if getattr(record(workbook), name, False) else "no"

    def write(workbook: Workbook, value: Value) -> Workbook:
        return edit(workbook, **{name: value == "yes"}) if value else workbook

    named = words or {True: _("yes"), False: _("no")}
    options = {"yes": named[True], "no": named[False]}
    return Field(f"{place}.{name.replace('_', '-')}", "choice", label, read, write, options=options, needed=True)
