"""What Textual does with input that it cannot read, mended in its parser."""

from __future__ import annotations

import os
import re
from collections.abc import Generator, Iterable

from textual import constants, events
from textual._parser import ParseEOF, ParseTimeout, Peek1, Read1, TokenCallback
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.keys import Keys, _character_to_key
from textual.message import Message

ESC = "\x1b"
LONGEST_SEQUENCE = 30
"""Characters of an escape sequence; Textual takes a longer one for keys that were pressed."""
PASTE_PAUSE = 5.0
"""Seconds without a character after which a paste whose end does not come has ended."""
MOST_COLUMNS, MOST_LINES = 2000, 1000
"""A size that a terminal reports; a larger one is an error, and would take all memory."""
ELSEWHERE = re.compile(r"\x1b\[(?:<?[-\d;]+[mM]|M...|\?\d+;\d\$y)\Z")
"""What Textual reads itself: mouse events and the answers to its questions."""
UNFINISHED = re.compile(r"\x1b(?:\[(?:\[|M.{0,2}|[ -?]*)?|O[0-9;]*)?\Z")
"""The beginning of a sequence: an arrow, a function key, a mouse event, an answer of the terminal."""
FINISHED = re.compile(r"\x1b\[(?:\[.|[ -?]*[@-~])\Z")
BACK_TAB = f"{ESC}\t"
"""Shift+Tab on the Linux console; elsewhere Esc and Tab."""


def key_of(character: str) -> events.Key:
    """The key that types a character."""
    return events.Key(character if character.isalnum() else _character_to_key(character), character)


class Overlong(Exception):
    """A sequence that has no end."""


class SteadyParser(XTermParser):
    """Reads whatever comes in without ending the program, and Esc with the key behind it as two keys.

    Textual's parser raises at sequences with impossible numbers, and types what it does not know as if it were keys.
    An Esc and a key that arrive together it takes for Alt with that key, or for a character that a Mac types with it
    (`=` for ≠), or loses them. No key of Ashore is one with Alt, and losing an Esc puts what follows into a field.
    """

    def parse(self, token_callback: TokenCallback[Message]) -> Generator[Read1 | Peek1, str, None]:
        """Textual's reading, begun anew wherever it fails; what is left of a sequence that it gave up is skipped."""

        def take(token: Message) -> None:
            if not isinstance(token, events.Resize) or _possible(token):
                token_callback(token)

        inner = super().parse(take)
        wanted = next(inner)
        pending = held = recent = ""
        pasting = skipping = False
        while True:
            try:
                character = yield self._wait(wanted, pasting, skipping)
            except ParseEOF:
                return
            except ParseTimeout as pause:
                if skipping:
                    skipping = False
                elif pasting:
                    pasting, held = False, ""
                    for end in BRACKETED_PASTE_END:
                        wanted = inner.send(end)
                elif len(pending) > 2:  # the line is slow: the rest of the sequence is still to come, and is no key
                    inner = super().parse(take)
                    wanted, pending, skipping = next(inner), "", True
                else:
                    wanted, pending = inner.throw(pause), ""
                continue
            if skipping:
                if " " <= character <= "?":
                    continue
                skipping = False
                if character != ESC:
                    continue
            text = character
            if pasting and (held or character == ESC):
                held, text = _without_escapes(held, character)
                if held == BRACKETED_PASTE_END:
                    pasting, held, text = False, "", held
            elif character == ESC and len(pending) > 1:  # a sequence that was cut off, or Esc and [ that were pressed
                for key in (events.Key("escape", ESC), key_of(pending[1])) if len(pending) == 2 else ():
                    take(key)
                inner = super().parse(take)
                wanted = next(inner)
            for one in text:
                try:
                    wanted = inner.send(one)
                except StopIteration:
                    return
                except Exception as error:
                    inner = super().parse(take)
                    wanted, skipping = next(inner), isinstance(error, Overlong)
                pending = "" if wanted.timeout is None else ESC if one == ESC else pending + one
            if not pasting:
                recent = (recent + character)[-len(BRACKETED_PASTE_START) :]
                pasting = recent == BRACKETED_PASTE_START

    def _wait(self, wanted: Read1 | Peek1, pasting: bool, skipping: bool) -> Read1 | Peek1:
        if skipping:
            return self.read1(constants.ESCAPE_DELAY)
        return self.read1(PASTE_PAUSE) if pasting else wanted

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        if alt or (len(sequence) == 2 and sequence[0] == ESC and sequence[1] not in "[O"):
            if sequence == BACK_TAB and os.environ.get("TERM", "").startswith("linux"):
                return [events.Key("shift+tab", None)]
            return [events.Key("escape", ESC), *super()._sequence_to_key_events(sequence[-1])]
        try:
            keys = list(super()._sequence_to_key_events(sequence))
        except (ValueError, OverflowError):  # a key or a character that there cannot be
            return [events.Key(Keys.Ignore, sequence)]
        if keys or sequence[0] != ESC or ELSEWHERE.match(sequence):
            return keys
        if UNFINISHED.match(sequence):
            if len(sequence) >= LONGEST_SEQUENCE:
                raise Overlong
            return []
        if FINISHED.match(sequence):  # a key or an answer that is not known
            return [events.Key(Keys.Ignore, sequence)]
        plain = super()._sequence_to_key_events
        return [events.Key("escape", ESC), *(key for one in sequence[1:] for key in plain(one))]


def _possible(size: events.Resize) -> bool:
    return 0 < size.size.width <= MOST_COLUMNS and 0 < size.size.height <= MOST_LINES


def _without_escapes(held: str, character: str) -> tuple[str, str]:
    """Within a paste: what may be the beginning of its end, and what is text for sure. Textual would take an Esc in it
    for a key that was pressed, and what follows for more of them."""
    held += character
    if BRACKETED_PASTE_END.startswith(held):
        return held, ""
    if character == ESC:
        return ESC, held[:-1].replace(ESC, "")
    return "", held.replace(ESC, "")
