"""Sessions in real processes, in random order, some killed: no saved edit is ever lost.

Run `python -m tests.faults.interleave [ROUNDS] [SEED]`; it prints one line of figures.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ashore.workbook import edits
from ashore.workbook.edits import Edit
from ashore.workbook.file.store import Store
from ashore.workbook.open_workbook import OpenWorkbook
from tests.support import TODAY

SESSIONS = 3
TURNS = 14


@dataclass
class Worker:
    """A session in a process of its own; it is told what to do, a line at a time."""

    path: Path
    pid: int = 0
    commands: int = -1
    answers: int = -1
    said: list[str] = field(default_factory=list)

    def start(self) -> None:
        down, self.commands = os.pipe()
        self.answers, up = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.commands)
            os.close(self.answers)
            try:
                serve(self.path, os.fdopen(down), up)
            finally:
                os._exit(0)
        os.close(down)
        os.close(up)

    def ask(self, command: str) -> str:
        os.write(self.commands, f"{command}\n".encode())
        answer = b""
        while not answer.endswith(b"\n"):
            piece = os.read(self.answers, 100)
            if not piece:
                return "gone"
            answer += piece
        return answer.decode().strip()

    def end(self, number: int = signal.SIGKILL) -> None:
        if self.pid:
            os.kill(self.pid, number)
            os.waitpid(self.pid, 0)
            os.close(self.commands)
            os.close(self.answers)
            self.pid = 0


def tick(step: str) -> Edit:
    return lambda workbook: edits.mark_step(workbook, step, "done", TODAY)


def serve(path: Path, commands: Iterable[str], answers: int) -> None:
    """One session: opens the workbook, does as it is told, answers what came of it."""
    open_workbook = OpenWorkbook(path, TODAY)
    for line in commands:
        verb, _space, step = line.strip().partition(" ")
        answer: str = open_workbook.mode
        if verb == "tick":
            open_workbook.session.apply(tick(step))
            saver = open_workbook.session.saver
            saved = saver is not None and saver.flush()
            answer = "saved" if saved and step in {s.id for s in open_workbook.session.value.steps} else "refused"
        elif verb == "ask":
            open_workbook.request_lock()
        elif verb == "look":
            if open_workbook.lock_is_requested():
                open_workbook.release_lock()
            open_workbook.refresh()
        elif verb == "take":
            answer = "taken" if open_workbook.take_lock() else open_workbook.mode
        elif verb == "close":
            open_workbook.close()
        os.write(answers, f"{answer}\n".encode())
        if verb == "close":
            return


def play(chance: random.Random, place: Path) -> tuple[int, int]:
    """One round. Returns how many edits were said to be saved, and how many of them are missing at its end."""
    path = place / "workbook.toml"
    workers = [Worker(path) for _n in range(SESSIONS)]
    saved: list[str] = []
    for turn in range(TURNS):
        worker = chance.choice(workers)
        if not worker.pid:
            worker.start()
            continue
        verb = chance.choice(["tick", "tick", "tick", "ask", "look", "take", "close", "kill"])
        if verb == "kill":
            worker.end()
        elif verb == "close":
            worker.ask("close")
            worker.end()
        elif worker.ask(f"{verb} step-{turn}") == "saved":
            saved.append(f"step-{turn}")
    for worker in workers:
        worker.end()
    final = Store(path).read()
    there = {step.id for step in final.steps} if final else set()
    return len(saved), sum(step not in there for step in saved)


def figures(rounds: int, seed: int) -> tuple[int, int]:
    """Play rounds. Returns how many, and how many saved edits were lost in all (or 1 when nothing was ever saved)."""
    chance = random.Random(seed)
    edits_saved = lost = 0
    for _round in range(rounds):
        place = Path(tempfile.mkdtemp(prefix="ashore-interleave-"))
        try:
            saved, missing = play(chance, place)
        finally:
            shutil.rmtree(place)
        edits_saved, lost = edits_saved + saved, lost + missing
    return rounds, lost if edits_saved else 1


if __name__ == "__main__":
    rounds, lost = figures(*map(int, sys.argv[1:]))
    print(f"interleavings: {rounds}, lost: {lost}")
    sys.exit(1 if lost else 0)
