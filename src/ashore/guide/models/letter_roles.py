"""What the program may take a letter, a field or an answer of one for: content says it, code asks by it."""

from collections.abc import Mapping
from typing import Literal

Request = Literal["extension", "instalments", "waiver"]
"""What a lender can be asked for: to wait until a day for all of it, to take it in parts, to waive a part of it."""

FieldKind = Literal[
    "text", "long", "money", "date", "count", "choice", "choices", "contacts", "evidence", "offer", "last-four"
]
FieldRole = Literal[
    "request",
    "instalments",
    "first-instalment",
    "instalment-sum",
    "extension-day",
    "waived-sum",
    "waiver-day",
    "reply-day",
    "proof",
    "who-lends",
]
"""What the program knows an answer as: what is asked for; how many instalments, the day of the first, and how much each
is where they are no equal parts of what is owed; until when one asks for time; how much is to be waived, and when the
rest is paid; by when an answer is wished; which proof goes along; what kind of company the lender is."""
ROLES: Mapping[FieldRole, FieldKind] = {
    "request": "choice",
    "instalments": "count",
    "first-instalment": "date",
    "instalment-sum": "money",
    "extension-day": "date",
    "waived-sum": "money",
    "waiver-day": "date",
    "reply-day": "date",
    "proof": "choices",
    "who-lends": "choice",
}
"""The kind of field that may have each role."""
DebtField = Literal["lender", "product", "contract", "owed", "due-date", "cleared-on"]
"""What a letter may ask that is kept with the debt."""
OF_DEBT: Mapping[DebtField, FieldKind] = {
    "lender": "text",
    "product": "text",
    "contract": "text",
    "owed": "money",
    "due-date": "date",
    "cleared-on": "date",
}
"""The kind of field for each of them."""


PaperValue = Literal["court", "number", "received", "hearing", "lender"]
"""What a letter about a court paper begins with: which court, the case number, when it came, the day of the hearing,
and who the lender is."""
OF_PAPER: Mapping[PaperValue, FieldKind] = {
    "court": "text",
    "number": "text",
    "received": "date",
    "hearing": "date",
    "lender": "text",
}
"""The kind of field for each of them."""

LetterRole = Literal[
    "proposes-offer",
    "after-own-promise",
    "after-their-promise",
    "disputes-entry",
    "disputes-cost",
    "stops-debit",
]
"""What the program takes a letter for: an offer goes into it; a promise of the reader's was not kept or is moved, or
one of theirs was not kept; an entry of the credit record is wrong; what a loan costs is disputed; an automatic debit is
to end or to move."""
