"""Account statements: by what names a file is known, and by what words a row is sorted."""

from typing import Annotated, Literal

from pydantic import Field

from ashore.guide.models.base import Id, Model
from ashore.values import Truth

Word = Annotated[str, Field(min_length=1)]
Names = Annotated[tuple[Word, ...], Field(min_length=1)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$", examples=["CNY"])]

Family = Literal["alipay", "notes", "wechat", "shop", "bank"]
"""Which reader a format has: those of one family differ in names alone."""
Column = Literal[
    "time",
    "clock",
    "payee",
    "item",
    "category",
    "direction",
    "amount",
    "in",
    "out",
    "method",
    "state",
    "funds",
    "order",
    "reference",
    "note",
    "fee",
    "refunded",
    "side",
    "currency",
    "balance",
]
"""What stands in a column. time: the day, with the time where one column has both; clock: the time alone; side: debit
or credit; funds: whether money moved; reference: the other side's number of a payment."""
Meaning = Literal[
"moved", "income", "loan", "repayment", "closed", "failed", "no-money", "frozen", "not-paid", "refund", "refunded",
"refunded-in-full"
]  # fmt: skip
"""What a state says. moved: money went as the row says; refund: the row is money that came back; refunded: part of it
went back, the sum stands beside; the last: all of it."""


class StatementFormat(Model):
    """One layout, known by the names in its header. `needs` are the columns without which it is another; in a column
    that has several names the first one there is taken, and all of them of `item`.

    `marks`: how others' rows show that they were paid through it; `called`: how others name it as the way of paying.
    `plus`: which way a sum without a sign goes where one column holds both ways. `ends`: how what stands below the
    rows begins; `closed`: a whole file has such an end. `types`: the category says what a row is. `no_states`: refunds
    and doubles cannot be seen.
    """

    id: Id
    family: Family
    currency: Currency | None = None
    needs: Annotated[tuple[Column, ...], Field(min_length=2)]
    columns: dict[Column, Names]
    marks: tuple[Word, ...] = ()
    called: tuple[Word, ...] = ()
    plus: Literal["in", "out"] = "in"
    ends: tuple[Word, ...] = ()
    closed: Truth = False
    types: Truth = False
    no_states: Truth = False


class StateNames(Model):
    """States that mean the same. `part`: it is enough that a state begins so, what follows may be a sum."""

    means: Meaning
    words: Names
    part: Truth = False


class StatementFormats(Model):
    """content/statements/formats/*.toml"""

    id: Id
    format: tuple[StatementFormat, ...] = ()
    state: tuple[StateNames, ...] = ()


class GroupNames(Model):
    """Words that put a row into a group of the budget; `whole` ones stand alone. Latin ones stand at a word's start."""

    group: Id
    words: tuple[Word, ...] = ()
    whole: tuple[Word, ...] = ()


class CategoryNames(Model):
    """What a file's own category says: a group of the budget, or that it is money moved between own accounts."""

    group: Id | None = None
    own_money: Truth = False
    credit: Truth = False
    words: Names


class LenderNames(Model):
    """A lender by the words that name it."""

    name: Word
    words: Names


class HeadNames(Model):
    """What stands above and below the rows: the owner, the account, first and last day, how many rows; `left` before
    and `right` behind that number."""

    name: Names
    account: Names
    first: Names
    last: Names
    count_left: Names
    count_right: Names


class HeaderNames(Model):
    """By what words the columns of a file that nobody has described are known; Latin ones stand at a word's start."""

    time: Names
    payee: Names
    item: Names
    amount: Names
    money_in: Names
    money_out: Names
    side: Names
    balance: Names
    currency: Names
    state: Names


class RowNames(Model):
    """By what words it is known what a row is. Those `of_lender` say it only beside a lender's name; those of `wallet`
    only of a row that is neither income nor spending; `not_repayment` holds such a word and is none."""

    loan: Names
    loan_of_lender: Names
    repayment: Names
    repayment_of_lender: Names
    not_repayment: Names
    own: Names
    own_wallet: Names
    refund: Names
    interest: Names
    fee: Names
    on_credit: Names
    paid_by_others: Names
    cash: Names
    renewed: Names
    nothing_moved: Names
    """What a state says of a payment that did not happen, or not yet, in a file that nobody has described."""
    automatic: Names
    """What is taken by an authorisation that was given once."""
    trimmed: Names
    """What is cut off the end of a text for the lender's name to be left."""


class DirectionNames(Model):
    """How files say which way money went."""

    income: Names
    outgo: Names
    neutral: Names
    credit_side: Names
    debit_side: Names


class StatementWords(Model):
    """content/statements/words.toml"""

    id: Id
    direction: DirectionNames
    head: HeadNames
    header: HeaderNames
    row: RowNames
    outgo: tuple[GroupNames, ...]
    income: tuple[GroupNames, ...]
    category: tuple[CategoryNames, ...]
    lender: tuple[LenderNames, ...]
    currency: dict[Currency, Names]
    """By which words a currency is named in files."""
