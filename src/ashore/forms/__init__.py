"""Forms as data, for the screens and for the plain way: what is asked of a debt, an entry of the log, a letter."""
