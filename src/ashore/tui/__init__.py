"""The full-screen workbook (Textual). Screens read the value and ask for edits; no rule lives here."""
