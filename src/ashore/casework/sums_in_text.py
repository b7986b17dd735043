"""Sums in what people write: 2000元, 2,000, 两千块, 5千, 1.2万, 3k; and sums that are promised every month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ashore.finance.frequency import per_month
from ashore.text import normalise
from ashore.values import Frequency

if TYPE_CHECKING:
    from ashore.guide.models.conduct import ClauseWords

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
DIGITS |= {sign: value for value, sign in enumerate("〇壹贰叁肆伍陆柒捌玖")}
DIGITS |= {"两": 2, "兩": 2, "貳": 2, "參": 3, "陸": 6}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "萬": 10**4}
UNITS |= {"k": 1000, "w": 10**4}
_DIGIT = f"[{''.join(DIGITS)}]"
_SIGN = r"(?:CN¥|[¥￥]|RMB|CNY|人民币|人民幣)[ \t]*"
_WORD = rf"[ \t]*(?:[元圆圓块塊](?:(?P<tenth>{_DIGIT}|\d)[角毛])?(?:(?P<cent>{_DIGIT}|\d)分)?|yuan\b|RMB\b|CNY\b)"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[ \t]*(?:[千仟百佰万萬]|[kw](?![a-z]))(?:\d*[千百])?\d?)?"
_CHINESE = f"[{''.join(DIGITS)}{''.join(unit for unit in UNITS if not unit.isascii())}]+"
SUM = re.compile(rf"(?P<sign>{_SIGN})?(?<![\d.])(?P<number>{_ARABIC}|{_CHINESE})(?P<word>{_WORD})?", re.IGNORECASE)
NO_SUM = re.compile(
    r"\s*(?:[-/.:]\d|[%‰日号號期个個月年天次岁歲周週点點字米克人笔筆位]|st\b|nd\b|rd\b|th\b|days?\b|months?\b|weeks?\b"
    r"|years?\b|times?\b|instal|install|payments?\b)",
    re.IGNORECASE,
)
"""What stands behind a number that is no sum: a part of a day, a count, a share."""
BEFORE_DAY = re.compile(r"[\d年月][-/.年月]$")
LEAST = 50
"""The smallest number that is taken for a sum without a sign or a word of money."""
SENTENCES = re.compile(r"[。；！？;!?\n]|\.(?=\s|$)")
PARTS = re.compile(r"，|,(?!\d{3})|、")


class Sum(NamedTuple):
    """A sum in a text. `marked`: a sign or a word of money stands with it, or a thousand or ten thousand."""

    start: int
    passage: str
    value: Decimal
    marked: bool


def sums_in(text: str) -> Iterator[Sum]:
    """The sums of a text, in order; the text is taken as `normalise` gives it."""
    for match in SUM.finditer(text):
        number = re.sub(r"[\s,]", "", match["number"].lower())
        money = bool(match["sign"] or match["word"])
        if not money and (NO_SUM.match(text, match.end()) or BEFORE_DAY.search(text[: match.start()])):
            continue
        value = _value(number)
        if value is not None:
            value += sum(_part(match[name], places) for name, places in (("tenth", 1), ("cent", 2)))
        marked = money or (number[0].isdigit() and not number[-1].isdigit())
        if value is not None and (marked or value >= LEAST):
            yield Sum(match.start(), match[0].strip(), value, marked)


def _part(digit: str | None, places: int) -> Decimal:
    """What stands behind the whole sum, such as five tenths."""
    if digit is None:
        return Decimal(0)
    return Decimal(int(digit) if digit.isdigit() and digit.isascii() else DIGITS[digit]).scaleb(-places)


def _value(number: str) -> Decimal | None:
    """What a number comes to, with digits or in words; 两千五 is 2,500."""
    whole = part = Decimal(0)
    digit: Decimal | None = None
    last, after_zero = 0, False
    for token in re.findall(r"\d+(?:\.\d+)?|\D", number):
        if token[0].isdigit() and token.isascii():
            digit = Decimal(token)
        elif token in DIGITS:
            digit, after_zero = Decimal(DIGITS[token]), after_zero or DIGITS[token] == 0
        elif token in UNITS:
            last, after_zero = UNITS[token], False
            if last >= 10**4:
                whole += (part + (digit or 0) or 1) * last
                part = Decimal(0)
            else:
                part += (1 if digit is None else digit) * last
            digit = None
        else:
            return None
    if digit is not None:
        part += digit * last / 10 if last >= 100 and digit < 10 and not after_zero else digit
    return whole + part


def monthly_promises(text: str, words: Sequence[ClauseWords]) -> Iterator[Sum]:
    """The sums that a text promises to pay again and again, as money a month, each with its passage.

    `words` are those of every language that there is. What speaks of income or spending, and not of paying back, is no
    promise. A frequency holds until the sentence ends.
    """
    for line in text.split("\n"):
        for sentence in SENTENCES.split(normalise(line)):
            often: Frequency | None = None
            for piece in PARTS.split(sentence):
                folded = piece.casefold()
                here = _often(folded, words)
                often = here or often
                pays_back = _any(folded, [word for language in words for word in language.repay])
                own = _any(folded, [word for language in words for word in language.own_money])
                if not often or (own and not pays_back) or not (here or pays_back):
                    continue
                for sum_ in sums_in(piece):
                    yield Sum(sum_.start, piece.strip(), per_month(sum_.value, often), sum_.marked)


def _often(text: str, words: Sequence[ClauseWords]) -> Frequency | None:
    found = [every.id for language in words for every in language.every if _any(text, every.find)]
    return found[0] if found else None


def _any(text: str, words: Sequence[str]) -> bool:
    return any(_stands(word.casefold(), text) for word in words)


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text; one in Latin letters between other characters than letters."""
    if not word.isascii() or not word[0].isalpha():
        return word in text
    return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text) is not None
