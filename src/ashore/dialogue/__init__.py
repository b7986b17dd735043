"""The plain way: the workbook as numbered questions and answers, for screen readers, braille displays, scripts."""
