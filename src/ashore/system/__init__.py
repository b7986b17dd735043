"""What differs between systems, behind one interface: `posix` is Linux and macOS, `windows` is Windows.

Both modules have every name below and mean the same by it; what one of them cannot promise its docstrings say, and
docs/windows.md says it to readers. Each function imports what it needs: a verb that shows a card has no use for
terminals and limits.
"""

from __future__ import annotations

import sys

if sys.platform == "win32":
    from ashore.system.windows import (
        PAUSES,
        FileState,
        close_lock_file,
        exchange,
        file_state,
        flush,
        hang_up,
        has_terminal,
        hold_ends,
        ignore_interrupts,
        is_own,
        join,
        language,
        lock,
        make_private,
        make_private_dir,
        no_core_dumps,
        on_end,
        open_lock_file,
        open_new,
        open_to_read,
        put_in_place,
        reachable,
        read_time_zone_again,
        seen_by_others,
        sync_dir,
        terminal_kind,
        wait_for_end,
    )
else:
    from ashore.system.posix import (
        PAUSES,
        FileState,
        close_lock_file,
        exchange,
        file_state,
        flush,
        hang_up,
        has_terminal,
        hold_ends,
        ignore_interrupts,
        is_own,
        join,
        language,
        lock,
        make_private,
        make_private_dir,
        no_core_dumps,
        on_end,
        open_lock_file,
        open_new,
        open_to_read,
        put_in_place,
        reachable,
        read_time_zone_again,
        seen_by_others,
        sync_dir,
        terminal_kind,
        wait_for_end,
    )

__all__ = [
    "PAUSES",
    "FileState",
    "close_lock_file",
    "exchange",
    "file_state",
    "flush",
    "hang_up",
    "has_terminal",
    "hold_ends",
    "ignore_interrupts",
    "is_own",
    "join",
    "language",
    "lock",
    "make_private",
    "make_private_dir",
    "no_core_dumps",
    "on_end",
    "open_lock_file",
    "open_new",
    "open_to_read",
    "put_in_place",
    "reachable",
    "read_time_zone_again",
    "seen_by_others",
    "sync_dir",
    "terminal_kind",
    "wait_for_end",
]
