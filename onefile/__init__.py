"""Ashore as one file: `python -m onefile` makes it; `needed` and `start` are what runs first in it."""
