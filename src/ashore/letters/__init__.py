"""Letters: a template, the workbook and a language make a text."""
