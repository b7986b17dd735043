"""Where a text of the program is seen, for translators: by its file, and what that file says of itself."""

from __future__ import annotations

from pathlib import PurePath

TYPED = ("parse", "words.py")
"""The file of what is typed and never shown."""
ROOMS: tuple[tuple[str, str], ...] = (
    ("i18n/kit", "said to translators, on the command line"),
    ("guide/checks", "said to authors of the guidance, on the command line"),
    ("i18n/parse", "said when what was typed cannot be read"),
    ("i18n", "said when a file is wrong, or seen on several screens"),
    ("workbook", "said about the workbook file"),
    ("storage", "said about files"),
    ("wording", "seen on pages and in plain text"),
    ("forms", "seen in a form, on the screen and in the plain way"),
    ("letters", "seen in a letter or beside it"),
    ("export", "seen in files that are written"),
    ("statements", "said about account statements"),
    ("guide", "seen with the guidance, or said about its files"),
)
"""Parts of the program that are no screens, the inner ones first."""
SAY_MORE = ("wording", "forms", "letters", "export", "i18n/parse")
"""Those whose files each say in their first sentence what they are about."""


def seen(path: PurePath, about: str) -> str:
    """Where the texts of a file are seen. `about`: its description."""
    if path.parts[-2:] == TYPED:
        return "not shown: what people type and how; all usual ways, with | between; in a row, / between"
    if "pages" in path.parts:
        return f"seen on the screen: {path.stem.replace('_', ' ')}"
    if "cli" in path.parts or path.stem == "argparse_texts":
        return "seen on the command line"
    if "dialogue" in path.parts:
        return "seen line by line, in the plain way"
    if path.stem == "tabs":
        return "in the row of tabs, at the top of every page"
    if "tui" in path.parts:
        return "seen in the program, on several screens"
    for room, where in ROOMS:
        if f"/{room}/" in f"/{path.as_posix()}":
            subject = first_sentence(about)
            return f"{where} ({subject})" if room in SAY_MORE and subject else where
    return "seen in the program"


def first_sentence(text: str) -> str:
    """The first sentence of a description, without its full stop and the first letter small."""
    sentence = " ".join(text.split()).partition(". ")[0].rstrip(".")
    return sentence[:1].lower() + sentence[1:]
