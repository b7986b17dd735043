"""`python -m ashore` is `ashore`."""

import sys

from ashore.cli import main

sys.exit(main())
