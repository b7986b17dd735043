"""What a blank holds that the code does not say by the function that fills it: by its name, which means one thing.

The test of the templates asks for every blank of every text, here or in the code (`fillings`)."""

from __future__ import annotations

SUM = "a sum, with its currency where it is known, such as CN¥380.00"
NUMBER = "a number, such as 3"
DAY = "a day, such as Nov 23, 2026"
RATE = "a rate, such as 18%"
LENDERS = "names of lenders, such as Example Loans and Sample Bank"
FILE = "a file with its folder, such as /home/me/workbook.toml"
LIST = "a list in words, such as 'rent, food and power'"
SENTENCE = "a sentence, or several, such as 'It is not a file.'"
QUOTED = "words as somebody typed or said them, such as 'pay today'"
ID = "a name that stands in a file of the content, such as door"
FIELD = "the name of a field or a choice, such as Contract number"
TIMES = "how many, in words, such as '8 payments' or '3 months'"

_BY_KIND: dict[str, str] = {
    SUM: "above amount asked available base buffer came cap cash charges closing comes cost fee fees free goes "
    "income interest least less left lowest lump mine more needed ours owed principal promised "
    "received rest saved spending split sum surplus there theirs waived went",
    NUMBER: "all errors warnings column columns done entries most fuzzy h items m n "
    "number read room rows schema stated year kept",
    DAY: "date day end from_day last then to_day until week",
    RATE: "late rate yearly ",
    LENDERS: "lender lenders",
    FILE: "backup file files folder recovery workbook",
    LIST: "articles blanks certainty choices each endings entry fields forms gaps groups known letters names "
    "parts payments points progress reasons sums ways",
    SENTENCE: "answer caveat fault order problem reason rule why detail",
    QUOTED: "example said text typed word ",
    ID: "call card fact id paper role ",
    FIELD: "debt field group letter other own state title view what",
    TIMES: "count days half every how_often missed months per periods times down",
}

BLANK_NAMES: dict[str, str] = {
    **{name: kind for kind, names in _BY_KIND.items() for name in names.split()},
    "total": "a number or a sum, as the sentence says, such as 8 or CN¥380.00",
    "missing": "a number or a sum, as the sentence says, such as 8 or CN¥380.00",
    "words": "words as somebody said or typed them, such as 'pay today'; of a language, a number",
    "share": "a sum, or a rate with its sign, as the sentence says, such as CN¥380.00 or 18%",
    "effective": "a rate in percent without the sign, such as 18.5",
    "nominal": "a rate in percent without the sign, such as 18.5",
    "key": "a key as it is named, such as x or F3; in messages about the content, the name of a value, such as years",
    "source": "a source by its title, such as the name of a law",
    "way": "words that somebody might say or type, such as 'will they come'",
    "kind": "what kind of thing it is, in a word, such as xterm or hardship",
    "domain": "a catalogue, such as interface",
    "line": "the number of a line, such as 12; of a loan, a rate, such as 24%",
    "now": "how it is now: a day and a time of day, or a sum, as the sentence says, such as 9:30 or CN¥380.00",
    "usual": "what is usual: a sum such as CN¥380.00, or a tag such as fr",
    "address": "an address for a browser, such as http://127.0.0.1:8000",
    "chapter": "the number or name of a chapter, such as 1",
    "code": "a short name, such as CNY or gb",
    "command": "what is typed at a prompt, such as ashore read 1",
    "context": "the id of a text of the content, such as visit/title",
    "encoding": "how a terminal writes characters, such as ASCII",
    "english": "a word of the English texts, such as lender",
    "first": "a sentence or a part of one, such as 'It is late.'",
    "second": "the sentence behind it, such as 'Rest first.'",
    "heading": "a heading, such as Reason",
    "language": "a language, by its own name or its tag, such as Deutsch or de",
    "library": "a part of the program that others made, such as pdfplumber",
    "mark": "what a mark on a contact says, such as 'they threatened'",
    "month": "a month, such as Nov 2026",
    "name": "a name, such as that of a person, a file or a form",
    "new": "an id of the content, such as door",
    "old": "an id that is no more, such as old-door",
    "numbers": "numbers, such as 2, 3, 4",
    "opening": "a mark that opens, such as ¿ or «",
    "option": "an option of the command line, such as --rate",
    "page": "the name of a page, such as Contact log",
    "place": "a place whose rules hold, such as mainland China",
    "point": "what stands between whole and decimals, such as . or ,",
    "sign": "a mark at the end of a sentence, such as ?",
    "size": "columns and lines, such as 120x40",
    "step": "a step of the checklists, such as 'Find the loan contract'",
    "tag": "the tag of a language, such as pt_BR",
    "time": "a day and a time of day, such as Nov 23, 2026, 9:30",
    "version": "a version of Python, such as 3.11",
    "found": "a version of Python, such as 3.12",
    "system": "a system, such as linux-x86_64",
    "here": "a system, such as linux-x86_64",
    "signs": "marks, such as : or ?",
    "weekday": "a day of the week, such as Monday",
    "who": "a name, such as that of a payee or a lender",
    "zone": "a time zone, such as Asia/Shanghai",
    "value": "what was noted, such as 'yes' or CN¥380.00",
}

LETTER_BLANKS: dict[str, str] = {
    "rest": SUM,
    "owed_formal": "a sum as formal papers write it, such as CNY 2,000.00 or 人民币贰仟元整",
    "plan_total": SUM,
    "plan_cost": SUM,
    "count": NUMBER,
    "largest": SUM,
    "first": DAY,
    "last_payment": DAY,
    "how_often": "how often, such as monthly",
    "waived": SUM,
    "attachments": "a list in words, such as 'contract, statement'",
    "contacts_count": NUMBER,
    "latest_contact": DAY,
    "received": SUM,
    "contract_sum": SUM,
    "kept_back": SUM,
    "cost_total": SUM,
    "yearly_cost": RATE,
    "fees": "a list of fees with their sums, such as 'account opening: CN¥200.00'",
    "above": SUM,
    "today": DAY,
}
"""What letters work out."""
