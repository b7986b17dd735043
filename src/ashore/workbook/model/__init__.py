"""What the user has entered, as one frozen value: the models, by the same subjects as the edits. The names are those of
the file."""

from ashore.workbook.model.base import LONGEST_UNFINISHED, Record, Unfinished
from ashore.workbook.model.budget import GROUP_SUM, OWN_ITEM, Budget, BudgetLine
from ashore.workbook.model.cash import Cash, CashLine, Trial
from ashore.workbook.model.contacts import Contact
from ashore.workbook.model.debts import ConfirmedRate, Debt, PaymentMade
from ashore.workbook.model.evidence import Evidence
from ashore.workbook.model.letters import LONGEST_CHOICE, Answer, AnyAnswer, LetterDraft, LetterVersion, Sending
from ashore.workbook.model.loans import ListedPayment, Loan
from ashore.workbook.model.offers import Offer, PaymentPromise
from ashore.workbook.model.records import Bill, BillPaid, CourtPaper, CreditReport, Dispute, Reminder, StepRecord
from ashore.workbook.model.statements import StatementPayee
from ashore.workbook.model.workbook import SCHEMA, Workbook

__all__ = [
    "GROUP_SUM",
    "LONGEST_CHOICE",
    "LONGEST_UNFINISHED",
    "OWN_ITEM",
    "SCHEMA",
    "Answer",
    "AnyAnswer",
    "Bill",
    "BillPaid",
    "Budget",
    "BudgetLine",
    "Cash",
    "CashLine",
    "ConfirmedRate",
    "Contact",
    "CourtPaper",
    "CreditReport",
    "Debt",
    "Dispute",
    "Evidence",
    "LetterDraft",
    "LetterVersion",
    "ListedPayment",
    "Loan",
    "Offer",
    "PaymentMade",
    "PaymentPromise",
    "Record",
    "Reminder",
    "Sending",
    "StatementPayee",
    "StepRecord",
    "Trial",
    "Unfinished",
    "Workbook",
]
