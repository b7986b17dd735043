"""Lines of keys in TOML texts."""

from __future__ import annotations

from ashore.storage.toml_file import line_of, name_of

TEXT = '''# a comment
schema = 1

[budget]
mode = "quick"
note = """
lender = "not a key"
"""

[[debts]]
id = "d1"
owed = "1.00"

[[debts]]
id = "d2"
"lender" = "x"

[letters.answers]
due-date = 2026-01-01
'''


def test_lines() -> None:
    assert line_of(TEXT, ("schema",)) == 2
    assert line_of(TEXT, ("budget", "mode")) == 5
    assert line_of(TEXT, ("budget", "lender")) == 4  # inside a text, so no key: the table around it
    assert line_of(TEXT, ("debts", 0, "owed")) == 12
    assert line_of(TEXT, ("debts", 1, "lender")) == 16
    assert line_of(TEXT, ("debts", 1, "owed")) == 14
    assert line_of(TEXT, ("letters", "answers", "due-date")) == 19
    assert line_of(TEXT, ("nothing",)) == 1


def test_names() -> None:
    assert name_of(("debts", 1, "owed")) == "debts[2].owed"
    assert name_of(()) == ""


def test_only_a_line_feed_ends_a_line() -> None:
    text = 'note = "one\u2028two\x85three\x0cfour"\r\n# five\u2029six\r\nowed = "1.00"\r\n'
    assert line_of(text, ("owed",)) == 3
