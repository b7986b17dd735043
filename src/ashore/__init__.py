"""Ashore (上岸手册): a workbook in the terminal for people who have fallen behind on a small consumer loan."""

__version__ = "0.1.0"
