"""`python -m dodcheck`, without the working directory among the places to import from."""

import sys

if not sys.flags.safe_path:
    del sys.path[0]

from dodcheck.commands.main import main

main()
