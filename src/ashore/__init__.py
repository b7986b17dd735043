"""Ashore (上岸手册): a workbook in the terminal for people who have fallen behind on a small consumer loan."""

import os

# pydantic would look through every installed package for plugins of its own at the first model: they would see all
# that a reader types, and the search takes longer than reading the workbook.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

__version__ = "0.1.0"
