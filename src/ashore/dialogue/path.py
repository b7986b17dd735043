"""From need to an agreed plan: where the reader is, what comes next, and what to do when it goes another way."""

from __future__ import annotations

from functools import partial

from ashore.dialogue.letters import Letters
from ashore.dialogue.subject import Subject
from ashore.dialogue.talk import Choice
from ashore.guide.models.path import PathBranch
from ashore.guide.say import say
from ashore.i18n import _, sentences
from ashore.wording.path import Reached, stages
from ashore.wording.phrases import named


class Path(Subject):
    """The stages with a mark for what the workbook knows to be done."""

    def path(self) -> None:
        """Each stage leads to what helps with it."""

        def choices() -> list[Choice]:
            way: list[Choice] = [
                (self._line(reached), partial(self._go, reached.stage.opens)) for reached in stages(self._case)
            ]
            path, facts = self._guide.path, self._guide.facts
            else_ = _("When it goes another way")
            other: list[Choice] = [
                (named(named(else_, say(branch.title, facts)), say(branch.text, facts)), partial(self._branch, branch))
                for branch in path.branch
            ]
            behind = [fact for branch in path.branch for fact in branch.facts]
            return [*way, *other, *self._sources([*path.facts, *behind])]

        self._talk.menu(lambda: [_("From need to an agreed plan")], choices)

    def _line(self, reached: Reached) -> str:
        """A stage: whether it is done or next, what it is about, what it still lacks."""
        stage, facts = reached.stage, self._guide.facts
        box = "[x]" if reached.done else "[ ]"
        name = " ".join(filter(None, [box, say(stage.title, facts), _("← next") if reached.next else ""]))
        return named(name, sentences(say(stage.text, facts), *filter(None, [reached.lacks])))

    def _branch(self, branch: PathBranch) -> None:
        if branch.letter:
            Letters.of(self).begin(self._guide.letters[branch.letter])
        else:
            self._go(branch.opens)
