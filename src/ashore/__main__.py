"""`ashore`, and `python -m ashore`, which is the same. Asked for its version alone, it reads nothing else."""

import sys


def main() -> int:
    """Run the command line of this process. Returns the exit code."""
    if sys.argv[1:] == ["--version"]:
        from ashore import __version__

        sys.stdout.write(f"ashore {__version__}\n")
        return 0
    from ashore.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
