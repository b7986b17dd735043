"""Private parts of Textual that Ashore has to touch, and nothing else: no other place imports, overrides or reads one.

`tests/tui/test_private_parts.py` holds that; `tests/tui/test_textual_internals.py` fails when Textual changes one.
"""
