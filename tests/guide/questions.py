"""Questions as they are typed, each with the answers that are right; `python -m tests.guide.questions` prints how many
are answered so."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

from ashore.guide.guide import Guide, load
from ashore.guide.search import search
from tests.support import speak


def _asked(name: str) -> list[dict[str, Any]]:
    asked: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["asked"]
    return asked


ASKED = _asked("asked.toml")
"""Those by which the search was made, and some that were held out."""
FRESH = _asked("asked_fresh.toml")
"""Written afterwards, in lots, by people who did not know the search; the last lot was never tuned to."""
OURS = [each for each in FRESH if each["right"]]
NOT_OURS = [each for each in FRESH if not each["right"]]
UNTOUCHED = 4
"""The lot to which nothing was ever tuned."""
LANGUAGES = ("en", "zh_CN", "zh_Hant")


def wrong(guide: Guide, questions: list[dict[str, Any]], within: int = 1) -> list[str]:
    """Where no right answer stands first, or within the first few."""
    found = [(each, search(guide).answers(each["words"])[:within]) for each in questions]
    return [
        f"{each['words']}: {[answer.id for answer in answers]}, not {each['right']}"
        for each, answers in found
        if not {answer.id for answer in answers} & set(each["right"])
    ]


def main() -> int:
    """Print, for each language, how many of the questions are answered right."""
    guide = load()
    kinds = {
        "known": ASKED,
        "written afresh": [each for each in OURS if each["lot"] != UNTOUCHED],
        "never tuned to": [each for each in OURS if each["lot"] == UNTOUCHED],
    }
    strangers = [each for each in NOT_OURS if each["kind"] == "off-topic"]
    for language in LANGUAGES:
        speak(language)
        for kind, questions in kinds.items():
            first, three = (len(questions) - len(wrong(guide, questions, within)) for within in (1, 3))
            print(f"{language}, {kind}: {first} of {len(questions)} first, {three} among three")
        answered = sum(bool(search(guide).answers(each["words"])) for each in strangers)
        print(f"{language}, off-topic: {answered} of {len(strangers)} answered")
    return 0


if __name__ == "__main__":
    sys.exit(main())
