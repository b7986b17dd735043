"""Reading what people type: sums, counts, rates, days, times of day, paths.

What cannot be read is said in words; nothing is guessed. The words that people use for days, numbers and times stand in
the catalogue (`words`), the names of months and the signs of numbers come from CLDR (`calendar`, `numbers`): a language
needs no code.
"""

from ashore.i18n.parse.common import Unreadable
from ashore.i18n.parse.days import Direction, date
from ashore.i18n.parse.paths import path
from ashore.i18n.parse.quantities import Unit, count, factor, rate
from ashore.i18n.parse.sums import amount, amounts
from ashore.i18n.parse.times import time

__all__ = ["Direction", "Unit", "Unreadable", "amount", "amounts", "count", "date", "factor", "path", "rate", "time"]
