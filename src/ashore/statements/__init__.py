"""Account statements: bytes of a file into rows, and what of them counts. No file, no clock, no screen, no language.

`read.read_statement` makes a `rows.Statement` of a file's bytes, `counting.count` a `counting.Count` of one or several,
`report.report_of` the sums, weeks and months. Names and words are data (`content/statements`), compiled by `rules`.
"""
