"""`ashore`, and `python -m ashore`, which is the same. Asked for its version alone, it reads nothing else."""

import sys


def main() -> int:
    """Run the command line of this process. Returns the exit code."""
    if sys.argv[1:] == ["--version"]:
        from ashore import __version__

        sys.stdout.write(f"ashore {__version__}\n")
        return 0
    if sys.argv[1:2] == ["status"]:
        from ashore.kept_status import answer

        if sys.stdout is not None and (text := answer(sys.argv[1:])) is not None:
            return _say(text)
    from ashore.cli.main import main as run

    return run()


def _say(text: str) -> int:
    """Write an answer; whoever reads it may have stopped reading."""
    import os

    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    except OSError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
