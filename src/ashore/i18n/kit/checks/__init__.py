"""What is wrong with the catalogues of a language, line by line, in words, and for programs by the id of its kind."""

from ashore.i18n.kit.checks.kinds import KINDS, Found, Problem, Severity
from ashore.i18n.kit.checks.run import check

__all__ = ["KINDS", "Found", "Problem", "Severity", "check"]
